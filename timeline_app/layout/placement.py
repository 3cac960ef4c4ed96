"""Which marks get a row of their own in a lane, and from which zoom level on.

Levels are scales half an octave apart, level 0 the coarsest. Going from coarse to fine, each level places what fits
between the marks placed before it. Two marks that don't overlap at one scale don't at any finer one, so what a level
has placed stays, in its row, at all finer levels (the consistency rules of dynamic map labelling: Been, Daiches and
Yap, "Dynamic Map Labeling", 2006, in one dimension). Every level depends on coarser ones only, so it can be made when
it is first needed and the result is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Pixels
    from timeline_app.table import Bools, Ints, Rows

UNPLACED: Final = 32_767
"""The level of a mark that no level has placed so far."""
_MAX_ROUNDS: Final = 12
_VIEWS_KEPT: Final = 4
_THIN_OUT_ABOVE: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """Marks with their labels, in order of `outer_lo_s`; shape `(n,)` each. See `Footprints` for the fields."""

    outer_lo_s: Ints
    outer_hi_s: Ints
    mid_s: Ints
    pad_left_px: Pixels
    pad_right_px: Pixels
    half_px: Pixels
    label_px: Pixels
    """The label's width with the gap that follows it; it begins where the mark begins."""
    rank: Ints
    """A permutation of 0..n-1: 0 is placed first."""

    def __len__(self) -> int:
        return len(self.outer_lo_s)

    def reach_left_px(self, px_per_s: float) -> Pixels:
        """How far each mark begins before its `outer_lo_s`; never positive."""
        return np.minimum(-self.pad_left_px, (self.mid_s - self.outer_lo_s) * px_per_s - self.half_px)

    def gaps_px(self, first: Rows, second: Rows, left_px: Pixels, px_per_s: float) -> Pixels:
        """Free pixels from each `first` to each `second`, which begins later; negative where they overlap.

        Times are subtracted as integers before they are scaled, so that billions of years cost no precision.
        """
        begin = self.outer_lo_s[second]
        after_mark = (begin - self.outer_hi_s[first]) * px_per_s - self.pad_right_px[first]
        after_middle = (begin - self.mid_s[first]) * px_per_s - self.half_px[first]
        after_label = (begin - self.outer_lo_s[first]) * px_per_s - left_px[first] - self.label_px[first]
        gaps: Pixels = np.minimum(np.minimum(after_mark, after_middle), after_label) + left_px[second]
        return gaps


@dataclass(frozen=True, slots=True, eq=False)
class LevelView:
    """What a lane shows at one level, ready for frames: a few binary searches find what is in view."""

    rows: tuple[Rows, ...]
    """For each row the marks in it, in order of time; they don't overlap."""
    row_begins_s: tuple[Ints, ...]
    """`outer_lo_s` of `rows`."""
    hidden: Rows
    """The marks without a row, in order of begin."""
    hidden_begin_s: Ints
    hidden_end_s: Ints
    """`outer_hi_s` of `hidden`."""
    sorted_end_s: Ints
    """The same, sorted by itself."""

    def between(self, lo_s: int, hi_s: int) -> Rows:
        """The marks with a row that may reach into `[lo_s, hi_s)`, row by row.

        In each row only the last mark that begins before `lo_s` can, since they don't overlap; on the other side
        `hi_s` must leave room for what reaches to the left of its own begin.
        """
        parts = []
        for row, begins_s in zip(self.rows, self.row_begins_s, strict=True):
            first, end = np.searchsorted(begins_s, (lo_s, hi_s))
            parts.append(row[max(0, int(first) - 1) : int(end)])
        return np.concatenate(parts) if parts else self.hidden[:0]


@dataclass(slots=True, eq=False)
class Placement:
    """The rows of one lane: given one after the other, then filled level by level as zooming asks for them."""

    boxes: Boxes
    base_px_per_s: float
    """The scale of level 0."""
    row_count: int = field(init=False, default=0)
    level: npt.NDArray[np.int16] = field(init=False)
    """The level from which on each mark shows; shape `(n,)`."""
    row: npt.NDArray[np.int16] = field(init=False)
    _made: int = field(init=False, default=0)
    _views: dict[int, LevelView] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.level = np.full(len(self.boxes), UNPLACED, dtype=np.int16)
        self.row = np.full(len(self.boxes), -1, dtype=np.int16)

    @property
    def is_complete(self) -> bool:
        """Whether every mark has a row already at level 0."""
        return not bool(self.level.any())

    def add_row(self) -> None:
        """Give the lane one more row and fill it at level 0; only before finer levels are asked for."""
        self._fill(0, self.row_count)
        self.row_count += 1

    def shown(self, level: int) -> Bools:
        """Which marks have a row at `level`; shape `(n,)`."""
        while self._made < level:
            self._made += 1
            for row in range(self.row_count):
                self._fill(self._made, row)
        shown: Bools = self.level <= level
        return shown

    def view(self, level: int) -> LevelView:
        """What there is to show at `level`; the last few are kept, for frames at one level come in a row."""
        view = self._views.get(level)
        if view is None:
            shown = self.shown(level)
            rows = tuple(np.flatnonzero(shown & (self.row == row)) for row in range(self.row_count))
            hidden = np.flatnonzero(~shown)
            view = LevelView(
                rows,
                tuple(self.boxes.outer_lo_s[row] for row in rows),
                hidden,
                self.boxes.outer_lo_s[hidden],
                self.boxes.outer_hi_s[hidden],
                np.sort(self.boxes.outer_hi_s[hidden]),
            )
            while len(self._views) >= _VIEWS_KEPT:
                del self._views[next(iter(self._views))]
            self._views[level] = view
        return view

    def _fill(self, level: int, row: int) -> None:
        """Place in `row` what fits there at `level`, round by round until nothing more does."""
        waiting = np.flatnonzero(self.level == UNPLACED)
        if not len(waiting):
            return
        px_per_s = level_to_px_per_s(level, self.base_px_per_s)
        left_px = self.boxes.reach_left_px(px_per_s)
        placed = np.flatnonzero(self.row == row)
        for _ in range(_MAX_ROUNDS):
            fitting = self._fitting(waiting, placed, left_px, px_per_s)
            chosen = self._strongest(fitting, left_px, px_per_s)
            if not len(chosen):
                break
            self.level[chosen] = level
            self.row[chosen] = row
            placed = np.sort(np.concatenate([placed, chosen]))
            waiting = fitting[self.row[fitting] < 0]

    def _fitting(self, waiting: Rows, placed: Rows, left_px: Pixels, px_per_s: float) -> Rows:
        """Those of `waiting` that fit between the marks already `placed`. Both are sorted, and so in order of time."""
        if not len(placed):
            return waiting
        following = np.searchsorted(placed, waiting)
        has_before, has_after = following > 0, following < len(placed)
        fits = np.ones(len(waiting), dtype=np.bool_)
        before = placed[following[has_before] - 1]
        fits[has_before] = self.boxes.gaps_px(before, waiting[has_before], left_px, px_per_s) >= 0
        after = placed[following[has_after]]
        fits[has_after] &= self.boxes.gaps_px(waiting[has_after], after, left_px, px_per_s) >= 0
        return waiting[fits]

    def _strongest(self, candidates: Rows, left_px: Pixels, px_per_s: float) -> Rows:
        """Some of `candidates` that don't overlap: of each overlapping pair the one of lower rank."""
        rank = self.boxes.rank
        if len(candidates) > _THIN_OUT_ABOVE:
            candidates = self._best_of_cells(candidates, px_per_s)
        while len(candidates) > 1:
            first, second = candidates[:-1], candidates[1:]
            overlap = self.boxes.gaps_px(first, second, left_px, px_per_s) < 0
            if not overlap.any():
                break
            first_wins = rank[first] < rank[second]
            dropped = np.zeros(len(candidates), dtype=np.bool_)
            dropped[:-1] |= overlap & ~first_wins
            dropped[1:] |= overlap & first_wins
            candidates = candidates[~dropped]
        return candidates

    def _best_of_cells(self, candidates: Rows, px_per_s: float) -> Rows:
        """The best ranked of each stretch of time that is as long as an average label is wide."""
        label_px = float(self.boxes.label_px[candidates].mean())
        cell_s = max(1, int(label_px / px_per_s))
        cells = self.boxes.outer_lo_s[candidates] // cell_s
        cell_begin = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
        best_rank = np.minimum.reduceat(self.boxes.rank[candidates], cell_begin)
        # In each cell the rank that equals the cell's best.
        cell_lengths = np.diff(cell_begin, append=len(candidates))
        best: Rows = candidates[self.boxes.rank[candidates] == np.repeat(best_rank, cell_lengths)]
        return best


def level_to_px_per_s(level: int, base_px_per_s: float) -> float:
    """The scale at which `level` begins."""
    return float(base_px_per_s * 2.0 ** (level / 2))


def px_per_s_to_level(px_per_s: float, base_px_per_s: float) -> int:
    """The finest level that begins at or below a scale; 0 below the base."""
    # The tolerance lets a scale that was computed back from a level's own count as that level.
    return max(0, int(np.floor(2 * np.log2(px_per_s / base_px_per_s) + 1e-6)))
