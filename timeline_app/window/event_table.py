"""The table of events in the window: turns pointer and keys into selections, an order and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from timeline_app.window.event_table_model import TABLE_COLUMNS
from timeline_app.window.table_display import TableDisplay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.table import Rows

SELECTED_AT_MOST: Final = 1_000
"""More rows than this are selected to be copied, not to be read: the window shows the current one of them alone."""
FITTED_AT_MOST_PX: Final = 480
_ASCENDING: Final = Qt.SortOrder.AscendingOrder
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EventTable(TableDisplay):
    """A table to be taken in hand."""

    rows_selected = Signal(object)
    """Rows of the file's table, the current one last."""
    event_wanted = Signal(int)
    """The row of an event that is to be brought into view on the timeline."""
    order_wanted = Signal(str, bool)
    """The id of a column, and whether to sort by it from last to first."""
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """What can be done is to be offered at a point of the screen."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__(look, language)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell_selection)
        self._is_told = False
        """While others hear what is selected here: it comes back, perhaps shortened."""
        self.selectionModel().selectionChanged.connect(self._note_selection)
        self.doubleClicked.connect(self._want)
        # A click on a heading turns its mark; the rows follow.
        self.horizontalHeader().sortIndicatorChanged.connect(self._want_order)

    def rows_chosen(self) -> Rows:
        """The rows of the file's table that are selected, in the order in which they stand here."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.size())]
        positions = [np.arange(one.top(), one.bottom() + 1) for one in ranges]
        # A row can be in several ranges, cell by cell.
        chosen: Rows = self.events.rows[np.unique(np.concatenate(positions))] if positions else self.events.rows[:0]
        return chosen

    def _note_selection(self) -> None:
        if not self._is_showing:
            # The current row follows only now, and keys that come fast are told of at once.
            self._telling.start()

    def show_selected(self, rows: Sequence[int]) -> None:
        if not self._is_told:
            self._telling.stop()
            super().show_selected(rows)

    def _tell_selection(self) -> None:
        chosen, current = self.rows_chosen(), self.current_row()
        if len(chosen) > SELECTED_AT_MOST:
            chosen = chosen[:0] if current is None else chosen[chosen == current]
        rows = chosen.tolist()
        if current in rows:
            rows.remove(current)
            rows.append(current)
        self._is_told = True
        self.rows_selected.emit(rows)
        self._is_told = False

    def sort_by_current(self, *, descending: bool) -> None:
        """Sort by the column that has the focus."""
        self._want_order(self.current_column(), Qt.SortOrder.DescendingOrder if descending else _ASCENDING)

    def fit_columns(self) -> None:
        """Make each column as wide as its widest words in view, within reason."""
        head = self.horizontalHeader()
        for section in range(head.count()):
            if not head.isSectionHidden(section):
                self.resizeColumnToContents(section)
                head.resizeSection(section, min(head.sectionSize(section), FITTED_AT_MOST_PX))

    def want_current(self) -> None:
        """Ask for the event that has the focus to be shown on the timeline."""
        self._want(self.currentIndex())

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.event_wanted.emit(int(self.events.rows[index.row()]))

    def _want_order(self, section: int, order: Qt.SortOrder) -> None:
        if self._telling.isActive():
            # What was selected just now is not to be lost.
            self._telling.stop()
            self._tell_selection()
        self.order_wanted.emit(TABLE_COLUMNS[section].id, order == Qt.SortOrder.DescendingOrder)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keeps keys that mean something else elsewhere in the window, such as Home."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.sort_by_current(descending=key == Qt.Key.Key_Down)
        elif key in _ENTER:
            self.want_current()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: TableDisplay.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as in a list."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: len(self.events.rows) - 1}
        if action in ends:
            return self.events.index(ends[action], self.current_column())
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: Qt would look through a million titles for each letter."""

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, position: int) -> None:
        if position != self._cells.hovered:
            self._cells.hovered = position
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(at)


def _is_own(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() in _ENDS or event.matches(QKeySequence.StandardKey.Copy)
