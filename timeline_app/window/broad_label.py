"""Plain text on one line where there is room for it, and on several where there is none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel


class BroadLabel(QLabel):
    """Asks for the width of its whole text: Qt's own, once it may wrap, asks for about a third of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        # A pixel more than the text: it may be a part of one wider than its whole pixels.
        width_px = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width_px, self.heightForWidth(width_px))
