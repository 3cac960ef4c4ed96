"""Room for more words beside a label: what no event needs now, and none will when one zooms in further.

The room of a label ends where the next mark of its row begins, or where the next event begins that has no row yet and
might get this one. Zooming in only moves both away, so words beside a label, like labels, appear and never vanish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.layout.metrics import LABEL_GAP_PX

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Rows

WORDS_REACH_PX: Final = 900.0
"""A label and the words beside it reach no further than this; so far it is known what stands right of the view."""


def free_px(placement: Placement, shown: Rows, px_per_s: float) -> Pixels:
    """Pixels from the begin of each box of `shown` to where another one may want to stand; shape `(len(shown),)`.

    `shown` are all boxes of a stretch of time that have a row, in order.
    """
    boxes = placement.boxes
    if not len(shown):
        return np.empty(0)
    return np.minimum(
        _until_px(boxes, shown, _next_in_row(placement, shown), px_per_s),
        _until_px(boxes, shown, _next_hidden(shown), px_per_s),
    )


def _until_px(boxes: Boxes, shown: Rows, following: Rows, px_per_s: float) -> Pixels:
    """Pixels from each box to the following one, less a gap; without end where there is none in the lane."""
    exists = following < boxes.lane_first[boxes.lane[shown] + 1]
    at = np.where(exists, following, shown)
    apart_px = (boxes.begin_s[at] - boxes.begin_s[shown]) * px_per_s + boxes.left_px(at, px_per_s) - LABEL_GAP_PX
    return np.where(exists, apart_px, np.inf)


def _next_in_row(placement: Placement, shown: Rows) -> Rows:
    """The next box in the same row of the same lane; beyond all boxes where there is none."""
    lane, row = placement.boxes.lane[shown], placement.row[shown]
    by_row = np.lexsort((shown, row, lane))
    first, second = by_row[:-1], by_row[1:]
    same = (lane[first] == lane[second]) & (row[first] == row[second])
    following: Rows = np.full(len(shown), len(placement.boxes))
    following[first[same]] = shown[second[same]]
    return following


def _next_hidden(shown: Rows) -> Rows:
    """The first box after each one that is not shown; it may be of the next lane."""
    run_ends = np.flatnonzero(np.diff(shown, append=shown[-1] + 2) != 1)
    following: Rows = shown[run_ends[np.searchsorted(run_ends, np.arange(len(shown)))]] + 1
    return following
