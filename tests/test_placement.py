"""Rows and labels obey the rules of dynamic map labelling: they only ever appear, and never overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.boxes import Boxes
from timeline_app.layout.candidates import best_of_longest, coarsest_octaves
from timeline_app.layout.footprint import Footprints
from timeline_app.layout.levels import Tiling, level_to_px_per_s, px_per_s_to_level
from timeline_app.layout.placement import UNPLACED, Placement

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from timeline_app.table import Rows

Column = np.ndarray[tuple[int], np.dtype[Any]]
LEVELS = 12
DEEP = 40
few_examples = settings(max_examples=50)
WIDTH_PX = 1000.0
HOUR_S, YEAR_S = 3600, 31_556_952


@st.composite
def all_boxes(draw: DrawFn, max_size: int = 30) -> Boxes:
    """Boxes of one to three lanes over a day to billions of years: points, long ones, or all kinds of lengths."""
    reach_s = draw(st.sampled_from([1, HOUR_S, 24 * HOUR_S, YEAR_S, 10_000 * YEAR_S, 10**10 * YEAR_S]))
    times = st.integers(-reach_s, reach_s)
    lengths = draw(st.sampled_from([st.just(0), st.integers(0, 24 * HOUR_S), st.integers(0, 2 * reach_s)]))
    pads = st.sampled_from([0.0, 11.0, 73.0])
    lanes = st.integers(0, draw(st.integers(0, 2)))
    labels = st.floats(1, 304)
    spans = sorted(draw(st.lists(st.tuples(lanes, times, lengths, pads, pads, labels), max_size=max_size)))
    ranks = draw(st.permutations(range(len(spans))))
    lane, begin, length, left, right, label = (np.array([span[i] for span in spans]) for i in range(6))
    begin, length = begin.astype(np.int64), length.astype(np.int64)
    boxes = make_boxes(lane, begin, length, (left, right), label, np.array(ranks))
    if not spans or draw(st.booleans()):
        return boxes
    # Time ends with the last box, or before it as in a picture of a stretch; some want words beside their labels.
    ends_s = (int(boxes.footprints.outer_hi_s.max()), int(begin[len(begin) // 2]))
    inside_s = int(begin.min()), draw(st.sampled_from(ends_s)) + draw(st.sampled_from([0, 1, reach_s // 50]))
    beside_px = draw(st.lists(st.sampled_from([0.0, 80.0]), min_size=len(spans), max_size=len(spans)))
    return replace(boxes, words_px_of_row=boxes.label_px_of_row + beside_px, inside_s=inside_s)


def make_boxes(  # noqa: PLR0917  # the columns of a table
    lane: Column, begin: Column, length: Column, pads: tuple[Column, Column], label: Column, rank: Column
) -> Boxes:
    end, middle, half = begin + length, begin + length // 2, np.full(len(begin), 5.0)
    left, right = (pad.astype(np.float64) for pad in pads)
    footprints = Footprints(begin, begin, end, end, middle, middle, left, right, half, half)
    firsts = np.searchsorted(lane, np.arange(int(lane.max(initial=0)) + 2))
    return Boxes(
        footprints,
        np.arange(len(begin)),
        lane.astype(np.int32),
        firsts,
        begin,
        label.astype(np.float64),
        rank.astype(np.int32),
        label.astype(np.float64),
    )


def coarsest(boxes: Boxes) -> float:
    """The scale at which all boxes are within the picture's width."""
    if not len(boxes):
        return 1.0
    return WIDTH_PX / max(1, int(boxes.footprints.outer_hi_s.max()) - int(boxes.begin_s.min()))


def placement_of(boxes: Boxes, row_count: int, tried_per_cell: int = 20) -> Placement:
    placement = Placement(boxes, coarsest(boxes), tried_per_cell)
    for _ in range(row_count):
        for lane in range(len(boxes.lane_first) - 1):
            placement.add_row(lane)
    return placement


def shown_everywhere(placement: Placement, level: int) -> list[int]:
    boxes = placement.boxes
    if not len(boxes):
        return []
    lo_s, hi_s = int(boxes.begin_s.min()), int(boxes.footprints.outer_hi_s.max()) + 1
    shown: list[int] = placement.shown(level, lo_s, hi_s).tolist()
    return shown


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6), tried=st.integers(1, 20))
def test_what_is_shown_at_a_level_stays_in_its_row_at_every_finer_one(boxes: Boxes, row_count: int, tried: int) -> None:
    placement = placement_of(boxes, row_count, tried)
    shown, rows = shown_everywhere(placement, 0), placement.row.copy()
    for level in range(1, LEVELS):
        finer = shown_everywhere(placement, level)
        assert set(shown) <= set(finer)
        assert (placement.row[shown] == rows[shown]).all()
        shown, rows = finer, placement.row.copy()
    assert ((rows[shown] >= 0) & (rows[shown] < row_count)).all()
    assert (placement.level[shown] < LEVELS).all()
    hidden = np.setdiff1d(np.arange(len(boxes)), shown)
    assert (rows[hidden] == -1).all()
    assert (placement.level[hidden] == UNPLACED).all()


looks = st.tuples(st.integers(0, DEEP), st.integers(0, 29), st.floats(-2000, 2000))


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6), before=st.lists(looks, max_size=12), look=looks)
def test_what_is_shown_is_the_same_wherever_one_looked_before(
    boxes: Boxes, row_count: int, before: list[tuple[int, int, float]], look: tuple[int, int, float]
) -> None:
    fresh, used = placement_of(boxes, row_count), placement_of(boxes, row_count)
    if not len(boxes):
        return
    for one in before:
        used.shown(*stretch(used, *one))
    level, lo_s, hi_s = stretch(fresh, *look)
    shown = fresh.shown(level, lo_s, hi_s)
    assert used.shown(level, lo_s, hi_s).tolist() == shown.tolist()
    assert (fresh.row[shown] == used.row[shown]).all()


def stretch(placement: Placement, level: int, box: int, from_px: float) -> tuple[int, int, int]:
    """A level, and the stretch of time that a picture near a box shows there."""
    px_per_s = level_to_px_per_s(level, placement.base_px_per_s)
    lo_s = int(placement.boxes.begin_s[box % len(placement.boxes)]) + int(from_px / px_per_s)
    return level, max(lo_s, FAR_PAST), min(lo_s + int(WIDTH_PX / px_per_s) + 1, FAR_FUTURE)


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 4), look=looks, within_level=st.floats(0, 0.99))
def test_no_two_boxes_of_a_row_overlap_at_any_scale(
    boxes: Boxes, row_count: int, look: tuple[int, int, float], within_level: float
) -> None:
    placement = placement_of(boxes, row_count)
    if not len(boxes):
        return
    level, lo_s, hi_s = stretch(placement, *look)
    px_per_s = level_to_px_per_s(level, placement.base_px_per_s) * 2 ** (within_level / 2)
    shown = placement.shown(level, lo_s, hi_s)
    for lane in set(boxes.lane.tolist()):
        for row in range(row_count):
            inside = shown[(placement.row[shown] == row) & (boxes.lane[shown] == lane)]
            for index, first in enumerate(inside[:-1].tolist()):
                assert all(gap_px > -0.01 for gap_px in gaps_px(boxes, first, inside[index + 1 :], px_per_s))


def gaps_px(boxes: Boxes, first: int, later: Rows, px_per_s: float) -> list[float]:
    """Free pixels from one box to others that begin later, with Python's exact integers."""
    prints, left_px = boxes.footprints, boxes.left_px(np.arange(len(boxes)), px_per_s)
    gaps = []
    for second in later.tolist():
        begin = int(boxes.begin_s[second])
        ends = (
            (int(prints.outer_hi_s[first]) - begin) * px_per_s + prints.pad_right_px[first],
            (int(prints.mid_s[first]) - begin) * px_per_s + prints.half_right_px[first],
            (int(boxes.begin_s[first]) - begin) * px_per_s
            + left_px[first]
            + float(boxes.label_px_of_row[boxes.rows[first]]),
        )
        gaps.append(left_px[second] - max(ends))
    return gaps


@given(boxes=all_boxes(), level=st.integers(0, DEEP))
def test_labels_end_before_time_does_and_stay_with_their_marks(boxes: Boxes, level: int) -> None:
    px_per_s = level_to_px_per_s(level, coarsest(boxes))
    every = np.arange(len(boxes))
    lo_s, hi_s = boxes.inside_s
    if hi_s == FAR_FUTURE:
        return
    left_px = boxes.left_px(every, px_per_s)
    alone_px = replace(boxes, inside_s=(FAR_PAST, FAR_FUTURE)).left_px(every, px_per_s)
    for box in every.tolist():
        before_px = (int(boxes.begin_s[box]) - lo_s) * px_per_s + left_px[box]
        after_px = (hi_s - int(boxes.begin_s[box])) * px_per_s - left_px[box] - boxes.words_px_of_row[box]
        if left_px[box] == alone_px[box]:
            assert after_px > -0.01 or before_px < 0.01 or boxes.begin_s[box] > hi_s
        else:
            # Moved, it ends with time, or begins with it.
            assert abs(after_px) < 0.01 or abs(before_px) < 0.01
            assert left_px[box] < alone_px[box]
            assert left_px[box] + boxes.words_px_of_row[box] >= alone_px[box] - 0.01


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6), tried=st.integers(1, 20))
def test_the_most_important_one_is_always_shown(boxes: Boxes, row_count: int, tried: int) -> None:
    most_important = np.flatnonzero(boxes.rank == 0).tolist()
    assert set(most_important) <= set(shown_everywhere(placement_of(boxes, row_count, tried), 0))


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6))
def test_one_more_row_never_shows_fewer_at_the_fit_scale(boxes: Boxes, row_count: int) -> None:
    fewer, more = (shown_everywhere(placement_of(boxes, count), 0) for count in (row_count, row_count + 1))
    assert set(fewer) <= set(more)


@pytest.mark.parametrize("tried_per_cell", [3, 400])
def test_a_year_of_days_on_two_rows_is_all_shown_in_the_end(tried_per_cell: int) -> None:
    count = 400
    begin = np.arange(count, dtype=np.int64) * 86_400
    zeros = np.zeros(count)
    rank = np.random.default_rng(1).permutation(count)
    boxes = make_boxes(zeros, begin, begin * 0 + 86_400, (zeros, zeros), zeros + 100, rank)
    placement = placement_of(boxes, 2, tried_per_cell)
    shown = [len(shown_everywhere(placement, level)) for level in range(18)]
    assert shown == sorted(shown)
    assert 10 <= shown[0] <= 20  # two rows of 1,000 px hold twenty labels of 100 px
    assert shown[-1] == count


@few_examples
@given(boxes=all_boxes(), at_most=st.integers(1, 5))
def test_the_best_of_every_cell_are_candidates(boxes: Boxes, at_most: int) -> None:
    top = 40
    octaves = coarsest_octaves(boxes, at_most, top)
    for octave in range(0, top + 1, 5):
        for box in range(len(boxes)):
            cell = boxes.begin_s >> octave
            peers = (cell == cell[box]) & (boxes.lane == boxes.lane[box])
            better = np.count_nonzero(peers & (boxes.rank < boxes.rank[box]))
            assert (octaves[box] >= octave) == (better < at_most)


@few_examples
@given(boxes=all_boxes(), at_most=st.integers(1, 5), top=st.integers(0, 45))
def test_the_best_of_the_longest_cells_are_told_by_one_look_as_by_many(boxes: Boxes, at_most: int, top: int) -> None:
    assert best_of_longest(boxes, at_most, top).tolist() == (coarsest_octaves(boxes, at_most, top) >= top).tolist()


@given(level=st.integers(0, 120), base=st.floats(1e-16, 1e3))
def test_a_levels_own_scale_belongs_to_it(level: int, base: float) -> None:
    assert px_per_s_to_level(level_to_px_per_s(level, base), base) == level
    assert px_per_s_to_level(level_to_px_per_s(level, base) * 1.4, base) == level
    assert px_per_s_to_level(base / 2, base) == 0


@given(level=st.integers(1, 120), base=st.floats(1e-16, 1e3), lo_s=st.integers(-(10**18), 10**18))
def test_the_tiles_of_a_level_cover_time_without_gaps(level: int, base: float, lo_s: int) -> None:
    tiling = Tiling.of_level(level, base)
    numbers = tiling.overlapping(lo_s, lo_s + 3 * 2**tiling.octave)
    bounds = [tiling.bounds_s(number) for number in numbers]
    assert bounds[0][0] <= lo_s < bounds[0][1]
    assert bounds[-1][0] < lo_s + 3 * 2**tiling.octave <= bounds[-1][1]
    assert all(first[1] == second[0] for first, second in pairwise(bounds))
