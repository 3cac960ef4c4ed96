"""Times a file to its first complete picture in a process of its own: `first_picture.py FILE.json` prints JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TypedDict

from easel import Easel, time_ms
from machine import memory_kb
from PySide6.QtGui import QGuiApplication


class FirstPicture(TypedDict):
    """What a first picture takes."""

    ms: float
    """From the file's path to the painted picture, all modules and fonts being loaded."""
    growth_kb: int | None
    """How much larger the process is with the picture than before the file was read; None where it can't be told."""
    peak_kb: int | None
    """How much larger it was in between at most."""


def main() -> None:
    application = QGuiApplication([])
    easel = Easel()
    print(json.dumps(first_picture(easel, Path(sys.argv[1]))))
    del application


def first_picture(easel: Easel, path: Path) -> FirstPicture:
    """Read, lay out and paint a file."""
    before_kb, _ = memory_kb()
    # The layout lives on with its file, as behind a window.
    shown: list[object] = []
    taken_ms = time_ms(partial(_show, easel, path, shown))
    now_kb, most_kb = memory_kb()
    if before_kb is None or now_kb is None or most_kb is None:
        return {"ms": taken_ms, "growth_kb": None, "peak_kb": None}
    return {"ms": taken_ms, "growth_kb": now_kb - before_kb, "peak_kb": most_kb - before_kb}


def _show(easel: Easel, path: Path, shown: list[object]) -> None:
    layout = easel.lay_out(easel.read(path))
    easel.paint(layout, layout.fit, easel.look_of(layout.prepared))
    shown.append(layout)


if __name__ == "__main__":
    main()
