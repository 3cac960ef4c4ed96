"""A file with all that its views share, whatever is filtered and however large the picture is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

import msgspec
import numpy as np
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

_DATES_SHARE: Final = 0.65
"""Room for the dates beside the last titles is kept while time keeps this share of the width it has without."""


class _Fit(NamedTuple):
    """All of a file in a width."""

    scale: TimeScale
    has_dates_beside: bool
    """Whether the dates beside all titles are inside too."""


class PreparedFile(msgspec.Struct, frozen=True, eq=False):
    """A file that was read, its events put in order, their words, and what they can be filtered by."""

    file: EventFile
    chronology: Chronology
    captions: Captions
    facets: FileFacets
    folding: Folding = UNFOLDED
    """How the times of the chronology are folded."""
    _fits: dict[float, _Fit] = msgspec.field(default_factory=dict)
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
            order = self._lane_orders[group_by] = LaneOrder.of(self.file.table, self.chronology.by_begin, group_by)
        return order

    def fit(self, width_px: float) -> TimeScale:
        """All events of the file in a width, filtered or not; remembered, for every filter asks for it again."""
        return self._fit(width_px).scale

    def fit_of(self, rows: Rows, width_px: float) -> TimeScale:
        """Some events of the file, given in order of time, in a width."""
        return self._fitted(rows, width_px).scale

    def has_dates_beside(self, width_px: float) -> bool:
        """Whether all titles have room for their dates beside them, when all events of the file are in a width."""
        return self._fit(width_px).has_dates_beside

    def _fit(self, width_px: float) -> _Fit:
        fit = self._fits.get(width_px)
        if fit is None:
            fit = self._fits[width_px] = self._fitted(self.chronology.by_begin, width_px)
        return fit

    def _fitted(self, rows: Rows, width_px: float) -> _Fit:
        footprints = self.chronology.footprints
        if len(rows) > ROOMY_MAX_EVENTS:
            # Those at the right edge go into clusters anyway: no room is kept for their words.
            return _Fit(fit_scale(footprints, rows, np.zeros(len(rows)), width_px), has_dates_beside=False)
        beside_px = self.captions.widths_beside_px(rows)
        with_date_beside = fit_scale(footprints, rows, beside_px, width_px)
        plain = fit_scale(footprints, rows, self.captions.label_widths_px(rows, with_date=True), width_px)
        if with_date_beside.px_per_s < _DATES_SHARE * plain.px_per_s:
            return _Fit(plain, has_dates_beside=False)
        ends_px = with_date_beside.times_to_px(footprints.outer_lo_s[rows]) - footprints.pad_left_px[rows] + beside_px
        return _Fit(with_date_beside, bool((ends_px <= width_px - LABEL_GAP_PX).all()))
