"""How densely events stand along a stretch of time, as the overview draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from timeline_app.layout.footprint import Footprints
    from timeline_app.table import Floats, Rows
    from timeline_app.timescale import TimeScale


def events_per_bin(footprints: Footprints, rows: Rows, whole: TimeScale, bin_px: int) -> Floats:
    """The height of each bin: the root of how many events touch it, begun before its end less ended before it.

    `rows` come in order of where their marks begin.
    """
    bins = int(whole.width_px) // bin_px
    # Beyond, where no event is, seconds don't fit into 64 bits.
    times_s = [min(max(whole.px_to_time(i * bin_px), FAR_PAST), FAR_FUTURE) for i in range(bins + 1)]
    edges_s = np.array(times_s, dtype=np.int64)
    begun = np.searchsorted(footprints.outer_lo_s[rows], edges_s[1:])
    ended = np.searchsorted(np.sort(footprints.outer_hi_s[rows]), edges_s[:-1])
    counts: Floats = np.maximum(0, begun - ended).astype(np.float64)
    return np.sqrt(counts)
