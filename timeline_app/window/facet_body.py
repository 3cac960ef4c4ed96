"""The choices of an opened facet: a search, the lines, and a link to those that are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.window.facet_delegate import row_px
from timeline_app.window.facet_search import FacetSearch
from timeline_app.window.facet_view import FacetView
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.painting.canvas import Look
    from timeline_app.window.facet_model import FacetModel

_SEARCH_ABOVE: Final = 12
"""A list of more choices always has a search, and shows only the first of them until all are wanted."""
_FIRST_SHOWN: Final = 10
_TALLEST: Final = 200
"""Lines; a longer list scrolls by itself."""
_FRAME_PX: Final = 8
"""Room for the frame that shows the focus, above and below the lines together."""


class FacetBody(QWidget):
    """Stands under the heading of its facet; a short list has its search only while there is something in it."""

    def __init__(self, title: str, model: FacetModel, look: Look) -> None:
        super().__init__()
        self._title, self._model = title, model
        self._shows_all = False
        self._is_long = False
        self._search = FacetSearch(title)
        self._search.textChanged.connect(self.show_length)
        self._search.list_wanted.connect(self._enter_list)
        self._search.returnPressed.connect(self._choose_first)
        self._clearing = QShortcut(QKeySequence.StandardKey.Cancel, self, self._search.clear)
        self._clearing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._search.hide()
        self.view = FacetView(model, look, self)
        self.view.setAccessibleName(title)
        self.view.typed.connect(self._search.begin)
        self._more = link_button("", "", self._toggle_all)
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
        was_long, self._is_long = self._is_long, count > _SEARCH_ABOVE
        is_long = self._is_long
        if was_long and not is_long:
            # The words were for other choices.
            self._search.clear()
        searched = self._search.text()
        has_search = is_long or bool(searched)
        if has_search and not self._search.isClearButtonEnabled():
            # Its picture takes some milliseconds.
            self._search.setClearButtonEnabled(True)
        # Without a text the key is for the window.
        self._clearing.setEnabled(bool(searched))
        self._model.look_for(searched, 0 if not is_long or self._shows_all or searched else _FIRST_SHOWN)
        self._more.setVisible(is_long and not searched)
        all_words = translate("Facets", "Show all %Ln", "", count)
        self._more.setText(translate("Facets", "Show fewer") if self._shows_all else all_words)
        self._more.setAccessibleName(f"{self._more.text()}: {self._title}")
        self._nothing.setVisible(bool(searched) and self._model.rowCount() == 0)
        self.view.setVisible(not self._nothing.isVisibleTo(self))
        # Now that the list is there to take the focus from it.
        self._search.setVisible(has_search)
        lines = min(_TALLEST, max(1, self._model.rowCount()))
        self.view.setFixedHeight(row_px(self.view.delegate.look) * lines + _FRAME_PX)

    def set_look(self, look: Look) -> None:
        """Show the same in other colours, in lines that may be taller now."""
        self.view.delegate.look = look
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
        self.show_length()

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))
            self.view.setFocus()

    def _choose_first(self) -> None:
        if self._search.text().strip() and self._model.rowCount():
            self._model.choose_only(0)

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        self.show_length()


def link_button(text: str, name: str, do: object) -> QPushButton:
    """A button that looks like a link; `name` is what assistive tools say."""
    button = QPushButton(text)
    button.setObjectName("link")
    button.setFlat(True)
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(do)
    return button
