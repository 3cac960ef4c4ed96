"""What can be done with the table, as a menu: so that the keyboard reaches what the headings do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from timeline_app.window.event_table_model import TABLE_COLUMNS
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.window.event_table import EventTable


class TableMenu(QMenu):
    """Copying, sorting and the columns of a table; it is gone once it is closed."""

    export_wanted = Signal()

    def __init__(self, table: EventTable) -> None:
        super().__init__(table)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        chosen, title = len(table.rows_chosen()), TABLE_COLUMNS[table.current_column()].title
        self._add(translate("Table", "Show on the &timeline"), table.want_current, "Return").setEnabled(
            table.current_row() is not None
        )
        if chosen == 1:
            copy_words = translate("Table", "&Copy the row")
        else:
            copy_words = translate("Table", "&Copy %Ln rows", "", chosen)
        first_to_last = translate(
            "Table",
            "Sort by {column}, &first to last",
            "{column} is a heading in small letters, {heading} as it stands",
        ).format(column=title.lower(), heading=title)
        last_to_first = translate(
            "Table",
            "Sort by {column}, &last to first",
            "{column} is a heading in small letters, {heading} as it stands",
        ).format(column=title.lower(), heading=title)
        self._add(copy_words, table.copy_wanted.emit, "Ctrl+C").setEnabled(chosen > 0)
        self._add(translate("Table", "Select &all"), table.selectAll, "Ctrl+A").setEnabled(len(table.events.rows) > 0)
        self._add(translate("Table", "&Export as CSV…"), self.export_wanted.emit, "Ctrl+Shift+E")
        self.addSeparator()
        self._add(first_to_last, lambda: table.sort_by_current(descending=False), "Alt+Up")
        self._add(last_to_first, lambda: table.sort_by_current(descending=True), "Alt+Down")
        self.addSeparator()
        self._add_columns()
        self._add(translate("Table", "Fit columns to their &words"), table.fit_columns)
        self._add(translate("Table", "&Usual columns"), lambda: table.arrange_columns(""))

    def _add(self, text: str, do: Callable[[], object], key: str = "") -> QAction:
        action = QAction(text, self)
        # Shown beside the text; the table itself takes the key.
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def _add_columns(self) -> None:
        columns = self.addMenu(translate("Table", "Co&lumns"))
        shown = self._table.shown_columns()
        for section, column in enumerate(TABLE_COLUMNS):
            action = QAction(column.title, columns)
            action.setCheckable(True)
            action.setChecked(column in shown)
            # The last one stays: without a heading no other could be brought back.
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, section=section: self._table.setColumnHidden(section, not on))
            columns.addAction(action)
