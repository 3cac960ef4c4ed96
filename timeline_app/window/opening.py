"""Opens files: small ones at once, large ones beside the window; the last one that was asked for wins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers import UnreadableFileError
from timeline_app.window.reading import is_small, read_prepared
from timeline_app.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.layout.metrics import TextMeasure


class Opening(QObject):
    """At most one file is being opened at a time."""

    progressed = Signal(str, float)
    """The name of the file that is being read, and how much of it is, 0 to 1."""
    started = Signal(object)
    """The `Path` of a file that is read from now on."""
    left = Signal()
    """The user did not want to wait for the file that was being read."""
    ended = Signal()
    """Nothing is being read any more."""
    failed = Signal(str)
    """Why a file cannot be opened."""

    def __init__(self, measure: TextMeasure, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self.measure = measure
        """Of the texts of files that are read from now on."""
        self._language = language
        self._reading: Work[PreparedFile] | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being read beside the window."""
        return self._reading is not None

    def start(
        self,
        path: Path,
        show: Callable[[PreparedFile], None],
        fail: Callable[[UnreadableFileError], None] | None = None,
    ) -> None:
        """Read a file and `show` it, else `fail`, or say `failed`.

        A file that is being read is dropped.
        """
        self._drop()
        fail = fail or (lambda error: self.failed.emit(str(error)))
        self.started.emit(path)
        if is_small(path):
            try:
                prepared = read_prepared(path, self.measure, self._language)
            except UnreadableFileError as error:
                fail(error)
            else:
                show(prepared)
            return
        self._reading = reading = Work(partial(read_prepared, path, self.measure, self._language), self)
        reading.progressed.connect(lambda share: self.progressed.emit(path.name, share))
        reading.ended.connect(lambda: self._finish(reading, show, fail))
        self.progressed.emit(path.name, 0.0)
        reading.start()

    def cancel(self) -> None:
        """Leave the file that is being read."""
        if self._reading is not None:
            self._drop()
            self.left.emit()

    def _drop(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()
            self.ended.emit()

    def _finish(
        self,
        reading: Work[PreparedFile],
        show: Callable[[PreparedFile], None],
        fail: Callable[[UnreadableFileError], None],
    ) -> None:
        self._reading = None
        self.ended.emit()
        try:
            prepared = reading.result()
        except UnreadableFileError as error:
            fail(error)
            return
        if prepared.captions.measure is not self.measure:
            # The typeface was changed meanwhile.
            prepared = PreparedFile.of(prepared.file, self.measure, self._language)
        show(prepared)
