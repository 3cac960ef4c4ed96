"""What a date means on the time axis: bounds in whole seconds, flags, precision, kind."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import Final, NamedTuple

FAR_PAST: Final = -(2**62)
"""Stands for "no known bound" at the early side; below every time that a date can name."""
FAR_FUTURE: Final = 2**62
"""Stands for "no known bound" at the late side."""


class Kind(IntEnum):
    """The form of an EDTF expression."""

    UNDATED = 0
    DATE = 1
    DATETIME = 2
    SEASON = 3
    INTERVAL = 4
    ONE_OF = 5
    ALL_OF = 6


class Precision(IntEnum):
    """The finest unit that an expression names; coarser is larger."""

    SECOND = 0
    MINUTE = 1
    DAY = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    QUADRIMESTER = 6
    SEMESTER = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10
    MILLENNIUM = 11
    MIXED = 12
    """A set whose members differ."""
    UNDEFINED = 13
    """An interval whose ends differ."""


class DateFlags(IntFlag):
    """What an expression says about its own certainty (EDTF sections 4.2 to 4.4)."""

    NONE = 0
    APPROXIMATE = 1
    UNCERTAIN = 2
    UNSPECIFIED = 4
    OPEN_START = 8
    OPEN_END = 16
    UNKNOWN_START = 32
    UNKNOWN_END = 64
    FLOATING = 128
    """Its times of day are local ones, without an offset from UTC."""
    APPROXIMATE_START = 256
    """Of an interval: it is the start that is approximate."""
    APPROXIMATE_END = 512
    DISPUTED = 1024
    """No single expression: sources give different dates, and these are the bounds of all."""
    FLOATING_START = 2048
    """Only some times of day are local, and the one at the start is; the next: the one at the end is."""
    FLOATING_END = 4096


class DateBounds(NamedTuple):
    """Where a date lies: it starts in `[lo_s, start_hi_s)` and ends in `[end_lo_s, hi_s)`.

    All four are whole seconds since 1970-01-01T00:00:00 in the proleptic Gregorian calendar, half-open,
    `FAR_PAST` or `FAR_FUTURE` where a side is open or unknown. For anything but an interval both
    ranges are the same: `start_hi_s == hi_s` and `end_lo_s == lo_s`. At an open or unknown start
    both `lo_s` and `start_hi_s` are `FAR_PAST`; at an open or unknown end both others are `FAR_FUTURE`.
    """

    lo_s: int
    start_hi_s: int
    end_lo_s: int
    hi_s: int
    flags: int
    """A combination of `DateFlags`, as a plain int."""
    precision: int
    """A `Precision`, as a plain int."""
    kind: int
    """A `Kind`, as a plain int."""
