"""The table with what belongs to it: which file, which rows, in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from timeline_app.tabular.columns import COLUMN_OF
from timeline_app.window.event_table import EventTable
from timeline_app.window.row_sorting import RowSorting
from timeline_app.window.table_menu import TableMenu
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from timeline_app.painting.canvas import Look
    from timeline_app.table import Bools, EventFile, Rows
    from timeline_app.tabular.row_order import RowOrder
    from timeline_app.window.settings import Remembered

_USUAL_ORDER: Final = "date_in_words"


class TablePanel(QObject):
    """Keeps the table's rows in order while file, filter and selection change."""

    said = Signal(str)
    """What goes on, in words."""
    ended = Signal(str)
    """What went on, in the same words."""
    export_wanted = Signal()

    def __init__(self, look: Look, language: str, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._column_id, self._descending = remembered.table_order()
        if self._column_id not in COLUMN_OF:
            self._column_id, self._descending = _USUAL_ORDER, False
        self._file: EventFile | None = None
        """The file that is in order or being put in order."""
        self._matches: Bools | None = None
        self._selected: Sequence[int] = ()
        self._order: RowOrder | None = None
        self._said = ""
        self._sorting = RowSorting(language, self)
        self._sorting.started.connect(self._say_sorting)
        self._sorting.sorted.connect(self._take_order)
        self.view = EventTable(look, language)
        self.view.arrange_columns(remembered.table_columns())
        self.view.show_order(self._column_id, descending=self._descending)
        self.view.order_wanted.connect(self.sort)
        self.view.menu_wanted.connect(self._show_menu)

    def show_events(self, file: EventFile, matches: Bools, selected: Sequence[int]) -> None:
        """Show the events of a file that match, some of them selected."""
        self._matches, self._selected = matches, selected
        if file is not self._file:
            self._file, self._order = file, None
            self._show_rows()
            self._sorting.start(file, self._column_id)
        elif self._order is not None:
            self._show_rows()

    def show_selection(self, rows: Sequence[int]) -> None:
        """Mark these rows of the file's table as selected."""
        self._selected = rows
        self.view.show_selected(rows)

    def sort(self, column_id: str, descending: bool) -> None:
        """Sort by a column, from last to first if asked; remembered."""
        same = column_id == self._column_id
        self._column_id, self._descending = column_id, descending
        self._remembered.save_table_order(column_id, descending=descending)
        self.view.show_order(column_id, descending=descending)
        if same and self._order is not None and not self._sorting.is_running:
            self._show_rows()
        elif self._file is not None:
            self._sorting.start(self._file, column_id)

    def rows(self) -> Rows | None:
        """The rows of the file's table that are shown, from top to bottom; None while they are not sorted yet."""
        return None if self._order is None else self.view.events.rows

    def neighbour(self, *, forward: bool) -> int | None:
        """The row after the selected one, or before it; the first or the last where none is selected."""
        rows = self.view.events.rows
        positions = self.view.events.positions_of(list(self._selected[-1:]))
        position = positions[0] + (1 if forward else -1) if positions else (0 if forward else len(rows) - 1)
        return int(rows[position]) if 0 <= position < len(rows) else None

    def save(self) -> None:
        """Remember how the columns stand."""
        self._remembered.save_table_columns(self.view.columns_as_text())

    def stop(self) -> None:
        """Leave what goes on beside the window."""
        self._sorting.stop()

    def _say_sorting(self, title: str) -> None:
        words = translate(
            "Table", "Sorting by {column} …", "{column} is a heading in small letters, {heading} as it stands"
        ).format(column=title.lower(), heading=title)
        self.view.set_notice(words)
        self._said = words
        self.said.emit(words)

    def _take_order(self, order: RowOrder) -> None:
        self._order = order
        self.ended.emit(self._said)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._file is None or self._matches is None:
            return
        no_rows = self._matches[:0].nonzero()[0]
        rows = no_rows if self._order is None else self._order.matching(self._matches, descending=self._descending)
        if self._order is not None:
            if len(self._matches):
                self.view.set_notice(translate("Table", "No event matches the filter."))
            else:
                self.view.set_notice(translate("Table", "There are no events."))
        self.view.show_rows(self._file, rows, self._selected)

    def _show_menu(self, at: QPoint) -> None:
        menu = TableMenu(self.view)
        menu.export_wanted.connect(self.export_wanted)
        menu.popup(at)
