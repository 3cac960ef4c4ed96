"""A timeline whose lanes can be taken by their names: folded, and dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt, Signal

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.lane_names import LaneGrip
from timeline_app.window.lane_hold import LaneHold, drop_place, lane_hold_at
from timeline_app.window.timeline_travel import TimelineTravel

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.canvas import Look

_SCROLL_EDGE_PX: Final = 24.0
"""So near the upper and the lower edge, a lane that is dragged scrolls the lanes."""


class LaneHands(TimelineTravel):
    """What the pointer does with lanes; what it does with time and events is not its own."""

    fold_wanted = Signal(str)
    """A lane, by its key, is to be folded, or unfolded if it is."""
    lane_move_wanted = Signal(str, int)
    """A lane, by its key, and which one from the top it is to be."""
    lane_menu_wanted = Signal(str, object)
    """A lane, by its key, and the point of the screen where its menu is wanted."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._lane_hold: LaneHold | None = None

    def set_layout(self, layout: TimelineLayout) -> None:
        """Show another layout; a lane that is being dragged is let go, it may be gone."""
        self._let_lane_go()
        super().set_layout(layout)

    def _below_axis_px(self, y_px: float) -> float:
        return y_px - AXIS_HEIGHT_PX + self._scroll_bar.value()

    def _lane_at(self, at: QPointF) -> LaneHold | None:
        scene = self.scene()
        if scene is None or at.y() < AXIS_HEIGHT_PX:
            return None
        return lane_hold_at(self._look, scene, at, self._scroll_bar.value())

    def _take_lane(self, at: QPointF) -> bool:
        """Take hold of the lane whose name or chevron is at a point; whether there is one."""
        self._lane_hold = self._lane_at(at)
        return self._lane_hold is not None

    def _drag_lane(self, at: QPointF) -> None:
        """Show where the lane that is held would be put."""
        scene, hold = self.scene(), self._lane_hold
        if scene is None or hold is None:
            return
        self._lane_hold = hold = hold.moved(at)
        if not hold.dragging:
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        step_px = self._scroll_bar.singleStep()
        if at.y() < AXIS_HEIGHT_PX + _SCROLL_EDGE_PX:
            self._scroll_bar.setValue(self._scroll_bar.value() - step_px)
        elif at.y() > self.height_px - _SCROLL_EDGE_PX:
            self._scroll_bar.setValue(self._scroll_bar.value() + step_px)
        place = drop_place(scene.lanes, hold.number, self._below_axis_px(at.y()))
        self._show_grip(LaneGrip(dragged=hold.number, drop_px=None if place is None else place.line_px))

    def _release_lane(self, at: QPointF) -> None:
        """Put the lane that is held where it was dragged to; a click on a chevron folds."""
        scene, hold = self.scene(), self._lane_hold
        self._let_lane_go()
        if scene is None or hold is None:
            return
        if hold.dragging:
            place = drop_place(scene.lanes, hold.number, self._below_axis_px(at.y()))
            if place is not None:
                self.lane_move_wanted.emit(hold.key, place.to)
        elif hold.is_chevron:
            released = self._lane_at(at)
            if released is not None and (released.key, released.is_chevron) == (hold.key, True):
                self.fold_wanted.emit(hold.key)

    def _double_click_lane(self, at: QPointF) -> bool:
        """Fold the lane whose name is at a point; a second click on a chevron is a click. Whether there is a lane."""
        if self._take_lane(at) and self._lane_hold is not None and not self._lane_hold.is_chevron:
            key, self._lane_hold = self._lane_hold.key, None
            self.fold_wanted.emit(key)
            return True
        return self._lane_hold is not None

    def _let_lane_go(self) -> None:
        self._lane_hold = None
        self._show_grip(LaneGrip())

    def _point_at_lane(self, lane: LaneHold | None) -> None:
        self._show_grip(LaneGrip(pointed=None if lane is None else lane.number))

    def _show_grip(self, grip: LaneGrip) -> None:
        if grip != self._grip:
            self._grip = grip
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lane = self._lane_at(self._in_picture(QPointF(event.pos())))
        if lane is None or self._lane_hold is not None:
            event.ignore()
        else:
            self.lane_menu_wanted.emit(lane.key, event.globalPos())

    def leaveEvent(self, _event: QEvent) -> None:
        self._show_grip(replace(self._grip, pointed=None))
