"""Draws clusters: pills with counts, on a line over the time in which the counted events begin."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from timeline_app.layout.metrics import CLUSTER_PX
from timeline_app.painting.canvas import Canvas, faded

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline_app.layout.scene import Cluster, Scene

_KEPT_IMAGES: Final = 2_000
_BESIDE_PX: Final = 10.0
"""Lines are cut this far outside of the picture: painters misdraw far-away coordinates."""
_MARGIN_PX: Final = 1.0
"""Around a pill's image: its outline stands half outside."""


def paint_clusters(canvas: Canvas, scene: Scene, clusters: Sequence[Cluster], selected: Collection[Cluster]) -> None:
    """Draw the clusters, which come lane by lane; those that count the selected event stand out."""
    for lane, of_lane in groupby(clusters, key=lambda cluster: cluster.lane):
        color = canvas.look.colors[scene.lanes[lane].category].text
        pills = list(of_lane)
        middle_y = canvas.snap(pills[0].top_px) + CLUSTER_PX / 2
        ends = [(max(-_BESIDE_PX, pill.from_px), min(scene.width_px + _BESIDE_PX, pill.to_px), pill) for pill in pills]
        canvas.painter.setPen(QPen(faded(color, 0.35), 2))
        canvas.painter.drawLines(
            [QLineF(lo, middle_y, hi, middle_y) for lo, hi, pill in ends if hi - lo > pill.width_px]
        )
        for pill in pills:
            _paint_pill(canvas, pill, color, is_selected=pill in selected)


def _paint_pill(canvas: Canvas, pill: Cluster, color: QColor, *, is_selected: bool) -> None:
    left_px, top_px = canvas.snap(pill.middle_px - pill.width_px / 2), canvas.snap(pill.top_px)
    if not canvas.is_raster:
        _draw_pill(
            canvas, QRectF(left_px, top_px, pill.width_px, CLUSTER_PX), pill.text, color, is_selected=is_selected
        )
        return
    # The same few counts come in every frame: each is drawn once, and then only copied.
    key = (pill.text, color.rgba(), is_selected, canvas.device_pixels)
    image = canvas.look.images.get(key)
    if image is None:
        if len(canvas.look.images) >= _KEPT_IMAGES:
            canvas.look.images.clear()
        image = canvas.look.images[key] = _pill_image(canvas, pill, color, is_selected=is_selected)
    canvas.painter.drawImage(QPointF(left_px - _MARGIN_PX, top_px - _MARGIN_PX), image)


def _pill_image(canvas: Canvas, pill: Cluster, color: QColor, *, is_selected: bool) -> QImage:
    device_pixels = canvas.device_pixels
    width, height = (ceil((size_px + 2 * _MARGIN_PX) * device_pixels) for size_px in (pill.width_px, CLUSTER_PX))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(device_pixels)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(_MARGIN_PX, _MARGIN_PX, pill.width_px, CLUSTER_PX)
        _draw_pill(Canvas(painter, canvas.look, device_pixels), rect, pill.text, color, is_selected=is_selected)
    return image


def _draw_pill(canvas: Canvas, rect: QRectF, text: str, color: QColor, *, is_selected: bool) -> None:
    theme, font = canvas.look.theme, canvas.look.fonts.badge
    canvas.painter.setPen(QPen(QColor(theme.accent), 2) if is_selected else QPen(faded(color, 0.55), 1))
    canvas.painter.setBrush(QBrush(QColor(theme.accent_wash if is_selected else theme.paper)))
    canvas.painter.drawRoundedRect(rect, CLUSTER_PX / 2, CLUSTER_PX / 2)
    x_px = rect.center().x() - canvas.text_px(text, font) / 2
    canvas.text(x_px, rect.center().y() + 4, text, font, color)
