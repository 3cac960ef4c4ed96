"""The problems list: what is wrong in the file, in the order of lines, and one click from each place.

It is a window of its own that hinders nothing: it stands beside the editor in which the file is mended, where the main
window may be covered, and takes no room from the timeline once all is well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.plain_text import single_line
from timeline_app.readers import Problem
from timeline_app.window.plain import plain_label
from timeline_app.window.problem_counts import counts_sentences
from timeline_app.window.problems_model import PLACE, ProblemsModel
from timeline_app.window.problems_view import ProblemsView
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.readers import UnreadableFileError
    from timeline_app.table import EventFile


class ProblemsDialog(QDialog):
    """Lists the problems of one reading of a file; what is chosen is told by signals."""

    place_wanted = Signal(object)
    """The `Problem` whose place is to be opened in an editor."""
    event_wanted = Signal(int)
    """The row of the event of the problem that was chosen."""
    editor_wanted = Signal()
    """Another editor is to be set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Problems", "Problems in the file"))
        self.resize(900, 460)
        self._file: EventFile | None = None
        self._is_filling = False
        self._was_current: Problem | None = None
        self._was_row, self._was_scrolled = -1, 0
        self.model = ProblemsModel(self)
        self.intro, self.note = plain_label(), plain_label("muted")
        self.view = ProblemsView(self.model)
        self.view.opened.connect(self.open_current)
        self.view.copy_wanted.connect(self.copy_selected)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.model.modelAboutToBeReset.connect(self._note_current)
        self.model.modelReset.connect(self._restore_current)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(translate("Problems", "The chosen problem in full"))
        self.whole.setTabChangesFocus(True)
        self.whole.setFixedHeight(3 * QFontMetrics(self.whole.font()).lineSpacing() + 14)
        self.open_button = self._button(translate("Problems", "Open in editor"), self.open_current, "primary")
        self.copy_button = self._button(translate("Problems", "Copy all"), self.copy_all)
        editor = self._button(translate("Problems", "Editor…"), self.editor_wanted.emit)
        close = self._button(translate("Problems", "Close"), self.close)
        buttons = QHBoxLayout()
        for button in (self.open_button, self.copy_button, editor):
            buttons.addWidget(button)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.intro, self.view, self.whole):
            column.addWidget(widget, 1 if widget is self.view else 0)
        column.addLayout(buttons)
        self.view.setFocus()

    def _button(self, text: str, do: Callable[[], object], name: str = "action") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        # Enter opens a place, wherever the focus is but on another button.
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def show_file(self, file: EventFile, trouble: str, failure: UnreadableFileError | None) -> None:
        """List what is wrong in a file; `trouble` says why it is not what stands in the file now, `failure` where."""
        self._file = file if failure is None else None
        name = single_line(Path(file.path).name, 80)
        self.setWindowTitle(translate("Problems", "Problems in {file}").format(file=name))
        problems = file.problems if failure is None else (_as_problem(failure),)
        words = [trouble] if trouble else []
        # Of a file that is gone, "no problems" would be no news.
        if failure is None and (problems or not trouble):
            words += counts_sentences(file)
        self.intro.setText(" ".join(words))
        self.say("")
        self.model.set_problems(problems)
        for button in (self.open_button, self.copy_button):
            button.setEnabled(bool(problems))
        for action in self.view.actions():
            action.setEnabled(bool(problems))

    def say(self, note: str) -> None:
        """Say what came of opening a place."""
        self.note.setText(note)

    def current(self) -> Problem | None:
        """The problem that is chosen."""
        index = self.view.currentIndex()
        return self.model.problem(index.row()) if index.isValid() else None

    def open_current(self) -> None:
        """Ask for the place of the chosen problem."""
        problem = self.current()
        if problem is not None:
            self.place_wanted.emit(problem)

    def copy_selected(self) -> None:
        """Put the chosen problems on the clipboard, as `timeline-app check` writes them."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        self._copy([self.model.problem(row) for row in rows])

    def copy_all(self) -> None:
        """Put all problems on the clipboard, in the order in which they are listed."""
        self._copy([self.model.problem(row) for row in range(self.model.rowCount())])

    def _copy(self, problems: Sequence[Problem]) -> None:
        if problems:
            QGuiApplication.clipboard().setText("\n".join(map(str, problems)))
            count = len(problems)
            self.say(translate("Problems", "%Ln problem(s) copied", "", count))

    def _choose(self, index: QModelIndex) -> None:
        problem = self.model.problem(index.row()) if index.isValid() else None
        self.whole.setPlainText("" if problem is None else _in_full(problem))
        if problem is None or self._file is None or self._is_filling:
            return
        row = self._file.table.records.row_at(problem.at)
        if row is not None:
            self.event_wanted.emit(row)

    def _note_current(self) -> None:
        self._was_current, self._was_row = self.current(), self.view.currentIndex().row()
        self._was_scrolled = self.view.verticalScrollBar().value()

    def _restore_current(self) -> None:
        """Choose the same problem as before; where it was mended, the one that has taken its place."""
        count = self.model.rowCount()
        row = None if self._was_current is None else self.model.row_again(self._was_current, self._was_row)
        if row is None:
            row = min(max(0, self._was_row), count - 1)
        self._is_filling = True
        if count:
            # Not by the view, which would heed the keys that are held down.
            choice = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(self.model.index(row, PLACE), choice)
            self.view.verticalScrollBar().setValue(self._was_scrolled)
        else:
            self.whole.setPlainText("")
        self._is_filling = False


def _in_full(problem: Problem) -> str:
    """All that is known of a problem, without the file, which the window's title names."""
    return str(problem).removeprefix(f"{problem.path}:")


def _as_problem(failure: UnreadableFileError) -> Problem:
    return Problem(failure.path, failure.line or 1, failure.column or 1, 0, failure.reason)
