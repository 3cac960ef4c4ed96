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

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.candidates import best_of_cells, coarsest_octaves
from timeline_app.layout.levels import Tiling, level_to_px_per_s, px_to_octave

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.table import Rows

UNPLACED: Final = 32_767
"""The level of a box that no level has placed so far."""
REACH_PX: Final = 420.0
"""More than any box reaches beyond its stretch of time, its label included."""
_CELL_PX: Final = 128.0
"""The least width of the cells of which the best are tried; about that of a short label."""
_MAX_ROUNDS: Final = 12


@dataclass(slots=True, eq=False)
class Placement:
    """The rows of all lanes: given one by one, then filled tile by tile as zooming and panning ask for them."""

    boxes: Boxes
    base_px_per_s: float
    """The scale of level 0."""
    tried_per_cell: int
    """How many boxes of a lane are considered where many begin within the width of a label."""
    words_until_s: int = FAR_FUTURE
    """Where the layout's time ends: a label that would reach beyond, where nobody can pan, waits for a finer level."""
    row_count: npt.NDArray[np.int32] = field(init=False)
    """Of each lane; 0 in a folded one."""
    level: npt.NDArray[np.int16] = field(init=False)
    """The level from which on each box shows, as far as tiles were made; shape `(n,)`."""
    row: npt.NDArray[np.int16] = field(init=False)
    """The row of each box in its lane; -1 for none."""
    _coarsest: npt.NDArray[np.int8] = field(init=False)
    _unplaced: list[int] = field(init=False)
    """How many boxes of each lane have no row at level 0."""
    _tiles: dict[tuple[int, int], Rows] = field(init=False, default_factory=dict)
    """What each tile has placed, by level and number; level 0 has one tile."""

    def __post_init__(self) -> None:
        lane_counts = np.diff(self.boxes.lane_first)
        self.row_count = np.zeros(len(lane_counts), dtype=np.int32)
        self.level = np.full(len(self.boxes), UNPLACED, dtype=np.int16)
        self.row = np.full(len(self.boxes), -1, dtype=np.int16)
        self._coarsest = coarsest_octaves(self.boxes, self.tried_per_cell, px_to_octave(_CELL_PX, self.base_px_per_s))
        self._unplaced = lane_counts.tolist()
        self._tiles[0, 0] = np.empty(0, dtype=np.intp)

    def is_complete(self, lane: int) -> bool:
        """Whether every box of a lane has a row already at level 0."""
        return self._unplaced[lane] == 0

    def add_row(self, lane: int) -> None:
        """Give a lane one more row and fill it at level 0; only before finer levels are asked for."""
        candidates = self._with_words_inside(self._candidates(0, lane, FAR_PAST, FAR_FUTURE), self.base_px_per_s)
        placed = self._fill(0, int(self.row_count[lane]), candidates, candidates[:0])
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
        for number in tiling.overlapping(lo_s, hi_s):
            if (level, number) not in self._tiles:
                tile_lo_s, tile_hi_s = tiling.bounds_s(number)
                self._make(level - 1, tile_lo_s, tile_hi_s)
                self._tiles[level, number] = self._place(level, tile_lo_s, tile_hi_s)

    def _place(self, level: int, lo_s: int, hi_s: int) -> Rows:
        """Place what fits into one tile of `level`; returns what that is."""
        px_per_s = level_to_px_per_s(level, self.base_px_per_s)
        from_s, to_s = max(lo_s, FAR_PAST), min(hi_s, FAR_FUTURE)
        lanes = np.flatnonzero(self.row_count).tolist()
        waiting = np.concatenate([self._candidates(level, lane, from_s, to_s) for lane in lanes])
        waiting = self._with_words_inside(waiting, px_per_s)
        waiting = waiting[self.boxes.within(waiting, from_s, to_s, px_per_s)]
        if not len(waiting):
            return waiting
        # Boxes of other tiles of these levels don't reach into this one; only those of level 0 do.
        reach_s = int(REACH_PX / px_per_s) + 1
        near = self._made(level - 1, from_s - reach_s, to_s + reach_s)
        parts = []
        for row in range(int(self.row_count.max())):
            has_row = waiting[self.row_count[self.boxes.lane[waiting]] > row]
            parts.append(self._fill(level, row, has_row, near[self.row[near] == row]))
            waiting = waiting[self.row[waiting] < 0]
        return np.concatenate(parts)

    def _with_words_inside(self, boxes: Rows, px_per_s: float) -> Rows:
        """Those of `boxes` whose labels end before the layout's time does."""
        if self.words_until_s >= FAR_FUTURE:
            return boxes
        room_px = (self.words_until_s - self.boxes.begin_s[boxes]) * px_per_s - self.boxes.left_px(boxes, px_per_s)
        inside: Rows = boxes[room_px >= self.boxes.label_px[boxes]]
        return inside

    def _candidates(self, level: int, lane: int, lo_s: int, hi_s: int) -> Rows:
        """The boxes of a lane that begin in `[lo_s, hi_s)`, have no row and are among the best of their cells."""
        octave = px_to_octave(_CELL_PX, level_to_px_per_s(level, self.base_px_per_s))
        begun = self.boxes.in_lane(lane, lo_s, hi_s)
        best = np.flatnonzero(self._coarsest[begun] >= octave) + begun.start
        unplaced: Rows = best[self.row[best] < 0]
        return unplaced

    def _fill(self, level: int, row: int, waiting: Rows, placed: Rows) -> Rows:
        """Place in `row` those of `waiting` that fit between those `placed`, round by round; returns which."""
        px_per_s = level_to_px_per_s(level, self.base_px_per_s)
        octave = px_to_octave(_CELL_PX, px_per_s)
        parts = [waiting[:0]]
        for _ in range(_MAX_ROUNDS):
            fitting = self._fitting(waiting, placed, px_per_s)
            if not len(fitting):
                break
            chosen = self._apart(best_of_cells(self.boxes, fitting, octave), px_per_s)
            self.level[chosen] = level
            self.row[chosen] = row
            parts.append(chosen)
            placed = np.sort(np.concatenate([placed, chosen]))
            waiting = fitting[self.row[fitting] < 0]
        return np.concatenate(parts)

    def _fitting(self, waiting: Rows, placed: Rows, px_per_s: float) -> Rows:
        """Those of `waiting` that fit between those already `placed`. Both are in order."""
        if not len(placed) or not len(waiting):
            return waiting
        following = np.searchsorted(placed, waiting)
        fits = following == 0
        after_some = np.flatnonzero(~fits)
        before = placed[following[after_some] - 1]
        fits[after_some] = self.boxes.gaps_px(before, waiting[after_some], px_per_s) >= 0
        before_some = np.flatnonzero(fits & (following < len(placed)))
        after = placed[following[before_some]]
        fits[before_some] = self.boxes.gaps_px(waiting[before_some], after, px_per_s) >= 0
        fitting: Rows = waiting[fits]
        return fitting

    def _apart(self, candidates: Rows, px_per_s: float) -> Rows:
        """Some of `candidates` that don't overlap: of each overlapping pair the one of lower rank."""
        while len(candidates) > 1:
            first, second = candidates[:-1], candidates[1:]
            overlap = self.boxes.gaps_px(first, second, px_per_s) < 0
            if not overlap.any():
                break
            first_wins = self.boxes.rank[first] < self.boxes.rank[second]
            dropped = np.zeros(len(candidates), dtype=np.bool_)
            dropped[:-1] |= overlap & ~first_wins
            dropped[1:] |= overlap & first_wins
            candidates = candidates[~dropped]
        return candidates
