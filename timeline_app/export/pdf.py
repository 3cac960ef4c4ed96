"""Pictures as PDF: drawings on sheets, their texts to be searched, their years to be found."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Fit
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.painting.frame import PX_PER_INCH
from timeline_app.painting.page import paint_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.frame import FrameWords
    from timeline_app.painting.page import Page

_POINTS_PER_PX: Final = 72 / PX_PER_INCH


def draw_pdf(
    pages: Sequence[Page], size: PictureSize, said: FrameWords, told: Callable[[float], None] = lambda _share: None
) -> bytes:
    """The pages as a PDF, a sheet each, a logical pixel being 1/96 inch; with a bookmark for each year.

    `said` is what the PDF says of itself; `told` hears of the share that is done, 0 to 1.
    """
    return _with_bookmarks(_sheets(pages, size, told), pages, size, said)


def _sheets(pages: Sequence[Page], size: PictureSize, told: Callable[[float], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(PX_PER_INCH))
    points = QSizeF(size.width_px * _POINTS_PER_PX, size.height_px * _POINTS_PER_PX)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    # A wide sheet must not be turned: QPageSize takes it as it is, the layout's default is portrait.
    writer.setPageLayout(
        QPageLayout(writer.pageLayout().pageSize(), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    with QPainter(writer) as painter:
        for number, page in enumerate(pages):
            told(number / len(pages))
            if number:
                writer.newPage()
            painter.save()
            paint_page(painter, page, size.width_px, size.height_px)
            painter.restore()
    return bytes(buffer.data().data())


def _with_bookmarks(sheets: bytes, pages: Sequence[Page], size: PictureSize, said: FrameWords) -> bytes:
    """The same with what Qt cannot write: an outline, and what the pages show."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sheets)))
    about = {
        "/Title": said.title,
        "/Subject": " · ".join(text for text in (said.subtitle, said.count) if text),
        "/Keywords": said.sources,
        "/Creator": "timeline-app",
    }
    writer.add_metadata({name: text for name, text in about.items() if text})
    for number, page in enumerate(pages):
        parent = None
        if len(pages) > 1:
            parent = writer.add_outline_item(title=_page_name(page, number), page_number=number)
        for bookmark in page.bookmarks:
            left_px = (page.frame.margin_px + bookmark.x_px) * page.text_scale
            place = Fit.xyz(left=left_px * _POINTS_PER_PX, top=size.height_px * _POINTS_PER_PX)
            writer.add_outline_item(title=bookmark.name, page_number=number, parent=parent, fit=place)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _page_name(page: Page, number: int) -> str:
    """What distinguishes a page from the others: its stretch of time, and its first lane."""
    top_px = page.lanes_px[0] if page.lanes_px else 0.0
    lane = next((lane.title for lane in page.scene.lanes if lane.top_px + lane.height_px > top_px), "")
    return f"{number + 1}: " + " · ".join(text for text in (page.said.subtitle, lane) if text)
