"""The parts of a parsed EDTF expression, as frozen values that know their bounds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

QUALIFIER_FLAGS: Final = {
    "": 0,
    "~": int(DateFlags.APPROXIMATE),
    "?": int(DateFlags.UNCERTAIN),
    "%": int(DateFlags.APPROXIMATE | DateFlags.UNCERTAIN),
}
"""What the signs for approximate, uncertain and both say."""
FLAGS_QUALIFIER: Final = {flags: qualifier for qualifier, flags in QUALIFIER_FLAGS.items()}


class Component(NamedTuple):
    """A year, month, day or season as written, with what is said of its certainty.

    `digits` may have `X` for digits that are not specified, and a minus sign before a year. `qualifier` is `~`,
    `?`, `%` (both) or empty, after group qualification (EDTF level 2) has been spread over the components.
    """

    digits: str
    qualifier: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether every digit is specified."""
        return "X" not in self.digits

    @property
    def number(self) -> int:
        """The value; ValueError where a digit is not specified."""
        return int(self.digits)


class CalendarDate(NamedTuple):
    """A year, a month or a day."""

    year: Component
    month: Component | None
    day: Component | None
    bounds: DateBounds


class Season(NamedTuple):
    """A season, quarter or other part of a year, by its EDTF code from 21 to 41."""

    year: Component
    code: Component
    bounds: DateBounds


class NumericYear(NamedTuple):
    """A year written as a number: after `Y`, with an exponent, or with a count of significant digits."""

    year: int
    significant_digits: int | None
    qualifier: str
    bounds: DateBounds


class DateTime(NamedTuple):
    """A time of a day, as written; `second` is None where only hour and minute are given."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int | None
    offset_min: int | None
    """Minutes ahead of UTC; None for a local time whose place is not given."""
    bounds: DateBounds


Single: TypeAlias = CalendarDate | Season | NumericYear | DateTime


class MissingEnd(Enum):
    """What stands at an end of an interval that has no date."""

    OPEN = ".."
    UNKNOWN = ""


class Interval(NamedTuple):
    """A stretch of time from a start to an end."""

    start: Single | MissingEnd
    end: Single | MissingEnd
    bounds: DateBounds


class Range(NamedTuple):
    """All dates of one precision from the first to the last, inside a set; None leaves that side open."""

    first: Single | None
    last: Single | None


class DateSet(NamedTuple):
    """One of its members, or all of them, as `bounds.kind` says."""

    members: tuple[Single | Range, ...]
    bounds: DateBounds


Expression: TypeAlias = Single | Interval | DateSet


class EdtfError(ValueError):
    """A text is not EDTF; `reason` says in plain words what is wrong."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text

    @property
    def suggestion(self) -> str | None:
        """Valid EDTF that was probably meant, or None; found when asked for, since it takes far longer to find."""
        from timeline_app.dates.suggestions import suggest_edtf  # noqa: PLC0415 - it parses, so it comes after

        return suggest_edtf(self.text)


def point_bounds(lo_s: int, hi_s: int, flags: int, precision: Precision, kind: Kind) -> DateBounds:
    """The bounds of anything but an interval."""
    return DateBounds(lo_s, hi_s, lo_s, hi_s, int(flags), precision, kind)


def local_time_flags(first: DateBounds, last: DateBounds, dates: Sequence[DateBounds]) -> int:
    """Which times of day of several dates are local; `first` and `last` are those of them that give the bounds."""
    timed = [bounds for bounds in dates if bounds.kind == Kind.DATETIME]
    if all(bounds.flags & DateFlags.FLOATING for bounds in timed):
        return int(DateFlags.FLOATING) if timed else 0
    at_start = DateFlags.FLOATING_START if first.flags & DateFlags.FLOATING else 0
    return int(at_start | (DateFlags.FLOATING_END if last.flags & DateFlags.FLOATING else 0))
