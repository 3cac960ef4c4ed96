"""Which events a scene only counts, and where: in which clusters, and in which lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.layout.hidden import CountedSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.scene import Cluster
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale


def reaching_rows(layout: TimelineLayout, lane_number: int, scale: TimeScale) -> Rows:
    """The events that a lane of the scene at `scale` counts as reaching in."""
    level = layout.level_at(scale.px_per_s)
    return CountedSpan.of(scale).reaching_rows(layout.placement, layout.lanes[lane_number], level)


def clusters_with(layout: TimelineLayout, row: int, clusters: Iterable[Cluster], px_per_s: float) -> list[Cluster]:
    """Those of a scene's clusters that count an event."""
    anchor_s, hidden = int(layout.footprints.anchor_s[row]), hidden_in(layout, row, px_per_s)
    return [one for one in clusters if one.lane in hidden and one.lo_s <= anchor_s < one.hi_s]


def hidden_in(layout: TimelineLayout, row: int, px_per_s: float) -> list[int]:
    """The numbers of the lanes that have no row for an event of theirs at a scale."""
    placement, begin_s = layout.placement, int(layout.footprints.outer_lo_s[row])
    boxes, level = placement.boxes, layout.level_at(px_per_s)
    numbers = []
    for lane in layout.lanes:
        begun = boxes.in_lane(lane.number, begin_s, begin_s + 1)
        if (placement.level[begun][boxes.rows[begun] == row] > level).any():
            numbers.append(lane.number)
    return numbers
