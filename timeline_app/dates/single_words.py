"""One EDTF date in words, without intervals and sets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline_app.dates.bounds import DateFlags, Precision
from timeline_app.dates.calendar import civil_to_seconds, seconds_to_civil
from timeline_app.dates.expression import (
    QUALIFIER_FLAGS,
    CalendarDate,
    DateTime,
    NumericYear,
    Season,
    Single,
)
from timeline_app.dates.masked_words import (
    masked_year_to_words,
    part_of_masked_year,
    unspecified_to_words,
)
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import clock_to_words, day_to_words, written_year_to_words, year_to_words
from timeline_app.wording import language_number, translate

if TYPE_CHECKING:
    from collections.abc import Mapping


def single_to_words(date: Single) -> str:
    """A date with what it says of its certainty: "about June 2024", "11 June 2004 (year uncertain)"."""
    if isinstance(date, DateTime):
        return _date_time_to_words(date)
    if isinstance(date, NumericYear):
        return _qualified(_numeric_year_to_words(date), [date.qualifier])
    if isinstance(date, Season):
        return _qualified(_season_to_words(date), [date.year.qualifier, date.code.qualifier])
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    return _qualified(_calendar_date_to_words(date), [part.qualifier for part in parts])


def _qualified(words: str, qualifiers: list[str]) -> str:
    """The words with the qualifiers of the date's parts, said once where they hold for all of them."""
    phrases = spoken()
    for flag, whole, partly in (
        (DateFlags.APPROXIMATE, phrases.about, translate("Dates", "{date} ({parts} approximate)")),
        (DateFlags.UNCERTAIN, phrases.uncertain, translate("Dates", "{date} ({parts} uncertain)")),
    ):
        marked = [bool(QUALIFIER_FLAGS[qualifier] & flag) for qualifier in qualifiers]
        if all(marked):
            words = whole.format(date=words)
        elif any(marked):
            part_names = (translate("Dates", "year"), translate("Dates", "month"), translate("Dates", "day"))
            names = [name for name, is_marked in zip(part_names, marked, strict=False) if is_marked]
            words = partly.format(date=words, parts=phrases.last_and.join(names))
    return words


def _date_time_to_words(date: DateTime) -> str:
    phrases = spoken()
    day = day_to_words(civil_to_seconds(date.year, date.month, date.day))
    if date.offset_min is None:
        zone = phrases.local_time
    elif date.offset_min == 0:
        zone = phrases.utc
    else:
        hours, minutes = divmod(abs(date.offset_min), 60)
        sign = "+" if date.offset_min > 0 else "−"
        zone = translate("Dates", "UTC{sign}{hours}")
        zone = zone.format(sign=sign, hours=f"{hours}:{minutes:02}" if minutes else hours)
    time = clock_to_words(date.hour, date.minute, date.second)
    return phrases.date_time.format(day=day, time=time, zone=zone)


def _numeric_year_to_words(date: NumericYear) -> str:
    if date.significant_digits is None:
        return written_year_to_words(date.year)
    first, last = _years(date)
    template = translate("Dates", "some year from {first} to {last}, estimated at {year}")
    return template.format(first=first, last=last, year=written_year_to_words(date.year))


def _years(date: Single) -> tuple[str, str]:
    """The first and the last year of the bounds."""
    first, last = seconds_to_civil(date.bounds.lo_s)[0], seconds_to_civil(date.bounds.hi_s - 1)[0]
    return year_to_words(first), year_to_words(last)


def _season_to_words(date: Season) -> str:
    code = date.code.number
    season = _seasons(language_number())[code]
    if date.year.is_exact:
        first, last = _years(date)
        year = first if first == last else translate("Dates", "{first}–{last}").format(first=first, last=last)
        template = translate("Dates", "{season} {year}") if code <= 32 else spoken().part_of_year
        words = template.format(season=season, year=year)
    else:
        words = part_of_masked_year(season, date.year)
    if 25 <= code <= 28:
        return translate("Dates", "{date} (Northern Hemisphere)").format(date=words)
    if 29 <= code <= 32:
        return translate("Dates", "{date} (Southern Hemisphere)").format(date=words)
    return words


def _calendar_date_to_words(date: CalendarDate) -> str:
    phrases = spoken()
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    if len(parts) == 1:
        return year_to_words(date.year.number) if date.year.is_exact else masked_year_to_words(date.year)
    if all(part.is_exact for part in parts):
        if date.bounds.precision == Precision.DAY:
            return day_to_words(date.bounds.lo_s)
        year, month_number, *_ = seconds_to_civil(date.bounds.lo_s)
        return phrases.month_of_year.format(month=phrases.months[month_number], year=year_to_words(year))
    return unspecified_to_words(date)


@cache
def _seasons(_language_number: int) -> Mapping[int, str]:
    """The names of the parts of a year by their EDTF codes from 21 to 41."""
    seasons = (
        translate("Dates", "spring"),
        translate("Dates", "summer"),
        translate("Dates", "autumn"),
        translate("Dates", "winter"),
    )
    parts = (
        translate("Dates", "first quarter"),
        translate("Dates", "second quarter"),
        translate("Dates", "third quarter"),
        translate("Dates", "fourth quarter"),
        translate("Dates", "first third"),
        translate("Dates", "second third"),
        translate("Dates", "last third"),
        translate("Dates", "first half"),
        translate("Dates", "second half"),
    )
    return dict(enumerate((*seasons, *seasons, *seasons, *parts), start=21))
