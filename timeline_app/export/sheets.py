"""How lanes that have no room on one page are cut into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline_app.layout.metrics import LANE_HEADER_PX

if TYPE_CHECKING:
    from timeline_app.layout.scene import LaneBand, Scene


def scene_to_sheets(scene: Scene, first_px: float, further_px: float) -> list[tuple[float, float]]:
    """The parts of the lanes, from top to bottom in pixels, that stand on each of some pages.

    The first page has `first_px` of room, those that follow have `further_px`. They are cut between lanes, and where
    none ends on a page, between rows.
    """
    end_px = scene.lanes[-1].top_px + scene.lanes[-1].height_px if scene.lanes else 0.0
    between_lanes = [lane.top_px for lane in scene.lanes]
    between_rows = [top_px for lane in scene.lanes for top_px in _row_tops(lane, scene.row_style.height_px)]
    sheets, top_px, room_px = [], 0.0, first_px
    while end_px - top_px > room_px:
        cut_px = top_px + room_px
        for cuts in (between_lanes, between_rows):
            possible = [place_px for place_px in cuts if top_px < place_px <= top_px + room_px]
            if possible:
                cut_px = possible[-1]
                break
        sheets.append((top_px, cut_px))
        top_px, room_px = cut_px, further_px
        if cut_px not in between_lanes:
            # The name of the lane that goes on stands there again.
            room_px = max(room_px - LANE_HEADER_PX, scene.row_style.height_px)
    return [*sheets, (top_px, max(end_px, top_px))]


def scene_on_sheet(scene: Scene, lanes_px: tuple[float, float]) -> Scene:
    """The scene with the events of a part of its lanes alone."""
    lo_px, hi_px = lanes_px
    return replace(
        scene,
        marks=tuple(mark for mark in scene.marks if lo_px <= mark.top_px < hi_px),
        labels=tuple(label for label in scene.labels if lo_px <= label.top_px < hi_px),
        clusters=tuple(cluster for cluster in scene.clusters if lo_px <= cluster.top_px < hi_px),
    )


def lane_cut_at(scene: Scene, top_px: float) -> LaneBand | None:
    """The lane that goes on at the top of a sheet, from the one before."""
    return next((lane for lane in scene.lanes if lane.top_px < top_px < lane.top_px + lane.height_px), None)


def _row_tops(lane: LaneBand, row_px: float) -> list[float]:
    """Where the rows of a lane begin, but for the first, which its name belongs to; and where its counts do."""
    count = int((lane.height_px - LANE_HEADER_PX) // row_px)
    return [lane.top_px + LANE_HEADER_PX + number * row_px for number in range(1, count + 1)]
