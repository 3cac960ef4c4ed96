"""Time to x and back: exact near and far, and motions that keep what they must."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline_app.timescale import TimeScale

YEAR_S = 31_556_952
FAR_S = 2**62

lefts_s = st.one_of(st.integers(-FAR_S, FAR_S), st.integers(-(10**11), 10**11))
fractions_s = st.floats(0, 1, exclude_max=True)
widths_px = st.floats(1, 8000)
px_per_s_values = st.floats(-16, 2).map(lambda exponent: 10.0**exponent)
scales = st.builds(TimeScale, lefts_s, fractions_s, px_per_s_values, widths_px)
xs_px = st.floats(-8000, 8000)


def left_shift_px(a: TimeScale, b: TimeScale) -> float:
    """How far apart the left edges are, in pixels of the finer scale."""
    shift_s = a.left_s - b.left_s + (a.left_fraction_s - b.left_fraction_s)
    return abs(shift_s) * max(a.px_per_s, b.px_per_s)


def time_under(scale: TimeScale, x_px: float) -> tuple[int, float]:
    """The exact time under an x: whole seconds and the rest."""
    offset_s = x_px / scale.px_per_s
    whole_s = math.floor(offset_s)
    return scale.left_s + whole_s, scale.left_fraction_s + offset_s - whole_s


def px_between(scale: TimeScale, a: tuple[int, float], b: tuple[int, float]) -> float:
    return abs(a[0] - b[0] + (a[1] - b[1])) * scale.px_per_s


def test_time_and_x_of_a_plain_scale() -> None:
    scale = TimeScale(left_s=100, left_fraction_s=0.5, px_per_s=2.0, width_px=50)
    assert scale.time_to_px(101) == 1.0
    assert scale.time_to_px(100) == -1.0
    assert scale.px_to_time(0) == 100
    assert scale.px_to_time(1) == 101
    assert scale.px_to_time(-2) == 99
    assert scale.span_s == 25.0
    assert scale.right_s == 126


@pytest.mark.parametrize(
    ("fraction_s", "px_per_s", "width_px"),
    [
        (1.0, 1, 100),
        (-0.1, 1, 100),
        (0, 0, 100),
        (0, -1, 100),
        (0, math.inf, 100),
        (0, math.nan, 100),
        (0, 1, -1),
    ],
)
def test_field_out_of_its_range_is_refused(fraction_s: float, px_per_s: float, width_px: float) -> None:
    with pytest.raises(ValueError, match="must"):
        TimeScale(0, fraction_s, px_per_s, width_px)


def test_neighbouring_seconds_stay_apart_billions_of_years_away() -> None:
    scale = TimeScale(-13_800_000_000 * YEAR_S, 0.25, 100.0, 1000)
    assert scale.time_to_px(scale.left_s + 1) == 75.0
    assert scale.time_to_px(scale.left_s + 2) == 175.0
    assert scale.px_to_time(175.0) == scale.left_s + 2


@given(scales, st.lists(st.integers(-FAR_S, FAR_S)))
def test_many_times_are_placed_as_each_one_alone(scale: TimeScale, times_s: list[int]) -> None:
    x_px = scale.times_to_px(np.array(times_s, dtype=np.int64))
    assert x_px.dtype == np.float64
    np.testing.assert_allclose(x_px, [scale.time_to_px(time_s) for time_s in times_s], rtol=1e-12, atol=1e-6)


@pytest.mark.parametrize("left_s", [-(2**63), -FAR_S, FAR_S, 2**63])
def test_farthest_times_do_not_wrap_around(left_s: int) -> None:
    scale = TimeScale(left_s, 0.0, 1e-16, 1000)
    x_px = scale.times_to_px(np.array([-FAR_S, 0, FAR_S]))
    np.testing.assert_allclose(x_px, [(time_s - left_s) * 1e-16 for time_s in (-FAR_S, 0, FAR_S)])


@given(scales, xs_px)
def test_time_under_an_x_is_the_whole_second_at_or_before_it(scale: TimeScale, x_px: float) -> None:
    time_s = scale.px_to_time(x_px)
    assert scale.time_to_px(time_s) <= x_px + 0.001
    assert scale.time_to_px(time_s + 1) >= x_px - 0.001


@given(scales, xs_px, xs_px)
def test_later_times_are_farther_to_the_right(scale: TimeScale, a_px: float, b_px: float) -> None:
    assume(a_px <= b_px)
    assert scale.px_to_time(a_px) <= scale.px_to_time(b_px)


@given(scales, st.integers(-FAR_S, FAR_S), st.integers(0, FAR_S))
def test_x_grows_with_time(scale: TimeScale, time_s: int, later_s: int) -> None:
    assert scale.time_to_px(time_s) <= scale.time_to_px(time_s + later_s)


@given(scales)
def test_edges_enclose_what_is_visible(scale: TimeScale) -> None:
    assert scale.time_to_px(scale.left_s) <= 0
    assert scale.time_to_px(scale.left_s + 1) > 0
    assert scale.time_to_px(scale.right_s) >= scale.width_px - 0.001
    assert scale.time_to_px(scale.right_s - 1) <= scale.width_px + 0.001


@given(scales, st.floats(-3, 3), xs_px)
def test_time_under_the_pointer_stays_put_while_zooming(scale: TimeScale, exponent: float, at_px: float) -> None:
    zoomed = scale.zoomed(10**exponent, at_px)
    assert px_between(zoomed, time_under(scale, at_px), time_under(zoomed, at_px)) < 0.01
    assert zoomed.px_per_s == pytest.approx(scale.px_per_s * 10**exponent)


def test_time_under_the_pointer_stays_put_three_billion_years_away_at_one_pixel_a_second() -> None:
    scale = TimeScale(10**17, 0.0, 1.0, 1000)
    for _ in range(200):
        scale = scale.zoomed(1.1, 333.3).zoomed(1 / 1.1, 333.3)
    assert left_shift_px(scale, TimeScale(10**17, 0.0, 1.0, 1000)) < 0.01


@given(scales, st.floats(-3, 3), xs_px)
def test_zooming_in_and_out_returns(scale: TimeScale, exponent: float, at_px: float) -> None:
    back = scale.zoomed(10**exponent, at_px).zoomed(10**-exponent, at_px)
    assert left_shift_px(back, scale) < 0.01
    assert back.px_per_s == pytest.approx(scale.px_per_s)


@given(scales, xs_px)
def test_panning_there_and_back_returns(scale: TimeScale, dx_px: float) -> None:
    assert left_shift_px(scale.panned(dx_px).panned(-dx_px), scale) < 0.001


@given(scales, xs_px)
def test_panning_moves_the_content_by_its_distance(scale: TimeScale, dx_px: float) -> None:
    panned = scale.panned(dx_px)
    assert px_between(scale, time_under(panned, dx_px), time_under(scale, 0)) < 0.001
    assert panned.px_per_s == scale.px_per_s


def test_panning_to_the_right_shows_earlier_times() -> None:
    assert TimeScale(0, 0.0, 2.0, 100).panned(10) == TimeScale(-5, 0.0, 2.0, 100)


def test_resizing_keeps_the_left_edge_and_the_scale() -> None:
    assert TimeScale(7, 0.5, 2.0, 100).resized(300) == TimeScale(7, 0.5, 2.0, 300)


@given(st.integers(-FAR_S, FAR_S), st.integers(1, FAR_S), st.floats(100, 8000), st.floats(0, 40))
def test_fitted_span_fills_the_width_but_for_the_margins(
    lo_s: int, length_s: int, width_px: float, margin_px: float
) -> None:
    scale = TimeScale.fit(lo_s, lo_s + length_s, width_px, margin_px)
    assert scale.time_to_px(lo_s) == pytest.approx(margin_px, abs=0.001)
    assert scale.time_to_px(lo_s + length_s) == pytest.approx(width_px - margin_px, abs=0.001)


@pytest.mark.parametrize(("hi_s", "width_px", "margin_px"), [(0, 100, 0), (10, 0, 0), (10, 30, 20), (-5, 100, 10)])
def test_fitting_nothing_or_into_nothing_still_gives_a_scale(hi_s: int, width_px: float, margin_px: float) -> None:
    assert TimeScale.fit(0, hi_s, width_px, margin_px).px_per_s > 0


domains = st.tuples(st.integers(-FAR_S, FAR_S - 1), st.integers(1, FAR_S)).map(lambda d: (d[0], d[0] + d[1]))


@given(scales, domains)
def test_clamping_twice_is_clamping_once(scale: TimeScale, domain: tuple[int, int]) -> None:
    once = scale.clamped(*domain, 1e-15, 10.0)
    assert once.clamped(*domain, 1e-15, 10.0) == once


@given(scales, domains)
def test_clamped_view_is_within_the_domain_or_centred_on_it(scale: TimeScale, domain: tuple[int, int]) -> None:
    clamped = scale.clamped(*domain, 1e-15, 10.0)
    before_px, after_px = clamped.time_to_px(domain[0]), clamped.time_to_px(domain[1]) - clamped.width_px
    assert 1e-15 <= clamped.px_per_s <= 10.0
    if clamped.span_s >= domain[1] - domain[0]:
        assert before_px == pytest.approx(-after_px, abs=0.01)
        assert before_px >= 0
    else:
        assert before_px <= 0
        assert after_px >= -0.01


def test_view_within_all_limits_is_left_alone() -> None:
    scale = TimeScale(50, 0.5, 2.0, 100)
    assert scale.clamped(0, 1000, 0.1, 10) == scale


@pytest.mark.parametrize(
    ("scale", "clamped"),
    [
        pytest.param(TimeScale(-5, 0.5, 2.0, 100), TimeScale(0, 0.0, 2.0, 100), id="left of the domain"),
        pytest.param(TimeScale(990, 0.5, 2.0, 100), TimeScale(950, 0.0, 2.0, 100), id="right of the domain"),
        pytest.param(TimeScale(0, 0.0, 0.05, 100), TimeScale(0, 0.0, 0.1, 100), id="zoomed out too far"),
        pytest.param(TimeScale(400, 0.0, 20.0, 100), TimeScale(397, 0.5, 10.0, 100), id="zoomed in too far"),
        pytest.param(TimeScale(0, 0.0, 0.1, 400), TimeScale(-1500, 0.0, 0.1, 400), id="longer than the domain"),
    ],
)
def test_view_beyond_a_limit_is_brought_back_to_it(scale: TimeScale, clamped: TimeScale) -> None:
    assert scale.clamped(0, 1000, 0.1, 10) == clamped


def test_zooming_on_at_the_limit_moves_nothing() -> None:
    scale = TimeScale(400, 0.0, 10.0, 100)
    assert scale.zoomed(4, 80).clamped(0, 1000, 0.1, 10, at_px=80) == scale


@given(scales, scales)
def test_motion_begins_and_ends_where_it_should(a: TimeScale, b: TimeScale) -> None:
    assert a.between(b, 0) == a
    assert a.between(b, 1) == b


@given(scales, st.floats(-6, 6), xs_px, st.floats(0, 1))
def test_time_that_has_the_same_x_at_both_ends_keeps_it(a: TimeScale, exponent: float, at_px: float, t: float) -> None:
    b = a.zoomed(10**exponent, at_px)
    # at nearly equal scales that x is anywhere
    assume(abs(exponent) > 0.01)
    c = a.between(b, t)
    assert px_between(c, time_under(a, at_px), time_under(c, at_px)) < 0.01
    assert c.px_per_s == pytest.approx(a.px_per_s * 10 ** (exponent * t))


@given(scales, xs_px, st.floats(0, 1))
def test_motion_between_equal_scales_is_an_even_pan(a: TimeScale, dx_px: float, t: float) -> None:
    assert left_shift_px(a.between(a.panned(dx_px), t), a.panned(dx_px * t)) < 0.01


@given(scales, scales, st.floats(0, 1))
def test_motion_back_goes_the_same_way(a: TimeScale, b: TimeScale, t: float) -> None:
    there, back = a.between(b, t), b.between(a, 1 - t)
    assert back.px_per_s == pytest.approx(there.px_per_s)
    assert left_shift_px(there, back) <= 0.01 + 1e-12 * abs(a.left_s - b.left_s) * there.px_per_s


def test_motion_from_the_big_bang_to_a_second_is_smooth_to_a_tenth_of_a_pixel() -> None:
    all_of_time = TimeScale.fit(-13_800_000_000 * YEAR_S, 2000 * YEAR_S, 1000)
    moment = TimeScale(1_737_000_000, 0.0, 100.0, 1000)
    time_s = 1_737_000_005
    begin_px, end_px = all_of_time.time_to_px(time_s), moment.time_to_px(time_s)
    for step in range(201):
        frame = all_of_time.between(moment, step / 200)
        # about a fixed point every x is a linear function of the scale
        way = (frame.px_per_s - all_of_time.px_per_s) / (moment.px_per_s - all_of_time.px_per_s)
        assert frame.time_to_px(time_s) == pytest.approx(begin_px + (end_px - begin_px) * way, abs=0.1)


@given(scales, st.floats(0, 50), st.sampled_from([-1.0, 1.0]))
def test_scales_show_alike_that_no_eye_tells_apart(scale: TimeScale, by_px: float, sign: float) -> None:
    moved = scale.panned(sign * by_px)
    # Far away and far out, a pixel is less than a float can tell.
    assume(by_px < 0.005 or left_shift_px(scale, moved) > 0.02)
    assert scale.shows_like(moved) == (by_px < 0.005)
    assert not scale.shows_like(scale.zoomed(1.01, 0.0)) or scale.width_px < 2
    assert not scale.shows_like(scale.resized(scale.width_px + 1))
