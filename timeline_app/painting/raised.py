"""Draws the selected event over the clusters of a lane that has no row for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.raised import BESIDE_TITLE_PX, RAISED_MARK_PX, RAISED_TITLE_PX
from timeline_app.painting.marks import paint_marks

if TYPE_CHECKING:
    from timeline_app.layout.raised import Raised
    from timeline_app.painting.canvas import Canvas


def paint_raised(canvas: Canvas, raised: Raised, ground: QColor) -> None:
    """Draw its mark, which fades into `ground`, and below it its title in the frame of what is selected."""
    theme, font = canvas.look.theme, canvas.look.fonts.title
    paint_marks(canvas, [(raised.mark, ground)], RAISED_MARK_PX)
    frame = QRectF(raised.left_px, raised.top_px, raised.width_px, RAISED_TITLE_PX)
    canvas.painter.setPen(QPen(QColor(theme.accent), 1.5))
    canvas.painter.setBrush(QBrush(QColor(theme.accent_wash)))
    canvas.painter.drawRoundedRect(frame.toAlignedRect().toRectF(), 6, 6)
    title = canvas.elided(raised.title, font, raised.width_px - 2 * BESIDE_TITLE_PX)
    canvas.text(raised.left_px + BESIDE_TITLE_PX, raised.top_px + RAISED_TITLE_PX - 6, title, font, theme.ink)
