"""Searches the events of the file in slices between the window's other work, and learns its index while it is idle."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.search.index import SearchIndex
    from timeline_app.search.query import Query
    from timeline_app.search.searching import Search
    from timeline_app.table import Bools, Rows

_SLICE_S: Final = 0.004
_FIRST_SLICE_S: Final = 0.008
"""Of a search; all of one in a file of a few thousand events."""
_LEARN_AFTER_MS: Final = 1_000
"""The first picture comes first, and so does what else happens at the start."""
_LEARN_PAUSE_MS: Final = 6
_LEAST_PAUSE_S: Final = 0.1
"""Between two looks at a search that goes on."""
_PAUSE_PER_LOOK: Final = 8
"""Showing a million hits takes its time: the pause after it is so many times as long."""


class Searching(QObject):
    """The hits of what is searched for: those that the filter lets through, and how many more it hides."""

    changed = Signal()
    """There are other hits, or more of them."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._prepared: PreparedFile | None = None
        self._matches: Bools = np.zeros(0, np.bool_)
        self._text = ""
        self._index: SearchIndex | None = None
        self._search: Search | None = None
        self._places: Rows = np.zeros(0, np.intp)
        self._hits: Rows = self._places
        self._hidden = 0
        self._look_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def query(self) -> Query | None:
        """What is searched for; None for nothing."""
        return self._search.query if self._search is not None else None

    @property
    def index(self) -> SearchIndex | None:
        """The index of the file; None before it is begun."""
        return self._index

    @property
    def is_running(self) -> bool:
        """Whether more hits may come."""
        return self._search is not None and not self._search.is_done

    @property
    def hits(self) -> Rows:
        """The rows of the hits so far that the filter lets through, in order of time, undated ones last."""
        return self._hits

    @property
    def hidden_count(self) -> int:
        """How many hits the filter hides, so far."""
        return self._hidden

    def found(self) -> Bools | None:
        """Which rows are such hits, shape `(n,)`; None where nothing is searched for."""
        if self._search is None:
            return None
        found = np.zeros(len(self._matches), np.bool_)
        found[self._hits] = True
        return found

    def show(self, prepared: PreparedFile, matches: Bools) -> None:
        """Search this file from now on, for the same as before, of which the filter lets `matches` through."""
        self._matches = matches
        if prepared is self._prepared:
            if self._search is not None:
                self._look()
            return
        self._prepared, self._index, self._search = prepared, None, None
        self._timer.start(_LEARN_AFTER_MS)
        self.search(self._text)

    def search(self, text: str) -> None:
        """Search for what was typed, and forget what was searched for before."""
        self._text = text
        self._search = None
        if text.strip() and self._prepared is not None:
            from timeline_app.search.query import read_query  # noqa: PLC0415  # the first picture needs none of it
            from timeline_app.search.searching import Search  # noqa: PLC0415

            query = read_query(text)
            if not query.is_empty:
                self._search = Search(self._begun_index(self._prepared), query)
                self._advance(_FIRST_SLICE_S)
                self._timer.start(0)
        self._look()

    def neighbour(self, row: int | None, *, forward: bool) -> int | None:
        """The hit after an event in time, or before it, beginning again at the other end; None without hits."""
        if self._index is None or not len(self._hits):
            return None
        place = -1 if row is None else int(np.flatnonzero(self._index.order == row)[0])
        if forward:
            following = int(self._places.searchsorted(place, "right"))
            return int(self._hits[following % len(self._hits)])
        return int(self._hits[int(self._places.searchsorted(place)) - 1])

    def _begun_index(self, prepared: PreparedFile) -> SearchIndex:
        from timeline_app.search.fields import FieldTexts  # noqa: PLC0415
        from timeline_app.search.index import SearchIndex  # noqa: PLC0415

        if self._index is None:
            table, dated = prepared.file.table, prepared.chronology.by_begin
            order = dated if len(dated) == len(table) else np.append(dated, np.flatnonzero(~table.dated()))
            self._index = SearchIndex.of(table, FieldTexts.of(prepared.file, self._language), order)
        return self._index

    def _go_on(self) -> None:
        if self._prepared is None:
            return
        index = self._begun_index(self._prepared)
        if self.is_running:
            self._advance(_SLICE_S)
            is_first = not len(self._hits) and self._search is not None and self._search.count > 0
            if is_first or not self.is_running or perf_counter() >= self._look_at_s:
                self._look()
        else:
            over_s = perf_counter() + _SLICE_S
            while not index.is_complete and perf_counter() < over_s:
                index.learn_next()
        if self.is_running:
            self._timer.start(0)
        elif not index.is_complete:
            self._timer.start(_LEARN_PAUSE_MS)

    def _advance(self, slice_s: float) -> None:
        over_s = perf_counter() + slice_s
        if self._search is not None:
            self._search.advance(lambda: perf_counter() >= over_s)

    def _look(self) -> None:
        """Tell what has been found."""
        begun_s = perf_counter()
        places = rows = np.zeros(0, np.intp)
        if self._search is not None:
            places = self._search.places()
            rows = self._search.index.order[places]
        shown = self._matches[rows]
        self._places, self._hits, self._hidden = places[shown], rows[shown], int(np.count_nonzero(~shown))
        self.changed.emit()
        now_s = perf_counter()
        self._look_at_s = now_s + max(_LEAST_PAUSE_S, _PAUSE_PER_LOOK * (now_s - begun_s))
