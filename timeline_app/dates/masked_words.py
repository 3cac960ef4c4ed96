"""Dates with unspecified digits in words: "the 21st of some month of 2014", "summer of some year in the 2010s"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline_app.dates.calendar import days_in_month
from timeline_app.dates.calendar_dates import matching_numbers
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import day_to_words, year_to_words
from timeline_app.wording import language_number, translate

if TYPE_CHECKING:
    from timeline_app.dates.expression import CalendarDate, Component

_LISTED_AT_MOST = 4
"""Months or days that are named each; of more in a row, the first and the last."""


def part_of_masked_year(part: str, year: Component) -> str:
    """A part of a year with unspecified digits: "summer of some year in the 2010s"."""
    if year.digits == "XXXX":
        return translate("Dates", "{part}, year not known").format(part=part)
    return translate("Dates", "{part} of some year in {years}").format(part=part, years=masked_year_to_words(year))


def masked_year_to_words(year: Component) -> str:
    """A year with unspecified digits: "the 1990s", "the 1900s (1900–1999)", "the years 130 BC to 121 BC"."""
    known = year.digits.rstrip("X")
    if not known:
        return translate("Dates", "an unknown year")
    if "X" in known or known == "-":
        return translate("Dates", "a year of the form {digits}").format(digits=year.digits)
    first, last = year.digits.replace("X", "0"), year.digits.replace("X", "9")
    if len(known) == 3 and int(first) >= 1000:
        return translate("Dates", "the {number}s").format(number=first)
    if len(known) == 2 and int(first) >= 1000:
        return translate("Dates", "the {number}s ({first}–{last})").format(number=first, first=first, last=last)
    small, large = (int(last), min(int(first), -1)) if known[0] == "-" else (int(first), int(last))
    template = translate("Dates", "the years {first} to {last}")
    return template.format(first=year_to_words(small), last=year_to_words(large))


def unspecified_to_words(date: CalendarDate) -> str:
    """A month or a day where the date has unspecified digits, by what the digits say and not by their bounds."""
    phrases = spoken()
    year, month, day = date.year, date.month, date.day
    if month is None:
        return masked_year_to_words(year)
    if day is None:
        return _period(year, month, translate("Dates", "some month in {period}"))
    if day.digits == "XX":
        return translate("Dates", "some day in {period}").format(period=_period(year, month))
    if month.is_exact and day.is_exact:
        part = phrases.day_and_month.format(day=day.number, month=phrases.months[month.number])
        return part_of_masked_year(part, year)
    return _some_of_days(date, month, day)


def _period(year: Component, month: Component, in_year: str = "{period}") -> str:
    """The months that are meant, with their year; where all are, the year alone, as `in_year` says it."""
    if month.digits == "XX":
        known = year_to_words(year.number) if year.is_exact else masked_year_to_words(year)
        return in_year.format(period=known)
    return _of_year(_months(_numbers(month, 12)), year)


def _some_of_days(date: CalendarDate, month: Component, day: Component) -> str:
    year = date.year
    # a leap year where none is known, so that no day is left out
    lengths = {number: days_in_month(year.number if year.is_exact else 0, number) for number in _numbers(month, 12)}
    days = [number for number in _numbers(day, 31) if number <= max(lengths.values())]
    if month.is_exact and year.is_exact and _is_long_run(days):
        first, last = date.bounds.lo_s, date.bounds.hi_s - 1
        template = translate("Dates", "some day from {first} to {last}")
        return template.format(first=day_to_words(first), last=day_to_words(last))
    any_month = month.digits == "XX"
    months = [number for number, length in lengths.items() if days[0] <= length]
    name = translate("Dates", "some month") if any_month else _months(months)
    part = translate("Dates", "{days} of {month}").format(days=_days(days), month=name)
    if any_month and year.is_exact:
        return spoken().part_of_year.format(season=part, year=year_to_words(year.number))
    return _of_year(part, year)


def _of_year(part: str, year: Component) -> str:
    if year.is_exact:
        return spoken().month_of_year.format(month=part, year=year_to_words(year.number))
    return part_of_masked_year(part, year)


def _numbers(component: Component, last: int) -> list[int]:
    return matching_numbers(component.digits, 1, last)


def _is_long_run(numbers: list[int]) -> bool:
    return len(numbers) > _LISTED_AT_MOST and numbers[-1] - numbers[0] == len(numbers) - 1


def _months(numbers: list[int]) -> str:
    names = [spoken().months[number] for number in numbers]
    if _is_long_run(numbers):
        return translate("Dates", "some month from {first} to {last}").format(first=names[0], last=names[-1])
    return spoken().either(names)


def _days(numbers: list[int]) -> str:
    ordinals = _ordinals(language_number())
    names = [ordinals[number] for number in numbers]
    if _is_long_run(numbers):
        return translate("Dates", "the {first} to {last}").format(first=names[0], last=names[-1])
    return translate("Dates", "the {days}").format(days=spoken().either(names))


@cache
def _ordinals(_language_number: int) -> tuple[str, ...]:
    """By day of the month, the first one empty."""
    return (
        "",
        translate("Dates", "1st"),
        translate("Dates", "2nd"),
        translate("Dates", "3rd"),
        translate("Dates", "4th"),
        translate("Dates", "5th"),
        translate("Dates", "6th"),
        translate("Dates", "7th"),
        translate("Dates", "8th"),
        translate("Dates", "9th"),
        translate("Dates", "10th"),
        translate("Dates", "11th"),
        translate("Dates", "12th"),
        translate("Dates", "13th"),
        translate("Dates", "14th"),
        translate("Dates", "15th"),
        translate("Dates", "16th"),
        translate("Dates", "17th"),
        translate("Dates", "18th"),
        translate("Dates", "19th"),
        translate("Dates", "20th"),
        translate("Dates", "21st"),
        translate("Dates", "22nd"),
        translate("Dates", "23rd"),
        translate("Dates", "24th"),
        translate("Dates", "25th"),
        translate("Dates", "26th"),
        translate("Dates", "27th"),
        translate("Dates", "28th"),
        translate("Dates", "29th"),
        translate("Dates", "30th"),
        translate("Dates", "31st"),
    )
