"""Pictures as SVG drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from timeline_app.painting.page import paint_page

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page


def draw_svg(page: Page, size: PictureSize) -> bytes:
    """The page as an SVG document, in logical pixels; its letters are outlines, its words stand in its description."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Of 1.2 there is only Tiny, which cannot cut off what reaches into the margins.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    # Without all three, Qt writes millimetres.
    generator.setResolution(96)
    generator.setSize(QSizeF(size.width_px, size.height_px).toSize())
    generator.setViewBox(QRectF(0, 0, size.width_px, size.height_px))
    generator.setTitle(page.said.title)
    generator.setDescription(page.words())
    painter = QPainter(generator)
    paint_page(painter, page, size.width_px, size.height_px, has_outlines=True)
    painter.end()
    return bytes(buffer.data().data())
