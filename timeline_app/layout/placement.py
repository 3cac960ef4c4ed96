"""Which marks get a row of their own in a lane, and from which zoom level on.

Going from coarse to fine, each level places what fits between the marks placed before it. Two marks that don't
overlap at one scale don't at any finer one, so what a level has placed stays, in its row, at all finer levels (the
consistency rules of dynamic map labelling: Been, Daiches and Yap, "Dynamic Map Labeling", 2006, in one dimension).

Level 0 is placed as a whole. The others are cut into tiles of time some screens wide, and what a tile places lies
wholly inside it: so no tile depends on another one of its level, only on the coarser ones above it. Tiles can be
made when they are first looked at, in any order, and the outcome is the same; the work of a frame does not grow with
the number of events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.candidates import best_of_longest, coarsest_octaves
from timeline_app.layout.filling import CELL_PX, fill_row
from timeline_app.layout.levels import Tiling, level_to_px_per_s, px_to_octave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.boxes import Boxes
    from timeline_app.table import Bools, Rows

UNPLACED: Final = 32_767
"""The level of a box that no level has placed so far."""
REACH_PX: Final = 420.0
"""More than any box reaches beyond its stretch of time, its label included."""


class Placement:
    """The rows of all lanes: given one by one, then filled tile by tile as zooming and panning ask for them."""

    def __init__(self, boxes: Boxes, base_px_per_s: float, tried_per_cell: int) -> None:
        """With the scale of level 0.

        Of each lane `tried_per_cell` boxes are considered where many begin within the width of a label.
        """
        self.boxes = boxes
        self.base_px_per_s = base_px_per_s
        self.tried_per_cell = tried_per_cell
        lane_counts = np.diff(boxes.lane_first)
        self.row_count: npt.NDArray[np.int32] = np.zeros(len(lane_counts), dtype=np.int32)
        """Of each lane; 0 in a folded one."""
        self.level: npt.NDArray[np.int16] = np.full(len(boxes), UNPLACED, dtype=np.int16)
        """The level from which on each box shows, as far as tiles were made; shape `(n,)`."""
        self.row: npt.NDArray[np.int16] = np.full(len(boxes), -1, dtype=np.int16)
        """The row of each box in its lane; -1 for none."""
        self._tried_at_first = best_of_longest(boxes, tried_per_cell, self._octave(0))
        self._coarsest: npt.NDArray[np.int8] | None = None
        """See `coarsest_octaves`; it takes longer than the rest of a layout, and no picture at level 0 needs it."""
        self._unplaced: list[int] = lane_counts.tolist()
        """How many boxes of each lane have no row at level 0."""
        self._tiles: dict[tuple[int, int], Rows] = {(0, 0): np.empty(0, dtype=np.intp)}
        """What each tile has placed, by level and number; level 0 has one tile."""

    def is_complete(self, lane: int) -> bool:
        """Whether every box of a lane has a row already at level 0."""
        return self._unplaced[lane] == 0

    def add_row(self, lane: int) -> None:
        """Give a lane one more row and fill it at level 0; only before finer levels are asked for."""
        candidates = self._candidates(0, lane, FAR_PAST, FAR_FUTURE)
        placed = fill_row(self.boxes, self.base_px_per_s, candidates, candidates[:0])
        self._put(placed, 0, int(self.row_count[lane]))
        self.row_count[lane] += 1
        self._unplaced[lane] -= len(placed)
        self._tiles[0, 0] = np.concatenate([self._tiles[0, 0], placed])

    def shown(self, level: int, lo_s: int, hi_s: int) -> Rows:
        """The boxes that show at `level` and whose stretch of time touches `[lo_s, hi_s)`, in order."""
        self._make(level, lo_s, hi_s)
        return self._made(level, lo_s, hi_s)

    def _made(self, level: int, lo_s: int, hi_s: int) -> Rows:
        parts = [self._tiles[0, 0]]
        for made in range(1, level + 1):
            numbers = Tiling.of_level(made, self.base_px_per_s).overlapping(lo_s, hi_s)
            parts += [self._tiles[made, number] for number in numbers if (made, number) in self._tiles]
        boxes = np.concatenate(parts)
        boxes = boxes[self.boxes.begin_s[boxes] < hi_s]
        boxes = boxes[self.boxes.end_s(boxes) >= lo_s]
        boxes.sort()
        return boxes

    def _make(self, level: int, lo_s: int, hi_s: int) -> None:
        """Place what the tiles of `level` that touch `[lo_s, hi_s)` have room for, and all coarser ones there."""
        if level == 0 or not self.row_count.any():
            return
        tiling = Tiling.of_level(level, self.base_px_per_s)
        missing = [number for number in tiling.overlapping(lo_s, hi_s) if (level, number) not in self._tiles]
        if not missing:
            return
        self._make(level - 1, tiling.bounds_s(missing[0])[0], tiling.bounds_s(missing[-1])[1])
        placed = self._place(level, tiling, missing)
        tiles = (self.boxes.begin_s[placed] - tiling.offset_s) >> tiling.octave
        for number in missing:
            self._tiles[level, number] = placed[tiles == number]

    def _place(self, level: int, tiling: Tiling, numbers: Sequence[int]) -> Rows:
        """Place what fits into some tiles of `level`, all at a time, for none depends on another; returns what that is.

        The numbers of the tiles are ascending.
        """
        px_per_s = level_to_px_per_s(level, self.base_px_per_s)
        waiting = self._waiting(level, tiling, numbers)
        if not len(waiting):
            return waiting
        reach_s = int(REACH_PX / px_per_s) + 1
        # Boxes of other tiles of these levels don't reach into these; only those of level 0 do.
        near = self._made(
            level - 1, tiling.bounds_s(numbers[0])[0] - reach_s, tiling.bounds_s(numbers[-1])[1] + reach_s
        )
        # A copy of the few that matter: they are looked at again and again, and far apart among a million.
        those = np.concatenate([near, waiting])
        those.sort()
        boxes, row_of, row_count = self.boxes.copied(those), self.row[those], self.row_count[self.boxes.lane[those]]
        for row in range(int(self.row_count.max())):
            has_row = np.flatnonzero((row_of < 0) & (row_count > row))
            row_of[fill_row(boxes, px_per_s, has_row, np.flatnonzero(row_of == row))] = row
        is_new = (row_of >= 0) & (self.row[those] < 0)
        placed: Rows = those[is_new]
        self._put(placed, level, row_of[is_new])
        return placed

    def _waiting(self, level: int, tiling: Tiling, numbers: Sequence[int]) -> Rows:
        """The candidates that lie wholly inside of one of some tiles of a level."""
        bounds_s = [tiling.bounds_s(number) for number in range(numbers[0], numbers[-1] + 1)]
        # Beyond, where no event is, seconds don't fit into 64 bits.
        los_s = np.array([max(lo_s, FAR_PAST) for lo_s, _ in bounds_s])
        his_s = np.array([min(hi_s, FAR_FUTURE) for _, hi_s in bounds_s])
        lanes = np.flatnonzero(self.row_count).tolist()
        waiting = np.concatenate([self._candidates(level, lane, int(los_s[0]), int(his_s[-1])) for lane in lanes])
        tiles = np.searchsorted(los_s, self.boxes.begin_s[waiting], side="right") - 1
        is_wanted = np.zeros(len(bounds_s), dtype=np.bool_)
        is_wanted[[number - numbers[0] for number in numbers]] = True
        px_per_s = level_to_px_per_s(level, self.base_px_per_s)
        inside = self.boxes.within(waiting, los_s[tiles], his_s[tiles], px_per_s)
        wanted: Rows = waiting[inside & is_wanted[tiles]]
        return wanted

    def _put(self, boxes: Rows, level: int, row: int | npt.NDArray[np.int16]) -> None:
        self.level[boxes] = level
        self.row[boxes] = row

    def _candidates(self, level: int, lane: int, lo_s: int, hi_s: int) -> Rows:
        """The boxes of a lane that begin in `[lo_s, hi_s)`, have no row and are among the best of their cells."""
        begun = self.boxes.in_lane(lane, lo_s, hi_s)
        best = np.flatnonzero(self._tried(level, begun)) + begun.start
        unplaced: Rows = best[self.row[best] < 0]
        return unplaced

    def _tried(self, level: int, boxes: slice) -> Bools:
        if level == 0:
            return self._tried_at_first[boxes]
        if self._coarsest is None:
            self._coarsest = coarsest_octaves(self.boxes, self.tried_per_cell, self._octave(0))
        tried: Bools = self._coarsest[boxes] >= self._octave(level)
        return tried

    def _octave(self, level: int) -> int:
        """The length of the cells at a level, as its power of two."""
        return px_to_octave(CELL_PX, level_to_px_per_s(level, self.base_px_per_s))
