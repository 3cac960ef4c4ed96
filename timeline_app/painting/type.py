"""The typeface and its sizes, and how wide texts are in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Self

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

FAMILY: Final = "Inter"


@dataclass(frozen=True, slots=True)
class Typography:
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
    def load(cls) -> Self:
        """Make the fonts; needs a QGuiApplication."""
        load_typeface()
        weight = QFont.Weight
        return cls(
            title=make_font(13, weight.DemiBold),
            date=make_font(12),
            lane=make_font(12, weight.DemiBold),
            tick=make_font(12),
            context=make_font(12, weight.DemiBold),
            badge=make_font(11, weight.DemiBold),
            heading=make_font(22, weight.DemiBold),
            note=make_font(12),
        )


@cache
def load_typeface() -> None:
    """Make Inter known to Qt, once a process: not every system has it, and a picture must not depend on that."""
    # Qt would warn once for each script that no font of this machine can shape; it shows boxes, which say as much.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    # Not fontpkg.path(): it scans all installed packages, 50 ms.
    for font in (files("fontpkg_inter") / "files").iterdir():
        if "Italic" not in font.name:
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


def make_font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter at a size in pixels, drawn the same way everywhere."""
    font = QFont(FAMILY)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


class FontMeasure:
    """The widths of texts in the picture's fonts: the layout's `TextMeasure`."""

    def __init__(self, fonts: Typography) -> None:
        self._title = QFontMetricsF(fonts.title)
        self._date = QFontMetricsF(fonts.date)

    def title_px(self, text: str) -> float:
        """The width of an event's title."""
        return self._title.horizontalAdvance(text)

    def date_px(self, text: str) -> float:
        """The width of a date line."""
        return self._date.horizontalAdvance(text)
