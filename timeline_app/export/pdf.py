"""Pictures as PDF: drawings on sheets, their texts to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.painting.page import paint_page

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.painting.page import Page


def draw_pdf(page: Page, size: PictureSize) -> bytes:
    """The page as a PDF of one sheet, a logical pixel being 1/96 inch."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
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
