"""The typeface and its sizes, and how wide texts are in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Self

import fontpkg_inter  # type: ignore[import-untyped]  # a path and a name, no types of its own
import msgspec
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from timeline_app.painting.text_widths import TextWidths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.footprint import Pixels

FAMILY: Final = "Inter"
"""The typeface that comes with the program."""


class Typography(msgspec.Struct, frozen=True):
    """The fonts of the picture, by what they are for. Sizes are in pixels, the same on every machine."""

    title: QFont
    date: QFont
    lane: QFont
    tick: QFont
    context: QFont
    badge: QFont
    heading: QFont
    note: QFont

    @classmethod
    def load(cls, family: str = FAMILY) -> Self:
        """Make the fonts, of another typeface that Qt knows if one is named; needs a QGuiApplication."""
        load_typeface()
        bold = QFont.Weight.DemiBold
        return cls(
            title=make_font(13, bold, family),
            date=make_font(12, family=family),
            lane=make_font(12, bold, family),
            tick=make_font(12, family=family),
            context=make_font(12, bold, family),
            badge=make_font(11, bold, family),
            heading=make_font(22, bold, family),
            note=make_font(12, family=family),
        )


@cache
def load_typeface() -> None:
    """Make Inter known to Qt, once a process: not every system has it, and a picture must not depend on that."""
    # Qt would tell once for each script that no font of this machine can shape; which letters become boxes, and what is
    # wrong with a logo, is said in words of our own.
    silent = ("qt.text.font.db", "qt.svg", "qt.gui.imageio")
    QLoggingCategory.setFilterRules("\n".join(f"{category}=false" for category in silent))
    # Not fontpkg.path(): it scans all installed packages, 50 ms.
    for font in (fontpkg_inter.ROOT / "files").glob("*.ttf"):
        if "Italic" not in font.name:
            # As bytes: of a variable font that Qt opens by its name, only the regular weight is found.
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


@cache
def load_font(data: bytes) -> tuple[str, ...]:
    """Make the typefaces of a font file known to Qt, once a process; their names, none if it is not a font."""
    number = QFontDatabase.addApplicationFontFromData(data)
    return () if number < 0 else tuple(QFontDatabase.applicationFontFamilies(number))


def make_font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal, family: str = FAMILY) -> QFont:
    """A typeface at a size in pixels, drawn the same way everywhere; Inter has the letters that it lacks."""
    font = QFont(list(dict.fromkeys((family, FAMILY))))
    font.setPixelSize(size_px)
    font.setWeight(weight)
    # Contextual alternates would make an arrow of "->" and a times sign of the x in "1x2": not what was written.
    font.setFeature(QFont.Tag("calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


class FontMeasure:
    """The widths of texts in the picture's fonts: the layout's `TextMeasure`."""

    def __init__(self, fonts: Typography) -> None:
        self._title = QFontMetricsF(fonts.title)
        self._date = QFontMetricsF(fonts.date)
        self._widths = TextWidths(fonts.title)

    def title_px(self, text: str) -> float:
        """The width of an event's title."""
        return self._title.horizontalAdvance(text)

    def titles_px(self, texts: Sequence[str]) -> Pixels:
        """The widths of many titles, or a little more; shape `(len(texts),)`."""
        return self._widths.of(texts)

    def date_px(self, text: str) -> float:
        """The width of a date line."""
        return self._date.horizontalAdvance(text)
