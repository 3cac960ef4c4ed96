"""Counted clusters: what has no row of its own in a lane is gathered by stretches of time and counted."""

from __future__ import annotations

from math import ceil, log2
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from timeline_app.table import Ints, Rows

CELL_MIN_PX: Final = 72.0


class Cells(NamedTuple):
    """The cells of time that touch a stretch, one after the other; all of equal length."""

    first: int
    """Cell `i` begins at `i * length_s`."""
    end: int
    length_s: int

    @classmethod
    def touching(cls, lo_s: int, hi_s: int, px_per_s: float) -> Cells:
        """The cells that touch `[lo_s, hi_s]` at a scale.

        They are as long as the least power of two seconds that is `CELL_MIN_PX` wide. Powers of two counted from the
        epoch nest, so a cell splits in halves when zooming and stays put when panning.
        """
        length_s = 2 ** max(0, ceil(log2(CELL_MIN_PX / px_per_s)))
        return cls(lo_s // length_s, hi_s // length_s + 1, length_s)

    def edges_s(self) -> Ints:
        """Where each cell begins, and the last one ends; shape `(cells + 1,)`."""
        # The outermost cells reach beyond int64, where no event begins.
        edges = [min(max(cell * self.length_s, FAR_PAST), FAR_FUTURE) for cell in range(self.first, self.end + 1)]
        return np.array(edges, dtype=np.int64)


class HiddenBoxes(NamedTuple):
    """What stands in cells of lanes and has no row; shape `(lanes, cells)` each.

    Where none does, `first` and `last`, the first and the last of them, say nothing.
    """

    number: Ints
    first: Rows
    last: Rows


def count_hidden(bounds: Rows, shown: Rows) -> HiddenBoxes:
    """Count the boxes in each cell that are not `shown`.

    The boxes of cell `j` of lane `i` are those from `bounds[i, j]` to below `bounds[i, j + 1]`, numbered lane by lane
    in order of their anchors; `shown` are numbers of boxes in order, shape `(m,)`.
    """
    first, end = bounds[:, :-1], bounds[:, 1:]
    shown_bounds = np.searchsorted(shown, bounds)
    number = np.diff(bounds) - np.diff(shown_bounds)
    if not len(shown):
        return HiddenBoxes(number, first, end - 1)
    # Where a cell begins or ends with boxes that are shown, the first hidden one comes after a run of those.
    run_begins = np.flatnonzero(np.diff(shown, prepend=shown[0] - 2) != 1)
    run_lengths = np.diff(run_begins, append=len(shown))
    run_first = np.repeat(shown[run_begins], run_lengths)
    run_last = run_first + np.repeat(run_lengths, run_lengths) - 1
    at_first = np.minimum(shown_bounds[:, :-1], len(shown) - 1)
    at_last = np.maximum(shown_bounds[:, 1:] - 1, 0)
    begins_shown, ends_shown = shown[at_first] == first, shown[at_last] == end - 1
    return HiddenBoxes(
        number,
        np.where(begins_shown, run_last[at_first] + 1, first),
        np.where(ends_shown, run_first[at_last] - 1, end - 1),
    )
