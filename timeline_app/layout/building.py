"""Builds the layout: lanes get their events, their rows and their place in the height there is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from timeline_app.layout.fitting import fit_scale
from timeline_app.layout.footprint import table_to_footprints
from timeline_app.layout.lanes import GroupBy, table_to_lanes
from timeline_app.layout.metrics import (
    ALL_ROWS_MAX_EVENTS,
    CLUSTER_STRIP_PX,
    LANE_BOTTOM_PX,
    LANE_HEADER_PX,
    ROOMY_MAX_EVENTS,
    ROW_STYLES,
    RowStyle,
)
from timeline_app.layout.placement import Boxes, Placement
from timeline_app.layout.timeline_layout import Lane, TimelineLayout
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.captions import Captions
    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import Bools, EventFile, EventTable, Rows

_MAX_ROWS: Final = 40
"""No lane grows more rows than this, however tall the picture."""
_MOST_AIR_PX: Final = 10.0
_RANK_MIX: Final = 2_654_435_761
"""Knuth's multiplicative hash: events of equal importance get an order that has nothing to do with their time."""


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """What a layout is made for: how events are grouped and how large the lanes' part of the picture is."""

    group_by: GroupBy
    width_px: float
    height_px: float
    span_s: tuple[int, int] | None = None
    """The stretch of time that just fills the width; None fits all events of the file, filtered or not."""
    all_rows_max_events: int = ALL_ROWS_MAX_EVENTS


def build_layout(file: EventFile, matches: Bools, captions: Captions, request: LayoutRequest) -> TimelineLayout:
    """Lay out the rows of the file's table that match (shape `(n,)`); the time axis is that of the whole table."""
    table = file.table
    footprints = table_to_footprints(table, horizon_s(file))
    fit = _fit(table, footprints, captions, request)
    placeable = matches & table.dated()
    contents = table_to_lanes(table, placeable, request.group_by)
    count = int(placeable.sum())
    all_rows = count <= request.all_rows_max_events
    styles = ROW_STYLES if count <= ROOMY_MAX_EVENTS else ROW_STYLES[-1:]
    rows_of_lanes = [_by_begin(footprints, content.rows) for content in contents]
    for style in styles:
        placements = [
            Placement(_boxes(footprints, rows, captions, with_date=style.date_px > 0), fit.px_per_s)
            for rows in rows_of_lanes
        ]
        _give_rows(placements, style, math.inf if all_rows else request.height_px)
        strips = [not placement.is_complete for placement in placements]
        if not any(strips) and sum(_lane_heights(placements, strips, style)) <= request.height_px:
            break
    style = _aired(style, placements, strips, request.height_px)
    places = _stack(_lane_heights(placements, strips, style), request.height_px)
    lanes = tuple(
        Lane(captions.lane_title(content, request.group_by), content, rows, placement, top_px, lane_px, strip)
        for content, rows, placement, strip, (top_px, lane_px) in zip(
            contents, rows_of_lanes, placements, strips, places, strict=True
        )
    )
    height_px = max(request.height_px, sum(lane.height_px for lane in lanes))
    return TimelineLayout(table, footprints, captions, lanes, style, height_px, fit, file.as_of_s)


def _fit(table: EventTable, footprints: Footprints, captions: Captions, request: LayoutRequest) -> TimeScale:
    if request.span_s is not None:
        return TimeScale.fit(*request.span_s, request.width_px)
    rows = np.flatnonzero(table.dated())
    # Among many events those at the right edge go into clusters anyway: no room is kept for their words.
    roomy = len(rows) <= ROOMY_MAX_EVENTS
    label_px = captions.label_widths_px(rows, with_date=True) if roomy else np.zeros(len(rows))
    return fit_scale(footprints, rows, label_px, request.width_px)


def horizon_s(file: EventFile) -> int:
    """The moment up to which what is ongoing is drawn: the file's `as_of`, else the last moment it names."""
    if file.as_of_s is not None:
        return file.as_of_s
    table = file.table
    ends = np.concatenate([column[table.dated()] for column in (table.start_hi_s, table.hi_s)])
    bounded = ends[np.abs(ends) < 2**62]
    return int(bounded.max()) if len(bounded) else 0


def _by_begin(footprints: Footprints, rows: Rows) -> Rows:
    ordered: Rows = rows[np.lexsort((footprints.outer_hi_s[rows], footprints.outer_lo_s[rows]))]
    return ordered


def _boxes(footprints: Footprints, rows: Rows, captions: Captions, *, with_date: bool) -> Boxes:
    order = np.lexsort((_tie_break(rows), -captions.table.importance[rows]))
    rank = np.empty(len(rows), dtype=np.int64)
    rank[order] = np.arange(len(rows))
    return Boxes(
        footprints.outer_lo_s[rows],
        footprints.outer_hi_s[rows],
        footprints.mid_s[rows],
        footprints.pad_left_px[rows],
        footprints.pad_right_px[rows],
        footprints.half_px[rows],
        captions.label_widths_px(rows, with_date=with_date),
        rank,
    )


def _tie_break(rows: Rows) -> npt.NDArray[np.uint64]:
    """What decides between events of equal importance: their order in the file, or, of many, none that follows time."""
    in_file = rows.astype(np.uint64)
    return in_file if len(rows) <= ROOMY_MAX_EVENTS else (in_file * np.uint64(_RANK_MIX)) % np.uint64(2**32)


def _give_rows(placements: list[Placement], style: RowStyle, height_px: float) -> None:
    """Give each lane a row, then, while there is height, one more to the poorest lane that needs one.

    This is max-min fair: small lanes get all they need, the others equally much. More height only adds rows.
    """
    for placement in placements:
        placement.add_row()
    while True:
        strips = [not placement.is_complete for placement in placements]
        needy = [p for p, strip in zip(placements, strips, strict=True) if strip and p.row_count < _MAX_ROWS]
        spare_px = height_px - sum(_lane_heights(placements, strips, style))
        if not needy or spare_px < style.height_px:
            return
        min(needy, key=lambda placement: placement.row_count).add_row()


def _aired(style: RowStyle, placements: list[Placement], strips: list[bool], height_px: float) -> RowStyle:
    """The style with some of the height that is left over between its rows."""
    spare_px = height_px - sum(_lane_heights(placements, strips, style))
    rows = sum(placement.row_count for placement in placements)
    return replace(style, gap_px=style.gap_px + max(0.0, min(_MOST_AIR_PX, spare_px // max(1, rows))))


def _lane_heights(placements: list[Placement], strips: list[bool], style: RowStyle) -> list[float]:
    return [
        LANE_HEADER_PX + placement.row_count * style.height_px + strip * CLUSTER_STRIP_PX + LANE_BOTTOM_PX
        for placement, strip in zip(placements, strips, strict=True)
    ]


def _stack(heights: list[float], height_px: float) -> list[tuple[float, float]]:
    """Top and height of each lane, one below the other; what height is left over is shared equally."""
    spare_px = max(0.0, height_px - sum(heights)) // max(1, len(heights))
    places, top_px = [], 0.0
    for least_px in heights:
        places.append((top_px, least_px + spare_px))
        top_px += least_px + spare_px
    return places
