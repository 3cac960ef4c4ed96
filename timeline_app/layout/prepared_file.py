"""A file with all that its views share, whatever is filtered and however large the picture is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec
from msgspec.structs import replace

from timeline_app.facets.file_facets import FileFacets
from timeline_app.layout.captions import Captions
from timeline_app.layout.chronology import Chronology
from timeline_app.layout.fitting import fit_scale
from timeline_app.layout.folding import UNFOLDED
from timeline_app.layout.lanes import LaneOrder
from timeline_app.layout.metrics import LABEL_GAP_PX, ROOMY_MAX_EVENTS

if TYPE_CHECKING:
    from timeline_app.layout.folding import Folding
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.metrics import TextMeasure
    from timeline_app.table import EventFile, Rows
    from timeline_app.timescale import TimeScale


class PreparedFile(msgspec.Struct, frozen=True, eq=False):
    """A file that was read, its events put in order, their words, and what they can be filtered by."""

    file: EventFile
    chronology: Chronology
    captions: Captions
    facets: FileFacets
    folding: Folding = UNFOLDED
    """How the times of the chronology are folded."""
    _fits: dict[float, TimeScale] = msgspec.field(default_factory=dict)
    _lane_orders: dict[GroupBy, LaneOrder] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, file: EventFile, measure: TextMeasure, language: str = "en") -> Self:
        """Prepare a file; `language` is for the names of countries."""
        return cls(file, Chronology.of(file), Captions(file.table, measure, language), FileFacets(file.table))

    def folded(self, folding: Folding) -> PreparedFile:
        """The same with other times, in the same order; for a file whose times are not folded yet."""
        if folding == UNFOLDED:
            return self
        footprints = folding.fold_footprints(self.chronology.footprints)
        chronology = replace(self.chronology, footprints=footprints)
        return PreparedFile(self.file, chronology, self.captions, self.facets, folding, {}, self._lane_orders)

    def time_key(self, row: int) -> tuple[bool, int, int]:
        """What an event is sorted by to stand in order of time; those without a date come last."""
        footprints = self.chronology.footprints
        return not self.file.table.is_dated(row), int(footprints.outer_lo_s[row]), int(footprints.outer_hi_s[row])

    def lane_order(self, group_by: GroupBy) -> LaneOrder:
        """All dated events lane by lane; remembered, for every filter takes its events from it."""
        order = self._lane_orders.get(group_by)
        if order is None:
            in_time, language = self.chronology.by_begin, self.captions.language
            order = self._lane_orders[group_by] = LaneOrder.of(self.file.table, in_time, group_by, language)
        return order

    def fit(self, width_px: float) -> TimeScale:
        """All events of the file in a width, filtered or not; remembered, for every filter asks for it again."""
        fit = self._fits.get(width_px)
        if fit is None:
            fit = self._fits[width_px] = self.fit_of(self.chronology.by_begin, width_px)
        return fit

    def fit_of(self, rows: Rows, width_px: float) -> TimeScale:
        """Some events of the file in a width."""
        return fit_scale(self.chronology.footprints, rows, width_px)

    def has_dates_beside(self, width_px: float) -> bool:
        """Whether a width has room for each title of the file with its date beside it; it may have for a few only."""
        rows = self.chronology.by_begin
        if len(rows) > ROOMY_MAX_EVENTS:
            return False
        return bool((self.captions.widths_beside_px(rows) <= width_px - LABEL_GAP_PX).all())
