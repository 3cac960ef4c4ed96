"""How well a date is known, in a few words: "exact day", "month approximate", "open end"."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import misses_end, misses_start

_LONGEST_DAYS: Final = MappingProxyType(
    {
        Precision.DAY: 1,
        Precision.MONTH: 31,
        Precision.QUARTER: 92,
        Precision.SEASON: 92,
        Precision.QUADRIMESTER: 123,
        Precision.SEMESTER: 184,
        Precision.YEAR: 366,
    }
)
"""The most days that a date of each precision lasts."""


_QUALIFIERS: Final = int(DateFlags.APPROXIMATE | DateFlags.UNCERTAIN)
_OPEN: Final = int(DateFlags.OPEN_START | DateFlags.OPEN_END)
_FLOATING_ENDS: Final = int(DateFlags.FLOATING_START | DateFlags.FLOATING_END)
_ABOUT: Final = int(DateFlags.APPROXIMATE | DateFlags.APPROXIMATE_START | DateFlags.APPROXIMATE_END)


def certainty_to_words(bounds: DateBounds) -> str:
    """How well the date is known: "exact day", "month approximate", "month known, open end"."""
    phrases = spoken()
    if bounds.kind == Kind.UNDATED:
        return phrases.no_date
    known, said = _known(bounds)
    remarks = [remark for flag, remark in phrases.flags.items() if bounds.flags & flag & ~said]
    return phrases.comma.join([known, *remarks])


def _known(bounds: DateBounds) -> tuple[str, int]:
    """What is known of a date, and those of its flags that the words speak of already."""
    phrases = spoken()
    if bounds.flags & DateFlags.DISPUTED:
        # Each source's date has its own remarks, said where it stands.
        return phrases.disputed, bounds.flags
    if bounds.kind == Kind.ONE_OF:
        return phrases.one_of[misses_start(bounds), misses_end(bounds)], _OPEN | _FLOATING_ENDS
    if bounds.kind == Kind.ALL_OF:
        return phrases.all_of, _FLOATING_ENDS
    start = _unit(bounds.lo_s, bounds.start_hi_s, bounds.precision)
    end = _unit(bounds.end_lo_s, bounds.hi_s, bounds.precision)
    if bounds.kind == Kind.INTERVAL and not misses_start(bounds) and not misses_end(bounds):
        return _both_ends(bounds, start, end)
    unit = end if bounds.kind == Kind.INTERVAL and misses_start(bounds) else start
    if unit is None:
        return phrases.partly_known, _ABOUT & ~DateFlags.APPROXIMATE
    return _unit_to_words(unit, bounds.flags & _QUALIFIERS), _QUALIFIERS | _ABOUT


def _both_ends(bounds: DateBounds, start: Precision | None, end: Precision | None) -> tuple[str, int]:
    """What is known of both ends of an interval; which of them is uncertain, the flags do not say."""
    phrases = spoken()
    if bounds.precision == Precision.UNDEFINED or start is not end:
        return phrases.different_ends, int(DateFlags.APPROXIMATE)
    if start is None:
        return phrases.interval.format(known=phrases.partly_known), int(DateFlags.APPROXIMATE)
    start_words, end_words = (
        _unit_to_words(start, int(DateFlags.APPROXIMATE) if bounds.flags & about else 0)
        for about in (DateFlags.APPROXIMATE_START, DateFlags.APPROXIMATE_END)
    )
    if start_words == end_words:
        return phrases.interval.format(known=start_words), _ABOUT
    return phrases.start_and_end.format(start=start_words, end=end_words), _ABOUT


def _unit_to_words(unit: Precision, qualifiers: int) -> str:
    phrases = spoken()
    template = phrases.exact if unit <= Precision.DAY and not qualifiers else phrases.units_known[qualifiers]
    return template.format(unit=phrases.units[unit])


def _unit(lo_s: int, hi_s: int, precision: int) -> Precision | None:
    """The unit that is known of a date; unspecified digits can leave less than its precision, as in 1985-12-XX."""
    days = (hi_s - lo_s) // SECONDS_PER_DAY
    if days <= _LONGEST_DAYS.get(Precision(precision), days):
        return Precision(precision)
    first, last = seconds_to_civil(lo_s), seconds_to_civil(hi_s - 1)
    if first[:2] == last[:2]:
        return Precision.MONTH
    return Precision.YEAR if first[0] == last[0] else None
