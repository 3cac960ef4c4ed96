"""How many hits of a search the clusters count, whatever is in view."""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Self

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.placement import Placement
    from timeline_app.layout.scene import Cluster
    from timeline_app.table import Bools, Ints


class FoundBoxes(msgspec.Struct, frozen=True, eq=False):
    """The hits among the boxes of a placement; made once for a search and a layout."""

    placement: Placement
    found: Bools
    """Which boxes are hits."""
    anchors_s: tuple[Ints, ...]
    """Where the hits of each lane are counted, in ascending order."""

    @classmethod
    def of(cls, placement: Placement, found: Bools) -> Self:
        """Those of the hits `found`, given by the rows of the table."""
        boxes = placement.boxes
        is_hit = found[boxes.rows]
        hits = np.flatnonzero(is_hit)
        cuts = np.searchsorted(hits, boxes.lane_first)
        lanes = (hits[first:end] for first, end in pairwise(cuts.tolist()))
        return cls(placement, is_hit, tuple(np.sort(boxes.anchor_s(lane)) for lane in lanes))

    def in_clusters(self, clusters: Sequence[Cluster], level: int) -> tuple[int, ...]:
        """How many hits each of a scene's clusters counts at a zoom level."""
        if not clusters:
            return ()
        boxes = self.placement.boxes
        lo_s, hi_s = min(one.lo_s for one in clusters), max(one.hi_s for one in clusters)
        shown = self.placement.shown(level, lo_s, hi_s)
        shown = shown[self.found[shown]]
        # Those that have a row are counted nowhere else; there are never many of them.
        lanes, anchors_s = boxes.lane[shown], boxes.anchor_s(shown)
        counts: list[int] = []
        for lane, in_lane in groupby(clusters, key=attrgetter("lane")):
            of_lane = list(in_lane)
            ends_s = np.array([(one.lo_s, one.hi_s) for one in of_lane])
            all_hits, with_row = (
                np.diff(times_s.searchsorted(ends_s), axis=1)[:, 0]
                for times_s in (self.anchors_s[lane], np.sort(anchors_s[lanes == lane]))
            )
            counts += (all_hits - with_row).tolist()
        return tuple(counts)
