"""Pictures in each of their formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline_app.export.endings import format_of
from timeline_app.export.export_error import ExportError
from timeline_app.export.picture import Picture, compose_picture, prepare
from timeline_app.export.writing import write_whole
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.export.endings import Format
    from timeline_app.export.request import PictureRequest
    from timeline_app.table import EventFile


def write_picture(
    file: EventFile, request: PictureRequest, path: Path, told: Callable[[float], None] = lambda _share: None
) -> Picture:
    """Make a picture and write it in the format of the path's ending; `told` hears of the share that is done.

    Raises ExportError, and what `told` raises; the file that was there then still is.
    """
    picture_format = format_of(path)
    request = for_format(request, picture_format)
    told(0.0)
    prepared = prepare(file, request)
    picture = compose_picture(prepared, request, lambda share: told(0.2 + 0.3 * share))
    drawn = draw_picture(picture_format, picture, request, lambda share: told(0.5 + 0.4 * share))
    told(0.9)
    write_whole(path, drawn)
    return picture


def for_format(request: PictureRequest, picture_format: Format) -> PictureRequest:
    """The request with what only this format can have. Raises ExportError where it cannot have what was asked for."""
    is_pdf = picture_format == "pdf"
    if request.page_count > 1 and not is_pdf:
        raise ExportError(translate("Export", "only a PDF has several pages"))
    if request.is_transparent and picture_format != "png":
        raise ExportError(translate("Export", "only a PNG can be without paper"))
    if not request.has_outlines and picture_format != "svg":
        raise ExportError(translate("Export", "only in an SVG can letters be outlines or not"))
    return replace(request, has_sheets=is_pdf and request.size.is_paper, has_pixels=picture_format == "png")


def draw_picture(
    picture_format: Format,
    picture: Picture,
    request: PictureRequest,
    told: Callable[[float], None] = lambda _share: None,
) -> bytes:
    """The bytes of a picture; `told` hears of the share that is done, 0 to 1.

    Raises ExportError if it can't be made, and what `told` raises.
    """
    page, size = picture.pages[0], picture.size
    if len(picture.pages) > 1 and picture_format != "pdf":
        # Never only the first of them.
        raise ExportError(translate("Export", "only a PDF has several pages"))
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

            return draw_pdf(picture.pages, size, picture.said, told)
