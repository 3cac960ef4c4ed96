"""Zoom levels half an octave apart, and the tiles of time into which each is cut."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, log2
from typing import Final, NamedTuple

LONGEST_OCTAVE: Final = 61
"""Stretches of 2**61 s are the longest that int64 times can be counted in from both sides of the epoch."""
_TILE_PX: Final = 2048.0
"""The least width of a tile; it can be twice as wide."""


def level_to_px_per_s(level: int, base_px_per_s: float) -> float:
    """The scale at which `level` begins; level 0 does at `base_px_per_s`, the coarsest."""
    return float(base_px_per_s * 2.0 ** (level / 2))


def px_per_s_to_level(px_per_s: float, base_px_per_s: float) -> int:
    """The finest level that begins at or below a scale; 0 below the base."""
    # The tolerance lets a scale that was computed back from a level's own count as that level.
    return max(0, floor(2 * log2(px_per_s / base_px_per_s) + 1e-6))


def px_to_octave(px: float, px_per_s: float) -> int:
    """The least power of two, as its exponent, of seconds that is at least `px` wide; at most `LONGEST_OCTAVE`."""
    return min(max(0, ceil(log2(px / px_per_s))), LONGEST_OCTAVE)


class Tiling(NamedTuple):
    """Time cut into stretches of `2**octave` seconds, numbered from the one that begins at `offset_s`."""

    octave: int
    offset_s: int

    @classmethod
    @lru_cache(maxsize=1_024)
    def of_level(cls, level: int, base_px_per_s: float) -> Tiling:
        """The tiles of a level; those of the next have their borders in the middle of these or of their halves.

        What crosses a border at one level so finds a tile around it at the next.
        """
        octave = max(1, px_to_octave(_TILE_PX, level_to_px_per_s(level, base_px_per_s)))
        return cls(octave, (level % 2) << (octave - 1))

    def overlapping(self, lo_s: int, hi_s: int) -> range:
        """The numbers of the tiles that `[lo_s, hi_s)` touches."""
        return range((lo_s - self.offset_s) >> self.octave, ((hi_s - 1 - self.offset_s) >> self.octave) + 1)

    def bounds_s(self, number: int) -> tuple[int, int]:
        """The first second of a tile and that of the next; Python's ints, which may be beyond int64."""
        lo_s = (number << self.octave) + self.offset_s
        return lo_s, lo_s + (1 << self.octave)
