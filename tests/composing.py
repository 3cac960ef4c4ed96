"""Pictures of one page, as most tests want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.export.picture import compose_picture, prepare

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page
    from timeline_app.table import EventFile


def compose_page(file: EventFile, request: PictureRequest) -> tuple[Page, PictureSize]:
    """The only page of a picture, and its size."""
    picture = compose_picture(prepare(file, request), request)
    (page,) = picture.pages
    return page, picture.size
