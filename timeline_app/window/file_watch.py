"""Tells when a file is another than it was, however an editor saves it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

QUIET_MS: Final = 200
"""A file that has not changed for so long has been written."""
_LOOKS_UNTIL_GONE: Final = 5
"""An editor may take a file away for a moment before it puts the new one there."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it; `inode` differs after a rename-replace."""

    size_bytes: int
    modified_ns: int
    inode: int


def read_stamp(path: Path) -> Stamp | None:
    """The stamp of the file at `path`, None where there is none that can be seen."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


class FileWatch(QObject):
    """Watches one file at a time; `watch` says which."""

    changed = Signal()
    """The file is another than before, and nobody writes it any more."""
    gone = Signal()
    """There is no file any more, and none has taken its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._told: Stamp | None = None
        self._seen: Stamp | None = None
        self._looks_without = 0
        self._watched_inode: int | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._look_again)
        # Changes on another computer's disk are told by nobody: look whenever one comes back from an editor.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_if_active)

    def watch(self, path: Path | None, known: Stamp | None) -> None:
        """Watch the file at `path`, which had the stamp `known` when it was read, or none any more."""
        self._path, self._told, self._seen = path, known, known
        self._timer.stop()
        self._forget_paths()
        if path is not None:
            self.look()

    def look(self) -> None:
        """Look whether the file has changed."""
        if self._path is None or self._timer.isActive():
            return
        self._seen = read_stamp(self._path)
        self._add_paths(self._path)
        self._looks_without = 0
        if self._seen != self._told:
            self._timer.start()

    def _look_if_active(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _look_again(self) -> None:
        """Tell what has changed once it stays as it is. Other files of the folder may change as they like."""
        if self._path is None:
            return
        before, self._seen = self._seen, read_stamp(self._path)
        self._add_paths(self._path)
        self._looks_without = self._looks_without + 1 if self._seen is None else 0
        if self._seen == self._told:
            return
        if self._seen != before or 0 < self._looks_without < _LOOKS_UNTIL_GONE:
            self._timer.start()
            return
        self._told = self._seen
        if self._seen is None:
            self.gone.emit()
        else:
            self.changed.emit()

    def _add_paths(self, path: Path) -> None:
        """Watch the file, which is another after a rename-replace, and the folder that tells of it; so for links."""
        inode = None if self._seen is None else self._seen.inode
        if inode != self._watched_inode:
            # What has the old names now is watched no more, even where somebody still holds it.
            self._forget_paths()
        self._watched_inode = inode
        target = Path(os.path.realpath(path))
        wanted = {str(path), str(target), *(str(_existing_folder(one)) for one in (path, target))}
        new = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if new:
            # What is not there is left out without a word, and comes in when its folder tells of it.
            self._watcher.addPaths(sorted(new))

    def _forget_paths(self) -> None:
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)


def _existing_folder(path: Path) -> Path:
    """The folder of a file, or the nearest one above it that is there."""
    return next((folder for folder in path.parents if folder.is_dir()), path.parent)
