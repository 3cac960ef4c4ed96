"""Opens files: small ones at once, large ones beside the window; the last one that was asked for wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.readers import UnreadableFileError
from timeline_app.window.reading import Reading, is_small, read_prepared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.layout.metrics import TextMeasure
    from timeline_app.layout.prepared_file import PreparedFile


class Opening(QObject):
    """At most one file is being opened at a time."""

    progressed = Signal(str, float)
    """The name of the file that is being read, and how much of it is, 0 to 1."""
    ended = Signal()
    """Nothing is being read any more."""
    failed = Signal(str)
    """Why a file cannot be opened."""

    def __init__(self, measure: TextMeasure, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._measure, self._language = measure, language
        self._reading: Reading | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being read beside the window."""
        return self._reading is not None

    def start(self, path: Path, show: Callable[[PreparedFile], None]) -> bool:
        """Read a file and `show` it; False where it is known at once that it can't be read."""
        self.cancel()
        if is_small(path):
            try:
                prepared = read_prepared(path, self._measure, self._language)
            except UnreadableFileError as error:
                self.failed.emit(str(error))
                return False
            show(prepared)
            return True
        self._reading = reading = Reading(path, self._measure, self._language, self)
        reading.progressed.connect(lambda share: self.progressed.emit(path.name, share))
        reading.finished.connect(lambda: self._finish(reading, show))
        self.progressed.emit(path.name, 0.0)
        reading.start()
        return True

    def cancel(self) -> None:
        """Leave the file that is being read."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()
            reading.deleteLater()
            self.ended.emit()

    def _finish(self, reading: Reading, show: Callable[[PreparedFile], None]) -> None:
        if reading is not self._reading:
            # It was left, and its last word came late.
            return
        self._reading = None
        reading.deleteLater()
        self.ended.emit()
        if isinstance(reading.outcome, UnreadableFileError):
            self.failed.emit(str(reading.outcome))
        elif reading.outcome is not None:
            show(reading.outcome)
