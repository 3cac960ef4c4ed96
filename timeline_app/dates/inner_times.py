"""What lies inside the bounds of a date: the year that an estimate names, the stretches that a set is made of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.expression import DateSet, NumericYear, Range

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds


@lru_cache(maxsize=4_096)
def edtf_to_estimate_s(text: str) -> int | None:
    """The middle of the year that is the best estimate, of a year with significant digits such as `1950S2`.

    None for all other dates; EdtfError for text that is none.
    """
    date = parse_edtf(text)
    if not isinstance(date, NumericYear) or date.significant_digits is None:
        return None
    return (civil_to_seconds(date.year) + civil_to_seconds(date.year + 1)) // 2


@lru_cache(maxsize=4_096)
def edtf_to_stretches(text: str) -> tuple[DateBounds, ...]:
    """The stretches that a set's members make up, in order of time, each with the set's own kind and precision.

    Members that touch make one stretch: `[1667,1668,1670]` has two. Empty for all other dates; EdtfError for text
    that is none.
    """
    date = parse_edtf(text)
    if not isinstance(date, DateSet):
        return ()
    hull = date.bounds
    members = []
    for member in date.members:
        ends = [member.first, member.last] if isinstance(member, Range) else [member]
        known = [end.bounds for end in ends if end is not None]
        lo_s = known[0].lo_s if ends[0] is not None else hull.lo_s
        hi_s = known[-1].hi_s if ends[-1] is not None else hull.hi_s
        flags = known[0].flags | known[-1].flags
        members.append(hull._replace(lo_s=lo_s, start_hi_s=hi_s, end_lo_s=lo_s, hi_s=hi_s, flags=flags))
    return join_stretches(members)


def join_stretches(stretches: list[DateBounds] | tuple[DateBounds, ...], apart_s: int = 0) -> tuple[DateBounds, ...]:
    """The stretches in order of time, those joined whose middles or edges are not `apart_s` from each other."""
    joined: list[DateBounds] = []
    for stretch in sorted(stretches):
        if joined and _reach_s(stretch, apart_s)[0] <= _reach_s(joined[-1], apart_s)[1]:
            last = joined[-1]
            hi_s = max(last.hi_s, stretch.hi_s)
            joined[-1] = last._replace(start_hi_s=hi_s, hi_s=hi_s, flags=last.flags | stretch.flags)
        else:
            joined.append(stretch)
    return tuple(joined)


def _reach_s(stretch: DateBounds, least_s: int) -> tuple[int, int]:
    """How far a stretch reaches if it takes `least_s` about its middle, however short it is."""
    middle_s = (stretch.lo_s + stretch.hi_s) // 2
    return min(stretch.lo_s, middle_s - least_s // 2), max(stretch.hi_s, middle_s + least_s // 2)
