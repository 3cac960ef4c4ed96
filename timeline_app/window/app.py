"""Starts the application with its window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from timeline_app.readers import UnreadableFileError, read_file
from timeline_app.resources import bundled_events_path
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.filters import EventFilter
    from timeline_app.table import EventFile


def run_window(path: Path | None, event_filter: EventFilter, theme: str | None) -> int:
    """Open the window on a file, else on the last one, else on the bundled one; the exit status."""
    application = QApplication.instance() or QApplication(["timeline-app"])
    application.setApplicationName("timeline-app")
    application.setOrganizationName("timeline-app")
    remembered = Remembered(QSettings())
    try:
        file = read_file(path) if path is not None else last_or_bundled(remembered)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)
        return 2
    if path is not None:
        remembered.save("file", str(path.resolve()))
    window = MainWindow(file, remembered, event_filter, theme or remembered.theme_choice())
    window.show()
    window.timeline.setFocus()
    return application.exec()


def last_or_bundled(remembered: Remembered) -> EventFile:
    """The file that was open last, if it can still be read; else the bundled one."""
    last = remembered.last_file()
    if last is not None:
        try:
            return read_file(last)
        except UnreadableFileError:
            pass
    return read_file(bundled_events_path())
