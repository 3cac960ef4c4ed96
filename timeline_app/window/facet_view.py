"""The lines of a facet list: Space checks, Enter chooses this one only, letters begin a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from timeline_app.window.facet_delegate import FacetDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.window.facet_model import FacetModel

_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_PAGES: Final = {int(Qt.Key.Key_PageUp): -10, int(Qt.Key.Key_PageDown): 10}
"""By how many lines they go."""


class FacetView(QListView):
    """As tall as its lines; what is around it scrolls."""

    typed = Signal(str)
    """A letter: the first of a word to search for."""
    key_taken = Signal()
    """A key moved to another line, or did something with the current one."""

    def __init__(self, model: FacetModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self.setViewport(QWidget())
        self.delegate = FacetDelegate(model, look, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._facet_model = model
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keeps keys that are commands elsewhere in the window: letters, which begin a search here, and Home."""
        if event.type() == QEvent.Type.ShortcutOverride and (_is_letter(event) or _is_home(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._facet_model.choose_only(index.row())
            self.key_taken.emit()
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self._facet_model.toggle(index.row())
            self.key_taken.emit()
        elif event.key() in _PAGES:
            # Qt's page is all that is in sight of the list, and that is all of it: what is around it scrolls.
            row = min(max(0, index.row() + _PAGES[event.key()]), self._facet_model.rowCount() - 1)
            self.setCurrentIndex(self._facet_model.index(row))
            self.key_taken.emit()
        elif _is_letter(event):
            # Qt's own search goes on with letters that fit where others did not, and knows only the lines in sight.
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
            if event.key() in _MOVES:
                # At the end of the list too: left to the panel, it would scroll away from the current line.
                event.accept()
                self.key_taken.emit()


def _is_home(event: QEvent) -> bool:
    no_modifier = Qt.KeyboardModifier.NoModifier
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Home and event.modifiers() == no_modifier


def _is_letter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    with_command = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text().isalpha() and not with_command
