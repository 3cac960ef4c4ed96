"""The entries of the list of hits, made when they are scrolled into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from timeline_app.search.context import Excerpt, hit_context
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from timeline_app.layout.captions import Captions
    from timeline_app.search.fields import FieldTexts
    from timeline_app.search.query import Query
    from timeline_app.table import Rows

_STEP: Final = 200
"""So many entries are made known to the list at a time: it asks for the place of each."""
_KEPT: Final = 500
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
_decode: Final = msgspec.json.Decoder(dict[str, Any]).decode


class DateEntry(NamedTuple):
    """A date to go to: its words, and its span in seconds."""

    words: str
    span_s: tuple[int, int]


def go_to_words(entry: DateEntry) -> str:
    """What choosing a date does."""
    return translate("Search", "Go to {date}").format(date=entry.words)


class HitEntry(NamedTuple):
    """An event that was found, and its words."""

    row: int
    title: Excerpt
    date_line: str
    around: Excerpt


class HitModel(QAbstractListModel):
    """A date to go to, if one was typed, and then the hits; further ones only come after those that are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._captions: Captions | None = None
        self._texts: FieldTexts | None = None
        self._query: Query | None = None
        self._date: DateEntry | None = None
        self._rows: Rows = np.zeros(0, np.intp)
        self._known = 0
        self._entries: dict[int, HitEntry] = {}

    def show(self, captions: Captions, texts: FieldTexts, query: Query, date: DateEntry | None, rows: Rows) -> None:
        """Show the hits of a query; those of the same one that were shown already stay."""
        same = query == self._query and date == self._date and captions is self._captions
        if same and len(rows) >= len(self._rows) and np.array_equal(rows[: len(self._rows)], self._rows):
            self._rows = rows
            if self._known < _STEP:
                self.fetchMore()
            return
        self.beginResetModel()
        self._captions, self._texts, self._query, self._date, self._rows = captions, texts, query, date, rows
        self._entries = {}
        self._known = min(len(rows), _STEP)
        self.endResetModel()

    def clear(self, date: DateEntry | None = None) -> None:
        """Show no hits, but perhaps a date."""
        self.beginResetModel()
        # Nothing is kept of a file that may be gone.
        self._captions = self._texts = None
        self._query, self._date, self._rows, self._known, self._entries = None, date, np.zeros(0, np.intp), 0, {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._known + (self._date is not None)

    def canFetchMore(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> bool:
        return self._known < len(self._rows)

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> None:
        more = min(_STEP, len(self._rows) - self._known)
        if more > 0:
            first = self.rowCount()
            self.beginInsertRows(QModelIndex(), first, first + more - 1)
            self._known += more
            self.endInsertRows()

    def entry(self, number: int) -> DateEntry | HitEntry | None:
        """What stands at a line of the list."""
        if self._date is not None:
            if number == 0:
                return self._date
            number -= 1
        if not 0 <= number < self._known or self._captions is None or self._texts is None or self._query is None:
            return None
        row = int(self._rows[number])
        entry = self._entries.get(row)
        if entry is None:
            if len(self._entries) >= _KEPT:
                self._entries.clear()
            event = self._captions.table.records.decoded_one(_decode, row)
            title, around = hit_context(event, self._texts, self._query)
            entry = self._entries[row] = HitEntry(row, title, self._captions.date_line(row), around)
        return entry

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, ENTRY_ROLE):
            return None
        entry = self.entry(index.row())
        if role == ENTRY_ROLE or entry is None:
            return entry
        if isinstance(entry, DateEntry):
            return go_to_words(entry)
        return ", ".join(words for words in (entry.title.text, entry.date_line, entry.around.text) if words)
