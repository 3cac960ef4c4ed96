"""A facet in the filter panel: its heading, which opens and closes it, and its choices with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.window.facet_delegate import row_px
from timeline_app.window.facet_heading import FacetHeading
from timeline_app.window.facet_model import Choice, FacetModel
from timeline_app.window.facet_view import FacetView
from timeline_app.window.tab_order import put_after
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.filters import Chosen
    from timeline_app.painting.canvas import Look

__all__ = ["Choice", "FacetList"]

SEARCH_ABOVE: Final = 12
"""A list of more choices has a search, and shows only the first of them until all are wanted."""
_FIRST_SHOWN: Final = 10
_TALLEST: Final = 200
"""Lines; a longer list scrolls by itself."""
_FRAME_PX: Final = 8
"""Room for the frame that shows the focus, above and below the lines together."""


class FacetList(QWidget):
    """Any number of choices can be checked, one only, all or none; what is not looked at is not counted."""

    selection_changed = Signal(object)
    """What is chosen, as `Chosen`; None where all is let through."""
    open_changed = Signal(bool)
    """It was opened or closed; one that is open wants its choices."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._look = look
        self._model = FacetModel(self)
        self._model.chosen_changed.connect(lambda: self.selection_changed.emit(self._model.selection()))
        self._has_several = False
        self.heading = FacetHeading()
        self.heading.toggled.connect(self.set_open)
        self._links = (
            _link(
                translate("Facets", "All"),
                translate("Facets", "All: {facet}").format(facet=title),
                lambda: self._model.choose({one.key for one in self._model.choices}),
            ),
            _link(
                translate("Facets", "None"),
                translate("Facets", "None: {facet}").format(facet=title),
                lambda: self._model.choose(set()),
            ),
            _link("⋯", translate("Facets", "More: {facet}").format(facet=title), self._show_menu),
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
        self._body: _Body | None = None
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
        if self.heading.property("limits") != limits:
            self.heading.setProperty("limits", limits)
            # A style sheet looks at a property only when it is asked to.
            self.heading.style().polish(self.heading)

    def _opened_body(self) -> _Body:
        if self._body is None:
            self._body = _Body(self.title, self._model, self._look)
            self._column.addWidget(self._body, 1)
            put_after(self._links[-1], self._body)
        return self._body

    def _show_menu(self) -> None:
        from timeline_app.window.facet_menu import FacetMenu  # noqa: PLC0415  # not needed for the first picture

        button = self._links[-1]
        FacetMenu(self._model, self, has_several=self._has_several).popup(
            button.mapToGlobal(button.rect().bottomLeft())
        )


class _Body(QWidget):
    """The choices: a search once they are many, the lines, and a link to those that are left out."""

    def __init__(self, title: str, model: FacetModel, look: Look) -> None:
        super().__init__()
        self._title, self._model = title, model
        self._shows_all = False
        self._search = QLineEdit()
        self._search.setPlaceholderText(translate("Facets", "Search"))
        self._search.setAccessibleName(translate("Facets", "Search: {facet}").format(facet=title))
        self._search.textChanged.connect(self.show_length)
        self._clearing = QShortcut(QKeySequence.StandardKey.Cancel, self._search, self._search.clear)
        self._clearing.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._search.hide()
        self.view = FacetView(model, look, self)
        self.view.setAccessibleName(title)
        self._more = _link("", "", self._toggle_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._search)
        self._nothing = QLabel(translate("Facets", "Nothing of that name"))
        self._nothing.setObjectName("hint")
        self._nothing.setContentsMargins(8, 2, 0, 2)
        column.addWidget(self.view)
        column.addWidget(self._nothing)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_length()

    def show_length(self) -> None:
        """Be as tall as the choices that are in sight."""
        count = len(self._model.choices)
        is_long = count > SEARCH_ABOVE
        if is_long and not self._search.isClearButtonEnabled():
            # Its picture takes some milliseconds.
            self._search.setClearButtonEnabled(True)
        if not is_long:
            # A text that nobody sees must not hide lines.
            self._search.clear()
        self._search.setVisible(is_long)
        searched = self._search.text()
        # Without a text the key is for the window.
        self._clearing.setEnabled(bool(searched))
        self._model.look_for(searched, 0 if not is_long or self._shows_all or searched else _FIRST_SHOWN)
        self._more.setVisible(is_long and not searched)
        all_words = translate("Facets", "Show all %Ln", "", count)
        self._more.setText(translate("Facets", "Show fewer") if self._shows_all else all_words)
        self._more.setAccessibleName(f"{self._more.text()}: {self._title}")
        self._nothing.setVisible(bool(searched) and self._model.rowCount() == 0)
        self.view.setVisible(not self._nothing.isVisibleTo(self))
        lines = min(_TALLEST, max(1, self._model.rowCount()))
        self.view.setFixedHeight(row_px(self.view.delegate.look) * lines + _FRAME_PX)

    def set_look(self, look: Look) -> None:
        """Show the same in other colours, in lines that may be taller now."""
        self.view.delegate.look = look
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
        self.show_length()

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        self.show_length()


def _link(text: str, name: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("link")
    button.setFlat(True)
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(do)
    return button
