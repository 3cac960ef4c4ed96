"""What is wrong with single events: those that are lost, and those that are kept all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.dates.fast import is_edtf
from timeline_app.events import Event
from timeline_app.nearest import did_you_mean
from timeline_app.readers.date_findings import date_finding, unreadable_date
from timeline_app.readers.event_columns import LARGEST_IMPORTANCE
from timeline_app.readers.fields import object_finding, read_fields
from timeline_app.readers.findings import Finding, capped
from timeline_app.readers.json_faults import value_findings
from timeline_app.readers.json_positions import item_begins, members, value_begin
from timeline_app.readers.misspelt_fields import misspelt
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.edtf import EdtfError
    from timeline_app.readers.json_positions import Member
    from timeline_app.table import EventRecords, Rows

_STATED: Final = "dates.date"
"""What a date among an event's `dates` is called."""


def lost_event(data: bytes, begin: int, number: int) -> tuple[list[Finding], str | None]:
    """Everything that keeps the event at `begin`, the file's `number`th, out of the table; and its id."""
    title = event_id = None
    not_object = object_finding(data, begin)
    if not_object is not None:
        findings = [not_object]
    else:
        found = list(members(data, begin))
        values, wrong = read_fields(data, begin, found, Event)
        wrong = [_at_misspelt_title(finding, found) for finding in wrong]
        title, event_id = values.get("title"), values.get("id")
        findings = value_findings(data, begin) + wrong
        if title is not None and not title.strip():
            findings.append(
                Finding(value_begin(data, begin, "title"), translate("Problems", "should not be blank"), field="title")
            )
            title = None
    shown = title or f"#{number}"
    return [replace(finding, event_title=shown, loses_event=True) for finding in capped(findings)], event_id


def left_out_fields(data: bytes, begin: int) -> list[Finding]:
    """Which fields the event at `begin` is kept without."""
    values, wrong = read_fields(data, begin, list(members(data, begin)), Event)
    title = values["title"]
    left_out = translate("Problems", "{reason}; left out", "a field")
    return [
        replace(one, reason=left_out.format(reason=one.reason), event_title=title, leaves_out_field=True)
        for one in capped(wrong)
    ]


def _at_misspelt_title(finding: Finding, found: Sequence[Member]) -> Finding:
    """The finding that the title is missing, moved to where it probably stands; any other as it is."""
    other = None
    if finding.field == "title" and all(member.key != "title" for member in found):
        other = misspelt(found, "title")
    if other is None:
        return finding
    reason = translate("Problems", '"title" is missing')
    return replace(finding, at=other.key_begin, reason=reason, field=other.key, suggestion=did_you_mean("title"))


def undated(data: bytes, begin: int, event: Event, error: EdtfError) -> Finding:
    """Why an event has no place in time: the date's `error`."""
    if event.date is None:
        finding = _wrong_start_or_end(data, begin, event, error)
    else:
        finding = unreadable_date(value_begin(data, begin, "date"), "date", error)
    return replace(finding, event_title=event.title)


def _wrong_start_or_end(data: bytes, begin: int, event: Event, error: EdtfError) -> Finding:
    """What is wrong with the one that is, else with both together, of which `error` tells."""
    for field, text in (("start", event.start), ("end", event.end)):
        if text is None:
            continue
        at = value_begin(data, begin, field)
        finding = date_finding(at, field, text)
        if finding is not None:
            return finding
        if "/" in text:
            return Finding(at, translate("Problems", "should be one date, not an interval"), field=field)
    if event.start is None and event.end is None:
        return unreadable_date(value_begin(data, item_begins(data, begin, "dates")[0], "date"), _STATED, error)
    field = "start" if event.end is None else "end"
    swapped = date_finding(begin, field, f"{event.end}/{event.start}") is None
    fix = translate("Problems", 'swap "start" and "end"') if swapped else None
    return Finding(value_begin(data, begin, field), error.reason, field=field, suggestion=fix)


def missing_date(data: bytes | None, begin: int, event: Event) -> Finding:
    """That no date is given: at the null or the misspelt field that stands for it in `data`, else at the event.

    `data` is None where the event is known to have neither.
    """
    reason = translate("Problems", "is missing; the event is listed as undated")
    found = [] if data is None else list(members(data, begin))
    null = next((member.value for member in found if member.key == "date"), None)
    if null is not None:
        return Finding(null.begin, reason, event.title, "date")
    other = misspelt(found, "date")
    if other is not None:
        return Finding(
            other.key_begin,
            translate("Problems", '"date" is missing; the event is listed as undated'),
            event.title,
            other.key,
            did_you_mean("date"),
        )
    return Finding(begin, reason, event.title, "date")


def rows_with_details(events: Sequence[Event]) -> list[int]:
    """For which of the events `detail_findings` is worth a call; most have nothing that it looks at."""
    return [
        row
        for row, event in enumerate(events)
        if event.covers is not None
        or event.start is not None
        or event.end is not None
        or event.dates
        or not -LARGEST_IMPORTANCE <= (event.importance or 0) <= LARGEST_IMPORTANCE
    ]


def detail_findings(data: bytes, begin: int, event: Event) -> Iterator[Finding]:
    """What is wrong with an event whose date is settled, apart from what a whole file must be known for."""
    if event.date is not None:
        for field in ("start", "end"):
            if getattr(event, field) is not None:
                reason = translate("Problems", 'does not count beside "date"; give "date", or "start" and "end"')
                yield Finding(value_begin(data, begin, field), reason, event.title, field)
    if event.covers is not None:
        finding = date_finding(value_begin(data, begin, "covers"), "covers", event.covers)
        if finding is not None:
            yield replace(finding, event_title=event.title)
    if event.dates:
        yield from capped(_stated_findings(data, begin, event))
    if event.importance is not None and abs(event.importance) > LARGEST_IMPORTANCE:
        yield Finding(
            value_begin(data, begin, "importance"),
            translate("Problems", "this number is too large"),
            event.title,
            "importance",
        )


def _stated_findings(data: bytes, begin: int, event: Event) -> Iterator[Finding]:
    """Which of an event's `dates` cannot be read; the one that makes it undated has its finding already."""
    is_undated = event.date is None and event.start is None and event.end is None and not is_edtf(event.edtf() or "")
    begins = item_begins(data, begin, "dates")
    for at, stated in zip(begins[is_undated:], event.dates[is_undated:], strict=True):
        finding = date_finding(value_begin(data, at, "date"), _STATED, stated.date)
        if finding is not None:
            yield replace(finding, event_title=event.title)


def status_findings(records: EventRecords, rows: Rows) -> Iterator[Finding]:
    """What is wrong with events that say that they have begun, after all that the file knows."""
    for row in rows.tolist():
        at, event = value_begin(records.data, int(records.begin[row]), "status"), records.event(row)
        reason = translate("Problems", '{status} is said of what begins after the file\'s "as_of"; is it planned?')
        yield Finding(at, reason.format(status=f'"{event.status}"'), event.title, "status")
