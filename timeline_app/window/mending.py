"""Helps to mend the file: lists its problems beside the window, and opens their places in the user's editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from timeline_app.editors import Place
from timeline_app.window.editor_dialog import EditorDialog
from timeline_app.window.open_in_editor import open_in_editor
from timeline_app.window.problems_dialog import ProblemsDialog
from timeline_app.window.run_dialog import run_dialog
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.readers import Problem
    from timeline_app.window.main_window import MainWindow


def show_problems(window: MainWindow) -> None:
    """Open the window's one list of problems, which follows the file, or bring it to the front."""
    dialog = window.findChild(ProblemsDialog) or _make_dialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def ask_editor(window: MainWindow) -> None:
    """Ask for the command that opens a place in an editor; remembered."""
    place = Place(str(Path(window.file.path).absolute()), 12, 3)
    dialog = EditorDialog(window.remembered.editor_command(), place, window)
    if run_dialog(dialog) == QDialog.DialogCode.Accepted:
        window.remembered.save_editor_command(dialog.command())


def _make_dialog(window: MainWindow) -> ProblemsDialog:
    dialog = ProblemsDialog(window)

    def fill() -> None:
        dialog.show_file(window.file, window.following.trouble, window.following.failure)

    def open_place(problem: Problem) -> None:
        place = Place(str(Path(problem.path).absolute()), problem.line, problem.column)
        words = open_in_editor(place, window.remembered.editor_command())
        dialog.say(words)
        window.status.show_note(words)

    def select(row: int) -> None:
        # The list is gone through from top to bottom: it must not clear the filter on the way.
        if window.matches[row]:
            window.select(row, reveal=True)
            dialog.say("")
        else:
            dialog.say(translate("Problems", "The filter hides this event"))

    dialog.place_wanted.connect(open_place)
    dialog.event_wanted.connect(select)
    dialog.editor_wanted.connect(lambda: ask_editor(window))
    # It lasts as long as the window does. Filled once for a reading: the trouble comes with the file.
    window.following.trouble_changed.connect(fill)
    fill()
    return dialog
