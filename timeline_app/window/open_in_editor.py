"""Opens a place of a file in the user's editor, and says what came of it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from timeline_app.editors import CommandError, Place, command_words, known_command, names_line


def open_in_editor(place: Place, setting: str) -> str:
    """Open a place with the command that was set, else with a known editor, else as the system opens such files.

    Returns what came of it, in words.
    """
    command = setting or found_command()
    where = f"line {place.line}, column {place.column}"
    if command is None:
        return _open_by_system(place.path, where)
    try:
        program, *arguments = to_words(command, place)
    except CommandError as error:
        return f"The editor command cannot be used: {error}"
    # Never by a shell: the name of a file may hold anything.
    started = QProcess.startDetached(program, arguments)[0]
    name = Path(program).name
    if not started:
        return f"{name} could not be started"
    return f"Opened {where} in {name}" if names_line(command) else f"Opened in {name}; go to {where}"


def found_command() -> str | None:
    """The command of a known editor that is installed, the user's usual one first; None where there is none."""
    wishes = [os.environ.get(name, "") for name in ("VISUAL", "EDITOR")]
    return known_command(QStandardPaths.findExecutable, wishes)


def to_words(command: str, place: Place) -> list[str]:
    """A command as program and arguments, as they are written on this system; raises CommandError."""
    return command_words(command, place, backslash_escapes=os.name != "nt")


def _open_by_system(path: str, where: str) -> str:
    # The system may run what is named like a program, so only what is named as JSON is handed to it.
    is_json = Path(path).suffix.lower() == ".json"
    if is_json and QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        return f"Opened as the system opens JSON files; go to {where}"
    return "No editor was found; set one under File › Editor command"
