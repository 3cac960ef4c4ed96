"""Work that takes long, done beside the window, which stays usable meanwhile."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")
_TURN_S: Final = 0.0005
_TOLD_EVERY_S: Final = 0.02


class StoppedError(Exception):
    """Nobody waits for the result any more."""


class Work(QThread, Generic[Outcome]):
    """A function run in a thread of its own; it says when it has `ended`, unless it was left, and is deleted then."""

    progressed = Signal(float)
    """How much is done, 0 to 1."""
    ended = Signal()
    """There is a result."""
    _told = Signal(float)

    def __init__(self, do: Callable[[Callable[[float], None]], Outcome], parent: QObject) -> None:
        """`do` is given a function to tell of the share that is done; it must not catch what that raises."""
        super().__init__(parent)
        self._do = do
        self._told_next_s = 0.0
        self._outcome: Outcome | None = None
        self._is_left = False
        self.error: Exception | None = None
        """What `do` raised; StoppedError if it ended before its end. If it is told to when all is done, it did not."""
        self._told.connect(self._pass_on)
        self.finished.connect(self._end)

    def result(self) -> Outcome:
        """What `do` gave, once it has ended. Raises what it raised."""
        if self.error is not None:
            raise self.error
        return cast("Outcome", self._outcome)

    def leave(self) -> None:
        """End the work as soon as it tells how far it is; it says nothing from now on."""
        self._is_left = True
        self.requestInterruption()

    def stop(self) -> None:
        """Leave the work, and wait until it has ended."""
        self.leave()
        self.wait()

    def run(self) -> None:
        # The window waits for its turn at each call into Qt; at the usual interval, both crawl. It says nothing where
        # no other thread wants a turn, so it can stay.
        sys.setswitchinterval(_TURN_S)
        try:
            self._outcome = self._do(self._tell)
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
            raise StoppedError
        self._told.emit(share)

    # In the window's thread. What was told before the work was left may come late.

    def _pass_on(self, share: float) -> None:
        if not self._is_left:
            self.progressed.emit(share)

    def _end(self) -> None:
        self.deleteLater()
        if not self._is_left:
            self.ended.emit()
