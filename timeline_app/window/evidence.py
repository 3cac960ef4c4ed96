"""The evidence for an event: its date with both bounds, what other sources say of it, who reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from timeline_app.citation import source_words, status_words
from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.fast import is_edtf, read_bounds
from timeline_app.dates.words import bounds_to_words, certainty_to_words
from timeline_app.event_dates import edtf_or_doubt_words, event_date_words
from timeline_app.links import is_safe_link, shown_host
from timeline_app.plain_text import single_line, text_block
from timeline_app.window.pane_texts import (
    LISTED_AT_MOST,
    add_more,
    add_section,
    link_or_words,
    more_words,
    words,
)
from timeline_app.window.side_by_side import SideBySide
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.events import Event, Source, StatedDate
    from timeline_app.table import EventFile

_NOTE_CHARS: Final = 1_000
_DATES: Final = ("date", "start", "end", "dates")
"""The fields that say when an event was."""
_CARD_PX: Final = 150
"""The least width of a date that stands beside another."""


def add_date(column: QVBoxLayout, file: EventFile, row: int) -> None:
    """When it happened, how well that is known, and between which bounds."""
    event = file.table.records.event(row)
    column.addWidget(words(event_date_words(event), "date"))
    for line in date_notes(file, row):
        column.addWidget(words(line, "muted"))
    if event.covers:
        covered = translate("Details", "Covers {date}").format(date=edtf_or_doubt_words(event.covers))
        column.addWidget(words(covered, "muted"))
    if event.dates:
        _add_stated_dates(column, event, file.sources)


def date_notes(file: EventFile, row: int) -> list[str]:
    """What there is to say of a date below its words: how certain it is, and both bounds if they say more."""
    event, table = file.table.records.event(row), file.table
    bounds, is_dated = table.bounds(row), table.is_dated(row)
    notes = [certainty_to_words(bounds) if is_dated else _undated_words(file, row, event)]
    lines = [" · ".join(note for note in (*notes, *status_words(table, row)) if note)]
    both = bounds_to_words(bounds) if is_dated else ""
    return [*lines, both] if both and both != event_date_words(event) else lines


def add_sources(column: QVBoxLayout, event: Event, sources: Mapping[str, Source]) -> None:
    """Who reports it, when, and where that can be read."""
    refs = event.source_refs()
    if not refs:
        return
    add_section(column, translate("Details", "Sources") if len(refs) > 1 else translate("Details", "Source"))
    for ref in refs[:LISTED_AT_MOST]:
        if ref in sources:
            add_source(column, sources[ref])
        else:
            column.addWidget(link_or_words(single_line(ref), ref))
    add_more(column, refs)


def add_source(column: QVBoxLayout, source: Source) -> None:
    """A source: its title, which opens it where it can be opened, when it was published, where, and its note."""
    column.addWidget(link_or_words(single_line(source.title), source.url))
    published = edtf_or_doubt_words(source.date) if source.date else ""
    host = shown_host(source.url) if source.url and is_safe_link(source.url) else ""
    line = " · ".join(part for part in (published if published not in source.title else "", host) if part)
    if line:
        column.addWidget(words(line, "muted"))
    if source.note:
        column.addWidget(words(text_block(source.note, _NOTE_CHARS), "muted"))
    column.addSpacing(4)


def _undated_words(file: EventFile, row: int, event: Event) -> str:
    """Why an event is not on the timeline."""
    left_out = {str(one.field).partition(".")[0] for one in file.problems_of(row) if one.leaves_out_field}
    date = event.edtf()
    if date is None and left_out.isdisjoint(_DATES):
        return translate("Details", "no date given: not on the timeline")
    if date is not None and is_edtf(date):
        return translate("Details", "no bound on either side: not on the timeline")
    return translate("Details", "no date that can be read: not on the timeline")


def _add_stated_dates(column: QVBoxLayout, event: Event, sources: Mapping[str, Source]) -> None:
    """The dates that sources state, each beside who says so."""
    differ, agree = translate("Details", "The sources differ"), translate("Details", "Who gives this date")
    add_section(column, differ if event.is_disputed() else agree)
    column.addSpacing(4)
    column.addWidget(SideBySide([_stated_date(stated, sources) for stated in event.dates[:LISTED_AT_MOST]], _CARD_PX))
    add_more(column, event.dates)


def _stated_date(stated: StatedDate, sources: Mapping[str, Source]) -> QWidget:
    """A date, its bounds, who says so, and why."""
    card = QFrame()
    card.setObjectName("card")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(10, 0, 0, 0)
    lines.setSpacing(0)
    said = edtf_or_doubt_words(stated.date)
    lines.addWidget(words(said, "stated"))
    try:
        bounds = bounds_to_words(read_bounds(stated.date))
    except EdtfError:
        bounds = said
    if bounds != said:
        lines.addWidget(words(bounds, "muted"))
    refs = stated.source_refs()
    for ref in refs[:LISTED_AT_MOST]:
        url = sources[ref].url if ref in sources else ref
        lines.addWidget(link_or_words(source_words(ref, sources), url))
    said_of_it = [translate("Details", "source not given")] if not refs else more_words(refs)
    for note in [*said_of_it, *([text_block(stated.note, _NOTE_CHARS)] if stated.note else [])]:
        lines.addWidget(words(note, "muted"))
    lines.addStretch(1)
    return card
