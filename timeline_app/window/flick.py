"""How fast the pointer was when it let go, and how far the picture glides on."""

from __future__ import annotations

from typing import Final

import msgspec

_MEMORY_MS: Final = 80
_GLIDE_S: Final = 0.22
"""The way is the velocity times this, as of something that is slowed down evenly."""
_LEAST_PX_PER_S: Final = 150.0


class Flick(msgspec.Struct, frozen=True):
    """The pointer's last moves as (x_px, time_ms)."""

    moves: tuple[tuple[float, int], ...] = ()

    def moved(self, x_px: float, time_ms: int) -> Flick:
        """With one more move; those too old to tell the velocity are forgotten."""
        recent = tuple(move for move in self.moves if time_ms - move[1] <= _MEMORY_MS)
        return Flick((*recent, (x_px, time_ms)))

    def glide_px(self, released_ms: int) -> float:
        """How far the picture goes on by itself; 0 when the pointer rested before it let go."""
        recent = [move for move in self.moves if released_ms - move[1] <= _MEMORY_MS]
        if len(recent) < 2 or recent[-1][1] == recent[0][1]:
            return 0.0
        px_per_s = (recent[-1][0] - recent[0][0]) / (recent[-1][1] - recent[0][1]) * 1000
        return px_per_s * _GLIDE_S if abs(px_per_s) >= _LEAST_PX_PER_S else 0.0
