"""The facets that stand in the events' own texts: status, tags, sources, places, and further fields.

A million events take some seconds: they are counted in slices, so that a window can do it when it is idle.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from timeline_app.dates.bounds import DateFlags
from timeline_app.events import Event
from timeline_app.facets.facet import Facet
from timeline_app.facets.ids import FURTHER, PLACE, SOURCE, STATUS, TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.table import EventTable

MOST_VALUES: Final = 5_000
"""A facet of the format's own fields that has more different values than this is no help."""
MOST_FURTHER_VALUES: Final = 200
_LONGEST_VALUE: Final = 80
"""Characters; what is longer is no name of anything but a text."""
_MOST_FURTHER_FIELDS: Final = 50
_SLICE: Final = 100
"""Events; some tenths of a millisecond."""
_STATUSES: Final = ("happened", "ongoing", "planned")
_KNOWN_FIELDS: Final = frozenset(Event.__struct_fields__)
_decode = msgspec.json.Decoder(list[dict[str, Any]]).decode
_decode_one = msgspec.json.Decoder(dict[str, Any]).decode


class _Column:
    """The values of a facet, event by event; given up when they are too many."""

    def __init__(self, facet_id: str, most: int) -> None:
        self.id, self._most = facet_id, most
        self._numbers: dict[str, int] = {}
        self._code, self._count = array("i"), array("i")

    @property
    def is_given_up(self) -> bool:
        """Whether there are more different values than a facet may have."""
        return len(self._numbers) > self._most

    @property
    def length(self) -> int:
        """How many events there are so far."""
        return len(self._count)

    @property
    def repeats(self) -> bool:
        """Whether any value is that of two events."""
        return len(self._code) > len(self._numbers)

    def skip(self, count: int) -> None:
        """Add events without a value."""
        self._count.frombytes(bytes(count * self._count.itemsize))

    def extend(self, lists: Sequence[Sequence[str]]) -> None:
        """Add events that have these values."""
        if self.is_given_up:
            return
        numbers = self._numbers
        distinct = [dict.fromkeys(values) if len(values) > 1 else values for values in lists]
        self._count.fromlist([*map(len, distinct)])
        self._code.fromlist([numbers.setdefault(one, len(numbers)) for one in chain.from_iterable(distinct)])

    def facet(self) -> Facet:
        """What there is so far; a blank is no value."""
        count, code = np.frombuffer(self._count, np.int32), np.frombuffer(self._code, np.int32)
        is_value = np.array([bool(value.strip()) for value in self._numbers], np.bool_)
        if not is_value.all():
            kept = is_value[code]
            count = np.bincount(np.repeat(np.arange(len(count)), count)[kept], minlength=len(count)).astype(np.int32)
            code = (np.cumsum(is_value, dtype=np.int32) - 1)[code[kept]]
        values = tuple(value for value in self._numbers if value.strip())
        if len(code) and int(count.max()) == 1:
            single = np.full(len(count), -1, np.int32)
            single[count > 0] = code
            return Facet(self.id, values, single)
        begin = np.zeros(len(count) + 1, np.int64)
        np.cumsum(count, out=begin[1:])
        return Facet(self.id, values, code, begin)


class TextFacets:
    """Reads the events of a table, slice by slice, and then has their facets."""

    def __init__(self, table: EventTable) -> None:
        self._table = table
        self._given_status = _Column(STATUS, len(_STATUSES))
        self._tags, self._sources, self._places = (_Column(name, MOST_VALUES) for name in (TAG, SOURCE, PLACE))
        self._further: dict[str, _Column | None] = {}
        """By the fields' names; None where the values are no names of anything."""

    def read(self) -> Iterator[float]:
        """Read all events; after each slice the share that is done, 0 to 1."""
        for first in range(0, len(self._table), _SLICE):
            end = min(first + _SLICE, len(self._table))
            self._add(self._events(first, end), first)
            yield end / len(self._table)

    def facets(self) -> dict[str, Facet]:
        """All facets that tell events apart, by id, the format's own first."""
        own = [self._status(), *(column.facet() for column in self._own() if not column.is_given_up)]
        further = [self._finished(column) for column in self._further.values() if column is not None]
        named = [facet for facet in further if facet is not None]
        return {facet.id: facet for facet in [*own, *sorted(named, key=lambda facet: facet.id)] if facet.values}

    def _own(self) -> tuple[_Column, ...]:
        return self._tags, self._sources, self._places

    def _events(self, first: int, end: int) -> list[dict[str, Any]]:
        records = self._table.records
        events = records.decoded(_decode, first, end)
        return [records.decoded_one(_decode_one, row) for row in range(first, end)] if events is None else events

    def _add(self, events: list[dict[str, Any]], first: int) -> None:
        self._given_status.extend([_names(event.get("status")) for event in events])
        self._tags.extend([_names(event.get("tags")) for event in events])
        self._sources.extend([_source_names(event) for event in events])
        self._places.extend([_names(event.get("place")) for event in events])
        # In the file's order, not in a set's: which fields come first must not differ from run to run.
        for name in dict.fromkeys(chain.from_iterable(events)):
            if name in _KNOWN_FIELDS:
                continue
            if name not in self._further:
                some = len(self._further) < _MOST_FURTHER_FIELDS
                self._further[name] = _Column(FURTHER + name, MOST_FURTHER_VALUES) if some else None
            column = self._further[name]
            if column is None:
                continue
            lists = [_value_names(event.get(name)) for event in events]
            column.skip(first - column.length)
            column.extend([names or () for names in lists])
            if column.is_given_up or None in lists:
                self._further[name] = None

    def _finished(self, column: _Column) -> Facet | None:
        """A further field as a facet; None where its values tell each event apart from each other one."""
        column.skip(len(self._table) - column.length)
        return column.facet() if column.repeats else None

    def _status(self) -> Facet:
        """The status that the file gives, else that which the date says."""
        table, given = self._table, self._given_status.facet()
        has_open_end = (table.flags & np.uint16(DateFlags.OPEN_END)) != 0
        code = np.where(table.dated(), np.where(has_open_end, 1, 0), -1).astype(np.int32)
        for number, status in enumerate(_STATUSES):
            code[given.has_any({status})] = number
        code[table.planned] = _STATUSES.index("planned")
        return Facet(STATUS, _STATUSES, code)


def _names(value: Any) -> Sequence[str]:
    """A value of the format's own fields, whose types have been checked."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, list) else ()


def _source_names(event: dict[str, Any]) -> Sequence[str]:
    """Who reports an event, with those who say something else of its date."""
    stated = event.get("dates")
    names = _names(event.get("source"))
    return [*names, *chain.from_iterable(_names(one.get("source")) for one in stated)] if stated else names


def _value_names(value: Any) -> Sequence[str] | None:
    """A value of a further field as names; None where it is none, but a text or something with parts of its own."""
    values = value if isinstance(value, list) else [value]
    names = []
    for one in values:
        if one is None:
            continue
        if isinstance(one, dict | list):
            return None
        name = one if isinstance(one, str) else msgspec.json.encode(one).decode()
        if len(name) > _LONGEST_VALUE:
            return None
        if name.strip():
            names.append(name)
    return names
