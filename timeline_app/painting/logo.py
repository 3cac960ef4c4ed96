"""A house's sign on its pictures, as pixels or as a drawing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPaintEngine, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtSvg import QSvgRenderer

_FINENESS: Final = 4
"""Pixels of an image for each one of its place."""


class Logo(NamedTuple):
    """Something that is painted into a rectangle of its own shape."""

    shape: float
    """Its width by its height."""
    paint: Callable[[QPainter, QRectF], None]


def read_logo(path: Path) -> Logo | None:
    """A PNG or an SVG; None where the file is neither, or without any extent."""
    if path.suffix.lower() == ".svg":
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # one more library, only for this format

        drawing = QSvgRenderer(str(path))
        size = drawing.viewBoxF().size() if drawing.isValid() else QRectF().size()
        paint: Callable[[QPainter, QRectF], None] = partial(_paint_drawing, drawing)
    else:
        image = QImage(str(path))
        size, paint = image.size().toSizeF(), partial(_paint_image, image)
    return Logo(size.width() / size.height(), paint) if size.width() > 0 and size.height() > 0 else None


def _paint_drawing(drawing: QSvgRenderer, painter: QPainter, place: QRectF) -> None:
    if painter.paintEngine().type() != QPaintEngine.Type.User:
        drawing.render(painter, place)
        return
    # The engine of an SVG knows what timelines are drawn with, not all that another drawing may have.
    image = QImage((place.size() * _FINENESS).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as on_image:
        drawing.render(on_image)
    _paint_image(image, painter, place)


def _paint_image(image: QImage, painter: QPainter, place: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.restore()
