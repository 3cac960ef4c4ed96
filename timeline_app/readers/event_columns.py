"""Columns that grow event by event and become a table."""

from __future__ import annotations

import struct
from array import array
from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.countries import normalized_country
from timeline_app.dates.bounds import FAR_PAST, DateBounds, Kind, Precision
from timeline_app.dates.disputed import disputed_bounds
from timeline_app.dates.fast import read_bounds
from timeline_app.events import Category
from timeline_app.table import EventIds, EventRecords, EventTable, Ints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.events import Event
    from timeline_app.table import Bools, Rows

UNDATED: Final = 0
"""The number of the date that an event without a readable one has."""
LARGEST_IMPORTANCE: Final = 1e30
"""A single-precision column holds no more than about ten million times this."""
_UNDATED_BOUNDS: Final = DateBounds(0, 0, 0, 0, 0, Precision.UNDEFINED, Kind.UNDATED)
_DATES_REMEMBERED: Final = 250_000
_BOUND_TYPES: Final = (np.int64, np.int64, np.int64, np.int64, np.uint16, np.uint8, np.uint8)
"""Of the columns of a table, by the fields of `DateBounds`."""
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
    """Numbers for countries by their codes as they are written; spellings of one share a number; -1 is a blank."""

    def __init__(self) -> None:
        super().__init__()
        self.countries = _Codes()

    def __missing__(self, written: str) -> int:
        return self.setdefault(written, self.countries[normalized_country(written)] if written.strip() else -1)


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
        number = self[text] = self._added(bounds)
        return number

    def of_disputed(self, texts: Iterable[str]) -> int:
        """A number for a date of which these are said; `EdtfError` for a text that is none."""
        return self._added(disputed_bounds(texts))

    def _added(self, bounds: DateBounds) -> int:
        number = len(self._bounds) // len(bounds)
        self._bounds.frombytes(_pack_bounds(*bounds))
        return number

    def bounds(self) -> Ints:
        """The bounds of all dates by number, the fields of `DateBounds` as rows."""
        return np.frombuffer(self._bounds, np.int64).reshape(-1, len(_UNDATED_BOUNDS)).T


_UNSTATED, _PLANNED, _BEGUN = range(3)
_STATUS_CODES: Final[dict[str | None, int]] = {"planned": _PLANNED, "happened": _BEGUN, "ongoing": _BEGUN}


def _begins_after(as_of_s: int | None, lo_s: Ints, kind: npt.NDArray[np.uint8]) -> Bools:
    if as_of_s is None:
        return np.zeros(len(lo_s), np.bool_)
    after: Bools = (kind != Kind.UNDATED) & (lo_s != FAR_PAST) & (lo_s >= as_of_s)
    return after


class EventColumns(msgspec.Struct):
    """The columns of the events so far; codes as in `EventTable`."""

    date: array[int] = msgspec.field(default_factory=lambda: array("i"))
    """Numbers of dates."""
    status: bytearray = msgspec.field(default_factory=bytearray)
    """What each event says: `_UNSTATED`, `_PLANNED`, or `_BEGUN` where it has happened or goes on."""
    importance: array[float] = msgspec.field(default_factory=lambda: array("f"))
    category: array[int] = msgspec.field(default_factory=lambda: array("i"))
    country: array[int] = msgspec.field(default_factory=lambda: array("i"))
    """The countries of all events, one that an event names twice twice, and -1 for a blank."""
    country_count: array[int] = msgspec.field(default_factory=lambda: array("i"))
    """How many an event has."""
    dates: DateNumbers = msgspec.field(default_factory=DateNumbers)
    category_codes: _Codes = msgspec.field(default_factory=_Codes)
    country_codes: _CountryCodes = msgspec.field(default_factory=_CountryCodes)

    def __len__(self) -> int:
        return len(self.date)

    def extend(self, events: Sequence[Event], dates: list[int]) -> None:
        """Add events that have the dates of those numbers."""
        self.date.fromlist(dates)
        self.status.extend([_STATUS_CODES.get(event.status, _UNSTATED) for event in events])
        self.importance.fromlist(_importances(events))
        categories = self.category_codes
        self.category.fromlist(
            [categories[name] if (name := event.category) and name.strip() else -1 for event in events]
        )
        countries = [event.countries for event in events]
        self.country_count.fromlist([*map(len, countries)])
        self.country.fromlist([*map(self.country_codes.__getitem__, chain.from_iterable(countries))])

    def too_early(self, table: EventTable, as_of_s: int | None) -> Rows:
        """The rows that say that they have begun, though the file knows nothing as late as that."""
        has_begun = np.frombuffer(self.status, np.uint8) == _BEGUN
        return np.flatnonzero(has_begun & _begins_after(as_of_s, table.lo_s, table.kind))

    def table(
        self, categories: Sequence[Category], as_of_s: int | None, records: EventRecords, ids: EventIds
    ) -> EventTable:
        """All events added so far, which stand in `records`, of a file that knows up to `as_of_s`."""
        date = np.frombuffer(self.date, np.int32)
        lo_s, start_hi_s, end_lo_s, hi_s, flags, precision, kind = (
            bounds.astype(dtype)[date] for bounds, dtype in zip(self.dates.bounds(), _BOUND_TYPES, strict=True)
        )
        status = np.frombuffer(self.status, np.uint8)
        # What an event says of itself goes before what its date says.
        planned = (status == _PLANNED) | ((status == _UNSTATED) & _begins_after(as_of_s, lo_s, kind))
        country_begin, country = _distinct(
            np.frombuffer(self.country_count, np.int32), np.frombuffer(self.country, np.int32)
        )
        named = list(self.category_codes)[len(categories) :]
        return EventTable(
            lo_s=lo_s,
            start_hi_s=start_hi_s,
            end_lo_s=end_lo_s,
            hi_s=hi_s,
            flags=flags,
            precision=precision,
            kind=kind,
            planned=planned,
            importance=np.frombuffer(self.importance, np.float32),
            category=np.frombuffer(self.category, np.int32),
            country_begin=country_begin,
            country=country,
            categories=(*categories, *(Category(id=name) for name in named)),
            countries=tuple(self.country_codes.countries),
            records=records,
            ids=ids,
        )


def _importances(events: Sequence[Event]) -> list[float]:
    given = [event.importance for event in events if event.importance is not None]
    if len(given) < len(events) or min(given) < -LARGEST_IMPORTANCE or max(given) > LARGEST_IMPORTANCE:
        return [*map(_importance, events)]
    return given


def _distinct(counts: npt.NDArray[np.int32], countries: npt.NDArray[np.int32]) -> tuple[Ints, npt.NDArray[np.int32]]:
    """The columns `country_begin` and `country` without blanks; a country given twice stays in its first place."""
    rows = np.repeat(np.arange(len(counts)), counts)
    if not (named := countries >= 0).all():
        rows, countries = rows[named], countries[named]
        counts = np.bincount(rows, minlength=len(counts)).astype(np.int32)
    begin = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=begin[1:])
    # Row and country as one number: those of one event lie together, and are equal for a country given twice.
    numbers = rows * (int(countries.max(initial=0)) + 1)
    numbers += countries
    in_order = np.sort(numbers)
    if not (in_order[1:] == in_order[:-1]).any():
        return begin, countries
    firsts = np.sort(np.unique(numbers, return_index=True)[1])
    return np.searchsorted(firsts, begin).astype(np.int64), countries[firsts]


def columns_for(categories: Sequence[Category]) -> EventColumns:
    """Empty columns for a file with these categories, which come first."""
    columns = EventColumns()
    for category in categories:
        columns.category_codes.setdefault(category.id, len(columns.category_codes))
    return columns
