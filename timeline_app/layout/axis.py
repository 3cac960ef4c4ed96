"""The axis of a scene: the ticks and labels of the real time in view, and the breaks between its stretches."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.calendar import SECONDS_PER_YEAR
from timeline_app.dates.length_words import length_in_short, length_to_words
from timeline_app.layout.scene import AxisMark, Break
from timeline_app.ticks import AxisTicks, axis_ticks_at

if TYPE_CHECKING:
    from timeline_app.layout.folding import Folding
    from timeline_app.layout.metrics import TextMeasure
    from timeline_app.timescale import TimeScale

EDGE_PX: Final = 8.0
"""Labels that are pinned to the left edge keep this distance."""
SIGN_MARGIN_PX: Final = 8.0
"""Beside the words on the sign of a break."""
_APART_PX: Final = 6.0
_SIGNS_APART_PX: Final = 4.0
_NO_WORDS: Final = "…"


class Axis(NamedTuple):
    """What stands on an axis, each row in the order of x."""

    ticks: tuple[AxisMark, ...]
    context: tuple[AxisMark, ...]
    breaks: tuple[Break, ...]


class _Stretch(NamedTuple):
    """Real time in view between two breaks, or all of it."""

    lo_s: int
    hi_s: int
    left_px: float
    right_px: float
    after_break: bool
    before_break: bool


def lay_out_axis(scale: TimeScale, folding: Folding, measure: TextMeasure, spacing_px: float) -> Axis:
    """The axis of a stretch of folded time; ticks are `spacing_px` apart or more (see `axis_ticks_at`)."""
    breaks = _breaks(scale, folding, measure)
    ticks: list[AxisMark] = []
    context: list[AxisMark] = []
    # From the right: a label gives way to the one that comes after it.
    for stretch in reversed(_stretches(scale, folding)):
        found = axis_ticks_at(stretch.lo_s, stretch.hi_s, scale.px_per_s, spacing_px)
        in_stretch = _ticks(found, stretch, scale.px_per_s)
        is_torn = stretch.after_break or stretch.before_break
        if is_torn and not any(tick.label for tick in in_stretch):
            found = _finer_context(found, stretch, scale.px_per_s, spacing_px)
        room_px = _room_px(stretch, breaks, context[0].x_px if context else scale.width_px)
        above = _context(found, stretch, scale, room_px, measure)
        if is_torn and not above and found.step_s < SECONDS_PER_YEAR:
            in_stretch = _years_for_months(found, in_stretch)
        ticks[:0] = _giving_way(in_stretch, next((tick for tick in ticks if tick.label), None), measure)
        context[:0] = above
    return Axis(tuple(ticks), tuple(context), breaks)


def _breaks(scale: TimeScale, folding: Folding, measure: TextMeasure) -> tuple[Break, ...]:
    """The breaks in view, each with its sign in the middle of what is seen of it."""
    seen = []
    for fold in folding.folds:
        from_px, to_px = (scale.time_to_px(folding.to_folded(edge_s)) for edge_s in (fold.begin_s, fold.end_s))
        if to_px > 0 and from_px < scale.width_px:
            seen.append((fold, from_px, to_px))
    if not seen:
        return ()
    middles_px = [(max(0.0, from_px) + min(scale.width_px, to_px)) / 2 for _, from_px, to_px in seen]
    # Half of the way to the next break belongs to each.
    limits_px = [2.0, *((one + other) / 2 for one, other in pairwise(middles_px)), scale.width_px - 2]
    breaks = []
    for (fold, from_px, to_px), middle_px, limit_px in zip(seen, middles_px, pairwise(limits_px), strict=True):
        words = length_to_words(fold.begin_s, fold.end_s)
        room_px = limit_px[1] - limit_px[0] - _SIGNS_APART_PX
        sign, sign_px = _sign_in(room_px, (words, length_in_short(fold.begin_s, fold.end_s)), measure)
        least_px, most_px = limit_px[0] + _SIGNS_APART_PX / 2, limit_px[1] - _SIGNS_APART_PX / 2 - sign_px
        left_px = max(least_px, min(middle_px - sign_px / 2, most_px))
        breaks.append(Break(fold, words, sign, from_px, to_px, left_px, sign_px))
    return tuple(breaks)


def _sign_in(room_px: float, words: tuple[str, ...], measure: TextMeasure) -> tuple[str, float]:
    """The first of the words that have room on a sign, and the sign's width; dots where none has."""
    for sign in words:
        sign_px = measure.date_px(sign) + 2 * SIGN_MARGIN_PX
        if sign_px <= room_px:
            return sign, sign_px
    return _NO_WORDS, max(0.0, min(room_px, measure.date_px(_NO_WORDS) + SIGN_MARGIN_PX))


def _stretches(scale: TimeScale, folding: Folding) -> list[_Stretch]:
    """The stretches of real time in view; the first and the last end at the edges of the picture."""
    stretches, lo_s, left_px, after_break = [], folding.to_real(scale.left_s), 0.0, False
    view_hi_s = folding.to_real(scale.right_s)
    for fold in folding.folds:
        if fold.end_s <= lo_s or fold.begin_s >= view_hi_s:
            continue
        from_px, to_px = (scale.time_to_px(folding.to_folded(edge_s)) for edge_s in (fold.begin_s, fold.end_s))
        if fold.begin_s > lo_s:
            stretches.append(_Stretch(lo_s, fold.begin_s, left_px, from_px, after_break, before_break=True))
        lo_s, left_px, after_break = fold.end_s, to_px, True
    if lo_s < view_hi_s:
        # The whole second at the right edge may lie a little beyond it.
        right_px = scale.time_to_px(scale.right_s)
        stretches.append(_Stretch(lo_s, view_hi_s, left_px, right_px, after_break, before_break=False))
    return stretches


def _giving_way(ticks: list[AxisMark], following: AxisMark | None, measure: TextMeasure) -> list[AxisMark]:
    """Ticks without the labels that have no room beside the one that follows, which may be wider than some ticks."""
    return [
        tick if following is None or not tick.label or _fits(tick, following, measure) else tick._replace(label="")
        for tick in ticks
    ]


def _ticks(found: AxisTicks, stretch: _Stretch, px_per_s: float) -> list[AxisMark]:
    """Those of a stretch; the moment at which a fold begins is behind the break."""
    return [
        AxisMark(_to_px(tick.time_s, stretch, px_per_s), tick.label, tick.strong)
        for tick in found.minor
        if tick.time_s < stretch.hi_s or not stretch.before_break
    ]


def _years_for_months(found: AxisTicks, ticks: list[AxisMark]) -> list[AxisMark]:
    """What a stretch between breaks says where its upper row has no room: the year alone, since "Jul" tells nothing."""
    if not ticks or not found.context:
        return ticks
    first = ticks[0]._replace(label=found.context[0].label, strong=True)
    return [first, *(tick._replace(label="") for tick in ticks[1:])]


def _to_px(time_s: int, stretch: _Stretch, px_per_s: float) -> float:
    return stretch.right_px - (stretch.hi_s - time_s) * px_per_s


def _fits(tick: AxisMark, following: AxisMark, measure: TextMeasure) -> bool:
    room_px = (measure.date_px(tick.label) + measure.date_px(following.label)) / 2 + _APART_PX
    return not following.label or following.x_px - tick.x_px >= room_px


def _finer_context(found: AxisTicks, stretch: _Stretch, px_per_s: float, spacing_px: float) -> AxisTicks:
    """Where a stretch is too short for a tick of years, its year says more than its decade."""
    if found.step_s < SECONDS_PER_YEAR:
        return found
    before = axis_ticks_at(stretch.lo_s - 2 * int(found.step_s), stretch.hi_s, px_per_s, spacing_px)
    labelled = tuple(tick for tick in before.minor if tick.label and tick.time_s < stretch.hi_s)
    return AxisTicks(found.minor, labelled[-1:] or found.context, found.step_s)


def _context(
    found: AxisTicks, stretch: _Stretch, scale: TimeScale, room_px: tuple[float, float], measure: TextMeasure
) -> list[AxisMark]:
    """The upper labels of a stretch that have room beside each other."""
    marks: list[AxisMark] = []
    from_px, limit_px = room_px
    for tick in reversed(found.context):
        x_px = max(from_px, _to_px(tick.time_s, stretch, scale.px_per_s) + 1)
        # The label that is pinned to the edge gives way to the one that comes after it.
        if x_px + measure.date_px(tick.label) + EDGE_PX <= limit_px:
            marks.insert(0, AxisMark(x_px, tick.label, strong=True))
            limit_px = x_px
    return marks


def _room_px(stretch: _Stretch, breaks: tuple[Break, ...], following_px: float) -> tuple[float, float]:
    """Where the upper labels of a stretch may stand: beside the breaks and their signs, and before what follows."""
    before = [sign.label_right_px + _APART_PX for sign in breaks if sign.to_px <= stretch.left_px + 1]
    behind = [min(sign.label_left_px, sign.from_px) for sign in breaks if sign.from_px >= stretch.right_px - 1]
    return max([EDGE_PX, stretch.left_px + 1, *before]), min([following_px, *behind])
