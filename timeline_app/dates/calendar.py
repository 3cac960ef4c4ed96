"""The proleptic Gregorian calendar on plain ints: days and seconds since 1970-01-01, astronomical years.

Year 0 exists and is 1 BC; year -43 is 44 BC. Everything here is exact for any year, but times are only
promised to fit int64 seconds from `-MAX_YEAR` to `MAX_YEAR`.
"""

from __future__ import annotations

from typing import Final

SECONDS_PER_HOUR: Final = 3600
SECONDS_PER_DAY: Final = 86_400
SECONDS_PER_MONTH: Final = 2_629_746
"""On average, as is the next: in the calendar's cycle of 400 years a year has 365.2425 days."""
SECONDS_PER_YEAR: Final = 31_556_952
MAX_YEAR: Final = 140_000_000_000
"""The farthest year, either way, whose seconds stay inside `FAR_PAST` and `FAR_FUTURE`."""

_DAYS_PER_ERA: Final = 146_097
"""400 years, after which the calendar repeats."""
_EPOCH_SHIFT_DAYS: Final = 719_468
"""Days from 0000-03-01 to 1970-01-01."""
_DAYS_IN_MONTH: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap_year(year: int) -> bool:
    """Whether February has 29 days in this astronomical year."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month from 1 to 12; IndexError above."""
    return 29 if month == 2 and is_leap_year(year) else _DAYS_IN_MONTH[month]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a calendar date; negative before it.

    Years are counted from 1 March, so that the leap day comes last and the months before it form the regular
    pattern `(153 * m + 2) // 5`. A day beyond the month's end runs on into the next month.
    """
    if month <= 2:
        year -= 1
        month += 12
    day_of_year = (153 * (month - 3) + 2) // 5 + day - 1
    return 365 * year + year // 4 - year // 100 + year // 400 + day_of_year - _EPOCH_SHIFT_DAYS


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day that lie `days` after 1970-01-01; the inverse of `days_from_civil`."""
    era, day_of_era = divmod(days + _EPOCH_SHIFT_DAYS, _DAYS_PER_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return era * 400 + year_of_era + (month <= 2), month, day


def civil_to_seconds(  # noqa: PLR0917 - the order of a clock reading is known to all
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Seconds from 1970-01-01T00:00:00 to a date and time of day."""
    return days_from_civil(year, month, day) * SECONDS_PER_DAY + hour * SECONDS_PER_HOUR + minute * 60 + second


def seconds_to_civil(time_s: int) -> tuple[int, int, int, int, int, int]:
    """Year, month, day, hour, minute and second of a time; the inverse of `civil_to_seconds`."""
    days, second_of_day = divmod(time_s, SECONDS_PER_DAY)
    minute_of_day, second = divmod(second_of_day, 60)
    hour, minute = divmod(minute_of_day, 60)
    year, month, day = civil_from_days(days)
    return year, month, day, hour, minute, second
