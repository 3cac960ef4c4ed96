"""The choices of a facet list and which of them are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_ANY_INDEX = QModelIndex | QPersistentModelIndex


class Choice(msgspec.Struct, frozen=True):
    """One line of the list."""

    key: str
    name: str
    count: int
    color: str | None = None
    """Shown as a dot before the name."""


class FacetModel(QAbstractListModel):
    """The choices and which of them are checked."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self.chosen: set[str] = set()

    def set_choices(self, choices: Sequence[Choice], chosen: frozenset[str] | None) -> None:
        """Show other choices or counts; `chosen` None checks all."""
        same_rows = [choice.key for choice in self.choices] == [choice.key for choice in choices]
        if not same_rows:
            self.beginResetModel()
        self.choices = list(choices)
        self.chosen = {choice.key for choice in choices if chosen is None or choice.key in chosen}
        if not same_rows:
            self.endResetModel()
        elif choices:
            self.dataChanged.emit(self.index(0), self.index(len(choices) - 1))

    def selection(self) -> frozenset[str] | None:
        """What is checked; None where all is."""
        return None if len(self.chosen) == len(self.choices) else frozenset(self.chosen)

    def choose(self, keys: set[str]) -> None:
        """Check just these."""
        if keys != self.chosen:
            self.chosen = keys
            self.dataChanged.emit(self.index(0), self.index(len(self.choices) - 1))
            self.chosen_changed.emit()

    def rowCount(self, parent: _ANY_INDEX | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def flags(self, index: _ANY_INDEX) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.key in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.name}, {choice.count:,} {'event' if choice.count == 1 else 'events'}"
        return None

    def setData(self, index: _ANY_INDEX, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self.choices[index.row()].key
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose(self.chosen | {key} if checked else self.chosen - {key})
        return True
