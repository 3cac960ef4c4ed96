"""A facet in the filter panel: its heading, which opens and closes it, and its choices with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.window.facet_body import FacetBody, link_button
from timeline_app.window.facet_heading import FacetHeading
from timeline_app.window.facet_model import Choice, FacetModel
from timeline_app.window.tab_order import put_after
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.filters import Chosen
    from timeline_app.painting.canvas import Look
    from timeline_app.window.facet_view import FacetView

__all__ = ["Choice", "FacetList"]


class FacetList(QWidget):
    """Any number of choices can be checked, one only, all or none; what is not looked at is not counted."""

    selection_changed = Signal(object)
    """What is chosen, as `Chosen`; None where all is let through."""
    key_taken = Signal()
    """A key did something in the lines."""
    open_changed = Signal(bool)
    """It was opened or closed; one that is open wants its choices."""

    def __init__(self, title: str, look: Look) -> None:
        super().__init__()
        self.title = title
        self._look = look
        self._model = FacetModel(self)
        self._model.chosen_changed.connect(lambda: self.selection_changed.emit(self._model.selection()))
        self._has_several = False
        self.heading = FacetHeading()
        self.heading.toggled.connect(self.set_open)
        self._links = (
            link_button(
                translate("Facets", "All"),
                translate("Facets", "All: {facet}").format(facet=title),
                lambda: self._model.choose({one.key for one in self._model.choices}),
            ),
            link_button(
                translate("Facets", "None"),
                translate("Facets", "None: {facet}").format(facet=title),
                lambda: self._model.choose(set()),
            ),
            link_button("⋯", translate("Facets", "More: {facet}").format(facet=title), self._show_menu),
        )
        beside = QHBoxLayout()
        beside.setSpacing(0)
        for link in self._links:
            beside.addWidget(link)
            link.hide()
        beside.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(2, 0, 4, 0)
        self._top.setSpacing(0)
        self._top.addWidget(self.heading, 1)
        self._top.addLayout(beside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._top)
        self._body: FacetBody | None = None
        self._show_heading(None)

    @property
    def is_open(self) -> bool:
        """Whether the choices are shown."""
        return self.heading.isChecked()

    @property
    def view(self) -> FacetView:
        """The lines of choices."""
        return self._opened_body().view

    def set_open(self, is_open: bool) -> None:
        """Show the choices, or only the heading."""
        self.heading.setChecked(is_open)
        body = self._opened_body() if is_open else self._body
        if body is not None:
            body.setVisible(is_open)
        for link in self._links:
            link.setVisible(is_open)
        self._show_heading(self._model.selection() if self._model.choices else None)
        self.open_changed.emit(is_open)

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._look = look
        if self._body is not None:
            self._body.set_look(look)

    def set_choices(self, choices: Sequence[Choice], chosen: Chosen | None, *, has_several: bool = False) -> None:
        """Show other choices or counts; `chosen` None checks all, `has_several` if an event may have several."""
        self._has_several = has_several
        self._model.set_choices(choices, chosen)
        self._show_heading(self._model.selection())
        if self._body is not None:
            self._body.show_length()

    def show_closed(self, chosen: Chosen | None) -> None:
        """Say how much is chosen, while the choices themselves are not shown."""
        self._show_heading(chosen)

    def event(self, event: QEvent) -> bool:
        # The second tells of words or letters of another size.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_links()
        return super().event(event)

    def _place_links(self) -> None:
        """Beside the heading, or below it where its name would be cut otherwise.

        How much is chosen has no say in that: a tick must not move the lines under the pointer.
        """
        margins = self._top.contentsMargins()
        links_px = sum(link.sizeHint().width() for link in self._links)
        room_px = self.width() - margins.left() - margins.right() - links_px
        is_beside = not self.is_open or self.heading.name_px() <= room_px
        direction = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if direction != self._top.direction():
            self._top.setDirection(direction)

    def _show_heading(self, chosen: Chosen | None) -> None:
        count = 0 if chosen is None else len(chosen.values)
        limits = chosen is not None and (count > 0 or not chosen.need_all)
        sign = "▾" if self.is_open else "▸"
        self.heading.set_words(f"{sign} {self.title}", f" · {in_figures(count)}" if limits else "")
        words = translate("Facets", "{facet}, %Ln chosen", "", count)
        if chosen is not None and chosen.need_all:
            words = translate("Facets", "{facet}, all of %Ln chosen", "", count)
        self.heading.setAccessibleName(words.format(facet=self.title) if limits else self.title)
        is_open = translate("Facets", "open") if self.is_open else translate("Facets", "closed")
        self.heading.setAccessibleDescription(is_open)
        # None at first, which looks the same: not to ask for its style spares a start all of QStyle.
        if bool(self.heading.property("limits")) != limits:
            self.heading.setProperty("limits", limits)
            # A style sheet looks at a property only when it is asked to.
            self.heading.style().polish(self.heading)

    def _opened_body(self) -> FacetBody:
        if self._body is None:
            self._body = FacetBody(self.title, self._model, self._look)
            self._body.view.key_taken.connect(self.key_taken)
            self._column.addWidget(self._body, 1)
            put_after(self._links[-1], self._body)
        return self._body

    def _show_menu(self) -> None:
        from timeline_app.window.facet_menu import FacetMenu  # noqa: PLC0415  # not needed for the first picture

        button = self._links[-1]
        FacetMenu(self._model, self, has_several=self._has_several).popup(
            button.mapToGlobal(button.rect().bottomLeft())
        )
