"""The rows of the table: events are decoded when they are first in view, and a few hundred are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from timeline_app.plain_text import single_line
from timeline_app.tabular.columns import COLUMNS, columns_named
from timeline_app.tabular.event_rows import EventRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from timeline_app.table import EventFile, Rows

_AnyIndex = QModelIndex | QPersistentModelIndex
_REMEMBERED: Final = 400
"""Events; a screen holds fewer."""

USUALLY_SHOWN: Final = (
    "date_in_words",
    "title",
    "category",
    "countries",
    "place",
    "status",
    "certainty",
    "source",
    "importance",
)
TABLE_COLUMNS: Final = (
    *columns_named(USUALLY_SHOWN),
    *(column for column in COLUMNS if column.id not in USUALLY_SHOWN),
)
"""In their usual order."""


class EventTableModel(QAbstractTableModel):
    """The events of a file in some order, each with all columns."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._file: EventFile | None = None
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._remembered: dict[int, EventRow] = {}

    @property
    def rows(self) -> Rows:
        """The rows of the file's table, from top to bottom."""
        return self._rows

    @property
    def file(self) -> EventFile | None:
        """The file whose events these are."""
        return self._file

    def show_rows(self, file: EventFile, rows: Rows) -> None:
        """Show these rows of a file."""
        self.beginResetModel()
        if file is not self._file:
            self._remembered.clear()
        self._file, self._rows = file, rows
        self.endResetModel()

    def positions_of(self, rows: list[int]) -> list[int]:
        """Where these rows of the file's table stand, ascending; those that are not shown are left out."""
        if self._file is None or not rows:
            return []
        is_wanted = np.zeros(len(self._file.table), dtype=np.bool_)
        is_wanted[rows] = True
        positions: list[int] = np.flatnonzero(is_wanted[self._rows]).tolist()
        return positions

    def event_at(self, position: int) -> EventRow:
        """The event at a place in the table."""
        row = int(self._rows[position])
        found = self._remembered.get(row)
        if found is None:
            if self._file is None:
                raise IndexError(position)
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[row] = EventRow.of(self._file, row, self._language)
        return found

    def words_at(self, position: int, column: int) -> str:
        """What stands in a cell, on one line."""
        return single_line(TABLE_COLUMNS[column].words(self.event_at(position)))

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(TABLE_COLUMNS)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words_at(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TABLE_COLUMNS[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if TABLE_COLUMNS[section].is_number else Qt.AlignmentFlag.AlignLeft
            )
        return None
