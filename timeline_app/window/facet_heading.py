"""The heading of a facet, which opens and closes it; where there is no room for it, its name ends with an ellipsis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip

from timeline_app.window.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_SMALL_COUNT: Final = " · 0"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FacetHeading(QPushButton):
    """Checked while its facet is open; Enter and Space turn it, Right opens and Left closes, as in a tree."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._count = "", ""
        self.setObjectName("facet_heading")
        self.setFlat(True)
        self.setCheckable(True)
        # In a narrow panel it is the words that give way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, count: str) -> None:
        """Show the facet's name and, behind it, how much is chosen, which is never cut."""
        self._name, self._count = name, count
        self.setText(name + count)

    def name_px(self) -> int:
        """How wide it has to be for the name and a small count."""
        return self.sizeHint().width() - self._px(self.text()) + self._px(self._name + _SMALL_COUNT)

    def fitting_text(self) -> str:
        """What is shown of the text."""
        frame_px = self.sizeHint().width() - self._px(self.text())
        room_px = self.width() - frame_px
        if self._px(self.text()) <= room_px:
            return self.text()
        room_px -= self._px(self._count)
        return self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room_px) + self._count

    def event(self, event: QEvent) -> bool:
        # Asked for when it is needed: what is cut changes with every size.
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            whole = plain_tooltip(self.text()) if self.fitting_text() != self.text() else ""
            QToolTip.showText(event.globalPos(), whole, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fitting = self.fitting_text()
        if fitting == self.text():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # noqa: PLC0415  # slow to load: enums

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = fitting
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _px(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            # Left to Qt, they would take the focus to a neighbour.
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
