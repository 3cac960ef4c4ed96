"""What holds for the marks of the axis at every scale and place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up import axis_ticks

from timeline_app.dates.calendar import MAX_YEAR, civil_to_seconds, seconds_to_civil
from timeline_app.ticks import axis_ticks_at
from timeline_app.ticks.steps import STEPS, Step

FIRST_S = civil_to_seconds(-MAX_YEAR)
LAST_S = civil_to_seconds(MAX_YEAR)
ROUNDING = 1 - 1e-9


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.step_s} s")
def test_table_states_the_smallest_distance_of_two_marks(step: Step) -> None:
    # the calendar repeats after 400 years and is odd about AD 1; finer steps than a day are even
    around = step.marks.number_at(civil_to_seconds(1))
    reach = 400 * 366 * 86_400 // max(step.least_s, 86_400) + 3
    times_s = [step.marks.time_at(number) for number in range(around - reach, around + reach)]
    distances_s = [b - a for a, b in pairwise(time_s for time_s in times_s if time_s is not None)]
    assert step.least_s <= min(distances_s) <= step.least_s * 1.002
    assert step.least_s <= step.step_s <= max(distances_s)


def test_steps_of_the_table_grow() -> None:
    assert all(a.step_s < b.step_s and a.least_s < b.least_s for a, b in pairwise(STEPS))


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    """Spans of all lengths from a second up, as often near the present and near AD 1 as anywhere."""
    length_s = int(10 ** draw(st.floats(0, 18.9)))
    lo_s = draw(
        st.one_of(
            st.integers(FIRST_S, LAST_S),
            st.integers(-(10**10), 10**10),
            st.integers(0, length_s).map(lambda before_s: civil_to_seconds(1) - before_s),
        )
    )
    assume(FIRST_S + 10**12 <= lo_s < lo_s + length_s <= LAST_S)
    return lo_s, lo_s + length_s


widths_px = st.floats(1, 4000)
spacings_px = st.floats(20, 150)


@given(spans(), widths_px, spacings_px)
def test_minor_ticks_are_in_order_and_in_the_span(span: tuple[int, int], width_px: float, spacing_px: float) -> None:
    times_s = [tick.time_s for tick in axis_ticks(*span, width_px, spacing_px).minor]
    assert times_s == sorted(set(times_s))
    assert all(span[0] <= time_s <= span[1] for time_s in times_s)


@given(spans(), widths_px, spacings_px)
def test_context_covers_the_span_from_its_first_moment(
    span: tuple[int, int], width_px: float, spacing_px: float
) -> None:
    ticks = axis_ticks(*span, width_px, spacing_px)
    times_s = [tick.time_s for tick in ticks.context]
    assert times_s == sorted(set(times_s))
    assert bool(times_s) == (ticks.step_s > 0)
    assert all(time_s <= span[0] for time_s in times_s[:1])
    assert all(span[0] < time_s <= span[1] for time_s in times_s[1:])


@given(spans(), widths_px, spacings_px)
def test_minor_ticks_are_never_nearer_than_the_spacing_asked_for(
    span: tuple[int, int], width_px: float, spacing_px: float
) -> None:
    px_per_s = width_px / (span[1] - span[0])
    minor = axis_ticks(*span, width_px, spacing_px).minor
    assert all((b.time_s - a.time_s) * px_per_s >= spacing_px * ROUNDING for a, b in pairwise(minor))
    assert len(minor) <= width_px / spacing_px * (2 - ROUNDING) + 1


@given(spans(), widths_px, spacings_px)
def test_labels_have_room_and_differ_from_their_neighbours(
    span: tuple[int, int], width_px: float, spacing_px: float
) -> None:
    ticks = axis_ticks(*span, width_px, spacing_px)
    # the spacing asked for holds five characters and a gap of two
    chars_per_s = width_px / (span[1] - span[0]) / spacing_px * 7
    labelled = [tick for tick in ticks.minor if tick.label]
    for a, b in pairwise(labelled):
        assert a.label != b.label
        assert (b.time_s - a.time_s) * chars_per_s >= max(len(a.label), len(b.label)) * ROUNDING
    assert all(a.label != b.label for a, b in pairwise(ticks.context))


@given(spans(), widths_px, spacings_px)
def test_every_round_mark_has_a_label(span: tuple[int, int], width_px: float, spacing_px: float) -> None:
    assert all(tick.label for tick in axis_ticks(*span, width_px, spacing_px).minor if tick.strong)


@given(st.integers(-98, 9998), st.floats(0, 10.5), spacings_px)
def test_every_mark_has_a_label_where_years_are_short(year: int, exponent: float, spacing_px: float) -> None:
    lo_s = civil_to_seconds(year)
    hi_s = min(lo_s + int(10**exponent), civil_to_seconds(9999))
    assert all(tick.label for tick in axis_ticks(lo_s, hi_s, 1000, spacing_px).minor)


@given(spans(), spacings_px, st.floats(0, 1))
def test_panning_changes_neither_the_step_nor_the_ticks_that_stay(
    span: tuple[int, int], spacing_px: float, fraction: float
) -> None:
    lo_s, hi_s = span
    shift_s = int((hi_s - lo_s) * fraction)
    assume(hi_s + shift_s <= LAST_S)
    before = axis_ticks(lo_s, hi_s, 1000, spacing_px)
    after = axis_ticks(lo_s + shift_s, hi_s + shift_s, 1000, spacing_px)
    assert before.step_s == after.step_s
    assert [tick for tick in before.minor if tick.time_s >= lo_s + shift_s] == [
        tick for tick in after.minor if tick.time_s <= hi_s
    ]
    assert set(after.context) - set(before.context) == {tick for tick in after.context if tick.time_s > hi_s}


@given(spans(), spacings_px, st.floats(1, 1000))
def test_zooming_in_never_makes_the_step_longer(span: tuple[int, int], spacing_px: float, factor: float) -> None:
    coarse = axis_ticks_at(*span, 1000 / (span[1] - span[0]), spacing_px)
    lo_s, hi_s = span[0], span[0] + int((span[1] - span[0]) / factor)
    assume(lo_s < hi_s)
    fine = axis_ticks_at(lo_s, hi_s, 1000 * factor / (span[1] - span[0]), spacing_px)
    assert not coarse.step_s or 0 < fine.step_s <= coarse.step_s


@given(spans(), spacings_px)
def test_marks_of_years_stand_at_the_first_moment_of_the_year(span: tuple[int, int], spacing_px: float) -> None:
    ticks = axis_ticks(*span, 1000, spacing_px)
    assume(ticks.step_s > 300 * 86_400)
    assert all(seconds_to_civil(tick.time_s)[1:] == (1, 1, 0, 0, 0) for tick in (*ticks.minor, *ticks.context))
