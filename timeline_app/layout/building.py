"""Builds the layout: lanes get their events, their rows and their place in the height there is."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.boxes import Boxes
from timeline_app.layout.lane import Lane
from timeline_app.layout.metrics import (
    ALL_ROWS_MAX_EVENTS,
    CLUSTER_STRIP_PX,
    LANE_BOTTOM_PX,
    LANE_HEADER_PX,
    ROOMY_MAX_EVENTS,
    ROW_STYLES,
    RowStyle,
)
from timeline_app.layout.placement import Placement
from timeline_app.layout.timeline_layout import TimelineLayout
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.lanes import GroupBy, LaneOrder
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import Bools, Ints

_MAX_ROWS: Final = 40
"""No lane grows more rows than this, however tall the picture."""
_MOST_AIR_PX: Final = 10.0
_TRIED_PER_ROW: Final = 4
"""Events that are considered for each row of a lane where many begin within the width of a label."""


class LayoutRequest(msgspec.Struct, frozen=True):
    """What a layout is made for: how events are grouped and how large the lanes' part of the picture is."""

    group_by: GroupBy
    width_px: float
    height_px: float
    span_s: tuple[int, int] | None = None
    """The stretch of time that just fills the width; None fits all events of the file, filtered or not."""
    all_rows_max_events: int = ALL_ROWS_MAX_EVENTS
    arrangement: LaneArrangement = USUAL
    """The order of the lanes, and which are folded: these have no rows, all their events are counted."""
    only_lanes: frozenset[str] | None = None
    """See `chosen_lanes`."""
    fits_matches: bool = False
    """Whether, without a stretch of time, only the events that match are fitted."""


def build_layout(prepared: PreparedFile, matches: Bools, request: LayoutRequest) -> TimelineLayout:
    """Lay out the rows of the file's table that match (shape `(n,)`); the time axis is that of the whole table."""
    captions = prepared.captions
    fit = request_to_fit(prepared, matches, request)
    placeable = matches & prepared.file.table.dated()
    count = int(np.count_nonzero(placeable))
    order = prepared.lane_order(request.group_by).matching(placeable, request.arrangement, request.only_lanes)
    is_open = np.array([key.id not in request.arrangement.folded for key in order.keys], dtype=np.bool_)
    height_px = math.inf if count <= request.all_rows_max_events else request.height_px
    styles: tuple[RowStyle, ...] = ROW_STYLES if count <= ROOMY_MAX_EVENTS else ROW_STYLES[-1:]
    if math.isinf(height_px) and (request.span_s is not None or not prepared.has_dates_beside(request.width_px)):
        # Each has its row however tall that gets: rather more height than no dates.
        styles = tuple(style for style in ROW_STYLES if style.date_px)
    inside_s = max(fit.left_s, FAR_PAST), min(fit.right_s, FAR_FUTURE)
    for style in styles:
        boxes = _boxes(prepared, order, inside_s, with_date=style.date_px > 0, dates_beside=math.isinf(height_px))
        rows_expected = _rows_expected(np.diff(order.firsts) * is_open, style, height_px)
        placement = Placement(boxes, fit.px_per_s, _TRIED_PER_ROW * rows_expected)
        strips = _give_rows(placement, is_open, style, height_px)
        if not (strips & is_open).any() and sum(_lane_heights(placement, strips, style)) <= request.height_px:
            break
    style = _aired(style, placement, strips, request.height_px)
    places = _stack(_lane_heights(placement, strips, style), is_open, request.height_px)
    lanes = tuple(
        Lane(
            index,
            captions.lane_title(key, request.group_by),
            key,
            boxes,
            first,
            end,
            int(placement.row_count[index]),
            *places[index],
            bool(strips[index]),
        )
        for index, (key, (first, end)) in enumerate(zip(order.keys, pairwise(order.firsts.tolist()), strict=True))
    )
    height_px = max(request.height_px, sum(lane.height_px for lane in lanes))
    return TimelineLayout(prepared, placeable, lanes, placement, style, height_px, fit)


def request_to_fit(prepared: PreparedFile, matches: Bools, request: LayoutRequest) -> TimeScale:
    """The scale at which the whole stretch of time that is asked for just fills the width."""
    if request.span_s is not None:
        return TimeScale.fit(*request.span_s, request.width_px)
    if request.fits_matches:
        by_begin = prepared.chronology.by_begin
        return prepared.fit_of(by_begin[matches[by_begin]], request.width_px)
    return prepared.fit(request.width_px)


def _boxes(
    prepared: PreparedFile, order: LaneOrder, inside_s: tuple[int, int], *, with_date: bool, dates_beside: bool
) -> Boxes:
    rows, firsts = order.rows, order.firsts
    table, footprints = prepared.file.table, prepared.chronology.footprints
    rank = prepared.chronology.rank[rows]
    if len(rows) <= ROOMY_MAX_EVENTS:
        # Of a few events of equal importance the file's own order decides.
        rank = np.empty(len(rows), dtype=np.int32)
        rank[np.lexsort((rows, -table.importance[rows]))] = np.arange(len(rows))
    lane = np.repeat(np.arange(len(firsts) - 1, dtype=np.int32), np.diff(firsts))
    label_px_of_row = prepared.captions.label_px_of_row(rows, with_date=with_date)
    # Among many, dates beside the last titles would cost other titles their places.
    words_px_of_row = label_px_of_row
    if dates_beside and not with_date:
        words_px_of_row = prepared.captions.words_px_of_row(rows)
    begin_s = footprints.outer_lo_s[rows]
    return Boxes(footprints, rows, lane, firsts, begin_s, label_px_of_row, rank, words_px_of_row, inside_s)


def _rows_expected(lane_counts: Ints, style: RowStyle, height_px: float) -> int:
    """How many rows a lane may get when the height is shared out, if all its events overlap."""
    possible = (height_px - len(lane_counts) * (LANE_HEADER_PX + CLUSTER_STRIP_PX)) / style.height_px
    rows = 1
    while rows < _MAX_ROWS and int(np.minimum(lane_counts, rows + 1).sum()) <= possible:
        rows += 1
    return rows


def _give_rows(placement: Placement, is_open: Bools, style: RowStyle, height_px: float) -> Bools:
    """Give each open lane a row, then, while there is height, one more to the poorest one that needs one.

    This is max-min fair: small lanes get all they need, the others equally much. More height only adds rows.
    Returns which lanes need a strip for clusters; shape `(lanes,)`, as is `is_open`.
    """
    lanes: list[int] = np.flatnonzero(is_open).tolist()
    for lane in lanes:
        placement.add_row(lane)
    while True:
        strips = np.array([not placement.is_complete(lane) for lane in range(len(is_open))], dtype=np.bool_)
        needy = [lane for lane in lanes if strips[lane] and placement.row_count[lane] < _MAX_ROWS]
        spare_px = height_px - sum(_lane_heights(placement, strips, style))
        if not needy or spare_px < style.height_px:
            return strips
        placement.add_row(min(needy, key=placement.row_count.__getitem__))


def _aired(style: RowStyle, placement: Placement, strips: Bools, height_px: float) -> RowStyle:
    """The style with some of the height that is left over between its rows."""
    spare_px = height_px - sum(_lane_heights(placement, strips, style))
    rows = int(placement.row_count.sum())
    return replace(style, gap_px=style.gap_px + max(0.0, min(_MOST_AIR_PX, spare_px // max(1, rows))))


def _lane_heights(placement: Placement, strips: Bools, style: RowStyle) -> list[float]:
    return [
        LANE_HEADER_PX + row_count * style.height_px + strip * CLUSTER_STRIP_PX + LANE_BOTTOM_PX
        for row_count, strip in zip(placement.row_count.tolist(), strips.tolist(), strict=True)
    ]


def _stack(heights: list[float], is_open: Bools, height_px: float) -> list[tuple[float, float]]:
    """Top and height of each lane, one below the other; what height is left over is shared by the open ones equally."""
    spare_px = max(0.0, height_px - sum(heights)) // max(1, int(np.count_nonzero(is_open)))
    places, top_px = [], 0.0
    for least_px, shares in zip(heights, is_open.tolist(), strict=True):
        lane_px = least_px + shares * spare_px
        places.append((top_px, lane_px))
        top_px += lane_px
    return places
