"""The timeline in the window: turns wheel, pointer and keys into new scales and selections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QNativeGestureEvent
from PySide6.QtWidgets import QToolTip

from timeline_app.layout.footprint import rows_in_span
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.scene import Cluster
from timeline_app.window.flick import Flick
from timeline_app.window.lane_hold import DRAG_STARTS_PX, LaneHold
from timeline_app.window.motion import GLIDE_MS
from timeline_app.window.pointed import thing_at
from timeline_app.window.sign_keys import SignKeys
from timeline_app.window.timeline_items import items_in_view
from timeline_app.window.timeline_tips import thing_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale
    from timeline_app.window.timeline_items import Thing

_WHEEL_NOTCH: Final = 120.0
_NOTCHES_PER_DOUBLING: Final = 2.0
_KEY_PAN_SHARE: Final = 0.2
_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Grasp(NamedTuple):
    """Where the pointer took hold, and what was shown then; a drag goes by its whole way, so no rounding adds up."""

    at: QPointF
    scroll_px: int
    scale: TimeScale


class TimelineView(SignKeys):
    """A timeline to be taken in hand."""

    event_toggled = Signal(int)
    """A row that is to be selected beside the others, or no more."""
    step_wanted = Signal(bool)
    """Next (True) or previous event in time."""
    menu_wanted = Signal(object, object)
    """What can be done is to be offered: a `Thing`, None for the ground, and a point of the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._flick = Flick()
        self._grasp: _Grasp | None = None
        self._dragging = False

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.motion.stop()
            if self._take_lane(at):
                return
            self._take_hold(at)
            self._flick = Flick().moved(at.x(), event.timestamp())

    def _take_hold(self, at: QPointF) -> None:
        if self._scale is not None:
            self._grasp = _Grasp(at, self._scroll_bar.value(), self._scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event.position())
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release may have gone elsewhere, as to a dialog.
            self._grasp, self._dragging = None, False
            self._let_lane_go()
        if self._lane_hold is not None:
            self._drag_lane(at)
            return
        if self._grasp is None or self._scale is None:
            self._hover(at)
            return
        moved = at - self._grasp.at
        if not self._dragging and moved.manhattanLength() < DRAG_STARTS_PX:
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._flick = self._flick.moved(at.x(), event.timestamp())
        held = self._grasp.scale
        if (held.px_per_s, held.width_px) != (self._scale.px_per_s, self._scale.width_px):
            # Zoomed or resized in the meantime.
            self._take_hold(at)
            return
        self._scroll_bar.setValue(self._grasp.scroll_px - round(moved.y()))
        # Whole device pixels: lines and words then move as one and nothing shimmers.
        device_pixels = self.devicePixelRatioF() * self._look.text_scale
        self.set_scale(held.panned(round(moved.x() * device_pixels) / device_pixels))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._lane_hold is not None:
            self._release_lane(at)
            self._hover(at)
        if event.button() != Qt.MouseButton.LeftButton or self._grasp is None:
            return
        was_drag, self._dragging, self._grasp = self._dragging, False, None
        self._hover(at)
        if was_drag:
            glide_px = 0.0 if self.motion.reduced else self._flick.glide_px(event.timestamp())
            if glide_px and self._scale is not None:
                self._move_to(self._clamped(self._scale.panned(glide_px)), GLIDE_MS)
            return
        self._click(thing_at(self, at), with_others=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _click(self, thing: LaneHold | Thing | None, *, with_others: bool) -> None:
        match thing:
            case None if not with_others:
                self.event_selected.emit(-1)
            case None:
                # Missed: what was gathered one by one is kept.
                pass
            case LaneHold():
                # The button was pressed beside its name: no click on it.
                pass
            case int(row) if with_others:
                self.event_toggled.emit(row)
            case _:
                self.press(thing)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._double_click_lane(at):
            return
        match thing_at(self, at):
            case int(row):
                self.zoom_to_row(row)
            case None:
                self.zoom(2.0, at.x())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_by_key()
            return
        thing = thing_at(self, self._in_picture(QPointF(event.pos())))
        if isinstance(thing, LaneHold) or self._lane_hold is not None:
            super().contextMenuEvent(event)
        elif not self._dragging:
            self._want_menu(thing, event.globalPos())

    def _want_menu_by_key(self) -> None:
        """Ask for the menu of what the keys are on, at its place, or in the middle where it has none in sight."""
        key = self.current_key()
        item = next((item for item in items_in_view(self) if item.key == key), None)
        thing = self.main_row if item is None else item.thing
        ground = QRectF(0, AXIS_HEIGHT_PX, self.width_px, self.height_px - AXIS_HEIGHT_PX)
        # The sign of a break stands in the axis.
        seen = ground if item is None else item.rect & QRectF(0, 0, self.width_px, self.height_px)
        at = (ground if seen.isEmpty() else seen).center() * self._look.text_scale
        self._want_menu(thing, self.mapToGlobal(at.toPoint()))

    def _want_menu(self, thing: Thing | None, at: QPoint) -> None:
        if isinstance(thing, Cluster) and thing.is_lone and self._layout is not None and self._scale is not None:
            # What is said of it is said of its one event.
            thing = int(self._layout.cluster_rows(thing, self._scale.px_per_s)[0])
        if isinstance(thing, int) and thing not in self.selected_rows:
            self.event_selected.emit(thing)
        self.menu_wanted.emit(thing, at)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._standing_out.hover(None)
        self.update()

    def _hover(self, at: QPointF) -> None:
        thing = thing_at(self, at)
        lane = thing if isinstance(thing, LaneHold) else None
        self._point_at_lane(lane)
        if lane is not None and not lane.is_chevron:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor if thing is None else Qt.CursorShape.PointingHandCursor)
        if self._standing_out.hover(thing if isinstance(thing, int) else None):
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        sideways = abs(angle.x()) > abs(angle.y())
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pixel_dx = pixels.x() or pixels.y()
            dx_px = pixel_dx if pixel_dx else (angle.x() or angle.y()) / _WHEEL_NOTCH * 80
            if pixel_dx and self._scale is not None:
                self.set_scale(self._scale.panned(dx_px))
            else:
                self.pan(dx_px)
        else:
            self.zoom(2 ** (angle.y() / _WHEEL_NOTCH / _NOTCHES_PER_DOUBLING), self._in_picture(event.position()).x())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches and tooltips come here; the rest goes its usual way."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            if self._scale is not None:
                at_px = self._in_picture(event.position()).x()
                self.set_scale(self._clamped(self._scale.zoomed(max(0.1, 1 + event.value()), at_px), at_px))
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            thing = thing_at(self, self._in_picture(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), thing_tip(self, thing), self)
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step_px = event.key(), self.width_px * _KEY_PAN_SHARE
        pans = {Qt.Key.Key_Left: step_px, Qt.Key.Key_Right: -step_px}
        scrolls = {
            Qt.Key.Key_Up: -self._scroll_bar.singleStep(),
            Qt.Key.Key_Down: self._scroll_bar.singleStep(),
            Qt.Key.Key_PageUp: -self._scroll_bar.pageStep(),
            Qt.Key.Key_PageDown: self._scroll_bar.pageStep(),
        }
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and key in pans:
            self.pan(pans[Qt.Key(key)])
        elif plain and key in scrolls:
            self._scroll_bar.setValue(self._scroll_bar.value() + scrolls[Qt.Key(key)])
        elif plain and key in _PRESSES and (sign := self.current_sign()) is not None:
            self.press(sign.thing)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.main_row is not None:
            self.zoom_to_row(self.main_row)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F10:
            # Qt sends a menu event for the menu key alone, where the system sends none for this one.
            self._want_menu_by_key()
        elif plain and key == Qt.Key.Key_Escape and self._lane_hold is not None:
            self._let_lane_go()
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif plain and key == Qt.Key.Key_Escape and self.leave_sign():
            pass  # The next one is for the window.
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from event to event and leaves the timeline after the last; F6 leaves it at once."""
        if self.neighbour(forward=forward) is None:
            return super().focusNextPrevChild(forward)
        self.step_wanted.emit(forward)
        return True

    def neighbour(self, *, forward: bool) -> int | None:
        """The next or the previous event in time; without a selection the first or the last in view, else of all."""
        if self._layout is None:
            return None
        order = self._layout.rows_in_time
        if not len(order):
            return None
        positions = np.flatnonzero(order == self.main_row)
        if not len(positions):
            in_view = self.rows_in_view(order)
            order = in_view if len(in_view) else order
            return int(order[0] if forward else order[-1])
        position = int(positions[0]) + (1 if forward else -1)
        return int(order[position]) if 0 <= position < len(order) else None

    def rows_in_view(self, rows: Rows) -> Rows:
        """Those of the rows whose marks are in the stretch of time in view, in the same order."""
        if self._layout is None or self._scale is None:
            return rows
        scale = self.motion.target_or(self._scale)
        touched = rows_in_span(self._layout.footprints, self._layout.table.dated(), scale.left_s, scale.right_s)
        in_view: Rows = rows[touched[rows]]
        return in_view
