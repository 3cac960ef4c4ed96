"""Times and bounds of the axis in words: years before year 1, days, both bounds, how certain they are."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, seconds_to_civil
from timeline_app.dates.phrases import ENGLISH, Phrases

_LONGEST_DAYS: Final = MappingProxyType(
    {
        Precision.DAY: 1,
        Precision.MONTH: 31,
        Precision.QUARTER: 92,
        Precision.SEASON: 92,
        Precision.QUADRIMESTER: 123,
        Precision.SEMESTER: 184,
        Precision.YEAR: 366,
    }
)
"""The most days that a date of each precision lasts."""


def year_to_words(year: int, phrases: Phrases = ENGLISH) -> str:
    """An astronomical year: 2025 "2025", 383 "383 AD", -43 "44 BC", -66000000 "66 million years BC"."""
    for unit, after, before in phrases.scales:
        tenth = unit // 10
        if abs(year) >= unit and year % tenth == 0:
            whole, tenths = divmod(abs(year) // tenth, 10)
            number = f"{whole:,}.{tenths}" if tenths else f"{whole:,}"
            return (before if year < 0 else after).format(number=number)
    return _exact_year(year, phrases)


def count_to_words(number: int) -> str:
    """A number with its thousands apart, but for four digits: 1500, 10,001."""
    return f"{number:,}" if number > 9999 else str(number)


def day_to_words(time_s: int, *, short: bool = False, phrases: Phrases = ENGLISH) -> str:
    """The day of a time in seconds since 1970: "17 February 2025", short "17 Feb 2025"."""
    year, month, day, *_ = seconds_to_civil(time_s)
    months = phrases.short_months if short else phrases.months
    return phrases.day_of_month.format(day=day, month=months[month], year=_exact_year(year, phrases))


def _exact_year(year: int, phrases: Phrases) -> str:
    """A year with a day beside it, where a round number would be a mistake."""
    if year <= 0:
        return phrases.year_bc.format(number=count_to_words(1 - year))
    return (phrases.early_year if year < 1000 else phrases.year).format(number=count_to_words(year))


def bounds_to_words(bounds: DateBounds, phrases: Phrases = ENGLISH) -> str:
    """The first and the last day or second that are included: "1 June 2024 – 30 June 2024".

    Times of day are in UTC, or local where the date says no offset; a side without a bound is said to be open or
    not known.
    """
    if bounds.kind == Kind.UNDATED:
        return phrases.no_date
    misses_start, misses_end = _misses_start(bounds), _misses_end(bounds)
    has_time = bool(
        (not misses_start and bounds.lo_s % SECONDS_PER_DAY) or (not misses_end and bounds.hi_s % SECONDS_PER_DAY)
    )
    first = _moment(bounds.lo_s, bounds, phrases, has_time=has_time)
    last = _moment(bounds.hi_s - 1, bounds, phrases, has_time=has_time)
    if misses_start:
        first = phrases.open_side if bounds.flags & DateFlags.OPEN_START else phrases.unknown_side
    if misses_end:
        last = phrases.open_side if bounds.flags & DateFlags.OPEN_END else phrases.unknown_side
    return first if first == last else phrases.bounds.format(first=first, last=last)


def _misses_start(bounds: DateBounds) -> bool:
    return bool(bounds.flags & (DateFlags.OPEN_START | DateFlags.UNKNOWN_START))


def _misses_end(bounds: DateBounds) -> bool:
    return bool(bounds.flags & (DateFlags.OPEN_END | DateFlags.UNKNOWN_END))


def _moment(time_s: int, bounds: DateBounds, phrases: Phrases, *, has_time: bool) -> str:
    day = day_to_words(time_s, phrases=phrases)
    if not has_time:
        return day
    *_, hour, minute, second = seconds_to_civil(time_s)
    zone = phrases.local_time if bounds.flags & DateFlags.FLOATING else phrases.utc
    return phrases.date_time.format(day=day, time=clock_to_words(hour, minute, second), zone=zone)


def clock_to_words(hour: int, minute: int, second: int | None) -> str:
    """A time of day, 05:00 or 05:00:30."""
    return f"{hour:02}:{minute:02}:{second:02}" if second else f"{hour:02}:{minute:02}"


def certainty_to_words(bounds: DateBounds, phrases: Phrases = ENGLISH) -> str:
    """How well the date is known: "exact day", "month known, approximate", "open end"."""
    if bounds.kind == Kind.UNDATED:
        return phrases.no_date
    # where one date of a set is open at a side, what is known says so already
    said = DateFlags.OPEN_START | DateFlags.OPEN_END if bounds.kind == Kind.ONE_OF else DateFlags.NONE
    remarks = [remark for flag, remark in phrases.flags.items() if bounds.flags & flag & ~said]
    return phrases.comma.join([_known(bounds, phrases), *remarks])


def _known(bounds: DateBounds, phrases: Phrases) -> str:
    if bounds.kind == Kind.ONE_OF:
        return phrases.one_of[_misses_start(bounds), _misses_end(bounds)]
    if bounds.kind == Kind.ALL_OF:
        return phrases.all_of
    if bounds.precision == Precision.UNDEFINED:
        return phrases.precisions[Precision.UNDEFINED]
    start = _known_point(bounds.lo_s, bounds.start_hi_s, bounds.precision, phrases)
    end = _known_point(bounds.end_lo_s, bounds.hi_s, bounds.precision, phrases)
    if bounds.kind != Kind.INTERVAL or _misses_end(bounds):
        return start
    if _misses_start(bounds):
        return end
    return phrases.interval.format(known=start) if start == end else phrases.precisions[Precision.UNDEFINED]


def _known_point(lo_s: int, hi_s: int, precision: int, phrases: Phrases) -> str:
    """What is known of a date; unspecified digits can leave less than its precision, as in 1985-12-XX."""
    days = (hi_s - lo_s) // SECONDS_PER_DAY
    if days <= _LONGEST_DAYS.get(Precision(precision), days):
        return phrases.precisions[precision]
    first, last = seconds_to_civil(lo_s), seconds_to_civil(hi_s - 1)
    if first[:2] == last[:2]:
        return phrases.precisions[Precision.MONTH]
    return phrases.precisions[Precision.YEAR] if first[0] == last[0] else phrases.partly_known
