"""The scale at which everything is in the picture; labels are moved inside, see `Boxes.left_px`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.calendar import SECONDS_PER_YEAR
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import Rows

MARGIN_PX: Final = 24.0
_LEAST_SHARE: Final = 0.63
"""However far open ends reach, the time of the events gets this share of the width from where the first begins."""
_LONE_EVENT_SPANS: Final = 1.25
_EMPTY_LO_S: Final = 1_577_836_800
_EMPTY_SPAN_S: Final = 10 * SECONDS_PER_YEAR
"""Without any dated event: ten years from 2020 on."""


def fit_scale(footprints: Footprints, rows: Rows, width_px: float) -> TimeScale:
    """The finest scale that has the marks of `rows` in `width_px`."""
    if not len(rows):
        return TimeScale.fit(_EMPTY_LO_S, _EMPTY_LO_S + _EMPTY_SPAN_S, width_px)
    begin, end = footprints.outer_lo_s[rows], footprints.outer_hi_s[rows]
    lo_s, hi_s = int(begin.min()), int(end.max())
    # A lone event would fill the width whatever its length: leave some time around it.
    spare_s = max(0, _LONE_EVENT_SPANS * max(1, int((end - begin).min())) - (hi_s - lo_s))
    spare_s = ceil(spare_s / 2)
    lo_s, hi_s = lo_s - spare_s, hi_s + spare_s

    rough_px_per_s = max(1.0, width_px - 2 * MARGIN_PX) / (hi_s - lo_s)
    before = footprints.pad_left_px[rows] + footprints.half_left_px[rows]
    left_px = MARGIN_PX + max(0.0, float((before - (begin - lo_s) * rough_px_per_s).max()))
    # Where there is hardly any room, what stands before the first event is cut rather than all else.
    left_px = min(left_px, width_px / 2)
    room_px = width_px - left_px - MARGIN_PX

    after_px = footprints.pad_right_px[rows] + footprints.half_right_px[rows]
    finest = float(((room_px - after_px) / np.maximum(end - lo_s, 1)).min())
    px_per_s = max(finest, _LEAST_SHARE * (width_px - left_px) / (hi_s - lo_s))
    px_per_s = min(px_per_s, max(room_px, 1.0) / (hi_s - lo_s))
    return TimeScale(lo_s, 0.0, px_per_s, width_px).panned(left_px)
