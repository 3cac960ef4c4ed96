"""A lane with its place in the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from timeline_app.layout.lanes import LaneKey
    from timeline_app.table import Ints


class Lane(msgspec.Struct, frozen=True, eq=False):
    """Some of the placement's boxes, one below the other with those of other lanes."""

    number: int
    """Counted from 0, from the top."""
    title: str
    key: LaneKey
    first: int
    """Its boxes are those from `first` to below `end`."""
    end: int
    row_count: int
    top_px: float
    height_px: float
    has_strip: bool
    """Whether there is a strip for clusters; it depends on the layout, never on the zoom."""
    sorted_end_s: Ints
    """Where the marks end, sorted by itself."""
    sorted_anchor_s: Ints
    """Where the events are counted that have no row, sorted by itself; empty without a strip."""

    @property
    def is_folded(self) -> bool:
        """Whether its events are only counted: every other lane has a row."""
        return self.row_count == 0
