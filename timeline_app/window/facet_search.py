"""The search of a facet's list: Down goes into the list, Enter chooses the first that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FacetSearch(QLineEdit):
    """Takes the words; `returnPressed` asks for the first choice that has them."""

    list_wanted = Signal()
    """The next keys are to be for the list."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setPlaceholderText(translate("Facets", "Search"))
        self.setAccessibleName(translate("Facets", "Search: {facet}").format(facet=title))

    def begin(self, words: str) -> None:
        """Take the keys, with the first of them typed already; what was searched for before is gone."""
        # Shown first: a field out of sight cannot have the focus.
        self.show()
        self.setFocus()
        self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
