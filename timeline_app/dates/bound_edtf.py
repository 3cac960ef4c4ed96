"""The bounds of a date as EDTF, which sorts and reads the same everywhere: "2014-02-01", "..", "-0043-03-15"."""

from __future__ import annotations

from typing import Final

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind
from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.time_words import ends_within_day, misses_end, misses_start, starts_within_day

OPEN: Final = ".."


def earliest_to_edtf(bounds: DateBounds) -> str:
    """The first day, or second where a time of day is known; ".." if open, "" if not known or undated.

    A second in UTC ends with "Z", one in local time does not.
    """
    if bounds.kind == Kind.UNDATED:
        return ""
    if misses_start(bounds):
        return OPEN if bounds.flags & DateFlags.OPEN_START else ""
    is_local = bool(bounds.flags & (DateFlags.FLOATING | DateFlags.FLOATING_START))
    return time_to_edtf(bounds.lo_s, with_time=starts_within_day(bounds), is_local=is_local)


def latest_to_edtf(bounds: DateBounds) -> str:
    """The last day or second that is still included, on the clock that it has; ".." if open, "" if not known."""
    if bounds.kind == Kind.UNDATED:
        return ""
    if misses_end(bounds):
        return OPEN if bounds.flags & DateFlags.OPEN_END else ""
    is_local = bool(bounds.flags & (DateFlags.FLOATING | DateFlags.FLOATING_END))
    return time_to_edtf(bounds.hi_s - 1, with_time=ends_within_day(bounds), is_local=is_local)


def time_to_edtf(time_s: int, *, with_time: bool, is_local: bool = False) -> str:
    """The day of a time, or the second; of years that need more than four digits the year alone, as EDTF has it.

    A second ends with "Z", for UTC, unless it is one of local time.
    """
    year, month, day, hour, minute, second = seconds_to_civil(time_s)
    if abs(year) > 9999:
        return f"Y{year}"
    sign = "-" if year < 0 else ""
    words = f"{sign}{abs(year):04}-{month:02}-{day:02}"
    if not with_time:
        return words
    return f"{words}T{hour:02}:{minute:02}:{second:02}{'' if is_local else 'Z'}"
