"""Counted clusters: what has no row of its own in a lane is gathered by stretches of time and counted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from timeline_app.table import Ints

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
    cells = range(lo_s // cell_s, hi_s // cell_s + 1)
    # The outermost cells reach beyond int64, where no event begins.
    edges_s = [min(max(cell * cell_s, FAR_PAST), FAR_FUTURE) for cell in (*cells, cells.stop)]
    bounds = np.searchsorted(begin_s, np.array(edges_s, dtype=np.int64))
    return [
        CountedCell(
            first=first,
            count=end - first,
            first_s=int(begin_s[first]),
            last_s=int(begin_s[end - 1]),
            cell_lo_s=cell * cell_s,
            cell_hi_s=(cell + 1) * cell_s,
        )
        for cell, (first, end) in zip(cells, pairwise(bounds.tolist()), strict=True)
        if end > first
    ]


def count_before(begin_s: Ints, end_s: Ints, sorted_end_s: Ints, lo_s: int, from_s: int) -> int:
    """How many begin before `from_s` and reach `lo_s`, the left edge, so that no cell from `from_s` on counts them.

    `begin_s` is sorted, `end_s` in the same order, `sorted_end_s` sorted by itself; shape `(n,)` each.
    """
    before_from, before_edge = (int(index) for index in np.searchsorted(begin_s, (from_s, lo_s)))
    over = int(np.searchsorted(sorted_end_s, lo_s))
    if before_from >= before_edge:
        return before_from - over
    return before_edge - over - int(np.count_nonzero(end_s[before_from:before_edge] >= lo_s))
