"""Times frames while panning and zooming, each beside a bare one: `frames.py FILE.json` prints them as JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from easel import WIDTH_PX, Easel, time_ms
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale

IN_VIEW_AT_LAST: Final = 300
ZOOM_STEPS: Final = 60
STOP_EVERY: Final = 15
PANS_PER_STOP: Final = 20
PAN_PX: Final = -23.0


class Frames(TypedDict):
    """Times in milliseconds, one for each frame of the journey."""

    cold: list[float]
    """Of the first journey: zoom levels are placed where they are first seen."""
    warm: list[float]
    """Of the second one."""
    bare: list[float]
    """Of the bare frames in between."""


def main() -> None:
    application = QGuiApplication([])
    easel = Easel()
    print(json.dumps(time_frames(easel, easel.lay_out(easel.read(Path(sys.argv[1]))))))
    del application


def time_frames(easel: Easel, layout: TimelineLayout) -> Frames:
    """Both journeys through a layout that no frame was made of yet."""
    frames: Frames = {"cold": [], "warm": [], "bare": []}
    look = easel.look_of(layout.prepared)
    # Draws its letters for the first time.
    easel.paint_bare()
    for times_ms in (frames["cold"], frames["warm"]):
        for scale in journey(layout.fit, len(layout.rows_in_time)):
            frames["bare"].append(time_ms(easel.paint_bare))
            times_ms.append(time_ms(partial(easel.paint, layout, scale, look)))
    return frames


def journey(fit: TimeScale, count: int) -> Iterator[TimeScale]:
    """From `fit` with all `count` events to a window in which some 300 begin: by equal factors, with stops to pan."""
    scale = fit
    yield scale
    factor = max(1.0, count / IN_VIEW_AT_LAST) ** (1 / ZOOM_STEPS)
    for step in range(1, ZOOM_STEPS + 1):
        scale = scale.zoomed(factor, WIDTH_PX * 0.6)
        yield scale
        if step % STOP_EVERY == 0:
            # To the right and back to the left, by turns: the journey stays among the events.
            pan_px = PAN_PX if step // STOP_EVERY % 2 else -PAN_PX
            for _ in range(PANS_PER_STOP):
                scale = scale.panned(pan_px)
                yield scale


if __name__ == "__main__":
    main()
