"""A timeline that goes smoothly from one stretch of time to another."""

from __future__ import annotations

from typing import Final

from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.layout.metrics import LANE_HEADER_PX
from timeline_app.timescale import TimeScale
from timeline_app.window.motion import GLIDE_MS, ZOOM_MS
from timeline_app.window.timeline_display import TimelineDisplay

_SHORT_SPAN_S: Final = 7 * SECONDS_PER_DAY
"""A date no longer than this keeps as much around it when one goes to it."""
_SPARE_PERCENT: Final = 15
"""At either side of a longer one."""


class TimelineTravel(TimelineDisplay):
    """Zooms, pans, and brings events and stretches of time into view; its times are folded ones unless it says not."""

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
        fit = TimeScale.fit(lo_s - spare_s, hi_s + spare_s, self._scale.width_px)
        self._move_to(self._clamped(fit), GLIDE_MS)

    def show_exactly(self, lo_s: int, hi_s: int, *, at_once: bool = False) -> None:
        """Bring just this stretch of time into view, given in real time; `at_once` without a glide."""
        if self._layout is None or self._scale is None:
            return
        lo_s, hi_s = (self._layout.folding.to_folded(edge_s) for edge_s in (lo_s, hi_s))
        scale = TimeScale.fit(lo_s, hi_s, self._scale.width_px)
        if at_once:
            self.set_scale(scale)
        else:
            self._move_to(self._clamped(scale), GLIDE_MS)

    def zoom_to_row(self, row: int) -> None:
        """Bring one event into view so that its own length, or its day's surroundings, can be seen."""
        if self._layout is not None and self._layout.table.is_dated(row):
            footprints = self._layout.footprints
            lo_s, hi_s = int(footprints.outer_lo_s[row]), int(footprints.outer_hi_s[row])
            around_s = 0 if hi_s - lo_s > SECONDS_PER_DAY else 14 * SECONDS_PER_DAY
            self.show_span(lo_s - around_s, hi_s + around_s)

    def reveal_row(self, row: int) -> None:
        """Pan, not zoom, until an event is in view; scroll to its lane."""
        if self._layout is None or self._scale is None or not self._layout.table.is_dated(row):
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
            # At the top stands the name of its lane.
            if not value + LANE_HEADER_PX <= top_px <= value + page - self._layout.row_style.height_px:
                self._scroll_bar.setValue(int(top_px - page / 2))

    def go_to(self, lo_s: int, hi_s: int) -> None:
        """Bring a date, given in real time, into the middle: it fills most of the window.

        A date of some days keeps some days around it, as far as so much is in view; one does not get further out for
        them.
        """
        if self._layout is None or self._scale is None:
            return
        lo_s, hi_s = (self._layout.folding.to_folded(edge_s) for edge_s in (lo_s, hi_s))
        spare_s = max(1, (hi_s - lo_s) * _SPARE_PERCENT // 100)
        if hi_s - lo_s <= _SHORT_SPAN_S:
            in_view_s = int(self.motion.target_or(self._scale).span_s)
            spare_s = max(spare_s, min(_SHORT_SPAN_S, (in_view_s - (hi_s - lo_s)) // 2))
        self._move_to(self._clamped(TimeScale.fit(lo_s - spare_s, hi_s + spare_s, self._scale.width_px)), GLIDE_MS)

    def _move_to(self, target: TimeScale, duration_ms: int = ZOOM_MS) -> None:
        if self._scale is not None:
            self.motion.run(self._scale, target, duration_ms)

    def _anchor_px(self) -> float:
        width_px = self.width_px if self._scale is None else self._scale.width_px
        if self.main_row is None or self._layout is None or self._scale is None:
            return width_px / 2
        x_px = self._scale.time_to_px(int(self._layout.footprints.mid_s[self.main_row]))
        return x_px if 0 <= x_px <= width_px else width_px / 2
