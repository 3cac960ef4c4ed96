"""The events that one has to do with, each one click away; those at its place are looked for a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.dates.phrases import spoken
from timeline_app.dates.words import day_to_words
from timeline_app.plain_text import single_line
from timeline_app.relations import (
    NAMED_AT_MOST,
    Found,
    named_rows,
    rows_beginning_in,
    rows_going_on_at,
    search_place,
    span_around,
)
from timeline_app.window.pane_texts import add_section, link, words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import Rows

_SHOWN: Final = 6
"""Of the same week and at the same place; the rest is listed on a click."""
_SHOWN_GOING_ON: Final = 4
_SHOWN_NAMED: Final = 20
"""Of those that the file names: somebody chose them."""


class RelatedEvents(QWidget):
    """Those that the file names, those of the same week and what was going on then, those at the same place."""

    event_wanted = Signal(int)
    """The row of the event that was chosen."""
    list_wanted = Signal(str, object)
    """A title, and rows that are to be listed under it."""

    def __init__(self, prepared: PreparedFile, row: int) -> None:
        super().__init__()
        self._prepared, self._row = prepared, row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        table = prepared.file.table
        named = named_rows(table, row)
        if named:
            is_all = len(table.records.event(row).related) <= NAMED_AT_MOST
            self._add(translate("Details", "Related"), np.array(named), np.array(named[:_SHOWN_NAMED]), is_all=is_all)
        self._add_week()
        self._place = table.records.event(row).place or ""
        self._searching: QWidget | None = None
        self._search: Iterator[Found] = search_place(table.records, self._place, row) if self._place else iter(())
        self._found = Found(np.array([], dtype=np.intp), is_all=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._search_on)
        # The first step at once: of most files it is all, and nothing moves afterwards.
        self._search_on()

    def _add_week(self) -> None:
        table = self._prepared.file.table
        span = span_around(table.bounds(self._row))
        if span is None:
            return
        found = rows_beginning_in(table, self._prepared.chronology, span, self._row)
        first, last = day_to_words(span.lo_s), day_to_words(span.hi_s - 1)
        days = first if first == last else spoken().bounds.format(first=first, last=last)
        if span.is_week:
            title = translate("Details", "Began in the same week, {days}").format(days=days)
        else:
            title = translate("Details", "Began in the same span of time, {days}").format(days=days)
        going_on = rows_going_on_at(table, self._prepared.chronology, span.lo_s, self._row)
        if len(found.rows):
            self._add(title, found.rows, self._most_important(found.rows, _SHOWN), is_all=found.is_all)
        elif found.is_all and not len(going_on):
            add_section(self._column, title)
            nothing = translate("Details", "Nothing else in the file, as far as its dates tell")
            self._column.addWidget(words(nothing, "muted"))
        if len(going_on):
            title = translate("Details", "Already going on then, {days}").format(days=days)
            self._add(title, going_on, self._most_important(going_on, _SHOWN_GOING_ON))

    def _most_important(self, rows: Rows, count: int) -> Rows:
        """Those that come first by importance, in the order of `rows`: that of time."""
        if len(rows) <= count:
            return rows
        return rows[np.sort(np.argpartition(self._prepared.chronology.rank[rows], count)[:count])]

    def _search_on(self) -> None:
        """One step of the search for events at the same place; at its end they are shown."""
        found = next(self._search, None)
        if found is not None and not found.is_all:
            self._found = found
            if self._searching is None:
                text = translate("Details", "Looking for events at {place} …")
                self._searching = words(text.format(place=single_line(self._place, 80)), "muted")
                self._column.addSpacing(16)
                self._column.addWidget(self._searching)
                self._timer.start(0)
            return
        self._timer.stop()
        if self._searching is not None:
            self._searching.hide()
        found = found or self._found
        if len(found.rows):
            title = translate("Details", "At the same place, {place}").format(place=single_line(self._place, 80))
            self._add(title, found.rows, self._nearest(found.rows), is_all=found.is_all)

    def _nearest(self, rows: Rows) -> Rows:
        """The rows that lie nearest in time, in order of time; those without a date come last."""
        mid_s, is_dated = self._prepared.chronology.footprints.mid_s, self._prepared.file.table.dated()[rows]
        # As floats: the difference of two far times does not fit into 64 bits.
        apart = np.abs(mid_s[rows].astype(np.float64) - float(mid_s[self._row]))
        nearest = rows[np.argsort(np.where(is_dated, apart, np.inf), kind="stable")[:_SHOWN]]
        return np.array(sorted(nearest.tolist(), key=self._prepared.time_key), dtype=np.intp)

    def _add(self, title: str, rows: Rows, shown: Rows, *, is_all: bool = True) -> None:
        """Links to the `shown` ones of `rows`, and one to the list of all."""
        captions = self._prepared.captions
        add_section(self._column, title)
        for row in shown.tolist():
            event_link = link(f"{single_line(captions.title(row), 120)}, {captions.date_line(row)}")
            event_link.clicked.connect(lambda row=row: self.event_wanted.emit(row))
            self._column.addWidget(event_link)
        more = len(rows) - len(shown)
        if not is_all and not more:
            self._column.addWidget(words(translate("Details", "and perhaps more: not all were looked at"), "muted"))
        if more:
            if is_all:
                more_words = translate("Details", "and %Ln more …", "events", more)
            else:
                more_words = translate("Details", "and more than %Ln more …", "events", more)
            more_link = link(more_words)
            more_link.clicked.connect(lambda: self.list_wanted.emit(title, rows))
            self._column.addWidget(more_link)
