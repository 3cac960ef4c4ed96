"""Work that takes long, done beside the window, which stays usable meanwhile."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")
_TURN_S: Final = 0.0005
_TOLD_EVERY_S: Final = 0.02


class _StoppedError(Exception):
    """Nobody waits for the outcome any more."""


class Work(QThread, Generic[Outcome]):
    """A function run in a thread of its own; once `finished`, it has an outcome or an error, unless it was stopped."""

    progressed = Signal(float)
    """How much is done, 0 to 1."""

    def __init__(self, do: Callable[[Callable[[float], None]], Outcome], parent: QObject) -> None:
        """`do` is given a function to tell of the share that is done; it must not catch what that raises."""
        super().__init__(parent)
        self._do = do
        self._told_next_s = 0.0
        self.outcome: Outcome | None = None
        self.error: Exception | None = None
        self.was_stopped = False
        """Whether it ended before its end; if it is told to when all is done, it did not."""

    def stop(self) -> None:
        """End the work without an outcome, and wait until it has ended."""
        self.requestInterruption()
        self.wait()
        self.outcome = self.error = None

    def run(self) -> None:
        # The window waits for its turn at each call into Qt; at the usual interval, both crawl. It says nothing where
        # no other thread wants a turn, so it can stay.
        sys.setswitchinterval(_TURN_S)
        try:
            self.outcome = self._do(self._tell)
        except _StoppedError:
            self.was_stopped = True
        except Exception as error:  # whoever waits for the outcome is told of it
            self.error = error

    def _tell(self, share: float) -> None:
        # Each call of Qt lets Python's lock go, too shortly for the window to get it, and begins the window's waiting
        # for it anew: called every millisecond, they would stop the window for as long as the work takes.
        now_s = monotonic()
        if now_s < self._told_next_s:
            return
        self._told_next_s = now_s + _TOLD_EVERY_S
        if self.isInterruptionRequested():
            raise _StoppedError
        self.progressed.emit(share)
