"""Which boxes are worth a try at a zoom level: the best of each stretch of time, found once for all levels."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from timeline_app.layout.levels import LONGEST_OCTAVE

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.table import Bools, Ints, Rows


def best_of_longest(boxes: Boxes, at_most: int, octave: int) -> Bools:
    """Which boxes are among the `at_most` first ranked of their lane in cells of `2**octave` seconds; shape `(n,)`.

    They are those for which `coarsest_octaves` would say `octave` if that is the top, found by a single look at all.
    """
    cell_firsts = np.flatnonzero(_apart(boxes.begin_s, boxes.lane) >= 1 << octave)
    best = _among_best(boxes, np.arange(len(boxes)), cell_firsts, at_most)
    return np.ones(len(boxes), dtype=np.bool_) if best is None else best


def coarsest_octaves(boxes: Boxes, at_most: int, top: int) -> npt.NDArray[np.int8]:
    """For each box the longest cells in which it is one of the `at_most` first ranked of its lane; shape `(n,)`.

    A cell of octave `o` is `2**o` seconds long, up to `top`. Cells are counted from the epoch, so that those of one
    octave nest in those of the next: who is not among the best of a cell is not among those of the longer one, and
    each step looks at what the one before has left. -1 where a box is not even among the best of its second.
    """
    coarsest = np.full(len(boxes), top, dtype=np.int8)
    left: Rows = np.arange(len(boxes))
    apart = _apart(boxes.begin_s, boxes.lane)
    for octave in range(_first_crowded_octave(boxes, at_most), top + 1):
        best = _among_best(boxes, left, np.flatnonzero(apart >= 1 << octave), at_most)
        if best is not None:
            coarsest[left[~best]] = octave - 1
            left = left[best]
            apart = _apart(boxes.begin_s[left], boxes.lane[left])
    return coarsest


def _apart(begin_s: Ints, lane: npt.NDArray[np.int32]) -> npt.NDArray[np.uint64]:
    """How far each box is from the one before: at least `2**o` just where a cell of octave `o` begins with it."""
    apart = np.full(len(begin_s), 2**64 - 1, dtype=np.uint64)
    # The highest bit in which two times differ says which cells they share.
    np.bitwise_xor(begin_s[1:], begin_s[:-1], out=apart[1:].view(np.int64))
    apart[1:][lane[1:] != lane[:-1]] = 2**64 - 1
    return apart


def _first_crowded_octave(boxes: Boxes, at_most: int) -> int:
    """The shortest cells that may hold more than `at_most` boxes of a lane."""
    # Unsigned: two times may lie further apart than int64 reaches.
    closest_s = [
        int((begin_s[at_most:] - begin_s[:-at_most]).view(np.uint64).min())
        for first, end in pairwise(boxes.lane_first.tolist())
        if len(begin_s := boxes.begin_s[first:end]) > at_most
    ]
    return min(closest_s).bit_length() if closest_s else LONGEST_OCTAVE + 1


def _among_best(boxes: Boxes, candidates: Rows, cell_firsts: Rows, at_most: int) -> Bools | None:
    """Which of `candidates`, in order, are among the best of the cells that begin at `cell_firsts`; None if all are."""
    counts = np.diff(cell_firsts, append=len(candidates))
    crowded = counts > at_most
    if not crowded.any():
        return None
    in_crowded = np.flatnonzero(np.repeat(crowded, counts))
    cell_counts = counts[crowded]
    rank = boxes.rank[candidates[in_crowded]]
    # One key for both, and only its value is asked for: to sort by two columns, or to sort places, takes much longer.
    # Half as long a key takes half as long.
    rank_bits = int(rank.max()).bit_length()
    key_type = np.dtype(np.uint32 if len(cell_counts).bit_length() + rank_bits <= 32 else np.uint64)
    keys = np.repeat((np.arange(len(cell_counts)) << rank_bits).astype(key_type), cell_counts)
    keys |= rank.astype(key_type)
    last_best = np.sort(keys)[np.cumsum(cell_counts) - cell_counts + at_most - 1]
    best = np.ones(len(candidates), dtype=np.bool_)
    best[in_crowded] = keys <= np.repeat(last_best, cell_counts)
    return best


def best_of_cells(boxes: Boxes, candidates: Rows, octave: int) -> Rows:
    """The first ranked of each lane in each cell of `2**octave` seconds."""
    firsts = np.flatnonzero(_apart(boxes.begin_s[candidates], boxes.lane[candidates]) >= 1 << octave)
    ranks = boxes.rank[candidates]
    best_ranks = np.repeat(np.minimum.reduceat(ranks, firsts), np.diff(firsts, append=len(candidates)))
    best: Rows = candidates[ranks == best_ranks]
    return best
