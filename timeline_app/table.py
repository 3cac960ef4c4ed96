"""The events of a file as columns; their texts stay in the file's bytes until they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, Kind
from timeline_app.events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.events import Category, Source
    from timeline_app.readers.problem import Problem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
"""Row numbers of a table."""

_DECODE_EVENT = msgspec.json.Decoder(Event).decode
_DECODE_ANY = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True, eq=False)
class EventRecords:
    """The events' own JSON inside the file's bytes.

    `begin` and `end` are byte offsets, int64, shape `(n,)`.
    """

    data: bytes
    begin: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.begin)

    def raw(self, row: int) -> bytes:
        """The JSON of the event at `row`."""
        return self.data[self.begin[row] : self.end[row]]

    def event(self, row: int) -> Event:
        """The event at `row`, decoded."""
        return _DECODE_EVENT(self.raw(row))

    def extra_fields(self, row: int) -> dict[str, Any]:
        """The fields of the event at `row` that `Event` does not name, in the file's order."""
        known = Event.__struct_fields__
        return {key: value for key, value in _DECODE_ANY(self.raw(row)).items() if key not in known}


@dataclass(frozen=True, slots=True, eq=False)
class EventTable:
    """All readable events of a file as columns, one row an event, in the file's order.

    Times are int64 seconds as in `DateBounds`: the event starts in `[lo_s, start_hi_s)` and ends in
    `[end_lo_s, hi_s)`. An undated event has `kind == Kind.UNDATED` and all four bounds 0.
    """

    lo_s: Ints
    start_hi_s: Ints
    end_lo_s: Ints
    hi_s: Ints
    flags: npt.NDArray[np.uint16]
    """`DateFlags`."""
    precision: npt.NDArray[np.uint8]
    kind: npt.NDArray[np.uint8]
    planned: Bools
    """The status says so, or the date lies wholly after the file's `as_of`."""
    importance: npt.NDArray[np.float32]
    category: npt.NDArray[np.int32]
    """Index into `categories`; -1 for none."""
    country_begin: npt.NDArray[np.int64]
    """Shape `(n + 1,)`: the countries of row `i` are `country[country_begin[i]:country_begin[i + 1]]`."""
    country: npt.NDArray[np.int32]
    """Indices into `countries`."""
    categories: tuple[Category, ...]
    """The file's categories in its order, then those that only events name."""
    countries: tuple[str, ...]
    """Country codes in the order in which they first occur."""
    records: EventRecords

    def __len__(self) -> int:
        return len(self.lo_s)

    def dated(self) -> Bools:
        """Which rows have a place in time, a bound on one side at least; shape `(n,)`."""
        bounded: Bools = (self.lo_s != FAR_PAST) | (self.hi_s != FAR_FUTURE)
        dated: Bools = bounded & (self.kind != Kind.UNDATED)
        return dated

    def bounds(self, row: int) -> DateBounds:
        """What the date of the event at `row` means."""
        columns = (self.lo_s, self.start_hi_s, self.end_lo_s, self.hi_s, self.flags, self.precision, self.kind)
        return DateBounds(*(int(column[row]) for column in columns))

    def countries_of(self, row: int) -> list[str]:
        """The country codes of the event at `row`, in its own order."""
        codes = self.country[self.country_begin[row] : self.country_begin[row + 1]]
        return [self.countries[code] for code in codes]


@dataclass(frozen=True, slots=True, eq=False)
class EventFile:
    """A file that was read: its events, what it says of itself, and what was wrong with it."""

    path: str
    title: str
    as_of_s: int | None
    """The second after the day up to which the file knows; None when it does not say."""
    as_of: str | None
    """The same as EDTF text."""
    sources: Mapping[str, Source]
    table: EventTable
    problems: tuple[Problem, ...]
    lost_count: int
    """Events that could not be read at all; each has a problem with `loses_event`."""

    @property
    def event_count(self) -> int:
        """All events that stand in the file, readable or not."""
        return len(self.table) + self.lost_count
