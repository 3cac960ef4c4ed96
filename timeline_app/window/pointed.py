"""What is under the pointer in a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.lane_names import lane_head, lane_in_sight
from timeline_app.window.lane_hold import LaneHold, lane_hold_at
from timeline_app.window.timeline_items import Reaching, Thing

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.window.timeline_display import TimelineDisplay


def thing_at(view: TimelineDisplay, at: QPointF) -> LaneHold | Thing | None:
    """The one thing that a click at a point means, which is in the timeline's own pixels; None where nothing is."""
    scene = view.scene()
    if scene is None:
        return None
    if at.y() < AXIS_HEIGHT_PX:
        return scene.break_sign_at(at.x())
    below_axis = QPointF(at.x(), at.y() - AXIS_HEIGHT_PX + view.scroll_px)
    lane = lane_hold_at(view.look, scene, at, view.scroll_px)
    # What stands for several first: a mark is also hit from a little beside it.
    for thing in (
        lane,
        scene.cluster_at(below_axis.x(), below_axis.y()),
        _reaching_at(view, scene, below_axis),
        scene.row_at(below_axis.x(), below_axis.y()),
    ):
        if thing is not None:
            return thing
    return scene.break_at(at.x())


def _reaching_at(view: TimelineDisplay, scene: Scene, below_axis: QPointF) -> Reaching | None:
    for number, lane in enumerate(scene.lanes):
        head = lane_head(view.look, lane_in_sight(lane, view.scroll_px), scene.width_px, in_hand=True)
        if head.reaching is not None and head.reaching.rect.contains(below_axis):
            return Reaching(number)
    return None
