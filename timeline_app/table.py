"""The events of a file as columns; their texts stay in the file's bytes until they are needed."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, Kind
from timeline_app.events import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline_app.events import Category, Source
    from timeline_app.readers.problem import Problem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
"""Row numbers of a table."""

Decoded = TypeVar("Decoded")
"""What an event is decoded to."""
_DECODE_EVENT = msgspec.json.Decoder(Event).decode
_DECODE_ANY = msgspec.json.Decoder().decode


class _Titled(msgspec.Struct, gc=False):
    """As much of an event as its title needs."""

    title: str


_DECODE_TITLES = msgspec.json.Decoder(list[_Titled]).decode


class EventRecords(msgspec.Struct, frozen=True, eq=False):
    """The events' own JSON inside the file's bytes.

    `begin` and `end` are byte offsets, int64, shape `(n,)`.
    """

    data: bytes
    begin: Ints
    end: Ints
    left_out: Ints
    """Shape `(k, 2)`, ascending: from where to where fields of a wrong type stand, which no event is decoded with."""

    def __len__(self) -> int:
        return len(self.begin)

    def raw(self, row: int) -> bytes:
        """The JSON of the event at `row` as it stands in the file."""
        return self.data[self.begin[row] : self.end[row]]

    def readable(self, rows: Rows) -> list[bytes]:
        """The JSON of the events at `rows`, with blanks for what is left out."""
        places = zip(self.begin[rows].tolist(), self.end[rows].tolist(), strict=True)
        if not len(self.left_out):
            data = self.data
            return [data[begin:end] for begin, end in places]
        return [self._readable_between(begin, end) for begin, end in places]

    def event(self, row: int) -> Event:
        """The event at `row`, decoded."""
        return self.decoded_one(_DECODE_EVENT, row)

    def decoded_one(self, decode: Callable[[bytes], Decoded], row: int) -> Decoded:
        """The event at `row`, decoded to something else."""
        return decode(self._readable_between(self.begin[row], self.end[row]))

    def row_at(self, at: int) -> int | None:
        """The row of the event whose JSON holds the byte offset `at`, or None."""
        row = int(np.searchsorted(self.begin, at, "right")) - 1
        return row if row >= 0 and at < self.end[row] else None

    def titles(self, first: int, end: int) -> list[str]:
        """The titles of the events from `first` to below `end`, without decoding the rest of them."""
        return [event.title for event in self.decoded(_DECODE_TITLES, first, end) or map(self.event, range(first, end))]

    def decoded(self, decode: Callable[[bytes], list[Decoded]], first: int, end: int) -> list[Decoded] | None:
        """The events from `first` to below `end`, decoded at once; None where others stand in between.

        Most stand side by side, with a comma between them; else what is left out in between makes too many.
        """
        try:
            found = decode(b"[" + self._readable_between(self.begin[first], self.end[end - 1]) + b"]")
        except msgspec.DecodeError:
            return None
        return found if len(found) == end - first else None

    def extra_fields(self, row: int) -> dict[str, Any]:
        """The fields of the event at `row` that `Event` does not name, in the file's order."""
        known = Event.__struct_fields__
        return {key: value for key, value in _DECODE_ANY(self.raw(row)).items() if key not in known}

    def _readable_between(self, begin: int, end: int) -> bytes:
        text = self.data[begin:end]
        if not len(self.left_out):
            return text
        first, last = self.left_out[:, 0].searchsorted((begin, end))
        return blanked(text, (self.left_out[first:last] - begin).tolist()) if first < last else text


def blanked(text: bytes, spans: Iterable[Sequence[int]]) -> bytes:
    """The text with blanks from the begin to the end of each span, as long as before."""
    changed = bytearray(text)
    for begin, end in spans:
        changed[begin:end] = b" " * (end - begin)
    return bytes(changed)


class EventIds(msgspec.Struct, frozen=True, eq=False):
    """Which rows may have an id, by the ids' hashes: a dictionary of a million texts would take a hundred megabytes.

    `hashes` are those of the ids in ascending order, int64; `rows` the rows of the same ids. Events without an id
    have no part in either.
    """

    hashes: Ints
    rows: npt.NDArray[np.int32]

    @classmethod
    def of(cls, hashes: Ints, rows: npt.NDArray[np.int32]) -> EventIds:
        """Those of events at ascending `rows` whose ids have the `hashes` that Python's `hash` gives them."""
        order = np.argsort(hashes)
        return cls(hashes[order], rows[order])

    def candidates(self, event_id: str) -> list[int]:
        """The rows, ascending, of the events with this id, and hardly ever one of another's with the same hash."""
        first, last = (
            np.searchsorted(self.hashes, hash(event_id)),
            np.searchsorted(self.hashes, hash(event_id), "right"),
        )
        return sorted(self.rows[first:last].tolist())

    def repeated(self) -> list[int]:
        """The rows, ascending, of the events that share their id's hash with another one."""
        same = self.hashes[1:] == self.hashes[:-1]
        repeated = np.zeros(len(self.rows), np.bool_)
        repeated[1:] |= same
        repeated[:-1] |= same
        return sorted(self.rows[repeated].tolist())

    def known(self, hashes: Ints) -> Bools:
        """Which of these hashes some event's id has; shape as `hashes`."""
        places = np.searchsorted(self.hashes, hashes)
        known = places < len(self.hashes)
        known[known] = self.hashes[places[known]] == hashes[known]
        return known


class EventTable(msgspec.Struct, frozen=True, eq=False, dict=True):
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
    ids: EventIds

    def __len__(self) -> int:
        return len(self.lo_s)

    def dated(self) -> Bools:
        """Which rows have a place in time, a bound on one side at least; shape `(n,)`, not to be written to."""
        return self._dated

    @cached_property
    def _dated(self) -> Bools:
        bounded: Bools = (self.lo_s != FAR_PAST) | (self.hi_s != FAR_FUTURE)
        dated: Bools = bounded & (self.kind != Kind.UNDATED)
        dated.flags.writeable = False
        return dated

    def is_dated(self, row: int) -> bool:
        """Whether the event at `row` has a place in time."""
        return bool(self.dated()[row])

    def bounds(self, row: int) -> DateBounds:
        """What the date of the event at `row` means."""
        columns = (self.lo_s, self.start_hi_s, self.end_lo_s, self.hi_s, self.flags, self.precision, self.kind)
        return DateBounds(*(int(column[row]) for column in columns))

    def row_of_id(self, event_id: str) -> int | None:
        """The first row whose event has this id, or None; takes some microseconds."""
        rows = self.ids.candidates(event_id)
        return next((row for row in rows if self.records.event(row).id == event_id), None)

    def countries_of(self, row: int) -> list[str]:
        """The country codes of the event at `row`, in its own order."""
        codes = self.country[self.country_begin[row] : self.country_begin[row + 1]]
        return [self.countries[code] for code in codes]


class EventFile(msgspec.Struct, frozen=True, eq=False):
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
    """In the order of their places."""
    lost_count: int
    """Events that could not be read at all; each has a problem with `loses_event`."""

    @property
    def event_count(self) -> int:
        """All events that stand in the file, readable or not."""
        return len(self.table) + self.lost_count

    def problems_of(self, row: int) -> tuple[Problem, ...]:
        """What is wrong with the event at `row`."""
        begin, end = int(self.table.records.begin[row]), int(self.table.records.end[row])
        at = attrgetter("at")
        return self.problems[bisect_left(self.problems, begin, key=at) : bisect_left(self.problems, end, key=at)]
