"""Lanes, rows and zoom levels for a table, a filter, a grouping and a size; and the scene at a scale."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind
from timeline_app.dates.words import day_to_words
from timeline_app.layout.asides import words_room
from timeline_app.layout.axis import EDGE_PX, lay_out_axis
from timeline_app.layout.hidden import ALL_TIME, CountedSpan
from timeline_app.layout.levels import px_per_s_to_level
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import (
    ASIDE_GAP_PX,
    CLUSTER_STRIP_PX,
    LABEL_GAP_PX,
    LABEL_MAX_PX,
    LANE_HEADER_PX,
    WORDS_REACH_PX,
    RowStyle,
)
from timeline_app.layout.scene import Cluster, Label, LaneBand, Mark, Scene

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from timeline_app.layout.captions import Captions
    from timeline_app.layout.folding import Folding
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.placement import Placement
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import Bools, EventTable, Ints, Rows
    from timeline_app.timescale import TimeScale

TICK_SPACING_PX: Final = 44.0
_LEAST_ASIDE_PX: Final = 30.0
_PADS_PX: Final = 100.0
"""More than a mark reaches beyond its stretch of time."""
_TITLE_STEP_PX: Final = 24.0
_TEXT_FROM: Final = 4.0
"""Texts are shown from so many times the coarsest scale on."""


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
        marks, labels = self._marks_and_labels(shown, scale, is_still=is_still)
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

    def reaching_rows(self, lane_number: int, scale: TimeScale) -> Rows:
        """The events that a lane of the scene at `scale` counts as reaching in."""
        level = self.level_at(scale.px_per_s)
        return CountedSpan.of(scale).reaching_rows(self.placement, self.lanes[lane_number], level)

    def count_in_view(self, scale: TimeScale) -> int:
        """How many events, each counted once, have a mark that touches the stretch of time in view."""
        begin_s, sorted_end_s = self._times
        # Beyond, where no event is, seconds don't fit into 64 bits.
        lo_s, hi_s = max(scale.left_s, FAR_PAST), min(scale.right_s, FAR_FUTURE)
        return int(begin_s.searchsorted(hi_s) - sorted_end_s.searchsorted(lo_s, side="right"))

    def touching(self, rows: Collection[int], scale: TimeScale) -> int:
        """How many of `rows` have a mark that touches the stretch of time in view."""
        some = np.array(list(rows), dtype=np.intp)
        begun = self.footprints.outer_lo_s[some] < min(scale.right_s, FAR_FUTURE)
        return int(np.count_nonzero(begun & (self.footprints.ends_s(some) > max(scale.left_s, FAR_PAST))))

    @cached_property
    def ongoing_count(self) -> int:
        """How many events began, and have no end that the file would know; what is planned has not begun."""
        table, rows = self.table, self.rows_in_time
        is_open = (table.kind[rows] == Kind.INTERVAL) & (table.flags[rows] & DateFlags.OPEN_END != 0)
        return int(np.count_nonzero(is_open & ~table.planned[rows]))

    @cached_property
    def _times(self) -> tuple[Ints, Ints]:
        """Where the marks of `rows_in_time` begin, and where they end, sorted by itself."""
        return self.footprints.outer_lo_s[self.rows_in_time], np.sort(self.footprints.ends_s(self.rows_in_time))

    def clusters_with(self, row: int, clusters: Iterable[Cluster], px_per_s: float) -> list[Cluster]:
        """Those of a scene's clusters that count an event."""
        anchor_s, hidden = int(self.footprints.anchor_s[row]), self.hidden_in(row, px_per_s)
        return [one for one in clusters if one.lane in hidden and one.lo_s <= anchor_s < one.hi_s]

    def hidden_in(self, row: int, px_per_s: float) -> list[int]:
        """The numbers of the lanes that have no row for an event of theirs at a scale."""
        boxes, begin_s = self.placement.boxes, int(self.footprints.outer_lo_s[row])
        level = self.level_at(px_per_s)
        numbers = []
        for lane in self.lanes:
            begun = boxes.in_lane(lane.number, begin_s, begin_s + 1)
            if (self.placement.level[begun][boxes.rows[begun] == row] > level).any():
                numbers.append(lane.number)
        return numbers

    def _marks_and_labels(self, shown: Rows, scale: TimeScale, *, is_still: bool) -> tuple[list[Mark], list[Label]]:
        boxes, px_per_s = self.placement.boxes, scale.px_per_s
        # Beyond, where no event is, seconds don't fit into 64 bits.
        lo_s, hi_s = max(scale.left_s, FAR_PAST), min(scale.right_s, FAR_FUTURE)
        left_px = boxes.left_px(shown, px_per_s)
        begun = (boxes.begin_s[shown] - hi_s) * px_per_s + left_px < 0
        room = words_room(self.placement, shown, scale, min(self.fit.right_s, FAR_FUTURE), is_still=is_still)
        # Words beside a title may be the last that is in view of an event.
        title_px = boxes.label_px(shown) - LABEL_GAP_PX
        more_px = room.width_px - title_px
        reach_px = np.where(more_px >= np.where(title_px < LABEL_MAX_PX, _LEAST_ASIDE_PX, 0.0), more_px, 0.0)
        places = np.flatnonzero(begun & (boxes.room_after_px(shown, left_px, lo_s, px_per_s) <= reach_px))
        in_view, room = shown[places], room.of(places)
        lane_tops_px = np.array([lane.top_px for lane in self.lanes] or [0.0])
        tops_px = lane_tops_px[boxes.lane[in_view]] + LANE_HEADER_PX
        tops_px += self.placement.row[in_view] * self.row_style.height_px
        marks = rows_to_marks(
            self.table, self.footprints, boxes.rows[in_view], tops_px.tolist(), scale, folding=self.folding
        )
        widths_px = (boxes.label_px(in_view) - LABEL_GAP_PX).tolist()
        with_text = px_per_s >= _TEXT_FROM * self.fit.px_per_s
        rooms = (columns.tolist() for columns in (*room, reach_px[places] > 0))
        labels = [
            self._label(mark, width_px, left_px, room_px, end_px, has_more=has_more, with_text=with_text)
            for mark, width_px, left_px, room_px, end_px, has_more in zip(marks, widths_px, *rooms, strict=True)
        ]
        return (
            [mark for mark in marks if mark.right_px >= 0 and mark.left_px <= scale.width_px],
            [label for label in labels if label.right_px > 0 and label.left_px < scale.width_px],
        )

    def _label(
        self,
        mark: Mark,
        width_px: float,
        left_px: float,
        room_px: float,
        end_px: float,
        *,
        has_more: bool,
        with_text: bool,
    ) -> Label:
        """The words of a mark, as many as `room_px` allows; where they slide, they are covered from `end_px` on."""
        date_line = self.captions.date_line(mark.row) if self.row_style.date_px else ""
        top_px = mark.top_px + self.row_style.mark_px
        label = Label(mark.row, left_px, top_px, width_px, self.captions.title(mark.row), date_line)
        # Hardly any has room among many events: the title is not measured for nothing.
        if has_more:
            label = self._with_more(label, room_px, with_text=with_text)
        if left_px >= EDGE_PX:
            return label
        # The title of a long bar stays inside its visible part.
        left_px = max(left_px, min(EDGE_PX, mark.right_px - label.width_px))
        seen_px = max(0.0, min(label.aside_width_px, end_px - left_px - label.aside_px))
        if not seen_px:
            return label._replace(left_px=left_px, aside="", aside_px=0.0, aside_width_px=0.0)
        return label._replace(left_px=left_px, aside_width_px=seen_px)

    def _with_more(self, label: Label, room_px: float, *, with_text: bool) -> Label:
        """The label with a title that is not cut, and with words beside it, where they have room."""
        title_px = self.captions.title_px(label.row)
        if label.width_px >= LABEL_MAX_PX:
            whole_px = max(title_px, self.captions.date_px(label.row) if label.date_line else 0.0)
            # In steps: while one zooms, the end of a cut title changes now and then, not in every frame.
            part_px = max(label.width_px, room_px // _TITLE_STEP_PX * _TITLE_STEP_PX)
            label = label._replace(width_px=whole_px if whole_px <= room_px else part_px)
        aside_px = min(label.width_px, title_px) + ASIDE_GAP_PX
        aside = self.captions.aside(
            label.row, after_date=bool(label.date_line), room_px=room_px - aside_px, with_text=with_text
        )
        if not aside.words:
            return label
        return label._replace(aside=aside.words, aside_px=aside_px, aside_width_px=aside.width_px)
