"""A lane with its place in the picture."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from timeline_app.layout.boxes import Boxes
    from timeline_app.layout.lanes import LaneKey
    from timeline_app.table import Ints


class Lane(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Some of the placement's boxes, one below the other with those of other lanes."""

    number: int
    """Counted from 0, from the top."""
    title: str
    key: LaneKey
    boxes: Boxes
    """Those of all lanes."""
    first: int
    """Its own are those from `first` to below `end`."""
    end: int
    row_count: int
    top_px: float
    height_px: float
    has_strip: bool
    """Whether there is a strip for clusters; it depends on the layout, never on the zoom."""

    @property
    def is_folded(self) -> bool:
        """Whether its events are only counted: every other lane has a row."""
        return self.row_count == 0

    @cached_property
    def sorted_anchor_s(self) -> Ints:
        """Where its events are counted that have no row, sorted by itself."""
        # They come nearly in order, as the ends do: then a stable sort takes half the time.
        return np.sort(self.boxes.anchor_s(slice(self.first, self.end)), kind="stable")

    @cached_property
    def sorted_end_s(self) -> Ints:
        """Where its marks end, sorted by itself."""
        return np.sort(self.boxes.end_s(slice(self.first, self.end)), kind="stable")

    def ended_before(self, time_s: int) -> int:
        """How many of its marks end before a time; those of a lane that begins later need no sorting."""
        return int(self.sorted_end_s.searchsorted(time_s)) if time_s > self.boxes.begin_s[self.first] else 0
