"""Files that a picture is made with, such as fonts and logos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path


def file_bytes(path: Path, most_bytes: int) -> bytes:
    """All of a file. Raises OSError, its words for people, if there is none or it is larger than that."""
    try:
        # First: of a device or a pipe no end may come.
        if not path.is_file():
            missing = translate("House style", "there is no such file")
            raise OSError(translate("House style", "is not a file") if path.exists() else missing)
        if path.stat().st_size > most_bytes:
            raise OSError(translate("House style", "is too large"))
        return path.read_bytes()
    except OSError as error:
        # The system's own words name the path, which is said already.
        raise OSError(error.strerror or str(error)) from error
