"""Rows and labels obey the rules of dynamic map labelling: they only ever appear, and never overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.layout.placement import Boxes, Placement, level_to_px_per_s, px_per_s_to_level

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

LEVELS = 24
few_examples = settings(max_examples=50)
WIDTH_PX = 1000.0
HOUR_S, YEAR_S = 3600, 31_556_952


@st.composite
def all_boxes(draw: DrawFn, max_size: int = 30) -> Boxes:
    """Boxes over a day to billions of years: points, long ones, or all kinds of lengths."""
    reach_s = draw(st.sampled_from([1, HOUR_S, 24 * HOUR_S, YEAR_S, 10_000 * YEAR_S, 10**10 * YEAR_S]))
    times = st.integers(-reach_s, reach_s)
    lengths = draw(st.sampled_from([st.just(0), st.integers(0, 24 * HOUR_S), st.integers(0, 2 * reach_s)]))
    pads = st.sampled_from([0.0, 11.0, 73.0])
    spans = sorted(draw(st.lists(st.tuples(times, lengths, pads, pads, st.floats(1, 800)), max_size=max_size)))
    ranks = draw(st.permutations(range(len(spans))))
    begin, length, left, right, label = (np.array([span[i] for span in spans]) for i in range(5))
    begin, length = begin.astype(np.int64), length.astype(np.int64)
    half = np.full(len(spans), 5.0)
    return Boxes(
        begin,
        begin + length,
        begin + length // 2,
        left.astype(np.float64),
        right.astype(np.float64),
        half,
        label.astype(np.float64),
        np.array(ranks, dtype=np.int64),
    )


def coarsest(boxes: Boxes) -> float:
    """The scale at which all boxes are within the picture's width."""
    if not len(boxes):
        return 1.0
    return WIDTH_PX / max(1, int(boxes.outer_hi_s.max()) - int(boxes.outer_lo_s.min()))


def placement_of(boxes: Boxes, row_count: int) -> Placement:
    placement = Placement(boxes, coarsest(boxes))
    for _ in range(row_count):
        placement.add_row()
    return placement


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6))
def test_what_is_shown_at_a_level_stays_in_its_row_at_every_finer_one(boxes: Boxes, row_count: int) -> None:
    placement = placement_of(boxes, row_count)
    shown, rows = placement.shown(0), placement.row.copy()
    for level in range(1, LEVELS):
        finer = placement.shown(level)
        assert finer[shown].all()
        assert (placement.row[shown] == rows[shown]).all()
        shown, rows = finer, placement.row.copy()
    assert ((rows[shown] >= 0) & (rows[shown] < row_count)).all()
    assert (rows[~shown] == -1).all()


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6), order=st.permutations(range(LEVELS)))
def test_rows_and_labels_are_the_same_whatever_was_asked_before(boxes: Boxes, row_count: int, order: list[int]) -> None:
    asked_at_once, asked_in_turn, asked_at_random = (placement_of(boxes, row_count) for _ in range(3))
    asked_at_once.shown(LEVELS)
    at_random = {level: asked_at_random.shown(level) for level in order}
    for level in range(LEVELS):
        shown = asked_in_turn.shown(level)
        assert (shown == asked_at_once.shown(level)).all()
        assert (shown == at_random[level]).all()
        assert (asked_in_turn.row[shown] == asked_at_once.row[shown]).all()
        assert (asked_in_turn.row[shown] == asked_at_random.row[shown]).all()


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 4), within_level=st.floats(0, 0.99))
def test_no_two_boxes_of_a_row_overlap_at_any_scale(boxes: Boxes, row_count: int, within_level: float) -> None:
    placement = placement_of(boxes, row_count)
    for level in range(0, LEVELS, 3):
        px_per_s = level_to_px_per_s(level, placement.base_px_per_s) * 2 ** (within_level / 2)
        shown = placement.shown(level)
        left_px = boxes.reach_left_px(px_per_s)
        for row in range(row_count):
            inside = np.flatnonzero(shown & (placement.row == row))
            for index, first in enumerate(inside[:-1].tolist()):
                later = inside[index + 1 :]
                assert (gaps_px(boxes, first, later.tolist(), left_px, px_per_s) > -0.01).all()


def gaps_px(
    boxes: Boxes, first: int, later: list[int], left_px: np.ndarray[tuple[int], np.dtype[np.float64]], px_per_s: float
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Free pixels from one box to others that begin later, with Python's exact integers."""
    gaps = []
    for second in later:
        begin = int(boxes.outer_lo_s[second])
        ends = (
            (int(boxes.outer_hi_s[first]) - begin) * px_per_s + boxes.pad_right_px[first],
            (int(boxes.mid_s[first]) - begin) * px_per_s + boxes.half_px[first],
            (int(boxes.outer_lo_s[first]) - begin) * px_per_s + left_px[first] + boxes.label_px[first],
        )
        gaps.append(left_px[second] - max(ends))
    return np.array(gaps)


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6))
def test_the_most_important_one_is_always_shown(boxes: Boxes, row_count: int) -> None:
    assert placement_of(boxes, row_count).shown(0)[boxes.rank == 0].all()


@few_examples
@given(boxes=all_boxes(), row_count=st.integers(1, 6))
def test_one_more_row_never_shows_fewer_at_the_fit_scale(boxes: Boxes, row_count: int) -> None:
    fewer, more = placement_of(boxes, row_count).shown(0), placement_of(boxes, row_count + 1).shown(0)
    assert (more | ~fewer).all()


def test_a_million_years_of_days_on_one_row_keep_apart_when_thinned_out_by_cells() -> None:
    count = 400
    begin = np.arange(count, dtype=np.int64) * 86_400
    zeros = np.zeros(count)
    rank = np.random.default_rng(1).permutation(count)
    boxes = Boxes(begin, begin + 86_400, begin + 43_200, zeros, zeros, zeros + 5, zeros + 100, rank)
    placement = placement_of(boxes, 2)
    shown = [int(placement.shown(level).sum()) for level in range(20)]
    assert shown == sorted(shown)
    assert 10 <= shown[0] <= 20  # two rows of 1,000 px hold twenty labels of 100 px
    assert shown[-1] == count


@given(level=st.integers(0, 120), base=st.floats(1e-16, 1e3))
def test_a_levels_own_scale_belongs_to_it(level: int, base: float) -> None:
    assert px_per_s_to_level(level_to_px_per_s(level, base), base) == level
    assert px_per_s_to_level(level_to_px_per_s(level, base) * 1.4, base) == level
    assert px_per_s_to_level(base / 2, base) == 0
