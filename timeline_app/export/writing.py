"""Writes files whole, or leaves what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QIODevice, QSaveFile

from timeline_app.export.export_error import ExportError, unwritten
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_NOTHING_SAID: Final = "Unknown error"
"""Qt's words where it knows of no reason."""


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole, or leave what was there. Raises ExportError."""
    write_parts(path, [data])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts as one file, or leave what was there. Raises ExportError, and what the parts raise."""
    target = _target(path)
    file, length = QSaveFile(str(target)), 0
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _cancelled(path, file, _reason(file))
    try:
        for part in parts:
            length += len(part)
            if file.write(part) != len(part):
                raise _cancelled(path, file, _reason(file))
    except BaseException:
        file.cancelWriting()
        raise
    if not file.flush():
        raise _cancelled(path, file, _reason(file))
    if file.size() != length:
        reason = translate("Export", "only {written} of {length} bytes reached the disk")
        raise _cancelled(path, file, reason.format(written=in_figures(file.size()), length=in_figures(length)))
    if not file.commit():
        raise _cancelled(path, file, _reason(file))


def _reason(file: QSaveFile) -> str:
    """Why it could not be written. Qt says nothing of a full disk."""
    said = file.errorString()
    return translate("Export", "no room is left, or the disk failed") if said == _NOTHING_SAID else said


def _cancelled(path: Path, file: QSaveFile, reason: str) -> ExportError:
    file.cancelWriting()
    return unwritten(path, reason)


def _target(path: Path) -> Path:
    """The file to be replaced: where `path` is a link, what it points to, and not the link."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise ExportError(translate("Export", "{file}: this is a folder").format(file=path))
        if target.exists() and not target.is_file():
            raise ExportError(translate("Export", "{file}: this is not a regular file").format(file=path))
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise unwritten(path, error) from error
    return target
