"""What is sorted by a single key comes in the order that sorting by several gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.chronology import Chronology
from timeline_app.layout.lanes import LaneEntries
from timeline_app.layout.sorting import stable_order

if TYPE_CHECKING:
    from random import Random

few_values = st.integers(-2, 2)
times = st.integers(FAR_PAST, FAR_FUTURE)
importances = st.none() | st.integers(-3, 3) | st.floats(-(2.0**90), 2.0**90, width=32)


@given(values=st.lists(few_values, max_size=60) | st.lists(few_values | times, max_size=60))
def test_equal_values_stay_in_the_order_in_which_they_stand(values: list[int]) -> None:
    column = np.array(values, dtype=np.int64)
    assert stable_order(column).tolist() == sorted(range(len(values)), key=values.__getitem__)


@given(given_importances=st.lists(importances, max_size=30))
def test_the_more_important_rank_first_and_equal_ones_regardless_of_their_place(
    given_importances: list[float | None],
) -> None:
    events = [{"title": "T", "date": "2014", "importance": importance} for importance in given_importances]
    file = make_file([{key: value for key, value in event.items() if value is not None} for event in events])
    rank, importance = Chronology.of(file).rank, file.table.importance
    mixed = [row * 2_654_435_761 % 2**32 for row in range(len(importance))]
    in_order = sorted(range(len(importance)), key=lambda row: (-float(importance[row]), mixed[row]))
    assert [in_order.index(row) for row in range(len(in_order))] == rank.tolist()


@given(spans=st.lists(st.tuples(st.integers(1900, 1903), st.integers(0, 3)), max_size=30))
def test_events_come_by_their_begin_then_by_their_end_then_by_their_row(spans: list[tuple[int, int]]) -> None:
    file = make_file([{"title": "T", "date": f"{year}/{year + length}"} for year, length in spans])
    chronology = Chronology.of(file)
    begin_s, end_s = chronology.footprints.outer_lo_s, chronology.footprints.outer_hi_s
    rows = range(len(spans))
    assert chronology.by_begin.tolist() == sorted(rows, key=lambda row: (begin_s[row], end_s[row], row))


@given(lanes_of_rows=st.lists(st.sets(st.integers(0, 300), min_size=1, max_size=2), max_size=30), chance=st.randoms())
def test_lanes_hold_their_rows_in_the_given_order(lanes_of_rows: list[set[int]], chance: Random) -> None:
    order = chance.sample(range(len(lanes_of_rows)), len(lanes_of_rows))
    pairs = [(lane, row) for row, lanes in enumerate(lanes_of_rows) for lane in lanes]
    lane, row = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    rows, firsts = LaneEntries(lane, row).in_order(301, np.array(order, dtype=np.intp))
    for number in range(301):
        wanted = [one for one in order if number in lanes_of_rows[one]]
        assert rows[firsts[number] : firsts[number + 1]].tolist() == wanted
