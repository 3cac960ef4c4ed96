"""Shows a window, prints the moment of its first frame, and ends: `first_frame.py WHAT [ARGUMENTS]`, for `startup.py`.

It loads nothing to measure with, which would be in the time of each window.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from timeline_app.window.timeline_view import TimelineView

PROGRAM = "program"
EMPTY = "empty"
LOADED = "loaded"
"""The empty window with what the program cannot do without: NumPy, msgspec and the names of Qt."""


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
    _show_and_report(*sys.argv[1:])
