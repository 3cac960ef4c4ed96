"""Paths as the simplest elements of SVG that draw the same: they are shorter, and easier to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainterPath

from timeline_app.export.drawing.paths import number, path_data

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

_OF_RECT: Final = 5
_OF_ELLIPSE: Final = 13
_OF_ROUNDED: Final = 17
"""How many elements such a path has."""


def rect_to_path(rect: QRectF) -> QPainterPath:
    """A rectangle as a path."""
    path = QPainterPath()
    path.addRect(rect)
    return path


def is_rect(path: QPainterPath) -> bool:
    """Whether a path is one upright rectangle."""
    return path.elementCount() == _OF_RECT and _is_same(path, rect_to_path(path.boundingRect()))


def is_of_parts(path: QPainterPath) -> bool:
    """Whether a path begins more than once, so that it may have holes."""
    moves = (path.elementAt(index).isMoveTo() for index in range(path.elementCount()))
    return sum(moves) > 1


def path_to_shape(path: QPainterPath) -> str:
    """The element's name and geometry, as in: rect x="0" y="0" width="2" height="1"."""
    rect = path.boundingRect()
    if is_rect(path):
        return _rect(rect)
    if path.elementCount() == _OF_ELLIPSE:
        ellipse = QPainterPath()
        ellipse.addEllipse(rect)
        if _is_same(path, ellipse):
            return _ellipse(rect)
    if path.elementCount() == _OF_ROUNDED:
        # It begins at the left side, below the rounding, whose curve ends on the upper side.
        radii_px = path.elementAt(3).x - rect.left(), path.elementAt(0).y - rect.top()
        rounded = QPainterPath()
        rounded.addRoundedRect(rect, *radii_px)
        if _is_same(path, rounded):
            rx, ry = (number(radius_px) for radius_px in radii_px)
            return f'{_rect(rect)} rx="{rx}"' + (f' ry="{ry}"' if rx != ry else "")
    return f'path d="{path_data(path)}"'


def _is_same(path: QPainterPath, other: QPainterPath) -> bool:
    """Whether two paths without holes are the same; how holes are filled does not matter then."""
    other.setFillRule(path.fillRule())
    return path == other


def _rect(rect: QRectF) -> str:
    x, y, width, height = (number(value) for value in (rect.x(), rect.y(), rect.width(), rect.height()))
    return f'rect x="{x}" y="{y}" width="{width}" height="{height}"'


def _ellipse(rect: QRectF) -> str:
    middle = rect.center()
    cx, cy, rx, ry = (number(value) for value in (middle.x(), middle.y(), rect.width() / 2, rect.height() / 2))
    return f'circle cx="{cx}" cy="{cy}" r="{rx}"' if rx == ry else f'ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"'
