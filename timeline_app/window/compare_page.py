"""Several events in short, in order of time, and how far each lies from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.citation import source_words, stated_to_line
from timeline_app.countries import country_name
from timeline_app.dates.apart import apart_to_words
from timeline_app.dates.bounds import Kind
from timeline_app.event_dates import event_date_words
from timeline_app.plain_text import single_line
from timeline_app.window.evidence import date_notes
from timeline_app.window.pane_texts import LISTED_AT_MOST, empty_column, link, more_words, words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from timeline_app.layout.prepared_file import PreparedFile

_NAMED_AT_MOST: Final = 4


class ComparePage(QWidget):
    """Shows the events at `rows` below each other; each title selects its event alone."""

    event_wanted = Signal(int)
    """One of the events was chosen; its row."""

    def __init__(self, prepared: PreparedFile, rows: Sequence[int], language: str) -> None:
        super().__init__()
        self._prepared, self._language = prepared, language
        column = empty_column(self)
        column.addWidget(words(translate("Details", "%Ln event(s)", "", len(rows)), "title"))
        table = prepared.file.table
        # Those that are shown are chosen before they are sorted: nobody compares a million.
        shown = sorted(rows[-LISTED_AT_MOST:], key=prepared.time_key)
        if len(rows) > len(shown):
            last = translate("Details", "The %Ln that were selected last", "events", len(shown))
            column.addWidget(words(last, "muted"))
        dated = [row for row in shown if table.kind[row] != Kind.UNDATED]
        if len(dated) > 2:
            apart = translate("Details", "First to last: {time}").format(time=self._apart(dated[0], dated[-1]))
            column.addWidget(words(apart, "muted"))
        for place, row in enumerate(shown):
            if place:
                column.addSpacing(12)
                column.addWidget(words(f"↕ {self._apart(shown[place - 1], row)}", "apart"))
            self._add_event(column, row)
        column.addStretch(1)

    def _apart(self, row: int, other: int) -> str:
        table = self._prepared.file.table
        return apart_to_words(table.bounds(row), table.bounds(other))

    def _add_event(self, column: QVBoxLayout, row: int) -> None:
        file = self._prepared.file
        event = file.table.records.event(row)
        column.addSpacing(12)
        title = link(single_line(event.title, 160))
        title.setProperty("heading", "true")
        title.clicked.connect(lambda: self.event_wanted.emit(row))
        column.addWidget(title)
        column.addWidget(words(event_date_words(event), "stated"))
        for line in date_notes(file, row):
            column.addWidget(words(line, "muted"))
        refs = event.all_source_refs()
        if event.is_disputed():
            for stated in event.dates[:_NAMED_AT_MOST]:
                column.addWidget(words(stated_to_line(stated, file.sources), "muted"))
            for line in more_words(event.dates, _NAMED_AT_MOST):
                column.addWidget(words(line, "muted"))
            # Who gives a date stands beside it, and is not to be credited with another.
            stated_refs = {ref for stated in event.dates for ref in stated.source_refs()}
            refs = [ref for ref in refs if ref not in stated_refs]
        if refs or not event.is_disputed():
            column.addWidget(words(self._sources_line(refs), "muted"))
        codes = file.table.countries_of(row)
        names = [single_line(country_name(code, self._language), 40) for code in codes[:_NAMED_AT_MOST]]
        if names:
            column.addWidget(words(", ".join([*names, *more_words(codes, _NAMED_AT_MOST)]), "muted"))

    def _sources_line(self, refs: Sequence[str]) -> str:
        sources = [source_words(ref, self._prepared.file.sources) for ref in refs[:_NAMED_AT_MOST]]
        said = "; ".join([*sources, *more_words(refs, _NAMED_AT_MOST)]) or translate("Details", "not given", "a source")
        return translate("Details", "Source: {sources}").format(sources=said)
