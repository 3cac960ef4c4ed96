"""What has no row at a scale, and is counted: in clusters, and at the edges where a cluster has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

import msgspec
import numpy as np

from timeline_app.dates.bounds import FAR_PAST
from timeline_app.layout.clusters import Cells, count_before, count_hidden
from timeline_app.layout.metrics import CLUSTER_STRIP_PX
from timeline_app.layout.scene import Cluster

if TYPE_CHECKING:
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale

_CLUSTER_PX: Final = 48.0


class HiddenEvents(NamedTuple):
    """The events of a lane that have no row."""

    clusters: list[Cluster]
    before: int
    """How many begin before the first cluster's cell and reach into the view."""
    after: int
    """How many begin in view behind the last cluster's cell."""


NOTHING_HIDDEN: Final = HiddenEvents([], 0, 0)


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

    def hidden(self, placement: Placement, lane: Lane, shown: Rows) -> HiddenEvents:
        """Count what has no row in a lane; `shown` are all its boxes that have one and begin in the cells, in order."""
        return HiddenEvents(
            self._clusters(placement, lane, shown),
            self._count_before(placement, lane, shown),
            self._count_after(placement, lane, shown),
        )

    def _clusters(self, placement: Placement, lane: Lane, shown: Rows) -> list[Cluster]:
        scale, cells, begin_s = self.scale, self.cells, placement.boxes.begin_s
        hidden = count_hidden(begin_s[lane.first : lane.end], cells.edges_s(), shown - lane.first)
        numbers = np.flatnonzero(hidden.number[: self.last + 1])
        numbers = numbers[numbers >= self.first]
        first, last = hidden.first[numbers] + lane.first, hidden.last[numbers] + lane.first
        first_s, last_s = begin_s[first], begin_s[last]
        from_px, to_px = scale.times_to_px(first_s), scale.times_to_px(last_s)
        # Inside its own cell, so that two never overlap, and inside the picture.
        cell_px = cells.length_s * scale.px_per_s
        cell_lo_px = scale.time_to_px(cells.first * cells.length_s) + numbers * cell_px
        lo_px = np.maximum(0.0, cell_lo_px) + _CLUSTER_PX / 2
        hi_px = np.minimum(scale.width_px, cell_lo_px + cell_px) - _CLUSTER_PX / 2
        middle_px = np.minimum(np.maximum((from_px + to_px) / 2, lo_px), hi_px)
        top_px = lane.top_px + lane.height_px - CLUSTER_STRIP_PX + 1
        columns = (first, last, hidden.number[numbers], first_s, last_s, middle_px, from_px, to_px)
        return [Cluster(lane.number, top_px, *values) for values in zip(*(c.tolist() for c in columns), strict=True)]

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
