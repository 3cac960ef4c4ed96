"""From a span of time and its width to the two rows of marks on the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.dates.calendar import MAX_YEAR, civil_to_seconds
from timeline_app.ticks.labels import time_to_label
from timeline_app.ticks.steps import STEPS

if TYPE_CHECKING:
    from timeline_app.ticks.series import Series
    from timeline_app.ticks.steps import Context, Step

_FIRST_S: Final = civil_to_seconds(-MAX_YEAR)
_LAST_S: Final = civil_to_seconds(MAX_YEAR)


class Tick(msgspec.Struct, frozen=True):
    """A mark on the axis at `time_s`, seconds since 1970-01-01."""

    time_s: int
    label: str
    """Empty on a mark that is drawn without one, as its label would run into the next."""
    strong: bool
    """A round one, such as the first month of a year: drawn bolder."""


class AxisTicks(msgspec.Struct, frozen=True):
    """The two rows of an axis, each in the order of time."""

    minor: tuple[Tick, ...]
    """The lower row; all in the span, its ends included."""
    context: tuple[Tick, ...]
    """The upper row, what the labels of the lower one stand in: years over months, days over hours.

    Each holds until the next one. The first begins at or before the span's start.
    """
    step_s: float
    """About how long a step of the lower row is; 0 where there is none."""


_NO_TICKS: Final = AxisTicks((), (), 0.0)


def axis_ticks_at(lo_s: int, hi_s: int, px_per_s: float, min_spacing_px: float) -> AxisTicks:
    """The marks of the span from `lo_s` to `hi_s` at a scale; their step depends on the scale alone.

    The step is the finest in which marks are `min_spacing_px` apart or, where labels are longer than
    06:00, accordingly more (`Step.room_px`). Where the years have too many digits even for that, only the
    round ones carry a label. Empty when the span is, when it lies beyond `MAX_YEAR`, or when no step is
    wide enough. ValueError if `min_spacing_px` is not positive.
    """
    if min_spacing_px <= 0:
        raise ValueError(f"min_spacing_px must be positive, not {min_spacing_px}")
    first_s, last_s = max(lo_s, _FIRST_S), min(hi_s, _LAST_S)
    step = _finest_step(px_per_s, min_spacing_px)
    if step is None or lo_s >= hi_s or first_s > last_s:
        return _NO_TICKS
    return AxisTicks(_minor(step, first_s, last_s), _context(step.context, first_s, last_s), float(step.step_s))


def _finest_step(px_per_s: float, min_spacing_px: float) -> Step | None:
    return next((step for step in STEPS if step.least_s * px_per_s >= step.room_px(min_spacing_px)), None)


def _minor(step: Step, lo_s: int, hi_s: int) -> tuple[Tick, ...]:
    ticks = []
    for time_s in _instants(step.marks, lo_s, hi_s):
        if time_s >= lo_s:
            label = time_to_label(time_s, step.pattern)
            is_round = step.round_marks.has(time_s)
            ticks.append(Tick(time_s, label if is_round or len(label) <= step.room_chars else "", is_round))
    return tuple(ticks)


def _context(context: Context, lo_s: int, hi_s: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(time_s, time_to_label(time_s, context.pattern), strong=True)
        for time_s in _instants(context.periods, lo_s, hi_s)
    )


def _instants(series: Series, lo_s: int, hi_s: int) -> list[int]:
    """The instants of a series up to `hi_s`, from the last one at or before `lo_s`."""
    numbers = range(series.number_at(lo_s), series.number_at(hi_s) + 1)
    return [time_s for number in numbers if (time_s := series.time_at(number)) is not None]
