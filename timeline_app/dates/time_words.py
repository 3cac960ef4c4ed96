"""Times and bounds of the axis in words: years of both eras, days, both bounds."""

from __future__ import annotations

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.wording import in_figures, translate


def year_to_words(year: int, *, bare_from: int = 1000) -> str:
    """An astronomical year, no two alike: 2025 "2025", 383 "AD 383", -43 "44 BC", -65999999 "66 million BC".

    Years of four digits stand alone; so do shorter ones from `bare_from` on, as among others on an axis.
    """
    return with_era(round_count_to_words(number_in_era(year)), year, bare_from=bare_from)


def written_year_to_words(year: int) -> str:
    """A year as somebody wrote it: who writes -66000000 means 66 million BC, and counts no year 0 so far away."""
    if year <= -1_000_000 and year % 100_000 == 0:
        return with_era(round_count_to_words(-year), year)
    return year_to_words(year)


def number_in_era(year: int) -> int:
    """The number that an astronomical year has in its era: 44 for -43, which is 44 BC."""
    return year if year > 0 else 1 - year


def with_era(words: str, year: int, *, bare_from: int = 1000) -> str:
    """Words for a year or some years with the era of `year`: "44 BC", "AD 33", "2025"."""
    if year <= 0:
        return translate("Dates", "{number} BC").format(number=words)
    # a bare 33 or 12,000 would not be taken for a year
    template = translate("Dates", "{number}") if bare_from <= year < 10_000 else translate("Dates", "AD {number}")
    return template.format(number=words)


def round_count_to_words(number: int) -> str:
    """A number, with words for its zeros: 66 million, 13.82 billion."""
    unit = next((unit for unit in (10**9, 10**6) if number >= unit), 0)
    # at most three decimals; with more, the plain digits are easier to tell apart
    if not unit or number % (unit // 1000):
        return count_to_words(number)
    thousandths = number % unit // (unit // 1000)
    decimals = len(f"{thousandths:03}".rstrip("0")) if thousandths else 0
    template = translate("Dates", "{number} billion") if unit == 10**9 else translate("Dates", "{number} million")
    return template.format(number=in_figures(number / unit if decimals else number // unit, decimals))


def count_to_words(number: int) -> str:
    """A number with its thousands apart, but for four digits: 1500, 10,001."""
    return in_figures(number) if number > 9999 else str(number)


def day_to_words(time_s: int, *, short: bool = False) -> str:
    """The day of a time in seconds since 1970: "17 February 2025", short "17 Feb 2025"."""
    phrases = spoken()
    year, month, day, *_ = seconds_to_civil(time_s)
    months = phrases.short_months if short else phrases.months
    # beside a day, "66 million" would not look like one year
    exact_year = with_era(count_to_words(number_in_era(year)), year)
    return translate("Dates", "{day} {month} {year}").format(day=day, month=months[month], year=exact_year)


def bounds_to_words(bounds: DateBounds) -> str:
    """The first and the last day or second that are included: "1 June 2024 – 30 June 2024".

    Where the source says "about", so do the words: "about 1 June 2024 – about 30 June 2024".
    A time of day stands only where the date has one, in UTC, or local where the date says no offset; a side without
    a bound is said to be open or not known.
    """
    phrases = spoken()
    if bounds.kind == Kind.UNDATED:
        return phrases.no_date
    no_start, no_end = misses_start(bounds), misses_end(bounds)
    local_start = bool(bounds.flags & (DateFlags.FLOATING | DateFlags.FLOATING_START))
    local_end = bool(bounds.flags & (DateFlags.FLOATING | DateFlags.FLOATING_END))
    first = _moment(bounds.lo_s, has_time=starts_within_day(bounds), is_local=local_start)
    last = _moment(bounds.hi_s - 1, has_time=ends_within_day(bounds), is_local=local_end)
    about_start, about_end = _about_ends(bounds)
    if about_start:
        first = phrases.about.format(date=first)
    if about_end:
        last = phrases.about.format(date=last)
    if no_start:
        first = translate("Dates", "open") if bounds.flags & DateFlags.OPEN_START else translate("Dates", "not known")
    if no_end:
        last = translate("Dates", "open") if bounds.flags & DateFlags.OPEN_END else translate("Dates", "not known")
    return first if first == last else phrases.bounds.format(first=first, last=last)


def starts_within_day(bounds: DateBounds) -> bool:
    """Whether the start, if it is known, has a time of day."""
    return _has_time_of_day(bounds, bounds.lo_s, bounds.start_hi_s)


def ends_within_day(bounds: DateBounds) -> bool:
    """Whether the end, if it is known, has a time of day."""
    return _has_time_of_day(bounds, bounds.hi_s, bounds.end_lo_s)


def _has_time_of_day(bounds: DateBounds, outer_s: int, inner_s: int) -> bool:
    # From 00:00 on, and up to 24:00, only the other side of the same minute tells; several dates each have their own.
    is_one = bounds.kind <= Kind.INTERVAL and not bounds.flags & DateFlags.DISPUTED
    return bounds.precision <= Precision.MINUTE or any(
        time_s % SECONDS_PER_DAY for time_s in ((outer_s, inner_s) if is_one else (outer_s,))
    )


def misses_start(bounds: DateBounds) -> bool:
    """Whether the start is open or unknown."""
    return bool(bounds.flags & (DateFlags.OPEN_START | DateFlags.UNKNOWN_START))


def misses_end(bounds: DateBounds) -> bool:
    """Whether the end is open or unknown."""
    return bool(bounds.flags & (DateFlags.OPEN_END | DateFlags.UNKNOWN_END))


def _about_ends(bounds: DateBounds) -> tuple[bool, bool]:
    """Whether the start is approximate, and the end; of anything but an interval, both are or none."""
    if bounds.kind == Kind.INTERVAL:
        return bool(bounds.flags & DateFlags.APPROXIMATE_START), bool(bounds.flags & DateFlags.APPROXIMATE_END)
    about = bool(bounds.flags & DateFlags.APPROXIMATE)
    return about, about


def _moment(time_s: int, *, has_time: bool, is_local: bool) -> str:
    phrases = spoken()
    day = day_to_words(time_s)
    if not has_time:
        return day
    *_, hour, minute, second = seconds_to_civil(time_s)
    zone = phrases.local_time if is_local else phrases.utc
    return phrases.date_time.format(day=day, time=clock_to_words(hour, minute, second), zone=zone)


def clock_to_words(hour: int, minute: int, second: int | None) -> str:
    """A time of day, 05:00 or 05:00:30."""
    return f"{hour:02}:{minute:02}:{second:02}" if second else f"{hour:02}:{minute:02}"
