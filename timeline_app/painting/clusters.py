"""Draws clusters: pills with counts, on a line over the time in which the counted events stand."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.metrics import CLUSTER_PX, LONE_PX
from timeline_app.layout.scene import count_text, pill_px
from timeline_app.painting.canvas import faded
from timeline_app.painting.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from timeline_app.layout.scene import Cluster, Scene
    from timeline_app.painting.canvas import Canvas

_Pill = tuple[float, float, bool]
"""The width and height of a pill, or of the small marker of a lone event; and whether it counts a selected one."""
_PlacedPill = tuple[float, float, _Pill]
_BESIDE_PX: Final = 10.0
"""Lines are cut this far outside of the picture: painters misdraw far-away coordinates."""


def paint_clusters(canvas: Canvas, scene: Scene, clusters: Sequence[Cluster], selected: Collection[Cluster]) -> None:
    """Draw the clusters, which come lane by lane; those that count the selected event stand out."""
    font = canvas.look.fonts.badge
    in_font = canvas.look.texts_in(font)
    least_px, most_px = -_BESIDE_PX, scene.width_px + _BESIDE_PX
    for lane, group in groupby(clusters, key=attrgetter("lane")):
        color = canvas.look.colors[scene.lanes[lane].category].text
        of_lane = list(group)
        middle_y = canvas.snap(of_lane[0].top_px) + CLUSTER_PX / 2
        # Some hundred a frame pass through here.
        lines: list[QLineF] = []
        pills: list[_PlacedPill] = []
        counts: list[tuple[float, float, str]] = []
        for cluster in of_lane:
            count, middle_px = cluster.count, cluster.middle_px
            width_px = pill_px(count)
            height_px = CLUSTER_PX if count > 1 else LONE_PX
            top_px = cluster.top_px + (CLUSTER_PX - height_px) / 2
            pills.append((middle_px - width_px / 2, top_px, (width_px, height_px, cluster in selected)))
            if count > 1:
                text = count_text(count)
                counts.append((middle_px - in_font[text] / 2, middle_y + 4, text))
                # From where the first event stands to the last; what is below the pill is not seen.
                from_px, to_px = max(least_px, cluster.from_px), min(most_px, cluster.to_px)
                if from_px < to_px:
                    lines.append(QLineF(from_px, middle_y, to_px, middle_y))
        # Flat, so that the lines of two clusters do not overlap where they meet.
        canvas.painter.setPen(QPen(faded(color, 0.35), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        canvas.painter.drawLines(lines)
        repeated = Repeated(("pill", color.rgba()), _pill_bounds, partial(_draw_pills, color))
        canvas.repeat(repeated, pills)
        canvas.texts(counts, font, color)


def _pill_bounds(pill: _Pill) -> QRectF:
    return QRectF(0, 0, pill[0], pill[1]).adjusted(-1, -1, 1, 1)


def _draw_pills(color: QColor, canvas: Canvas, pills: Iterable[_PlacedPill]) -> None:
    theme, painter = canvas.look.theme, canvas.painter
    for left_px, top_px, (width_px, height_px, is_selected) in pills:
        painter.setPen(QPen(QColor(theme.accent), 2) if is_selected else QPen(faded(color, 0.55), 1))
        painter.setBrush(QBrush(QColor(theme.accent_wash if is_selected else theme.paper)))
        rect = QRectF(canvas.snap(left_px), canvas.snap(top_px), width_px, height_px)
        painter.drawRoundedRect(rect, height_px / 2, height_px / 2)
