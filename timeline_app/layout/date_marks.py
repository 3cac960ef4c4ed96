"""Footprints at a scale to marks, date by date: the drawing of a date, by the visual grammar.

What is known is solid. What is not known ramps: over the stretch in which a start or an end may lie, one unit further
out where the source says "about", and over a fixed width towards a bound that nobody knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind
from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.layout.footprint import SET_BESIDE_PX, UNITS_S
from timeline_app.layout.metrics import ABOUT_PX, FADE_PX, MARKER_PX, QUESTION_PX, SHORT_FADE_PX, WORDS_REACH_PX
from timeline_app.layout.scene import Mark, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import EventTable, Rows
    from timeline_app.timescale import TimeScale

VAGUE_ALPHA: Final = 0.2
# Plain ints: combining flags as enum members takes microseconds, and every mark of every frame does.
_APPROXIMATE: Final = int(DateFlags.APPROXIMATE)
_INTERVAL: Final = int(Kind.INTERVAL)
_ONE_OF: Final = int(Kind.ONE_OF)
_OPEN_END: Final = int(DateFlags.OPEN_END)
_OPEN_START: Final = int(DateFlags.OPEN_START)
_UNCERTAIN: Final = int(DateFlags.UNCERTAIN)
_UNKNOWN_END: Final = int(DateFlags.UNKNOWN_END)
_UNKNOWN_START: Final = int(DateFlags.UNKNOWN_START)
_BEYOND_EDGE_PX: Final = WORDS_REACH_PX + 60
"""Marks are cut this far outside, further than their words reach: painters misdraw far-away coordinates."""

Profile = tuple[tuple[float, float], ...]


class _Edges(NamedTuple):
    """A footprint in pixels; see `Footprints`."""

    outer_lo: float
    solid_lo: float
    solid_hi: float
    outer_hi: float
    middle: float
    pad_left: float
    pad_right: float


class _Date(NamedTuple):
    """What the table says of a date; see `EventTable`."""

    row: int
    lo_s: int
    hi_s: int
    flags: int
    precision: int
    kind: int
    planned: bool
    category: int


def dates_to_marks(
    table: EventTable,
    footprints: Footprints,
    rows: Rows,
    tops_px: Iterable[float],
    scale: TimeScale,
    *,
    are_members: bool = False,
) -> list[Mark]:
    """The marks of `rows`, in their order, their tops at `tops_px`; those of sets as if they had no gaps.

    `are_members` says that each is one of the members of a set.
    """
    times = (
        footprints.outer_lo_s,
        footprints.solid_lo_s,
        footprints.solid_hi_s,
        footprints.outer_hi_s,
        footprints.mid_s,
    )
    columns = [scale.times_to_px(column[rows]).tolist() for column in times]
    columns += [pads[rows].tolist() for pads in (footprints.pad_left_px, footprints.pad_right_px)]
    all_edges = map(_Edges._make, zip(*columns, strict=True))
    facts = (table.lo_s, table.hi_s, table.flags, table.precision, table.kind, table.planned, table.category)
    dates = map(_Date._make, zip(rows.tolist(), *(column[rows].tolist() for column in facts), strict=True))
    return [
        _mark(date, edges, top_px, scale.width_px, is_member=are_members)
        for date, edges, top_px in zip(dates, all_edges, tops_px, strict=True)
    ]


def _mark(date: _Date, edges: _Edges, top_px: float, width_px: float, *, is_member: bool) -> Mark:
    row, lo_s, hi_s, flags, precision, kind, planned, category = date
    no_start, no_end = lo_s == FAR_PAST, hi_s == FAR_FUTURE
    length_s = hi_s - lo_s
    if is_member:
        shape = _member_shape(kind, length_s, flags)
    else:
        shape = _shape(kind, length_s, precision, flags, unbounded=no_start or no_end)
    # The room beside a set is that of its members' markers, see `Footprints`.
    beside_px = SET_BESIDE_PX if kind >= _ONE_OF and not (no_start or no_end) else 0.0
    left_px, right_px = edges.outer_lo - edges.pad_left + beside_px, edges.outer_hi + edges.pad_right - beside_px
    is_narrow = edges.outer_hi - edges.outer_lo < MARKER_PX and not (no_start or no_end)
    about = flags & _APPROXIMATE != 0 and kind != _INTERVAL and edges.outer_hi - edges.outer_lo < ABOUT_PX
    about = about and not (no_start or no_end)
    if is_narrow:
        # Too narrow to be seen at its own width: the least marker, centred.
        left_px, end_px = edges.middle - MARKER_PX / 2, edges.middle + MARKER_PX / 2
        right_px = end_px + edges.pad_right - beside_px
        profile = _narrow_profile(shape, edges, left_px, end_px)
    else:
        profile = _profile(shape, edges, flags, no_start=no_start, no_end=no_end)
    if about and not flags & _UNCERTAIN:
        right_px += QUESTION_PX
    edge_lo_px, edge_hi_px = -_BEYOND_EDGE_PX, width_px + _BEYOND_EDGE_PX
    if profile[0][0] < edge_lo_px or profile[-1][0] > edge_hi_px:
        profile = _clip(profile, edge_lo_px, edge_hi_px)
    has_caps = shape is Shape.LIMIT or shape is Shape.SET
    # By position: a hundred marks a frame are made here.
    return Mark(
        row,
        shape,
        category,
        profile,
        max(left_px, edge_lo_px) if right_px >= 0 else left_px,
        min(right_px, edge_hi_px) if left_px <= width_px else right_px,
        min(max(edges.middle, edge_lo_px), edge_hi_px) if is_member else edges.middle,
        top_px,
        planned,
        flags & _UNCERTAIN != 0,
        arrow_left=no_start and flags & _OPEN_START != 0 and left_px > edge_lo_px,
        arrow_right=no_end and flags & _OPEN_END != 0 and right_px < edge_hi_px,
        question_left=flags & _UNKNOWN_START != 0,
        question_right=flags & _UNKNOWN_END != 0,
        cap_left=has_caps and not no_start,
        cap_right=has_caps and not no_end,
        about=about,
    )


def _shape(kind: int, length_s: int, precision: int, flags: int, *, unbounded: bool) -> Shape:
    if kind == Kind.INTERVAL:
        return Shape.SPAN
    if kind == Kind.ALL_OF:
        return Shape.SET
    if unbounded:
        return Shape.LIMIT
    # "About 17 January" is no known day, nor is one of two hours a known hour.
    one_of_several = kind == Kind.ONE_OF and length_s > UNITS_S[precision]
    return Shape.VAGUE if length_s > SECONDS_PER_DAY or one_of_several or flags & _APPROXIMATE else Shape.MOMENT


def _member_shape(kind: int, length_s: int, flags: int) -> Shape:
    """Of one of several a day is no known day; of all of several it is."""
    if kind == Kind.ONE_OF:
        return Shape.VAGUE
    return Shape.SET if length_s > SECONDS_PER_DAY or flags & _APPROXIMATE else Shape.MOMENT


def _narrow_profile(shape: Shape, edges: _Edges, left_px: float, right_px: float) -> Profile:
    """Of the least marker: what is not known at an end still fades there."""
    if shape is not Shape.SPAN:
        alpha = 0.0 if shape is Shape.VAGUE else 1.0
        return ((left_px, alpha), (right_px, alpha))
    at_begin = 0.0 if edges.solid_lo > edges.outer_lo else 1.0
    at_end = 0.0 if edges.outer_hi > edges.solid_hi else 1.0
    return ((left_px, at_begin), ((left_px + right_px) / 2, 1.0), (right_px, at_end))


def _profile(shape: Shape, edges: _Edges, flags: int, *, no_start: bool, no_end: bool) -> Profile:
    full = VAGUE_ALPHA if shape is Shape.VAGUE else 1.0
    begin_px, full_from_px, full_to_px, end_px = edges[:4]
    # Beyond the fade there is room in the pad for the arrowhead and the question mark.
    if no_start:
        fade_px = SHORT_FADE_PX if flags & _UNKNOWN_START else FADE_PX
        begin_px, full_from_px = edges.outer_lo - fade_px, edges.outer_lo
    if no_end:
        fade_px = SHORT_FADE_PX if flags & _UNKNOWN_END else FADE_PX
        full_to_px, end_px = edges.outer_hi, edges.outer_hi + fade_px
        if shape is Shape.SPAN and flags & _OPEN_END:
            # It goes on up to where the file knows: solid to there, and no fade before the arrow.
            end_px = edges.outer_hi
    at_begin = 0.0 if full_from_px > begin_px else full
    at_end = 0.0 if end_px > full_to_px else full
    return ((begin_px, at_begin), (full_from_px, full), (full_to_px, full), (end_px, at_end))


def _clip(profile: Profile, lo_px: float, hi_px: float) -> Profile:
    """Cut a profile at two x, keeping its slope: opacity is interpolated where it is cut."""
    xs, alphas = zip(*profile, strict=True)
    # What lies wholly outside is left without any width, at the edge that it lies beyond.
    cut_lo, cut_hi = min(max(lo_px, xs[0]), hi_px), max(min(hi_px, xs[-1]), lo_px)
    inner = [(x, alpha) for x, alpha in profile if cut_lo < x < cut_hi]
    at_lo, at_hi = np.interp([cut_lo, cut_hi], xs, alphas).tolist()
    return ((cut_lo, at_lo), *inner, (cut_hi, at_hi))
