"""The typeface that a style names: from one of its files, or one that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontDatabase

from timeline_app.nearest import did_you_mean, nearest
from timeline_app.painting.assets import file_bytes
from timeline_app.painting.type import FAMILY, load_font, load_typeface
from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.house_style.fields import Table

_MOST_FONT_BYTES: Final = 50_000_000


def chosen_family(fonts: Table, folder: Path) -> str:
    """The typeface of the table `fonts`: the one it names, else that of its first file, else the program's own."""
    load_typeface()
    from_files = [family for name in fonts.texts("files") for family in _families_of(fonts, folder, name)]
    named = fonts.text("family")
    if named is None:
        return next(iter(from_files), FAMILY)
    families = [*from_files, *QFontDatabase.families()]
    of_small = {family.lower(): family for family in reversed(families)}
    family = of_small.get(named.lower())
    if family is None:
        reason = translate("House style", 'no typeface "{family}" is installed or in the style\'s files')
        near = nearest(named.lower(), of_small)
        said = "" if near is None else f"; {did_you_mean(of_small[near])}"
        fonts.blame("family", reason.format(family=named) + said)
    return family or FAMILY


def _families_of(fonts: Table, folder: Path, name: str) -> tuple[str, ...]:
    try:
        families = load_font(file_bytes(folder / name, _MOST_FONT_BYTES))
    except OSError as error:
        fonts.blame("files", f"{name}: {error}")
        return ()
    if not families:
        fonts.blame("files", f"{name}: " + translate("House style", "is no font that can be read"))
    return families
