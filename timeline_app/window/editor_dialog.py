"""A small dialog for the command that opens a place in the user's editor."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from timeline_app.editors import CommandError, needs_terminal
from timeline_app.window.open_in_editor import found_command, to_words
from timeline_app.window.plain import plain_label
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.editors import Place


class EditorDialog(QDialog):
    """Asks for a command and shows what it would run for a place."""

    def __init__(self, command: str, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        title = translate("Problems", "Editor command")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._place = place
        self._found = found_command()
        self.field = QLineEdit(command)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(
            self._found or translate("Problems", "for example: code --goto {file}:{line}:{column}")
        )
        self.outcome = plain_label("muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        words = plain_label()
        words.setText(_what_it_is())
        self.field.setAccessibleDescription(words.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (words, self.field, self.outcome):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(self._show_outcome)
        self._show_outcome()

    def command(self) -> str:
        """What was written; "" for the editor that is found."""
        return self.field.text().strip()

    def _show_outcome(self) -> None:
        command, problem = self.command() or self._found, ""
        if command is None:
            words = translate(
                "Problems",
                "No known editor was found: the file opens as the system opens it, without going to the line.",
            )
        else:
            try:
                run = shlex.join(to_words(command, self._place))
                words = translate("Problems", "Runs: {command}").format(command=run)
            except CommandError as error:
                words = problem = translate("Problems", "This cannot be used: {reason}.").format(reason=error)
            if not problem and needs_terminal(command):
                in_terminal = translate(
                    "Problems",
                    "This editor runs in a terminal; write one before it, as in: xterm -e vim +{line} {file}",
                )
                words = f"{words}\n{in_terminal}"
        self.outcome.setText(words)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)


def _what_it_is() -> str:
    return translate(
        "Problems",
        "The command that opens a place in your editor. {file}, {line} and {column} stand for the place; "
        "quote what holds spaces.",
    )
