"""Endless series of calendar instants, each instant with a number of its own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.dates.calendar import MAX_YEAR, SECONDS_PER_DAY, civil_to_seconds, days_in_month, seconds_to_civil

if TYPE_CHECKING:
    from collections.abc import Callable


class Series(msgspec.Struct, frozen=True):
    """Instants numbered by consecutive ints, so that a stretch of them is a `range`.

    Times are seconds since 1970-01-01. `time_at` gives None where the calendar leaves an instant out.
    """

    number_at: Callable[[int], int]
    """The number of the last instant at or before a time."""
    time_at: Callable[[int], int | None]
    """The time of the instant with a number."""

    def has(self, time_s: int) -> bool:
        """Whether `time_s` is one of the instants."""
        return self.time_at(self.number_at(time_s)) == time_s


def every_seconds(count: int) -> Series:
    """Every `count` seconds; up to a day they all start anew at midnight if `count` divides the day."""
    return Series(lambda time_s: time_s // count, lambda number: number * count)


def month_days(days: tuple[int, ...], least_days: int) -> Series:
    """The given days of every month, but none that is nearer than `least_days` to the next month."""

    def number_at(time_s: int) -> int:
        year, month, day, *_ = seconds_to_civil(time_s)
        return (year * 12 + month - 1) * len(days) + bisect_right(days, day) - 1

    def time_at(number: int) -> int | None:
        month_number, index = divmod(number, len(days))
        year, month0 = divmod(month_number, 12)
        if days[index] - 1 + least_days > days_in_month(year, month0 + 1):
            return None
        return civil_to_seconds(year, month0 + 1, days[index])

    return Series(number_at, time_at)


def every_months(count: int) -> Series:
    """The first day of every `count`-th month, from January if `count` divides the year."""

    def number_at(time_s: int) -> int:
        year, month, *_ = seconds_to_civil(time_s)
        return (year * 12 + month - 1) // count

    def time_at(number: int) -> int:
        year, month0 = divmod(number * count, 12)
        return civil_to_seconds(year, month0 + 1)

    return Series(number_at, time_at)


def every_years(count: int) -> Series:
    """The years whose number, BC or AD, is a multiple of `count`.

    There is no year 0, so steps of more than two years have AD 1 in its place: 200 BC, 100 BC, AD 1, AD 100.
    With steps of two years AD 1 would crowd AD 2, and the series goes 4 BC, 2 BC, AD 2, AD 4.
    """

    def number_at(time_s: int) -> int:
        year = _year_at(time_s)
        return year // count if year > 0 else (year - 1) // count

    def time_at(number: int) -> int | None:
        if number == 0:
            return _year_start_s(1) if count > 2 else None
        return _year_start_s(number * count if number > 0 else number * count + 1)

    return Series(number_at, time_at)


def _year_at(time_s: int) -> int:
    return seconds_to_civil(time_s)[0]


def _year_start_s(year: int) -> int | None:
    return civil_to_seconds(year) if abs(year) <= MAX_YEAR else None


def _decades() -> Series:
    def number_at(time_s: int) -> int:
        year = _year_at(time_s)
        return year // 10 if year > 0 else -1 - (1 - year) // 10

    def time_at(number: int) -> int | None:
        return _year_start_s(max(number * 10, 1) if number >= 0 else number * 10 + 2)

    return Series(number_at, time_at)


def _spans_of_years(count: int) -> Series:
    # the first hundred years are AD 1 to 100, those before them 100 BC to 1 BC: all have the same length
    return Series(lambda time_s: (_year_at(time_s) - 1) // count, lambda number: _year_start_s(number * count + 1))


DAYS: Final = every_seconds(SECONDS_PER_DAY)
MONTHS: Final = every_months(1)
YEARS: Final = every_years(1)
DECADES: Final = _decades()
"""The 2010s are 2010 to 2019, the 40s BC 49 to 40 BC; the two about AD 1 have nine years."""
CENTURIES: Final = _spans_of_years(100)
"""The 20th century is 1901 to 2000."""
MILLENNIA: Final = _spans_of_years(1000)
ERAS: Final = Series(
    lambda time_s: 1 if _year_at(time_s) > 0 else 0, lambda number: civil_to_seconds((-MAX_YEAR, 1)[number])
)
"""0 is BC, 1 is AD."""
