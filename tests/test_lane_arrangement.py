"""Lanes that are folded and put in another order: none is lost, none jumps, and all comes back as it was."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import ConstantMeasure, event_lists, lay_out, make_file, rows_of
from msgspec.structs import replace

from timeline_app.facets.file_facets import FileFacets
from timeline_app.filters import Chosen, EventFilter, matching
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.lanes import chosen_lanes
from timeline_app.layout.metrics import ALL_ROWS_MAX_EVENTS, CLUSTER_STRIP_PX, LANE_BOTTOM_PX, LANE_HEADER_PX
from timeline_app.layout.prepared_file import PreparedFile

if TYPE_CHECKING:
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.timeline_layout import TimelineLayout

Events = list[dict[str, Any]]
few_examples = settings(max_examples=60)
groupings = st.sampled_from(["category", "country"])
lists_of_lanes = st.lists(st.sampled_from("abcdefg"), unique=True)


def lanes_of(layout: TimelineLayout) -> list[str]:
    return [lane.key.id for lane in layout.lanes]


def rows_by_lane(layout: TimelineLayout) -> dict[str, list[int]]:
    return {lane.key.id: rows_of(layout, lane).tolist() for lane in layout.lanes}


# The order


# Which lanes there are


@few_examples
@given(events=event_lists(), chosen=st.sets(st.sampled_from(["", "LT", "FR", "PL"])), need_all=st.booleans())
def test_a_filter_leaves_the_lanes_of_the_countries_that_are_chosen_and_each_event_in_one(
    events: Events, chosen: set[str], need_all: bool
) -> None:
    file = make_file(events)
    event_filter = EventFilter({"country": Chosen(frozenset(chosen), need_all)})
    matches = matching(FileFacets(file.table), event_filter)
    only = chosen_lanes(event_filter, "country")
    prepared = PreparedFile.of(file, ConstantMeasure())
    layout = build_layout(prepared, matches, LayoutRequest("country", 1000.0, 400.0, only_lanes=only))
    assert set(lanes_of(layout)) <= chosen or (need_all and not chosen)
    shown = [row for rows in rows_by_lane(layout).values() for row in rows]
    assert set(shown) == set(np.flatnonzero(matches & file.table.dated()).tolist())


def test_without_a_choice_among_countries_all_lanes_are_there() -> None:
    assert chosen_lanes(EventFilter(), "country") is None
    assert chosen_lanes(EventFilter.of(tag=["x"]), "country") is None
    assert chosen_lanes(EventFilter.of(country=["LT"]), "category") is None


@given(usual=lists_of_lanes, order=lists_of_lanes)
def test_lanes_stand_as_wanted_and_the_others_after_them_as_usual(usual: list[str], order: list[str]) -> None:
    arranged = [usual[index] for index in LaneArrangement(tuple(order)).in_order(usual)]
    assert arranged == [lane for lane in order if lane in usual] + [lane for lane in usual if lane not in order]


@given(usual=lists_of_lanes.filter(len), order=lists_of_lanes, data=st.data())
def test_moving_a_lane_puts_it_there_and_nothing_else_jumps(usual: list[str], order: list[str], data: Any) -> None:
    before = LaneArrangement(tuple(order))
    all_lanes = [usual[index] for index in before.in_order(usual)]
    visible = data.draw(st.sets(st.sampled_from(usual), min_size=1))
    shown = [lane for lane in all_lanes if lane in visible]
    lane, to = data.draw(st.sampled_from(shown)), data.draw(st.integers(0, len(shown) - 1))
    after = before.moved(lane, to, shown, usual)
    all_after = [usual[index] for index in after.in_order(usual)]
    assert [one for one in all_after if one in visible].index(lane) == to
    assert [one for one in all_after if one != lane] == [one for one in all_lanes if one != lane]
    assert after.folded == before.folded


def test_moving_a_lane_keeps_the_order_of_another_files_lanes() -> None:
    arrangement = LaneArrangement(("y", "b", "x")).moved("a", 0, ["b", "a"], ["a", "b"])
    assert arrangement.in_order(["x", "y"]) == [1, 0]
    assert arrangement.in_order(["b", "a"]) == [1, 0]


@few_examples
@given(events=event_lists(), order=st.permutations(["", "a", "b", "LT", "FR", "PL"]), group_by=groupings)
def test_in_another_order_each_lane_has_the_same_events(events: Events, order: list[str], group_by: GroupBy) -> None:
    usual = lay_out(make_file(events), group_by=group_by)
    arranged = lay_out(make_file(events), group_by=group_by, arrangement=LaneArrangement(tuple(order)))
    assert lanes_of(arranged) == [lane for lane in order if lane in lanes_of(usual)]
    assert rows_by_lane(arranged) == rows_by_lane(usual)


# Folding


@few_examples
@given(events=event_lists(), folded=st.frozensets(st.sampled_from(["", "a", "b", "LT", "FR", "PL"])),
       group_by=groupings, few=st.booleans())  # fmt: skip
def test_a_folded_lane_has_no_rows_and_counts_all_its_events(
    events: Events, folded: frozenset[str], group_by: GroupBy, few: bool
) -> None:
    layout = lay_out(
        make_file(events),
        group_by=group_by,
        arrangement=LaneArrangement(folded=folded),
        all_rows_max_events=ALL_ROWS_MAX_EVENTS if few else 0,
    )
    scene = layout.scene(layout.fit)
    for lane, band in zip(layout.lanes, scene.lanes, strict=True):
        assert band.folded == lane.is_folded == (lane.key.id in folded)
        if band.folded:
            assert lane.height_px == LANE_HEADER_PX + CLUSTER_STRIP_PX + LANE_BOTTOM_PX
            counted = sum(cluster.count for cluster in scene.clusters if cluster.lane == lane.number)
            assert counted + band.reaching == lane.end - lane.first
            assert not [mark for mark in scene.marks if lane.top_px <= mark.top_px < lane.top_px + lane.height_px]
    for upper, lower in pairwise(layout.lanes):
        assert upper.top_px + upper.height_px == lower.top_px


@few_examples
@given(events=event_lists(), lane=st.sampled_from(["", "a", "b"]))
def test_unfolding_gives_the_former_layout_back(events: Events, lane: str) -> None:
    arrangement = LaneArrangement(("b", "a"))
    before, after = (
        lay_out(make_file(events), arrangement=one) for one in (arrangement, arrangement.toggled(lane).toggled(lane))
    )
    assert after.scene(after.fit) == before.scene(before.fit)


def test_what_a_folded_lane_leaves_goes_to_the_others() -> None:
    events = [{"title": "x" * 20, "date": "2024-05-17", "category": category} for category in "ab" for _ in range(30)]
    open_rows, folded_rows = (
        [lane.row_count for lane in lay_out(make_file(events), arrangement=one).lanes]
        for one in (USUAL, LaneArrangement(folded=frozenset("b")))
    )
    assert folded_rows[1] == 0
    assert folded_rows[0] > open_rows[0]


def test_a_folded_lane_does_not_make_the_others_words_small() -> None:
    events = [{"title": "x", "date": f"2024-05-{10 + i}", "category": category} for i in range(3) for category in "ab"]
    usual, folded = (
        lay_out(make_file(events), arrangement=one) for one in (USUAL, LaneArrangement(folded=frozenset("a")))
    )
    assert replace(folded.row_style, gap_px=0) == replace(usual.row_style, gap_px=0)


@pytest.mark.parametrize("zoom", [1.0, 8.0, 1e6])
def test_all_lanes_can_be_folded(zoom: float) -> None:
    events = [{"title": "x", "date": f"2024-05-{10 + i}", "category": "ab"[i % 2]} for i in range(12)]
    layout = lay_out(make_file(events), arrangement=LaneArrangement(folded=frozenset("ab")))
    scene = layout.scene(layout.fit.zoomed(zoom, 100))
    assert not scene.marks
    assert layout.height_px == 600


def test_one_lane_alone_is_unfolded() -> None:
    arrangement = LaneArrangement(folded=frozenset({"a", "elsewhere"}))
    assert arrangement.with_only("a", ["a", "b", "c"]).folded == {"b", "c", "elsewhere"}
