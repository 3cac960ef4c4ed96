"""Draws breaks of the axis: a torn strip from top to bottom, and above it how much time it hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF

from timeline_app.layout.axis import SIGN_MARGIN_PX
from timeline_app.painting.canvas import blended

if TYPE_CHECKING:
    from timeline_app.layout.scene import Break
    from timeline_app.painting.canvas import Canvas

TOOTH_PX: Final = 5.0
_TOOTH_HEIGHT_PX: Final = 10.0
_AIR_SHARE: Final = 0.25
"""Of the break, at either side: the marks of the events around it don't touch its edges."""
_MOST_AIR_PX: Final = 14.0
_EDGE_SHARE: Final = 0.7
"""Of the colour of small print: the edges are seen, and stay behind what happened."""
_BEYOND_PX: Final = 20.0
"""Edges further outside are not drawn."""


def paint_break(canvas: Canvas, sign: Break, width_px: float, top_px: float, bottom_px: float) -> None:
    """Draw a strip of another paper with torn edges between two heights; teeth keep to the heights' own origin."""
    theme, painter = canvas.look.theme, canvas.painter
    edges = [_torn_edge(edge_px, top_px, bottom_px) for edge_px in torn_edges_px(sign, width_px)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(theme.panel)))
    painter.drawPolygon(QPolygonF([*edges[0], *reversed(edges[1])]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(blended(QColor(theme.muted), QColor(theme.paper), _EDGE_SHARE), 1.0))
    for edge in edges:
        painter.drawPolyline(QPolygonF(edge))


def torn_edges_px(sign: Break, width_px: float) -> tuple[float, float]:
    """Where the torn edges of a break are, on the middle between their teeth."""
    air_px = min(_MOST_AIR_PX, (sign.to_px - sign.from_px) * _AIR_SHARE)
    return max(-_BEYOND_PX, sign.from_px + air_px), min(width_px + _BEYOND_PX, sign.to_px - air_px)


def paint_break_sign(canvas: Canvas, sign: Break, top_px: float) -> None:
    """Write how much time a break hides."""
    theme, font, painter = canvas.look.theme, canvas.look.fonts.badge, canvas.painter
    rect = QRectF(canvas.snap(sign.label_left_px), top_px, sign.label_px, 18)
    painter.setPen(QPen(QColor(theme.muted), 1.0))
    painter.setBrush(QBrush(QColor(theme.paper)))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    words_px = canvas.text_px(sign.sign, font)
    x_px = rect.left() + max(SIGN_MARGIN_PX / 2, (rect.width() - words_px) / 2)
    canvas.text(x_px, rect.top() + 13, sign.sign, font, theme.ink)


def _torn_edge(x_px: float, top_px: float, bottom_px: float) -> list[QPointF]:
    """A zigzag down from `top_px`, or a little above, to `bottom_px` or a little below."""
    first, last = int(top_px // _TOOTH_HEIGHT_PX), int(-(-bottom_px // _TOOTH_HEIGHT_PX))
    return [
        QPointF(x_px + (TOOTH_PX / 2 if tooth % 2 else -TOOTH_PX / 2), tooth * _TOOTH_HEIGHT_PX)
        for tooth in range(first, last + 1)
    ]
