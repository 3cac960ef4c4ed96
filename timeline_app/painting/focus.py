"""Draws the frame around what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.painting.canvas import Canvas


def paint_focus_frame(canvas: Canvas, width_px: float, height_px: float) -> None:
    """Draw a frame along the inner edges of a widget of this size."""
    line_px, color = canvas.look.theme.focus_line_px, canvas.look.theme.accent
    for y_px in (0, height_px - line_px):
        canvas.fill(0, y_px, width_px, line_px, color)
    for x_px in (0, width_px - line_px):
        canvas.fill(x_px, 0, line_px, height_px, color)
