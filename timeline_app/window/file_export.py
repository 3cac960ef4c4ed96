"""Writes a picture beside the window, and a table, unless it is a small one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from timeline_app.export.export_error import ExportError
from timeline_app.window.work import Work
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL_COUNT: Final = 1_000
"""So many lines are written at once: that takes no longer than a blink."""


class FileExport(QObject):
    """At most one file is being written at a time."""

    said = Signal(str)
    """What goes on, in words."""
    failed = Signal(str, str)
    """The title of a failure, and why the file could not be written."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work[object] | None = None
        self._path: Path
        self._failure: str

    def start(
        self,
        path: Path,
        write: Callable[[Callable[[float], None]], object],
        failure: str,
        count: int | None = None,
    ) -> None:
        """Write a file; what is still being written to another one is left.

        `failure` is the title of what is said where it cannot be written. `count` is how many lines it will have, if it
        is a table: of a picture nobody knows how long it takes.
        `write` is given a function to tell of the share that is done; it raises ExportError where nothing is written.
        """
        self.cancel()
        self._path, self._failure = path, failure
        if count is not None and count <= SMALL_COUNT:
            try:
                write(lambda _share: None)
            except ExportError as error:
                self.failed.emit(failure, str(error))
            else:
                self._say_written()
            return
        self._work = work = Work(write, self)
        work.progressed.connect(self._say_progress)
        work.ended.connect(lambda: self._finish(work))
        work.start()

    def cancel(self) -> bool:
        """Leave the file that is being written, as it was before if that is not too late; whether there was one."""
        work, self._work = self._work, None
        if work is None:
            return False
        work.stop()
        if work.error is not None:
            self.said.emit(translate("Export", "{file} was not written").format(file=self._path.name))
        else:
            self._say_written()
        return True

    def _finish(self, work: Work[object]) -> None:
        self._work = None
        try:
            work.result()
        except ExportError as error:
            self.said.emit("")
            self.failed.emit(self._failure, str(error))
        else:
            self._say_written()

    def _say_progress(self, share: float) -> None:
        words = translate("Export", "Writing {file}: {percent}%. Esc stops it.")
        self.said.emit(words.format(file=self._path.name, percent=in_figures(round(100 * share))))

    def _say_written(self) -> None:
        self.said.emit(translate("Export", "Exported to {path}").format(path=self._path))
