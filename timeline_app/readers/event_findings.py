"""What is wrong with single events: those that are lost, and those that are kept all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec.structs import replace

from timeline_app.countries import is_known_country, normalized_country
from timeline_app.dates.fast import is_edtf
from timeline_app.events import Event
from timeline_app.nearest import did_you_mean, nearest
from timeline_app.readers.date_findings import date_finding, unreadable_date
from timeline_app.readers.event_columns import LARGEST_IMPORTANCE
from timeline_app.readers.fields import object_finding, read_fields
from timeline_app.readers.findings import Finding, capped
from timeline_app.readers.json_faults import value_findings
from timeline_app.readers.json_positions import item_begins, members, value_begin
from timeline_app.readers.misspelt_fields import misspelt
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from timeline_app.dates.edtf import EdtfError
    from timeline_app.events import Category
    from timeline_app.readers.event_columns import EventColumns
    from timeline_app.readers.json_positions import Member
    from timeline_app.table import EventTable

_COMPARED_AT_MOST: Final = 100
"""Categories, listed and unlisted, that are looked at for likeness: each is compared with each."""
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
    """That no date is given, at a null or a misspelt field where `data` has one; None when it has none."""
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


def country_findings(table: EventTable, columns: EventColumns) -> Iterator[Finding]:
    """Country codes that are not known or not well written."""
    reasons = {written: _country_reason(written) for written in columns.country_codes}
    doubtful = [columns.country_codes[written] for written, reason in reasons.items() if reason]
    for row in _rows_with_country(columns, doubtful):
        event, begin = table.records.event(row), int(table.records.begin[row])
        begins = item_begins(table.records.data, begin, "countries")
        yield from capped(
            Finding(at, reason, event.title, "countries", _proper_country(written))
            for at, written in zip(begins, event.countries, strict=True)
            if (reason := reasons[written])
        )


def category_findings(table: EventTable, listed: Sequence[Category]) -> Iterator[Finding]:
    """Categories that the file's own list, if it has one, lacks."""
    if not listed:
        return
    ids = [category.id for category in listed]
    unlisted = table.categories[len(ids) :]
    if not unlisted:
        return
    compared = [category.id[:80] for category in unlisted[:_COMPARED_AT_MOST]]
    close = {name: nearest(name, ids[:_COMPARED_AT_MOST]) for name in compared}
    for row in np.flatnonzero(table.category >= len(ids)).tolist():
        event, begin = table.records.event(row), int(table.records.begin[row])
        match = close.get(unlisted[table.category[row] - len(ids)].id[:80])
        yield Finding(
            value_begin(table.records.data, begin, "category"),
            translate("Problems", '"{category}" is not in the file\'s list of categories').format(
                category=event.category
            ),
            event.title,
            "category",
            None if match is None else did_you_mean(match),
        )


def related_findings(data: bytes, begin: int, event: Event, unknown: Container[int]) -> list[Finding]:
    """Related events that the file does not have: those whose ids have one of the `unknown` hashes."""
    begins = item_begins(data, begin, "related")
    return capped(
        Finding(
            at,
            translate("Problems", 'no event of this file has the id "{id}"').format(id=event_id),
            event.title,
            "related",
        )
        for at, event_id in zip(begins, event.related, strict=True)
        if hash(event_id) in unknown
    )


def _country_reason(written: str) -> str | None:
    if not written.strip():
        return translate("Problems", "a blank is no country; left out")
    if not is_known_country(written):
        return translate("Problems", '"{code}" is no country code of ISO 3166-1; kept, and named as unknown').format(
            code=written
        )
    if written != written.strip().upper():
        return translate("Problems", '"{code}" should be written in capital letters').format(code=written)
    return None


def _proper_country(written: str) -> str | None:
    return (
        translate("Problems", 'write "{code}"').format(code=normalized_country(written))
        if is_known_country(written)
        else None
    )


def _rows_with_country(columns: EventColumns, codes: list[int]) -> list[int]:
    if not codes:
        # Asked about no values, np.isin loads numpy.ma, 10 ms of a start.
        return []
    places = np.flatnonzero(np.isin(np.frombuffer(columns.country, np.int32), codes))
    rows = np.searchsorted(np.cumsum(np.frombuffer(columns.country_count, np.int32)), places, side="right")
    # In order as they are. Not np.unique: it loads numpy.ma, 10 ms of a start.
    return list(dict.fromkeys(rows.tolist()))
