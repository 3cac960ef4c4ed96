"""Work that takes long, done beside the window, which stays usable meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")


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
        self.outcome: Outcome | None = None
        self.error: Exception | None = None

    def stop(self) -> None:
        """End the work without an outcome, and wait until it has ended."""
        self.requestInterruption()
        self.wait()
        self.outcome = self.error = None

    def run(self) -> None:
        try:
            self.outcome = self._do(self._tell)
        except _StoppedError:
            pass
        except Exception as error:  # whoever waits for the outcome is told of it
            self.error = error

    def _tell(self, share: float) -> None:
        if self.isInterruptionRequested():
            raise _StoppedError
        self.progressed.emit(share)
