"""Folded time: the maps are exact, only what is empty is folded, and the picture keeps what it promises unfolded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up import ConstantMeasure, event_lists, lay_out, make_file, random_events

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.dates.length_words import length_in_short, length_to_words
from timeline_app.layout.axis import SIGN_MARGIN_PX
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.layout.folding import UNFOLDED, Fold, Folding
from timeline_app.layout.hidden_rows import reaching_rows
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import EventFile

Events = list[dict[str, Any]]
TWO_TIMES: list[dict[str, Any] | str] = [
    {"title": "First", "date": "2014-02/2014-03", "category": "a"},
    {"title": "Second", "date": "2015", "category": "b"},
    {"title": "Anew", "date": "2024-01-17", "category": "a"},
    {"title": "Long", "date": "2024-06/2026-10", "category": "b"},
    {"title": "Some of these", "date": "{2025-02,2025-11}", "category": "a"},
    {"title": "Last", "date": "2027", "category": "b"},
]
few_examples = settings(max_examples=60)


@st.composite
def foldings(draw: st.DrawFn) -> Folding:
    """Folds of a few seconds or of billions of years, apart or touching."""
    size = draw(st.sampled_from([40, 10**6, 2**59]))
    edges = sorted(draw(st.sets(st.integers(-size, size), max_size=9)))
    folds = [
        Fold(lo_s, hi_s, draw(st.integers(2, max(2, hi_s - lo_s))))
        for lo_s, hi_s in zip(edges[::2], edges[1::2], strict=False)
    ]
    return Folding(tuple(folds))


@st.composite
def foldings_with_times(draw: st.DrawFn) -> tuple[Folding, list[int]]:
    folding = draw(foldings())
    edges = [edge_s for fold in folding.folds for edge_s in (fold.begin_s, fold.end_s)] or [0]
    near = st.builds(int.__add__, st.sampled_from(edges), st.integers(-3, 3))
    return folding, draw(st.lists(near | st.integers(-(2**60), 2**60), max_size=12))


def is_inside(folding: Folding, time_s: int) -> bool:
    return any(fold.begin_s < time_s < fold.end_s for fold in folding.folds)


@given(foldings_with_times())
def test_folded_time_goes_on_as_real_time_does(case: tuple[Folding, list[int]]) -> None:
    folding, times_s = case
    for first_s, second_s in pairwise(sorted(times_s)):
        assert 0 <= folding.to_folded(second_s) - folding.to_folded(first_s) <= second_s - first_s
        assert folding.to_real(first_s) <= folding.to_real(second_s)


@given(foldings_with_times())
def test_each_map_undoes_the_other(case: tuple[Folding, list[int]]) -> None:
    folding, times_s = case
    for time_s in times_s:
        assert folding.to_folded(folding.to_real(time_s)) == time_s
        if not is_inside(folding, time_s):
            assert folding.to_real(folding.to_folded(time_s)) == time_s


@given(foldings_with_times())
def test_many_times_are_mapped_as_each_is(case: tuple[Folding, list[int]]) -> None:
    folding, times_s = case
    mapped = folding.all_to_folded(np.array(times_s, dtype=np.int64))
    assert mapped.dtype == np.int64
    assert mapped.tolist() == [folding.to_folded(time_s) for time_s in times_s]


@given(st.lists(st.integers(-(2**62), 2**62)))
def test_without_folds_nothing_changes(times_s: list[int]) -> None:
    assert UNFOLDED.all_to_folded(np.array(times_s, dtype=np.int64)).tolist() == times_s
    assert [UNFOLDED.to_real(UNFOLDED.to_folded(time_s)) for time_s in times_s] == times_s


def test_a_stretch_is_shorter_by_its_factor() -> None:
    folding = Folding((Fold(100, 200, 10), Fold(300, 305, 2)))
    assert [folding.to_folded(time_s) for time_s in (99, 100, 150, 200, 300, 305, 400)] == [
        99,
        100,
        105,
        110,
        210,
        213,
        308,
    ]


def test_a_fold_that_is_opened_leaves_the_others() -> None:
    first, second = Fold(100, 200, 10), Fold(300, 400, 10)
    folding = Folding((first, second))
    assert folding.without(first) == folding.opened_at(150) == Folding((second,))
    assert folding.opened_at(100, 200, 250) == folding


# What is folded


def year(number: int) -> int:
    return civil_to_seconds(number)


def stretches(file: EventFile) -> list[tuple[int, int]]:
    return [(fold.begin_s, fold.end_s) for fold in file_to_empty_time(file).folds]


def test_the_years_between_two_groups_are_folded_and_those_within_are_not() -> None:
    assert stretches(make_file(TWO_TIMES)) == [(year(2016), year(2024))]


def test_the_day_up_to_which_the_file_knows_is_not_folded_away() -> None:
    folds = stretches(make_file(TWO_TIMES, as_of="2019-12-31"))
    assert folds == [(year(2016), year(2020)), (year(2020), year(2024))]


@pytest.mark.parametrize("date", ["2013/..", "2014/2027", "{2014,2027}", "2014/2030"])
def test_nothing_is_folded_where_something_goes_on(date: str) -> None:
    assert stretches(make_file([*TWO_TIMES, date], as_of="2027-01-01")) == []


@pytest.mark.parametrize("events", [[], ["2014"], ["2014", "2014"], [{"title": "No date"}], ["2014", "2015", "2016"]])
def test_nothing_is_folded_without_a_long_empty_time(events: list[dict[str, Any] | str]) -> None:
    assert stretches(make_file(events)) == []


def test_an_even_row_of_events_is_not_folded() -> None:
    assert stretches(make_file([f"{number}-05-17" for number in range(2000, 2010)])) == []


def test_only_the_events_of_a_span_count() -> None:
    file = make_file([*TWO_TIMES, "-3000"])
    in_span = file_to_empty_time(file, (year(2014), year(2028)))
    assert [(fold.begin_s, fold.end_s) for fold in in_span.folds] == [(year(2016), year(2024))]


@few_examples
@given(events=event_lists(), as_of=st.sampled_from([None, "2024-02-17", "1000-01-01"]))
def test_only_what_is_empty_is_folded_and_it_becomes_shorter(events: Events, as_of: str | None) -> None:
    file = make_file(events, **({"as_of": as_of} if as_of else {}))
    folding = file_to_empty_time(file)
    footprints, dated = PreparedFile.of(file, ConstantMeasure()).chronology.footprints, file.table.dated()
    for fold in folding.folds:
        touches = dated & (footprints.outer_lo_s < fold.end_s) & (footprints.outer_hi_s > fold.begin_s)
        assert not touches.any()
        assert footprints.outer_lo_s[dated].min() <= fold.begin_s < fold.end_s <= footprints.outer_lo_s[dated].max()
        assert fold.factor >= 2
        assert file.as_of_s is None or not is_inside(folding, file.as_of_s)
    assert all(first.end_s <= second.begin_s for first, second in pairwise(folding.folds))


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ((2016,), (2024,), "8 years"),
        ((2016, 3), (2024, 1), "7 years 10 months"),
        ((-43,), (-42,), "1 year"),
        ((2024, 1), (2024, 2), "1 month"),
        ((2024, 1, 3), (2024, 2, 17), "45 days"),
        ((2024, 1, 3, 1), (2024, 1, 3, 8), "7 hours"),
        ((2024, 1, 3, 1, 30), (2024, 1, 3, 3), "90 minutes"),
        ((-66_000_000,), (2000,), "66.002 million years"),
    ],
)
def test_how_long_a_stretch_is(begin: tuple[int, ...], end: tuple[int, ...], words: str) -> None:
    assert length_to_words(civil_to_seconds(*begin), civil_to_seconds(*end)) == words


# The picture


def lay_out_folded(file: EventFile, width_px: float = 1000.0, height_px: float = 600.0) -> TimelineLayout:
    prepared = PreparedFile.of(file, ConstantMeasure()).folded(file_to_empty_time(file))
    everything = np.ones(len(file.table), dtype=np.bool_)
    return build_layout(prepared, everything, LayoutRequest("category", width_px, height_px, None, 0))


def assert_axis_is_right(scene: Scene, layout: TimelineLayout, scale: TimeScale) -> None:
    """Ticks and labels stand in real time only, in order, and no two labels overlap."""
    measure = ConstantMeasure()
    xs_px = [tick.x_px for tick in scene.ticks]
    assert xs_px == sorted(xs_px)
    # Folds end at whole seconds.
    slack_px = max(0.01, scale.px_per_s)
    for x_px in xs_px:
        assert not any(sign.from_px - 0.01 <= x_px < sign.to_px - slack_px for sign in scene.breaks)
    labelled = [tick for tick in scene.ticks if tick.label]
    if scene.breaks:
        for first, second in pairwise(labelled):
            crosses = any(first.x_px < sign.to_px <= second.x_px + 0.01 for sign in scene.breaks)
            if crosses:
                half_px = (measure.date_px(first.label) + measure.date_px(second.label)) / 2
                assert first.x_px + half_px <= second.x_px
    taken = [(mark.x_px, mark.x_px + measure.date_px(mark.label)) for mark in scene.context]
    taken += [(sign.label_left_px, sign.label_right_px) for sign in scene.breaks]
    if layout.folding.folds:
        for (_, right_px), (left_px, _) in pairwise(sorted(taken)):
            assert right_px <= left_px + 0.01
    for sign in scene.breaks:
        assert sign.sign in (sign.words, "…") or sign.sign.startswith("≈ ")
        if sign.sign != "…":
            assert sign.label_px == measure.date_px(sign.sign) + 2 * SIGN_MARGIN_PX
    assert scale.width_px == scene.width_px


@few_examples
@given(events=event_lists(), octaves=st.floats(0, 12), share=st.floats(0, 1))
# A day after a break is wider than two times of day before it.
@example(events=random_events("times", 7, 32744), octaves=0.0, share=0.0)
def test_ticks_stand_in_unfolded_time_and_labels_do_not_overlap(events: Events, octaves: float, share: float) -> None:
    layout = lay_out_folded(make_file(events))
    scale = layout.fit.zoomed(2**octaves, 1000 * share)
    assert_axis_is_right(layout.scene(scale), layout, scale)


def test_the_ticks_of_a_folded_axis_are_the_years_that_are_left() -> None:
    scene = lay_out_folded(make_file(TWO_TIMES), width_px=560).scene(lay_out_folded(make_file(TWO_TIMES), 560).fit)
    years = [tick.label for tick in scene.ticks if tick.label] + [mark.label for mark in scene.context]
    assert {"2014", "2015", "2024", "2025", "2026", "2027"} <= set(years)
    assert not {str(number) for number in range(2016, 2024)} & set(years)
    assert [(sign.words, sign.sign) for sign in scene.breaks] == [("8 years", "8 years")]


def test_signs_of_near_breaks_say_less_and_the_years_between_them_are_said() -> None:
    events: list[dict[str, Any] | str] = ["1410-07-15", "1569-07-01", "1918-02-16", "1990-03-11"]
    layout = lay_out_folded(make_file([*events, *TWO_TIMES]), width_px=900)
    scene = layout.scene(layout.fit)
    assert len(scene.breaks) >= 5
    for first, second in pairwise(scene.breaks):
        assert first.label_right_px < second.label_left_px
    labels = [tick.label for tick in scene.ticks if tick.label] + [mark.label for mark in scene.context]
    assert not {"Jul", "Feb", "Mar"} & set(labels[:4])
    assert "1569" in labels


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ((1569, 8), (1918, 2), "≈ 349 years"),
        ((2014,), (2015,), "≈ 1 year"),
        ((2014, 1, 1), (2014, 2, 15), "≈ 1 month"),
        ((-3_399_000_000,), (1000,), "≈ 3.4 billion years"),
        ((-4711,), (1000,), "≈ 5700 years"),
        ((2014, 1, 1), (2014, 1, 9), "≈ 8 days"),
    ],
)
def test_how_long_a_stretch_is_in_short(begin: tuple[int, ...], end: tuple[int, ...], words: str) -> None:
    assert length_in_short(civil_to_seconds(*begin), civil_to_seconds(*end)) == words


def test_a_stretch_too_short_for_a_tick_still_says_its_year() -> None:
    events: list[dict[str, Any] | str] = ["1914-07-28", *(f"{number}" for number in range(1990, 2020))]
    layout = lay_out_folded(make_file(events), width_px=700)
    scene = layout.scene(layout.fit)
    first = scene.breaks[0]
    before = [mark.label for mark in (*scene.ticks, *scene.context) if mark.label and mark.x_px < first.from_px]
    assert any(label.startswith("191") for label in before) or first.label_left_px < 40


def test_the_line_of_the_day_stands_where_it_does_in_folded_time() -> None:
    layout = lay_out_folded(make_file(TWO_TIMES, as_of="2026-10-31"))
    scene = layout.scene(layout.fit)
    long = next(mark for mark in scene.marks if layout.captions.title(mark.row) == "Long")
    assert scene.as_of_px == pytest.approx(long.right_px, abs=0.5)


def test_members_of_a_set_stand_in_folded_time_too() -> None:
    layout = lay_out_folded(make_file(TWO_TIMES))
    scene = layout.scene(layout.fit)
    of_set = next(mark for mark in scene.marks if mark.members)
    assert of_set.members[0].profile[0][0] == pytest.approx(of_set.profile[0][0])
    assert of_set.members[-1].profile[-1][0] == pytest.approx(of_set.profile[-1][0])


@few_examples
@given(events=event_lists(), octaves=st.floats(0, 20), event=st.integers(0, 99), height_px=st.floats(0, 900))
def test_no_mark_overlaps_in_folded_time_and_every_event_is_shown_or_counted(
    events: Events, octaves: float, event: int, height_px: float
) -> None:
    layout = lay_out_folded(make_file(events), height_px=height_px)
    scale = layout.fit.zoomed(2**octaves, 0)
    if len(layout.rows_in_time):
        mid_s = int(layout.footprints.mid_s[layout.rows_in_time[event % len(layout.rows_in_time)]])
        scale = TimeScale(mid_s, 0.0, scale.px_per_s, scale.width_px).panned(500)
    scene = layout.scene(scale)
    for parts in (scene.marks, scene.labels):
        taken = sorted((part.top_px, part.left_px, part.right_px) for part in parts)
        assert all(
            right_px <= left_px + 0.05
            for (top_px, _, right_px), (other_px, left_px, _) in pairwise(taken)
            if top_px == other_px
        )
    level = layout.level_at(scale.px_per_s)
    for index, (lane, band) in enumerate(zip(layout.lanes, scene.lanes, strict=True)):
        placed = layout.placement.level[lane.first : lane.end] <= level
        rows = layout.placement.boxes.rows[lane.first : lane.end]
        begin_s, end_s = layout.footprints.outer_lo_s[rows], layout.footprints.outer_hi_s[rows]
        in_view = (begin_s < scale.right_s) & (end_s >= scale.left_s)
        clustered = {
            row
            for cluster in scene.clusters
            if cluster.lane == index
            for row in layout.cluster_rows(cluster, scale.px_per_s).tolist()
        }
        reaching = set(reaching_rows(layout, index, scale).tolist()) if lane.has_strip else set()
        assert len(reaching) == band.reaching
        assert not reaching & clustered
        assert set(rows[in_view & ~placed].tolist()) <= clustered | reaching
        marked = {mark.row for mark in scene.marks if 0 <= mark.top_px - lane.top_px < lane.height_px}
        assert set(rows[in_view & placed & (end_s > scale.left_s)].tolist()) <= marked


def test_folding_keeps_the_order_of_events_and_their_lengths() -> None:
    file = make_file(TWO_TIMES)
    real, folded = lay_out(file), lay_out_folded(file)
    assert folded.rows_in_time.tolist() == real.rows_in_time.tolist()
    real_s = real.footprints.outer_hi_s - real.footprints.outer_lo_s
    assert (folded.footprints.outer_hi_s - folded.footprints.outer_lo_s).tolist() == real_s.tolist()
    assert folded.fit.px_per_s > 1.8 * real.fit.px_per_s
