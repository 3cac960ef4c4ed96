"""Columns that grow event by event and become a table."""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.countries import normalized_country
from timeline_app.dates.bounds import FAR_PAST, DateBounds, Kind, Precision
from timeline_app.dates.fast import read_bounds
from timeline_app.events import Category
from timeline_app.table import EventRecords, EventTable, Ints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.events import Event

UNDATED: Final = 0
"""The number of the date that an event without a readable one has."""
LARGEST_IMPORTANCE: Final = 1e30
"""A single-precision column holds no more than about ten million times this."""
_UNDATED_BOUNDS: Final = DateBounds(0, 0, 0, 0, 0, Precision.UNDEFINED, Kind.UNDATED)
_DATES_REMEMBERED: Final = 100_000
_pack_bounds = struct.Struct(f"{len(DateBounds._fields)}q").pack


def default_importance(event: Event) -> float:
    """The importance of an event whose file gives none: 0 to 1, below all but the least that files give.

    0.4 for a text, 0.4 for a source, 0.05 for each country, four at most.
    """
    return 0.4 * bool(event.text) + 0.4 * bool(event.source) + 0.05 * min(len(event.countries), 4)


def _importance(event: Event) -> float:
    given = event.importance
    if given is None or not -LARGEST_IMPORTANCE <= given <= LARGEST_IMPORTANCE:
        return default_importance(event)
    return given


class _Codes(dict[str, int]):
    """Numbers for words, in the order in which they first occur."""

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, len(self))


class _CountryCodes(dict[str, int]):
    """Numbers for countries by their codes as they are written; spellings of the same one share a number."""

    def __init__(self) -> None:
        super().__init__()
        self.countries = _Codes()

    def __missing__(self, written: str) -> int:
        return self.setdefault(written, self.countries[normalized_country(written)])


class DateNumbers(dict[str, int]):
    """Numbers for dates in EDTF, from 1; looking up a text that is none raises `EdtfError`.

    Dates repeat, so they are read once. When more than `remembered` differ, all are forgotten, and those
    that come again get further numbers.
    """

    def __init__(self, remembered: int = _DATES_REMEMBERED) -> None:
        super().__init__()
        self._remembered = remembered
        self._bounds = array("q", _UNDATED_BOUNDS)

    def __missing__(self, text: str) -> int:
        bounds = read_bounds(text)
        if len(self) >= self._remembered:
            self.clear()
        number = self[text] = len(self._bounds) // len(bounds)
        self._bounds.frombytes(_pack_bounds(*bounds))
        return number

    def bounds(self) -> Ints:
        """The bounds of all dates by number, the fields of `DateBounds` as rows."""
        return np.array(self._bounds, np.int64).reshape(-1, len(_UNDATED_BOUNDS)).T


@dataclass(slots=True)
class EventColumns:
    """The columns of the events so far; codes as in `EventTable`."""

    date: array[int] = field(default_factory=lambda: array("i"))
    """Numbers of dates."""
    begin: array[int] = field(default_factory=lambda: array("q"))
    """Byte offsets, as `end`."""
    end: array[int] = field(default_factory=lambda: array("q"))
    planned: bytearray = field(default_factory=bytearray)
    importance: array[float] = field(default_factory=lambda: array("f"))
    category: array[int] = field(default_factory=lambda: array("i"))
    country: array[int] = field(default_factory=lambda: array("i"))
    country_begin: array[int] = field(default_factory=lambda: array("q", [0]))
    dates: DateNumbers = field(default_factory=DateNumbers)
    category_codes: _Codes = field(default_factory=_Codes)
    country_codes: _CountryCodes = field(default_factory=_CountryCodes)

    def __len__(self) -> int:
        return len(self.begin)

    def extend(self, events: Sequence[Event], begins: Iterable[int], ends: Iterable[int], dates: Iterable[int]) -> None:
        """Add events that stand in the file's bytes `[begin, end)` and have the dates of those numbers."""
        self.date.extend(dates)
        self.begin.extend(begins)
        self.end.extend(ends)
        self.planned.extend([event.status == "planned" for event in events])
        self.importance.extend(map(_importance, events))
        numbers = self.category_codes
        self.category.extend([-1 if event.category is None else numbers[event.category] for event in events])
        self._extend_countries([event.countries for event in events])

    def _extend_countries(self, lists: list[list[str]]) -> None:
        numbers = self.country_codes
        codes: list[int] = []
        for countries in lists:
            if len(countries) == 1:
                codes.append(numbers[countries[0]])
            elif countries:
                codes += dict.fromkeys([numbers[code] for code in countries])
            self.country_begin.append(len(self.country) + len(codes))
        self.country.fromlist(codes)

    def table(self, data: bytes, categories: Sequence[Category], as_of_s: int | None) -> EventTable:
        """All events added so far, of a file that knows up to `as_of_s`."""
        date = np.array(self.date, np.intp)
        lo_s, start_hi_s, end_lo_s, hi_s, flags, precision, kind = (column[date] for column in self.dates.bounds())
        planned = np.array(self.planned, np.bool_)
        if as_of_s is not None:
            planned |= (kind != Kind.UNDATED) & (lo_s != FAR_PAST) & (lo_s >= as_of_s)
        named = list(self.category_codes)[len(categories) :]
        return EventTable(
            lo_s=lo_s,
            start_hi_s=start_hi_s,
            end_lo_s=end_lo_s,
            hi_s=hi_s,
            flags=flags.astype(np.uint16),
            precision=precision.astype(np.uint8),
            kind=kind.astype(np.uint8),
            planned=planned,
            importance=np.array(self.importance, np.float32),
            category=np.array(self.category, np.int32),
            country_begin=np.array(self.country_begin, np.int64),
            country=np.array(self.country, np.int32),
            categories=(*categories, *(Category(id=name) for name in named)),
            countries=tuple(self.country_codes.countries),
            records=EventRecords(data, np.array(self.begin, np.int64), np.array(self.end, np.int64)),
        )


def columns_for(categories: Sequence[Category]) -> EventColumns:
    """Empty columns for a file with these categories, which come first."""
    columns = EventColumns()
    for category in categories:
        columns.category_codes.setdefault(category.id, len(columns.category_codes))
    return columns
