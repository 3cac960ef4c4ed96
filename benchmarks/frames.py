"""Measures frames while panning and zooming, against a bare painting of the same order: `frames.py [COUNT]...`."""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

# Before Qt is loaded: nothing is shown.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from machine import machine_words
from make_events import make_events
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from timeline_app.filters import EventFilter, matching
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.timeline import paint_timeline
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.readers import read_file
from timeline_app.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale

WIDTH_PX: Final = 1920
HEIGHT_PX: Final = 1080
IN_VIEW_AT_LAST: Final = 300
ZOOM_STEPS: Final = 60
PANS_PER_STOP: Final = 20


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or [1_000, 10_000]
    application = QGuiApplication([])
    fonts, image = Typography.load(), QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    print(f"{machine_words()}; {WIDTH_PX}x{HEIGHT_PX}\n")
    print("| frame | median | 95 of 100 | first | layout | read |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    bare = _BareFrame(image, fonts)
    floor = [_time_ms(bare.paint) for _ in range(100)]
    print(f"| 2,000 rectangles and 200 texts, bare | {_median_and_p95(floor)} | | | |")
    for count in counts:
        print(_measure(count, image, fonts), flush=True)
    del application


def _measure(count: int, image: QImage, fonts: Typography) -> str:
    """A row of the table for a file of `count` events."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.json"
        path.write_text(json.dumps(make_events(count)), encoding="utf-8")
        begun_s = time.perf_counter()
        file = read_file(path)
        read_ms = (time.perf_counter() - begun_s) * 1000
    prepared = PreparedFile.of(file, FontMeasure(fonts))
    request = LayoutRequest("category", WIDTH_PX, HEIGHT_PX - AXIS_HEIGHT_PX)
    begun_s = time.perf_counter()
    layout = build_layout(prepared, matching(file.table, EventFilter()), request)
    layout_ms = (time.perf_counter() - begun_s) * 1000
    look = Look.of(LIGHT, fonts, file.table.categories)
    frames = [_time_ms(partial(_paint_frame, image, layout, scale, look)) for scale in _journey(layout, count)]
    return (
        f"| {count:,} events | {_median_and_p95(frames[1:])} | {frames[0]:.1f} ms "
        f"| {layout_ms:.0f} ms | {read_ms:.0f} ms |"
    )


def _journey(layout: TimelineLayout, count: int) -> Iterator[TimeScale]:
    """From all events in view to some 300: zoomed in by equal factors, with stops to pan at."""
    scale = layout.fit
    yield scale
    factor = max(1.0, count / IN_VIEW_AT_LAST) ** (1 / ZOOM_STEPS)
    for step in range(ZOOM_STEPS):
        scale = scale.zoomed(factor, WIDTH_PX * 0.6)
        yield scale
        if step % 15 == 14:
            for _ in range(PANS_PER_STOP):
                scale = scale.panned(-23.0)
                yield scale


def _paint_frame(image: QImage, layout: TimelineLayout, scale: TimeScale, look: Look) -> None:
    painter = QPainter(image)
    paint_timeline(Canvas(painter, look), layout.scene(scale), HEIGHT_PX)
    painter.end()


class _BareFrame:
    """As many rectangles and texts as a full window holds, painted with the fewest calls that Qt allows."""

    def __init__(self, image: QImage, fonts: Typography) -> None:
        chance = random.Random(1)
        self._image, self._font = image, fonts.title
        self._rects = [QRectF(chance.randrange(WIDTH_PX), chance.randrange(HEIGHT_PX), 40, 10) for _ in range(2000)]

    def paint(self) -> None:
        painter = QPainter(self._image)
        painter.fillRect(self._image.rect(), QColor(LIGHT.paper))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawRects(self._rects)
        painter.setFont(self._font)
        painter.setPen(QColor(LIGHT.ink))
        for rect in self._rects[:200]:
            painter.drawText(rect.topLeft(), "Words of an event")
        painter.end()


def _time_ms(do: Callable[[], None]) -> float:
    begun_s = time.perf_counter()
    do()
    return (time.perf_counter() - begun_s) * 1000


def _median_and_p95(times_ms: list[float]) -> str:
    return f"{statistics.median(times_ms):.1f} ms | {statistics.quantiles(times_ms, n=20)[-1]:.1f} ms"


if __name__ == "__main__":
    main()
