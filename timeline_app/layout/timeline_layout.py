"""Lanes, rows and zoom levels for a table, a filter, a grouping and a size; and the scene at a scale."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from timeline_app.dates.bounds import DateFlags, Kind
from timeline_app.dates.words import day_to_words
from timeline_app.layout.axis import lay_out_axis
from timeline_app.layout.hidden import ALL_TIME, CountedSpan
from timeline_app.layout.labels import marks_and_labels
from timeline_app.layout.levels import px_per_s_to_level
from timeline_app.layout.metrics import (
    CLUSTER_STRIP_PX,
    LANE_HEADER_PX,
    WORDS_REACH_PX,
    RowStyle,
)
from timeline_app.layout.scene import LaneBand, Scene

if TYPE_CHECKING:
    from timeline_app.layout.captions import Captions
    from timeline_app.layout.folding import Folding
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.placement import Placement
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.layout.scene import Cluster
    from timeline_app.table import Bools, EventTable, Ints, Rows
    from timeline_app.timescale import TimeScale

TICK_SPACING_PX: Final = 44.0
_PADS_PX: Final = 100.0
"""More than a mark reaches beyond its stretch of time."""


class TimelineLayout(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Where every event of the filtered table stands. Zooming and panning never change it."""

    prepared: PreparedFile
    placed: Bools
    """Which rows of the table stand in a lane; shape `(n,)`."""
    lanes: tuple[Lane, ...]
    placement: Placement
    row_style: RowStyle
    height_px: float
    fit: TimeScale
    """All of the table in the whole width; nothing zooms out further. Its scale is that of level 0."""

    @cached_property
    def rows_in_time(self) -> Rows:
        """The distinct events of all lanes, in order of time."""
        by_begin = self.prepared.chronology.by_begin
        return by_begin[self.placed[by_begin]]

    @property
    def table(self) -> EventTable:
        """The events of the file."""
        return self.prepared.file.table

    @property
    def footprints(self) -> Footprints:
        """What the marks of all events cover."""
        return self.prepared.chronology.footprints

    @property
    def folding(self) -> Folding:
        """How real time was folded: all times of the layout, its scales and its scenes are folded ones."""
        return self.prepared.folding

    @property
    def captions(self) -> Captions:
        """The events' words."""
        return self.prepared.captions

    def row_top_px(self, row: int, px_per_s: float) -> float | None:
        """How far below the top of the lanes an event stands: its own row, or the strip of its cluster."""
        boxes = self.placement.boxes
        places = np.flatnonzero(boxes.rows == row)
        if not len(places):
            return None
        box = int(places[0])
        lane, begin_s = self.lanes[int(boxes.lane[box])], int(boxes.begin_s[box])
        if box in self.placement.shown(self.level_at(px_per_s), begin_s, begin_s + 1):
            return lane.top_px + LANE_HEADER_PX + int(self.placement.row[box]) * self.row_style.height_px
        return lane.top_px + lane.height_px - CLUSTER_STRIP_PX

    def scene(self, scale: TimeScale, counted_s: tuple[int, int] = ALL_TIME, *, is_still: bool = False) -> Scene:
        """Everything to be painted at a scale; of what has no row, only what stands in `counted_s` is counted.

        In a still picture words take room that they would have to leave as soon as somebody zooms.
        """
        span = CountedSpan.of(scale, counted_s)
        reach_s = int((WORDS_REACH_PX + _PADS_PX) / scale.px_per_s) + 1
        shown = self.placement.shown(
            self.level_at(scale.px_per_s),
            min(scale.left_s - reach_s, span.cells.first * span.cells.length_s),
            max(scale.right_s + reach_s, span.cells.end * span.cells.length_s),
        )
        marks, labels = marks_and_labels(self, shown, scale, is_still=is_still)
        with_strip = [lane for lane in self.lanes if lane.has_strip]
        counted = span.count(self.placement, with_strip, shown)
        reaching = {lane.number: count for lane, count in zip(with_strip, counted.reaching, strict=True)}
        bands = tuple(
            LaneBand(
                lane.key.id,
                lane.title,
                lane.key.category,
                lane.top_px,
                lane.height_px,
                reaching.get(lane.number, 0),
                lane.number % 2 == 1,
                lane.is_folded,
            )
            for lane in self.lanes
        )
        as_of_s = self.prepared.file.as_of_s
        axis = lay_out_axis(scale, self.folding, self.captions.measure, TICK_SPACING_PX)
        return Scene(
            width_px=scale.width_px,
            height_px=self.height_px,
            row_style=self.row_style,
            ticks=axis.ticks,
            context=axis.context,
            breaks=axis.breaks,
            as_of_px=None if as_of_s is None else scale.time_to_px(self.folding.to_folded(as_of_s)),
            as_of_label="" if as_of_s is None else day_to_words(as_of_s - 1, short=True),
            lanes=bands,
            marks=tuple(marks),
            labels=tuple(labels),
            clusters=tuple(counted.clusters),
        )

    def prepare_closer(self, scale: TimeScale) -> None:
        """Place what the next zoom level will show of the stretch in view, before a frame has to wait for it."""
        level = self.level_at(scale.px_per_s) + 1
        self.placement.shown(level, scale.left_s, scale.right_s)
        # What ends before the stretch in view is counted then, for which the ends are sorted: not in that frame.
        for lane in self.lanes:
            if lane.has_strip:
                lane.ended_before(scale.right_s)

    def level_at(self, px_per_s: float) -> int:
        """The zoom level that is shown at a scale."""
        return px_per_s_to_level(px_per_s, self.fit.px_per_s)

    def cluster_rows(self, cluster: Cluster, px_per_s: float) -> Rows:
        """The events that a cluster of the scene at `px_per_s` counts."""
        boxes, lane = self.placement.boxes, self.lanes[cluster.lane]
        begun = slice(lane.first, boxes.in_lane(lane.number, cluster.lo_s, cluster.hi_s).stop)
        anchor_s = boxes.anchor_s(begun)
        is_hidden = self.placement.level[begun] > self.level_at(px_per_s)
        return boxes.rows[begun][is_hidden & (anchor_s >= cluster.lo_s) & (anchor_s < cluster.hi_s)]

    @cached_property
    def ongoing_count(self) -> int:
        """How many events began, and have no end that the file would know; what is planned has not begun."""
        table, rows = self.table, self.rows_in_time
        is_open = (table.kind[rows] == Kind.INTERVAL) & (table.flags[rows] & DateFlags.OPEN_END != 0)
        return int(np.count_nonzero(is_open & ~table.planned[rows]))

    @cached_property
    def times_s(self) -> tuple[Ints, Ints]:
        """Where the marks of `rows_in_time` begin, and where they end, sorted by itself."""
        return self.footprints.outer_lo_s[self.rows_in_time], np.sort(self.footprints.ends_s(self.rows_in_time))
