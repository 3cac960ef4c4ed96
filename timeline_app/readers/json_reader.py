"""JSON, as bytes, to the events of a file."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.edtf import EdtfError
from timeline_app.readers.date_findings import with_suggestions
from timeline_app.readers.event_batches import read_batches
from timeline_app.readers.event_columns import UNDATED, columns_for
from timeline_app.readers.event_findings import (
    detail_findings,
    left_out_fields,
    lost_event,
    missing_date,
    rows_with_details,
    status_findings,
    undated,
)
from timeline_app.readers.event_ids import IdColumns, id_findings
from timeline_app.readers.findings import Finding, problems
from timeline_app.readers.json_document import split_document
from timeline_app.readers.json_head import read_head
from timeline_app.readers.listed_findings import category_findings, country_findings
from timeline_app.readers.misspelt_fields import misspelt_findings
from timeline_app.readers.progress import Progress, portion
from timeline_app.table import EventFile, EventRecords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Event
    from timeline_app.readers.event_batches import Batch, Shortened
    from timeline_app.readers.event_columns import DateNumbers, EventColumns
    from timeline_app.readers.event_places import Places
    from timeline_app.readers.progress import Told
    from timeline_app.table import Ints

_SPLITTING_SHARE: Final = 0.2
"""Of the time that reading takes."""


def read_json(data: bytes, path: str, progress: Told | None = None) -> EventFile:
    """The events in `data`, UTF-8 that came from `path`, with everything that is wrong in it.

    Each bad event costs only itself. Raises `UnreadableFileError` when the
    text is not JSON or holds no list of events. `progress` is told from time to time
    how much of how many bytes is done; what it raises ends the reading.
    """
    splitting = Progress(portion(progress, 0, _SPLITTING_SHARE), len(data))
    reading = Progress(portion(progress, _SPLITTING_SHARE, 1), len(data))
    document = split_document(path, data, splitting.tell)
    head = read_head(data, document)
    columns, id_columns = columns_for(head.categories), IdColumns()
    findings, lost, left_out = _read_events(data, document.events, columns, id_columns, reading)
    begins, ends = (np.delete(places, lost) if lost else places for places in document.events)
    records, ids = EventRecords(data, begins, ends, left_out), id_columns.event_ids()
    table = columns.table(head.categories, head.as_of_s, records, ids)
    findings += head.findings
    findings += id_findings(records, id_columns, ids)
    findings += country_findings(table, columns)
    findings += category_findings(table, head.categories)
    findings += status_findings(records, columns.too_early(table, head.as_of_s))
    return EventFile(
        path=path,
        title=Path(path).stem if head.title is None else head.title,
        as_of_s=head.as_of_s,
        as_of=head.as_of,
        sources=head.sources,
        table=table,
        problems=problems(path, data, with_suggestions(findings)),
        lost_count=len(lost),
    )


def _read_events(
    data: bytes, places: Places, columns: EventColumns, ids: IdColumns, progress: Progress
) -> tuple[list[Finding], list[int], Ints]:
    """Fill the columns with the events that can be read.

    Returns what is wrong with all, which are lost, and what is left out of the others, as in `EventRecords`.
    """
    findings: list[Finding] = []
    all_lost: list[int] = []
    left_out = array("q")
    for batch in read_batches(data, places):
        events, begins, ends, may_have_further, lost, shortened = batch
        for one in shortened:
            findings += _left_out(data, int(places.begins[one.number]), one, left_out)
        for number in lost:
            begin = int(places.begins[number])
            wrong, event_id = lost_event(data, begin, number + 1)
            findings += wrong
            if event_id is not None:
                ids.lost.setdefault(event_id, begin)
        all_lost += lost
        if not events:
            continue
        ids.extend(events, len(columns))
        dates = _dates(data, batch, columns.dates, findings)
        for row in rows_with_details(events):
            findings += detail_findings(data, begins[row], events[row])
            if dates[row] != UNDATED and events[row].is_disputed():
                dates[row] = columns.dates.of_disputed(events[row].all_edtf())
        columns.extend(events, dates)
        if may_have_further:
            for begin, end, event in zip(begins, ends, events, strict=True):
                findings += misspelt_findings(data, begin, end, event)
        progress.tell(begins[-1])
    return _each_once(findings, left_out), all_lost, np.array(left_out, np.int64).reshape(-1, 2)


def _left_out(data: bytes, begin: int, event: Shortened, left_out: array[int]) -> list[Finding]:
    """What is wrong with the fields without which an event is kept; where they stand is added to `left_out`."""
    left_out.extend(begin + at for span in event.left_out for at in span)
    return left_out_fields(data, begin)


def _each_once(findings: list[Finding], left_out: Sequence[int]) -> list[Finding]:
    """Without what is found missing where a field was left out; that is said of the field already."""
    if not left_out:
        return findings
    return list({(finding.at, finding.field): finding for finding in reversed(findings)}.values())


def _dates(data: bytes, batch: Batch, dates: DateNumbers, findings: list[Finding]) -> list[int]:
    """The numbers of the events' dates; what is wrong with them is added to `findings`."""
    texts = [event.date for event in batch.events if event.date is not None]
    try:
        numbers = [dates[text] for text in texts]
    except EdtfError:
        numbers = []
    if len(numbers) == len(batch.events):
        return numbers
    # The place of an empty or a misspelt date is looked for only where there can be one.
    searched = data if batch.may_have_further else None
    return [
        _date(data, begin, event, dates, findings, searched=searched)
        for begin, event in zip(batch.begins, batch.events, strict=True)
    ]


def _date(
    data: bytes, begin: int, event: Event, dates: DateNumbers, findings: list[Finding], *, searched: bytes | None
) -> int:
    """The number of the event's date, or that of none, with the reason added to `findings`."""
    text = event.edtf()
    try:
        if text is not None:
            return dates[text]
        findings.append(missing_date(searched, begin, event))
    except EdtfError as error:
        findings.append(undated(data, begin, event, error))
    return UNDATED
