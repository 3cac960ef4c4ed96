"""The words on the time axis, in English; patterns name the fields of a time, so that others can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import count_to_words, number_in_era, with_era, year_to_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BARE_FROM: Final = 100
"""On an axis its neighbours say that a number of three digits is a year."""
_COUNTED_UP_TO: Final = 100_000
"""Centuries and millennia further away are named by the year in which they begin."""
_ORDINAL_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


class _Civil(NamedTuple):
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int


class _Fields(msgspec.Struct, frozen=True):
    """The fields of a time that patterns can name, made only when one is asked for."""

    civil: _Civil

    def __getitem__(self, name: str) -> object:
        return _FIELDS[name](self.civil)


def time_to_label(time_s: int, pattern: str) -> str:
    """A time in words, by a format string with names of `_FIELDS`, such as `{day} {month} {year}`."""
    return pattern.format_map(_Fields(_Civil(*seconds_to_civil(time_s))))


def _year_to_words(year: int) -> str:
    return year_to_words(year, bare_from=_BARE_FROM)


def _decade_to_words(year: int) -> str:
    tens = number_in_era(year) // 10
    if tens == 0:
        return "AD 1–9" if year > 0 else "9–1 BC"
    return with_era(f"{count_to_words(tens * 10)}s", year, bare_from=_BARE_FROM)


def _ordinal_span_to_words(year: int, length_years: int, noun: str) -> str:
    if number_in_era(year) > _COUNTED_UP_TO:
        # Nobody counts two million centuries.
        return f"from {_year_to_words(year)}"
    number = (number_in_era(year) - 1) // length_years + 1
    ending = "th" if number // 10 % 10 == 1 else _ORDINAL_ENDINGS.get(number % 10, "th")
    return f"{number:,}{ending} {noun}{'' if year > 0 else ' BC'}"


_FIELDS: Final[Mapping[str, Callable[[_Civil], object]]] = {
    "hour": lambda civil: civil.hour,
    "minute": lambda civil: civil.minute,
    "second": lambda civil: civil.second,
    "day": lambda civil: civil.day,
    "month": lambda civil: spoken().months[civil.month],
    "month_short": lambda civil: spoken().short_months[civil.month],
    "year": lambda civil: _year_to_words(civil.year),
    "decade": lambda civil: _decade_to_words(civil.year),
    "century": lambda civil: _ordinal_span_to_words(civil.year, 100, "century"),
    "millennium": lambda civil: _ordinal_span_to_words(civil.year, 1000, "millennium"),
    "era": lambda civil: "AD" if civil.year > 0 else "BC",
}
