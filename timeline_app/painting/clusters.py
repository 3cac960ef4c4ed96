"""Draws clusters: pills with counts, on a line over the time in which the counted events begin."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.metrics import CLUSTER_PX
from timeline_app.painting.canvas import faded

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline_app.layout.scene import Cluster, Scene
    from timeline_app.painting.canvas import Canvas

_BESIDE_PX: Final = 10.0
"""Lines are cut this far outside of the picture: painters misdraw far-away coordinates."""


def paint_clusters(canvas: Canvas, scene: Scene, clusters: Sequence[Cluster], selected: Collection[Cluster]) -> None:
    """Draw the clusters, which come lane by lane; those that count the selected event stand out."""
    font = canvas.look.fonts.badge
    in_font = canvas.look.texts_in(font)
    for lane, of_lane in groupby(clusters, key=attrgetter("lane")):
        color = canvas.look.colors[scene.lanes[lane].category].text
        pills = [(pill, pill.text, pill.width_px) for pill in of_lane]
        top_px = pills[0][0].top_px
        middle_y = canvas.snap(top_px) + CLUSTER_PX / 2
        ends = [
            (max(-_BESIDE_PX, pill.from_px), min(scene.width_px + _BESIDE_PX, pill.to_px), width_px)
            for pill, _, width_px in pills
        ]
        canvas.painter.setPen(QPen(faded(color, 0.35), 2))
        canvas.painter.drawLines(
            [QLineF(lo, middle_y, hi, middle_y) for lo, hi, width_px in ends if hi - lo > width_px]
        )
        plain = ("pill", color.rgba(), False)
        draw_plain = partial(_draw_pill, color=color, is_selected=False)
        for pill, _, width_px in pills:
            at_px, size_px = (pill.middle_px - width_px / 2, top_px), (width_px, CLUSTER_PX)
            if pill in selected:
                canvas.stamp((*plain, True), at_px, size_px, partial(_draw_pill, color=color, is_selected=True))
            else:
                canvas.stamp(plain, at_px, size_px, draw_plain)
        texts = [(pill.middle_px - in_font[text].width_px / 2, middle_y + 4, text) for pill, text, _ in pills]
        canvas.texts(texts, font, color)


def _draw_pill(canvas: Canvas, rect: QRectF, *, color: QColor, is_selected: bool) -> None:
    theme = canvas.look.theme
    canvas.painter.setPen(QPen(QColor(theme.accent), 2) if is_selected else QPen(faded(color, 0.55), 1))
    canvas.painter.setBrush(QBrush(QColor(theme.accent_wash if is_selected else theme.paper)))
    canvas.painter.drawRoundedRect(rect, CLUSTER_PX / 2, CLUSTER_PX / 2)
