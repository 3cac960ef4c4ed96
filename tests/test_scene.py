"""What a layout puts into a scene, case by case: lanes, labels at the edges, clusters, and what is under a point."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from made_up import CHARACTER_PX, lay_out, make_file, rows_of

from timeline_app.layout.fitting import _LEAST_SHARE, MARGIN_PX
from timeline_app.layout.metrics import ARROW_PX, LABEL_MAX_PX, LANE_HEADER_PX, MARKER_PX
from timeline_app.layout.scene import compact_count
from timeline_app.layout.signs import signs_told_by

Events = list[dict[str, Any]]


def test_words_whose_mark_has_left_the_view_stay_until_they_have_left_too() -> None:
    layout = lay_out(make_file(["2024-01-01", "2024-12-31"]))
    length_px = CHARACTER_PX * len("1 January 2024")
    first_px = layout.scene(layout.fit).labels[0].left_px
    for out_px in (20.0, length_px - 1):
        scene = layout.scene(layout.fit.panned(-first_px - out_px))
        assert scene.labels[0].row == 0
        assert scene.labels[0].left_px == pytest.approx(-out_px)
    assert [label.row for label in layout.scene(layout.fit.panned(-first_px - length_px - 1)).labels] == [1]


def test_the_arrow_of_an_old_and_long_event_stays_until_it_has_left() -> None:
    layout = lay_out(make_file(["1000/..", "2023"], as_of="2024-01-01"))
    scale = layout.fit.zoomed(50, 0)
    end_px = scale.time_to_px(int(layout.footprints.outer_hi_s[0]))
    marks = layout.scene(scale.panned(-end_px - ARROW_PX / 2)).marks
    assert [mark.row for mark in marks if mark.arrow_right] == [0]


def test_the_words_of_a_long_bar_stay_inside_its_visible_part() -> None:
    events: list[dict[str, Any] | str] = [{"title": "Long", "date": "1000/2000"}, "2500"]
    layout = lay_out(make_file(events))
    scale = layout.fit.zoomed(4, 0)
    end_px = scale.time_to_px(int(layout.footprints.outer_hi_s[0]))
    bar, label = layout.scene(scale.panned(500 - end_px)).marks[0], layout.scene(scale.panned(500 - end_px)).labels[0]
    assert bar.left_px < 0
    assert 0 <= label.left_px < 20
    label = layout.scene(scale.panned(30 - end_px)).labels[0]
    assert label.left_px + label.width_px == pytest.approx(30)


def test_the_time_gets_its_share_of_the_width_however_long_the_words_are() -> None:
    file = make_file([{"title": "x" * 300, "date": date} for date in ("2024-01-01", "2024-12-31")])
    layout = lay_out(file, width_px=320)
    begin_px, end_px = (layout.fit.time_to_px(int(layout.footprints.mid_s[row])) for row in (0, 1))
    assert end_px - begin_px >= 0.98 * _LEAST_SHARE * (320 - 2 * MARGIN_PX)
    assert max(label.width_px for label in layout.scene(layout.fit).labels) == LABEL_MAX_PX


def test_a_span_that_is_asked_for_fills_the_width() -> None:
    layout = lay_out(make_file(["2014", "2030"]), span_s=(0, 86_400), width_px=864)
    assert (layout.fit.left_s, layout.fit.right_s, layout.fit.px_per_s) == (0, 86_400, 0.01)
    assert layout.scene(layout.fit).marks == ()


@pytest.mark.parametrize("events", [[], [{"title": "No date"}]])
def test_without_any_dated_event_there_is_an_axis_and_nothing_else(events: Events) -> None:
    layout = lay_out(make_file(events))
    scene = layout.scene(layout.fit)
    assert (layout.lanes, len(layout.rows_in_time), layout.height_px) == ((), 0, 600)
    assert scene.ticks
    assert (scene.marks, scene.labels, scene.clusters) == ((), (), ())


def test_the_axis_does_not_change_with_the_filter() -> None:
    file = make_file(["1990", "2024"])
    only_last = lay_out(file, matches=np.array([False, True]))
    assert only_last.fit == lay_out(file).fit
    assert only_last.rows_in_time.tolist() == [1]


def test_an_event_with_two_countries_stands_in_both_lanes_and_counts_once() -> None:
    events: Events = [{"title": "Both", "date": "2024", "countries": ["LT", "FR"]}, {"title": "None", "date": "2024"}]
    layout = lay_out(make_file(events), group_by="country")
    assert [(lane.key.id, lane.title, rows_of(layout, lane).tolist()) for lane in layout.lanes] == [
        ("FR", "France", [0]),
        ("LT", "Lithuania", [0]),
        ("", "No country", [1]),
    ]
    assert len(layout.rows_in_time) == 2


def test_categories_keep_the_files_order_and_those_without_come_last() -> None:
    events = [
        {"title": "x", "date": "2024"},
        {"title": "x", "date": "2024", "category": "b"},
        {"title": "x", "date": "2024", "category": "a"},
        {"title": "x", "date": "2024", "category": "new"},
    ]
    layout = lay_out(make_file(events))
    assert [lane.title for lane in layout.lanes] == ["Alpha", "Beta", "new", "No category"]
    assert [lane.title for lane in lay_out(make_file(events), group_by="none").lanes] == [""]


def test_of_two_that_collide_the_more_important_one_is_shown() -> None:
    events = [{"title": "x" * 40, "date": "2024-05-17", "importance": i % 7} for i in range(14)]
    layout = lay_out(make_file(events), height_px=LANE_HEADER_PX + 80)
    scene = layout.scene(layout.fit)
    assert {events[mark.row]["importance"] for mark in scene.marks} == {6}
    assert sum(cluster.count for cluster in scene.clusters) == 14 - len(scene.marks)


def test_the_event_and_the_cluster_under_a_point_are_found() -> None:
    layout = lay_out(make_file([{"title": "x" * 40, "date": "2024-05-17"}] * 30), height_px=120)
    scene = layout.scene(layout.fit)
    mark, label, cluster = scene.marks[0], scene.labels[0], scene.clusters[0]
    assert scene.row_at(mark.middle_px, mark.top_px + 2) == mark.row
    assert scene.row_at(label.left_px + label.width_px - 1, label.top_px + 5) == label.row
    frame = scene.frame_of(mark)
    assert scene.row_at(frame.left_px + frame.width_px + 1, label.top_px + 5) is None
    assert scene.cluster_at(cluster.middle_px, cluster.top_px + 10) == cluster
    assert scene.cluster_at(cluster.middle_px + 99, cluster.top_px + 10) is None


def test_an_event_is_found_wherever_a_frame_is_drawn_around_it() -> None:
    layout = lay_out(make_file([{"title": "x" * 40, "date": "2024-05-17"}, {"title": "y", "date": "1990"}]))
    scene = layout.scene(layout.fit)
    mark = next(mark for mark in scene.marks if mark.row == 0)
    frame = scene.frame_of(mark)
    left_px, top_px = frame.left_px, frame.top_px
    right_px, bottom_px = left_px + frame.width_px, top_px + frame.height_px
    for x_px in (left_px + 1, (mark.right_px + right_px) / 2, right_px - 1):
        for y_px in (top_px + 1, mark.top_px + scene.row_style.mark_px - 1, bottom_px - 1):
            assert scene.row_at(x_px, y_px) == 0
    assert scene.row_at(left_px - 1, top_px + 1) is None
    assert scene.row_at((left_px + right_px) / 2, bottom_px + 1) is None


def test_an_event_is_found_by_the_words_beside_its_title_too() -> None:
    first = {"title": "First", "date": "1990-05-17", "text": "Some words."}
    layout = lay_out(make_file([first, {"title": "Last", "date": "2024"}]))
    scene = layout.scene(layout.fit.zoomed(5, 0))
    label = next(label for label in scene.labels if label.aside)
    assert scene.row_at(label.right_px - 2, label.top_px + 5) == label.row == 0


def test_the_words_beside_a_title_are_those_of_the_text_without_its_marks() -> None:
    marked = f"[The report](https://example.org/{'a' * 300}) says **so** and 2 * 3."
    first = {"title": "First", "date": "1990-05-17", "text": marked}
    layout = lay_out(make_file([first, {"title": "Last", "date": "2024"}]))
    scene = layout.scene(layout.fit.zoomed(5, 0))
    label = next(label for label in scene.labels if label.row == 0)
    assert label.aside == "The report says so and 2 * 3."


def test_an_event_is_found_at_the_height_of_its_row_or_of_its_cluster() -> None:
    layout = lay_out(make_file([{"title": "x" * 40, "date": "2024-05-17"}] * 30), height_px=120)
    scene, px_per_s = layout.scene(layout.fit), layout.fit.px_per_s
    assert layout.row_top_px(scene.marks[0].row, px_per_s) == scene.marks[0].top_px
    hidden = int(layout.cluster_rows(scene.clusters[0], px_per_s)[0])
    hidden_px = layout.row_top_px(hidden, px_per_s)
    assert hidden_px is not None
    assert abs(hidden_px - scene.clusters[0].top_px) < 9
    assert layout.row_top_px(99, px_per_s) is None


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.0k"),
        (1249, "1.2k"),
        (9949, "9.9k"),
        (9950, "10k"),
        (34_400, "34k"),
        (999_499, "999k"),
        (999_500, "1.0M"),
        (1_200_000, "1.2M"),
        (12_000_000, "12M"),
    ],
)
def test_counts_are_written_in_few_characters(count: int, text: str) -> None:
    assert compact_count(count) == text


@pytest.mark.parametrize("width_px", [997.0, 1000.0, 1003.3])
def test_ticks_of_seconds_stand_where_their_seconds_are(width_px: float) -> None:
    layout = lay_out(make_file(["2024-05-17T12:00:00Z", "2024-05-17T12:00:07Z"]), width_px=width_px)
    scene = layout.scene(layout.fit)
    begin_px = layout.fit.time_to_px(int(layout.footprints.outer_lo_s[0]))
    distances_px = [abs(tick.x_px - begin_px) for tick in scene.ticks]
    assert min(distances_px) < 0.01


@pytest.mark.parametrize(("date", "about"), [("1010~", True), ("1010%", True), ("1010", False), ("1010?", False)])
def test_what_is_too_narrow_for_fades_still_says_that_it_is_about(date: str, about: bool) -> None:
    layout = lay_out(make_file([date, "1900"]))
    mark = next(mark for mark in layout.scene(layout.fit).marks if mark.row == 0)
    assert mark.about is about
    assert (mark.right_px - mark.middle_px > MARKER_PX) is (about or "?" in date)


@pytest.mark.parametrize(
    ("event", "sign"),
    [
        ({"date": "../1920"}, "went on before, nobody says since when"),
        ({"date": "1900/.."}, "goes on"),
        ({"date": "1900-01-01~"}, "about then"),
        ({"date": "1900/1920", "status": "planned"}, "hatched: planned"),
        ({"date": "1900-01", "status": "planned"}, "hatched: planned"),
        ({"date": "{1870,1900}", "status": "planned"}, "hatched: planned"),
        ({"date": "1900-01-01", "status": "planned"}, "planned for a known day or time"),
        ({"date": "1900-01-01T12:00:00Z", "status": "planned"}, "planned for a known day or time"),
        ({"date": "{1870-01-01,1900-01-01}", "status": "planned"}, "planned for a known day or time"),
        ({"date": "1900-01-01"}, None),
    ],
)
def test_just_the_signs_that_are_drawn_are_explained(event: dict[str, str], sign: str | None) -> None:
    layout = lay_out(make_file([{"title": "T", **event}, {"title": "Known", "date": "1850-01-01"}], as_of="1930-01-01"))
    told = [sign.words for sign in signs_told_by([layout.scene(layout.fit)])]
    telling = {"went on before, nobody says since when", "goes on", "about then"}
    telling |= {"hatched: planned", "planned for a known day or time"}
    assert telling.intersection(told) == ({sign} if sign else set())
