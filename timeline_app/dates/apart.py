"""How far two dates lie apart: what is certain of it, and what is only possible."""

from __future__ import annotations

from math import inf
from typing import Final, NamedTuple

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind
from timeline_app.dates.calendar import SECONDS_PER_DAY

_COUNTED_DAYS: Final = 1_000
"""More days than this are said as years."""
_DAYS_PER_YEAR: Final = 365.2425


class Days(NamedTuple):
    """The days between which something starts and ends, counted from 1970-01-01; infinite where there is no bound.

    It starts on some day from `first_start` to `last_start` and ends on some day from `first_end` to `last_end`.
    """

    first_start: float
    last_start: float
    first_end: float
    last_end: float

    @classmethod
    def of(cls, bounds: DateBounds) -> Days:
        """The days of a date. An interval with an open end goes on for ever, one whose end is not known may not."""
        first, last = _day(bounds.lo_s), inf if bounds.hi_s == FAR_FUTURE else _day(bounds.hi_s - 1)
        if bounds.kind != Kind.INTERVAL:
            return cls(first, last, first, last)
        last_start = last if bounds.flags & DateFlags.UNKNOWN_START else _day(bounds.start_hi_s - 1)
        first_end = first if bounds.flags & DateFlags.UNKNOWN_END else _day(bounds.end_lo_s)
        # It ends no earlier than it starts, and starts no later than it ends.
        return cls(first, min(last_start, last), max(first_end, first), last)


class Distance(NamedTuple):
    """How many days lie from the end of the earlier of two to the start of the later; 0 where they share a day."""

    least: float
    most: float
    first_may_lead: bool
    """Whether the first of the two may end on an earlier day than the second starts."""
    second_may_lead: bool


def distance(first: DateBounds, second: DateBounds) -> Distance:
    """How far two dates lie apart, by all that their bounds allow; of undated ones there is none."""
    one, other = Days.of(first), Days.of(second)
    least = max(_gap(one.last_end, other.first_start), _gap(other.last_end, one.first_start))
    one_leads, other_leads = _gap(one.first_end, other.last_start), _gap(other.first_end, one.last_start)
    return Distance(least, max(one_leads, other_leads), one_leads > 0, other_leads > 0)


def apart_to_words(first: DateBounds, second: DateBounds) -> str:
    """The distance in words: "3 days apart", "between 2 and 40 days apart", "may overlap, at most 5 days apart"."""
    if Kind.UNDATED in (first.kind, second.kind):
        return "no date to compare"
    are_moments = all(bounds.kind not in (Kind.INTERVAL, Kind.ALL_OF) for bounds in (first, second))
    words = _distance_to_words(distance(first, second), are_moments=are_moments)
    flags = first.flags | second.flags
    if flags & DateFlags.APPROXIMATE:
        words = f"about {words}" if words[0].isdigit() else words
        words = words if words.startswith("about") else f"{words} (approximate)"
    return f"{words}, if the uncertain date is right" if flags & DateFlags.UNCERTAIN else words


def _distance_to_words(apart: Distance, *, are_moments: bool) -> str:
    if apart.most == 0:
        return "on the same day" if are_moments else "they overlap"
    order = ", either may be the first" if apart.first_may_lead and apart.second_may_lead else ""
    if apart.least == apart.most:
        return f"{_count_to_words(apart.least)} apart"
    if apart.least == 0:
        most = "how far apart is not known" if apart.most == inf else f"at most {_count_to_words(apart.most)} apart"
        return f"{'perhaps on the same day' if are_moments else 'may overlap'}, {most}{order}"
    if apart.most == inf:
        return f"at least {_count_to_words(apart.least)} apart{order}"
    least, most = _count_to_words(apart.least), _count_to_words(apart.most)
    if least == most:
        return f"{most} apart"
    # What the two have in common is said once.
    if apart.most <= _COUNTED_DAYS:
        least = f"{apart.least:,}"
    elif apart.least > _COUNTED_DAYS:
        least, most = least.removesuffix(" years"), most.removeprefix("about ")
    return f"between {least} and {most} apart"


def _gap(end: float, start: float) -> float:
    """The days from an end to a start; 0 where the start is not later."""
    return 0 if start <= end else start - end


def _day(time_s: int) -> float:
    if time_s >= FAR_FUTURE:
        return inf
    return -inf if time_s <= FAR_PAST else time_s // SECONDS_PER_DAY


def _count_to_words(days: float) -> str:
    if days > _COUNTED_DAYS:
        years = round(days / _DAYS_PER_YEAR)
        return f"about {round(years, min(0, 3 - len(str(years)))):,} years"
    return "1 day" if days == 1 else f"{days:,} days"
