"""The bounds of a date at file speed: tables for the common shapes, the full parser for all others."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple, TypeAlias

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, days_from_civil, days_in_month, is_leap_year
from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.expression import QUALIFIER_FLAGS

_DATE: Final = int(Kind.DATE)
_INTERVAL: Final = int(Kind.INTERVAL)
_UNDEFINED: Final = int(Precision.UNDEFINED)
_OPEN_START: Final = int(DateFlags.OPEN_START)
_OPEN_END: Final = int(DateFlags.OPEN_END)


class _Part(NamedTuple):
    """A part of a year, as seconds from its first."""

    begin_s: int
    end_s: int
    flags: int
    precision: int


_Parts: TypeAlias = dict[str, _Part]
"""What may follow a year's four digits: `-04-12`, `-04~`, nothing."""


@cache
def _years() -> dict[str, tuple[int, _Parts]]:
    """Four digits of a year to its first second and its parts; made when first needed, in some milliseconds."""
    parts = {True: _parts(2000), False: _parts(2001)}
    return {
        f"{year:04}": (days_from_civil(year, 1, 1) * SECONDS_PER_DAY, parts[is_leap_year(year)])
        for year in range(10_000)
    }


def _parts(year: int) -> _Parts:
    spans = {"": (days_from_civil(year, 1, 1), days_from_civil(year + 1, 1, 1), Precision.YEAR)}
    for month in range(1, 13):
        first, length = days_from_civil(year, month, 1), days_in_month(year, month)
        spans[f"-{month:02}"] = (first, first + length, Precision.MONTH)
        for day in range(1, length + 1):
            spans[f"-{month:02}-{day:02}"] = (first + day - 1, first + day, Precision.DAY)
    start = spans[""][0]
    return {
        text + qualifier: _Part(
            (first - start) * SECONDS_PER_DAY, (end - start) * SECONDS_PER_DAY, flags, int(precision)
        )
        for qualifier, flags in QUALIFIER_FLAGS.items()
        for text, (first, end, precision) in spans.items()
    }


def read_bounds(text: str) -> DateBounds:
    """The same as `parse_edtf(text).bounds`, EdtfError too, but about a microsecond for a plain date."""
    year = _years().get(text[:4])
    if year is not None and (part := year[1].get(text[4:])) is not None:
        begin_s, end_s, flags, precision = part
        lo_s = year[0] + begin_s
        hi_s = year[0] + end_s
        return DateBounds(lo_s, hi_s, lo_s, hi_s, flags, precision, _DATE)
    if "/" in text and (bounds := _read_interval(text)) is not None:
        return bounds
    return parse_edtf(text).bounds


def _read_interval(text: str) -> DateBounds | None:
    """The bounds of an interval between common dates; None leaves it to the full parser."""
    start, _, end = text.partition("/")
    first = _read_common(start)
    last = _read_common(end)
    if first is not None and last is not None:
        precision = first[3] if first[3] == last[3] else _UNDEFINED
        if first[0] >= last[1]:
            return None
        return DateBounds(first[0], first[1], last[0], last[1], first[2] | last[2], precision, _INTERVAL)
    if first is not None and end == "..":
        return DateBounds(first[0], first[1], FAR_FUTURE, FAR_FUTURE, first[2] | _OPEN_END, first[3], _INTERVAL)
    if last is not None and start == "..":
        return DateBounds(FAR_PAST, FAR_PAST, last[0], last[1], last[2] | _OPEN_START, last[3], _INTERVAL)
    return None


def _read_common(text: str) -> tuple[int, int, int, int] | None:
    """First second, end, flags and precision of a common date."""
    year = _years().get(text[:4])
    if year is None or (part := year[1].get(text[4:])) is None:
        return None
    return year[0] + part[0], year[0] + part[1], part[2], part[3]
