"""A house's sign on its pictures, as pixels or as a drawing."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPaintEngine, QPainter

from timeline_app.painting.assets import file_bytes
from timeline_app.painting.type import load_typeface
from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_CHUNK_BYTES: Final = 12
"""Of a chunk without content: its length, its kind, its checksum."""
_MOST_BYTES: Final = 20_000_000
_MOST_PIXELS: Final = 40_000_000
_LONGEST: Final = 50.0
"""A logo that is longer in one direction by more than this has no room beside a title."""
_FINENESS: Final = 4
"""Pixels of an image for each one of its place."""


class LogoError(ValueError):
    """A file cannot be a logo; the message says why, without the file's name."""


class Logo(msgspec.Struct, frozen=True):
    """What is painted into a rectangle of its own shape; either an image or the bytes of an SVG."""

    shape: float
    """Its width by its height."""
    image: QImage | None = None
    drawing: bytes = b""

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw it; where the painter's engine is that of an SVG, a drawing becomes pixels."""
        if self.image is not None:
            _paint_image(self.image, painter, place)
        elif painter.paintEngine().type() == QPaintEngine.Type.User:
            # That engine knows what timelines are drawn with, not all that another drawing may have.
            size = (place.size() * _FINENESS).toSize()
            image = QImage(max(1, size.width()), max(1, size.height()), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            with QPainter(image) as on_image:
                _paint_drawing(self.drawing, on_image, QRectF(image.rect()))
            _paint_image(image, painter, place)
        else:
            _paint_drawing(self.drawing, painter, place)


def read_logo(path: Path) -> Logo:
    """A PNG or an SVG, told by its content. Raises LogoError."""
    # It also keeps Qt from writing what is wrong with a file to the terminal.
    load_typeface()
    try:
        data = file_bytes(path, _MOST_BYTES)
    except OSError as error:
        raise LogoError(str(error)) from error
    if data.startswith(_PNG):
        image = _read_image(data)
        return Logo(_shape(image.size().toSizeF()), image)
    return Logo(_shape(_drawing_size(data)), drawing=data)


def _is_whole(data: bytes) -> bool:
    """Whether each chunk of a PNG is there as it was written; of one that is not, libpng tells the terminal."""
    at = len(_PNG)
    while at + _CHUNK_BYTES <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(data[at + 4 : end]):
            return False
        if kind == b"IEND":
            return True
        at = end + 4
    return False


def _read_image(data: bytes) -> QImage:
    if not _is_whole(data):
        raise LogoError(translate("House style", "is no PNG or SVG that can be read"))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        words = translate("House style", "is too large: {width} × {height} pixels")
        raise LogoError(words.format(width=size.width(), height=size.height()))
    image = reader.read()
    if image.isNull():
        raise LogoError(translate("House style", "is no PNG or SVG that can be read"))
    return image


def _drawing_size(data: bytes) -> QSizeF:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # one more library, few logos need it

    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        raise LogoError(translate("House style", "is no PNG or SVG that can be read")) from error
    for element in root.iter():
        for name, value in element.attrib.items():
            # Qt would read whatever file of this computer is named.
            if name.endswith("href") and not value.strip().startswith(("#", "data:")):
                raise LogoError(translate("House style", "refers to another file: {file}").format(file=value[:60]))
    renderer = QSvgRenderer(data)
    size = renderer.viewBoxF().size() if renderer.isValid() else QSizeF()
    if not root.tag.endswith("svg") or size.isEmpty():
        raise LogoError(translate("House style", "is no PNG or SVG that can be read"))
    return size


def _shape(size: QSizeF) -> float:
    shape = size.width() / size.height()
    if not 1 / _LONGEST <= shape <= _LONGEST:
        raise LogoError(translate("House style", "is too long and thin for a logo"))
    return shape


def _paint_drawing(drawing: bytes, painter: QPainter, place: QRectF) -> None:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # as above

    # Made where it is needed: it belongs to the thread that makes it.
    QSvgRenderer(drawing).render(painter, place)


def _paint_image(image: QImage, painter: QPainter, place: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.restore()
