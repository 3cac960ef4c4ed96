"""Lanes, rows and zoom levels for a table, a filter, a grouping and a size; and the scene at a scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.words import day_to_words
from timeline_app.layout.clusters import CountedCell, count_carried_in, count_cells
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import CLUSTER_STRIP_PX, LABEL_GAP_PX, LANE_BOTTOM_PX, LANE_HEADER_PX, RowStyle
from timeline_app.layout.placement import px_per_s_to_level
from timeline_app.layout.scene import AxisMark, Cluster, Label, LaneBand, Mark, Scene
from timeline_app.ticks import axis_ticks_at

if TYPE_CHECKING:
    from timeline_app.layout.captions import Captions
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.lanes import LaneContent
    from timeline_app.layout.placement import Placement
    from timeline_app.table import Bools, EventTable, Ints, Rows
    from timeline_app.timescale import TimeScale

EDGE_PX: Final = 8.0
"""Labels that are pinned to the left edge keep this distance."""
TICK_SPACING_PX: Final = 44.0


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane with its place in the picture, its events sorted by where their marks begin."""

    title: str
    content: LaneContent
    rows: Rows
    """Rows of the table, in the order of `placement.boxes`."""
    placement: Placement
    top_px: float
    height_px: float
    has_strip: bool
    """Whether there is a strip for clusters; it depends on the layout, never on the zoom."""


@dataclass(frozen=True, slots=True)
class LaneCount:
    """How a lane's events are shown at a level: with a row of their own, or counted in clusters."""

    shown: int
    clustered: int


@dataclass(frozen=True, eq=False)
class TimelineLayout:
    """Where every event of the filtered table stands. Zooming and panning never change it."""

    table: EventTable
    footprints: Footprints
    captions: Captions
    lanes: tuple[Lane, ...]
    row_style: RowStyle
    height_px: float
    fit: TimeScale
    """All of the table in the whole width; nothing zooms out further. Its scale is that of level 0."""
    as_of_s: int | None

    @cached_property
    def event_count(self) -> int:
        """Distinct events that have a place in some lane."""
        if not self.lanes:
            return 0
        return len(np.unique(np.concatenate([lane.rows for lane in self.lanes])))

    def rows_in_time(self) -> Rows:
        """The distinct events of all lanes, in order of time."""
        if not self.lanes:
            return np.empty(0, dtype=np.intp)
        rows = np.unique(np.concatenate([lane.rows for lane in self.lanes]))
        begin, end = self.footprints.outer_lo_s[rows], self.footprints.outer_hi_s[rows]
        ordered: Rows = rows[np.lexsort((rows, end, begin))]
        return ordered

    def row_top_px(self, row: int, px_per_s: float) -> float | None:
        """How far below the top of the lanes an event stands: its own row, or the strip of its cluster."""
        for lane in self.lanes:
            indices = np.flatnonzero(lane.rows == row)
            if len(indices):
                index = int(indices[0])
                if lane.placement.shown(px_per_s_to_level(px_per_s, self.fit.px_per_s))[index]:
                    return lane.top_px + LANE_HEADER_PX + int(lane.placement.row[index]) * self.row_style.height_px
                return lane.top_px + lane.height_px - CLUSTER_STRIP_PX
        return None

    def lane_counts(self, px_per_s: float) -> list[LaneCount]:
        """What each lane shows at a scale; the two numbers add up to the lane's events."""
        level = px_per_s_to_level(px_per_s, self.fit.px_per_s)
        counts = []
        for lane in self.lanes:
            shown = int(lane.placement.shown(level).sum())
            counts.append(LaneCount(shown, len(lane.rows) - shown))
        return counts

    def scene(self, scale: TimeScale) -> Scene:
        """Everything to be painted at a scale."""
        level = px_per_s_to_level(scale.px_per_s, self.fit.px_per_s)
        bands: list[LaneBand] = []
        marks: list[Mark] = []
        labels: list[Label] = []
        clusters: list[Cluster] = []
        for index, lane in enumerate(self.lanes):
            shown = lane.placement.shown(level)
            lane_marks = self._lane_marks(lane, shown, scale)
            marks += lane_marks
            labels += self._labels(lane_marks, scale.width_px)
            carried_in = 0
            if lane.has_strip:
                hidden = _Hidden(lane, ~shown)
                clusters += hidden.clusters(index, scale)
                carried_in = count_carried_in(hidden.begin_s, hidden.sorted_end_s, scale.left_s)
            bands.append(
                LaneBand(
                    lane.content.key,
                    lane.title,
                    lane.content.category,
                    lane.top_px,
                    lane.height_px,
                    carried_in,
                    index % 2 == 1,
                )
            )
        ticks, context = self._axis(scale)
        return Scene(
            width_px=scale.width_px,
            height_px=self.height_px,
            row_style=self.row_style,
            ticks=ticks,
            context=context,
            as_of_px=None if self.as_of_s is None else scale.time_to_px(self.as_of_s),
            as_of_label="" if self.as_of_s is None else day_to_words(self.as_of_s - 1, short=True),
            lanes=tuple(bands),
            marks=tuple(marks),
            labels=tuple(labels),
            clusters=tuple(clusters),
        )

    def cluster_rows(self, cluster: Cluster, px_per_s: float) -> Rows:
        """The table rows that a cluster of the scene at `px_per_s` counts."""
        lane = self.lanes[cluster.lane]
        hidden = lane.rows[~lane.placement.shown(px_per_s_to_level(px_per_s, self.fit.px_per_s))]
        return hidden[cluster.first : cluster.first + cluster.count]

    def _lane_marks(self, lane: Lane, shown: Bools, scale: TimeScale) -> list[Mark]:
        # One more on either side: a mark's pixels reach beyond its time.
        boxes = lane.placement.boxes
        visible = shown & (boxes.outer_lo_s <= scale.right_s + int(200 / scale.px_per_s))
        reach_s = ((boxes.label_px + boxes.pad_right_px + boxes.half_px) / scale.px_per_s).astype(np.int64)
        visible &= np.maximum(boxes.outer_hi_s, boxes.outer_lo_s + reach_s) >= scale.left_s
        indices = np.flatnonzero(visible)
        tops_px = lane.top_px + LANE_HEADER_PX + lane.placement.row[indices] * self.row_style.height_px
        return rows_to_marks(self.table, self.footprints, lane.rows[indices], tops_px.tolist(), scale)

    def _labels(self, marks: list[Mark], width_px: float) -> list[Label]:
        style = self.row_style
        labels = []
        for mark in marks:
            title = self.captions.title(mark.row)
            date_line = self.captions.date_line(mark.row) if style.date_px else ""
            one = np.array([mark.row])
            label_px = float(self.captions.label_widths_px(one, with_date=style.date_px > 0)[0]) - LABEL_GAP_PX
            left_px = mark.left_px
            if left_px < EDGE_PX:
                # A long bar's label stays inside its visible part.
                left_px = max(left_px, min(EDGE_PX, mark.right_px - label_px))
            if left_px + label_px > 0 and left_px < width_px:
                top_px = mark.top_px + style.mark_px
                labels.append(Label(mark.row, left_px, top_px, label_px, title, date_line))
        return labels

    def _axis(self, scale: TimeScale) -> tuple[tuple[AxisMark, ...], tuple[AxisMark, ...]]:
        axis = axis_ticks_at(scale.left_s, scale.right_s, scale.px_per_s, TICK_SPACING_PX)
        ticks = tuple(AxisMark(scale.time_to_px(tick.time_s), tick.label, tick.strong) for tick in axis.minor)
        context: list[AxisMark] = []
        for tick in reversed(axis.context):
            x_px = max(EDGE_PX, scale.time_to_px(tick.time_s) + 1)
            limit_px = context[-1].x_px if context else scale.width_px
            # The label that is pinned to the edge gives way to the one that comes after it.
            fits = x_px + self.captions.measure.date_px(tick.label) + EDGE_PX <= limit_px
            if fits:
                context.append(AxisMark(x_px, tick.label, strong=True))
        return ticks, tuple(reversed(context))


class _Hidden:
    """The marks of a lane that have no row at a level, in order of begin."""

    def __init__(self, lane: Lane, hidden: Bools) -> None:
        self._lane = lane
        self.begin_s: Ints = lane.placement.boxes.outer_lo_s[hidden]
        self.sorted_end_s: Ints = np.sort(lane.placement.boxes.outer_hi_s[hidden])

    def clusters(self, lane_index: int, scale: TimeScale) -> list[Cluster]:
        cells = count_cells(self.begin_s, scale.left_s, scale.right_s, scale.px_per_s)
        return [self._cluster(lane_index, cell, scale) for cell in cells]

    def _cluster(self, lane_index: int, cell: CountedCell, scale: TimeScale) -> Cluster:
        from_px, to_px = scale.time_to_px(cell.first_s), scale.time_to_px(cell.last_s)
        width_px = 40.0
        # Inside its own cell, so that two never overlap.
        lo_px, hi_px = scale.time_to_px(cell.cell_lo_s) + width_px / 2, scale.time_to_px(cell.cell_hi_s) - width_px / 2
        return Cluster(
            lane=lane_index,
            first=cell.first,
            count=cell.count,
            first_s=cell.first_s,
            last_s=cell.last_s,
            middle_px=min(max((from_px + to_px) / 2, lo_px), hi_px),
            width_px=width_px,
            top_px=self._lane.top_px + self._lane.height_px - CLUSTER_STRIP_PX - LANE_BOTTOM_PX / 2,
            from_px=from_px,
            to_px=to_px,
        )
