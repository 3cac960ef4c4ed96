"""Reads the facets that stand in a file's texts while the window is idle."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from timeline_app.facets.file_facets import FileFacets

AT_ONCE: Final = 2_000
"""Events; so many are read in a blink."""
_SLICE_S: Final = 0.004
"""So that no frame comes late."""


class FacetReading(QObject):
    """Reads one file's facets at a time, the last one's that was asked for."""

    completed = Signal()
    """All facets of the file are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._facets: FileFacets | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is still something to read."""
        return self._timer.isActive()

    def start(self, facets: FileFacets) -> None:
        """Read a file's facets; few events at once, many when nothing else is to be done."""
        self._timer.stop()
        self._facets = facets
        if len(facets.table) <= AT_ONCE:
            facets.complete()
        elif not facets.is_complete:
            self._timer.start(0)

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()

    def _go_on(self) -> None:
        if self._facets is None:
            return
        end_s = time.perf_counter() + _SLICE_S
        for _ in self._facets.reading():
            if time.perf_counter() > end_s:
                return
        self._timer.stop()
        self.completed.emit()
