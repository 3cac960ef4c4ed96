"""How many hits of a search the clusters count, whatever is in view."""

from __future__ import annotations

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
    before: Ints
    """How many boxes before each one are hits; shape `(boxes + 1,)`."""

    @classmethod
    def of(cls, placement: Placement, found: Bools) -> Self:
        """Those of the hits `found`, given by the rows of the table."""
        boxes_found = found[placement.boxes.rows]
        before = np.zeros(len(boxes_found) + 1, np.int64)
        np.cumsum(boxes_found, out=before[1:])
        return cls(placement, boxes_found, before)

    def in_clusters(self, clusters: Sequence[Cluster], level: int) -> tuple[int, ...]:
        """How many hits each of a scene's clusters counts at a zoom level."""
        if not clusters:
            return ()
        first = np.array([cluster.first for cluster in clusters])
        end = np.array([cluster.last for cluster in clusters]) + 1
        # Those that have a row stand between those that are counted; there are never many of them.
        begin_s = self.placement.boxes.begin_s
        shown = self.placement.shown(level, int(begin_s[first].min()), int(begin_s[end - 1].max()) + 1)
        shown = shown[self.found[shown]]
        with_row = np.searchsorted(shown, end) - np.searchsorted(shown, first)
        return tuple((self.before[end] - self.before[first] - with_row).tolist())
