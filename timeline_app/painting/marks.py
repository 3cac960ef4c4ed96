"""Draws the date of an event by the visual grammar: solid where known, fading, hollow or hatched where not."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainterPath, QPen, QPolygonF

from timeline_app.layout.date_marks import VAGUE_ALPHA
from timeline_app.layout.metrics import ARROW_PX, MARKER_PX, QUESTION_PX
from timeline_app.layout.scene import Shape
from timeline_app.painting.canvas import blended, faded
from timeline_app.painting.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.scene import Mark
    from timeline_app.painting.canvas import Canvas

_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush()
_CORNER_PX: Final = 2.5
_HATCH_STEP_PX: Final = 6.0
_CAP_PX: Final = 3.0
_LINE_PX: Final = 1.25
_JOINT_ALPHA: Final = 0.65
_DARK: Final = 0.5
"""The lightness of grounds below which they are dark."""
_HATCH_STRENGTH: Final = 0.55
_DOT_HATCH_PX: Final = 1.0
_DOT_HATCH_STEP_PX: Final = 2.5
_SLANT: Final = math.sqrt(0.5)
_UNCERTAIN_ALPHA: Final = 0.35
"""Pale enough for the dashes around it to be seen."""


class _Dot(NamedTuple):
    """A round marker."""

    category: int
    size_px: float
    is_filled: bool
    is_uncertain: bool
    is_hatched: bool


_PlacedDot = tuple[float, float, _Dot]


def paint_marks(canvas: Canvas, marks: Iterable[tuple[Mark, QColor]], height_px: float) -> None:
    """Draw marks of a row's height, each with the colour that it stands on: what fades fades into that.

    Markers come last, all at once; none lies under another mark.
    """
    dots: list[_PlacedDot] = []
    for mark, ground in marks:
        dots += _paint_mark(canvas, mark, height_px, ground)
    canvas.repeat(_DOTS, dots)


def _paint_mark(canvas: Canvas, mark: Mark, height_px: float, ground: QColor) -> list[_PlacedDot]:
    """Draw all of a mark but its markers; returns these."""
    color = canvas.look.colors[mark.category].mark
    if mark.members:
        _paint_joints(canvas, mark, height_px, color, ground)
        return [dot for member in mark.members for dot in _paint_mark(canvas, member, height_px, ground)]
    dots = []
    is_narrow = mark.profile[-1][0] - mark.profile[0][0] < MARKER_PX + 0.5
    is_vague = mark.shape is Shape.VAGUE
    has_marker = mark.shape is Shape.MOMENT or (mark.planned and mark.shape is not Shape.SET)
    if is_vague or (is_narrow and has_marker):
        # Of a broad band it is the band that is hatched.
        dots.append(_dot(mark, height_px, is_filled=not is_vague, is_hatched=is_narrow and mark.planned))
    # Half of the marks among many are no more than a marker.
    if not is_narrow or not dots:
        _paint_body(canvas, mark, _body(canvas, mark, height_px), color, ground)
    _paint_ends(canvas, mark, height_px, color)
    return dots


def _paint_body(canvas: Canvas, mark: Mark, body: QRectF, color: QColor, ground: QColor) -> None:
    is_vague = mark.shape is Shape.VAGUE
    if mark.planned:
        _paint_planned(canvas, mark, body, color, ground)
        return
    if body.width() > 0 and any(alpha for _, alpha in mark.profile):
        fill = blended(color, ground, _UNCERTAIN_ALPHA) if mark.uncertain and not is_vague else color
        _paint_filled(canvas, body, _profile_brush(mark, fill, ground))
        if is_vague and body.width() > MARKER_PX and ground.lightnessF() < _DARK:
            # A pale band on dark paper would hardly be seen without edges.
            _paint_edges(canvas, mark, body, color, ground)
    # A short band has hardly more than its dotted marker.
    if mark.uncertain and (not is_vague or body.width() > 3 * MARKER_PX):
        _paint_outline(canvas, body, color, Qt.PenStyle.DashLine)


def _paint_joints(canvas: Canvas, mark: Mark, height_px: float, color: QColor, ground: QColor) -> None:
    """What belongs together is joined by a faint line: a dashed one between those of which it is only one."""
    middle_y = canvas.snap(mark.top_px + height_px / 2)
    pen = QPen(blended(color, ground, _JOINT_ALPHA), 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.shape is not Shape.SET:
        pen.setDashPattern([3, 4])
    canvas.painter.setPen(pen)
    # From behind the sign of a member that has one.
    ends = [member.right_px if member.about or member.uncertain else member.profile[-1][0] for member in mark.members]
    gaps = [(end_px, second.profile[0][0]) for end_px, second in zip(ends, mark.members[1:], strict=False)]
    canvas.painter.drawLines([QLineF(from_px, middle_y, to_px, middle_y) for from_px, to_px in gaps if from_px < to_px])


def _body(canvas: Canvas, mark: Mark, height_px: float) -> QRectF:
    """The rectangle in which the date lies, without arrows and question marks."""
    left, right = canvas.snap(mark.profile[0][0]), canvas.snap(mark.profile[-1][0])
    inset_px = 0.0
    if mark.shape is Shape.LIMIT:
        inset_px = height_px / 4
    elif mark.shape is Shape.SET:
        # In a line no hatching would be seen.
        inset_px = height_px / 4 if mark.planned else height_px / 2 - 1
    return QRectF(left, canvas.snap(mark.top_px + inset_px), max(0.0, right - left), height_px - 2 * inset_px)


def _paint_filled(canvas: Canvas, body: QRectF, fill: QBrush) -> None:
    painter = canvas.painter
    painter.setPen(_NO_PEN)
    painter.setBrush(fill)
    # A hair of paper between bars that touch.
    painter.drawRoundedRect(body.adjusted(0, 0, -0.75, 0), _CORNER_PX, _CORNER_PX)
    # With a gradient that is fitted to shapes, Qt would draw no words.
    painter.setBrush(_NO_BRUSH)


def _profile_brush(mark: Mark, color: QColor, ground: QColor) -> QBrush:
    """Fills a shape as wide as the mark: its gradient is from the shape's left to its right."""
    if mark.shape is Shape.VAGUE and ground.lightnessF() < _DARK:
        # A pale band needs more of its colour to be seen on dark paper.
        color = blended(color, QColor("white"), 0.6)
    left, width_px = mark.profile[0][0], mark.profile[-1][0] - mark.profile[0][0]
    # Rounded, so that it is the same brush in each frame of a pan.
    stops = tuple([(round((x_px - left) / width_px, 4), alpha) for x_px, alpha in mark.profile])
    return _brush(color.rgb(), ground.rgb(), stops)


@lru_cache(maxsize=1_024)
def _brush(color_rgb: int, ground_rgb: int, stops: tuple[tuple[float, float], ...]) -> QBrush:
    color, ground = QColor(color_rgb), QColor(ground_rgb)
    if len({alpha for _, alpha in stops}) == 1:
        return QBrush(blended(color, ground, stops[0][1]))
    gradient = QLinearGradient(0, 0, 1, 0)
    gradient.setCoordinateMode(QGradient.CoordinateMode.ObjectMode)
    for position, alpha in stops:
        gradient.setColorAt(min(1.0, max(0.0, position)), blended(color, ground, alpha))
    return QBrush(gradient)


def _paint_planned(canvas: Canvas, mark: Mark, body: QRectF, color: QColor, ground: QColor) -> None:
    """Outline and light hatching, no solid fill; along fades both fade too."""
    painter = canvas.painter
    if mark.shape is Shape.VAGUE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(blended(color, ground, 0.08)))
        painter.drawRect(body)
    if not body.width():
        return
    # What is vague is pale to begin with; on dark paper only the full colour is seen.
    strength = 1.0 if ground.lightnessF() < _DARK else _HATCH_STRENGTH
    if mark.shape is Shape.VAGUE:
        strength /= VAGUE_ALPHA
    for alpha, lines in _hatching(mark, body).items():
        painter.setPen(QPen(blended(color, ground, strength * alpha), 1.0))
        painter.drawLines(lines)
    if mark.uncertain:
        _paint_outline(canvas, body, color, Qt.PenStyle.DashLine)
        return
    _paint_edges(canvas, mark, body, color, ground)
    for x_px, (_, alpha) in ((body.left(), mark.profile[0]), (body.right() - _LINE_PX, mark.profile[-1])):
        painter.setBrush(QBrush(blended(color, ground, alpha)))
        painter.drawRect(QRectF(x_px, body.top(), _LINE_PX, body.height()))


def _paint_edges(canvas: Canvas, mark: Mark, body: QRectF, color: QColor, ground: QColor) -> None:
    """Lines along the top and the bottom: what is pale is seen by them. They fade where the mark does."""
    alphas = [alpha for _, alpha in mark.profile]
    brush = QBrush(color)
    if min(alphas) < max(alphas):
        profile = tuple((x_px, alpha / max(alphas)) for x_px, alpha in mark.profile)
        brush = _profile_brush(mark._replace(shape=Shape.SPAN, profile=profile), color, ground)
    # Filled strips, not a pen with a gradient: SVG has no such pens in Qt.
    for y_px in (body.top(), body.bottom() - _LINE_PX):
        canvas.painter.fillRect(QRectF(body.left(), y_px, body.width(), _LINE_PX), brush)


def _hatching(mark: Mark, body: QRectF) -> dict[float, list[QLineF]]:
    """Slanted lines inside a rectangle, cut at its sides, by opacity; they move with the mark while panning."""
    lines: dict[float, list[QLineF]] = {}
    height = body.height()
    xs, alphas = zip(*mark.profile, strict=True)
    x = body.left() - height + (mark.middle_px - body.left()) % _HATCH_STEP_PX
    while x < body.right():
        # From (x, bottom) up to (x + height, top).
        from_x, to_x = max(x, body.left()), min(x + height, body.right())
        if to_x > from_x:
            alpha = round(float(np.interp((from_x + to_x) / 2, xs, alphas)) * 8) / 8
            line = QLineF(from_x, body.bottom() - (from_x - x), to_x, body.bottom() - (to_x - x))
            lines.setdefault(alpha, []).append(line)
        x += _HATCH_STEP_PX
    return lines


def _dot(mark: Mark, height_px: float, *, is_filled: bool, is_hatched: bool) -> _PlacedDot:
    size_px = min(MARKER_PX, height_px)
    dot = _Dot(mark.category, size_px, is_filled, mark.uncertain, is_hatched)
    return mark.middle_px - size_px / 2, mark.top_px + (height_px - size_px) / 2, dot


def _dot_bounds(dot: _Dot) -> QRectF:
    return QRectF(0, 0, dot.size_px, dot.size_px)


def _draw_dots(canvas: Canvas, dots: Iterable[_PlacedDot]) -> None:
    painter, paper = canvas.painter, QColor(canvas.look.theme.paper)
    for left_px, top_px, dot in dots:
        color = canvas.look.colors[dot.category].mark
        rect = QRectF(canvas.snap(left_px), canvas.snap(top_px), dot.size_px, dot.size_px)
        if dot.is_filled and not dot.is_uncertain and not dot.is_hatched:
            painter.setPen(_NO_PEN)
            painter.setBrush(QBrush(color))
            painter.drawEllipse(rect)
            continue
        style = Qt.PenStyle.DotLine if dot.is_uncertain else Qt.PenStyle.SolidLine
        is_pale = dot.is_filled and not dot.is_hatched
        painter.setBrush(QBrush(faded(color, _UNCERTAIN_ALPHA) if is_pale else paper))
        # The finer ring of a known day that is planned leaves more room for what it is hatched with.
        ring_px = _LINE_PX if dot.is_filled and dot.is_hatched and not dot.is_uncertain else 2.0
        inset_px = ring_px / 2
        painter.setPen(QPen(color, ring_px, style))
        painter.drawEllipse(rect.adjusted(inset_px, inset_px, -inset_px, -inset_px))
        if dot.is_hatched:
            painter.setPen(QPen(_dot_hatch_color(color, paper, is_vague=not dot.is_filled), _DOT_HATCH_PX))
            painter.drawLines(_chords(rect.center(), dot.size_px / 2 - ring_px))


def _dot_hatch_color(color: QColor, paper: QColor, *, is_vague: bool) -> QColor:
    """What is vague is hatched in a paler colour, but on dark paper only the full colour is seen."""
    is_pale = is_vague and paper.lightnessF() >= _DARK
    return blended(color, paper, _HATCH_STRENGTH if is_pale else 1.0)


def _chords(middle: QPointF, radius_px: float) -> list[QLineF]:
    """Slanted lines inside a circle, as steep as the hatching of bars."""
    lines = []
    for across_px in (-_DOT_HATCH_STEP_PX, 0.0, _DOT_HATCH_STEP_PX):
        half_px = math.sqrt(max(0.0, radius_px**2 - across_px**2))
        # From the lower left to the upper right, each beside the one before.
        beside, along = QPointF(across_px, across_px) * _SLANT, QPointF(half_px, -half_px) * _SLANT
        lines.append(QLineF(middle + beside - along, middle + beside + along))
    return lines


_DOTS: Final = Repeated("dot", _dot_bounds, _draw_dots)


def _paint_outline(canvas: Canvas, body: QRectF, color: QColor, style: Qt.PenStyle) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(QPen(color, 1.25, style))
    # Not of the least marker, wherever its edges are snapped to.
    if body.width() > MARKER_PX + 1:
        canvas.painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_cap(canvas: Canvas, x_px: float, top_px: float, height_px: float, color: QColor) -> None:
    canvas.fill(x_px, top_px, _CAP_PX, height_px, color)


def _paint_ends(canvas: Canvas, mark: Mark, height_px: float, color: QColor) -> None:
    """Caps, open arrows, question marks, and the sign for "about"."""
    left, right = mark.profile[0][0], mark.profile[-1][0]
    middle_px = mark.top_px + height_px / 2
    if mark.cap_right:
        _paint_cap(canvas, right - _CAP_PX, mark.top_px, height_px, color)
    if mark.cap_left:
        _paint_cap(canvas, left, mark.top_px, height_px, color)
    if mark.arrow_right:
        solid = mark.profile[-1][1] > 0
        _paint_arrow(canvas, right + (1.5 if solid else 0), mark.top_px, height_px, color, toward=1, solid=solid)
    if mark.arrow_left:
        _paint_arrow(canvas, left, mark.top_px, height_px, color, toward=-1, solid=False)
    # The question mark of an unknown end; an uncertain date has one too.
    if mark.question_right or (mark.uncertain and not mark.question_left):
        x_px = right + 3 if mark.shape is not Shape.VAGUE else max(right, mark.middle_px + MARKER_PX / 2) + 2
        x_px += ARROW_PX * mark.arrow_right
        _paint_sign(canvas, "?", x_px, middle_px, color)
    elif mark.about:
        _paint_sign(canvas, "~", max(right, mark.middle_px + MARKER_PX / 2) + 2, middle_px, color)
    if mark.question_left:
        _paint_sign(canvas, "?", left - QUESTION_PX + 3, middle_px, color)


def _paint_arrow(
    canvas: Canvas, x_px: float, top_px: float, height_px: float, color: QColor, *, toward: int, solid: bool
) -> None:
    """An arrowhead that says "goes on": filled behind a solid bar, an open chevron at a faded end."""
    painter = canvas.painter
    middle_px, tip_px = top_px + height_px / 2, x_px + toward * (ARROW_PX - 1.5)
    if solid:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        corners = [QPointF(x_px, top_px), QPointF(tip_px, middle_px), QPointF(x_px, top_px + height_px)]
        painter.drawPolygon(QPolygonF(corners))
        return
    path = QPainterPath(QPointF(x_px, middle_px - 4))
    path.lineTo(QPointF(x_px + toward * 5, middle_px))
    path.lineTo(QPointF(x_px, middle_px + 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)


def _paint_sign(canvas: Canvas, sign: str, x_px: float, middle_px: float, color: QColor) -> None:
    canvas.text(x_px, middle_px + 4.5, sign, canvas.look.fonts.title, color)
