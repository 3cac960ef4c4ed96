"""The filters at the left: all facets of the file, each with its values and their number of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from timeline_app.countries import name_sort_key
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY, NO_VALUE, STATUS
from timeline_app.facets.words import facet_title, value_name
from timeline_app.filters import EventFilter, value_counts
from timeline_app.window.facet_list import Choice, FacetList
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline_app.facets.facet import Facet
    from timeline_app.filters import Chosen
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.painting.canvas import Look

_IN_OWN_ORDER: Final = (CATEGORY, CERTAINTY, STATUS)
"""Facets whose values have an order of their own; the values of others go by their number of events."""


class FilterPanel(QScrollArea):
    """Shows an `EventFilter` and the counts of its choices, and asks for another one."""

    filter_wanted = Signal(object)
    """The `EventFilter` that the user asks for."""
    opened_changed = Signal()
    """Other facets are open."""

    def __init__(self, look: Look, language: str, open_facets: Collection[str]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(translate("Facets", "Filters"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        # It has nothing to do with keys itself; what has the focus in it is scrolled into view.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keys)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self.setViewport(QWidget())
        self._look, self._language = look, language
        self._filter = EventFilter()
        self._prepared: PreparedFile | None = None
        self._open = set(open_facets)
        self._order: dict[str, list[str]] = {}
        """The values of each facet as they are listed, by the facets' ids."""
        self.lists: dict[str, FacetList] = {}
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(10, 14, 8, 10)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        self.setWidget(body)

    @property
    def countries(self) -> FacetList:
        """The list of countries."""
        return self.lists[COUNTRY]

    @property
    def categories(self) -> FacetList:
        """The list of categories."""
        return self.lists[CATEGORY]

    @property
    def open_facets(self) -> list[str]:
        """The ids of the facets that are open, of this file's or another's."""
        return sorted(self._open)

    def set_look(self, look: Look) -> None:
        """Have other colours from the next `show_filter` on."""
        self._look = look
        for facet_list in self.lists.values():
            facet_list.set_look(look)

    def set_file(self, prepared: PreparedFile) -> None:
        """List the facets of another file, to be counted by the next `show_filter`.

        Those that are in its texts are listed once these were read: call it again then.
        """
        if self._prepared is None or prepared.facets is not self._prepared.facets:
            self._order.clear()
        self._prepared = prepared
        ids = prepared.facets.ids
        for gone in [facet_id for facet_id in self.lists if facet_id not in ids]:
            self.lists.pop(gone).deleteLater()
        for place, facet_id in enumerate(ids):
            if facet_id not in self.lists:
                self.lists[facet_id] = self._new_list(facet_id)
            self._column.insertWidget(place, self.lists[facet_id])

    def show_filter(self, event_filter: EventFilter) -> None:
        """Show the filter and the counts that each choice has under it; only of what is open, the rest has none."""
        self._filter = event_filter
        for facet_id in self.lists:
            self._show_facet(facet_id)

    def _new_list(self, facet_id: str) -> FacetList:
        facet_list = FacetList(facet_title(facet_id), self._look)
        if facet_id in self._open:
            facet_list.set_open(True)
        facet_list.selection_changed.connect(lambda chosen: self._choose(facet_id, chosen))
        facet_list.key_taken.connect(self._follow_keys)
        facet_list.open_changed.connect(lambda is_open: self._note_open(facet_id, is_open=is_open))
        return facet_list

    def _show_facet(self, facet_id: str) -> None:
        if self._prepared is None:
            return
        facets, facet_list = self._prepared.facets, self.lists[facet_id]
        chosen = self._filter.chosen(facet_id)
        if not facet_list.is_open:
            facet_list.show_closed(chosen)
            return
        facet = facets.facet(facet_id)
        counts = value_counts(facets, self._filter, facet_id)
        if facet_id not in self._order and facet is not None:
            self._order[facet_id] = self._ordered(facet)
        file, colors = self._prepared.file, self._look.colors
        choices = [
            Choice(value, value_name(file, facet_id, value, self._language), counts[value])
            for value in self._order.get(facet_id, [])
        ]
        if facet_id == CATEGORY and facet is not None:
            numbers = {value: number for number, value in enumerate(facet.values)}
            marks = [colors[numbers.get(choice.key, -1)].mark.name() for choice in choices]
            choices = [Choice(one.key, one.name, one.count, mark) for one, mark in zip(choices, marks, strict=True)]
        facet_list.set_choices(choices, chosen, has_several=facet is not None and facet.begin is not None)
        facet_list.setVisible(bool(choices))

    def _ordered(self, facet: Facet) -> list[str]:
        """The values as they are listed; by all of the file, so that no line moves when another filter changes."""
        file = self._prepared.file if self._prepared is not None else None
        counts = facet.counts(np.ones(len(file.table) if file is not None else 0, np.bool_))
        values = [value for value in counts if value != NO_VALUE]
        if facet.id in (CERTAINTY, STATUS):
            values = [value for value in values if counts[value]]
        if facet.id not in _IN_OWN_ORDER and file is not None:
            values.sort(
                key=lambda value: (-counts[value], name_sort_key(value_name(file, facet.id, value, self._language)))
            )
        return values + [NO_VALUE] * (NO_VALUE in counts)

    def _follow_keys(self) -> None:
        """Scroll to what the keys are on; of a list to its current line."""
        focused = QApplication.focusWidget()
        # A click must not move what it is on.
        is_click = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if focused is not None and self.isAncestorOf(focused) and not is_click:
            self.ensureWidgetVisible(focused, 0)

    def _choose(self, facet_id: str, chosen: Chosen | None) -> None:
        self.filter_wanted.emit(self._filter.with_chosen(facet_id, chosen))

    def _note_open(self, facet_id: str, *, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(facet_id)
        if is_open:
            self._show_facet(facet_id)
        self.opened_changed.emit()
