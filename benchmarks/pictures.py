"""Measures pictures as files against bare ones: `pictures.py [RUNS]`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from figures import HEAD, Figure
from make_events import write_events
from startup import clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.table import EventFile

MANY: Final = 100_000
SCALE: Final = 2.0
SVG_LIMIT_BYTES: Final = 5_000_000
EMPTY_PICTURE: Final = """
import sys
from PySide6.QtGui import QGuiApplication, QImage
application = QGuiApplication([])
image = QImage(1920, 1080, QImage.Format.Format_RGB32)
image.fill(0xFFFFFFFF)
sys.exit(not image.save(sys.argv[1]))
"""
LIMIT_S: Final = 120


def main() -> None:
    """Print a row for each figure."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from machine import machine_words  # noqa: PLC0415  # loads Qt
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from timeline_app.readers import read_file  # noqa: PLC0415
    from timeline_app.resources import bundled_events_path  # noqa: PLC0415

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.json"
        write_events(many, MANY)
        files = [read_file(bundled_events_path()), read_file(many)]
        print(f"{machine_words()}; medians of {runs} alternating runs\n\n{HEAD}")
        for file, target in zip(files, (1.5, 2.5), strict=True):
            print(png_figure(file, target, runs, Path(folder)).row, flush=True)
        print(process_figure(runs, Path(folder)).row, flush=True)
        print(svg_figure(files[1], Path(folder)).row)
    del application


def png_figure(file: EventFile, target: float, runs: int, folder: Path) -> Figure:
    """A PNG file of a file that was read, against a bare picture of the same size as a file."""
    from timeline_app.export.formats import write_picture  # noqa: PLC0415
    from timeline_app.export.request import PictureRequest  # noqa: PLC0415
    from timeline_app.export.sizes import PictureSize  # noqa: PLC0415

    request = PictureRequest(size=PictureSize(1920, 1080, SCALE))
    bare_ms, ours_ms = _alternated(
        runs,
        lambda: _write_bare(folder / "bare.png"),
        lambda: write_picture(file, request, folder / "ours.png"),
    )
    return Figure(len(file.table), "PNG, 3840×2160", ours_ms, "ms", bare_ms, "bare picture", (target,))


def process_figure(runs: int, folder: Path) -> Figure:
    """The command from its start to the file on disk, against a process that writes an empty picture."""
    environment = clean_environment(str(folder))
    words = ["-m", "timeline_app", "export", "-o", str(folder / "t.png"), "--size", "1920x1080"]

    def run(*command: str) -> None:
        subprocess.run([sys.executable, *command], env=environment, check=True, timeout=LIMIT_S)

    empty_ms, ours_ms = _alternated(
        runs, lambda: run("-c", EMPTY_PICTURE, str(folder / "empty.png")), lambda: run(*words)
    )
    return Figure(16, "process to PNG, 1920×1080", ours_ms, "ms", empty_ms, "process, empty picture", (2.0,))


def svg_figure(file: EventFile, folder: Path) -> Figure:
    """How large an SVG of many events is."""
    from timeline_app.export.formats import write_picture  # noqa: PLC0415
    from timeline_app.export.request import PictureRequest  # noqa: PLC0415

    path = folder / "many.svg"
    write_picture(file, PictureRequest(), path)
    size_mb = path.stat().st_size / 1e6
    return Figure(len(file.table), "SVG, 1600×1000", size_mb, "MB", SVG_LIMIT_BYTES / 1e6, "most", (1.0,))


def _alternated(runs: int, bare: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float]:
    """The medians of both in milliseconds; the first run of each only fills the caches."""
    times_ms: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for do, measured in zip((bare, ours), times_ms, strict=True):
            start_s = time.perf_counter()
            do()
            if run:
                measured.append((time.perf_counter() - start_s) * 1_000)
    return statistics.median(times_ms[0]), statistics.median(times_ms[1])


def _write_bare(path: Path) -> None:
    from easel import Easel  # noqa: PLC0415  # Qt

    easel = Easel(SCALE)
    easel.paint_bare()
    if not easel.image.save(str(path)):
        raise SystemExit(f"{path} cannot be written")


if __name__ == "__main__":
    main()
