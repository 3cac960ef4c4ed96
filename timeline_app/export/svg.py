"""Pictures as SVG drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from timeline_app.export.drawing.device import SvgDevice
from timeline_app.painting.page import paint_page

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page


def draw_svg(page: Page, size: PictureSize, *, has_outlines: bool = True) -> bytes:
    """The page as an SVG document, in logical pixels; all its words stand in its description.

    Its letters are outlines, or texts, which can be searched and edited but need a typeface where they are shown.
    """
    device = SvgDevice(size.width_px, size.height_px, page.make_tags(), has_outlines=has_outlines)
    with QPainter(device) as painter:
        paint_page(painter, page, size.width_px, size.height_px, drawing=device)
    return device.written(page.said.title, page.words())
