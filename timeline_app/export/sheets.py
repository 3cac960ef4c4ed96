"""How lanes that have no room on one page are cut into pages."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from timeline_app.export.sizes import SizeError
from timeline_app.layout.metrics import CLUSTER_STRIP_PX, LANE_HEADER_PX
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.export.request import PictureRequest
    from timeline_app.export.sizes import PictureSize
    from timeline_app.layout.scene import LaneBand, Scene

_NOTHING_PX: Final = 0.01


class Part(msgspec.Struct, frozen=True):
    """What stands on a page: a stretch of time, and some of the lanes."""

    stretch: int
    """Which one of those that are side by side, counted from 0."""
    scene: Scene
    lanes_px: tuple[float, float] | None
    """From top to bottom; None for all lanes."""


def scenes_to_parts(
    scenes: Sequence[Scene], request: PictureRequest, around_px: tuple[float, float]
) -> tuple[list[Part], PictureSize]:
    """The scenes of stretches of time side by side, cut where their lanes have no room, and the size of all pages.

    `around_px` is how much axis, heading and footer take of the height, on the first page and on further ones. Without
    sheets nothing is cut, and the size becomes taller. Raises SizeError where no lane has room, or where that is too
    tall.
    """
    height_px = request.size.height_px / request.enlargement
    if request.has_sheets:
        first_px, further_px = (height_px - taken_px for taken_px in around_px)
        return _sheets(scenes, first_px, further_px), request.size
    size, needed_px = request.size, max(scene.height_px for scene in scenes) + around_px[0]
    # Lanes that share all the room there is are as tall as it, but for the last digits.
    if needed_px > height_px + _NOTHING_PX:
        size = replace(size, height_px=ceil(needed_px * request.enlargement))
        replace(request, size=size).check()
    return [Part(stretch, scene, None) for stretch, scene in enumerate(scenes)], size


def _sheets(scenes: Sequence[Scene], first_px: float, further_px: float) -> list[Part]:
    if first_px < LANE_HEADER_PX + scenes[0].row_style.height_px + CLUSTER_STRIP_PX:
        reason = translate(
            "Export",
            "the sheets are too small: heading, axis and footer leave no room for a lane of events; "
            "larger ones, smaller type, a shorter note or no legend do",
        )
        raise SizeError(reason)
    return [
        Part(stretch, scene_on_sheet(scene, lanes_px), lanes_px)
        for stretch, scene in enumerate(scenes)
        for lanes_px in scene_to_sheets(scene, first_px, further_px)
    ]


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
