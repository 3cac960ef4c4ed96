"""What is sorted by a single key comes in the order that sorting by several gives."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_up import event_lists, make_file

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.chronology import Chronology
from timeline_app.layout.lanes import LaneOrder
from timeline_app.layout.sorting import stable_order

if TYPE_CHECKING:
    from timeline_app.layout.lanes import GroupBy

Events = list[dict[str, Any]]

few_values = st.integers(-2, 2)
times = st.integers(FAR_PAST, FAR_FUTURE)
groupings = st.sampled_from(["category", "country", "none"])
importances = st.none() | st.integers(-3, 3) | st.floats(-(2.0**90), 2.0**90, width=32)


@given(values=st.lists(few_values, max_size=60) | st.lists(few_values | times, max_size=60))
def test_equal_values_stay_in_the_order_in_which_they_stand(values: list[int]) -> None:
    column = np.array(values, dtype=np.int64)
    assert stable_order(column).tolist() == sorted(range(len(values)), key=values.__getitem__)


@given(given_importances=st.lists(importances, max_size=30))
def test_the_more_important_rank_first(given_importances: list[float | None]) -> None:
    events = [{"title": "T", "date": "2014", "importance": importance} for importance in given_importances]
    file = make_file([{key: value for key, value in event.items() if value is not None} for event in events])
    rank, importance = Chronology.of(file).rank, file.table.importance
    assert sorted(rank.tolist()) == list(range(len(importance)))
    assert (np.diff(importance[np.argsort(rank)]) <= 0).all()


@given(events=event_lists(), place=st.integers(0, 40))
def test_an_event_that_is_added_changes_no_order_among_the_others(events: Events, place: int) -> None:
    more = [*events[:place], {"title": "One more", "date": "2014-05-17"}, *events[place:]]
    before, after = Chronology.of(make_file(events)).rank, Chronology.of(make_file(more)).rank
    others = np.delete(after, min(place, len(events)))
    assert np.argsort(others).tolist() == np.argsort(before).tolist()


def test_equal_events_rank_in_an_order_that_has_nothing_to_do_with_their_time() -> None:
    rank = Chronology.of(make_file([f"{year}-01-01" for year in range(1000, 2000)])).rank
    assert abs(np.corrcoef(rank, np.arange(1000))[0, 1]) < 0.1


@given(spans=st.lists(st.tuples(st.integers(1900, 1903), st.integers(0, 3)), max_size=30))
def test_events_come_by_their_begin_then_by_their_end_then_by_their_row(spans: list[tuple[int, int]]) -> None:
    file = make_file([{"title": "T", "date": f"{year}/{year + length}"} for year, length in spans])
    chronology = Chronology.of(file)
    begin_s, end_s = chronology.footprints.outer_lo_s, chronology.footprints.outer_hi_s
    rows = range(len(spans))
    assert chronology.by_begin.tolist() == sorted(rows, key=lambda row: (begin_s[row], end_s[row], row))


@given(events=event_lists(), group_by=groupings, seed=st.integers(0, 2**32))
def test_lanes_hold_what_matches_in_order_of_time(events: Events, group_by: GroupBy, seed: int) -> None:
    file = make_file(events)
    table, in_time = file.table, Chronology.of(file).by_begin
    matches = np.random.default_rng(seed).random(len(table)) < 0.7
    order = LaneOrder.of(table, in_time, group_by).matching(matches)

    def lanes_of(row: int) -> set[str]:
        code = int(table.category[row])
        if group_by == "country":
            return set(table.countries_of(row)) or {""}
        return {"" if group_by == "none" or code < 0 else table.categories[code].id}

    standing = [row for row in in_time.tolist() if matches[row]]
    assert {key.id for key in order.keys} == set().union(*map(lanes_of, standing))
    for key, (first, end) in zip(order.keys, pairwise(order.firsts.tolist()), strict=True):
        assert order.rows[first:end].tolist() == [row for row in standing if key.id in lanes_of(row)]
