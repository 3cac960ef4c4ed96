"""A picture of 1920x1080 to paint on, and the bare painting that frames are compared with."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.filters import EventFilter, matching
from timeline_app.layout.building import LayoutRequest
from timeline_app.layout.layouts import Layouts
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.timeline import paint_timeline
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.readers import read_file
from timeline_app.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale

WIDTH_PX: Final = 1920
HEIGHT_PX: Final = 1080


class Easel:
    """An image and fonts; needs a QGuiApplication."""

    def __init__(self, scale: float = 1.0) -> None:
        """`scale` is how many pixels of the image each logical one has."""
        self._fonts = Typography.load()
        self._layouts = Layouts()
        self.image = QImage(round(WIDTH_PX * scale), round(HEIGHT_PX * scale), QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(scale)
        self.image.fill(0)
        chance = random.Random(1)
        self._rects = [QRectF(chance.randrange(WIDTH_PX), chance.randrange(HEIGHT_PX), 40, 10) for _ in range(2000)]

    def read(self, path: Path) -> PreparedFile:
        """A file with what its layouts share."""
        return PreparedFile.of(read_file(path), FontMeasure(self._fonts))

    def lay_out(self, prepared: PreparedFile, event_filter: EventFilter | None = None) -> TimelineLayout:
        """The layout of the events that match, all of them by default."""
        request = LayoutRequest("category", WIDTH_PX, HEIGHT_PX - AXIS_HEIGHT_PX)
        return self._layouts.build(prepared, matching(prepared.facets, event_filter or EventFilter()), request)

    def look_of(self, prepared: PreparedFile) -> Look:
        """What the frames of a file have in common; a window makes it once a file."""
        return Look.of(LIGHT, self._fonts, prepared.file.table.categories)

    def paint(self, layout: TimelineLayout, scale: TimeScale, look: Look) -> None:
        """One frame: the scene at a scale, made and painted."""
        with QPainter(self.image) as painter:
            paint_timeline(Canvas(painter, look), layout.scene(scale), HEIGHT_PX)

    def paint_bare(self) -> None:
        """As many rectangles and texts as a full window holds, with the fewest calls that Qt allows."""
        with QPainter(self.image) as painter:
            painter.fillRect(0, 0, WIDTH_PX, HEIGHT_PX, QColor(LIGHT.paper))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.accent))
            painter.drawRects(self._rects)
            painter.setFont(self._fonts.title)
            painter.setPen(QColor(LIGHT.ink))
            for rect in self._rects[:200]:
                painter.drawText(rect.topLeft(), "Words of an event")


def time_ms(do: Callable[[], object]) -> float:
    """How long something takes."""
    begun_s = time.perf_counter()
    do()
    return (time.perf_counter() - begun_s) * 1000
