"""A word or two in a frame, cut with an ellipsis where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from timeline_app.window.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Chip(QLabel):
    """As wide as its text where it may be; its tooltip says the text that was cut."""

    def __init__(self, text: str, color: str | None = None) -> None:
        super().__init__(text)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setObjectName("chip")
        self.setAccessibleName(text)
        if color is not None:
            self.setStyleSheet(f"color: {color}; font-weight: 600;")

    def sizeHint(self) -> QSize:
        return QSize(self._frame_px() + self._px(self._whole), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room_px, text = self.width() - self._frame_px(), self._whole
        # Not left to Qt alone: it would cut a text that is a part of a pixel wider than its whole pixels.
        if room_px < self._px(text):
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        self.setText(text)
        self.setToolTip("" if text == self._whole else plain_tooltip(self._whole))

    def _frame_px(self) -> int:
        return super().sizeHint().width() - self._px(self.text())

    def _px(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)
