"""Brushes and pens as the attributes of SVG's shapes."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPen, QTransform

from timeline_app.export.drawing.paths import number

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from timeline_app.export.drawing.document import SvgDocument

_CAPS: Final = {Qt.PenCapStyle.FlatCap: "butt", Qt.PenCapStyle.RoundCap: "round"}
_JOINS: Final = {
    Qt.PenJoinStyle.MiterJoin: "miter",
    Qt.PenJoinStyle.SvgMiterJoin: "miter",
    Qt.PenJoinStyle.RoundJoin: "round",
}


def color_name(color: QColor) -> str:
    """The colour without its opacity: #abc for #aabbcc."""
    name = color.name()
    return f"#{name[1]}{name[3]}{name[5]}" if name[1::2] == name[2::2] else name


def fill(brush: QBrush, bounds: QRectF, transform: QTransform, opacity: float, document: SvgDocument) -> str:
    """What fills a shape; brushes are plain or linear gradients.

    Where a gradient lies, `transform` says, and if it is fitted to the shape, the shape's `bounds` before that.
    """
    if brush.style() == Qt.BrushStyle.NoBrush:
        return ' fill="none"'
    gradient = brush.gradient()
    if isinstance(gradient, QLinearGradient):
        fade = f' fill-opacity="{number(opacity, 3)}"' if opacity < 1 else ""
        return f' fill="url(#{_gradient(gradient, bounds, transform, document)})"{fade}'
    return _colored("fill", brush.color(), opacity)


def stroke(pen: QPen, transform: QTransform, opacity: float) -> str:
    """What draws a shape's outline; pens have one colour. By as much as `transform` magnifies, lines get wider."""
    if pen.style() == Qt.PenStyle.NoPen:
        return ""
    scale = 1.0 if pen.isCosmetic() else sqrt(abs(transform.determinant()))
    width = (pen.widthF() or 1.0) * scale
    parts = [_colored("stroke", pen.color(), opacity)]
    if number(width) != "1":
        parts.append(f' stroke-width="{number(width)}"')
    if pen.capStyle() in _CAPS:
        parts.append(f' stroke-linecap="{_CAPS[pen.capStyle()]}"')
    if pen.joinStyle() in _JOINS:
        parts.append(f' stroke-linejoin="{_JOINS[pen.joinStyle()]}"')
    if pattern := pen.dashPattern():
        parts.append(f' stroke-dasharray="{" ".join(number(length * width) for length in pattern)}"')
        if pen.dashOffset():
            parts.append(f' stroke-dashoffset="{number(pen.dashOffset() * width)}"')
    return "".join(parts)


def plain_fill(color: QColor, opacity: float) -> str:
    """What fills a text."""
    return _colored("fill", color, opacity)


def _colored(attribute: str, color: QColor, opacity: float) -> str:
    alpha = color.alphaF() * opacity
    fade = f' {attribute}-opacity="{number(alpha, 3)}"' if alpha < 0.9995 else ""
    return f' {attribute}="{color_name(color)}"{fade}'


def _gradient(gradient: QLinearGradient, bounds: QRectF, transform: QTransform, document: SvgDocument) -> str:
    if gradient.coordinateMode() == QGradient.CoordinateMode.ObjectMode:
        fitted = QTransform.fromTranslate(bounds.left(), bounds.top()).scale(bounds.width(), bounds.height())
        transform = fitted * transform
    begin, end = (transform.map(QPointF(at)) for at in (gradient.start(), gradient.finalStop()))
    spread = ' spreadMethod="repeat"' if gradient.spread() == QGradient.Spread.RepeatSpread else ""
    stops = "".join(f'<stop offset="{number(at, 4)}"{_stop(color)}/>' for at, color in gradient.stops())
    x1, y1, x2, y2 = (number(value) for value in (begin.x(), begin.y(), end.x(), end.y()))
    place = f'gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
    return document.define("gradient", f"<linearGradient{{id}} {place}{spread}>{stops}</linearGradient>")


def _stop(color: QColor) -> str:
    return _colored("stop", color, 1.0).replace(' stop="', ' stop-color="', 1)
