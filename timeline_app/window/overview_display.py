"""Shows where the events of the whole file are, and a window on the stretch in view; knows nothing of pointers."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.layout.axis import lay_out_axis
from timeline_app.layout.density import events_per_bin
from timeline_app.painting.breaks import paint_break
from timeline_app.painting.canvas import Canvas, faded
from timeline_app.painting.focus import paint_focus_frame
from timeline_app.timescale import TimeScale
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.canvas import Look
    from timeline_app.table import Bools, Floats

_BIN_PX: Final = 4
_LABELS_PX: Final = 20.0
_LEAST_HEIGHT_PX: Final = 48.0
_TOP_PX: Final = 8.0
_FOUND_PX: Final = 7.0
"""How tall the ticks of hits are, at the upper edge."""
_LEAST_WINDOW_PX: Final = 6.0


class OverviewDisplay(QWidget):
    """Densities of all events and of those that match, with the visible stretch as a window over them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.setAccessibleName(translate("Timeline", "Overview of the whole file"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(round(_LEAST_HEIGHT_PX * look.text_scale))
        self._look = look
        self._layout: TimelineLayout | None = None
        self._scale: TimeScale | None = None
        self._all_bars = self._bars = np.zeros(0)
        self._counted: tuple[PreparedFile, TimeScale] | None = None
        """What `_all_bars` were counted of, and in which width: a filter does not change them."""
        self._found: Bools | None = None
        self._found_bins = np.zeros(0, np.intp)
        self._ground: QPixmap | None = None
        """Bars and years as they were painted; only the window over them changes from frame to frame."""

    def sizeHint(self) -> QSize:
        return QSize(600, round(84 * self._look.text_scale))

    @property
    def _width_px(self) -> float:
        """The width in the picture's own pixels, as all lengths here; see `Canvas.of_window`."""
        return self.width() / self._look.text_scale

    @property
    def _height_px(self) -> float:
        return self.height() / self._look.text_scale

    def set_look(self, look: Look) -> None:
        """Show the same in other colours, or larger."""
        resized, self._look = look.text_scale != self._look.text_scale, look
        self._forget_ground()
        if resized:
            self.setMinimumHeight(round(_LEAST_HEIGHT_PX * look.text_scale))
            self.updateGeometry()
            self._count()

    def set_layout(self, layout: TimelineLayout) -> None:
        """Show another table or filter."""
        self._layout = layout
        self._count()

    def show_found(self, found: Bools | None) -> None:
        """Tick where the hits begin, given by their rows; None for no search."""
        self._found = found
        self._find_bins()
        self._forget_ground()

    def set_scale(self, scale: TimeScale) -> None:
        """Show which stretch is in view."""
        self._scale = scale
        self.update()

    def whole(self) -> TimeScale | None:
        """The whole file in the width of the strip."""
        if self._layout is None:
            return None
        return TimeScale.fit(self._layout.fit.left_s, self._layout.fit.right_s, self._width_px)

    def _count(self) -> None:
        whole, layout = self.whole(), self._layout
        if whole is None or layout is None:
            return
        everything = layout.prepared.chronology.by_begin
        if self._counted != (layout.prepared, whole):
            self._counted = (layout.prepared, whole)
            self._all_bars = events_per_bin(layout.footprints, everything, whole, _BIN_PX)
        matching = layout.rows_in_time
        is_all = len(matching) == len(everything)
        self._bars = self._all_bars if is_all else events_per_bin(layout.footprints, matching, whole, _BIN_PX)
        self._find_bins()
        self._forget_ground()

    def _find_bins(self) -> None:
        whole, layout, found = self.whole(), self._layout, self._found
        self._found_bins = np.zeros(0, np.intp)
        if whole is not None and layout is not None and found is not None and len(found) == len(layout.table):
            rows = np.flatnonzero(found & layout.table.dated())
            begins_px = whole.times_to_px(layout.footprints.outer_lo_s[rows])
            has_hits = np.zeros(max(1, int(self._width_px // _BIN_PX)), np.bool_)
            has_hits[np.clip(begins_px / _BIN_PX, 0, len(has_hits) - 1).astype(np.intp)] = True
            self._found_bins = np.flatnonzero(has_hits)

    def _forget_ground(self) -> None:
        self._ground = None
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._forget_ground()
        self._count()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Ended whatever happens: Qt crashes on a painter that an exception leaves active.
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._painted_ground())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            canvas = Canvas.of_window(painter, self._look)
            self._paint_window(canvas, self._height_px - _LABELS_PX)
            if self.hasFocus():
                paint_focus_frame(canvas, self._width_px, self._height_px)

    def _painted_ground(self) -> QPixmap:
        device_pixels = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != device_pixels:
            # Rounded up: a screen of 1.25 pixels has no pixel left without a colour.
            self._ground = QPixmap(ceil(self.width() * device_pixels), ceil(self.height() * device_pixels))
            self._ground.setDevicePixelRatio(device_pixels)
            with QPainter(self._ground) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_ground(Canvas.of_window(painter, self._look))
        return self._ground

    def _paint_ground(self, canvas: Canvas) -> None:
        theme, font, whole, layout = self._look.theme, self._look.fonts.badge, self.whole(), self._layout
        canvas.fill(0, 0, self._width_px + 1, self._height_px + 1, theme.panel)
        canvas.fill(0, 0, self._width_px + 1, 1, theme.faint)
        if whole is None or layout is None:
            return
        canvas.fill(0, self._height_px - _LABELS_PX, self._width_px + 1, 1, theme.faint)
        peak = float(self._all_bars.max(initial=1.0))
        self._paint_bars(canvas, self._all_bars / peak, faded(QColor(theme.muted), 0.28))
        self._paint_bars(canvas, self._bars / peak, QColor(theme.density))
        axis = lay_out_axis(whole, layout.folding, layout.captions.measure, 90)
        for sign in axis.breaks:
            paint_break(canvas, sign, self._width_px, 1, self._height_px - _LABELS_PX)
        for number in self._found_bins.tolist():
            canvas.fill(number * _BIN_PX + 0.5, 2, 2, _FOUND_PX, theme.found)
        for tick in axis.ticks:
            x_px, text_px = tick.x_px, canvas.text_px(tick.label, font)
            if x_px - text_px / 2 > 2 and x_px + text_px / 2 < self._width_px - 2:
                canvas.text(x_px - text_px / 2, self._height_px - 6, tick.label, font, theme.muted)

    def _paint_bars(self, canvas: Canvas, shares: Floats, color: QColor) -> None:
        base_px = self._height_px - _LABELS_PX
        for index in np.flatnonzero(shares).tolist():
            height_px = max(3.0, shares[index] * (base_px - _TOP_PX - 6))
            canvas.fill(index * _BIN_PX, base_px - height_px, _BIN_PX - 1, height_px, color)

    def _paint_window(self, canvas: Canvas, base_px: float) -> None:
        edges = self._window_px()
        if edges is None:
            return
        theme, painter = self._look.theme, canvas.painter
        left, right = edges
        outside = faded(QColor(theme.panel), 0.62)
        canvas.fill(0, 1, left, base_px - 1, outside)
        canvas.fill(right, 1, self._width_px - right, base_px - 1, outside)
        frame = QRectF(canvas.snap(left) + 0.5, _TOP_PX / 2 + 0.5, canvas.snap(right - left) - 1, base_px - _TOP_PX / 2)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QBrush(faded(QColor(theme.accent), 0.08)))
        painter.drawRoundedRect(frame, 4, 4)
        for x_px in (frame.left(), frame.right()):
            grip = QRectF(x_px - 2, frame.center().y() - 9, 4, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(theme.accent)))
            painter.drawRoundedRect(grip, 2, 2)

    def _window_px(self) -> tuple[float, float] | None:
        whole = self.whole()
        if whole is None or self._scale is None:
            return None
        left = whole.time_to_px(self._scale.left_s)
        right = left + self._scale.span_s * whole.px_per_s
        if right - left < _LEAST_WINDOW_PX:
            middle = (left + right) / 2
            left, right = middle - _LEAST_WINDOW_PX / 2, middle + _LEAST_WINDOW_PX / 2
        return max(1.0, left), min(self._width_px - 1.0, right)
