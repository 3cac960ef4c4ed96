"""A date of which sources say different things: it is one of those, and nobody knows which."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.inner_times import edtf_to_stretches, join_stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOTH_ABOUT: Final = int(DateFlags.APPROXIMATE_START | DateFlags.APPROXIMATE_END)
_OPEN_START: Final = int(DateFlags.OPEN_START)
_OPEN_END: Final = int(DateFlags.OPEN_END)
_UNKNOWN_START: Final = int(DateFlags.UNKNOWN_START)
_UNKNOWN_END: Final = int(DateFlags.UNKNOWN_END)


def disputed_bounds(texts: Iterable[str]) -> DateBounds:
    """What several EDTF dates leave possible: it starts where any of them starts, and ends where any of them ends.

    As in a set in brackets, but intervals may be among them. EdtfError for a text that is none.
    """
    stated = [read_bounds(text) for text in texts]
    hull = DateBounds(
        min(bounds.lo_s for bounds in stated),
        max(bounds.start_hi_s for bounds in stated),
        min(bounds.end_lo_s for bounds in stated),
        max(bounds.hi_s for bounds in stated),
        reduce(or_, (bounds.flags for bounds in stated), int(DateFlags.DISPUTED)),
        max(bounds.precision for bounds in stated),
        int(Kind.ONE_OF),
    )
    return _interval(hull, stated) if any(bounds.kind == Kind.INTERVAL for bounds in stated) else hull


def _interval(hull: DateBounds, stated: Sequence[DateBounds]) -> DateBounds:
    flags = hull.flags
    if any(bounds.kind != Kind.INTERVAL and bounds.flags & DateFlags.APPROXIMATE for bounds in stated):
        flags |= _BOTH_ABOUT
    # Where only some say that it has no start or no end, nobody knows.
    for is_open, unknown in ((_OPEN_START, _UNKNOWN_START), (_OPEN_END, _UNKNOWN_END)):
        if flags & is_open and not all(bounds.flags & is_open for bounds in stated):
            flags = flags & ~is_open | unknown
    # "2010 or later" says no more of a start than that it is not earlier; "by 2010" no more of an end.
    starts = [bounds.lo_s if bounds.start_hi_s == FAR_FUTURE else bounds.start_hi_s for bounds in stated]
    ends = [bounds.hi_s if bounds.end_lo_s == FAR_PAST else bounds.end_lo_s for bounds in stated]
    return hull._replace(
        start_hi_s=FAR_PAST if hull.lo_s == FAR_PAST else max(starts),
        end_lo_s=FAR_FUTURE if hull.hi_s == FAR_FUTURE else min(ends),
        flags=flags,
        kind=int(Kind.INTERVAL),
    )


@lru_cache(maxsize=4_096)
def disputed_stretches(texts: tuple[str, ...]) -> tuple[DateBounds, ...]:
    """The stretches in which a date lies that is one of several, in order of time; see `edtf_to_stretches`.

    Empty where one of them is an interval.
    """
    stated = [read_bounds(text) for text in texts]
    if any(bounds.kind == Kind.INTERVAL for bounds in stated):
        return ()
    stretches = [
        stretch for text, bounds in zip(texts, stated, strict=True) for stretch in edtf_to_stretches(text) or (bounds,)
    ]
    return join_stretches([stretch._replace(kind=int(Kind.ONE_OF)) for stretch in stretches])
