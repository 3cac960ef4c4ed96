"""How far each event's mark reaches: its stretch of time, and the pixels around it that no zoom changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, SECONDS_PER_MONTH, SECONDS_PER_YEAR
from timeline_app.dates.inner_times import edtf_to_estimate_s
from timeline_app.layout.metrics import ABOUT_PX, ARROW_PX, FADE_PX, MARKER_PX, QUESTION_PX, SHORT_FADE_PX

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventTable, Ints, Rows

UNITS_S: Final = np.array(
    [
        {
            Precision.SECOND: 1,
            Precision.MINUTE: 60,
            Precision.DAY: SECONDS_PER_DAY,
            Precision.MONTH: SECONDS_PER_MONTH,
            Precision.QUARTER: 3 * SECONDS_PER_MONTH,
            Precision.SEASON: 3 * SECONDS_PER_MONTH,
            Precision.QUADRIMESTER: 4 * SECONDS_PER_MONTH,
            Precision.SEMESTER: 6 * SECONDS_PER_MONTH,
            Precision.DECADE: 10 * SECONDS_PER_YEAR,
            Precision.CENTURY: 100 * SECONDS_PER_YEAR,
            Precision.MILLENNIUM: 1000 * SECONDS_PER_YEAR,
        }.get(precision, SECONDS_PER_YEAR)
        for precision in Precision
    ],
    dtype=np.int64,
)
"""About how long the units of `Precision` are; a set of mixed ones counts as years."""

SET_BESIDE_PX: Final = MARKER_PX / 2
"""Room on both sides of a set: the markers of its first and its last member may be wider than these are."""

Pixels = npt.NDArray[np.float64]


class Footprints(msgspec.Struct, frozen=True, eq=False):
    """The drawn stretches of all events, one row an event; shape `(n,)` each, int64 seconds and float64 pixels.

    The mark covers `[outer_lo_s, outer_hi_s]` in time and `pad_left_px`, `pad_right_px` beyond, and is solid
    (or, for a vague moment, an even band) in `[solid_lo_s, solid_hi_s]`; in between it ramps. However narrow, it
    takes `half_left_px` and `half_right_px` beside `mid_s`. Without a row it is counted at `anchor_s`: a moment
    where its marker would stand, what lasts where it starts. Rows without a date are all 0.
    """

    outer_lo_s: Ints
    solid_lo_s: Ints
    solid_hi_s: Ints
    outer_hi_s: Ints
    mid_s: Ints
    anchor_s: Ints
    pad_left_px: Pixels
    pad_right_px: Pixels
    half_left_px: Pixels
    half_right_px: Pixels

    def __len__(self) -> int:
        return len(self.outer_lo_s)

    def ends_s(self, rows: Rows | slice = slice(None)) -> Ints:
        """The first seconds that are no longer in the marks of some rows: 2024 does not touch 2025.

        What has only just begun on the day up to which the file knows has no length, and takes a second.
        """
        return np.maximum(self.outer_hi_s[rows], self.outer_lo_s[rows] + 1)


def table_to_footprints(table: EventTable, horizon_s: int) -> Footprints:
    """The footprints of all rows. What is ongoing is drawn up to `horizon_s`, the day the file knows up to."""
    flags, interval = table.flags, table.kind == Kind.INTERVAL
    no_start, no_end = table.lo_s == FAR_PAST, table.hi_s == FAR_FUTURE
    ongoing = interval & ((flags & DateFlags.OPEN_END) != 0)

    solid_lo, solid_hi = _solid_stretch(table, interval)
    # One unit of its own precision further out on each side that the source calls approximate (EDTF 4.2, "~").
    about_start = (flags & np.where(interval, DateFlags.APPROXIMATE_START, DateFlags.APPROXIMATE)) != 0
    about_end = (flags & np.where(interval, DateFlags.APPROXIMATE_END, DateFlags.APPROXIMATE)) != 0
    # A plain date is as long as its unit; the hull of a set, or of a date with digits missing, is not.
    plain = (table.kind <= Kind.SEASON) & ((flags & DateFlags.UNSPECIFIED) == 0)
    unit = np.where(plain, table.hi_s - table.lo_s, UNITS_S[table.precision])
    start_unit = np.where(interval, table.start_hi_s - table.lo_s, unit)
    end_unit = np.where(interval, table.hi_s - table.end_lo_s, unit)
    outer_lo = np.where(about_start & ~no_start, np.maximum(table.lo_s, FAR_PAST + start_unit) - start_unit, table.lo_s)
    outer_hi = np.where(about_end & ~no_end, np.minimum(table.hi_s, FAR_FUTURE - end_unit) + end_unit, table.hi_s)

    # A side without a bound begins where the other side's knowledge ends; the fade beyond is in pixels.
    from_s = np.where(interval, table.end_lo_s, table.hi_s)
    reach_s = np.where(interval, table.start_hi_s, table.lo_s)
    # Of a disputed interval there is an end, or a start, that all agree it reaches to; other disputed dates reach as
    # far as any that is stated.
    disputed = (flags & DateFlags.DISPUTED) != 0
    agreed = interval & disputed
    from_s = np.where(agreed & (table.start_hi_s > FAR_PAST), np.minimum(from_s, table.start_hi_s), from_s)
    known_end_s = np.minimum(table.end_lo_s, horizon_s)
    reach_s = np.where(agreed & (table.end_lo_s < FAR_FUTURE), np.maximum(reach_s, known_end_s), reach_s)
    from_s = np.where(disputed & ~interval & (table.end_lo_s > FAR_PAST), table.end_lo_s, from_s)
    reach_s = np.where(disputed & ~interval & (table.start_hi_s < FAR_FUTURE), table.start_hi_s, reach_s)
    reach_s = np.where(ongoing, np.maximum(horizon_s, reach_s), reach_s)
    outer_lo, solid_lo = np.where(no_start, from_s, outer_lo), np.where(no_start, from_s, solid_lo)
    outer_hi, solid_hi = np.where(no_end, reach_s, outer_hi), np.where(no_end, reach_s, solid_hi)
    solid_lo, solid_hi = np.where(no_end & ~interval, reach_s, solid_lo), np.maximum(solid_lo, solid_hi)
    unplaced = ~table.dated()
    for column in (outer_lo, solid_lo, solid_hi, outer_hi):
        column[unplaced] = 0

    mid = outer_lo + (outer_hi - outer_lo) // 2
    for row in np.flatnonzero(_may_be_estimates(table)).tolist():
        estimate_s = edtf_to_estimate_s(table.records.event(row).edtf() or "")
        mid[row] = mid[row] if estimate_s is None else estimate_s
    # A month is not its first day, nor is a start that may lie in all of it.
    anchor = np.where(interval, outer_lo + (solid_lo - outer_lo) // 2, np.clip(mid, outer_lo, outer_hi))
    half_px = np.where(~interval | (~no_start & ~no_end), MARKER_PX / 2, 0.0)
    uncertain = (flags & DateFlags.UNCERTAIN) != 0
    about = ~interval & ((flags & DateFlags.APPROXIMATE) != 0)
    sign_px = np.where(about, (ABOUT_PX - MARKER_PX) / 2 + QUESTION_PX, np.where(uncertain, QUESTION_PX, 0.0))
    # An unknown end has its question mark already.
    questioned = uncertain & ((flags & (DateFlags.UNKNOWN_START | DateFlags.UNKNOWN_END)) == 0)
    beside = np.where((table.kind >= Kind.ONE_OF) & ~no_start & ~no_end, SET_BESIDE_PX, 0.0)
    return Footprints(
        outer_lo,
        solid_lo,
        solid_hi,
        outer_hi,
        mid,
        anchor,
        pad_left_px=_pads(table, no_start, DateFlags.UNKNOWN_START) + beside,
        pad_right_px=_pads(table, no_end, DateFlags.UNKNOWN_END, ongoing)
        + np.where(questioned, QUESTION_PX, 0.0)
        + beside,
        half_left_px=half_px,
        half_right_px=half_px + sign_px,
    )


def _may_be_estimates(table: EventTable) -> Bools:
    """The years that are longer than a year although no digit is missing: `1950S2`, some year from 1900 to 1999."""
    years = (table.kind == Kind.DATE) & (table.precision == Precision.YEAR)
    years &= (table.flags & DateFlags.UNSPECIFIED) == 0
    longer: Bools = years & (table.hi_s - table.lo_s > 366 * SECONDS_PER_DAY)
    return longer


def _solid_stretch(table: EventTable, interval: Bools) -> tuple[Ints, Ints]:
    """The part that is certain: from the latest start to the earliest end; days count as sharp."""
    lo = np.where(interval & (table.start_hi_s - table.lo_s > SECONDS_PER_DAY), table.start_hi_s, table.lo_s)
    hi = np.where(interval & (table.hi_s - table.end_lo_s > SECONDS_PER_DAY), table.end_lo_s, table.hi_s)
    # It starts before it ends: 2004/2004-06 did not start in autumn.
    lo, hi = np.minimum(lo, table.hi_s), np.maximum(hi, table.lo_s)
    # The two ends' doubts may overlap (2004-06/2004-06): no moment is certain then, and the ramps meet halfway.
    overlap = lo > hi
    meeting = hi + (lo - hi) // 2
    return np.where(overlap, meeting, lo), np.where(overlap, meeting, hi)


def _pads(table: EventTable, unbounded: Bools, unknown: int, ongoing: Bools | None = None) -> Pixels:
    pads = np.where(unbounded, FADE_PX + ARROW_PX, 0.0)
    pads = np.where(unbounded & ((table.flags & unknown) != 0), SHORT_FADE_PX + QUESTION_PX, pads)
    return pads if ongoing is None else np.where(ongoing, ARROW_PX + 2, pads)


def rows_in_span(footprints: Footprints, dated: Bools, lo_s: int, hi_s: int) -> Bools:
    """Which dated events have a mark that touches `[lo_s, hi_s)`; shape `(n,)`."""
    touches: Bools = dated & (footprints.outer_lo_s < hi_s) & (footprints.ends_s() > lo_s)
    return touches


def time_extent(footprints: Footprints, dated: Bools) -> tuple[int, int] | None:
    """The first and the last moment that any dated event's mark covers; None without such an event."""
    if not dated.any():
        return None
    return int(footprints.outer_lo_s[dated].min()), int(footprints.outer_hi_s[dated].max())
