"""The words of events and lanes, made when they are first needed, and how wide they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import numpy as np

from timeline_app.countries import country_name
from timeline_app.event_dates import event_date_words
from timeline_app.facets.ids import CATEGORY, COUNTRY
from timeline_app.facets.words import no_value_name
from timeline_app.layout.metrics import ASIDE_GAP_PX, LABEL_GAP_PX, LABEL_MAX_PX, ROOMY_MAX_EVENTS
from timeline_app.markdown import markdown_to_words
from timeline_app.plain_text import single_line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.layout.footprint import Pixels
    from timeline_app.layout.lanes import GroupBy, LaneKey
    from timeline_app.layout.metrics import TextMeasure
    from timeline_app.table import EventTable, Rows

_MEASURED_AT_ONCE: Final = 5_000
"""Titles; few enough for their characters to stay in the processor's cache."""
_ASIDE_CHARS: Final = 70
_READ_CHARS: Final = 600
"""Of a text, so that a long address among its first words is read whole and then left out."""


class Aside(NamedTuple):
    """Words beside a title, and how wide they are."""

    words: str
    width_px: float


NO_ASIDE: Final = Aside("", 0.0)


class Captions(msgspec.Struct, eq=False):
    """The titles and date lines of a table's events, remembered once they were asked for."""

    table: EventTable
    measure: TextMeasure
    language: str = "en"
    """For the names of countries."""
    _titles: dict[int, str] = msgspec.field(default_factory=dict)
    _date_lines: dict[int, str] = msgspec.field(default_factory=dict)
    _title_px: dict[int, float] = msgspec.field(default_factory=dict)
    _date_px: dict[int, float] = msgspec.field(default_factory=dict)
    _all_labels_px: Pixels | None = None
    _asides: dict[tuple[int, bool], list[Aside]] = msgspec.field(default_factory=dict)

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
            event = self.table.records.event(row)
            line = event_date_words(event)
            if event.is_disputed():
                line = translate("Timeline", "{date} · disputed").format(date=line)
            if self.table.planned[row]:
                line = translate("Timeline", "{date} · planned").format(date=line)
            self._date_lines[row] = line
        return line

    def aside(self, row: int, *, after_date: bool, room_px: float, with_text: bool) -> Aside:
        """What may stand beside the title: the date, unless it stands below, and the first words of the text.

        The longest that fits into `room_px`; its words are "" where nothing does.
        """
        key = (row, after_date)
        longest_first = self._asides.get(key)
        if longest_first is None:
            date = "" if after_date else self.date_line(row)
            marked = self.table.records.event(row).text[:_READ_CHARS]
            text = single_line(markdown_to_words(marked), _ASIDE_CHARS)
            both = " · ".join(words for words in (date, text) if words)
            longest_first = [Aside(words, self.measure.date_px(words)) for words in (both, date) if words]
            self._asides[key] = longest_first
        if not with_text:
            longest_first = [] if after_date else longest_first[-1:]
        return next((aside for aside in longest_first if aside.width_px <= room_px), NO_ASIDE)

    def label_widths_px(self, rows: Rows, *, with_date: bool) -> Pixels:
        """The width that each event's label takes, with the gap after it; shape `(len(rows),)`."""
        widths = np.array([self._label_px(row, with_date=with_date) for row in rows.tolist()], dtype=np.float64)
        return np.minimum(widths, LABEL_MAX_PX) + LABEL_GAP_PX

    def label_px_of_row(self, rows: Rows, *, with_date: bool) -> Pixels:
        """The same by row of the table, shape `(n,)`; only what stands at `rows` is meant.

        Of many titles without date lines it can be a little more than the least.
        """
        if len(rows) > ROOMY_MAX_EVENTS and not with_date:
            return self.measure_titles()
        label_px = np.zeros(len(self.table))
        label_px[rows] = self.label_widths_px(rows, with_date=with_date)
        return label_px

    def words_px_of_row(self, rows: Rows) -> Pixels:
        """The width of each label with the date beside it and the gap after that, by row of the table; shape `(n,)`."""
        words_px = np.zeros(len(self.table))
        words_px[rows] = self.widths_beside_px(rows) + LABEL_GAP_PX
        return words_px

    def widths_beside_px(self, rows: Rows) -> Pixels:
        """The width of each event's title with its date beside it, rounded up; shape `(len(rows),)`."""
        widths = [min(self.title_px(row), LABEL_MAX_PX) + ASIDE_GAP_PX + self.date_px(row) for row in rows.tolist()]
        return np.ceil(np.array(widths, dtype=np.float64))

    def measure_titles(self, told: Callable[[float], None] | None = None) -> Pixels:
        """The widths of all labels that are titles, shape `(n,)`, measured once; `told` hears of the share done."""
        if self._all_labels_px is None:
            records, count = self.table.records, len(self.table)
            widths = np.empty(count)
            for first in range(0, count, _MEASURED_AT_ONCE):
                end = min(first + _MEASURED_AT_ONCE, count)
                titles_px = self.measure.titles_px(records.titles(first, end))
                widths[first:end] = np.minimum(titles_px, LABEL_MAX_PX) + LABEL_GAP_PX
                if told is not None:
                    told(end / count)
            self._all_labels_px = widths
        return self._all_labels_px

    def title_px(self, row: int) -> float:
        """How wide the title is, however long."""
        title_px = self._title_px.get(row)
        if title_px is None:
            title_px = self._title_px[row] = self.measure.title_px(self.title(row))
        return title_px

    def date_px(self, row: int) -> float:
        """How wide the date line is."""
        date_px = self._date_px.get(row)
        if date_px is None:
            date_px = self._date_px[row] = self.measure.date_px(self.date_line(row))
        return date_px

    def _label_px(self, row: int, *, with_date: bool) -> float:
        title_px = self.title_px(row)
        return max(title_px, self.date_px(row)) if with_date else title_px

    def lane_title(self, lane: LaneKey, group_by: GroupBy) -> str:
        """The name of a lane; empty where the events are not grouped."""
        if group_by == "none":
            return ""
        if group_by == "country":
            return country_name(lane.id, self.language) if lane.id else no_value_name(COUNTRY)
        if lane.category < 0:
            return no_value_name(CATEGORY)
        return single_line(self.table.categories[lane.category].title, 80)
