"""How many events are in view, each counted once, and where the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale


class InView(msgspec.Struct, frozen=True):
    """Where the matching events with a date are; each is counted once."""

    shown: int
    """With a row of their own, touching the stretch of time in view; not all may be in sight where lanes scroll."""
    out_of_sight: int
    """So many of these are above or below."""
    counted: int
    """Touching the stretch too, but without a row: in clusters, or beside a lane's name."""
    in_several_lanes: bool
    """Whether some stand in several lanes, shown in one and counted in another."""
    elsewhere: int
    """Wholly before or after the stretch."""


NOTHING_IN_VIEW: Final = InView(0, 0, 0, in_several_lanes=False, elsewhere=0)


def count_in_view(layout: TimelineLayout, scene: Scene, scale: TimeScale, sight_px: tuple[float, float]) -> InView:
    """Count the events of a scene of the layout; of its lanes, `sight_px` is in sight, from top to bottom."""
    top_px, bottom_px = sight_px
    in_sight = {one.row for one in scene.marks if top_px - scene.row_style.height_px < one.top_px < bottom_px}
    shown = count_touching(layout, {mark.row for mark in scene.marks}, scale)
    all_touching = _count_all_touching(layout, scale)
    return InView(
        shown,
        shown - count_touching(layout, in_sight, scale),
        all_touching - shown,
        len(layout.placement.boxes) > len(layout.rows_in_time),
        len(layout.rows_in_time) - all_touching,
    )


def count_touching(layout: TimelineLayout, rows: Collection[int], scale: TimeScale) -> int:
    """How many of `rows` have a mark that touches the stretch of time in view."""
    some = np.array(list(rows), dtype=np.intp)
    begun = layout.footprints.outer_lo_s[some] < min(scale.right_s, FAR_FUTURE)
    return int(np.count_nonzero(begun & (layout.footprints.ends_s(some) > max(scale.left_s, FAR_PAST))))


def _count_all_touching(layout: TimelineLayout, scale: TimeScale) -> int:
    """How many events of the layout have such a mark."""
    begin_s, sorted_end_s = layout.times_s
    # Beyond, where no event is, seconds don't fit into 64 bits.
    lo_s, hi_s = max(scale.left_s, FAR_PAST), min(scale.right_s, FAR_FUTURE)
    return int(begin_s.searchsorted(hi_s) - sorted_end_s.searchsorted(lo_s, side="right"))
