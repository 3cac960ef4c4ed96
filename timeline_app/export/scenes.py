"""What the pages of a picture show: the lanes in the room there is, and the scene of each page's stretch of time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline_app.layout.building import LayoutRequest, build_layout, request_to_fit
from timeline_app.layout.edge_clusters import clusters_inside
from timeline_app.layout.edge_labels import labels_inside
from timeline_app.layout.hidden import ALL_TIME
from timeline_app.layout.lanes import chosen_lanes
from timeline_app.layout.metrics import AXIS_HEIGHT_PX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Bools
    from timeline_app.timescale import TimeScale


def lay_out_lanes(
    folded: PreparedFile, shown: Bools, request: PictureRequest, size_px: tuple[float, float]
) -> TimelineLayout:
    """Lay out the events shown, rows of shape `(n,)`, for a timeline whose axis and lanes have this size on a page."""
    return build_layout(folded, shown, _layout_request(request, size_px))


def page_scales(folded: PreparedFile, shown: Bools, request: PictureRequest, width_px: float) -> list[TimeScale]:
    """The stretches of time of the pages, side by side, each `width_px` wide."""
    pages = request.page_count
    fit = request_to_fit(folded, shown, _layout_request(request, (pages * width_px, 0.0)))
    if pages == 1:
        return [fit]
    fit = replace(fit, width_px=width_px)
    return [fit.panned(-number * width_px) for number in range(pages)]


def scales_to_scenes(layout: TimelineLayout, scales: Sequence[TimeScale], told: Callable[[float], None]) -> list[Scene]:
    """What is to be seen on each page; `told` hears of the share that is done, 0 to 1."""
    if len(scales) == 1:
        return [_inside(layout.scene(scales[0], is_still=True))]
    # Each event that is only counted is so on one page.
    edges_s = [ALL_TIME[0], *(scale.left_s for scale in scales[1:]), ALL_TIME[1]]
    scenes = []
    for number, (scale, span_s) in enumerate(zip(scales, pairwise(edges_s), strict=True)):
        told(number / len(scales))
        scenes.append(_inside(_with_marks(layout.scene(scale, span_s, is_still=True))))
    return scenes


def _layout_request(request: PictureRequest, size_px: tuple[float, float]) -> LayoutRequest:
    folding, (width_px, height_px) = request.folding, size_px
    span_s = request.span_s and (folding.to_folded(request.span_s[0]), folding.to_folded(request.span_s[1]))
    return LayoutRequest(
        request.group_by,
        width_px,
        max(1.0, height_px - AXIS_HEIGHT_PX),
        span_s,
        arrangement=request.arrangement,
        only_lanes=chosen_lanes(request.event_filter, request.group_by),
        fits_matches=request.fits_shown,
    )


def _inside(scene: Scene) -> Scene:
    """The scene with all words and counts inside of it: a picture can't be panned."""
    return replace(scene, labels=labels_inside(scene), clusters=clusters_inside(scene))


def _with_marks(scene: Scene) -> Scene:
    """The scene without the words of marks that stand on the page before; there they have their words too."""
    marked = {mark.row for mark in scene.marks}
    return replace(scene, labels=tuple(label for label in scene.labels if label.row in marked))
