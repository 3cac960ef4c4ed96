"""What is wrong with a file of a house style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Fault(NamedTuple):
    """One mistake."""

    line: int
    """From 1; 0 where it is not known."""
    field: str
    """As in colors.paper; empty for the file as a whole."""
    reason: str


class HouseStyleError(ValueError):
    """A house style cannot be used; all that is wrong with it, each in a line of `FILE:LINE: field: reason`."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        self.path = path
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(self._words(fault) for fault in self.faults))

    def _words(self, fault: Fault) -> str:
        place = f"{self.path}:{fault.line}" if fault.line else str(self.path)
        return ": ".join(part for part in (place, fault.field, fault.reason) if part)
