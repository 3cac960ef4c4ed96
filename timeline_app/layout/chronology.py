"""What a layout needs to know of a file's events whatever is filtered: made once a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.layout.footprint import table_to_footprints
from timeline_app.layout.sorting import stable_order

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import EventFile, EventTable, Ints, Rows

_MIX: Final = np.uint64(0x9E37_79B9_7F4A_7C15)
"""2**64 by the golden ratio, and odd."""
_LOW_BITS: Final = np.uint64(2**32 - 1)


class Chronology(msgspec.Struct, frozen=True, eq=False):
    """The dated events of a file in order of time, and all of them in order of importance."""

    footprints: Footprints
    by_begin: Rows
    """The dated rows in order of where their marks begin, then end."""
    rank: npt.NDArray[np.int32]
    """Where each row stands when the most important ones come first; shape `(n,)`, a permutation."""

    @classmethod
    def of(cls, file: EventFile) -> Chronology:
        """The order of a file's events."""
        table = file.table
        footprints = table_to_footprints(table, horizon_s(file))
        rows = np.flatnonzero(table.dated())
        begin_s, end_s = footprints.outer_lo_s[rows], footprints.outer_hi_s[rows]
        end_order = stable_order(end_s)
        by_end = rows[end_order]
        by_begin = by_end[stable_order(begin_s[end_order])]
        rank = np.empty(len(table), dtype=np.int32)
        rank[_most_important_first(table)] = np.arange(len(table), dtype=np.int32)
        return cls(footprints, by_begin, rank)


def horizon_s(file: EventFile) -> int:
    """The moment up to which what is ongoing is drawn: the file's `as_of`, else the last moment it names."""
    if file.as_of_s is not None:
        return file.as_of_s
    table = file.table
    ends = np.concatenate([column[table.dated()] for column in (table.start_hi_s, table.hi_s)])
    bounded = ends[np.abs(ends) < 2**62]
    return int(bounded.max()) if len(bounded) else 0


def _most_important_first(table: EventTable) -> Rows:
    """All rows, those of higher importance first; equal ones in an order that goes by what they are.

    So an event that is added changes nothing among the others, wherever in the file it stands.
    """
    # The bits of a float that is not negative are in the order of the floats; of others they are in the reverse one.
    bits = (0.0 - table.importance).view(np.int32)
    ordered = np.where(bits < 0, ~bits, bits | np.int32(-(2**31))).view(np.uint32)
    keys = ordered.astype(np.uint64) << np.uint64(32)
    keys |= _mixed(table.lo_s, table.hi_s, table.records.end - table.records.begin)
    return np.argsort(keys, kind="stable")


def _mixed(*columns: Ints) -> npt.NDArray[np.uint64]:
    """32 bits of each row that have nothing to do with its time: multiplicative hashing (Knuth, vol. 3, 6.4)."""
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        mixed ^= column.view(np.uint64)
        mixed *= _MIX
        mixed ^= mixed >> np.uint64(32)
    return mixed & _LOW_BITS
