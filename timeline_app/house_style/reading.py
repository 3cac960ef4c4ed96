"""Reads a house style from its file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from timeline_app.house_style.faults import Fault, HouseStyleError
from timeline_app.house_style.fields import Table
from timeline_app.house_style.key_lines import KeyLines
from timeline_app.house_style.style import HouseStyle
from timeline_app.house_style.typefaces import chosen_family
from timeline_app.house_style.unreadable import unreadable_colors
from timeline_app.painting.assets import file_bytes
from timeline_app.painting.frame import MARGIN_PX, PX_PER_MM
from timeline_app.painting.logo import LogoError, read_logo
from timeline_app.theme import COLOR_NAMES, THEMES
from timeline_app.wording import translate

if TYPE_CHECKING:
    import os

    from timeline_app.theme import ThemeName

SCALES: Final = (0.7, 2.0)
MARGINS_MM: Final = (0.0, 100.0)
_MOST_BYTES: Final = 1_000_000
_AT_LINE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_house_style(path: str | os.PathLike[str]) -> HouseStyle:
    """The style of a TOML file. Needs a QGuiApplication, for fonts; raises HouseStyleError with all that is wrong."""
    file = Path(path)
    try:
        text = file_bytes(file, _MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise HouseStyleError(file, [Fault(0, "", translate("House style", "is not in UTF-8"))]) from error
    except OSError as error:
        raise HouseStyleError(file, [Fault(0, "", str(error))]) from error
    top = Table(_parsed(text, file), KeyLines(text))
    style = _tables_to_style(top, file)
    if top.faults:
        raise HouseStyleError(file, top.faults)
    return style


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        reason = translate("House style", "is nested too deeply")
        raise HouseStyleError(file, [Fault(0, "", reason)]) from error
    except ValueError as error:
        # Of the newest Python alone, the error has its line as a number.
        said = str(error)
        at = _AT_LINE.search(said)
        line = 0 if at is None else int(at[1] or text.count("\n") + 1)
        reason = translate("House style", "is not TOML: {reason}").format(reason=said[: at.start()] if at else said)
        raise HouseStyleError(file, [Fault(line, "", reason)]) from error


def _tables_to_style(top: Table, file: Path) -> HouseStyle:
    """The style, as far as it can be read; the top table has the faults."""
    top.check_keys(("base", "colors", "fonts", "page"))
    colors, fonts, page = top.table("colors"), top.table("fonts"), top.table("page")
    colors.check_keys((*COLOR_NAMES, "palette", "categories"))
    fonts.check_keys(("family", "files", "scale"))
    page.check_keys(("margin_mm", "logo"))
    base = cast("ThemeName", top.choice("base", THEMES) or "light")
    named = {name: color for name in COLOR_NAMES if (color := colors.color(name)) is not None}
    for name, reason in unreadable_colors(THEMES[base], named):
        colors.blame(name, reason)
    of_categories = colors.table("categories")
    category_colors = ((name, of_categories.color(name)) for name in of_categories.values)
    margin_mm = page.number("margin_mm", *MARGINS_MM)
    return HouseStyle(
        file,
        base,
        tuple(named.items()),
        tuple(colors.colors("palette")),
        tuple((name, color) for name, color in category_colors if color is not None),
        chosen_family(fonts, file.parent),
        fonts.number("scale", *SCALES) or 1.0,
        MARGIN_PX if margin_mm is None else margin_mm * PX_PER_MM,
        _logo(page, file.parent),
    )


def _logo(page: Table, folder: Path) -> Path | None:
    name = page.text("logo")
    if name is None:
        return None
    try:
        read_logo(folder / name)
    except LogoError as error:
        page.blame("logo", f"{name}: {error}")
    return folder / name
