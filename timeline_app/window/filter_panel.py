"""The filters at the left: countries and categories, each with its number of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.countries import country_name, name_sort_key
from timeline_app.filters import NO_CATEGORY, NO_COUNTRY, EventFilter, category_counts, country_counts
from timeline_app.plain_text import single_line
from timeline_app.window.facet_list import Choice, FacetList

if TYPE_CHECKING:
    from timeline_app.painting.canvas import Look
    from timeline_app.table import EventTable


class FilterPanel(QWidget):
    """Shows an `EventFilter` and the counts of its choices, and asks for another one."""

    filter_wanted = Signal(object)
    """The `EventFilter` that the user asks for."""

    def __init__(self, look: Look, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName("Filters")
        self._look, self._language = look, language
        self._filter = EventFilter()
        self.countries = FacetList("Countries", look)
        self.categories = FacetList("Categories", look)
        self.countries.selection_changed.connect(self._choose_countries)
        self.categories.selection_changed.connect(self._choose_categories)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 8, 10)
        column.setSpacing(18)
        column.addWidget(self.countries, 3)
        column.addWidget(self.categories, 2)
        column.addStretch(1)

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._look = look
        self.countries.set_look(look)
        self.categories.set_look(look)

    def show_filter(self, table: EventTable, event_filter: EventFilter) -> None:
        """Show the filter and the counts that each choice has under it."""
        self._filter = event_filter
        counts = country_counts(table, event_filter)
        # The order goes by all of the file, so that no line moves when the other filter changes.
        overall = country_counts(table, EventFilter())
        codes = sorted(
            (code for code in counts if code != NO_COUNTRY),
            key=lambda code: (-overall[code], name_sort_key(country_name(code, self._language))),
        )
        choices = [Choice(code, country_name(code, self._language), counts[code]) for code in codes]
        if NO_COUNTRY in counts:
            choices.append(Choice(NO_COUNTRY, "No country", counts[NO_COUNTRY]))
        self.countries.set_choices(choices, event_filter.countries)

        of_category = category_counts(table, event_filter)
        choices = [
            Choice(
                category.id,
                single_line(category.name or category.id, 80),
                of_category[category.id],
                self._look.colors[code].mark.name(),
            )
            for code, category in enumerate(table.categories)
        ]
        if NO_CATEGORY in of_category:
            choices.append(
                Choice(NO_CATEGORY, "No category", of_category[NO_CATEGORY], self._look.colors[-1].mark.name())
            )
        self.categories.set_choices(choices, event_filter.categories)
        self.categories.setVisible(bool(choices))

    def _choose_countries(self, chosen: frozenset[str] | None) -> None:
        self.filter_wanted.emit(replace(self._filter, countries=chosen))

    def _choose_categories(self, chosen: frozenset[str] | None) -> None:
        self.filter_wanted.emit(replace(self._filter, categories=chosen))
