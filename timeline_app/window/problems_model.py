"""The problems of a file as a table, made line by line as they are scrolled into view."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from timeline_app.readers import Problem

_AnyIndex = QModelIndex | QPersistentModelIndex


class _Column(NamedTuple):
    text: Callable[[Problem], str]
    order: Callable[[Problem], Any]


PLACE: Final = 0
"""The column of line and column."""
REASON: Final = 3
FIX: Final = 4
_MEASURED: Final = 5_000
"""Rows among which the longest texts are looked for; there may be a million."""
_LONGEST: Final = 20
"""Rows with many letters of which the widest text is that of one, or nearly."""
_NEAR: Final = 5_000
"""Rows that are looked at when the file was read again."""
COLUMNS: Final = (
    _Column(lambda problem: f"{problem.line}:{problem.column}", lambda problem: problem.at),
    _Column(lambda problem: problem.event_title or "", lambda problem: (problem.event_title or "").casefold()),
    _Column(lambda problem: problem.field or "", lambda problem: problem.field or ""),
    _Column(lambda problem: problem.reason, lambda problem: problem.reason.casefold()),
    _Column(lambda problem: problem.suggestion or "", lambda problem: problem.suggestion or ""),
)


def column_titles() -> tuple[str, ...]:
    """The headings of the columns."""
    return (
        translate("Problems", "Line"),
        translate("Problems", "Event"),
        translate("Problems", "Field"),
        translate("Problems", "Problem"),
        translate("Problems", "Fix", "how to mend it"),
    )


class ProblemsModel(QAbstractTableModel):
    """Problems in the order of their places, or in that of another column."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._titles = column_titles()
        self._problems: Sequence[Problem] = ()
        self._sorted_by = (PLACE, Qt.SortOrder.AscendingOrder)
        self._rows: Sequence[int] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """List other problems, which are in the order of their places."""
        self.beginResetModel()
        self._problems = problems
        self._put_in_order()
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """The problem in a row of the list."""
        return self._problems[self._rows[row]]

    def row_again(self, problem: Problem, row: int) -> int | None:
        """The row of a problem of an earlier reading of the file, whatever its line is now, near the `row` it had."""
        wanted = _likeness(problem)
        rows = range(max(0, row - _NEAR), min(len(self._rows), row + _NEAR))
        alike = (other for other in rows if _likeness(self.problem(other)) == wanted)
        return min(alike, key=lambda other: abs(self.problem(other).at - problem.at), default=None)

    def longest(self, column: int) -> list[int]:
        """The rows, among the first ones, whose texts in a column have the most letters."""
        text = COLUMNS[column].text
        rows = range(min(_MEASURED, len(self._rows)))
        return nlargest(_LONGEST, rows, key=lambda row: len(text(self.problem(row))))

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].text(self.problem(index.row()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == PLACE:
            return QGuiApplication.palette().brush(QPalette.ColorRole.Link)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = COLUMNS[index.column()].text(self.problem(index.row())) or translate("Problems", "none")
            title = self._titles[index.column()]
            return translate("Problems", "{column}: {text}", "read aloud").format(column=title, text=text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted_by = (column, order)
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        column, order = self._sorted_by
        rows, backwards = range(len(self._problems)), order == Qt.SortOrder.DescendingOrder
        if column == PLACE:
            self._rows = rows[::-1] if backwards else rows
        else:
            key = COLUMNS[column].order
            self._rows = sorted(rows, key=lambda row: key(self._problems[row]), reverse=backwards)


def _likeness(problem: Problem) -> tuple[str | None, str | None, str]:
    return problem.event_title, problem.field, problem.reason
