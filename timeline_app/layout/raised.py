"""The selected event where a lane has no row for it: its mark and its title, raised above what is counted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.layout.axis import EDGE_PX
from timeline_app.layout.hidden_rows import hidden_in
from timeline_app.layout.in_view import count_touching
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import CLUSTER_STRIP_PX, LANE_BOTTOM_PX

if TYPE_CHECKING:
    from timeline_app.layout.scene import Mark
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale

RAISED_MARK_PX: Final = LANE_BOTTOM_PX
"""The height of the mark: it stands in the air above the clusters."""
RAISED_TITLE_PX: Final = CLUSTER_STRIP_PX - 5
"""The height of the title's frame."""
BESIDE_TITLE_PX: Final = 6.0
"""From the frame to the title, left and right."""


class Raised(NamedTuple):
    """An event over the clusters of a lane; y counts from the top of the lanes."""

    mark: Mark
    title: str
    left_px: float
    """Of the title's frame."""
    top_px: float
    width_px: float


def raise_event(layout: TimelineLayout, row: int, scale: TimeScale) -> list[Raised]:
    """An event in each lane that has no row for it at this scale; none where it lies before or after the view."""
    lanes = [layout.lanes[number] for number in hidden_in(layout, row, scale.px_per_s)]
    if not lanes or not count_touching(layout, [row], scale):
        return []
    tops_px = [lane.top_px + lane.height_px - CLUSTER_STRIP_PX for lane in lanes]
    marks = rows_to_marks(
        layout.table,
        layout.footprints,
        np.full(len(lanes), row),
        [top_px - RAISED_MARK_PX for top_px in tops_px],
        scale,
        folding=layout.folding,
    )
    title = layout.captions.title(row)
    width_px = min(layout.captions.title_px(row) + 2 * BESIDE_TITLE_PX, scale.width_px - 2 * EDGE_PX)
    return [
        Raised(mark, title, max(EDGE_PX, min(mark.left_px, scale.width_px - EDGE_PX - width_px)), top_px + 1, width_px)
        for mark, top_px in zip(marks, tops_px, strict=True)
    ]
