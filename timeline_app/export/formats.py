"""The formats of pictures, named by the endings of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from timeline_app.export.sizes import check_size
from timeline_app.export.writing import ExportError, write_whole
from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page

Format = Literal["png", "svg", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("png", "svg", "pdf")


def export_picture(path: Path, page: Page, size: PictureSize) -> None:
    """Draw the page and write it, in the format that the file's ending names.

    Raises ExportError if the format is unknown, the size can't be made or the file can't be written.
    """
    picture_format = format_of(path)
    check_size(size)
    write_whole(path, draw_picture(picture_format, page, size))


def draw_picture(picture_format: Format, page: Page, size: PictureSize) -> bytes:
    """The bytes of a picture. Raises ExportError if it can't be made."""
    # Each loads Qt's classes for itself alone, which takes a while.
    match picture_format:
        case "png":
            from timeline_app.export.png import draw_png  # noqa: PLC0415

            return draw_png(page, size)
        case "svg":
            from timeline_app.export.svg import draw_svg  # noqa: PLC0415

            return draw_svg(page, size)
        case "pdf":
            from timeline_app.export.pdf import draw_pdf  # noqa: PLC0415

            return draw_pdf(page, size)


def format_of(path: Path) -> Format:
    """The format that a file's ending names. Raises ExportError if there is none such."""
    for name in FORMATS:
        if path.suffix.lower() == f".{name}":
            return name
    ending = path.suffix or translate("Export", "without an ending")
    reason = translate("Export", "{file}: a picture can be .png, .svg or .pdf, a table .csv, not {ending}")
    raise ExportError(reason.format(file=path, ending=ending))
