"""What has no row at a scale, and is counted: in clusters where it is, or as reaching in from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

import msgspec
import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.clusters import Cells, count_hidden
from timeline_app.layout.metrics import CLUSTER_STRIP_PX
from timeline_app.layout.scene import Cluster, pill_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.boxes import Boxes
    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Ints, Rows
    from timeline_app.timescale import TimeScale

ALL_TIME: Final = (FAR_PAST, FAR_FUTURE)
_PILL_GAP_PX: Final = 2.0
"""From a cluster's pill to the end of its cell."""


class Counted(NamedTuple):
    """What some lanes count."""

    clusters: list[Cluster]
    """Lane by lane, in each in order of time."""
    reaching: list[int]
    """How many more of each lane touch the stretch, but stand before or after it."""


class CountedSpan(msgspec.Struct, frozen=True):
    """The cells that touch the view, the same for all lanes: the stretch of time whose events are counted.

    It is made of whole cells, so that no count changes while one pans inside of them.
    """

    scale: TimeScale
    cells: Cells
    limits_s: tuple[int, int] = ALL_TIME
    """Nothing outside of them is counted: a page leaves to the next one what stands there."""

    @classmethod
    def of(cls, scale: TimeScale, limits_s: tuple[int, int] = ALL_TIME) -> Self:
        """The cells at a scale."""
        return cls(scale, Cells.touching(scale.left_s, scale.right_s, scale.px_per_s), limits_s)

    def edges_s(self) -> Ints:
        """Where each cell begins, and the last one ends, as far as that is within the limits; shape `(cells + 1,)`."""
        edges_s: Ints = self.cells.edges_s().clip(*self.limits_s)
        return edges_s

    def count(self, placement: Placement, lanes: Sequence[Lane], shown: Rows) -> Counted:
        """Count what lanes have no row for; `shown` are all boxes that have one and touch the cells, in order."""
        if not lanes:
            return Counted([], [])
        boxes, edges_s = placement.boxes, self.edges_s()
        bounds = np.array([lane.sorted_anchor_s.searchsorted(edges_s) + lane.first for lane in lanes])
        places = _anchor_places(boxes, lanes, shown)
        hidden = count_hidden(bounds, places)
        touching = shown[(boxes.begin_s[shown] < edges_s[-1]) & (boxes.end_s(shown) >= edges_s[0])]
        reaching = []
        for lane, (first, *_, end) in zip(lanes, bounds.tolist(), strict=True):
            begun = boxes.begin_s[lane.first : lane.end].searchsorted(edges_s[-1])
            touch = int(begun) - lane.ended_before(int(edges_s[0]))
            shown_touch = _count_between(touching, lane.first, lane.end)
            reaching.append(touch - (end - first) - (shown_touch - _count_between(places, first, end)))
        of_lane, number = np.nonzero(hidden.number)
        first, last = hidden.first[of_lane, number], hidden.last[of_lane, number]
        first_s, last_s = _anchors(lanes, of_lane, first), _anchors(lanes, of_lane, last)
        counts = hidden.number[of_lane, number]
        from_px, to_px = self.scale.times_to_px(first_s), self.scale.times_to_px(last_s)
        middle_px = self._middles_px(of_lane, number, (from_px + to_px) / 2, counts)
        numbers = np.array([lane.number for lane in lanes])[of_lane]
        tops_px = np.array([lane.top_px + lane.height_px - CLUSTER_STRIP_PX + 1 for lane in lanes])[of_lane]
        lo_s, hi_s = edges_s[number], edges_s[number + 1]
        columns = (numbers, tops_px, counts, lo_s, hi_s, first_s, last_s, middle_px, from_px, to_px)
        clusters = [Cluster(*values) for values in zip(*(column.tolist() for column in columns), strict=True)]
        return Counted(clusters, reaching)

    def _middles_px(self, of_lane: Rows, number: Rows, wanted_px: Pixels, counts: Ints) -> Pixels:
        """Where the pills stand: inside their own cells, so that two never overlap.

        At the edges of the view they stay inside as long as the next one leaves them room, then they move out.
        """
        scale, cells = self.scale, self.cells
        half_px = np.array([pill_px(count) / 2 + _PILL_GAP_PX for count in counts.tolist()])
        cell_px = cells.length_s * scale.px_per_s
        cell_lo_px = scale.time_to_px(cells.first * cells.length_s) + number * cell_px
        middle_px: Pixels = np.minimum(np.maximum(wanted_px, cell_lo_px + half_px), cell_lo_px + cell_px - half_px)
        for index in np.flatnonzero(number == 0).tolist():
            has_next = index + 1 < len(number) and of_lane[index + 1] == of_lane[index]
            next_px = middle_px[index + 1] - half_px[index + 1] if has_next else np.inf
            middle_px[index] = max(middle_px[index], min(half_px[index], next_px - half_px[index]))
        for index in np.flatnonzero(number == cells.end - cells.first - 1).tolist():
            has_previous = index > 0 and of_lane[index - 1] == of_lane[index]
            previous_px = middle_px[index - 1] + half_px[index - 1] if has_previous else -np.inf
            inside_px = max(scale.width_px - half_px[index], previous_px + half_px[index])
            middle_px[index] = min(middle_px[index], inside_px)
        return middle_px

    def reaching_rows(self, placement: Placement, lane: Lane, level: int) -> Rows:
        """The events of a lane that touch the stretch without a row at a level, but stand before or after it."""
        boxes, edges_s = placement.boxes, self.edges_s()
        begun = boxes.in_lane(lane.number, int(boxes.begin_s[lane.first]), int(edges_s[-1]))
        hidden = np.flatnonzero(placement.level[begun] > level) + begun.start
        anchor_s = boxes.anchor_s(hidden)
        outside = (anchor_s < edges_s[0]) | (anchor_s >= edges_s[-1])
        rows: Rows = boxes.rows[hidden[outside & (boxes.end_s(hidden) >= edges_s[0])]]
        return rows


def _anchor_places(boxes: Boxes, lanes: Sequence[Lane], shown: Rows) -> Rows:
    """The places of the lanes' `shown` boxes if each lane's boxes stood in order of their anchors; in order."""
    anchor_s = boxes.anchor_s(shown)
    # Lane by lane they are already.
    anchor_s = anchor_s[np.lexsort((anchor_s, boxes.lane[shown]))]
    parts = []
    for lane in lanes:
        of_lane = slice(*shown.searchsorted((lane.first, lane.end)).tolist())
        parts.append(lane.sorted_anchor_s.searchsorted(anchor_s[of_lane]) + lane.first)
    places = np.concatenate(parts)
    # Of several at one time it does not matter which is which.
    ordered: Rows = places + np.arange(len(places)) - places.searchsorted(places)
    return ordered


def _anchors(lanes: Sequence[Lane], of_lane: Rows, places: Rows) -> Ints:
    cuts = of_lane.searchsorted(np.arange(len(lanes) + 1)).tolist()
    parts = [
        lane.sorted_anchor_s[places[cuts[index] : cuts[index + 1]] - lane.first] for index, lane in enumerate(lanes)
    ]
    return np.concatenate(parts)


def _count_between(ordered: Rows, first: int, end: int) -> int:
    lo, hi = ordered.searchsorted((first, end)).tolist()
    return int(hi - lo)
