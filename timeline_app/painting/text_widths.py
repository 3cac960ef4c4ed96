"""How wide many texts are at once, by the widths of their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QFont, QFontMetricsF

from timeline_app.plain_text import single_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.footprint import Pixels

_ALPHABETS: Final = (range(0x20, 0x7F), range(0xA1, 0xAD), range(0xAE, 0x250), range(0x370, 0x530))
"""Latin, Greek and Cyrillic: a text of these is about as wide as its characters set one after the other."""
_SHAPED: Final = "_"
"""Some letters stand further from it than its width says."""
_END: Final = 0x530
_KERNING_SHARE: Final = 1.01
"""Pairs of letters stand closer than their widths say, and a few a little wider."""


class TextWidths:
    """The widths of texts in a font; asking Qt for each text of a million takes ten seconds."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._advances_px: Pixels | None = None

    def of(self, texts: Sequence[str]) -> Pixels:
        """The width of each text, or up to a few hundredths more; float64, shape `(len(texts),)`."""
        if self._advances_px is None:
            self._advances_px = np.full(_END + 1, np.nan)
            # Shown as a space, if at all.
            self._advances_px[:0x20] = self._advances_px[0x7F:0xA1] = self._metrics.horizontalAdvance(" ")
            for alphabet in _ALPHABETS:
                for code in alphabet:
                    self._advances_px[code] = self._metrics.horizontalAdvance(chr(code))
            self._advances_px[[ord(character) for character in _SHAPED]] = np.nan
        # A line feed after each text closes it, so that none is without a character.
        codes = np.frombuffer("\n".join((*texts, "")).encode("utf-32-le", "replace"), np.uint32)
        ends = np.flatnonzero(codes == ord("\n"))
        if len(ends) != len(texts):
            return np.array([self._shaped_px(text) for text in texts])
        advances_px = self._advances_px[np.minimum(codes, _END)]
        advances_px[ends] = 0.0
        begins = np.concatenate([[0], ends[:-1] + 1])
        widths = np.add.reduceat(advances_px, begins) * _KERNING_SHARE if len(texts) else np.empty(0)
        # What holds any other character is shaped by Qt.
        for index in np.flatnonzero(np.isnan(widths)).tolist():
            widths[index] = self._shaped_px(texts[index])
        return widths

    def _shaped_px(self, text: str) -> float:
        return self._metrics.horizontalAdvance(single_line(text))
