"""Reads a file beside the window, which stays usable meanwhile."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers import UnreadableFileError, read_file
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.layout.metrics import TextMeasure

SMALL_BYTES: Final = 4_000_000
"""Files up to this size are read at once: that takes no longer than a blink."""
_READING_SHARE: Final = 0.75
"""Of the time that a file takes; its events are then put in order, and their titles measured."""
_ORDERED_SHARE: Final = 0.85
_TURN_S: Final = 0.0005


class _StoppedError(Exception):
    """Nobody waits for the file any more."""


class Reading(QThread):
    """The reading of one file in a thread of its own; once `finished`, it has an outcome, unless it was stopped."""

    progressed = Signal(float)
    """How much is done, 0 to 1."""

    def __init__(self, path: Path, measure: TextMeasure, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self.outcome: PreparedFile | UnreadableFileError | None = None
        self._path, self._measure, self._language = path, measure, language

    def stop(self) -> None:
        """End the reading without an outcome, and wait until it has ended."""
        self.requestInterruption()
        self.wait()
        self.outcome = None

    def run(self) -> None:
        usual_s = sys.getswitchinterval()
        # The window waits for its turn at each call into Qt; at the usual interval, both crawl.
        sys.setswitchinterval(_TURN_S)
        try:
            self.outcome = read_prepared(self._path, self._measure, self._language, self._tell)
        except UnreadableFileError as error:
            self.outcome = error
        except MemoryError:
            reason = translate("Opening", "the memory of this computer is too small for it")
            self.outcome = UnreadableFileError(str(self._path), reason)
        except _StoppedError:
            pass
        finally:
            sys.setswitchinterval(usual_s)

    def _tell(self, share: float) -> None:
        if self.isInterruptionRequested():
            raise _StoppedError
        self.progressed.emit(share)


def read_prepared(
    path: Path, measure: TextMeasure, language: str, told: Callable[[float], None] | None = None
) -> PreparedFile:
    """Read a file and do all that its first picture needs; `told` hears of the share that is done, 0 to 1.

    Raises UnreadableFileError, and what `told` raises.
    """
    tell = told or (lambda _: None)
    file = read_file(path, lambda done, whole: tell(_READING_SHARE * done / max(1, whole)))
    prepared = PreparedFile.of(file, measure, language)
    tell(_ORDERED_SHARE)
    prepared.captions.measure_titles(lambda share: tell(_ORDERED_SHARE + (1 - _ORDERED_SHARE) * share))
    return prepared


def is_small(path: Path) -> bool:
    """Whether a file is read in a blink; one that can't be read is found out as fast."""
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:
        return True
