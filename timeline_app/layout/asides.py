"""Room for more words beside a label: what no event needs now, and none will when one zooms in further.

The room of a label ends where the next mark of its row begins, or where the next event begins that has no row yet and
might get this one; at the latest where the layout's time ends, beyond which nobody can pan. Zooming in only moves
these away, so words beside a label, like labels, appear and never vanish; panning moves none of them at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from timeline_app.layout.metrics import LABEL_GAP_PX, WORDS_REACH_PX

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale


class WordsRoom(NamedTuple):
    """Where labels begin and how far their words may go; shape `(n,)` each."""

    left_px: Pixels
    """The x at which each label begins, unless it slides along its bar."""
    width_px: Pixels
    """What each may take from there, at most `WORDS_REACH_PX`; no pan changes it."""
    end_px: Pixels
    """The x at which its words end at the latest, wherever it slides."""

    def of(self, some: Rows) -> WordsRoom:
        """Those of some of the boxes, by their places."""
        return WordsRoom(self.left_px[some], self.width_px[some], self.end_px[some])


def words_room(
    placement: Placement, shown: Rows, scale: TimeScale, until_s: int, *, is_still: bool = False
) -> WordsRoom:
    """The room of each box of `shown`: all that have a row and come within `WORDS_REACH_PX` of the view, in order.

    `until_s` is where the layout's time ends. Where nobody zooms, in a still picture, only what is shown ends it.
    """
    boxes, px_per_s = placement.boxes, scale.px_per_s
    begin_s, left_px = boxes.begin_s[shown], boxes.left_px(shown, px_per_s)
    # Differences of times, not of their x: billions of years cost no precision.
    width_px = (until_s - begin_s) * px_per_s - left_px - LABEL_GAP_PX
    end_px = np.full(len(shown), scale.time_to_px(until_s) - LABEL_GAP_PX)
    others = [_next_in_row(placement, shown)]
    if not is_still:
        others.append(_next_hidden(boxes, shown))
    for following in others:
        at = np.flatnonzero(following < boxes.lane_first[boxes.lane[shown] + 1])
        next_s, before_px = boxes.begin_s[following[at]], boxes.left_px(following[at], px_per_s) - LABEL_GAP_PX
        width_px[at] = np.minimum(width_px[at], (next_s - begin_s[at]) * px_per_s - left_px[at] + before_px)
        end_px[at] = np.minimum(end_px[at], scale.times_to_px(next_s) + before_px)
    return WordsRoom(scale.times_to_px(begin_s) + left_px, np.minimum(width_px, WORDS_REACH_PX), end_px)


def _next_in_row(placement: Placement, shown: Rows) -> Rows:
    """The next box in the same row of the same lane; beyond all boxes where there is none."""
    lane, row = placement.boxes.lane[shown], placement.row[shown]
    by_row = np.lexsort((shown, row, lane))
    first, second = by_row[:-1], by_row[1:]
    same = (lane[first] == lane[second]) & (row[first] == row[second])
    following: Rows = np.full(len(shown), len(placement.boxes))
    following[first[same]] = shown[second[same]]
    return following


def _next_hidden(boxes: Boxes, shown: Rows) -> Rows:
    """The first box that begins after the end of each one and is not shown; it may be of the next lane.

    What begins before that end overlaps the mark at every scale, and never gets its row.
    """
    if not len(shown):
        return shown
    after = shown + 1
    lane_begins = np.searchsorted(shown, boxes.lane_first)
    for lane in np.flatnonzero(np.diff(lane_begins)).tolist():
        of_lane = slice(int(lane_begins[lane]), int(lane_begins[lane + 1]))
        first, end = int(boxes.lane_first[lane]), int(boxes.lane_first[lane + 1])
        begun_after = first + boxes.begin_s[first:end].searchsorted(boxes.end_s(shown[of_lane]))
        after[of_lane] = np.maximum(after[of_lane], begun_after)
    run_ends = np.flatnonzero(np.diff(shown, append=shown[-1] + 2) != 1)
    run_end = shown[run_ends[np.searchsorted(run_ends, np.arange(len(shown)))]]
    place = np.minimum(np.searchsorted(shown, after), len(shown) - 1)
    following: Rows = np.where(shown[place] == after, run_end[place] + 1, after)
    return following
