"""Pictures as PNG: pixels, with their resolution and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from timeline_app.export.export_error import ExportError
from timeline_app.painting.frame import MM_PER_INCH
from timeline_app.painting.page import paint_page
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page

_BYTES_PER_PIXEL: Final = 4
_BAND: Final = 64


def draw_image(page: Page, size: PictureSize) -> QImage:
    """The page as an image of `size` times its scale. Raises ExportError where there is no memory for it."""
    image = QImage(*size.pixels, QImage.Format.Format_RGB32)
    if image.isNull():
        reason = translate("Export", "there is not enough memory for {size} at scale {scale}")
        sides = f"{size.width_px:g}x{size.height_px:g}"
        raise ExportError(reason.format(size=sides, scale=f"{size.scale:g}"))
    dots_per_meter = round(size.dpi / MM_PER_INCH * 1_000)
    image.setDotsPerMeterX(dots_per_meter)
    image.setDotsPerMeterY(dots_per_meter)
    # Of a size that is no whole number of pixels, painting covers the last ones in part only.
    image.fill(QColor(page.look.theme.paper))
    painter = QPainter(image)
    painter.scale(image.width() / size.width_px, image.height() / size.height_px)
    paint_page(painter, page, size.width_px, size.height_px, device_pixels=size.scale)
    painter.end()
    return image


def draw_transparent_image(page: Page, size: PictureSize) -> QImage:
    """The page without paper or stripes.

    It is drawn on white and on black: how opaque each pixel is follows from how little the two differ.
    """
    on_white, on_black = (draw_image(_on_paper(page, paper), size) for paper in ("#ffffff", "#000000"))
    image = QImage(on_black.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDotsPerMeterX(on_black.dotsPerMeterX())
    image.setDotsPerMeterY(on_black.dotsPerMeterY())
    height = image.height()
    white, black, pixels = (
        # PySide calls them objects, so as not to say memory views.
        np.frombuffer(cast("memoryview", bits), np.uint8).reshape(height, -1, _BYTES_PER_PIXEL)
        for bits in (on_white.constBits(), on_black.constBits(), image.bits())
    )
    # A band at a time: in between, each byte takes several.
    for top in range(0, height, _BAND):
        rows = slice(top, top + _BAND)
        colors = black[rows, :, :3]
        missing = white[rows, :, :3].astype(np.int16) - colors
        alpha = (255 - np.clip(missing, 0, 255).min(axis=2)).astype(np.uint8)
        pixels[rows, :, :3] = np.minimum(colors, alpha[..., None])
        pixels[rows, :, 3] = alpha
    return image


def draw_png(page: Page, size: PictureSize, *, is_transparent: bool = False) -> bytes:
    """The page as the bytes of a PNG file; its resolution is 96 dots per inch times the scale."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    said = page.said
    for name, text in (
        ("Title", said.title),
        ("Description", " · ".join(words for words in (said.subtitle, said.count, said.notes) if words)),
        ("Source", said.sources),
        ("Software", "timeline-app"),
    ):
        if text:
            writer.setText(name, text)
    if not writer.write((draw_transparent_image if is_transparent else draw_image)(page, size)):
        raise ExportError(
            translate("Export", "the PNG could not be made: {reason}").format(reason=writer.errorString())
        )
    return bytes(buffer.data().data())


def _on_paper(page: Page, paper: str) -> Page:
    theme = replace(page.look.theme, paper=paper, stripe=paper)
    # What was drawn once has the ground of the other paper.
    return replace(page, look=replace(page.look, theme=theme, images={}))
