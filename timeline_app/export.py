"""Pictures: a scene with title, source line and counts as PNG, SVG or PDF, whole on disk or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSaveFile, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter

from timeline_app.painting.page import paint_page
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline_app.painting.page import Page

Format = Literal["png", "svg", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("png", "svg", "pdf")
LEAST_WIDTH_PX: Final = 320
LEAST_HEIGHT_PX: Final = 200
MAX_SIDE_PX: Final = 32_000
MAX_PIXELS: Final = 200_000_000
"""800 MB as an image; Qt allocates larger ones lazily and is then killed by the system."""


class ExportError(Exception):
    """The picture or the table could not be made; the message says why, and what was on disk before is still there."""


class PictureSize(msgspec.Struct, frozen=True):
    """A size in logical pixels, and how many device pixels each is to have (of a PNG)."""

    width_px: int = 1600
    height_px: int = 1000
    scale: float = 1.0


def export_picture(path: Path, page: Page, size: PictureSize) -> None:
    """Draw the page and write it, in the format that the file's ending names.

    Raises ExportError if the format is unknown, the size can't be made or the file can't be written.
    """
    draw = {"png": draw_png, "svg": draw_svg, "pdf": draw_pdf}[format_of(path)]
    check_size(size)
    write_whole(path, draw(page, size))


def format_of(path: Path) -> Format:
    """The format that a file's ending names. Raises ExportError if there is none such."""
    for name in FORMATS:
        if path.suffix.lower() == f".{name}":
            return name
    ending = path.suffix or translate("Export", "without an ending")
    reason = translate("Export", "{file}: a picture can be .png, .svg or .pdf, a table .csv, not {ending}")
    raise ExportError(reason.format(file=path, ending=ending))


def check_size(size: PictureSize) -> None:
    """Refuse sizes that cannot be made, before any memory is asked for. Raises ExportError."""
    width, height = size.width_px * size.scale, size.height_px * size.scale
    if size.width_px < LEAST_WIDTH_PX or size.height_px < LEAST_HEIGHT_PX or size.scale <= 0:
        asked = f"{size.width_px}x{size.height_px}"
        if not size.scale > 0:
            asked = translate("Export", "a scale of {scale}").format(scale=f"{size.scale:g}")
        reason = translate("Export", "{size} is too small for a timeline: {least} is the least", "in pixels, 320x200")
        raise ExportError(reason.format(size=asked, least=f"{LEAST_WIDTH_PX}x{LEAST_HEIGHT_PX}"))
    if not width <= MAX_SIDE_PX or not height <= MAX_SIDE_PX or width * height > MAX_PIXELS:
        reason = translate(
            "Export", "{size} pixels are too many: at most {side} on a side and {millions} million in all"
        )
        raise ExportError(
            reason.format(size=f"{width:.0f}x{height:.0f}", side=MAX_SIDE_PX, millions=MAX_PIXELS // 1_000_000)
        )


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
    buffer = _buffer()
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setText("Title", page.title)
    writer.setText("Description", page.footer)
    if not writer.write(image):
        raise ExportError(
            translate("Export", "the PNG could not be made: {reason}").format(reason=writer.errorString())
        )
    return bytes(buffer.data().data())


def draw_svg(page: Page, size: PictureSize) -> bytes:
    """The page as an SVG document, in logical pixels; its letters are outlines, its words stand in its description."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415  # one more library, only for this format

    buffer = _buffer()
    # Of 1.2 there is only Tiny, which cannot cut off what reaches into the margins.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    # Without all three, Qt writes millimetres.
    generator.setResolution(96)
    generator.setSize(QSize(size.width_px, size.height_px))
    generator.setViewBox(QRectF(0, 0, size.width_px, size.height_px))
    generator.setTitle(page.title)
    generator.setDescription(page.words())
    painter = QPainter(generator)
    paint_page(painter, page, size.width_px, size.height_px, has_outlines=True)
    painter.end()
    return bytes(buffer.data().data())


def draw_pdf(page: Page, size: PictureSize) -> bytes:
    """The page as a PDF of one sheet, a logical pixel being 1/96 inch."""
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter  # noqa: PLC0415  # large enums, only for this format

    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    points = QSizeF(size.width_px * 0.75, size.height_px * 0.75)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    # A wide sheet must not be turned: QPageSize takes it as it is, the layout's default is portrait.
    writer.setPageLayout(
        QPageLayout(writer.pageLayout().pageSize(), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(page.title)
    writer.setCreator("timeline-app")
    painter = QPainter(writer)
    paint_page(painter, page, size.width_px, size.height_px)
    painter.end()
    return bytes(buffer.data().data())


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole, or leave what was there. Raises ExportError."""
    write_parts(path, [data])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts as one file, or leave what was there. Raises ExportError, and what the parts raise."""
    target = _target(path)
    file, length = QSaveFile(str(target)), 0
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritten(path, file, file.errorString())
    try:
        for part in parts:
            length += len(part)
            if file.write(part) != len(part):
                raise _unwritten(path, file, file.errorString())
    except BaseException:
        file.cancelWriting()
        raise
    if not file.flush():
        raise _unwritten(path, file, file.errorString())
    if file.size() != length:
        reason = translate("Export", "only {written} of {length} bytes reached the disk")
        raise _unwritten(path, file, reason.format(written=in_figures(file.size()), length=in_figures(length)))
    if not file.commit():
        raise _unwritten(path, file, file.errorString())


def _unwritten(path: Path, file: QSaveFile, reason: str) -> ExportError:
    file.cancelWriting()
    return ExportError(_cannot_be_written(path, reason))


def _cannot_be_written(path: Path, reason: object) -> str:
    return translate("Export", "{file}: cannot be written: {reason}").format(file=path, reason=reason)


def _target(path: Path) -> Path:
    """The file to be replaced: where `path` is a link, what it points to, and not the link."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise ExportError(translate("Export", "{file}: this is a folder").format(file=path))
        if target.exists() and not target.is_file():
            raise ExportError(translate("Export", "{file}: this is not a regular file").format(file=path))
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise ExportError(_cannot_be_written(path, error)) from error
    return target


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
