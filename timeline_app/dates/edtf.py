"""EDTF, the Library of Congress's Extended Date/Time Format of 2019, levels 0 to 2: text to expression.

https://www.loc.gov/standards/datetime/. Beyond it, date-times and seasons may be ends of intervals, and a time
of day may lack its seconds.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.expression import (
    DateSet,
    EdtfError,
    Expression,
    Interval,
    MissingEnd,
    Range,
    Single,
    local_time_flags,
    point_bounds,
)
from timeline_app.dates.mistakes import describe_mistake
from timeline_app.dates.singles import parse_single
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MAX_LENGTH", "EdtfError", "parse_edtf"]

MAX_LENGTH: Final = 2_000
"""The longest text that is read, in characters."""
_KINDS: Final = {"[]": Kind.ONE_OF, "{}": Kind.ALL_OF}


def parse_edtf(text: str) -> Expression:
    """Parse an EDTF expression; EdtfError with a reason in plain words for anything else."""
    if len(text) > MAX_LENGTH:
        raise EdtfError(
            translate("Problems", "the text has {length} characters; a date has at most {most}").format(
                length=in_figures(len(text)), most=in_figures(MAX_LENGTH)
            ),
            text[:MAX_LENGTH],
        )
    try:
        return _parse(text)
    except EdtfError as error:
        raise EdtfError(describe_mistake(text) or error.reason, text) from None


def _parse(text: str) -> Expression:
    if text[:1] in {"[", "{"} or text[-1:] in {"]", "}"}:
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return parse_single(text)


def _parse_interval(text: str) -> Interval:
    """EDTF sections "Time Interval" (level 0) and "Extended Interval" (levels 1 and 2)."""
    ends = text.split("/")
    if len(ends) != 2:
        raise EdtfError(translate("Problems", "an interval has one slash, between its start and its end"))
    start, end = (_parse_end(part) for part in ends)
    if isinstance(start, MissingEnd) and isinstance(end, MissingEnd):
        raise EdtfError(translate("Problems", "an interval needs a date at one end at least"))
    return Interval(start, end, _interval_bounds(start, end))


def _parse_end(text: str) -> Single | MissingEnd:
    return MissingEnd(text) if text in {"", ".."} else parse_single(text)


def _interval_bounds(start: Single | MissingEnd, end: Single | MissingEnd) -> DateBounds:
    lo_s = start_hi_s = FAR_PAST
    end_lo_s = hi_s = FAR_FUTURE
    flags = 0
    precisions = set()
    if isinstance(start, MissingEnd):
        flags |= DateFlags.OPEN_START if start is MissingEnd.OPEN else DateFlags.UNKNOWN_START
    else:
        lo_s, start_hi_s = start.bounds.lo_s, start.bounds.hi_s
        flags |= start.bounds.flags
        if start.bounds.flags & DateFlags.APPROXIMATE:
            flags |= DateFlags.APPROXIMATE_START
        precisions.add(start.bounds.precision)
    if isinstance(end, MissingEnd):
        flags |= DateFlags.OPEN_END if end is MissingEnd.OPEN else DateFlags.UNKNOWN_END
    else:
        end_lo_s, hi_s = end.bounds.lo_s, end.bounds.hi_s
        flags |= end.bounds.flags
        if end.bounds.flags & DateFlags.APPROXIMATE:
            flags |= DateFlags.APPROXIMATE_END
        precisions.add(end.bounds.precision)
    if not isinstance(start, MissingEnd) and not isinstance(end, MissingEnd):
        flags &= ~DateFlags.FLOATING
        flags |= local_time_flags(start.bounds, end.bounds, (start.bounds, end.bounds))
    if lo_s >= hi_s:
        raise EdtfError(translate("Problems", "the interval ends before it starts"))
    precision = precisions.pop() if len(precisions) == 1 else Precision.UNDEFINED
    return DateBounds(lo_s, start_hi_s, end_lo_s, hi_s, int(flags), precision, Kind.INTERVAL)


def _parse_set(text: str) -> DateSet:
    """EDTF section "Set representation" (level 2)."""
    kind = _KINDS.get(text[0] + text[-1])
    if kind is None:
        raise EdtfError(
            translate("Problems", "a set stands in [ ] (one of them) or in { } (all of them), closed as it was opened")
        )
    parts = text[1:-1].split(",")
    last = len(parts) - 1
    members = tuple(_parse_member(part, is_first=index == 0, is_last=index == last) for index, part in enumerate(parts))
    return DateSet(members, _set_bounds(members, kind))


def _parse_member(text: str, *, is_first: bool, is_last: bool) -> Single | Range:
    before, dots, after = text.partition("..")
    if not dots:
        if not text:
            raise EdtfError(translate("Problems", "a set has a date between any two commas, and at least one"))
        return parse_single(text)
    if not before and not after:
        raise EdtfError(translate("Problems", "two dots need a date before or after them"))
    if (not before and not is_first) or (not after and not is_last):
        raise EdtfError(
            translate(
                "Problems", "only the first member of a set can begin with two dots, only the last can end with them"
            )
        )
    return _range(parse_single(before) if before else None, parse_single(after) if after else None)


def _range(first: Single | None, last: Single | None) -> Range:
    if first is not None and last is not None:
        if first.bounds.precision != last.bounds.precision:
            raise EdtfError(
                translate(
                    "Problems", "two dots stand between dates of the same precision, such as two years or two days"
                )
            )
        if first.bounds.lo_s > last.bounds.lo_s:
            raise EdtfError(translate("Problems", "the range in the set ends before it starts"))
    return Range(first, last)


def _set_bounds(members: Iterable[Single | Range], kind: Kind) -> DateBounds:
    firsts: list[Single | None] = []
    lasts: list[Single | None] = []
    for member in members:
        firsts.append(member.first if isinstance(member, Range) else member)
        lasts.append(member.last if isinstance(member, Range) else member)
    dates = [date.bounds for date in (*firsts, *lasts) if date is not None]
    flags = reduce(or_, (bounds.flags for bounds in dates)) & ~DateFlags.FLOATING
    first, last = min(dates, key=lambda bounds: bounds.lo_s), max(dates, key=lambda bounds: bounds.hi_s)
    flags |= local_time_flags(first, last, dates)
    flags |= DateFlags.OPEN_START if None in firsts else 0
    flags |= DateFlags.OPEN_END if None in lasts else 0
    lo_s = min(FAR_PAST if date is None else date.bounds.lo_s for date in firsts)
    hi_s = max(FAR_FUTURE if date is None else date.bounds.hi_s for date in lasts)
    precisions = {bounds.precision for bounds in dates}
    precision = Precision(precisions.pop()) if len(precisions) == 1 else Precision.MIXED
    return point_bounds(lo_s, hi_s, flags, precision, kind)
