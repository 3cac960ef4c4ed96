"""Draws thin lines from an event to those that it has to do with, as far as they have a mark in the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QRegion

from timeline_app.painting.canvas import blended

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from timeline_app.layout.scene import Label, Mark, Scene
    from timeline_app.painting.canvas import Canvas
    from timeline_app.painting.lane_names import LaneHead

_WIDTH_PX: Final = 1.25
_STRENGTH: Final = 0.6
_SIDE_PX: Final = 44.0
"""How far beside a mark a line turns towards it."""
_ARC_PX: Final = 26.0
"""How high one rises between two marks of one row."""


def paint_relations(
    canvas: Canvas,
    scene: Scene,
    labels: Iterable[Label],
    heads: Iterable[LaneHead],
    *,
    row: int,
    related: Collection[int],
) -> None:
    """Draw a line from the mark of the event at `row` to that of each related one.

    One that is not in view, or only counted in a cluster, has no line: it would lead nowhere. The lines run behind
    the words of `labels` and of lanes' `heads`, interrupted there, so that these can be read.
    """
    own = next((mark for mark in scene.marks if mark.row == row), None)
    if own is None:
        return
    # One event may stand in several lanes: the line leads to the nearest of its marks.
    nearest: dict[int, Mark] = {}
    for mark in scene.marks:
        if mark.row in related and mark.row != row:
            other = nearest.get(mark.row)
            if other is None or abs(mark.top_px - own.top_px) < abs(other.top_px - own.top_px):
                nearest[mark.row] = mark
    if not nearest:
        return
    theme, painter = canvas.look.theme, canvas.painter
    color = blended(QColor(theme.accent), QColor(theme.paper), _STRENGTH)
    painter.save()
    painter.setClipRegion(_beside_words(scene, labels, heads), Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, _WIDTH_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for mark in nearest.values():
        painter.drawPath(relation_path(scene, own, mark))
    painter.restore()


def _beside_words(scene: Scene, labels: Iterable[Label], heads: Iterable[LaneHead]) -> QRegion:
    """All of the lanes but where words stand."""
    text_px = scene.row_style.title_px + scene.row_style.date_px
    region = QRegion(QRectF(0, 0, scene.width_px, scene.height_px).toAlignedRect())
    for label in labels:
        # A label that reaches beyond the picture by far would overflow Qt's whole numbers.
        left_px, right_px = max(label.left_px, 0.0), min(label.right_px, scene.width_px)
        rect = QRectF(left_px - 2, label.top_px + 3, right_px - left_px + 4, text_px - 5)
        region -= QRegion(rect.toAlignedRect())
    for head in heads:
        for rect in head.words():
            region -= QRegion(rect.adjusted(-3, 0, 3, 0).toAlignedRect())
    return region


def relation_path(scene: Scene, own: Mark, other: Mark) -> QPainterPath:
    """The line from a mark to another: it leaves upright and arrives from the side, past the marks in between."""
    own_left_px, own_right_px = _in_view_px(scene, own)
    other_left_px, other_right_px = _in_view_px(scene, other)
    half_px = scene.row_style.mark_px / 2
    start = QPointF((own_left_px + own_right_px) / 2, own.top_px + half_px)
    if own_left_px <= own.middle_px <= own_right_px:
        start.setX(own.middle_px)
    comes_from_left = start.x() <= (other_left_px + other_right_px) / 2
    end = QPointF(other_left_px - 1 if comes_from_left else other_right_px + 1, other.top_px + half_px)
    # Between two marks of one row it rises over what lies between them.
    is_beside = own.top_px == other.top_px
    down_px = -_ARC_PX if is_beside else (end.y() - start.y()) * 0.6
    side_px = -_SIDE_PX if comes_from_left else _SIDE_PX
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(0, down_px), end + QPointF(side_px, down_px if is_beside else 0.0), end)
    return path


def _in_view_px(scene: Scene, mark: Mark) -> tuple[float, float]:
    """From where to where a mark is in view."""
    return max(mark.left_px, 0.0), min(mark.right_px, scene.width_px)
