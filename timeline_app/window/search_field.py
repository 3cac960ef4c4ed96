"""The field in the head of the window: words to search for, or a date to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_MOST_CHARS: Final = 200
_LENS_PX: Final = 30
"""Left of the text, where the magnifier is."""
_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}


class SearchField(QLineEdit):
    """Takes the text, and passes on the keys that are meant for the list of hits."""

    moved = Signal(int)
    """So many entries of the list up (negative) or down."""
    entered = Signal()
    """The current entry is wanted."""
    left = Signal()
    """Back to the timeline."""
    focused = Signal(bool)
    """Whether it takes the keys now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setMaxLength(_MOST_CHARS)
        self.setPlaceholderText(translate("Search", "Search events or go to a date"))
        self.setAccessibleName(self.placeholderText())
        self.setClearButtonEnabled(True)
        self.setTextMargins(_LENS_PX - 8, 0, 0, 0)
        self.setMinimumWidth(180)
        self.setMaximumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Another window in front, or a menu, does not end the search.
        kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in kept:
            self.focused.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        # Ended whatever happens: Qt crashes on a painter that an exception leaves active.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(muted, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = QPointF(_LENS_PX / 2 + 2, self.height() / 2 - 1)
            painter.drawEllipse(middle, 4.5, 4.5)
            painter.drawLine(QLineF(middle + QPointF(3.4, 3.4), middle + QPointF(7, 7)))
            keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
            metrics = self.fontMetrics()
            room_px = self.width() - _LENS_PX - metrics.horizontalAdvance(self.placeholderText()) - 24
            if not self.text() and not self.hasFocus() and metrics.horizontalAdvance(keys) <= room_px:
                painter.setPen(muted)
                place = self.rect().adjusted(0, 0, -11, 0)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
