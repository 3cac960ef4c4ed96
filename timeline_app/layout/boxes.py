"""Marks with their labels as boxes, and how much room there is between two of them at a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Footprints, Pixels
    from timeline_app.table import Bools, Ints, Rows


class Boxes(msgspec.Struct, frozen=True, eq=False):
    """The boxes of all lanes, lane by lane and in each in order of where their marks begin; shape `(n,)` each.

    What is asked of a few boxes at a time stays in `footprints`: a million boxes need no copy of it.
    """

    footprints: Footprints
    rows: Rows
    """Rows of the table."""
    lane: npt.NDArray[np.int32]
    """The lane of each box."""
    lane_first: Ints
    """Shape `(lanes + 1,)`: the boxes of lane `i` are those from `lane_first[i]` to below `lane_first[i + 1]`."""
    begin_s: Ints
    """`outer_lo_s` of the footprints."""
    label_px_of_row: Pixels
    """See `label_px`; shape `(len(table),)`."""
    rank: npt.NDArray[np.int32]
    """Who goes first: lower ones. No two boxes of a lane have the same."""
    words_px_of_row: Pixels
    """The width of each label with what is to stand beside it, at least its `label_px`; shape `(len(table),)`."""
    inside_s: tuple[int, int] = (FAR_PAST, FAR_FUTURE)
    """Where the layout's time begins and ends, beyond which nobody can pan: see `left_px`."""

    def __len__(self) -> int:
        return len(self.rows)

    def in_lane(self, lane: int, lo_s: int, hi_s: int) -> slice:
        """Those of a lane that begin in `[lo_s, hi_s)`."""
        first, end = int(self.lane_first[lane]), int(self.lane_first[lane + 1])
        of_lane = self.begin_s[first:end]
        # Beyond, where no event is, seconds don't fit into 64 bits.
        lo_s, hi_s = max(lo_s, FAR_PAST), min(hi_s, FAR_FUTURE + 1)
        return slice(first + int(of_lane.searchsorted(lo_s)), first + int(of_lane.searchsorted(hi_s)))

    def end_s(self, boxes: Rows | slice) -> Ints:
        """Where the mark of each box ends: `outer_hi_s` of the footprints."""
        return self.footprints.outer_hi_s[self.rows[boxes]]

    def anchor_s(self, boxes: Rows | slice) -> Ints:
        """Where each box is counted as long as it has no row: `anchor_s` of the footprints."""
        return self.footprints.anchor_s[self.rows[boxes]]

    def label_px(self, boxes: Rows) -> Pixels:
        """The width of each label with the gap that follows it; it begins where the box begins."""
        return self.label_px_of_row[self.rows[boxes]]

    def left_px(self, boxes: Rows, px_per_s: float) -> Pixels:
        """How far each box begins before its `begin_s`; never positive.

        It begins with its mark, unless its words would reach beyond the end of time: then they are moved to the left,
        as far as there is time, and end with it. From one scale to a finer one they move by less, steadily. Two boxes
        that don't overlap still don't: what ends with time stands before nothing, and nothing else moves.
        """
        at, prints, begin_s = self.rows[boxes], self.footprints, self.begin_s[boxes]
        middle_px = (prints.mid_s[at] - begin_s) * px_per_s
        left_px = np.minimum(-prints.pad_left_px[at], middle_px - prints.half_left_px[at])
        lo_s, hi_s = self.inside_s
        if hi_s >= FAR_FUTURE:
            return left_px
        beyond_px = self.words_px_of_row[at] - (hi_s - begin_s) * px_per_s + left_px
        before_px = (begin_s - lo_s) * px_per_s + left_px
        moved_px = np.minimum(beyond_px, before_px)
        # What begins later is in no picture.
        return left_px - np.where(begin_s <= hi_s, np.maximum(moved_px, 0.0), 0.0)

    def room_after_px(self, boxes: Rows, left_px: Pixels, until_s: Ints | int, px_per_s: float) -> Pixels:
        """Free pixels from the end of each box to `until_s`; negative where the box reaches further.

        `left_px` is that of `boxes`. Times are subtracted as integers before they are scaled, so that billions of
        years cost no precision.
        """
        at, prints = self.rows[boxes], self.footprints
        after_mark = (until_s - prints.outer_hi_s[at]) * px_per_s - prints.pad_right_px[at]
        after_middle = (until_s - prints.mid_s[at]) * px_per_s - prints.half_right_px[at]
        after_label = (until_s - self.begin_s[boxes]) * px_per_s - left_px - self.label_px_of_row[at]
        return np.minimum(np.minimum(after_mark, after_middle), after_label)

    def gaps_px(self, first: Rows, second: Rows, px_per_s: float) -> Pixels:
        """Free pixels from each `first` to each `second`, which stands later; negative where they overlap.

        Boxes of two lanes never do.
        """
        room_px = self.room_after_px(first, self.left_px(first, px_per_s), self.begin_s[second], px_per_s)
        apart = self.lane[first] != self.lane[second]
        return np.where(apart, np.inf, room_px + self.left_px(second, px_per_s))

    def within(self, boxes: Rows, lo_s: Ints, hi_s: Ints, px_per_s: float) -> Bools:
        """Which of `boxes` lie wholly between their `lo_s` and `hi_s`."""
        left_px = self.left_px(boxes, px_per_s)
        begins_inside = (self.begin_s[boxes] - lo_s) * px_per_s + left_px >= 0
        inside: Bools = begins_inside & (self.room_after_px(boxes, left_px, hi_s, px_per_s) >= 0)
        return inside

    def copied(self, boxes: Rows) -> Boxes:
        """Some boxes, in order, by themselves; what is said of `lane_first` is not so of these."""
        at = self.rows[boxes]
        columns = {name: getattr(self.footprints, name)[at] for name in self.footprints.__struct_fields__}
        return replace(
            self,
            footprints=type(self.footprints)(**columns),
            rows=np.arange(len(boxes)),
            lane=self.lane[boxes],
            begin_s=self.begin_s[boxes],
            label_px_of_row=self.label_px_of_row[at],
            rank=self.rank[boxes],
            words_px_of_row=self.words_px_of_row[at],
        )
