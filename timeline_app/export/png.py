"""Pictures as PNG: pixels, with their resolution and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from timeline_app.export.writing import ExportError
from timeline_app.painting.page import paint_page
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page


def draw_image(page: Page, size: PictureSize) -> QImage:
    """The page as an image of `size` times its scale."""
    image = QImage(
        QSize(round(size.width_px * size.scale), round(size.height_px * size.scale)), QImage.Format.Format_RGB32
    )
    if image.isNull():
        reason = translate("Export", "there is not enough memory for {size} at scale {scale}")
        raise ExportError(reason.format(size=f"{size.width_px}x{size.height_px}", scale=f"{size.scale:g}"))
    painter = QPainter(image)
    painter.scale(image.width() / size.width_px, image.height() / size.height_px)
    paint_page(painter, page, size.width_px, size.height_px, device_pixels=size.scale)
    painter.end()
    return image


def draw_png(page: Page, size: PictureSize) -> bytes:
    """The page as the bytes of a PNG file; its resolution is 96 dots per inch times the scale."""
    image = draw_image(page, size)
    dots_per_meter = round(96 * size.scale / 0.0254)
    image.setDotsPerMeterX(dots_per_meter)
    image.setDotsPerMeterY(dots_per_meter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setText("Title", page.title)
    writer.setText("Description", page.footer)
    if not writer.write(image):
        raise ExportError(
            translate("Export", "the PNG could not be made: {reason}").format(reason=writer.errorString())
        )
    return bytes(buffer.data().data())
