"""JSON, as bytes, to the events of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.fast import read_bounds
from timeline_app.events import Event
from timeline_app.readers.event_columns import UNDATED, EventColumns, columns_for
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
from timeline_app.readers.json_faults import is_sound
from timeline_app.readers.json_head import read_head
from timeline_app.readers.json_positions import next_value, value_begin
from timeline_app.table import EventFile

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds
    from timeline_app.readers.json_document import Document

_decode_event: Final = msgspec.json.Decoder(Event).decode
_decode_fields: Final = msgspec.json.Decoder(dict[str, Any]).decode


def read_json(data: bytes, path: str) -> EventFile:
    """The events in `data`, UTF-8 that came from `path`, with everything that is wrong in it.

    Each event is decoded by itself, so a bad one costs only itself. Raises `UnreadableFileError` when the
    text is not JSON or holds no list of events.
    """
    document = split_document(path, data)
    head = read_head(data, document)
    columns = columns_for(head.categories)
    findings = _read_events(data, document, columns)
    table = columns.table(data, head.categories, head.as_of_s)
    lost_count = len(document.events) - len(table)
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
        problems=problems(path, data, findings),
        lost_count=lost_count,
    )


def _read_events(data: bytes, document: Document, columns: EventColumns) -> list[Finding]:
    """Fill `columns` with the events that can be read; returns what is wrong with all of them."""
    findings: list[Finding] = []
    begins: dict[str, int] = {}
    related: list[tuple[int, Event]] = []
    end = document.events_begin + 1
    for number, raw in enumerate(document.events, 1):
        event, fields = _decoded(raw)
        # Only white space and commas stand between events.
        begin = next_value(data, end) if event is None else data.find(b"{", end)
        end = begin + len(raw)
        if event is None or event.title.isspace() or not event.title or not is_sound(data, begin, end, fields):
            lost, event_id = lost_event(data, begin, number)
            findings += lost
            if event_id is not None:
                begins.setdefault(event_id, begin)
            continue
        columns.append(event, begin, end, _bounds(data, begin, event, findings))
        if has_details(event):
            findings += detail_findings(data, begin, event)
        if event.id is not None and begins.setdefault(event.id, begin) != begin:
            at, first_at = value_begin(data, begin, "id"), begins[event.id]
            findings.append(Finding(at, "this id is given twice", event.title, "id", first_at=first_at))
        if event.related:
            related.append((begin, event))
    for begin, event in related:
        findings += related_findings(data, begin, event, begins)
    return findings


def _decoded(raw: msgspec.Raw | bytes) -> tuple[Event | None, dict[str, Any]]:
    try:
        # The second decoding reads what the first skips: the fields that `Event` does not name.
        return _decode_event(raw), _decode_fields(raw)
    except (msgspec.DecodeError, RecursionError):
        return None, {}


def _bounds(data: bytes, begin: int, event: Event, findings: list[Finding]) -> DateBounds:
    text = event.edtf()
    try:
        if text is not None:
            return read_bounds(text)
        findings.append(undated(data, begin, event, None))
    except EdtfError as error:
        findings.append(undated(data, begin, event, error))
    return UNDATED
