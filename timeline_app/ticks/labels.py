"""The words on the time axis, in English; patterns name the fields of a time, so that others can be added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.calendar import seconds_to_civil

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MONTHS: Final = (
    ("Jan", "January"),
    ("Feb", "February"),
    ("Mar", "March"),
    ("Apr", "April"),
    ("May", "May"),
    ("Jun", "June"),
    ("Jul", "July"),
    ("Aug", "August"),
    ("Sep", "September"),
    ("Oct", "October"),
    ("Nov", "November"),
    ("Dec", "December"),
)
_ORDINAL_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


class _Civil(NamedTuple):
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a time that patterns can name, made only when one is asked for."""

    civil: _Civil

    def __getitem__(self, name: str) -> object:
        return _FIELDS[name](self.civil)


def time_to_label(time_s: int, pattern: str) -> str:
    """A time in words, by a format string with names of `_FIELDS`, such as `{day} {month} {year}`."""
    return pattern.format_map(_Fields(_Civil(*seconds_to_civil(time_s))))


def year_to_words(year: int) -> str:
    """An astronomical year as people write it, no two alike: 2025, AD 33, 44 BC, 10,000 BC, 66 million BC."""
    return _with_era(_number_to_words(_number_in_era(year)), year)


def _number_in_era(year: int) -> int:
    return year if year > 0 else 1 - year


def _with_era(words: str, year: int) -> str:
    if year <= 0:
        return f"{words} BC"
    # a bare 33 or 12,000 would not be taken for a year
    return words if 100 <= year < 10_000 else f"AD {words}"


def _number_to_words(number: int) -> str:
    power, word = (9, "billion") if number >= 10**9 else (6, "million")
    whole, rest = divmod(number, 10**power)
    # at most three decimals; with more, the plain digits are easier to tell apart
    if whole and rest % 10 ** (power - 3) == 0:
        return f"{whole}.{rest:0{power}}".rstrip("0").rstrip(".") + f" {word}"
    return str(number) if number < 10_000 else f"{number:,}"


def _decade_to_words(year: int) -> str:
    tens = _number_in_era(year) // 10
    if tens == 0:
        return "AD 1–9" if year > 0 else "9–1 BC"
    return _with_era(f"{tens * 10:,}s" if tens >= 1000 else f"{tens * 10}s", year)


def _ordinal_span_to_words(year: int, length_years: int, noun: str) -> str:
    number = (_number_in_era(year) - 1) // length_years + 1
    ending = "th" if number // 10 % 10 == 1 else _ORDINAL_ENDINGS.get(number % 10, "th")
    return f"{number:,}{ending} {noun}{'' if year > 0 else ' BC'}"


_FIELDS: Final[Mapping[str, Callable[[_Civil], object]]] = {
    "hour": lambda civil: civil.hour,
    "minute": lambda civil: civil.minute,
    "second": lambda civil: civil.second,
    "day": lambda civil: civil.day,
    "month": lambda civil: MONTHS[civil.month - 1][1],
    "month_short": lambda civil: MONTHS[civil.month - 1][0],
    "year": lambda civil: year_to_words(civil.year),
    "decade": lambda civil: _decade_to_words(civil.year),
    "century": lambda civil: _ordinal_span_to_words(civil.year, 100, "century"),
    "millennium": lambda civil: _ordinal_span_to_words(civil.year, 1000, "millennium"),
    "era": lambda civil: "AD" if civil.year > 0 else "BC",
}
