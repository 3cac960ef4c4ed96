"""The files that a style names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from PySide6.QtGui import QImage

from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_LOGO_BYTES: Final = 20_000_000


def file_bytes(path: Path, most_bytes: int) -> bytes:
    """All of a file. Raises OSError, its words for people, if there is none or it is larger than that."""
    try:
        # First: of a device or a pipe no end may come.
        if not path.is_file():
            missing = translate("House style", "there is no such file")
            raise OSError(translate("House style", "is not a file") if path.exists() else missing)
        if path.stat().st_size > most_bytes:
            raise OSError(translate("House style", "is too large"))
        return path.read_bytes()
    except OSError as error:
        # The system's own words name the path, which is said already.
        raise OSError(error.strerror or str(error)) from error


def logo_fault(path: Path) -> str:
    """Why a file cannot be a logo, empty if it can."""
    try:
        data = file_bytes(path, _MOST_LOGO_BYTES)
    except OSError as error:
        return str(error)
    is_fine = not QImage.fromData(data).isNull() if data.startswith(_PNG) else _is_drawing(data)
    return "" if is_fine else translate("House style", "is no PNG or SVG that can be read")


def _is_drawing(data: bytes) -> bool:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # few styles have a drawing

    try:
        # Qt would write what is wrong to the terminal.
        if not ET.fromstring(data).tag.endswith("svg"):
            return False
    except ET.ParseError:
        return False
    drawing = QSvgRenderer(data)
    return drawing.isValid() and not drawing.defaultSize().isEmpty()
