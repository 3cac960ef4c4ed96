"""Real time to folded time and back: in folded time, long empty stretches are short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from msgspec.structs import replace

from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import Ints


class Fold(msgspec.Struct, frozen=True):
    """An empty stretch `[begin_s, end_s)` of which one second in `factor` is kept; the factor is 2 or more."""

    begin_s: int
    end_s: int
    factor: int

    @property
    def kept_s(self) -> int:
        """Its length in folded time."""
        return -((self.begin_s - self.end_s) // self.factor)

    @property
    def saved_s(self) -> int:
        """How much shorter it is in folded time."""
        return self.end_s - self.begin_s - self.kept_s

    def overlaps(self, other: Fold) -> bool:
        """Whether some time lies in both."""
        return self.begin_s < other.end_s and other.begin_s < self.end_s


class Folding(msgspec.Struct, frozen=True):
    """The folds of a file's time, in order and apart; without any, folded time is real time.

    Times are seconds since 1970-01-01, within ±2**62. In folded time all before the first fold is where it was. Both
    maps are exact: monotone, and each undoes the other outside of folds; `to_folded` undoes `to_real` everywhere.
    """

    folds: tuple[Fold, ...] = ()

    def to_folded(self, time_s: int) -> int:
        """A real time in folded time."""
        saved_s = 0
        for fold in self.folds:
            if time_s <= fold.begin_s:
                break
            if time_s < fold.end_s:
                return fold.begin_s - saved_s + (time_s - fold.begin_s) // fold.factor
            saved_s += fold.saved_s
        return time_s - saved_s

    def to_real(self, folded_s: int) -> int:
        """A folded time in real time; inside of a fold, the first of the times that fall together there."""
        saved_s = 0
        for fold in self.folds:
            into_s = folded_s + saved_s - fold.begin_s
            if into_s <= 0:
                break
            if into_s < fold.kept_s:
                return fold.begin_s + into_s * fold.factor
            saved_s += fold.saved_s
        return folded_s + saved_s

    def all_to_folded(self, times_s: Ints) -> Ints:
        """`to_folded` of each; the same shape, int64."""
        if not self.folds:
            return times_s
        ends_s = np.array([fold.end_s for fold in self.folds], dtype=np.int64)
        saved_s = np.cumsum([0, *(fold.saved_s for fold in self.folds)], dtype=np.int64)
        folded_s: Ints = times_s - saved_s[ends_s.searchsorted(times_s, side="right")]
        for fold, before_s in zip(self.folds, saved_s.tolist(), strict=False):
            inside = (times_s > fold.begin_s) & (times_s < fold.end_s)
            folded_s[inside] = fold.begin_s - before_s + (times_s[inside] - fold.begin_s) // fold.factor
        return folded_s

    def fold_footprints(self, footprints: Footprints) -> Footprints:
        """The same footprints in folded time."""
        if not self.folds:
            return footprints
        return replace(
            footprints,
            outer_lo_s=self.all_to_folded(footprints.outer_lo_s),
            solid_lo_s=self.all_to_folded(footprints.solid_lo_s),
            solid_hi_s=self.all_to_folded(footprints.solid_hi_s),
            outer_hi_s=self.all_to_folded(footprints.outer_hi_s),
            mid_s=self.all_to_folded(footprints.mid_s),
            anchor_s=self.all_to_folded(footprints.anchor_s),
        )

    def rescaled(self, scale: TimeScale, other: Folding) -> TimeScale:
        """A scale of this folded time as one of another's, from and to the same real times."""
        if self == other:
            return scale
        lo_s, hi_s = (other.to_folded(self.to_real(edge_s)) for edge_s in (scale.left_s, scale.right_s))
        return TimeScale.fit(lo_s, hi_s, scale.width_px)

    def without(self, opened: Fold) -> Folding:
        """The folding with one of its folds opened."""
        return Folding(tuple(fold for fold in self.folds if fold != opened))

    def opened_at(self, *times_s: int) -> Folding:
        """The folding in which none of these real times lies inside of a fold."""
        folds = (fold for fold in self.folds if not any(fold.begin_s < time_s < fold.end_s for time_s in times_s))
        return Folding(tuple(folds))


UNFOLDED: Final = Folding()
