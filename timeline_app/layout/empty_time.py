"""Finds the long empty stretches of a file's time: what is to be folded, if one wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.calendar import SECONDS_PER_DAY, SECONDS_PER_HOUR, civil_to_seconds, seconds_to_civil
from timeline_app.layout.chronology import horizon_s
from timeline_app.layout.folding import UNFOLDED, Fold, Folding
from timeline_app.layout.footprint import rows_in_span, table_to_footprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import Bools, EventFile

_LONG: Final = 4
"""A stretch is long if it takes a quarter of the time that is left when it and the longer ones are folded."""
_KEPT: Final = 24
"""Each fold keeps this part of the time that is left: room for its sign, in any width."""
_MARGIN: Final = 12
"""However short the events, as much time as this part of the empty one is left around them."""
_LEFTOVER: Final = 6
"""A fold begins and ends with whole years if what this leaves empty is at most this part of the time that is left."""
_LEAST_S: Final = SECONDS_PER_HOUR
_SIZES_S: Final = (SECONDS_PER_DAY, SECONDS_PER_HOUR, 60, 1)


def find_empty_time(
    footprints: Footprints, dated: Bools, as_of_s: int | None, span_s: tuple[int, int] | None = None
) -> Folding:
    """Fold the long stretches between the dated events, whatever is filtered; `dated` has shape `(n,)`.

    A stretch is empty if no mark covers any of it and the day up to which the file knows is not in it. Given a
    `span_s`, only the events that touch it count.
    """
    rows = dated if span_s is None else rows_in_span(footprints, dated, *span_s)
    begins_s, ends_s = footprints.outer_lo_s[rows], footprints.outer_hi_s[rows]
    if not len(begins_s):
        return UNFOLDED
    whole_s = int(ends_s.max()) - int(begins_s.min())
    if as_of_s is not None and begins_s.min() < as_of_s < ends_s.max():
        begins_s, ends_s = np.append(begins_s, as_of_s), np.append(ends_s, as_of_s)
    order = np.argsort(begins_s)
    after_s, before_s = begins_s[order][1:], np.maximum.accumulate(ends_s[order])[:-1]
    # Compared, not subtracted: the whole of time is longer than 64 bits of seconds.
    is_gap = after_s > before_s
    gaps = sorted(
        zip(before_s[is_gap].tolist(), after_s[is_gap].tolist(), strict=True), key=lambda gap: gap[0] - gap[1]
    )
    left_s, long = whole_s, []
    for begin_s, end_s in gaps:
        length_s = end_s - begin_s
        if length_s < _LEAST_S or length_s * _LONG < left_s - length_s:
            break
        left_s -= length_s
        margin_s = max(0, length_s // _MARGIN - left_s) // 2
        left_s += 2 * margin_s
        long.append((begin_s + margin_s, end_s - margin_s))
    stretches = sorted(_whole_units(begin_s, end_s, left_s // _LEFTOVER) for begin_s, end_s in long)
    kept_s = max(1, (whole_s - sum(end_s - begin_s for begin_s, end_s in stretches)) // _KEPT)
    folds = (Fold(begin_s, end_s, (end_s - begin_s) // kept_s) for begin_s, end_s in stretches)
    return Folding(tuple(fold for fold in folds if fold.factor >= 2))


def file_to_empty_time(file: EventFile, span_s: tuple[int, int] | None = None) -> Folding:
    """`find_empty_time` of a file of which nothing is prepared yet."""
    footprints = table_to_footprints(file.table, horizon_s(file))
    return find_empty_time(footprints, file.table.dated(), file.as_of_s, span_s)


def _whole_units(begin_s: int, end_s: int, spare_s: int) -> tuple[int, int]:
    """The longest part with ends as round as can be: of whole years if that leaves `spare_s` or less, or of months."""
    for first_s, last_s in _parts(begin_s, end_s):
        if first_s < last_s and end_s - begin_s - (last_s - first_s) <= spare_s:
            return first_s, last_s
    return begin_s, end_s


def _parts(begin_s: int, end_s: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that are whole millions of years, thousands, years, months, days and so on."""
    for months in (12_000_000, 12_000, 12, 1):
        # The first month that begins at `begin_s` or later.
        first, last = _month_at(begin_s - 1) + 1, _month_at(end_s)
        yield _month_start_s(-(-first // months) * months), _month_start_s(last // months * months)
    for size_s in _SIZES_S:
        yield -(-begin_s // size_s) * size_s, end_s // size_s * size_s


def _month_at(time_s: int) -> int:
    """The number of the month in which a time lies, counted from the beginning of the year 0."""
    year, month, *_ = seconds_to_civil(time_s)
    return year * 12 + month - 1


def _month_start_s(month: int) -> int:
    return civil_to_seconds(month // 12, month % 12 + 1)
