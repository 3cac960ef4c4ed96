"""Puts the rows of a file in order: those of a small file at once, those of a large one beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from timeline_app.tabular.columns import COLUMN_OF
from timeline_app.tabular.row_order import RowOrder, order_rows
from timeline_app.window.work import Work

if TYPE_CHECKING:
    from timeline_app.table import EventFile

SMALL_COUNT: Final = 10_000
"""So many events are sorted at once: that takes no longer than a blink."""


class RowSorting(QObject):
    """Sorts a file by one column at a time; the last one that was asked for wins."""

    started = Signal(str)
    """The heading of the column by which a large file is being sorted."""
    sorted = Signal(object)
    """The `RowOrder` that was asked for."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._work: Work[RowOrder] | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being sorted."""
        return self._work is not None

    def start(self, file: EventFile, column_id: str) -> None:
        """Sort a file by a column; `sorted` comes at once where the file is small."""
        self.cancel()
        column = COLUMN_OF[column_id]
        if len(file.table) <= SMALL_COUNT:
            self.sorted.emit(order_rows(file, column, self._language))
            return
        self._work = work = Work(partial(order_rows, file, column, self._language), self)
        work.ended.connect(lambda: self._finish(work))
        self.started.emit(column.title)
        work.start()

    def cancel(self) -> None:
        """Leave the sorting that goes on, without waiting for its end: NumPy sorts a million texts in one go."""
        work, self._work = self._work, None
        if work is not None:
            work.leave()

    def stop(self) -> None:
        """Leave all that goes on, and wait until it has ended."""
        self._work = None
        for work in self.findChildren(Work):
            work.stop()

    def _finish(self, work: Work[RowOrder]) -> None:
        self._work = None
        self.sorted.emit(work.result())
