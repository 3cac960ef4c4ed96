"""Draws lanes part by part for a drawing that keeps them: in each lane its name, its events and its counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby, repeat
from typing import TYPE_CHECKING

from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.drawing import Tag
from timeline_app.painting.labels import paint_labels
from timeline_app.painting.lane_names import paint_lane_name
from timeline_app.painting.marks import paint_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor

    from timeline_app.layout.scene import Mark, Scene
    from timeline_app.painting.canvas import Canvas
    from timeline_app.painting.drawing import Tags
    from timeline_app.painting.lane_names import LaneHead


def paint_parts(
    canvas: Canvas,
    tags: Tags,
    scene: Scene,
    shown: Sequence[Mark],
    heads: Sequence[tuple[int, LaneHead]],
    *,
    ground_at: Callable[[float], QColor],
) -> None:
    """Draw the marks shown and their words in the lanes, on their ground.

    `heads` are those of the lanes in sight, by their numbers.
    """
    first_px = [lane.top_px for lane in scene.lanes]
    marks = defaultdict[int, list["Mark"]](list)
    for mark in shown:
        marks[bisect_right(first_px, mark.top_px) - 1].append(mark)
    counts = zip(scene.clusters, tags.counts or repeat(Tag("count", "")), strict=False)
    by_lane = {lane: list(of_lane) for lane, of_lane in groupby(counts, key=lambda count: count[0].lane)}
    for number, head in heads:
        lane = scene.lanes[number]
        with canvas.group(f"lane-{lane.key or 'none'}", lane.title):
            paint_lane_name(canvas, lane, head, is_pointed=False)
            for mark in marks[number]:
                with canvas.group(*tags.events.get(mark.row, Tag(f"event-number-{mark.row + 1}", ""))):
                    paint_marks(canvas, [(mark, ground_at(mark.top_px))], scene.row_style.mark_px)
                    label = scene.label_of(mark)
                    paint_labels(canvas, scene, [label] if label else [], lambda _, y_px: ground_at(y_px))
            for cluster, tag in by_lane.get(number, ()):
                with canvas.group(*tag):
                    paint_clusters(canvas, scene, [cluster], ())
