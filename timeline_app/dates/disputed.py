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
_FLOATING: Final = int(DateFlags.FLOATING | DateFlags.FLOATING_START | DateFlags.FLOATING_END)
_OPEN_START: Final = int(DateFlags.OPEN_START)
_OPEN_END: Final = int(DateFlags.OPEN_END)
_UNKNOWN_START: Final = int(DateFlags.UNKNOWN_START)
_UNKNOWN_END: Final = int(DateFlags.UNKNOWN_END)


def disputed_bounds(texts: Iterable[str]) -> DateBounds:
    """What several EDTF dates leave possible: it starts where any of them starts, and ends where any of them ends.

    It is an interval where all of them are and have a stretch in common; else one of a set, as in EDTF's brackets.
    An end that is open by only some of an interval's dates is unknown. Where a side has no bound, the bound
    next to it says how far what is stated reaches. EdtfError for a text that is none.
    """
    stated = [read_bounds(text) for text in texts]
    flags = reduce(or_, (bounds.flags for bounds in stated), int(DateFlags.DISPUTED)) & ~_FLOATING
    # Sources may mean different clocks: of each bound it is said which one it is by.
    first, last = min(stated, key=lambda bounds: bounds.lo_s), max(stated, key=lambda bounds: bounds.hi_s)
    if first.flags & (DateFlags.FLOATING | DateFlags.FLOATING_START):
        flags |= int(DateFlags.FLOATING_START)
    if last.flags & (DateFlags.FLOATING | DateFlags.FLOATING_END):
        flags |= int(DateFlags.FLOATING_END)
    hull = DateBounds(
        first.lo_s,
        max(bounds.start_hi_s for bounds in stated),
        min(bounds.end_lo_s for bounds in stated),
        last.hi_s,
        flags,
        max(bounds.precision for bounds in stated),
        int(Kind.ONE_OF),
    )
    if _overlap(stated):
        return _interval(hull, stated)
    flags = hull.flags & ~_BOTH_ABOUT
    if hull.lo_s > FAR_PAST:
        flags &= ~(_OPEN_START | _UNKNOWN_START)
    if hull.hi_s < FAR_FUTURE:
        flags &= ~(_OPEN_END | _UNKNOWN_END)
    for is_open, unknown in ((_OPEN_START, _UNKNOWN_START), (_OPEN_END, _UNKNOWN_END)):
        if flags & is_open:
            flags &= ~unknown
    known_s = [time_s for bounds in stated for time_s in bounds[:4] if FAR_PAST < time_s < FAR_FUTURE]
    return hull._replace(
        start_hi_s=max(known_s) if hull.hi_s == FAR_FUTURE and known_s else hull.hi_s,
        end_lo_s=min(known_s) if hull.lo_s == FAR_PAST and known_s else hull.lo_s,
        flags=flags,
    )


def _overlap(stated: Sequence[DateBounds]) -> bool:
    """Whether all are intervals, and a stretch of time belongs to each of them."""
    return all(bounds.kind == Kind.INTERVAL for bounds in stated) and max(
        bounds.start_hi_s for bounds in stated
    ) <= min(bounds.end_lo_s for bounds in stated)


def _interval(hull: DateBounds, stated: Sequence[DateBounds]) -> DateBounds:
    flags = hull.flags
    # Where only some say that it has no start or no end, nobody knows.
    for is_open, unknown in ((_OPEN_START, _UNKNOWN_START), (_OPEN_END, _UNKNOWN_END)):
        if flags & is_open and not all(bounds.flags & is_open for bounds in stated):
            flags = flags & ~is_open | unknown
    return hull._replace(flags=flags, kind=int(Kind.INTERVAL))


@lru_cache(maxsize=4_096)
def disputed_stretches(texts: tuple[str, ...]) -> tuple[DateBounds, ...]:
    """The stretches in which a date lies that is one of several, in order of time; see `edtf_to_stretches`.

    An interval is a stretch from its first day to its last. Empty where all are intervals that overlap.
    """
    stated = [read_bounds(text) for text in texts]
    if _overlap(stated):
        return ()
    stretches = [
        stretch for text, bounds in zip(texts, stated, strict=True) for stretch in edtf_to_stretches(text) or (bounds,)
    ]
    return join_stretches(
        [one._replace(start_hi_s=one.hi_s, end_lo_s=one.lo_s, kind=int(Kind.ONE_OF)) for one in stretches]
    )
