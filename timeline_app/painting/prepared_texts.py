"""Texts in a font: how wide they are, what they cover, and how they are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_REMEMBERED_TEXTS: Final = 4_000


class PreparedTexts(dict[str, float]):
    """The widths of texts in a font, in pixels.

    Each is measured once: it costs more than drawing, and the same come every frame.
    """

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._elided: dict[tuple[str, float], str] = {}
        self._metrics = QFontMetricsF(font)

    def __missing__(self, text: str) -> float:
        if len(self) >= _REMEMBERED_TEXTS:
            self.clear()
        return self.setdefault(text, self._metrics.horizontalAdvance(text))

    def bounds(self, text: str) -> QRectF:
        """What a text covers, or a little more, beside the beginning of its baseline."""
        width_px, ascent_px = self[text], self._metrics.ascent()
        line = QRectF(-1, -ascent_px, width_px + 2, ascent_px + self._metrics.descent())
        if text.isascii():
            # These letters stay within their line: no need to look at each.
            return line
        # Qt says too little of letters with several accents, and of what comes from other typefaces.
        air_px = ascent_px / 4
        return line.united(self._metrics.tightBoundingRect(text)).adjusted(-ascent_px, -air_px, ascent_px, air_px)

    def elided(self, text: str, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        if self[text] <= width_px + 0.5:
            return text
        elided = self._elided.get((text, width_px))
        if elided is None:
            if len(self._elided) >= _REMEMBERED_TEXTS:
                self._elided.clear()
            elided = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
            self._elided[text, width_px] = elided
        return elided
