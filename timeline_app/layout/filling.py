"""Fills a row with boxes that don't overlap, those that go first before the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.layout.candidates import best_of_cells
from timeline_app.layout.levels import px_to_octave

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.table import Rows

CELL_PX: Final = 128.0
"""The least width of the cells of which the best are tried; about that of a short label."""
_MAX_ROUNDS: Final = 12


def fill_row(boxes: Boxes, px_per_s: float, waiting: Rows, placed: Rows) -> Rows:
    """Those of `waiting` that get a place in a row between the ones `placed` there already; all are in order.

    What stands too far apart to overlap has no influence on each other.
    """
    octave = px_to_octave(CELL_PX, px_per_s)
    parts = [waiting[:0]]
    for _ in range(_MAX_ROUNDS):
        fitting = _fitting(boxes, px_per_s, waiting, placed)
        if not len(fitting):
            break
        chosen = _apart(boxes, px_per_s, best_of_cells(boxes, fitting, octave))
        parts.append(chosen)
        placed = np.concatenate([placed, chosen])
        placed.sort()
        is_waiting = np.ones(len(fitting), dtype=np.bool_)
        is_waiting[fitting.searchsorted(chosen)] = False
        waiting = fitting[is_waiting]
    return np.concatenate(parts)


def _fitting(boxes: Boxes, px_per_s: float, waiting: Rows, placed: Rows) -> Rows:
    """Those of `waiting` that fit between those already `placed`."""
    if not len(placed) or not len(waiting):
        return waiting
    following = placed.searchsorted(waiting)
    # Without a neighbour at a side, a box stands in for it that is checked at the other side.
    before, after = placed[np.maximum(following, 1) - 1], placed[np.minimum(following, len(placed) - 1)]
    fits = (following == 0) | (boxes.gaps_px(before, waiting, px_per_s) >= 0)
    fits &= (following == len(placed)) | (boxes.gaps_px(waiting, after, px_per_s) >= 0)
    fitting: Rows = waiting[fits]
    return fitting


def _apart(boxes: Boxes, px_per_s: float, candidates: Rows) -> Rows:
    """Some of `candidates` that don't overlap: of each overlapping pair the one of lower rank."""
    while len(candidates) > 1:
        first, second = candidates[:-1], candidates[1:]
        overlap = boxes.gaps_px(first, second, px_per_s) < 0
        if not overlap.any():
            break
        first_wins = boxes.rank[first] < boxes.rank[second]
        dropped = np.zeros(len(candidates), dtype=np.bool_)
        dropped[:-1] |= overlap & ~first_wins
        dropped[1:] |= overlap & first_wins
        candidates = candidates[~dropped]
    return candidates
