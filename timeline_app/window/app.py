"""Starts the application with its window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from timeline_app.plain_text import single_line
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
        window = show_window(path, remembered, event_filter, theme)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)
        return 2
    window.timeline.setFocus()
    return application.exec()


def show_window(path: Path | None, remembered: Remembered, event_filter: EventFilter, theme: str | None) -> MainWindow:
    """The window on its file; says why another one than the last is shown. Raises UnreadableFileError for `path`."""
    not_read = None
    if path is not None:
        file = read_file(path)
        remembered.save("file", str(path.resolve()))
    else:
        file, not_read = last_or_bundled(remembered)
    window = MainWindow(file, remembered, event_filter, theme or remembered.theme_choice())
    window.show()
    if not_read is not None:
        window.statusBar().showMessage(single_line(f"This is the example. {not_read}", 300), 15_000)
    return window


def last_or_bundled(remembered: Remembered) -> tuple[EventFile, UnreadableFileError | None]:
    """The file that was open last; the bundled one where it can't be read any more, and the reason."""
    last, not_read = remembered.last_file(), None
    if last is not None:
        try:
            return read_file(last), None
        except UnreadableFileError as error:
            not_read = error
    return read_file(bundled_events_path()), not_read
