"""The table of problems as hands find it: a click on a place opens it, so does Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from timeline_app.window.problem_widths import ProblemWidths
from timeline_app.window.problems_model import PLACE
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from timeline_app.window.problems_model import ProblemsModel

_WIDTHS_PX: Final = (84, 190, 110)
"""Of the columns before the problem and its fix, which share the rest."""


class ProblemsView(QTableView):
    """Shows a `ProblemsModel`; what the keys do is in its menu too."""

    opened = Signal()
    """The place of the current problem is wanted."""
    copy_wanted = Signal()
    """The selected problems are to be copied."""

    def __init__(self, model: ProblemsModel) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setAccessibleName(translate("Problems", "Problems in the file"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        # All of a height: that of each of many thousand rows is then known without looking.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        header.setHighlightSections(False)
        self._widths = ProblemWidths(self, model)
        for number, width_px in enumerate(_WIDTHS_PX):
            header.resizeSection(number, width_px)
        header.setSortIndicator(PLACE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setMouseTracking(True)
        self.entered.connect(self._point_at)
        self.clicked.connect(lambda index: self.opened.emit() if _is_link(index) else None)
        self.doubleClicked.connect(lambda index: None if _is_link(index) else self.opened.emit())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action(translate("Problems", "Open in editor"), self.opened)
        self._add_action(translate("Problems", "Copy"), self.copy_wanted)
        for number, words in enumerate(_sorting_words()):
            action = self._add_action(words)
            action.triggered.connect(
                lambda _checked=False, number=number: self.sortByColumn(number, Qt.SortOrder.AscendingOrder)
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).lineSpacing() + 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _add_action(self, text: str, wanted: SignalInstance | None = None) -> QAction:
        action = QAction(text, self)
        if wanted is not None:
            action.triggered.connect(wanted)
        self.addAction(action)
        return action

    def _point_at(self, index: QModelIndex) -> None:
        shape = Qt.CursorShape.PointingHandCursor if _is_link(index) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)


def _sorting_words() -> tuple[str, ...]:
    """What sorting by each column is called."""
    return (
        translate("Problems", "Sort by line"),
        translate("Problems", "Sort by event"),
        translate("Problems", "Sort by field"),
        translate("Problems", "Sort by problem"),
        translate("Problems", "Sort by fix"),
    )


def _is_link(index: QModelIndex) -> bool:
    """Whether a click there opens the place."""
    return index.column() == PLACE
