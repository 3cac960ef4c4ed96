"""Columns that grow event by event and become a table."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.countries import normalized_country
from timeline_app.dates.bounds import FAR_PAST, DateBounds, Kind, Precision
from timeline_app.events import Category
from timeline_app.table import EventRecords, EventTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Event

UNDATED: Final = DateBounds(0, 0, 0, 0, 0, Precision.UNDEFINED, Kind.UNDATED)
LARGEST_IMPORTANCE: Final = 1e30
"""A single-precision column holds no more than about ten million times this."""
_WIDTH: Final = len(DateBounds._fields) + 5


def default_importance(event: Event) -> float:
    """The importance of an event whose file gives none: 0 to 1, below all but the least that files give.

    0.4 for a text, 0.4 for a source, 0.05 for each country, four at most.
    """
    return 0.4 * bool(event.text) + 0.4 * bool(event.source) + 0.05 * min(len(event.countries), 4)


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


@dataclass(slots=True)
class EventColumns:
    """The columns of the events so far; times and codes as in `EventTable`."""

    numbers: array[int] = field(default_factory=lambda: array("q"))
    """What is whole, `_WIDTH` numbers an event: one column for all is the quickest to fill."""
    importance: array[float] = field(default_factory=lambda: array("f"))
    country: array[int] = field(default_factory=lambda: array("q"))
    category_codes: _Codes = field(default_factory=_Codes)
    country_codes: _CountryCodes = field(default_factory=_CountryCodes)

    def append(self, event: Event, begin: int, end: int, bounds: DateBounds) -> None:
        """Add one event that stands in the file's bytes `[begin, end)`."""
        codes = [self.country_codes[code] for code in event.countries]
        self.country.extend(codes if len(codes) < 2 else dict.fromkeys(codes))
        category = -1 if event.category is None else self.category_codes[event.category]
        planned = event.status == "planned"
        self.numbers.extend((*bounds, begin, end, planned, category, len(self.country)))
        given = event.importance
        if given is None or not -LARGEST_IMPORTANCE <= given <= LARGEST_IMPORTANCE:
            given = default_importance(event)
        self.importance.append(given)

    def table(self, data: bytes, categories: Sequence[Category], as_of_s: int | None) -> EventTable:
        """All events added so far, of a file that knows up to `as_of_s`."""
        columns = np.array(self.numbers, np.int64).reshape(-1, _WIDTH).T.copy()
        (
            lo_s,
            start_hi_s,
            end_lo_s,
            hi_s,
            flags,
            precision,
            kind,
            begin,
            end,
            planned,
            category,
            country_end,
        ) = columns
        is_planned = planned.astype(np.bool_)
        if as_of_s is not None:
            is_planned |= (kind != Kind.UNDATED) & (lo_s != FAR_PAST) & (lo_s >= as_of_s)
        named = list(self.category_codes)[len(categories) :]
        return EventTable(
            lo_s=lo_s,
            start_hi_s=start_hi_s,
            end_lo_s=end_lo_s,
            hi_s=hi_s,
            flags=flags.astype(np.uint16),
            precision=precision.astype(np.uint8),
            kind=kind.astype(np.uint8),
            planned=is_planned,
            importance=np.array(self.importance, np.float32),
            category=category.astype(np.int32),
            country_begin=np.concatenate(([0], country_end)),
            country=np.array(self.country, np.int32),
            categories=(*categories, *(Category(id=name) for name in named)),
            countries=tuple(self.country_codes.countries),
            records=EventRecords(data, begin, end),
        )


def columns_for(categories: Sequence[Category]) -> EventColumns:
    """Empty columns for a file with these categories, which come first."""
    columns = EventColumns()
    for category in categories:
        columns.category_codes.setdefault(category.id, len(columns.category_codes))
    return columns
