"""A list of choices with counts: check any number, one only, all or none; used for countries and for categories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from timeline_app.window.facet_delegate import FacetDelegate, row_px
from timeline_app.window.facet_model import Choice, FacetModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from timeline_app.painting.canvas import Look

__all__ = ["Choice", "FacetList"]

_SEARCH_ABOVE: Final = 12
_FRAME_PX: Final = 8
"""Room for the frame that shows the focus, above and below the lines together."""


class _FacetView(QListView):
    """The list itself: Space checks, Enter chooses this one only."""

    def __init__(self, model: FacetModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self.setViewport(QWidget())
        self.delegate = FacetDelegate(model, look, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._facet_model = model
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._facet_model.choose({self._facet_model.choices[index.row()].key})
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            key = self._facet_model.choices[index.row()].key
            self._facet_model.choose(self._facet_model.chosen ^ {key})
        else:
            super().keyPressEvent(event)


class FacetList(QWidget):
    """A heading with "All" and "None", a search field once the list is long, and the choices."""

    selection_changed = Signal(object)
    """The chosen keys as a frozenset; None where all are."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FacetModel(self)
        self._model.chosen_changed.connect(lambda: self.selection_changed.emit(self._model.selection()))
        heading = QLabel(title)
        heading.setObjectName("heading")
        all_button, none_button = _link("All", f"All {title.lower()}"), _link("None", f"No {title.lower()}")
        all_button.clicked.connect(lambda: self._model.choose({choice.key for choice in self._model.choices}))
        none_button.clicked.connect(lambda: self._model.choose(set()))
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 4, 0)
        top.setSpacing(2)
        top.addWidget(heading, 1)
        top.addWidget(all_button)
        top.addWidget(none_button)
        self._search = QLineEdit()
        self._search.setPlaceholderText(f"Search {title.lower()}")
        self._search.setAccessibleName(f"Search {title.lower()}")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._hide_others)
        self._view = _FacetView(self._model, look, self)
        self._view.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._search)
        column.addWidget(self._view, 1)

    @property
    def view(self) -> QListView:
        """The list of choices."""
        return self._view

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._view.delegate.look = look
        # The lines may be taller now.
        self._view.scheduleDelayedItemsLayout()
        self._view.viewport().update()

    def set_choices(self, choices: Sequence[Choice], chosen: frozenset[str] | None) -> None:
        """Show other choices or counts; `chosen` None checks all."""
        self._model.set_choices(choices, chosen)
        self._search.setVisible(len(choices) > _SEARCH_ABOVE)
        if len(choices) <= _SEARCH_ABOVE:
            # A text that nobody sees must not hide lines.
            self._search.clear()
        line_px = row_px(self._view.delegate.look)
        self._view.setMaximumHeight(line_px * max(1, len(choices)) + _FRAME_PX)
        # No taller than its lines: what follows moves up to it.
        search_px = self._search.sizeHint().height() + 6 if len(choices) > _SEARCH_ABOVE else 0
        self.setMaximumHeight(self._view.maximumHeight() + search_px + self.fontMetrics().height() + 18)
        self._view.setMinimumHeight(line_px * min(3, max(1, len(choices))) + _FRAME_PX)
        self._hide_others(self._search.text())

    def _hide_others(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row, choice in enumerate(self._model.choices):
            matches = wanted in choice.name.casefold() or wanted == choice.key.casefold()
            self._view.setRowHidden(row, not matches)


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("link")
    button.setFlat(True)
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
