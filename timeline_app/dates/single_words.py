"""One EDTF date in words, without intervals and sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.bounds import DateFlags, Precision
from timeline_app.dates.calendar import civil_to_seconds, seconds_to_civil
from timeline_app.dates.expression import (
    QUALIFIER_FLAGS,
    CalendarDate,
    Component,
    DateTime,
    NumericYear,
    Season,
    Single,
)
from timeline_app.dates.time_words import clock_to_words, day_to_words, year_to_words

if TYPE_CHECKING:
    from timeline_app.dates.phrases import Phrases


def single_to_words(date: Single, phrases: Phrases) -> str:
    """A date with what it says of its certainty: "about June 2024", "11 June 2004 (year uncertain)"."""
    if isinstance(date, DateTime):
        return _date_time_to_words(date, phrases)
    if isinstance(date, NumericYear):
        return _qualified(_numeric_year_to_words(date, phrases), [date.qualifier], phrases)
    if isinstance(date, Season):
        return _qualified(_season_to_words(date, phrases), [date.year.qualifier, date.code.qualifier], phrases)
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    return _qualified(_calendar_date_to_words(date, phrases), [part.qualifier for part in parts], phrases)


def _qualified(words: str, qualifiers: list[str], phrases: Phrases) -> str:
    """The words with the qualifiers of the date's parts, said once where they hold for all of them."""
    for flag, whole, partly in (
        (DateFlags.APPROXIMATE, phrases.approximate, phrases.parts_approximate),
        (DateFlags.UNCERTAIN, phrases.uncertain, phrases.parts_uncertain),
    ):
        marked = [bool(QUALIFIER_FLAGS[qualifier] & flag) for qualifier in qualifiers]
        if all(marked):
            words = whole.format(date=words)
        elif any(marked):
            names = [name for name, is_marked in zip(phrases.part_names, marked, strict=False) if is_marked]
            words = partly.format(date=words, parts=phrases.last_and.join(names))
    return words


def _date_time_to_words(date: DateTime, phrases: Phrases) -> str:
    day = day_to_words(civil_to_seconds(date.year, date.month, date.day), phrases=phrases)
    if date.offset_min is None:
        zone = phrases.local_time
    elif date.offset_min == 0:
        zone = phrases.utc
    else:
        hours, minutes = divmod(abs(date.offset_min), 60)
        sign = "+" if date.offset_min > 0 else "−"
        zone = phrases.offset.format(sign=sign, hours=f"{hours}:{minutes:02}" if minutes else hours)
    time = clock_to_words(date.hour, date.minute, date.second)
    return phrases.date_time.format(day=day, time=time, zone=zone)


def _numeric_year_to_words(date: NumericYear, phrases: Phrases) -> str:
    if date.significant_digits is None:
        return year_to_words(date.year, phrases)
    first, last = _years(date, phrases)
    return phrases.estimate.format(first=first, last=last, year=year_to_words(date.year, phrases))


def _years(date: Single, phrases: Phrases) -> tuple[str, str]:
    """The first and the last year of the bounds."""
    first, last = seconds_to_civil(date.bounds.lo_s)[0], seconds_to_civil(date.bounds.hi_s - 1)[0]
    return year_to_words(first, phrases), year_to_words(last, phrases)


def _season_to_words(date: Season, phrases: Phrases) -> str:
    code = date.code.number
    season = phrases.seasons[code]
    if date.year.is_exact:
        first, last = _years(date, phrases)
        year = first if first == last else phrases.year_over.format(first=first, last=last)
        words = (phrases.season_of_year if code <= 32 else phrases.part_of_year).format(season=season, year=year)
    else:
        words = _part_of_masked_year(season, date.year, phrases)
    if 25 <= code <= 32:
        words = (phrases.northern if code <= 28 else phrases.southern).format(date=words)
    return words


def _part_of_masked_year(part: str, year: Component, phrases: Phrases) -> str:
    if year.digits == "XXXX":
        return phrases.part_of_unknown_year.format(part=part)
    return phrases.part_of_some_year.format(part=part, years=_masked_year(year, phrases))


def _masked_year(year: Component, phrases: Phrases) -> str:
    """A year with unspecified digits: "the 1990s", "the 1900s (1900–1999)", "the years 130 BC to 121 BC"."""
    known = year.digits.rstrip("X")
    if not known:
        return phrases.unknown_year
    if "X" in known or known == "-":
        return phrases.year_like.format(digits=year.digits)
    first, last = year.digits.replace("X", "0"), year.digits.replace("X", "9")
    if len(known) == 3 and int(first) >= 1000:
        return phrases.decade.format(number=first)
    if len(known) == 2 and int(first) >= 1000:
        return phrases.century.format(number=first, first=first, last=last)
    small, large = (int(last), min(int(first), -1)) if known[0] == "-" else (int(first), int(last))
    return phrases.years.format(first=year_to_words(small, phrases), last=year_to_words(large, phrases))


def _calendar_date_to_words(date: CalendarDate, phrases: Phrases) -> str:
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    if len(parts) == 1:
        return year_to_words(date.year.number, phrases) if date.year.is_exact else _masked_year(date.year, phrases)
    if all(part.is_exact for part in parts):
        if date.bounds.precision == Precision.DAY:
            return day_to_words(date.bounds.lo_s, phrases=phrases)
        return _month_to_words(date.bounds.lo_s, phrases)
    return _unspecified_to_words(date, phrases)


def _month_to_words(time_s: int, phrases: Phrases) -> str:
    year, month, *_ = seconds_to_civil(time_s)
    return phrases.month_of_year.format(month=phrases.months[month], year=year_to_words(year, phrases))


def _unspecified_to_words(date: CalendarDate, phrases: Phrases) -> str:
    """A month or day where the date has unspecified digits."""
    month, day, lo_s, last_s = date.month, date.day, date.bounds.lo_s, date.bounds.hi_s - 1
    if month is None:
        return _masked_year(date.year, phrases)
    if month.is_exact and (day is None or day.is_exact):
        name = phrases.months[month.number]
        part = name if day is None else phrases.day_and_month.format(day=day.number, month=name)
        return _part_of_masked_year(part, date.year, phrases)
    some = phrases.some_month if day is None else phrases.some_day
    if month.digits == "XX" and (day is None or day.digits == "XX"):
        year = date.year
        period = year_to_words(year.number, phrases) if year.is_exact else _masked_year(year, phrases)
        return some.format(period=period)
    if day is not None and day.digits == "XX" and month.is_exact and date.year.is_exact:
        return some.format(period=_month_to_words(lo_s, phrases))
    if day is None:
        first, last = _month_to_words(lo_s, phrases), _month_to_words(last_s, phrases)
        return phrases.some_month_between.format(first=first, last=last)
    first, last = day_to_words(lo_s, phrases=phrases), day_to_words(last_s, phrases=phrases)
    return phrases.some_day_between.format(first=first, last=last)
