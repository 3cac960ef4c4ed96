"""Follows the file that is shown: whenever it is saved, it is read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.summary import read_again_words
from timeline_app.window.file_watch import QUIET_MS, FileWatch, Stamp, read_stamp
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.readers import UnreadableFileError
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered


class Following(QObject):
    """Has its window show what is in the file; where that can't be, the window keeps what it has and says why."""

    trouble_changed = Signal()
    """What is shown is not what is in the file any more, or is again."""

    def __init__(self, remembered: Remembered, window: MainWindow) -> None:
        super().__init__(window)
        self._remembered, self._window = remembered, window
        self._path: Path | None = None
        self._shown: Stamp | None = None
        self._begun: tuple[Path, Stamp | None] | None = None
        self._shown_since = QTime()
        self.trouble = ""
        """Why what is shown is not what is in the file now, in a sentence; "" where it is."""
        self.failure: UnreadableFileError | None = None
        """What is wrong with the file as it is now, if it can't be read."""
        self._watch = FileWatch(self)
        self._watch.changed.connect(self._read)
        self._watch.gone.connect(self._miss)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(QUIET_MS)
        self._waiting.timeout.connect(self._read)
        window.file_changed.connect(self._take)
        window.opening.started.connect(self._note_start)
        window.opening.failed.connect(self._look_anew)
        window.opening.left.connect(self._leave)

    @property
    def is_on(self) -> bool:
        """Whether the file is followed."""
        return self._remembered.follows_file()

    def switch(self, on: bool) -> None:
        """Follow the file or don't; remembered."""
        self._remembered.save_follows_file(follows=on)
        self._look_anew()

    def _note_start(self, path: Path) -> None:
        # Before the file is read: what is written meanwhile counts as a change.
        self._begun = path, read_stamp(path)

    def _take(self) -> None:
        """Follow the file that is shown now."""
        path = Path(self._window.file.path)
        self._path = path
        self._shown = self._begun[1] if self._begun is not None and self._begun[0] == path else read_stamp(path)
        self._begun = None
        self._shown_since = QTime.currentTime()
        self._waiting.stop()
        self._say("", "")
        self._look_anew()

    def _look_anew(self) -> None:
        self._watch.watch(self._path if self.is_on else None, self._shown)

    def _read(self) -> None:
        if self._path is None:
            return
        if self._window.opening.is_running or is_in_hand():
            self._waiting.start()
            return
        self._window.opening.start(self._path, self._window.show_again, self._fail)

    def _miss(self) -> None:
        self._say(
            translate("Status", "The file is gone; what is shown was read at {time}."),
            translate("Status", "The file is gone; shown as of {time}"),
        )

    def _fail(self, failure: UnreadableFileError) -> None:
        self._say(
            translate("Status", "The file cannot be read now; what is shown was read at {time}."),
            translate("Status", "The file cannot be read now; shown as of {time}"),
            failure,
        )

    def _leave(self) -> None:
        if self._begun is not None and self._begun[0] == self._path:
            # Not again until it changes: it was not wanted.
            self._say(
                translate("Status", "The file was not read again; what is shown was read at {time}."),
                translate("Status", "The file was not read again; shown as of {time}"),
            )
        else:
            self._look_anew()

    def _say(self, trouble: str, in_short: str, failure: UnreadableFileError | None = None) -> None:
        """Say what is the matter, and since when; nothing moves, and the next change is waited for."""
        since = QLocale.system().toString(self._shown_since, QLocale.FormatType.ShortFormat)
        if trouble and not self._window.has_file:
            trouble = translate("Status", "The file has not been read.")
            in_short = translate("Status", "The file has not been read")
        self.trouble = trouble.format(time=since)
        self.failure = failure
        self._window.status.show_trouble(in_short.format(time=since))
        if trouble:
            # That was the last time; now it is not so any more.
            self._window.status.end_note(read_again_words(self._window.file))
        self.trouble_changed.emit()


def is_in_hand() -> bool:
    """Whether the user is in the middle of something that goes by what is shown: a drag, a menu, a dialog."""
    return (
        QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        or QApplication.activePopupWidget() is not None
        or QApplication.activeModalWidget() is not None
    )
