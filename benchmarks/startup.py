"""Measures process start to first painted frame, the program against an empty QMainWindow: `startup.py [RUNS]`."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.window.timeline_view import TimelineView

PROGRAM: Final = "program"
EMPTY: Final = "empty"
LOADED: Final = "loaded"
"""The empty window with what the program cannot do without: NumPy, msgspec and the names of Qt."""
LIMIT_S: Final = 60
DROPPED: Final = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")


def main() -> None:
    if sys.argv[1:2] in ([PROGRAM], [EMPTY], [LOADED]):
        _show_and_report(*sys.argv[1:])
        return
    from machine import machine_words  # noqa: PLC0415  # loads Qt, which the measured processes do for themselves

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"{machine_words()}; medians of {runs} alternating runs\n")
    print("| environment | empty QMainWindow | the same with NumPy, msgspec, `Qt` | timeline-app | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as home:
        clean = clean_environment(home)
        _print_row("offscreen", clean, runs)
        if shutil.which("Xvfb"):
            with _x11_display() as display:
                _print_row("X11 (Xvfb)", clean | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, runs)


def clean_environment(home: str) -> dict[str, str]:
    """What a measured process sees: no display, and settings and compiled modules of its own below `home`."""
    kept = {key: value for key, value in os.environ.items() if key not in DROPPED}
    # Compiled modules as after any first start, wherever the program lies: the unmeasured run makes them.
    own = {"HOME": home, "XDG_CONFIG_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    return kept | own | {"QT_QPA_PLATFORM": "offscreen"}


def _print_row(name: str, environment: dict[str, str], runs: int) -> None:
    empty_ms, loaded_ms, program_ms = _medians_ms(environment, runs, (EMPTY, LOADED, PROGRAM))
    print(
        f"| {name} | {empty_ms:.0f} ms | {loaded_ms:.0f} ms, {loaded_ms / empty_ms:.2f} | {program_ms:.0f} ms "
        f"| {program_ms / empty_ms:.2f} |",
        flush=True,
    )


def first_frames_ms(environment: dict[str, str], runs: int, *arguments: str) -> tuple[float, float]:
    """From process start to first painted frame, of an empty window and of the program: medians of alternating runs.

    `arguments` are the program's.
    """
    empty_ms, program_ms = _medians_ms(environment, runs, (EMPTY, PROGRAM), *arguments)
    return empty_ms, program_ms


def _medians_ms(environment: dict[str, str], runs: int, kinds: Sequence[str], *arguments: str) -> list[float]:
    times_ms: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in range(runs + 1):
        for what, measured in times_ms.items():
            time_ms = _first_frame_ms(environment, what, *arguments)
            # The first run of each only fills the caches.
            if run:
                measured.append(time_ms)
    return [statistics.median(times_ms[kind]) for kind in kinds]


def _first_frame_ms(environment: dict[str, str], what: str, *arguments: str) -> float:
    start_ns = time.monotonic_ns()
    command = [sys.executable, __file__, what, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{what} failed:\n{done.stderr}")
    return (int(done.stdout) - start_ns) / 1e6


@contextmanager
def _x11_display() -> Iterator[str]:
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        yield f":{os.read(read_end, 16).decode().strip()}"
    finally:
        os.close(read_end)
        server.terminate()
        server.wait()


# What follows runs in the measured processes; nothing of it is built into the program.


def _show_and_report(what: str, *arguments: str) -> None:
    if what == PROGRAM:
        _show_program(arguments)
        return
    if what == LOADED:
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        import msgspec  # noqa: F401, PLC0415  # their loading is what is measured
        import numpy as np  # noqa: F401, PLC0415
        from PySide6.QtCore import Qt  # noqa: F401, PLC0415
    _show_empty()


def _show_empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415  # its loading is part of the time

    class EmptyWindow(QMainWindow):
        """Nothing but its own background."""

        paintEvent = _reporting(QMainWindow.paintEvent)  # noqa: N815  # Qt's name

    application = QApplication([])
    window = EmptyWindow()
    window.resize(1440, 900)
    window.show()
    application.exec()


def _show_program(arguments: Sequence[str]) -> None:
    from timeline_app.cli import main as run_program  # noqa: PLC0415  # its loading is part of the time
    from timeline_app.starting import quick_start  # noqa: PLC0415

    # As the program itself loads the window.
    with quick_start():
        from timeline_app.window.timeline_view import TimelineView  # noqa: PLC0415

        # A large file comes after the window's first frame; its own first frame is the one that counts.
        TimelineView.paintEvent = _reporting(TimelineView.paintEvent, _has_events)  # type: ignore[method-assign]
        run_program(arguments)


def _has_events(view: TimelineView) -> bool:
    return view.timeline_layout is not None and len(view.timeline_layout.table) > 0


def _reporting(paint: Callable[..., None], counts: Callable[[Any], bool] = lambda _: True) -> Callable[..., None]:
    """A paint handler that prints the moment at which the first frame that counts is out, and ends the process."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # its loading is part of the time

    def report() -> None:
        print(time.monotonic_ns(), flush=True)
        os._exit(0)

    def paint_and_report(self: Any, event: Any) -> None:
        paint(self, event)
        if counts(self):
            # The frame reaches the window system when the handlers of this turn are done.
            QTimer.singleShot(0, report)

    return paint_and_report


if __name__ == "__main__":
    main()
