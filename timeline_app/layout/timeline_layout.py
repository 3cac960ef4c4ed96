"""Lanes, rows and zoom levels for a table, a filter, a grouping and a size; and the scene at a scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.words import day_to_words
from timeline_app.layout.clusters import CountedCell, cell_seconds, count_before, count_cells
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import CLUSTER_STRIP_PX, LABEL_GAP_PX, LANE_HEADER_PX, RowStyle
from timeline_app.layout.placement import px_per_s_to_level
from timeline_app.layout.scene import AxisMark, Cluster, Label, LaneBand, Mark, Scene
from timeline_app.ticks import axis_ticks_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.captions import Captions
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.lanes import LaneContent
    from timeline_app.layout.placement import LevelView, Placement
    from timeline_app.table import EventTable, Rows
    from timeline_app.timescale import TimeScale

EDGE_PX: Final = 8.0
"""Labels that are pinned to the left edge keep this distance."""
TICK_SPACING_PX: Final = 44.0
_CLUSTER_PX: Final = 48.0
_REACH_LEFT_PX: Final = 120.0
"""More than any mark reaches to the left of its begin."""


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
        return len(self.rows_in_time())

    def rows_in_time(self) -> Rows:
        """The distinct events of all lanes, in order of time."""
        placed = np.zeros(len(self.table), dtype=np.bool_)
        for lane in self.lanes:
            placed[lane.rows] = True
        rows = np.flatnonzero(placed)
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
            view = lane.placement.view(level)
            lane_marks, lane_labels = self._marks_and_labels(lane, view, scale)
            marks += lane_marks
            labels += lane_labels
            before = after = 0
            if lane.has_strip:
                lane_clusters, before, after = _clusters(lane, index, view, scale)
                clusters += lane_clusters
            bands.append(
                LaneBand(
                    lane.content.key,
                    lane.title,
                    lane.content.category,
                    lane.top_px,
                    lane.height_px,
                    before,
                    after,
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
        hidden = lane.placement.view(px_per_s_to_level(px_per_s, self.fit.px_per_s)).hidden
        return lane.rows[hidden[cluster.first : cluster.first + cluster.count]]

    def clusters_with(self, row: int, clusters: Iterable[Cluster], px_per_s: float) -> list[Cluster]:
        """Those of a scene's clusters that count an event."""
        return [cluster for cluster in clusters if row in self.cluster_rows(cluster, px_per_s)]

    def _marks_and_labels(self, lane: Lane, view: LevelView, scale: TimeScale) -> tuple[list[Mark], list[Label]]:
        beyond_s = int(_REACH_LEFT_PX / scale.px_per_s) + 1
        indices = view.between(scale.left_s, scale.right_s + beyond_s)
        tops_px = lane.top_px + LANE_HEADER_PX + lane.placement.row[indices] * self.row_style.height_px
        marks = rows_to_marks(self.table, self.footprints, lane.rows[indices], tops_px.tolist(), scale)
        widths_px = (lane.placement.boxes.label_px[indices] - LABEL_GAP_PX).tolist()
        labels = [self._label(mark, width_px) for mark, width_px in zip(marks, widths_px, strict=True)]
        return (
            [mark for mark in marks if mark.right_px >= 0 and mark.left_px <= scale.width_px],
            [label for label in labels if label.left_px + label.width_px > 0 and label.left_px < scale.width_px],
        )

    def _label(self, mark: Mark, width_px: float) -> Label:
        left_px = mark.left_px
        if left_px < EDGE_PX:
            # A long bar's label stays inside its visible part.
            left_px = max(left_px, min(EDGE_PX, mark.right_px - width_px))
        date_line = self.captions.date_line(mark.row) if self.row_style.date_px else ""
        top_px = mark.top_px + self.row_style.mark_px
        return Label(mark.row, left_px, top_px, width_px, self.captions.title(mark.row), date_line)

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


def _clusters(lane: Lane, index: int, view: LevelView, scale: TimeScale) -> tuple[list[Cluster], int, int]:
    """The clusters in view, and how many hidden events in view stand in none: before the first, after the last.

    A cell whose part in view is too narrow for its count has no cluster.
    """
    cells = count_cells(view.hidden_begin_s, scale.left_s, scale.right_s, scale.px_per_s)
    clusters = [_cluster(lane, index, cell, scale) for cell in cells]
    cell_s = cell_seconds(scale.px_per_s)
    from_s = scale.left_s // cell_s * cell_s
    if scale.time_to_px(from_s + cell_s) < _CLUSTER_PX:
        from_s += cell_s
        clusters = [cluster for cluster in clusters if cluster.first_s >= from_s]
    last_s = scale.right_s // cell_s * cell_s
    after = 0
    if scale.width_px - scale.time_to_px(last_s) < _CLUSTER_PX and last_s >= from_s:
        in_view = np.searchsorted(view.hidden_begin_s, (max(last_s, from_s), scale.right_s))
        after = int(in_view[1] - in_view[0])
        clusters = [cluster for cluster in clusters if cluster.first_s < last_s]
    before = count_before(view.hidden_begin_s, view.hidden_end_s, view.sorted_end_s, scale.left_s, from_s)
    return clusters, before, after


def _cluster(lane: Lane, lane_index: int, cell: CountedCell, scale: TimeScale) -> Cluster:
    from_px, to_px = scale.time_to_px(cell.first_s), scale.time_to_px(cell.last_s)
    # Inside its own cell, so that two never overlap, and inside the picture.
    half_px = _CLUSTER_PX / 2
    lo_px = max(0.0, scale.time_to_px(cell.cell_lo_s)) + half_px
    hi_px = min(scale.width_px, scale.time_to_px(cell.cell_hi_s)) - half_px
    return Cluster(
        lane=lane_index,
        first=cell.first,
        count=cell.count,
        first_s=cell.first_s,
        last_s=cell.last_s,
        middle_px=min(max((from_px + to_px) / 2, lo_px), hi_px),
        top_px=lane.top_px + lane.height_px - CLUSTER_STRIP_PX + 1,
        from_px=from_px,
        to_px=to_px,
    )
