"""A small dialog for the command that opens a place in the user's editor."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.editors import CommandError, needs_terminal
from timeline_app.window.open_in_editor import found_command, to_words

if TYPE_CHECKING:
    from timeline_app.editors import Place

_WORDS: Final = (
    "The command that opens a place in your editor. {file}, {line} and {column} stand for the place; "
    "quote what holds spaces."
)


class EditorDialog(QDialog):
    """Asks for a command and shows what it would run for a place."""

    def __init__(self, command: str, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Editor command")
        self.setMinimumWidth(520)
        self._place = place
        self._found = found_command()
        self.field = QLineEdit(command)
        self.field.setAccessibleName("Editor command")
        self.field.setPlaceholderText(self._found or "for example: code --goto {file}:{line}:{column}")
        self.outcome = _label("muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        words = _label()
        words.setText(_WORDS)
        self.field.setAccessibleDescription(_WORDS)
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
            words = "No known editor was found: the file opens as the system opens it, without going to the line."
        else:
            try:
                words = f"Runs: {shlex.join(to_words(command, self._place))}"
            except CommandError as error:
                words = problem = f"This cannot be used: {error}."
            if not problem and needs_terminal(command):
                words += "\nThis editor runs in a terminal; write one before it, as in: xterm -e vim +{line} {file}"
        self.outcome.setText(words)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)


def _label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
