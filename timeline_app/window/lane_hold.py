"""A lane under the pointer, and one that is dragged by its name to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF

from timeline_app.layout.metrics import AXIS_HEIGHT_PX, LANE_HEADER_PX
from timeline_app.painting.lane_names import lane_head, lane_in_sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.scene import LaneBand, Scene
    from timeline_app.painting.canvas import Look

DRAG_STARTS_PX: Final = 4


class LaneHold(NamedTuple):
    """The name or the chevron of a lane, where the pointer is or took hold of it."""

    number: int
    """Of the lane, from the top."""
    key: str
    is_chevron: bool
    at: QPointF
    """In the timeline's pixels."""
    dragging: bool = False

    def moved(self, at: QPointF) -> LaneHold:
        """The same after the pointer went to a point: a drag, if that is far enough. A chevron is not dragged."""
        is_far = (at - self.at).manhattanLength() >= DRAG_STARTS_PX
        return self._replace(dragging=self.dragging or (is_far and not self.is_chevron))


def lane_hold_at(look: Look, scene: Scene, at: QPointF, scroll_px: float) -> LaneHold | None:
    """What of a lane can be taken hold of at a point of the timeline, whose lanes are up by `scroll_px`."""
    below_axis_px = at.y() - AXIS_HEIGHT_PX + scroll_px
    point = QPointF(at.x(), below_axis_px)
    for number, whole in enumerate(scene.lanes):
        lane = lane_in_sight(whole, scroll_px)
        if not lane.top_px <= below_axis_px < lane.top_px + LANE_HEADER_PX:
            continue
        head = lane_head(look, lane, scene.width_px, in_hand=True)
        is_chevron = head.chevron.contains(point)
        if is_chevron or head.name.contains(point):
            return LaneHold(number, lane.key, is_chevron, at)
    return None


class DropPlace(NamedTuple):
    """Where a lane would be put."""

    to: int
    """Its number from the top then."""
    line_px: float
    """The y between two lanes, below the top of the lanes."""


def drop_place(lanes: Sequence[LaneBand], number: int, y_px: float) -> DropPlace | None:
    """Where lane `number` goes when it is let go at a height; None where it would stay in its place."""
    above = sum(lane.top_px + lane.height_px / 2 < y_px for lane in lanes)
    if above in (number, number + 1):
        return None
    line_px = lanes[above].top_px if above < len(lanes) else lanes[-1].top_px + lanes[-1].height_px
    return DropPlace(above if above < number else above - 1, line_px)
