"""How far two dates lie apart: what is certain of it, and what is only possible."""

from __future__ import annotations

from math import inf
from typing import Final, NamedTuple

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind
from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.dates.phrases import spoken
from timeline_app.wording import in_figures, translate

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
        return translate("Dates", "no date to compare")
    are_moments = all(bounds.kind not in (Kind.INTERVAL, Kind.ALL_OF) for bounds in (first, second))
    apart = distance(first, second)
    words = _distance_to_words(apart, are_moments=are_moments)
    flags = first.flags | second.flags
    if flags & DateFlags.APPROXIMATE:
        template = translate("Dates", "{distance} (approximate)", "how far two dates are apart")
        if 0 < apart.most < inf and _count_to_words(apart.least) == _count_to_words(apart.most):
            # Years are about so many in any case.
            is_exact = apart.most <= _COUNTED_DAYS
            template = translate("Dates", "about {distance}", "3 days apart") if is_exact else "{distance}"
        words = template.format(distance=words)
    if flags & DateFlags.UNCERTAIN:
        words = translate("Dates", "{distance}, if the uncertain date is right").format(distance=words)
    return words


def _distance_to_words(apart: Distance, *, are_moments: bool) -> str:
    if apart.most == 0:
        return translate("Dates", "on the same day") if are_moments else translate("Dates", "they overlap")
    order = []
    if apart.first_may_lead and apart.second_may_lead:
        order.append(translate("Dates", "either may be the first"))
    if apart.least == 0:
        near = translate("Dates", "perhaps on the same day") if are_moments else translate("Dates", "may overlap")
        most = translate("Dates", "at most {length} apart", "{length} is 3 days, about 5 years")
        if apart.most == inf:
            most = translate("Dates", "how far apart is not known")
        else:
            most = most.format(length=_count_to_words(apart.most))
        return spoken().comma.join([near, most, *order])
    if apart.most == inf:
        least = translate("Dates", "at least {length} apart", "{length} is 3 days, about 5 years")
        return spoken().comma.join([least.format(length=_count_to_words(apart.least)), *order])
    return _bounded_to_words(apart.least, apart.most)


def _bounded_to_words(least_days: float, most_days: float) -> str:
    """At least some days and at most some more; what the two have in common is said once."""
    least, most = _count_to_words(least_days), _count_to_words(most_days)
    if least == most:
        return translate("Dates", "{length} apart", "{length} is 3 days, about 5 years").format(length=most)
    if most_days <= _COUNTED_DAYS:
        template = translate("Dates", "between {least} and %Ln days apart", "", int(most_days))
        return template.format(least=in_figures(int(least_days)))
    if least_days > _COUNTED_DAYS:
        template = translate("Dates", "between about {least} and %Ln years apart", "", _years(most_days))
        return template.format(least=in_figures(_years(least_days)))
    template = translate("Dates", "between {least} and {most} apart", "{least} is 3 days, {most} about 5 years")
    return template.format(least=least, most=most)


def _gap(end: float, start: float) -> float:
    """The days from an end to a start; 0 where the start is not later."""
    return 0 if start <= end else start - end


def _day(time_s: int) -> float:
    if time_s >= FAR_FUTURE:
        return inf
    return -inf if time_s <= FAR_PAST else time_s // SECONDS_PER_DAY


def _count_to_words(days: float) -> str:
    if days > _COUNTED_DAYS:
        return translate("Dates", "about %Ln years", "", _years(days))
    return translate("Dates", "%Ln day(s)", "", int(days))


def _years(days: float) -> int:
    """About so many years, in three digits."""
    years = round(days / _DAYS_PER_YEAR)
    return round(years, min(0, 3 - len(str(years))))
