"""Opens a place of a file in the user's editor, and says what came of it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from timeline_app.editors import CommandError, Place, command_words, known_command, names_line
from timeline_app.wording import translate


def open_in_editor(place: Place, setting: str) -> str:
    """Open a place with the command that was set, else with a known editor, else as the system opens such files.

    Returns what came of it, in words.
    """
    command = setting or found_command()
    if command is None:
        return _open_by_system(place)
    try:
        program, *arguments = to_words(command, place)
    except CommandError as error:
        return translate("Editor", "The editor command cannot be used: {reason}").format(reason=error)
    # Never by a shell: the name of a file may hold anything.
    started = QProcess.startDetached(program, arguments)[0]
    name = Path(program).name
    if not started:
        return translate("Editor", "{program} could not be started").format(program=name)
    if names_line(command):
        words = translate("Editor", "Opened line {line}, column {column} in {program}")
    else:
        words = translate("Editor", "Opened in {program}; go to line {line}, column {column}")
    return words.format(program=name, line=place.line, column=place.column)


def found_command() -> str | None:
    """The command of a known editor that is installed, the user's usual one first; None where there is none."""
    wishes = [os.environ.get(name, "") for name in ("VISUAL", "EDITOR")]
    return known_command(QStandardPaths.findExecutable, wishes)


def to_words(command: str, place: Place) -> list[str]:
    """A command as program and arguments, as they are written on this system; raises CommandError."""
    return command_words(command, place, backslash_escapes=os.name != "nt")


def _open_by_system(place: Place) -> str:
    # The system may run what is named like a program, so only what is named as JSON is handed to it.
    is_json = Path(place.path).suffix.lower() == ".json"
    if is_json and QDesktopServices.openUrl(QUrl.fromLocalFile(place.path)):
        words = translate("Editor", "Opened as the system opens JSON files; go to line {line}, column {column}")
        return words.format(line=place.line, column=place.column)
    return translate("Editor", "No editor was found; set one under File › Editor command")
