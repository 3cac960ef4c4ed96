"""The rules of labels and the counts hold for large and hostile tables too, however one got to a scale."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from made_up import ConstantMeasure, make_file, rows_of
from msgspec.structs import replace

from timeline_app.dates.bounds import Kind, Precision
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.hidden_rows import reaching_rows
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout

DAY_S, YEAR_S = 86_400, 31_556_952
WIDTH_PX, HEIGHT_PX = 1600.0, 900.0
Column = np.ndarray[tuple[int], np.dtype[np.int64]]
TABLES = ["a million", "one day", "nested", "ten thousand years among days", "equal importance", "one second"]


def begins_and_lengths(kind: str) -> tuple[Column, Column]:
    """When the events of a table begin, and how long they last, in seconds."""
    chance, count = np.random.default_rng(4), 1_000_000 if kind == "a million" else 50_000
    begin = chance.integers(-70 * YEAR_S, 60 * YEAR_S, count)
    length = np.where(chance.random(count) < 0.3, chance.integers(DAY_S, 3 * YEAR_S, count), DAY_S)
    if kind == "one day":
        begin, length = np.full(count, 19_000 * DAY_S), np.full(count, DAY_S)
    elif kind == "nested":
        half = np.arange(count, dtype=np.int64) * 3600 + 3600
        begin, length = -half, 2 * half
    elif kind == "ten thousand years among days":
        begin, length = chance.integers(0, 3 * YEAR_S, count), np.full(count, DAY_S)
        begin[7], length[7] = -5_000 * YEAR_S, 10_000 * YEAR_S
    elif kind == "one second":
        begin, length = np.full(count, 1_700_000_000), np.ones(count, dtype=np.int64)
    return begin, length


@cache
def prepared(kind: str) -> PreparedFile:
    """A file of one kind; its columns are made directly, its texts are those of one event."""
    file = make_file([{"title": "An event of many", "date": "2024"}])
    begin, length = begins_and_lengths(kind)
    count, chance, table = len(begin), np.random.default_rng(5), file.table
    end = begin + length
    importance = np.full(count, 3.0) if kind == "equal importance" else chance.integers(0, 11, count)
    columns: dict[str, Any] = {
        "lo_s": begin,
        "start_hi_s": np.minimum(begin + DAY_S, end),
        "end_lo_s": np.maximum(end - DAY_S, begin),
        "hi_s": end,
        "flags": np.zeros(count, dtype=np.uint16),
        "precision": np.full(count, Precision.DAY, dtype=np.uint8),
        "kind": np.where(length > DAY_S, Kind.INTERVAL, Kind.DATE).astype(np.uint8),
        "planned": np.zeros(count, dtype=np.bool_),
        "importance": importance.astype(np.float32),
        "category": chance.integers(-1, 3, count).astype(np.int32),
        "country_begin": np.zeros(count + 1, dtype=np.int64),
        "records": replace(
            table.records, begin=np.repeat(table.records.begin, count), end=np.repeat(table.records.end, count)
        ),
    }
    return PreparedFile.of(replace(file, table=replace(table, **columns)), ConstantMeasure())


def lay_out(kind: str) -> TimelineLayout:
    """A fresh layout; the first of a kind prepares the file."""
    file = prepared(kind)
    return build_layout(
        file, np.ones(len(file.file.table), dtype=np.bool_), LayoutRequest("category", WIDTH_PX, HEIGHT_PX)
    )


def looks(layout: TimelineLayout) -> list[TimeScale]:
    """From all in view to one day, towards some event, in steps that are no whole levels."""
    row = int(layout.rows_in_time[len(layout.rows_in_time) // 3])
    fit, middle_s = layout.fit, int(layout.footprints.mid_s[row])
    steps = np.geomspace(1.0, max(2.0, WIDTH_PX / DAY_S / fit.px_per_s), 9)
    return [
        fit,
        *(TimeScale(middle_s, 0.0, fit.px_per_s * factor, WIDTH_PX).panned(700.0) for factor in steps[1:].tolist()),
    ]


def words(scene: Scene) -> dict[tuple[int, float], float]:
    """Where the words of each event begin, by its row of the table and its height."""
    return {(label.row, label.top_px): label.left_px for label in scene.labels}


@pytest.mark.parametrize("kind", TABLES)
def test_no_two_marks_or_words_overlap(kind: str) -> None:
    layout = lay_out(kind)
    for scale in looks(layout):
        scene = layout.scene(scale)
        for taken in (
            [(mark.top_px, mark.left_px, mark.right_px) for mark in scene.marks],
            [(label.top_px, label.left_px, label.right_px) for label in scene.labels],
        ):
            taken.sort()
            for (top_px, _, right_px), (next_top_px, left_px, _) in pairwise(taken):
                assert top_px < next_top_px or right_px <= left_px + 0.05


@pytest.mark.parametrize("kind", TABLES)
def test_every_event_in_view_is_shown_or_counted(kind: str) -> None:
    layout = lay_out(kind)
    begin_s, end_s = layout.footprints.outer_lo_s, layout.footprints.outer_hi_s
    for scale in looks(layout):
        scene = layout.scene(scale)
        for index, (lane, band) in enumerate(zip(layout.lanes, scene.lanes, strict=True)):
            rows = rows_of(layout, lane)
            clusters = [cluster for cluster in scene.clusters if cluster.lane == index]
            clustered = [layout.cluster_rows(cluster, scale.px_per_s) for cluster in clusters]
            assert [len(one) for one in clustered] == [cluster.count for cluster in clusters]
            shown = {mark.row for mark in scene.marks if 0 <= mark.top_px - lane.top_px < lane.height_px}
            is_counted = np.zeros(len(begin_s), dtype=np.bool_)
            is_counted[list(shown)] = True
            for one in clustered:
                assert not is_counted[one].any()
                is_counted[one] = True
            if lane.has_strip:
                reaching = reaching_rows(layout, index, scale)
                assert len(reaching) == band.reaching
                assert not is_counted[reaching].any()
                is_counted[reaching] = True
            touching = rows[(begin_s[rows] < scale.right_s) & (end_s[rows] > scale.left_s)]
            assert is_counted[touching].all()


@pytest.mark.parametrize("kind", TABLES)
def test_zooming_in_hides_no_words_and_panning_moves_them_as_one(kind: str) -> None:
    layout = lay_out(kind)
    for coarse, fine in pairwise(looks(layout)):
        fine_words = words(layout.scene(fine))
        for row, top_px in words(layout.scene(coarse)):
            if layout.footprints.outer_lo_s[row] < fine.right_s and layout.footprints.outer_hi_s[row] > fine.left_s:
                assert (row, top_px) in fine_words
        before, after = words(layout.scene(fine)), words(layout.scene(fine.panned(-37.0)))
        for place in before.keys() & after.keys():
            # Those of a long bar stay in view at the left edge.
            assert before[place] - 37.0 <= after[place] + 0.01 <= before[place] + 0.02
        assert {place for place, left_px in before.items() if left_px >= 37.0} <= after.keys()


@pytest.mark.parametrize("kind", TABLES)
def test_a_scene_does_not_depend_on_how_one_got_there(kind: str) -> None:
    layout = lay_out(kind)
    scales = looks(layout)
    scenes = [layout.scene(scale) for scale in scales]
    for scale, scene in zip(reversed(scales), reversed(scenes), strict=True):
        assert layout.scene(scale) == scene
    assert lay_out(kind).scene(scales[-1]) == scenes[-1]
    assert lay_out(kind).scene(scales[4]) == scenes[4]


@pytest.mark.parametrize("kind", ["a million", "equal importance"])
def test_there_is_something_to_read_at_every_zoom(kind: str) -> None:
    layout = lay_out(kind)
    for scale in looks(layout):
        scene = layout.scene(scale)
        # Of few that are left in view, some may still overlap.
        assert len(scene.labels) >= 10 or len(scene.labels) > 3 * sum(cluster.count for cluster in scene.clusters)
