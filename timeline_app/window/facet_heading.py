"""The heading of a facet, which opens and closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FacetHeading(QPushButton):
    """Checked while its facet is open; Enter and Space turn it, Right opens and Left closes, as in a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facet_heading")
        self.setFlat(True)
        self.setCheckable(True)
        # In a narrow panel it is the words that give way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            # Left to Qt, they would take the focus to a neighbour.
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
