"""Parts of a page that stand side by side where there is room for them, else below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class SideBySide(QWidget):
    """Some widgets of equal width, each at least `least_px` wide if they stand in a line."""

    def __init__(self, widgets: Sequence[QWidget], least_px: int) -> None:
        super().__init__()
        self._least_px = least_px
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        for widget in widgets:
            self._line.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._line.count() * (self._least_px + self._line.spacing())
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
