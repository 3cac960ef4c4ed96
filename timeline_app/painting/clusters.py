"""Draws clusters: pills with counts, on a line over the time in which the counted events stand."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.metrics import CLUSTER_PX, LONE_PX
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
        pills = list(of_lane)
        middle_y = canvas.snap(pills[0].top_px) + CLUSTER_PX / 2
        lines: list[QLineF] = []
        texts: list[tuple[float, float, str]] = []
        places = []
        # Some hundred a frame pass through here: once, and with what is computed of each only once.
        for pill in pills:
            middle_px, width_px = pill.middle_px, pill.width_px
            left_px, right_px = middle_px - width_px / 2, middle_px + width_px / 2
            from_px, to_px = max(-_BESIDE_PX, pill.from_px), min(scene.width_px + _BESIDE_PX, pill.to_px)
            # From the pill to where its first and its last event stand, as far as that sticks out.
            if from_px < left_px:
                lines.append(QLineF(from_px, middle_y, left_px, middle_y))
            if to_px > right_px:
                lines.append(QLineF(right_px, middle_y, to_px, middle_y))
            height_px = LONE_PX if pill.is_lone else CLUSTER_PX
            places.append(((left_px, pill.top_px + (CLUSTER_PX - height_px) / 2), (width_px, height_px)))
            if not pill.is_lone:
                text = pill.text
                texts.append((middle_px - in_font[text].width_px / 2, middle_y + 4, text))
        # Flat, so that the lines of two clusters do not overlap where they meet.
        canvas.painter.setPen(QPen(faded(color, 0.35), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        canvas.painter.drawLines(lines)
        plain = ("pill", color.rgba(), False)
        draw_plain = partial(_draw_pill, color=color, is_selected=False)
        for pill, (at_px, size_px) in zip(pills, places, strict=True):
            if pill in selected:
                canvas.stamp((*plain, True), at_px, size_px, partial(_draw_pill, color=color, is_selected=True))
            else:
                canvas.stamp(plain, at_px, size_px, draw_plain)
        canvas.texts(texts, font, color)


def _draw_pill(canvas: Canvas, rect: QRectF, *, color: QColor, is_selected: bool) -> None:
    theme = canvas.look.theme
    canvas.painter.setPen(QPen(QColor(theme.accent), 2) if is_selected else QPen(faded(color, 0.55), 1))
    canvas.painter.setBrush(QBrush(QColor(theme.accent_wash if is_selected else theme.paper)))
    canvas.painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
