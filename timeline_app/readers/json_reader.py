"""JSON, as bytes, to the events of a file."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.dates.edtf import EdtfError
from timeline_app.events import Event
from timeline_app.readers.date_findings import with_suggestions
from timeline_app.readers.event_batches import read_batches
from timeline_app.readers.event_columns import UNDATED, columns_for
from timeline_app.readers.event_findings import (
    category_findings,
    country_findings,
    detail_findings,
    has_details,
    lost_event,
    related_findings,
    undated,
)
from timeline_app.readers.findings import Finding, problems
from timeline_app.readers.json_document import split_document
from timeline_app.readers.json_head import read_head
from timeline_app.readers.json_positions import Span, value_begin
from timeline_app.table import EventFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.readers.event_columns import DateNumbers, EventColumns
    from timeline_app.readers.json_document import Document

_TOLD_EVERY: Final = 10_000
"""Events between two reports of the progress."""
_decode_event = msgspec.json.Decoder(Event).decode


def read_json(data: bytes, path: str, progress: Callable[[int, int], None] | None = None) -> EventFile:
    """The events in `data`, UTF-8 that came from `path`, with everything that is wrong in it.

    Each event is decoded by itself, so a bad one costs only itself. Raises `UnreadableFileError` when the
    text is not JSON or holds no list of events. `progress` is told from time to time how many bytes of how
    many are done; what it raises ends the reading.
    """
    document = split_document(path, data)
    head = read_head(data, document)
    columns = columns_for(head.categories)
    findings = _read_events(data, document, columns, progress)
    table = columns.table(data, head.categories, head.as_of_s)
    lost_count = len(document.lengths) - len(table)
    findings += head.findings
    findings += country_findings(table, columns)
    findings += category_findings(table, head.categories)
    return EventFile(
        path=path,
        title=Path(path).stem if head.title is None else head.title,
        as_of_s=head.as_of_s,
        as_of=head.as_of,
        sources=head.sources,
        table=table,
        problems=problems(path, data, with_suggestions(findings)),
        lost_count=lost_count,
    )


def _read_events(
    data: bytes, document: Document, columns: EventColumns, progress: Callable[[int, int], None] | None
) -> list[Finding]:
    """Fill `columns` with the events that can be read; returns what is wrong with all of them."""
    findings: list[Finding] = []
    begins: dict[str, int] = {}
    unresolved: list[Span] = []
    for batch in read_batches(data, document):
        if progress is not None and batch.number % _TOLD_EVERY == 1:
            progress(batch.begins[0], len(data))
        dates: list[int] = []
        for number, event, begin, end in zip(count(batch.number), *batch[1:], strict=False):
            if event is None:
                lost, event_id = lost_event(data, begin, number)
                findings += lost
                if event_id is not None:
                    begins.setdefault(event_id, begin)
                continue
            dates.append(_date(data, begin, event, columns.dates, findings))
            if has_details(event):
                findings += detail_findings(data, begin, event)
            if event.id is not None and begins.setdefault(event.id, begin) != begin:
                at, first_at = value_begin(data, begin, "id"), begins[event.id]
                findings.append(Finding(at, "this id is given twice", event.title, "id", first_at=first_at))
            if event.related and not begins.keys() >= set(event.related):
                unresolved.append(Span(begin, end))
        columns.extend(*batch.kept(), dates)
    for begin, end in unresolved:
        findings += related_findings(data, begin, _decode_event(data[begin:end]), begins)
    return findings


def _date(data: bytes, begin: int, event: Event, dates: DateNumbers, findings: list[Finding]) -> int:
    """The number of the event's date, or that of none, with the reason added to `findings`."""
    text = event.edtf()
    try:
        if text is not None:
            return dates[text]
        findings.append(undated(data, begin, event, None))
    except EdtfError as error:
        findings.append(undated(data, begin, event, error))
    return UNDATED
