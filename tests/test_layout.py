"""Where everything stands: nothing overlaps, nothing is lost, and lanes keep to their height."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import ConstantMeasure, event_lists, lay_out, make_file, rows_of

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.axis import EDGE_PX
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.clusters import CELL_MIN_PX, Cells, count_hidden
from timeline_app.layout.fitting import _LEAST_SHARE
from timeline_app.layout.footprint import time_extent
from timeline_app.layout.hidden_rows import reaching_rows
from timeline_app.layout.metrics import LANE_HEADER_PX, QUESTION_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.scene import Label, Mark, Scene
    from timeline_app.layout.timeline_layout import TimelineLayout

Events = list[dict[str, Any]]
GROUPINGS: list[GroupBy] = ["category", "country", "none"]
HEIGHTS = st.sampled_from([0.0, 60.0, 150.0, 300.0, 500.0, 900.0])
few_examples = settings(max_examples=60)


class View(NamedTuple):
    """A zoom at or above the fit scale, with the middle of some event's mark somewhere in or near the picture."""

    octaves: float
    """How far beyond the fit scale it is zoomed in."""
    event: int
    at_px: float

    def scale(self, layout: TimelineLayout) -> TimeScale:
        scale = layout.fit.zoomed(2**self.octaves, 0)
        rows = layout.rows_in_time
        if not len(rows):
            return scale.panned(self.at_px)
        mid_s = int(layout.footprints.mid_s[rows[self.event % len(rows)]])
        return TimeScale(mid_s, 0.0, scale.px_per_s, scale.width_px).panned(self.at_px)


VIEWS = st.builds(View, st.floats(0, 24), st.integers(0, 99), st.floats(-300, 1300))


LANES = ["", "a", "b", "LT", "FR", "PL"]
ARRANGEMENTS = st.builds(
    LaneArrangement, st.lists(st.sampled_from(LANES)).map(tuple), st.frozensets(st.sampled_from(LANES))
)


class Taken(NamedTuple):
    """A stretch of pixels that an event takes in its row, and the y of the row."""

    left_px: float
    right_px: float
    top_px: float
    row: int


def taken_by_marks(scene: Scene) -> list[Taken]:
    return [Taken(*extent(mark), mark.top_px, mark.row) for mark in scene.marks]


def extent(mark: Mark) -> tuple[float, float]:
    """All that is drawn of a mark, hollow markers and the question mark of an uncertain one included."""
    left_px, right_px = mark.left_px, mark.right_px
    if mark.uncertain and not mark.question_left and not mark.question_right:
        right_px = max(right_px, mark.profile[-1][0] + QUESTION_PX)
    return left_px, right_px


def taken_by_labels(scene: Scene) -> list[Taken]:
    return [
        Taken(label.left_px, label.right_px, label.top_px - scene.row_style.mark_px, label.row)
        for label in scene.labels
    ]


def assert_apart(taken: list[Taken]) -> None:
    for first, second in pairwise(sorted(taken, key=lambda one: (one.top_px, one.left_px))):
        if first.top_px == second.top_px:
            assert first.right_px <= second.left_px + 0.05, (first, second)


@few_examples
@given(
    events=event_lists(),
    view=VIEWS,
    height_px=HEIGHTS,
    group_by=st.sampled_from(GROUPINGS),
)
def test_no_two_marks_and_no_two_labels_of_a_row_overlap(
    events: Events, view: View, height_px: float, group_by: GroupBy
) -> None:
    layout = lay_out(make_file(events, as_of="2025-02-17"), height_px=height_px, group_by=group_by)
    scene = layout.scene(view.scale(layout))
    assert_apart(taken_by_marks(scene))
    assert_apart(taken_by_labels(scene))


@few_examples
@given(events=event_lists(), view=VIEWS, height_px=HEIGHTS)
def test_clusters_do_not_overlap_and_stay_in_their_lanes(events: Events, view: View, height_px: float) -> None:
    layout = lay_out(make_file(events), height_px=height_px)
    scene = layout.scene(view.scale(layout))
    assert_apart(
        [Taken(c.middle_px - c.width_px / 2, c.middle_px + c.width_px / 2, c.top_px, c.lo_s) for c in scene.clusters]
    )
    for cluster in scene.clusters:
        lane = scene.lanes[cluster.lane]
        assert lane.top_px < cluster.top_px < lane.top_px + lane.height_px - 18


@few_examples
@given(
    events=event_lists(),
    view=VIEWS,
    height_px=HEIGHTS,
    group_by=st.sampled_from(GROUPINGS),
    arrangement=st.just(USUAL) | ARRANGEMENTS,
)
def test_every_event_that_touches_the_view_is_shown_or_counted(
    events: Events, view: View, height_px: float, group_by: GroupBy, arrangement: LaneArrangement
) -> None:
    layout = lay_out(make_file(events), height_px=height_px, group_by=group_by, arrangement=arrangement)
    scale = view.scale(layout)
    scene = layout.scene(scale)
    begin_s, end_s = layout.footprints.outer_lo_s, layout.footprints.outer_hi_s
    level = layout.level_at(scale.px_per_s)
    for index, (lane, band) in enumerate(zip(layout.lanes, scene.lanes, strict=True)):
        marked = {mark.row for mark in scene.marks if 0 <= mark.top_px - lane.top_px < lane.height_px}
        clusters = [cluster for cluster in scene.clusters if cluster.lane == index]
        clustered = [row for cluster in clusters for row in layout.cluster_rows(cluster, scale.px_per_s).tolist()]
        assert len(clustered) == len(set(clustered)) == sum(cluster.count for cluster in clusters)
        assert not marked & set(clustered)
        placed = layout.placement.level[lane.first : lane.end] <= level
        events_of_lane = list(zip(rows_of(layout, lane).tolist(), placed.tolist(), strict=True))
        # What is counted is counted for the whole cells that touch the view.
        cells_s = Cells.touching(scale.left_s, scale.right_s, scale.px_per_s).edges_s()
        hidden = {
            row
            for row, has_row in events_of_lane
            if not has_row and begin_s[row] < cells_s[-1] and end_s[row] >= cells_s[0]
        }
        reaching = reaching_rows(layout, index, scale).tolist() if lane.has_strip else []
        assert set(clustered) <= hidden
        assert set(reaching) == hidden - set(clustered)
        assert len(reaching) == band.reaching
        shown = {row for row, has_row in events_of_lane if has_row}
        assert {row for row in shown if begin_s[row] < scale.right_s and end_s[row] > scale.left_s} <= marked
        for cluster in clusters:
            for row in layout.cluster_rows(cluster, scale.px_per_s).tolist():
                assert begin_s[row] <= layout.footprints.anchor_s[row] <= end_s[row]
                assert cluster.first_s <= layout.footprints.anchor_s[row] <= cluster.last_s


@few_examples
@given(events=event_lists(), view=VIEWS, height_px=HEIGHTS, dx=st.floats(-70, 70))
def test_panning_changes_no_count_of_a_stretch_that_stays_in_view(
    events: Events, view: View, height_px: float, dx: float
) -> None:
    layout = lay_out(make_file(events), height_px=height_px)
    scale = view.scale(layout)
    scene, panned = layout.scene(scale), layout.scene(scale.panned(dx))
    counts, other = ({(one.lane, one.lo_s): (one.hi_s, one.count) for one in of.clusters} for of in (scene, panned))
    assert all(other[key] == counted for key, counted in counts.items() if key in other)
    cells, moved = (Cells.touching(one.left_s, one.right_s, one.px_per_s) for one in (scale, scale.panned(dx)))
    if cells == moved:
        assert counts == other
        assert [lane.reaching for lane in scene.lanes] == [lane.reaching for lane in panned.lanes]


@few_examples
@given(events=event_lists(), view=VIEWS, dx=st.floats(-99, 99))
def test_panning_changes_neither_which_labels_show_nor_their_rows(events: Events, view: View, dx: float) -> None:
    layout = lay_out(make_file(events), height_px=150)
    scale = view.scale(layout)
    panned_scale = scale.panned(dx)
    before, after = layout.scene(scale), layout.scene(panned_scale)
    tops_before = {(label.row, label.top_px) for label in before.labels}
    tops_after = {(label.row, label.top_px) for label in after.labels}
    well_inside = {
        (label.row, label.top_px)
        for label in before.labels
        if label.left_px + dx < scale.width_px - 1 and label.left_px + label.width_px + dx > 1
    }
    assert well_inside <= tops_after
    rows_before = {row: top for row, top in tops_before if row in {other for other, _ in tops_after}}
    assert all(rows_before[row] == top for row, top in tops_after if row in rows_before)


@few_examples
@given(events=event_lists(), view=VIEWS, factor=st.floats(1, 8))
def test_zooming_in_never_hides_a_label_that_is_still_in_the_window(events: Events, view: View, factor: float) -> None:
    layout = lay_out(make_file(events), height_px=150)
    scale = view._replace(at_px=500).scale(layout)
    finer = scale.zoomed(factor, 500)
    tops = {label.row: label.top_px for label in layout.scene(finer).labels}
    begin_s, end_s = layout.footprints.outer_lo_s, layout.footprints.outer_hi_s
    for label in layout.scene(scale).labels:
        if begin_s[label.row] <= finer.right_s and end_s[label.row] >= finer.left_s:
            assert tops[label.row] == label.top_px


@few_examples
@given(
    events=event_lists(),
    view=VIEWS,
    zoom=st.tuples(st.floats(1, 8), st.floats(0, 1000)),
    dx=st.floats(-999, 999),
    height_px=HEIGHTS,
)
def test_words_beside_a_label_stay_when_zooming_in_and_when_panning(
    events: Events, view: View, zoom: tuple[float, float], dx: float, height_px: float
) -> None:
    layout = lay_out(make_file([event | {"text": "Some words." * 9} for event in events]), height_px=height_px)
    scale = view.scale(layout)
    finer, panned = (
        {label.row: label for label in layout.scene(other).labels} for other in (scale.zoomed(*zoom), scale.panned(dx))
    )
    for label in layout.scene(scale).labels:
        if label.row in finer:
            pinned = finer[label.row].left_px == EDGE_PX and not finer[label.row].aside
            is_out = title_right_px(layout, finer[label.row]) <= 0
            assert finer[label.row].aside.startswith(label.aside) or pinned or is_out
            assert finer[label.row].width_px >= label.width_px
        if label.row in panned:
            # The words of a bar that are pinned to the left edge slide along, under the next event and out again.
            pinned = EDGE_PX in {label.left_px, panned[label.row].left_px}
            is_out = min(title_right_px(layout, one) for one in (label, panned[label.row])) <= 0
            may_lack = pinned or is_out
            has_both = panned[label.row].aside and label.aside
            assert panned[label.row].aside == label.aside or (may_lack and not has_both)
            assert panned[label.row].width_px == label.width_px


def title_right_px(layout: TimelineLayout, label: Label) -> float:
    """Where the title itself ends, without a date line below it that may be longer."""
    return label.left_px + min(label.width_px, layout.captions.title_px(label.row))


@few_examples
@given(events=event_lists(), view=VIEWS, height_px=HEIGHTS)
def test_words_are_there_until_the_title_has_left(events: Events, view: View, height_px: float) -> None:
    layout = lay_out(make_file([event | {"text": "Some words." * 9} for event in events]), height_px=height_px)
    scale = view.scale(layout)
    for label in layout.scene(scale).labels:
        panned = scale.panned(1 - (label.left_px + label.width_px))
        assert label.row in {other.row for other in layout.scene(panned).labels}
        beyond = layout.scene(scale.panned(-title_right_px(layout, label) - 0.01)).labels
        assert all(not other.aside or title_right_px(layout, other) > 0 for other in beyond)


@few_examples
@given(events=event_lists(), view=VIEWS, height_px=HEIGHTS, dx=st.floats(-99, 0))
def test_words_beside_a_title_fade_as_it_slides_out_of_the_picture(
    events: Events, view: View, height_px: float, dx: float
) -> None:
    layout = lay_out(make_file([event | {"text": "Some words." * 9} for event in events]), height_px=height_px)
    for label in layout.scene(view.scale(layout).panned(dx)).labels:
        if label.aside:
            title_px = title_right_px(layout, label) - label.left_px
            assert label.aside_opacity == pytest.approx(min(1.0, title_right_px(layout, label) / title_px))
            assert label.aside_opacity > 0


@few_examples
@given(events=event_lists(), view=VIEWS, height_px=HEIGHTS)
def test_a_gap_parts_the_words_of_neighbours_in_a_row(events: Events, view: View, height_px: float) -> None:
    layout = lay_out(make_file([event | {"text": "Some words." * 9} for event in events]), height_px=height_px)
    taken = sorted(taken_by_labels(layout.scene(view.scale(layout))), key=lambda one: (one.top_px, one.left_px))
    for first, second in pairwise(taken):
        # The words of a bar that are pinned to the left edge slide along as far as the bar goes.
        if first.top_px == second.top_px and first.left_px > EDGE_PX:
            assert second.left_px - first.right_px >= 14 - 0.01


def test_titles_at_the_end_of_time_stand_to_the_left_of_it_and_slide_under_their_marks_as_one_zooms_in() -> None:
    events: list[dict[str, Any] | str] = [
        "1900-01-01",
        {"title": "A title as long as the rows allow it to be", "date": "1999-12-31"},
    ]
    layout = lay_out(make_file(events), group_by="none")
    begin_s, scale, before_px = int(layout.footprints.outer_lo_s[1]), layout.fit, list[float]()
    for _ in range(250):
        label = next(label for label in layout.scene(scale).labels if label.row == 1)
        before_px.append(scale.time_to_px(begin_s) - label.left_px)
        assert label.right_px <= scale.time_to_px(layout.fit.right_s) + 0.01
        scale = scale.zoomed(1.02, scale.time_to_px(begin_s))
    assert before_px[0] > 200
    assert before_px == sorted(before_px, reverse=True)
    assert before_px[-1] < 10


def test_words_beside_a_label_at_the_right_edge_know_what_stands_beyond_it() -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "First", "date": "2000-01-01", "text": "w" * 60, "importance": 8},
        # Has no row for the sake of the next, which reaches further to the left.
        {"title": "Hidden", "date": "2000-01-11T22:00:00Z", "importance": 0},
        {"title": "By", "date": "[..2000-01-11]", "importance": 9},
        *({"title": "x", "date": date} for date in ("1000-01-01", "3000-01-01")),
    ]
    layout = lay_out(make_file(events), group_by="none", height_px=60)
    scale = TimeScale(int(layout.footprints.outer_lo_s[0]), 0.0, 60 / 86_400, 1000.0)
    at_the_edge, inside = (
        {label.row: label.aside for label in layout.scene(scale.panned(at_px)).labels} for at_px in (950.0, 50.0)
    )
    assert at_the_edge[0] == inside[0] == "1 January 2000"


@few_examples
@given(events=event_lists(), height_px=st.floats(0, 1200), group_by=st.sampled_from(GROUPINGS))
def test_lanes_fill_the_height_without_overlapping_and_grow_it_only_when_they_must(
    events: Events, height_px: float, group_by: GroupBy
) -> None:
    layout = lay_out(make_file(events), height_px=height_px, group_by=group_by)
    bottom_px = 0.0
    for lane in layout.lanes:
        assert lane.top_px == bottom_px
        rows_px = LANE_HEADER_PX + lane.row_count * layout.row_style.height_px
        assert lane.height_px >= rows_px
        assert 1 <= lane.row_count <= lane.end - lane.first
        bottom_px += lane.height_px
    if layout.lanes:
        assert layout.height_px - len(layout.lanes) < bottom_px <= layout.height_px
    if layout.height_px > height_px:
        assert sum(lane.row_count for lane in layout.lanes) <= 3 * len(layout.lanes)


@few_examples
@given(events=event_lists(), height_px=st.floats(100, 900))
def test_no_lane_gets_two_rows_more_than_one_that_lacks_some(events: Events, height_px: float) -> None:
    lanes = lay_out(make_file(events), height_px=height_px).lanes
    rows = [lane.row_count for lane in lanes]
    lacking = [lane.row_count for lane in lanes if lane.has_strip]
    assert not lacking or max(rows) <= min(lacking) + 1


def shown_count(layout: TimelineLayout) -> int:
    return len(layout.scene(layout.fit).marks)


@few_examples
@given(events=event_lists(), height_px=st.floats(100, 900), more_px=st.floats(0, 300))
def test_a_taller_picture_never_shows_fewer(events: Events, height_px: float, more_px: float) -> None:
    file = make_file(events)
    low, tall = lay_out(file, height_px=height_px), lay_out(file, height_px=height_px + more_px)
    assert shown_count(low) <= shown_count(tall)


@few_examples
@given(events=event_lists(), height_px=st.floats(100, 900))
def test_each_of_a_few_events_has_its_row_however_low_the_picture(events: Events, height_px: float) -> None:
    few = events[:40]
    layout = lay_out(make_file(few), height_px=height_px, all_rows_max_events=40)
    assert not any(lane.has_strip for lane in layout.lanes)
    assert not layout.scene(layout.fit).clusters
    assert layout.height_px >= height_px


def test_lanes_of_countries_with_as_many_events_are_sorted_by_their_names_in_the_users_language() -> None:
    file = make_file([{"title": code, "date": "2014", "countries": [code]} for code in ("AT", "DE", "ES")])

    def lanes(language: str) -> list[str]:
        prepared = PreparedFile.of(file, ConstantMeasure(), language)
        layout = build_layout(prepared, np.ones(3, np.bool_), LayoutRequest("country", 1000.0, 600.0))
        return [lane.title for lane in layout.lanes]

    assert lanes("de") == ["Deutschland", "Österreich", "Spanien"]
    assert lanes("en") == ["Austria", "Germany", "Spain"]


def test_lanes_that_get_a_strip_late_do_not_make_the_picture_taller() -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "x" * 40, "date": f"2024-05-{10 + day}", "category": category}
        for category, count in (("a", 9), ("b", 2), ("c", 3), ("d", 4))
        for day in range(count)
    ]
    for height_px in range(260, 700, 7):
        layout = lay_out(make_file(events), height_px=float(height_px))
        one_row_each = all(lane.row_count == 1 for lane in layout.lanes)
        assert layout.height_px == height_px or one_row_each, height_px


@few_examples
@given(events=event_lists(), width_px=st.sampled_from([700.0, 1200.0, 3000.0]))
def test_everything_is_inside_the_width_at_the_fit_scale(events: Events, width_px: float) -> None:
    file = make_file([event | {"title": event["title"][:30]} for event in events])
    layout = lay_out(file, width_px=width_px, height_px=900)
    extent_s = time_extent(layout.footprints, file.table.dated())
    if extent_s is None:
        assert layout.scene(layout.fit).marks == ()
        return
    length_s = max(1, extent_s[1] - extent_s[0])
    scene, begin_px = layout.scene(layout.fit), layout.fit.time_to_px(extent_s[0])
    assert all(mark.left_px >= 0 for mark in scene.marks)
    empty_s = layout.fit.px_to_time(width_px) - extent_s[1]
    # The scale is a float: over thousands of millions of years its last digit is half a minute.
    rounding_s = 2 * math.ulp(length_s / _LEAST_SHARE)
    assert empty_s <= length_s * (1 / _LEAST_SHARE - 1) + 2 + rounding_s or len(events) == 1
    # Else the least share of the time binds.
    if layout.fit.px_per_s > 1.001 * _LEAST_SHARE * (width_px - begin_px) / length_s:
        assert all(mark.right_px <= width_px for mark in taken_by_marks(scene))
        assert all(label.left_px + label.width_px <= width_px for label in scene.labels)


@given(
    begins=st.lists(st.integers(0, 60), max_size=30),
    shown=st.sets(st.integers(0, 29)),
    first=st.integers(-2, 8),
    count=st.integers(1, 6),
)
def test_what_has_no_row_is_counted_cell_by_cell(begins: list[int], shown: set[int], first: int, count: int) -> None:
    begins.sort()
    edges_s = np.arange(first, first + count + 1) * 7
    inside = [box for box in sorted(shown) if box < len(begins) and edges_s[0] <= begins[box] < edges_s[-1]]
    bounds = np.searchsorted(np.array(begins, dtype=np.int64), edges_s)
    # A second lane with the same boxes, of which none is shown.
    hidden = count_hidden(np.array([bounds, bounds + len(begins)]), np.array(inside, dtype=np.intp))
    for cell, (lo_s, hi_s) in enumerate(pairwise(edges_s.tolist())):
        in_cell = [box for box, begin in enumerate(begins) if lo_s <= begin < hi_s]
        for lane, boxes in enumerate(([box for box in in_cell if box not in shown], in_cell)):
            assert hidden.number[lane, cell] == len(boxes)
            if boxes:
                first, last = hidden.first[lane, cell], hidden.last[lane, cell]
                assert (first, last) == (boxes[0] + lane * len(begins), boxes[-1] + lane * len(begins))


@given(px_per_s=st.floats(1e-16, 1e3))
def test_a_cluster_cell_is_wide_enough_and_cells_of_all_scales_nest(px_per_s: float) -> None:
    cell_s = Cells.touching(0, 0, px_per_s).length_s
    assert cell_s & (cell_s - 1) == 0
    assert cell_s * px_per_s >= CELL_MIN_PX or cell_s == 1
    assert cell_s == 1 or cell_s * px_per_s < 2 * CELL_MIN_PX + 1e-6


@pytest.mark.parametrize("width_px", [240.0, 320.0, 600.0])
def test_clusters_from_one_end_of_time_to_the_other_do_not_overflow(width_px: float) -> None:
    events = [{"title": "x" * 40, "date": f"Y{sign}14E10"} for sign in ("-", "") for _ in range(31)]
    layout = lay_out(make_file(events), width_px=width_px, height_px=100)
    assert layout.scene(layout.fit).lanes


def test_events_known_to_the_month_only_are_not_counted_on_its_first_day() -> None:
    days = [f"1961-{month:02}-{day:02}" for month in (2, 3, 4) for day in range(1, 29)]
    layout = lay_out(make_file(days + ["1961-03"] * 200 + ["1961"] * 100), height_px=120)
    scale = TimeScale.fit(civil_to_seconds(1961, 2, 20), civil_to_seconds(1961, 4, 20), 1000.0)
    scene = layout.scene(scale)
    counts: Counter[int] = Counter()
    for cluster in scene.clusters:
        for row in layout.cluster_rows(cluster, scale.px_per_s).tolist():
            counts[(int(layout.footprints.anchor_s[row]) - civil_to_seconds(1961, 3, 1)) // 86_400] += 1
    assert counts[0] <= 1
    assert counts[15] >= 190
    assert sum(counts.values()) < 300
    years = {row for row in range(len(layout.table)) if layout.captions.title(row) == "1961"}
    assert years <= set(reaching_rows(layout, 0, scale).tolist())


@given(
    dates=st.lists(st.sampled_from(["2014", "2014~", "[..2014]", "../1990", "2020/..", "-0500", "/2014"]), min_size=1)
)
def test_a_layout_is_made_however_little_room_there_is(dates: list[str]) -> None:
    for width_px in (1.0, 30.0, 90.0, 160.0):
        layout = lay_out(make_file(dates), width_px=width_px)
        assert layout.fit.px_per_s > 0
        assert layout.scene(layout.fit).width_px == width_px
