"""An EDTF date with a time of day, `1985-04-12T23:20:30+02:00`; the seconds may be left out or have a fraction."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.dates.bounds import DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, civil_to_seconds
from timeline_app.dates.calendar_dates import parse_calendar_date
from timeline_app.dates.expression import CalendarDate, DateTime, EdtfError, point_bounds
from timeline_app.wording import translate

_DATE_TIME: Final = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
)


def parse_date_time(text: str) -> DateTime | None:
    """Parse a date-time; None where the text has another shape, EdtfError where there is no such time.

    EDTF section "Date and Time" (level 0); a time without seconds or with a fraction goes beyond it.
    """
    match = _DATE_TIME.fullmatch(text)
    return None if match is None else _read_date_time(match)


def _read_date_time(match: re.Match[str]) -> DateTime:
    year, month, day = _read_date_part(match[1])
    hour, minute, second = _read_time(match)
    offset_min = _read_offset(match)
    utc_minute = minute - (offset_min or 0)
    lo_s = civil_to_seconds(year, month, day, hour, utc_minute, second or 0)
    if second == 60 and lo_s % SECONDS_PER_DAY:
        raise EdtfError(
            translate("Problems", "second 60: seconds go from 00 to 59, but for a leap second at 23:59:60 UTC")
        )
    precision = Precision.MINUTE if second is None else Precision.SECOND
    flags = int(DateFlags.FLOATING) if offset_min is None else 0
    bounds = point_bounds(lo_s, lo_s + (60 if second is None else 1), flags, precision, Kind.DATETIME)
    return DateTime(year, month, day, hour, minute, second, offset_min, bounds)


def _read_date_part(text: str) -> tuple[int, int, int]:
    date = parse_calendar_date(text)
    if not isinstance(date, CalendarDate) or date.month is None or date.day is None:
        raise EdtfError(translate("Problems", "a time of day needs a date with year, month and day"))
    return date.year.number, date.month.number, date.day.number


def _read_time(match: re.Match[str]) -> tuple[int, int, int | None]:
    hour, minute = int(match[2]), int(match[3])
    second = None if match[4] is None else int(match[4])
    if hour > 24 or (hour == 24 and (minute or second)):
        raise EdtfError(
            translate("Problems", "{time}: hours go from 00 to 23, and 24:00:00 ends the day").format(
                time=f"{match[2]}:{match[3]}"
            )
        )
    if minute > 59:
        raise EdtfError(translate("Problems", "minute {minute}: minutes go from 00 to 59").format(minute=minute))
    if second is not None and second > 60:
        raise EdtfError(translate("Problems", "second {second}: seconds go from 00 to 59").format(second=second))
    return hour, minute, second


def _read_offset(match: re.Match[str]) -> int | None:
    """Minutes ahead of UTC, or None where nothing is said."""
    if match[5]:
        return 0
    if match[6] is None:
        return None
    hours, minutes = int(match[7]), int(match[8] or 0)
    if hours > 23 or minutes > 59:
        raise EdtfError(translate("Problems", "an offset from UTC has hours up to 23 and minutes up to 59"))
    offset_min = hours * 60 + minutes
    if match[6] == "-" and offset_min == 0:
        raise EdtfError(translate("Problems", "there is no offset of minus zero: UTC is written Z"))
    return -offset_min if match[6] == "-" else offset_min
