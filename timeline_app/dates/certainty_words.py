"""How well a date is known, in a few words: "exact day", "month approximate", "open end"."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline_app.dates.bounds import DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import misses_end, misses_start
from timeline_app.wording import language_number, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    remarks = [remark for flag, remark in _remarks(language_number()).items() if bounds.flags & flag & ~said]
    return phrases.comma.join([known, *remarks])


def _known(bounds: DateBounds) -> tuple[str, int]:
    """What is known of a date, and those of its flags that the words speak of already."""
    if bounds.flags & DateFlags.DISPUTED:
        # Each source's date has its own remarks, said where it stands.
        return translate("Dates", "disputed", "of a date"), bounds.flags
    if bounds.kind == Kind.ONE_OF:
        return _one_of_to_words(bounds), _OPEN | _FLOATING_ENDS
    if bounds.kind == Kind.ALL_OF:
        return translate("Dates", "several dates"), _FLOATING_ENDS
    start = _unit(bounds.lo_s, bounds.start_hi_s, bounds.precision)
    end = _unit(bounds.end_lo_s, bounds.hi_s, bounds.precision)
    if bounds.kind == Kind.INTERVAL and not misses_start(bounds) and not misses_end(bounds):
        return _both_ends(bounds, start, end)
    unit = end if bounds.kind == Kind.INTERVAL and misses_start(bounds) else start
    if unit is None:
        return translate("Dates", "partly known"), _ABOUT & ~DateFlags.APPROXIMATE
    return _unit_to_words(unit, bounds.flags & _QUALIFIERS), _QUALIFIERS | _ABOUT


def _one_of_to_words(bounds: DateBounds) -> str:
    if misses_start(bounds) == misses_end(bounds):
        return translate("Dates", "one of several dates")
    if misses_start(bounds):
        return translate("Dates", "last possible date known")
    return translate("Dates", "first possible date known")


def _both_ends(bounds: DateBounds, start: Precision | None, end: Precision | None) -> tuple[str, int]:
    """What is known of both ends of an interval; which of them is uncertain, the flags do not say."""
    if bounds.precision == Precision.UNDEFINED or start is not end:
        return translate("Dates", "ends of different precision"), int(DateFlags.APPROXIMATE)
    if start is None:
        known = translate("Dates", "{known} at each end").format(known=translate("Dates", "partly known"))
        return known, int(DateFlags.APPROXIMATE)
    start_words, end_words = (
        _unit_to_words(start, int(DateFlags.APPROXIMATE) if bounds.flags & about else 0)
        for about in (DateFlags.APPROXIMATE_START, DateFlags.APPROXIMATE_END)
    )
    if start_words == end_words:
        return translate("Dates", "{known} at each end").format(known=start_words), _ABOUT
    return translate("Dates", "start {start}, end {end}").format(start=start_words, end=end_words), _ABOUT


def _unit_to_words(unit: Precision, qualifiers: int) -> str:
    template = _units_known(language_number())[qualifiers]
    if unit <= Precision.DAY and not qualifiers:
        template = translate("Dates", "exact {unit}")
    return template.format(unit=_units(language_number())[unit])


def _unit(lo_s: int, hi_s: int, precision: int) -> Precision | None:
    """The unit that is known of a date; unspecified digits can leave less than its precision, as in 1985-12-XX."""
    days = (hi_s - lo_s) // SECONDS_PER_DAY
    if days <= _LONGEST_DAYS.get(Precision(precision), days):
        return Precision(precision)
    first, last = seconds_to_civil(lo_s), seconds_to_civil(hi_s - 1)
    if first[:2] == last[:2]:
        return Precision.MONTH
    return Precision.YEAR if first[0] == last[0] else None


@cache
def _units(_language_number: int) -> Mapping[int, str]:
    """The names of units by `Precision`."""
    return {
        Precision.SECOND: translate("Dates", "time"),
        Precision.MINUTE: translate("Dates", "minute"),
        Precision.DAY: translate("Dates", "day"),
        Precision.MONTH: translate("Dates", "month"),
        Precision.QUARTER: translate("Dates", "quarter"),
        Precision.SEASON: translate("Dates", "season"),
        Precision.QUADRIMESTER: translate("Dates", "third of the year"),
        Precision.SEMESTER: translate("Dates", "half-year"),
        Precision.YEAR: translate("Dates", "year"),
        Precision.DECADE: translate("Dates", "decade"),
        Precision.CENTURY: translate("Dates", "century"),
        Precision.MILLENNIUM: translate("Dates", "millennium"),
    }


@cache
def _units_known(_language_number: int) -> Mapping[int, str]:
    """What is known of a unit, by the qualifying `DateFlags`: nothing, approximate, uncertain, both."""
    return {
        DateFlags.NONE: translate("Dates", "{unit} known"),
        DateFlags.APPROXIMATE: translate("Dates", "{unit} approximate"),
        DateFlags.UNCERTAIN: translate("Dates", "{unit} uncertain"),
        DateFlags.APPROXIMATE | DateFlags.UNCERTAIN: translate("Dates", "{unit} approximate and uncertain"),
    }


@cache
def _remarks(_language_number: int) -> Mapping[int, str]:
    """By `DateFlags`."""
    return {
        DateFlags.APPROXIMATE: translate("Dates", "approximate"),
        DateFlags.APPROXIMATE_START: translate("Dates", "start approximate"),
        DateFlags.APPROXIMATE_END: translate("Dates", "end approximate"),
        DateFlags.UNCERTAIN: translate("Dates", "uncertain"),
        DateFlags.OPEN_START: translate("Dates", "open start"),
        DateFlags.OPEN_END: translate("Dates", "open end"),
        DateFlags.UNKNOWN_START: translate("Dates", "start not known"),
        DateFlags.UNKNOWN_END: translate("Dates", "end not known"),
        DateFlags.FLOATING: translate("Dates", "local time"),
        DateFlags.FLOATING_START: translate("Dates", "start in local time"),
        DateFlags.FLOATING_END: translate("Dates", "end in local time"),
    }
