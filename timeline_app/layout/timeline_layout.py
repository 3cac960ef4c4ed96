"""Lanes, rows and zoom levels for a table, a filter, a grouping and a size; and the scene at a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.dates.words import day_to_words
from timeline_app.layout.asides import free_px
from timeline_app.layout.clusters import Cells, count_before, count_hidden
from timeline_app.layout.levels import px_per_s_to_level
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import ASIDE_GAP_PX, CLUSTER_STRIP_PX, LABEL_GAP_PX, LANE_HEADER_PX, RowStyle
from timeline_app.layout.placement import REACH_PX
from timeline_app.layout.scene import AxisMark, Cluster, Label, LaneBand, Mark, Scene
from timeline_app.ticks import axis_ticks_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.captions import Captions
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.lanes import LaneKey
    from timeline_app.layout.placement import Placement
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import EventTable, Ints, Rows
    from timeline_app.timescale import TimeScale

EDGE_PX: Final = 8.0
"""Labels that are pinned to the left edge keep this distance."""
TICK_SPACING_PX: Final = 44.0
_CLUSTER_PX: Final = 48.0
_LEAST_ASIDE_PX: Final = 40.0
_TEXT_FROM: Final = 4.0
"""Texts are shown from so many times the coarsest scale on."""


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane with its place in the picture."""

    title: str
    key: LaneKey
    first: int
    """Its boxes in the placement are those from `first` to below `end`."""
    end: int
    row_count: int
    top_px: float
    height_px: float
    has_strip: bool
    """Whether there is a strip for clusters; it depends on the layout, never on the zoom."""
    sorted_end_s: Ints
    """Where the marks end, sorted by itself."""


@dataclass(frozen=True, slots=True)
class _Span:
    """What the clusters of all lanes have in common: the cells in view, and the part of them that has clusters.

    A cell whose part in view is too narrow for its count has no cluster; its events are counted at the edge.
    """

    cells: Cells
    first: int
    """The first and the last cell with a cluster, as indices into the cells in view; none if `first > last`."""
    last: int

    @classmethod
    def of(cls, scale: TimeScale) -> _Span:
        cells = Cells.touching(scale.left_s, scale.right_s, scale.px_per_s)
        first, last = 0, cells.end - cells.first - 1
        if scale.time_to_px((cells.first + 1) * cells.length_s) < _CLUSTER_PX:
            first += 1
        if last >= first and scale.width_px - scale.time_to_px((cells.end - 1) * cells.length_s) < _CLUSTER_PX:
            last -= 1
        return cls(cells, first, last)

    @property
    def from_s(self) -> int:
        """What begins before is counted at the left edge."""
        return (self.cells.first + self.first) * self.cells.length_s

    @property
    def until_s(self) -> int:
        """What begins from here on is counted at the right edge."""
        return (self.cells.first + self.last + 1) * self.cells.length_s


@dataclass(frozen=True, eq=False)
class TimelineLayout:
    """Where every event of the filtered table stands. Zooming and panning never change it."""

    prepared: PreparedFile
    rows_in_time: Rows
    """The distinct events of all lanes, in order of time."""
    lanes: tuple[Lane, ...]
    placement: Placement
    row_style: RowStyle
    height_px: float
    fit: TimeScale
    """All of the table in the whole width; nothing zooms out further. Its scale is that of level 0."""

    @property
    def table(self) -> EventTable:
        """The events of the file."""
        return self.prepared.file.table

    @property
    def footprints(self) -> Footprints:
        """What the marks of all events cover."""
        return self.prepared.chronology.footprints

    @property
    def captions(self) -> Captions:
        """The events' words."""
        return self.prepared.captions

    def rows_of(self, lane: Lane) -> Rows:
        """The events of a lane in order of time."""
        return self.placement.boxes.rows[lane.first : lane.end]

    def row_top_px(self, row: int, px_per_s: float) -> float | None:
        """How far below the top of the lanes an event stands: its own row, or the strip of its cluster."""
        boxes = self.placement.boxes
        places = np.flatnonzero(boxes.rows == row)
        if not len(places):
            return None
        box = int(places[0])
        lane, begin_s = self.lanes[int(boxes.lane[box])], int(boxes.begin_s[box])
        if box in self.placement.shown(px_per_s_to_level(px_per_s, self.fit.px_per_s), begin_s, begin_s + 1):
            return lane.top_px + LANE_HEADER_PX + int(self.placement.row[box]) * self.row_style.height_px
        return lane.top_px + lane.height_px - CLUSTER_STRIP_PX

    def scene(self, scale: TimeScale) -> Scene:
        """Everything to be painted at a scale."""
        span = _Span.of(scale)
        reach_s = int(REACH_PX / scale.px_per_s) + 1
        shown = self.placement.shown(
            px_per_s_to_level(scale.px_per_s, self.fit.px_per_s),
            min(scale.left_s - reach_s, span.cells.first * span.cells.length_s),
            max(scale.right_s + reach_s, span.cells.end * span.cells.length_s),
        )
        marks, labels = self._marks_and_labels(shown, scale)
        bands: list[LaneBand] = []
        clusters: list[Cluster] = []
        edges_s = span.cells.edges_s()
        for index, lane in enumerate(self.lanes):
            before = after = 0
            if lane.has_strip:
                of_lane = shown[shown.searchsorted(lane.first) : shown.searchsorted(lane.end)]
                clusters += self._clusters(index, of_lane, edges_s, span, scale)
                before = self._count_before(lane, of_lane, scale.left_s, span.from_s)
                after = self._count_from(lane, of_lane, max(span.until_s, span.from_s), scale.right_s)
            bands.append(
                LaneBand(
                    lane.key.id,
                    lane.title,
                    lane.key.category,
                    lane.top_px,
                    lane.height_px,
                    before,
                    after,
                    index % 2 == 1,
                )
            )
        as_of_s = self.prepared.file.as_of_s
        ticks, context = self._axis(scale)
        return Scene(
            width_px=scale.width_px,
            height_px=self.height_px,
            row_style=self.row_style,
            ticks=ticks,
            context=context,
            as_of_px=None if as_of_s is None else scale.time_to_px(as_of_s),
            as_of_label="" if as_of_s is None else day_to_words(as_of_s - 1, short=True),
            lanes=tuple(bands),
            marks=tuple(marks),
            labels=tuple(labels),
            clusters=tuple(clusters),
        )

    def cluster_rows(self, cluster: Cluster, px_per_s: float) -> Rows:
        """The events that a cluster of the scene at `px_per_s` counts."""
        level = px_per_s_to_level(px_per_s, self.fit.px_per_s)
        boxes = np.arange(cluster.first, cluster.last + 1)
        return self.placement.boxes.rows[boxes[self.placement.level[boxes] > level]]

    def clusters_with(self, row: int, clusters: Iterable[Cluster], px_per_s: float) -> list[Cluster]:
        """Those of a scene's clusters that count an event."""
        return [cluster for cluster in clusters if row in self.cluster_rows(cluster, px_per_s)]

    def _marks_and_labels(self, shown: Rows, scale: TimeScale) -> tuple[list[Mark], list[Label]]:
        boxes, px_per_s = self.placement.boxes, scale.px_per_s
        # Beyond, where no event is, seconds don't fit into 64 bits.
        lo_s, hi_s = max(scale.left_s, FAR_PAST), min(scale.right_s, FAR_FUTURE)
        left_px = boxes.left_px(shown, px_per_s)
        begun = (boxes.begin_s[shown] - hi_s) * px_per_s + left_px < 0
        is_in_view = begun & (boxes.room_after_px(shown, left_px, lo_s, px_per_s) <= 0)
        in_view = shown[is_in_view]
        lane_tops_px = np.array([lane.top_px for lane in self.lanes] or [0.0])
        tops_px = lane_tops_px[boxes.lane[in_view]] + LANE_HEADER_PX
        tops_px += self.placement.row[in_view] * self.row_style.height_px
        marks = rows_to_marks(self.table, self.footprints, boxes.rows[in_view], tops_px.tolist(), scale)
        widths_px = (boxes.label_px[in_view] - LABEL_GAP_PX).tolist()
        begins_px = scale.times_to_px(boxes.begin_s[in_view])
        ends_px = (begins_px + free_px(self.placement, shown, px_per_s)[is_in_view]).tolist()
        with_text = px_per_s >= _TEXT_FROM * self.fit.px_per_s
        labels = [
            self._label(mark, width_px, end_px, with_text=with_text)
            for mark, width_px, end_px in zip(marks, widths_px, ends_px, strict=True)
        ]
        return (
            [mark for mark in marks if mark.right_px >= 0 and mark.left_px <= scale.width_px],
            [label for label in labels if label.left_px + label.width_px > 0 and label.left_px < scale.width_px],
        )

    def _label(self, mark: Mark, width_px: float, end_px: float, *, with_text: bool) -> Label:
        """The words of a mark; those beside the title end before `end_px`."""
        left_px = mark.left_px
        if left_px < EDGE_PX:
            # A long bar's label stays inside its visible part.
            left_px = max(left_px, min(EDGE_PX, mark.right_px - width_px))
        date_line = self.captions.date_line(mark.row) if self.row_style.date_px else ""
        top_px = mark.top_px + self.row_style.mark_px
        label = Label(mark.row, left_px, top_px, width_px, self.captions.title(mark.row), date_line)
        # Hardly any has room among many events: the title is not measured for nothing.
        if end_px - left_px - width_px < _LEAST_ASIDE_PX:
            return label
        aside_px = min(width_px, self.captions.title_px(mark.row)) + ASIDE_GAP_PX
        aside = self.captions.aside(
            mark.row, after_date=bool(date_line), room_px=end_px - left_px - aside_px, with_text=with_text
        )
        return label._replace(aside=aside.words, aside_px=aside_px, aside_width_px=aside.width_px)

    def _clusters(self, index: int, shown: Rows, edges_s: Ints, span: _Span, scale: TimeScale) -> list[Cluster]:
        """The clusters of a lane, of which the boxes `shown` have a row."""
        lane, begin_s = self.lanes[index], self.placement.boxes.begin_s
        if span.first > span.last:
            return []
        hidden = count_hidden(begin_s[lane.first : lane.end], edges_s, shown - lane.first)
        numbers = np.flatnonzero(hidden.number[: span.last + 1])
        numbers = numbers[numbers >= span.first]
        first, last = hidden.first[numbers] + lane.first, hidden.last[numbers] + lane.first
        first_s, last_s = begin_s[first], begin_s[last]
        from_px, to_px = scale.times_to_px(first_s), scale.times_to_px(last_s)
        # Inside its own cell, so that two never overlap, and inside the picture.
        cell_px = span.cells.length_s * scale.px_per_s
        cell_lo_px = scale.time_to_px(span.cells.first * span.cells.length_s) + numbers * cell_px
        lo_px = np.maximum(0.0, cell_lo_px) + _CLUSTER_PX / 2
        hi_px = np.minimum(scale.width_px, cell_lo_px + cell_px) - _CLUSTER_PX / 2
        middle_px = np.minimum(np.maximum((from_px + to_px) / 2, lo_px), hi_px)
        top_px = lane.top_px + lane.height_px - CLUSTER_STRIP_PX + 1
        columns = (first, last, hidden.number[numbers], first_s, last_s, middle_px, from_px, to_px)
        return [Cluster(index, top_px, *values) for values in zip(*(c.tolist() for c in columns), strict=True)]

    def _count_before(self, lane: Lane, shown: Rows, lo_s: int, from_s: int) -> int:
        """How many without a row begin before the first cluster's cell and reach into the view."""
        boxes = self.placement.boxes
        begin_s, end_s = boxes.begin_s[shown], boxes.end_s(shown)
        all_of_them = count_before(
            boxes.begin_s[lane.first : lane.end],
            lane.sorted_end_s,
            lambda first, end: boxes.end_s(slice(lane.first + first, lane.first + end)),
            lo_s,
            from_s,
        )
        return all_of_them - int(np.count_nonzero((begin_s < from_s) & (end_s >= lo_s)))

    def _count_from(self, lane: Lane, shown: Rows, from_s: int, right_s: int) -> int:
        """How many without a row begin in view behind the last cluster's cell."""
        if from_s >= right_s:
            return 0
        begin_s = self.placement.boxes.begin_s
        (all_lo, all_hi), (lo, hi) = (
            column.searchsorted((from_s, right_s)) for column in (begin_s[lane.first : lane.end], begin_s[shown])
        )
        return int(all_hi - all_lo - (hi - lo))

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
