"""What has no row at a scale, and is counted: in clusters, and at the edges where a cluster has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import msgspec
import numpy as np

from timeline_app.dates.bounds import FAR_PAST
from timeline_app.layout.clusters import Cells, count_before, count_hidden
from timeline_app.layout.metrics import CLUSTER_STRIP_PX
from timeline_app.layout.scene import Cluster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.lane import Lane
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale

_CLUSTER_PX: Final = 48.0


class CountedSpan(msgspec.Struct, frozen=True):
    """The cells in view, the same for all lanes, and which of them have clusters.

    A cell whose part in view is too narrow for its count has none; its events are counted at the edge.
    """

    scale: TimeScale
    cells: Cells
    first: int
    """The first and the last cell with a cluster, as indices into the cells in view; none if `first > last`."""
    last: int

    @classmethod
    def of(cls, scale: TimeScale) -> Self:
        """The cells at a scale."""
        cells = Cells.touching(scale.left_s, scale.right_s, scale.px_per_s)
        first, last = 0, cells.end - cells.first - 1
        if scale.time_to_px((cells.first + 1) * cells.length_s) < _CLUSTER_PX:
            first += 1
        if last >= first and scale.width_px - scale.time_to_px((cells.end - 1) * cells.length_s) < _CLUSTER_PX:
            last -= 1
        return cls(scale, cells, first, last)

    @property
    def from_s(self) -> int:
        """What begins before is counted at the left edge."""
        return (self.cells.first + self.first) * self.cells.length_s

    @property
    def until_s(self) -> int:
        """What begins from here on is counted at the right edge."""
        return (self.cells.first + max(self.first, self.last + 1)) * self.cells.length_s

    def clusters(self, placement: Placement, lanes: Sequence[Lane], shown: Rows) -> list[Cluster]:
        """The clusters of lanes, lane by lane; `shown` are all boxes that have a row and begin in the cells."""
        scale, cells, begin_s = self.scale, self.cells, placement.boxes.begin_s
        if not lanes:
            return []
        edges_s = cells.edges_s()
        bounds = np.array([begin_s[lane.first : lane.end].searchsorted(edges_s) + lane.first for lane in lanes])
        hidden = count_hidden(bounds, shown)
        of_lane, number = np.nonzero(hidden.number[:, : self.last + 1])
        kept = number >= self.first
        of_lane, number = of_lane[kept], number[kept]
        first, last = hidden.first[of_lane, number], hidden.last[of_lane, number]
        first_s, last_s = begin_s[first], begin_s[last]
        from_px, to_px = scale.times_to_px(first_s), scale.times_to_px(last_s)
        # Inside its own cell, so that two never overlap, and inside the picture.
        cell_px = cells.length_s * scale.px_per_s
        cell_lo_px = scale.time_to_px(cells.first * cells.length_s) + number * cell_px
        lo_px = np.maximum(0.0, cell_lo_px) + _CLUSTER_PX / 2
        hi_px = np.minimum(scale.width_px, cell_lo_px + cell_px) - _CLUSTER_PX / 2
        middle_px = np.minimum(np.maximum((from_px + to_px) / 2, lo_px), hi_px)
        numbers = np.array([lane.number for lane in lanes])[of_lane]
        tops_px = np.array([lane.top_px + lane.height_px - CLUSTER_STRIP_PX + 1 for lane in lanes])[of_lane]
        counts = hidden.number[of_lane, number]
        columns = (numbers, tops_px, first, last, counts, first_s, last_s, middle_px, from_px, to_px)
        return [Cluster(*values) for values in zip(*(column.tolist() for column in columns), strict=True)]

    def edge_counts(self, placement: Placement, lane: Lane, shown: Rows) -> tuple[int, int]:
        """How many of a lane have no row and reach into view before its first cluster, or begin in view after its last.

        `shown` are the lane's boxes that have a row, as far as they may be in view.
        """
        return self._count_before(placement, lane, shown), self._count_after(placement, lane, shown)

    def _count_before(self, placement: Placement, lane: Lane, shown: Rows) -> int:
        boxes, lo_s, from_s = placement.boxes, self.scale.left_s, self.from_s
        all_of_them = count_before(
            boxes.begin_s[lane.first : lane.end],
            lane.sorted_end_s,
            lambda first, end: boxes.end_s(slice(lane.first + first, lane.first + end)),
            lo_s,
            from_s,
        )
        return all_of_them - int(np.count_nonzero((boxes.begin_s[shown] < from_s) & (boxes.end_s(shown) >= lo_s)))

    def _count_after(self, placement: Placement, lane: Lane, shown: Rows) -> int:
        if self.until_s >= self.scale.right_s:
            return 0
        begin_s, edges_s = placement.boxes.begin_s, (self.until_s, self.scale.right_s)
        lo, hi = begin_s[lane.first : lane.end].searchsorted(edges_s)
        shown_lo, shown_hi = begin_s[shown].searchsorted(edges_s)
        return int(hi - lo - (shown_hi - shown_lo))

    def edge_rows(self, placement: Placement, lane: Lane, level: int, *, before: bool) -> Rows:
        """The events that are counted at the left edge of a lane, or at the right one, at a level."""
        boxes = placement.boxes
        edges_s = (FAR_PAST, self.from_s) if before else (self.until_s, self.scale.right_s)
        counted = boxes.in_lane(lane.number, *edges_s)
        hidden = np.flatnonzero(placement.level[counted] > level) + counted.start
        if before:
            hidden = hidden[boxes.end_s(hidden) >= self.scale.left_s]
        rows: Rows = boxes.rows[hidden]
        return rows
