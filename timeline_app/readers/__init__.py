"""Files to event tables: one module a file format."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from timeline_app.readers.file_bytes import read_bytes
from timeline_app.readers.json_reader import read_json
from timeline_app.readers.problem import Problem, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.table import EventFile

__all__ = ["Problem", "UnreadableFileError", "read_file"]


def read_file(path: str | os.PathLike[str], progress: Callable[[int, int], None] | None = None) -> EventFile:
    """The events of the file at `path`, with everything that is wrong in it.

    Raises `UnreadableFileError` when there is nothing to show. `progress` is as for `read_json`.
    """
    name = os.fspath(path)
    return read_json(read_bytes(name), name, progress)
