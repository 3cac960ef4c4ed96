"""How far reading has come, told often enough for a smooth bar and for a quick end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

Told: TypeAlias = Callable[[int, int], None]
"""Called with how much of how much is done, in bytes of the file; what it raises ends the work."""
_STEPS: Final = 200
"""Each some hundredths of a second at most, even for a file of gigabytes."""


class Progress(msgspec.Struct):
    """A pass over a file of `size` bytes, of which `told` is told some `_STEPS` times."""

    told: Told | None
    size: int
    _next_at: int = 0

    def tell(self, at: int) -> None:
        """Say that the pass has come to the byte offset `at`."""
        if self.told is not None and at >= self._next_at:
            self._next_at = at + self.size // _STEPS
            self.told(at, self.size)


def portion(told: Told | None, begin: float, end: float) -> Told | None:
    """What one of several passes tells, so that `told` hears of it as that share, 0 to 1, of all the work."""
    if told is None:
        return None
    return lambda done, whole: told(int(begin * whole + (end - begin) * done), whole)
