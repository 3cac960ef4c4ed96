"""Shows a layout at a scale; knows nothing of pointers and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.layout.footprint import time_extent
from timeline_app.layout.in_view import NOTHING_IN_VIEW, count_in_view
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.canvas import Canvas
from timeline_app.painting.focus import paint_focus_frame
from timeline_app.painting.labels import paint_message
from timeline_app.painting.lane_names import LaneGrip
from timeline_app.painting.timeline import paint_timeline
from timeline_app.window.empty_view import empty_view_words, shows_nothing
from timeline_app.window.motion import ScaleMotion
from timeline_app.window.standing_out import StandingOut
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.layout.in_view import InView
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.canvas import Look
    from timeline_app.table import Bools
    from timeline_app.timescale import TimeScale

MAX_PX_PER_S: Final = 20.0


class TimelineDisplay(QWidget):
    """Draws `TimelineLayout.scene(scale)` and owns the scale; its times are folded ones unless it says otherwise."""

    scale_changed = Signal(object)
    """The `TimeScale` now shown."""
    rested = Signal()
    """All is painted, and nothing more is to be done at once."""
    scrolled = Signal()
    """Other lanes are in sight."""
    size_changed = Signal()
    """A layout for another size is needed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setAccessibleName(translate("Timeline", "Timeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self._look = look
        self._layout: TimelineLayout | None = None
        self._scale: TimeScale | None = None
        self._scene: Scene | None = None
        self._notice = ""
        self._standing_out = StandingOut()
        self._grip = LaneGrip()
        self.motion = ScaleMotion(self)
        self.motion.moved.connect(self._show_scale)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare)
        self._scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll_bar.setSingleStep(24)
        self._scroll_bar.valueChanged.connect(self.update)
        self._scroll_bar.valueChanged.connect(self.scrolled)
        self._scroll_bar.hide()

    # What is shown

    @property
    def width_px(self) -> float:
        """The width in the picture's own pixels, as which layouts, scenes and scales count; so all lengths here."""
        return self.width() / self._look.text_scale

    @property
    def height_px(self) -> float:
        """The height in the same pixels."""
        return self.height() / self._look.text_scale

    def _in_picture(self, at: QPointF) -> QPointF:
        """A point of the widget in the same pixels."""
        return at / self._look.text_scale

    def extent_s(self) -> tuple[int, int] | None:
        """From the first to the last moment of the file, in real time; None without an event that has a date."""
        if self._layout is None:
            return None
        extent_s = time_extent(self._layout.footprints, self._layout.table.dated())
        to_real = self._layout.folding.to_real
        return extent_s and (to_real(extent_s[0]), to_real(extent_s[1]))

    @property
    def scale(self) -> TimeScale | None:
        """The stretch of time in view."""
        return self._scale

    @property
    def target_scale(self) -> TimeScale | None:
        """The stretch of time in view once motion has ended."""
        return self._scale and self.motion.target_or(self._scale)

    @property
    def timeline_layout(self) -> TimelineLayout | None:
        """The layout that is shown."""
        return self._layout

    @property
    def is_fitted(self) -> bool:
        """Whether everything is in view, as after `fit_all`."""
        if self._layout is None:
            return False
        fit = self._layout.fit
        return self.motion.target_or(self._scale or fit).shows_like(fit)

    def scene(self) -> Scene | None:
        """What is painted now."""
        if self._scene is None and self._layout is not None and self._scale is not None:
            self._scene = self._layout.scene(self._scale)
        return self._scene

    def count_in_view(self) -> InView:
        """How many events are shown, and where the others are."""
        scene, layout, scale = self.scene(), self._layout, self._scale
        if scene is None or layout is None or scale is None:
            return NOTHING_IN_VIEW
        top_px = self._scroll_bar.value()
        return count_in_view(layout, scene, scale, (top_px, top_px + self._lanes_px()))

    @property
    def selected_rows(self) -> frozenset[int]:
        """The events that are marked as selected."""
        return self._standing_out.emphasis.selected

    @property
    def main_row(self) -> int | None:
        """The one of them that counts most."""
        return self._standing_out.emphasis.main

    @property
    def scroll_px(self) -> int:
        """How far the lanes are scrolled up."""
        return self._scroll_bar.value()

    @property
    def look(self) -> Look:
        """The colours and fonts in which all is shown."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        resized, self._look = look.text_scale != self._look.text_scale, look
        if resized:
            self._put_scroll_bar()
            self.size_changed.emit()
        self.update()

    def set_notice(self, notice: str) -> None:
        """What to say where there is nothing to see; "" for the usual words."""
        self._notice = notice
        self.update()

    def set_layout(self, layout: TimelineLayout) -> None:
        """Show another layout where the view was; if all was in view, all is.

        Where the view was is said in real time: it stays there when time is folded in another way.
        """
        fitted = self._layout is None or self.is_fitted
        if self._layout is not None and self._scale is not None:
            self._scale = self._layout.folding.rescaled(self._scale, layout.folding)
        if self._layout is None or layout.table is not self._layout.table:
            self._standing_out.start_over()
        self._standing_out.forget_places()
        self._layout, self._scene = layout, None
        self.motion.stop()
        scroll_px = max(0, int(layout.height_px - self._lanes_px()))
        self._scroll_bar.setPageStep(int(self._lanes_px()))
        self._scroll_bar.setRange(0, scroll_px)
        self._scroll_bar.setVisible(layout.fit.width_px < self.width_px)
        wanted = layout.fit if fitted or self._scale is None else self._scale
        self._show_scale(self._clamped(wanted.resized(layout.fit.width_px)))

    def select(self, rows: Sequence[int]) -> None:
        """Mark events as the selected ones, the one that counts most last, without a signal."""
        self._standing_out.select(rows, None if self._layout is None else self._layout.table)
        self.update()

    def show_found(self, found: Bools | None) -> None:
        """Mark the events that are hits, by their rows; None for no search."""
        self._standing_out.show_found(found)
        self.update()

    def set_scale(self, scale: TimeScale) -> None:
        """Show a scale at once, as the overview asks for."""
        self.motion.stop()
        self._show_scale(self._clamped(scale))

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

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene = self.scene()
        # Ended whatever happens: Qt crashes on a painter that an exception leaves active.
        with QPainter(self) as painter:
            canvas = Canvas.of_window(painter, self._look)
            # Under the scroll bar too, where the scene ends before it.
            scene_px = 0.0 if scene is None else scene.width_px
            # At a scale such as 1.25 edges lie within device pixels: a pixel more at each side leaves none unpainted.
            paper = self._look.theme.paper
            canvas.fill(scene_px - 1, 0, self.width_px + 2 - scene_px, self.height_px + 1, paper)
            canvas.fill(0, self.height_px - 1, self.width_px + 1, 2, paper)
            if self._layout is not None and self._scale is not None and scene is not None:
                emphasis = self._standing_out.in_scene(self._layout, scene, self._scale, self._grip)
                paint_timeline(canvas, scene, self.height_px, self._scroll_bar.value(), emphasis)
                if shows_nothing(scene):
                    text = self._notice or empty_view_words(self._layout, scene, self._scale)
                    paint_message(canvas, text, self.width_px / 2, self.height_px / 2)
            if self.hasFocus():
                paint_focus_frame(canvas, self.width_px, self.height_px)
        self._idle.start()

    def _prepare(self) -> None:
        if self._layout is not None and self._scale is not None:
            self._layout.prepare_closer(self._scale)
        self.rested.emit()

    def _lanes_px(self) -> float:
        return max(0.0, self.height_px - AXIS_HEIGHT_PX)

    def layout_widths_px(self) -> tuple[float, float]:
        """How wide a layout may be: all of the width, and what a scroll bar leaves for lanes that are too tall."""
        bar_px = self._scroll_bar.sizeHint().width() / self._look.text_scale
        return self.width_px, self.width_px - bar_px

    def lanes_height_px(self) -> float:
        """How tall the lanes may be without a scroll bar."""
        return max(1.0, self._lanes_px())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._put_scroll_bar()
        self.size_changed.emit()

    def _put_scroll_bar(self) -> None:
        bar_px = self._scroll_bar.sizeHint().width()
        top_px = int(AXIS_HEIGHT_PX * self._look.text_scale)
        self._scroll_bar.setGeometry(QRect(self.width() - bar_px, top_px, bar_px, self.height() - top_px))
