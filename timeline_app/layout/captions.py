"""The words of events and lanes, made when they are first needed, and how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.countries import country_name
from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.words import date_to_words
from timeline_app.layout.metrics import LABEL_GAP_PX, LABEL_MAX_PX
from timeline_app.plain_text import single_line

if TYPE_CHECKING:
    from timeline_app.events import Event
    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.lanes import GroupBy, LaneContent
    from timeline_app.layout.metrics import TextMeasure
    from timeline_app.table import EventTable, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Captions:
    """The titles and date lines of a table's events, remembered once they were asked for."""

    table: EventTable
    measure: TextMeasure
    language: str = "en"
    """For the names of countries."""
    _titles: dict[int, str] = field(default_factory=dict)
    _date_lines: dict[int, str] = field(default_factory=dict)
    _title_px: dict[int, float] = field(default_factory=dict)
    _date_px: dict[int, float] = field(default_factory=dict)

    def title(self, row: int) -> str:
        """The event's title on one line."""
        title = self._titles.get(row)
        if title is None:
            title = self._titles[row] = single_line(self.table.records.event(row).title)
        return title

    def date_line(self, row: int) -> str:
        """The event's date in words on one line."""
        line = self._date_lines.get(row)
        if line is None:
            line = event_date_words(self.table.records.event(row))
            if self.table.planned[row]:
                line += " · planned"
            self._date_lines[row] = line
        return line

    def label_widths_px(self, rows: Rows, *, with_date: bool) -> Pixels:
        """The width that each event's label takes, with the gap after it; shape `(len(rows),)`."""
        widths = np.array([self._label_px(row, with_date=with_date) for row in rows.tolist()], dtype=np.float64)
        return np.minimum(widths, LABEL_MAX_PX) + LABEL_GAP_PX

    def _label_px(self, row: int, *, with_date: bool) -> float:
        title_px = self._title_px.get(row)
        if title_px is None:
            title_px = self._title_px[row] = self.measure.title_px(self.title(row))
        if not with_date:
            return title_px
        date_px = self._date_px.get(row)
        if date_px is None:
            date_px = self._date_px[row] = self.measure.date_px(self.date_line(row))
        return max(title_px, date_px)

    def lane_title(self, lane: LaneContent, group_by: GroupBy) -> str:
        """The name of a lane; empty where the events are not grouped."""
        if group_by == "none":
            return ""
        if group_by == "country":
            return country_name(lane.key, self.language) if lane.key else "No country"
        if lane.category < 0:
            return "No category"
        category = self.table.categories[lane.category]
        return single_line(category.name or category.id, 80)


def event_date_words(event: Event) -> str:
    """The date as the source words it, else in our words; "undated" where there is none that can be read."""
    if event.date_text:
        return single_line(event.date_text, 120)
    text = event.edtf()
    if text is None:
        return "undated"
    try:
        return date_to_words(text)
    except EdtfError:
        return f"undated ({single_line(text, 60)})"
