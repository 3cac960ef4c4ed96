"""How commands end: their exit statuses, and what they say of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.table import EventFile

OK: Final = 0
FAILED: Final = 1
"""A check found problems, or a picture could not be made."""
UNUSABLE: Final = 2
"""A file could not be read, the arguments make no sense, or there is no display."""


def read_or_say(path: Path) -> EventFile | None:
    """The events of a file; None where it cannot be read, which is said then."""
    from timeline_app.readers import UnreadableFileError, read_file  # noqa: PLC0415  # NumPy, not needed for --help

    try:
        return read_file(path)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)
        return None


def mention_problems(file: EventFile) -> None:
    """Say that a file has problems, if it has."""
    if file.problems:
        count = len(file.problems)
        said = translate("Command line", "%Ln problem(s) in {file}; list them with: {command}", "", count)
        say(said.format(file=file.path, command="timeline-app check"))


def fail(message: str, status: int = UNUSABLE) -> int:
    """Say why a command ends; its exit status."""
    say(message)
    return status


def say(message: str) -> None:
    """Say something on standard error."""
    print(f"timeline-app: {message}", file=sys.stderr)
