"""The formats of pictures, named by the endings of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec.structs import replace

from timeline_app.export.picture import Picture, compose_picture, prepare
from timeline_app.export.sizes import check_size
from timeline_app.export.writing import ExportError, write_whole
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.export.request import PictureRequest
    from timeline_app.table import EventFile

Format = Literal["png", "svg", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("png", "svg", "pdf")


def write_picture(
    file: EventFile, request: PictureRequest, path: Path, told: Callable[[float], None] | None = None
) -> Picture:
    """Make a picture and write it in the format of the path's ending; `told` hears of the share that is done.

    Raises ExportError, and what `told` raises; the file that was there then still is.
    """
    told = told or (lambda _share: None)
    picture_format = format_of(path)
    told(0.0)
    prepared = prepare(file, request)
    told(0.3)
    picture = compose_picture(prepared, for_format(request, picture_format))
    told(0.6)
    drawn = draw_picture(picture_format, picture, request)
    told(0.9)
    write_whole(path, drawn)
    return picture


def for_format(request: PictureRequest, picture_format: Format) -> PictureRequest:
    """The request with what only this format can have. Raises ExportError where it cannot have what was asked for."""
    if picture_format == "pdf":
        return replace(request, has_sheets=request.size.is_paper)
    if request.page_count > 1:
        raise ExportError(translate("Export", "only a PDF has several pages"))
    return request


def draw_picture(picture_format: Format, picture: Picture, request: PictureRequest) -> bytes:
    """The bytes of a picture. Raises ExportError if it can't be made."""
    check_size(picture.size)
    page, size = picture.pages[0], picture.size
    # Each loads Qt's classes for itself alone, which takes a while.
    match picture_format:
        case "png":
            from timeline_app.export.png import draw_png  # noqa: PLC0415

            return draw_png(page, size, is_transparent=request.is_transparent)
        case "svg":
            from timeline_app.export.svg import draw_svg  # noqa: PLC0415

            return draw_svg(page, size, has_outlines=request.has_outlines)
        case "pdf":
            from timeline_app.export.pdf import draw_pdf  # noqa: PLC0415

            return draw_pdf(picture.pages, size)


def format_of(path: Path) -> Format:
    """The format that a file's ending names. Raises ExportError if there is none such."""
    for name in FORMATS:
        if path.suffix.lower() == f".{name}":
            return name
    ending = path.suffix or translate("Export", "without an ending")
    reason = translate("Export", "{file}: a picture can be .png, .svg or .pdf, a table .csv, not {ending}")
    raise ExportError(reason.format(file=path, ending=ending))
