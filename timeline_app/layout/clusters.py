"""Counted clusters: what has no row of its own in a lane is gathered by stretches of time and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from timeline_app.table import Ints, Rows

CELL_MIN_PX: Final = 72.0


@dataclass(frozen=True, slots=True)
class CountedCell:
    """Some events that begin in one cell of time: `count` of them between `first_s` and `last_s`, in a lane's order."""

    first: int
    """Index of the first among the hidden marks."""
    count: int
    first_s: int
    last_s: int
    cell_lo_s: int
    cell_hi_s: int


def cell_seconds(px_per_s: float) -> int:
    """How long a cell is: the least power of two seconds that is `CELL_MIN_PX` wide.

    Powers of two counted from the epoch nest, so a cell splits in halves when zooming and stays put when panning.
    """
    return int(2 ** max(0, int(np.ceil(np.log2(CELL_MIN_PX / px_per_s)))))


def count_cells(begin_s: Ints, lo_s: int, hi_s: int, px_per_s: float) -> list[CountedCell]:
    """Gather the marks that begin in the cells touching `[lo_s, hi_s)`; `begin_s` is sorted, shape `(n,)`."""
    cell_s = cell_seconds(px_per_s)
    first_cell, last_cell = lo_s // cell_s, hi_s // cell_s
    begin, end = np.searchsorted(begin_s, [first_cell * cell_s, (last_cell + 1) * cell_s])
    if begin == end:
        return []
    inside = begin_s[begin:end]
    cells = inside // cell_s
    starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
    counts = np.diff(starts, append=len(inside))
    return [
        CountedCell(
            first=int(begin + start),
            count=int(count),
            first_s=int(inside[start]),
            last_s=int(inside[start + count - 1]),
            cell_lo_s=int(cells[start]) * cell_s,
            cell_hi_s=(int(cells[start]) + 1) * cell_s,
        )
        for start, count in zip(starts, counts, strict=True)
    ]


def count_carried_in(begin_s: Ints, sorted_end_s: Ints, lo_s: int) -> int:
    """How many begin before `lo_s` and end after it; both arrays sorted, each by itself."""
    begun, ended = np.searchsorted(begin_s, lo_s), np.searchsorted(sorted_end_s, lo_s, side="right")
    return max(0, int(begun - ended))


def hidden_rows(rows: Rows, cell: CountedCell) -> Rows:
    """The table rows a cell counts; `rows` are those of all hidden marks of the lane, in order of begin."""
    return rows[cell.first : cell.first + cell.count]
