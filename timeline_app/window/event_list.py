"""A dialog to choose one of some events: those of a cluster that no zoom can part, or those without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from timeline_app.date_counts import date_counts_to_words
from timeline_app.window.plain import plain_label
from timeline_app.window.text_size import give_room
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from typing import Any

    from timeline_app.layout.captions import Captions
    from timeline_app.table import Rows


class _EventListModel(QAbstractListModel):
    """Titles and dates, made when they are scrolled into view."""

    def __init__(self, captions: Captions, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._captions, self._rows = captions, rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = int(self._rows[index.row()])
        return f"{self._captions.title(row)}  ·  {self._captions.date_line(row)}"


class EventList(QDialog):
    """Lists events; `chosen_row` is the one that was chosen."""

    def __init__(self, title: str, captions: Captions, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        give_room(self, 520, 380)
        self.chosen_row: int | None = None
        self._rows = rows
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setModel(_EventListModel(captions, rows, self))
        self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.view.activated.connect(self._choose)
        self.view.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(lambda: self._choose(self.view.currentIndex()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        counted = translate("Details", "{title}: {count}").format(title=title, count=in_figures(len(rows)))
        column.addWidget(QLabel(counted))
        self.dates = plain_label()
        self.dates.setText(date_counts_to_words(captions.table, rows))
        self.dates.setVisible(bool(self.dates.text()))
        column.addWidget(self.dates)
        column.addWidget(self.view)
        column.addWidget(buttons)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen_row = int(self._rows[index.row()])
            self.accept()
