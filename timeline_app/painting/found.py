"""Marks what was searched for: a line below the words and a wash behind them, a ring around the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.metrics import CLUSTER_PX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.scene import Cluster, Label, Mark, Scene
    from timeline_app.painting.canvas import Canvas

_LINE_PX: Final = 1.5
_RING_PX: Final = 3.0
"""Between a mark and the ring around it."""


def paint_found_washes(canvas: Canvas, scene: Scene, labels: Iterable[Label]) -> None:
    """Draw the wash behind the titles of hits, and the line below; the words come later."""
    theme, font = canvas.look.theme, canvas.look.fonts.title
    for label in labels:
        title = canvas.elided(label.title, font, label.width_px)
        width_px = min(label.width_px, canvas.text_px(title, font))
        height_px = scene.row_style.title_px
        canvas.fill(label.left_px - 2, label.top_px + 2, width_px + 4, height_px - 4, theme.found_wash)
        canvas.fill(label.left_px - 2, label.top_px + height_px - 2, width_px + 4, _LINE_PX, theme.found)


def paint_found_rings(canvas: Canvas, scene: Scene, marks: Iterable[Mark]) -> None:
    """Draw a ring around the marks of hits."""
    painter = canvas.painter
    painter.setPen(QPen(QColor(canvas.look.theme.found), _LINE_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in marks:
        left_px, right_px = max(mark.left_px, -20.0), min(mark.right_px, scene.width_px + 20.0)
        ring = QRectF(left_px, mark.top_px, right_px - left_px, scene.row_style.mark_px)
        ring = ring.adjusted(-_RING_PX, -_RING_PX / 2, _RING_PX, 0)
        radius_px = min(ring.height() / 2, 6.0)
        painter.drawRoundedRect(ring, radius_px, radius_px)


def paint_found_in_clusters(canvas: Canvas, clusters: Iterable[Cluster]) -> None:
    """Draw a dot at the upper right of each of these clusters: they count hits."""
    theme, painter = canvas.look.theme, canvas.painter
    painter.setPen(QPen(QColor(theme.paper), 1))
    painter.setBrush(QBrush(QColor(theme.found)))
    for cluster in clusters:
        right_px = cluster.middle_px + cluster.width_px / 2
        painter.drawEllipse(QRectF(right_px - 6, cluster.top_px - CLUSTER_PX * 0.15, 8, 8))
