"""What else an event has to do with: the events it names, those of its week, what went on then, those at its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind
from timeline_app.dates.calendar import SECONDS_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.dates.bounds import DateBounds
    from timeline_app.layout.chronology import Chronology
    from timeline_app.table import Bools, EventRecords, EventTable, Ints, Rows

NAMED_AT_MOST: Final = 1_000
"""Ids of one event that are looked up; some milliseconds."""
WEEK_LOOKED_AT_MOST: Final = 100_000
"""Of the events that begin in a span; some milliseconds."""
PLACE_FOUND_AT_MOST: Final = 1_000
_SLICE_BYTES: Final = 2**21
"""So many are searched in some milliseconds."""
_SLICE_HITS: Final = 500
_COMPARED_CHARS: Final = 100
"""Of a place, before an event is decoded: a pattern of a long text takes its time."""
_SHORT_ESCAPES: Final = {'"': '"', "\\": "\\", "/": "/", "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t"}
_HEX_DIGIT: Final = {digit: f"[{digit}{digit.upper()}]" for digit in "abcdef"}
_WEEK_S: Final = 7 * SECONDS_PER_DAY
_MONDAY_S: Final = 4 * SECONDS_PER_DAY
"""1970-01-05 was a Monday."""


class Span(NamedTuple):
    """A stretch of time `[lo_s, hi_s)`."""

    lo_s: int
    hi_s: int
    is_week: bool
    """Whether it is made of whole weeks, from Monday to Sunday, around a date that is known better than that."""


class Found(NamedTuple):
    """Events that were found, and whether that is all of them."""

    rows: Rows
    is_all: bool


def named_rows(table: EventTable, row: int) -> list[int]:
    """The events that the one at `row` names, each once and without itself, as far as the file has them."""
    keys = table.records.event(row).related[:NAMED_AT_MOST]
    found = dict.fromkeys(table.row_of_id(key) for key in keys)
    return [other for other in found if other is not None and other != row]


def span_around(bounds: DateBounds) -> Span | None:
    """The week of a date, or of an interval's start, else of its end; all of its own span where that is longer.

    None for a date that is not bounded on two sides.
    """
    lo_s, hi_s = bounds.lo_s, bounds.start_hi_s if bounds.kind == Kind.INTERVAL else bounds.hi_s
    if lo_s == FAR_PAST and bounds.kind == Kind.INTERVAL:
        lo_s, hi_s = bounds.end_lo_s, bounds.hi_s
    if bounds.kind == Kind.UNDATED or lo_s == FAR_PAST or hi_s == FAR_FUTURE:
        return None
    if hi_s - lo_s > _WEEK_S:
        return Span(lo_s, hi_s, is_week=False)
    monday_s = lo_s - (lo_s - _MONDAY_S) % _WEEK_S
    return Span(monday_s, hi_s + (_MONDAY_S - hi_s) % _WEEK_S, is_week=True)


def rows_beginning_in(table: EventTable, chronology: Chronology, span: Span, without: int) -> Found:
    """The dated events, but for the one at `without`, that surely begin within a span, in order of time.

    Their marks must begin in it, and the latest moment of their beginning must lie in it too.
    """
    outer_lo_s, by_begin = chronology.footprints.outer_lo_s, chronology.by_begin
    places = range(len(by_begin))
    first = bisect_left(places, span.lo_s, key=lambda place: outer_lo_s[by_begin[place]])
    end = bisect_left(places, span.hi_s, key=lambda place: outer_lo_s[by_begin[place]])
    rows = by_begin[first : min(end, first + WEEK_LOOKED_AT_MOST)]
    interval = table.kind[rows] == Kind.INTERVAL
    starts_before_s = np.where(interval, table.start_hi_s[rows], chronology.footprints.outer_hi_s[rows])
    limit_s = np.where(interval, span.hi_s - _doubt_of_start_s(table)[rows], span.hi_s)
    kept = (table.lo_s[rows] >= span.lo_s) & (starts_before_s <= limit_s) & (rows != without)
    # What is open is drawn as far as it is known, and lies anywhere beyond.
    kept &= (table.lo_s[rows] > FAR_PAST) & (interval | (table.hi_s[rows] < FAR_FUTURE))
    return Found(rows[kept], is_all=end - first <= WEEK_LOOKED_AT_MOST)


def rows_going_on_at(table: EventTable, chronology: Chronology, at_s: int, without: int) -> Rows:
    """The events, but for the one at `without`, that surely began before a moment and surely lasted beyond it.

    In order of time. What is open counts as far as it is drawn solid: an open end to where the
    file's knowledge ends, an open start not at all.
    """
    footprints = chronology.footprints
    doubt_of_end_s = _doubt_s(table, DateFlags.APPROXIMATE_END, table.hi_s - table.end_lo_s)
    is_going_on: Bools = (table.kind == Kind.INTERVAL) & (table.start_hi_s <= at_s - _doubt_of_start_s(table))
    is_going_on &= (footprints.solid_lo_s <= at_s) & (footprints.solid_hi_s > at_s + doubt_of_end_s)
    is_going_on[without] = False
    by_begin = chronology.by_begin
    return by_begin[is_going_on[by_begin]]


def _doubt_of_start_s(table: EventTable) -> Ints:
    """How much later than their latest start intervals may start whose start is approximate: one unit, as drawn."""
    return _doubt_s(table, DateFlags.APPROXIMATE_START, table.start_hi_s - table.lo_s)


def _doubt_s(table: EventTable, about: DateFlags, unit_s: Ints) -> Ints:
    return np.where((table.flags & about) != 0, np.minimum(unit_s, FAR_FUTURE), 0)


def search_place(records: EventRecords, place: str, without: int) -> Iterator[Found]:
    """The events, but for the one at `without`, whose place is written as `place`, slice by slice.

    Each step takes some milliseconds and gives all that were found so far, in the file's order; the last one says
    whether they are all. No event is decoded that does not have these letters.
    """
    found: list[int] = []
    finditer = _place_pattern(place).finditer
    row, count = 0, len(records)
    while row < count and len(found) < PLACE_FOUND_AT_MOST:
        end_row = max(row + 1, int(records.begin.searchsorted(records.begin[row] + _SLICE_BYTES)))
        for hits, hit in enumerate(finditer(records.data, int(records.begin[row]), int(records.end[end_row - 1])), 1):
            of_row = int(records.begin.searchsorted(hit.start(), "right")) - 1
            if of_row != without and found[-1:] != [of_row] and records.event(of_row).place == place:
                found.append(of_row)
            if hits == _SLICE_HITS or len(found) == PLACE_FOUND_AT_MOST:
                end_row = of_row + 1
                break
        row = end_row
        yield Found(np.array(found, dtype=np.intp), is_all=row == count)


def _place_pattern(place: str) -> re.Pattern[bytes]:
    """The field with this text, or one that begins so if it is long, each letter as it is or as one of its escapes."""
    end = b'"' if len(place) <= _COMPARED_CHARS else b""
    return re.compile(rb'"place"\s*:\s*"' + b"".join(map(_letter_pattern, place[:_COMPARED_CHARS])) + end)


def _letter_pattern(letter: str) -> bytes:
    # Programs differ in which letters they escape, and in the case of the digits.
    units = letter.encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    escape = "".join(rf"\\u{''.join(_HEX_DIGIT.get(digit, digit) for digit in unit)}" for unit in units).encode()
    # A lone surrogate, which no event of a table has, is not worth an exception.
    plain = re.escape(letter.encode("utf-8", "replace"))
    short = [re.escape(f"\\{_SHORT_ESCAPES[letter]}".encode())] if letter in _SHORT_ESCAPES else []
    return b"(?:" + b"|".join([plain, escape, *short]) + b")"
