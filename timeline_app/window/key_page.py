"""The help's page of keys: beside each what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from timeline_app.window.broad_label import BroadLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_BETWEEN_PX: Final = 16
_BETWEEN_COLUMNS_PX: Final = 28


class KeyPage(QWidget):
    """The keys in two columns, or in one where not all lines of two have room."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._labels = [(_keys(keys), BroadLabel(meaning)) for keys, meaning in lines]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 8)
        self._grid.setHorizontalSpacing(_BETWEEN_PX)
        self._grid.setVerticalSpacing(6)
        # What is left over stands at the right.
        self._grid.setColumnStretch(4, 1)
        self._columns = 0
        self._place(2)
        self._two_px = self.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(2 if self.width() >= self._two_px else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        length = -(-len(self._labels) // columns)
        for number, (keys, meaning) in enumerate(self._labels):
            column, row = divmod(number, length)
            keys.setContentsMargins(_BETWEEN_COLUMNS_PX - _BETWEEN_PX if column else 0, 0, 0, 0)
            for place, label in enumerate((keys, meaning)):
                self._grid.removeWidget(label)
                self._grid.addWidget(label, row, 2 * column + place, Qt.AlignmentFlag.AlignTop)
        for row in range(len(self._labels) + 1):
            self._grid.setRowStretch(row, int(row == length))


def _keys(text: str) -> QLabel:
    """They never wrap: what they do gives way."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName("heading")
    return label
