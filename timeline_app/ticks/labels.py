"""The words on the time axis; patterns name the fields of a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import count_to_words, number_in_era, with_era, year_to_words
from timeline_app.wording import in_figures, language_number, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_REMEMBERED: Final = 1_024
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
    return _label(time_s, pattern, language_number())


@lru_cache(_REMEMBERED)
def _label(time_s: int, pattern: str, language: int) -> str:
    """The same few stand on the axis of every frame of a pan."""
    spoken_pattern = _spoken_patterns(language).get(pattern, pattern)
    return spoken_pattern.format_map(_Fields(_Civil(*seconds_to_civil(time_s))))


@lru_cache(1)
def _spoken_patterns(_language_number: int) -> Mapping[str, str]:
    """The patterns whose fields stand in another order in some languages."""
    return {
        "{day}": translate("Timeline", "{day}", "day of the month"),
        "{day} {month} {year}": translate("Timeline", "{day} {month} {year}"),
        "{month} {year}": translate("Timeline", "{month} {year}"),
    }


def _year_to_words(year: int) -> str:
    return year_to_words(year, bare_from=_BARE_FROM)


def _decade_to_words(year: int) -> str:
    tens = number_in_era(year) // 10
    if tens == 0:
        return translate("Timeline", "AD 1–9") if year > 0 else translate("Timeline", "9–1 BC")
    decade = translate("Timeline", "{number}s", "a decade: 1990s").format(number=count_to_words(tens * 10))
    return with_era(decade, year, bare_from=_BARE_FROM)


def _century_to_words(year: int) -> str:
    template = translate("Timeline", "{ordinal} century", "{ordinal} is 19th, and {number} 19")
    if year <= 0:
        template = translate("Timeline", "{ordinal} century BC", "{ordinal} is 19th, and {number} 19")
    return _counted_span(year, 100, template)


def _millennium_to_words(year: int) -> str:
    template = translate("Timeline", "{ordinal} millennium", "{ordinal} is 2nd, and {number} 2")
    if year <= 0:
        template = translate("Timeline", "{ordinal} millennium BC", "{ordinal} is 2nd, and {number} 2")
    return _counted_span(year, 1000, template)


def _counted_span(year: int, length_years: int, template: str) -> str:
    if number_in_era(year) > _COUNTED_UP_TO:
        # Nobody counts two million centuries.
        return translate("Timeline", "from {year}").format(year=_year_to_words(year))
    number = (number_in_era(year) - 1) // length_years + 1
    ending = "th" if number // 10 % 10 == 1 else _ORDINAL_ENDINGS.get(number % 10, "th")
    return template.format(ordinal=f"{in_figures(number)}{ending}", number=in_figures(number))


_FIELDS: Final[Mapping[str, Callable[[_Civil], object]]] = {
    "hour": lambda civil: civil.hour,
    "minute": lambda civil: civil.minute,
    "second": lambda civil: civil.second,
    "day": lambda civil: civil.day,
    "month": lambda civil: spoken().months[civil.month],
    "month_short": lambda civil: spoken().short_months[civil.month],
    "year": lambda civil: _year_to_words(civil.year),
    "decade": lambda civil: _decade_to_words(civil.year),
    "century": lambda civil: _century_to_words(civil.year),
    "millennium": lambda civil: _millennium_to_words(civil.year),
    "era": lambda civil: translate("Timeline", "AD") if civil.year > 0 else translate("Timeline", "BC"),
}
