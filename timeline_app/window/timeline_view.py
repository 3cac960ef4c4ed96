"""The timeline itself: shows a layout at a scale, and turns wheel, pointer and keys into new scales and selections."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from timeline_app.dates.words import bounds_to_words
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.canvas import Canvas
from timeline_app.painting.timeline import Emphasis, paint_timeline
from timeline_app.window.flick import Flick
from timeline_app.window.motion import GLIDE_MS, ScaleMotion

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from timeline_app.layout.scene import Cluster, Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.canvas import Look
    from timeline_app.timescale import TimeScale

MAX_PX_PER_S: Final = 20.0
_WHEEL_NOTCH: Final = 120.0
_NOTCHES_PER_DOUBLING: Final = 2.0
_KEY_PAN_SHARE: Final = 0.2
_DRAG_STARTS_PX: Final = 4


class TimelineView(QWidget):
    """Draws `TimelineLayout.scene(scale)` and owns the scale."""

    scale_changed = Signal(object)
    """The `TimeScale` now shown."""
    size_changed = Signal()
    """A layout for another size is needed."""
    event_selected = Signal(int)
    """A row of the table; -1 for none."""
    cluster_opened = Signal(object)
    """Rows that no zoom can part, to be listed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self._look = look
        self._layout: TimelineLayout | None = None
        self._scale: TimeScale | None = None
        self._scene: Scene | None = None
        self._emphasis = Emphasis()
        self._flick = Flick()
        self._pressed_at: QPointF | None = None
        self._dragging = False
        self.motion = ScaleMotion(self)
        self.motion.moved.connect(self._show_scale)
        self._scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll_bar.setSingleStep(24)
        self._scroll_bar.valueChanged.connect(self.update)
        self._scroll_bar.hide()

    # What is shown

    @property
    def scale(self) -> TimeScale | None:
        """The stretch of time in view."""
        return self._scale

    @property
    def timeline_layout(self) -> TimelineLayout | None:
        """The layout that is shown."""
        return self._layout

    @property
    def is_fitted(self) -> bool:
        """Whether everything is in view, as after `fit_all`."""
        return self._layout is not None and self.motion.target_or(self._scale or self._layout.fit) == self._layout.fit

    def scene(self) -> Scene | None:
        """What is painted now."""
        if self._scene is None and self._layout is not None and self._scale is not None:
            self._scene = self._layout.scene(self._scale)
        return self._scene

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._look = look
        self.update()

    def set_layout(self, layout: TimelineLayout, scale: TimeScale | None = None) -> None:
        """Show another layout, at `scale` if given, else where the view was; if all was in view, all is."""
        fitted = self._layout is None or self.is_fitted
        self._layout, self._scene = layout, None
        self.motion.stop()
        scroll_px = max(0, int(layout.height_px - self._lanes_px()))
        self._scroll_bar.setPageStep(int(self._lanes_px()))
        self._scroll_bar.setRange(0, scroll_px)
        self._scroll_bar.setVisible(scroll_px > 0)
        wanted = scale or self._scale
        if wanted is None or (fitted and scale is None):
            wanted = layout.fit
        self._show_scale(self._clamped(wanted.resized(float(self.width()))))

    def select(self, row: int | None) -> None:
        """Mark an event as the selected one, without a signal."""
        self._emphasis = Emphasis(row, self._emphasis.hovered)
        self.update()

    # Motion

    def fit_all(self) -> None:
        """Bring everything into view."""
        if self._layout is not None:
            self._move_to(self._layout.fit, GLIDE_MS)

    def zoom(self, factor: float, at_px: float | None = None) -> None:
        """Zoom smoothly; the time at `at_px` stays put: by default the selected event's, else the middle's."""
        if self._scale is None:
            return
        target = self.motion.target_or(self._scale)
        at_px = self._anchor_px() if at_px is None else at_px
        self._move_to(self._clamped(target.zoomed(factor, at_px), at_px))

    def pan(self, dx_px: float) -> None:
        """Move the content by `dx_px` to the right, smoothly."""
        if self._scale is not None:
            self._move_to(self._clamped(self.motion.target_or(self._scale).panned(dx_px)))

    def show_span(self, lo_s: int, hi_s: int) -> None:
        """Bring a stretch of time into view with room around it."""
        if self._scale is None:
            return
        spare_s = max(1, (hi_s - lo_s) // 4)
        fit = type(self._scale).fit(lo_s - spare_s, hi_s + spare_s, self._scale.width_px)
        self._move_to(self._clamped(fit), GLIDE_MS)

    def zoom_to_row(self, row: int) -> None:
        """Bring one event into view so that its own length, or its day's surroundings, can be seen."""
        if self._layout is not None and bool(self._layout.table.dated()[row]):
            footprints = self._layout.footprints
            lo_s, hi_s = int(footprints.outer_lo_s[row]), int(footprints.outer_hi_s[row])
            around_s = 0 if hi_s - lo_s > 86_400 else 14 * 86_400
            self.show_span(lo_s - around_s, hi_s + around_s)

    def reveal_row(self, row: int) -> None:
        """Pan, not zoom, until an event is in view; scroll to its lane."""
        if self._layout is None or self._scale is None or not bool(self._layout.table.dated()[row]):
            return
        target = self.motion.target_or(self._scale)
        left_px = target.time_to_px(int(self._layout.footprints.outer_lo_s[row]))
        right_px = target.time_to_px(int(self._layout.footprints.outer_hi_s[row]))
        margin_px = min(80.0, target.width_px / 6)
        if right_px < margin_px or left_px > target.width_px - 2 * margin_px:
            self._move_to(self._clamped(target.panned(target.width_px / 3 - left_px)), GLIDE_MS)
        top_px = self._layout.row_top_px(row, target.px_per_s)
        if top_px is not None and self._scroll_bar.maximum() > 0:
            value, page = self._scroll_bar.value(), self._lanes_px()
            if not value <= top_px <= value + page - self._layout.row_style.height_px:
                self._scroll_bar.setValue(int(top_px - page / 2))

    def go_to(self, lo_s: int, hi_s: int) -> None:
        """Centre a date; zoom in or out only when it would not be seen for what it is."""
        if self._scale is None:
            return
        target = self.motion.target_or(self._scale)
        length_px = (hi_s - lo_s) * target.px_per_s
        if length_px > target.width_px * 0.9 or length_px < 2:
            around_s = max(hi_s - lo_s, 86_400) * 5
            self.show_span(lo_s - around_s, hi_s + around_s)
            return
        middle_px = target.time_to_px(lo_s) + length_px / 2
        self._move_to(self._clamped(target.panned(target.width_px / 2 - middle_px)), GLIDE_MS)

    def set_scale(self, scale: TimeScale) -> None:
        """Show a scale at once, as the overview asks for."""
        self.motion.stop()
        self._show_scale(self._clamped(scale))

    def _move_to(self, target: TimeScale, duration_ms: int = 160) -> None:
        if self._scale is not None:
            self.motion.run(self._scale, target, duration_ms)

    def _show_scale(self, scale: TimeScale) -> None:
        if self._scale == scale and self._scene is not None and self._scene.width_px == scale.width_px:
            return
        self._scale = scale
        self._scene = None
        self.update()
        self.scale_changed.emit(scale)

    def _clamped(self, scale: TimeScale, at_px: float | None = None) -> TimeScale:
        if self._layout is None:
            return scale
        fit = self._layout.fit
        return scale.clamped(fit.left_s, fit.right_s, fit.px_per_s, MAX_PX_PER_S, at_px)

    def _anchor_px(self) -> float:
        middle_px = self.width() / 2
        if self._emphasis.selected is None or self._layout is None or self._scale is None:
            return middle_px
        x_px = self._scale.time_to_px(int(self._layout.footprints.mid_s[self._emphasis.selected]))
        return x_px if 0 <= x_px <= self.width() else middle_px

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene = self.scene()
        # Ended whatever happens: Qt crashes on a painter that an exception leaves active.
        with QPainter(self) as painter:
            canvas = Canvas(painter, self._look, self.devicePixelRatioF())
            if scene is None:
                canvas.fill(0, 0, self.width(), self.height(), self._look.theme.paper)
            else:
                paint_timeline(canvas, scene, self.height(), self._scroll_bar.value(), self._emphasis_in(scene))
                self._paint_hint(canvas, scene)
            if self.hasFocus():
                canvas.fill(0, 0, self.width(), 2, self._look.theme.accent)

    def _emphasis_in(self, scene: Scene) -> Emphasis:
        """What stands out, with the clusters of a selected event that has no room of its own here."""
        row = self._emphasis.selected
        if row is None or self._layout is None or any(mark.row == row for mark in scene.marks):
            return self._emphasis
        clusters = self._layout.clusters_with(row, scene.clusters, self._scale.px_per_s if self._scale else 1.0)
        return replace(self._emphasis, clusters=tuple(clusters))

    def _paint_hint(self, canvas: Canvas, scene: Scene) -> None:
        """Where there is nothing to see, say why."""
        if scene.lanes and (scene.marks or scene.clusters or any(lane.carried_in for lane in scene.lanes)):
            return
        text = "No events in this stretch of time. Home shows everything."
        if not scene.lanes and self._layout is not None:
            dated = self._layout.table.dated()
            text = "No event with a date matches the filter."
            if not dated.any():
                text = "No event has a date; those without are listed below." if len(dated) else "There are no events."
        font = self._look.fonts.title
        x_px = (self.width() - canvas.text_px(text, font)) / 2
        canvas.text(x_px, self.height() / 2, text, font, self._look.theme.muted)

    def _lanes_px(self) -> float:
        return max(0.0, self.height() - AXIS_HEIGHT_PX)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        bar_px = self._scroll_bar.sizeHint().width()
        top_px = int(AXIS_HEIGHT_PX)
        self._scroll_bar.setGeometry(QRect(self.width() - bar_px, top_px, bar_px, self.height() - top_px))
        self.size_changed.emit()

    # Pointer

    def _row_at(self, at: QPointF) -> int | None:
        scene = self.scene()
        if scene is None or at.y() < AXIS_HEIGHT_PX:
            return None
        return scene.row_at(at.x(), at.y() - AXIS_HEIGHT_PX + self._scroll_bar.value())

    def _cluster_at(self, at: QPointF) -> Cluster | None:
        scene = self.scene()
        if scene is None or at.y() < AXIS_HEIGHT_PX:
            return None
        return scene.cluster_at(at.x(), at.y() - AXIS_HEIGHT_PX + self._scroll_bar.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.motion.stop()
            self._pressed_at = event.position()
            self._flick = Flick().moved(event.position().x(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            self._hover(event.position())
            return
        moved = event.position() - self._pressed_at
        if not self._dragging and moved.manhattanLength() < _DRAG_STARTS_PX:
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed_at = event.position()
        self._flick = self._flick.moved(event.position().x(), event.timestamp())
        self._scroll_bar.setValue(self._scroll_bar.value() - round(moved.y()))
        if self._scale is not None:
            # Whole device pixels: lines and words then move as one and nothing shimmers.
            self.set_scale(self._scale.panned(moved.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        was_drag, self._dragging, self._pressed_at = self._dragging, False, None
        self._hover(event.position())
        if was_drag:
            glide_px = self._flick.glide_px(event.timestamp())
            if glide_px and self._scale is not None:
                self._move_to(self._clamped(self._scale.panned(glide_px)), GLIDE_MS)
            return
        cluster = self._cluster_at(event.position())
        if cluster is not None:
            self.open_cluster(cluster)
            return
        row = self._row_at(event.position())
        self.event_selected.emit(-1 if row is None else row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row is not None:
            self.zoom_to_row(row)
        elif self._cluster_at(event.position()) is None:
            self.zoom(2.0, event.position().x())

    def leaveEvent(self, _event: QEvent) -> None:
        self._emphasis = Emphasis(self._emphasis.selected)
        self.update()

    def _hover(self, at: QPointF) -> None:
        row = self._row_at(at)
        over = row is not None or self._cluster_at(at) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if row != self._emphasis.hovered:
            self._emphasis = Emphasis(self._emphasis.selected, row)
            self.update()

    def open_cluster(self, cluster: Cluster) -> None:
        """Zoom to what a cluster counts; where zooming can't part it, list it."""
        if self._layout is None or self._scale is None:
            return
        span_s = cluster.last_s - cluster.first_s
        if span_s * MAX_PX_PER_S < self._scale.width_px / 4 or span_s * self._scale.px_per_s < 1e-6:
            self.cluster_opened.emit(self._layout.cluster_rows(cluster, self._scale.px_per_s))
            return
        if span_s * self._scale.px_per_s > self._scale.width_px * 0.6:
            self.zoom(2.0, cluster.middle_px)
        else:
            self.show_span(cluster.first_s, cluster.last_s + 1)

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
            self.zoom(2 ** (angle.y() / _WHEEL_NOTCH / _NOTCHES_PER_DOUBLING), event.position().x())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches and tooltips come here; the rest goes its usual way."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            if self._scale is not None:
                at_px = event.position().x()
                self.set_scale(self._clamped(self._scale.zoomed(max(0.1, 1 + event.value()), at_px), at_px))
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if row is None else self.tooltip(row), self)
            return True
        return super().event(event)

    def tooltip(self, row: int) -> str:
        """The event's title, its date in words, and both bounds; escaped, since tooltips guess rich text."""
        if self._layout is None:
            return ""
        captions = self._layout.captions
        title, date_line = captions.title(row), captions.date_line(row)
        bounds = bounds_to_words(self._layout.table.bounds(row))
        lines = [f"<b>{html.escape(title)}</b>", html.escape(date_line)]
        if bounds != date_line:
            lines.append(html.escape(bounds))
        return "<br>".join(lines)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step_px = event.key(), self.width() * _KEY_PAN_SHARE
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
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._emphasis.selected is not None:
            self.zoom_to_row(self._emphasis.selected)
        elif plain and key == Qt.Key.Key_Escape:
            self.event_selected.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from event to event and leaves the timeline after the last; F6 leaves it at once."""
        row = self.neighbour(forward=forward)
        if row is None:
            return super().focusNextPrevChild(forward)
        self.event_selected.emit(row)
        return True

    def neighbour(self, *, forward: bool) -> int | None:
        """The next or the previous event in time; without a selection the first or the last in view."""
        if self._layout is None:
            return None
        order = self._layout.rows_in_time()
        if not len(order):
            return None
        selected = self._emphasis.selected
        positions = np.flatnonzero(order == selected) if selected is not None else np.array([], dtype=np.intp)
        if not len(positions):
            return int(order[0] if forward else order[-1])
        position = int(positions[0]) + (1 if forward else -1)
        return int(order[position]) if 0 <= position < len(order) else None
