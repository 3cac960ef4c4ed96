"""The overview strip: its window is dragged and resized by pointer and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from timeline_app.timescale import TimeScale
from timeline_app.window.overview_display import OverviewDisplay

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from timeline_app.painting.canvas import Look

_HANDLE_PX: Final = 7.0


class Overview(OverviewDisplay):
    """Where the events of the whole file are, with the stretch in view as a window to drag and resize."""

    scale_wanted = Signal(object)
    """The `TimeScale` that the timeline should show."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setMouseTracking(True)
        self._grip: tuple[str, float] | None = None
        """What is dragged: "pan", "left" or "right", and the pointer's distance from it."""

    def _part_at(self, x_px: float) -> str:
        edges = self._window_px()
        if edges is None:
            return "outside"
        for part, edge_px in zip(("left", "right"), edges, strict=True):
            if abs(x_px - edge_px) <= _HANDLE_PX and edges[1] - edges[0] > 3 * _HANDLE_PX:
                return part
        return "pan" if edges[0] <= x_px <= edges[1] else "outside"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edges = self._window_px()
        if event.button() != Qt.MouseButton.LeftButton or edges is None:
            return
        x_px = event.position().x() / self._look.text_scale
        part = self._part_at(x_px)
        if part == "outside":
            # A click beside the window brings it there, and it can be dragged on at once.
            self._move_window(x_px)
            part, edges = "pan", self._window_px() or edges
        grip_px = {"left": edges[0], "right": edges[1], "pan": self._middle_px()}[part]
        self._grip = (part, x_px - grip_px)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x_px = event.position().x() / self._look.text_scale
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release may have gone elsewhere, as to a dialog.
            self._grip = None
        if self._grip is None:
            sideways = self._part_at(x_px) in ("left", "right")
            self.setCursor(Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.ArrowCursor)
        elif self._grip[0] == "pan":
            self._move_window(x_px - self._grip[1])
        else:
            self._resize_window(self._grip[0], x_px - self._grip[1])

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def _middle_px(self) -> float:
        whole, scale = self.whole(), self._scale
        return 0.0 if whole is None or scale is None else whole.time_to_px(scale.px_to_time(scale.width_px / 2))

    def _move_window(self, middle_px: float) -> None:
        # By its middle: a short stretch is drawn wider than it is, so its edges say nothing.
        whole, scale = self.whole(), self._scale
        if whole is not None and scale is not None:
            self.scale_wanted.emit(scale.panned(scale.width_px / 2 - scale.time_to_px(whole.px_to_time(middle_px))))

    def _resize_window(self, side: str, x_px: float) -> None:
        whole, edges, scale = self.whole(), self._window_px(), self._scale
        if whole is None or edges is None or scale is None:
            return
        left, right = (min(x_px, edges[1] - 2), edges[1]) if side == "left" else (edges[0], max(x_px, edges[0] + 2))
        lo_s, hi_s = whole.px_to_time(left), whole.px_to_time(right)
        self.scale_wanted.emit(TimeScale.fit(lo_s, max(hi_s, lo_s + 1), scale.width_px))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scale, key = self._scale, event.key()
        if scale is None:
            return
        middle_px = scale.width_px / 2
        end_s = scale.right_s if self._layout is None else self._layout.fit.right_s
        wanted = {
            Qt.Key.Key_Left: lambda: scale.panned(scale.width_px / 5),
            Qt.Key.Key_Right: lambda: scale.panned(-scale.width_px / 5),
            Qt.Key.Key_Up: lambda: scale.zoomed(1.25, middle_px),
            Qt.Key.Key_Down: lambda: scale.zoomed(0.8, middle_px),
            Qt.Key.Key_PageUp: lambda: scale.panned(scale.width_px),
            Qt.Key.Key_PageDown: lambda: scale.panned(-scale.width_px),
            Qt.Key.Key_End: lambda: scale.panned(scale.width_px - scale.time_to_px(end_s)),
        }.get(Qt.Key(key))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.scale_wanted.emit(wanted())
