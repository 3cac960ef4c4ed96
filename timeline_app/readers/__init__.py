"""Files to event tables: one module a file format."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from timeline_app.readers.file_bytes import read_bytes
from timeline_app.readers.json_reader import read_json
from timeline_app.readers.problem import Problem, UnreadableFileError
from timeline_app.readers.progress import portion

if TYPE_CHECKING:
    from timeline_app.readers.progress import Told
    from timeline_app.table import EventFile

__all__ = ["Problem", "UnreadableFileError", "read_file"]

_COPYING_SHARE: Final = 0.05
"""Of the time that reading takes, for a file that is at hand."""


def read_file(path: str | os.PathLike[str], progress: Told | None = None) -> EventFile:
    """The events of the file at `path`, with everything that is wrong in it.

    Raises `UnreadableFileError` when there is nothing to show. `progress` is as for `read_json`.
    """
    name = os.fspath(path)
    data = read_bytes(name, told=portion(progress, 0, _COPYING_SHARE))
    return read_json(data, name, portion(progress, _COPYING_SHARE, 1))
