"""The choices of a facet list, which of them are checked, and which of them are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from timeline_app.filters import Chosen
from timeline_app.window.plain import plain_tooltip
from timeline_app.wording import translate

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
    """The choices and which of them are checked; its rows are those in sight."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self.in_sight: list[Choice] = []
        """Those that have the words searched for, as many of them as are wanted."""
        self.chosen: set[str] = set()
        self.need_all = False
        """Events have to have all that is checked; else one of them is enough."""
        self.most_count = 1
        """The largest count of a choice."""
        self._searched, self._most = "", 0

    def set_choices(self, choices: Sequence[Choice], chosen: Chosen | None) -> None:
        """Show other choices or counts; `chosen` None checks all."""
        self.need_all = chosen is not None and chosen.need_all
        self.choices = list(choices)
        self.most_count = max((choice.count for choice in choices), default=1) or 1
        self.chosen = {choice.key for choice in choices if chosen is None or choice.key in chosen.values}
        self.look_for(self._searched, self._most)

    def look_for(self, words: str, most: int) -> None:
        """Have those choices in sight that have these words in their names, the first `most` of them, 0 for all."""
        self._searched, self._most = words, most
        found = self._found(words)
        in_sight = found[:most] if most else found
        same_rows = [choice.key for choice in self.in_sight] == [choice.key for choice in in_sight]
        if not same_rows:
            self.beginResetModel()
        self.in_sight = in_sight
        if not same_rows:
            self.endResetModel()
        elif in_sight:
            self.dataChanged.emit(self.index(0), self.index(len(in_sight) - 1))

    def _found(self, words: str) -> list[Choice]:
        """The choices with these words, first those in which a word begins so; accents, case and signs do not count."""
        plain = words.strip().casefold()
        if not plain:
            return self.choices
        from timeline_app.search.folding import fold  # noqa: PLC0415  # not needed for the first picture

        beginning = fold(words).rstrip()
        first: list[Choice] = []
        others: list[Choice] = []
        for choice in self.choices:
            name = fold(choice.name)
            # Signs alone leave no word: those are looked for as they are.
            if (beginning and beginning in name) or plain == choice.key.casefold():
                first.append(choice)
            elif (beginning and beginning.strip() in name) or plain in choice.name.casefold():
                others.append(choice)
        return first + others

    def selection(self) -> Chosen | None:
        """What is checked; None where all is and one of them is enough."""
        if not self.need_all and len(self.chosen) == len(self.choices):
            return None
        return Chosen(frozenset(self.chosen), self.need_all)

    def choose(self, keys: set[str]) -> None:
        """Check just these."""
        if keys != self.chosen:
            self.chosen = keys
            self._tell()

    def toggle(self, row: int) -> None:
        """Check a line in sight, or uncheck it."""
        self.choose(self.chosen ^ {self.in_sight[row].key})

    def choose_only(self, row: int) -> None:
        """Check just one line in sight."""
        self.choose({self.in_sight[row].key})

    def invert(self) -> None:
        """Check what is not checked, and only that."""
        self.choose({choice.key for choice in self.choices} - self.chosen)

    def need(self, *, need_all: bool) -> None:
        """Let events pass that have all that is checked, or any of it.

        With everything checked, hardly any event has it all, so one starts with nothing; and the other way round.
        """
        if need_all == self.need_all:
            return
        self.need_all = need_all
        if need_all and len(self.chosen) == len(self.choices):
            self.chosen = set()
        elif not need_all and not self.chosen:
            self.chosen = {choice.key for choice in self.choices}
        self._tell()

    def _tell(self) -> None:
        if self.in_sight:
            self.dataChanged.emit(self.index(0), self.index(len(self.in_sight) - 1))
        self.chosen_changed.emit()

    def rowCount(self, parent: _ANY_INDEX | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.in_sight)

    def flags(self, index: _ANY_INDEX) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.in_sight[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.key in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(choice.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translate("Facets", "{value}, %Ln event(s)", "", choice.count).format(value=choice.name)
        return None

    def setData(self, index: _ANY_INDEX, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self.in_sight[index.row()].key
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose(self.chosen | {key} if checked else self.chosen - {key})
        return True
