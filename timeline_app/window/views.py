"""The views of the window's file: the one that is shown, those before it, and those that were given a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from timeline_app.event_name import name_to_row, row_to_name
from timeline_app.view import View

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

_SETTLED_MS: Final = 600
"""What follows within that time is one step: a turn of the wheel, typing, clicking through a list."""
_MOST_STEPS: Final = 200
_MOST_SELECTED: Final = 100
"""Of more selected events the last ones are kept."""


class Views(QObject):
    """Goes back and forward through what was shown."""

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._remembered = remembered
        self._window = window
        self._path = ""
        self._steps: list[View] = []
        self._at = -1
        self._replaces = False
        """What changes now is no step of the user's."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.settle)
        for signal in (window.matches_changed, window.selection_changed, window.group_by_changed):
            signal.connect(self._note_step)
        window.file_changed.connect(self._follow_file)
        window.timeline.scale_changed.connect(self._settling.start)
        window.timeline.size_changed.connect(self._replace_next)

    @property
    def span_s(self) -> tuple[int, int] | None:
        """The stretch of real time in view once motion has ended; None for all of the file."""
        scale, folding = self._window.timeline.target_scale, self._window.empty_time.folding
        if scale is None or self._window.timeline.is_fitted:
            return None
        return folding.to_real(scale.left_s), folding.to_real(scale.right_s)

    def present(self) -> View:
        """What is shown now."""
        window = self._window
        names = [row_to_name(window.file.table, row) for row in window.selected_rows[-_MOST_SELECTED:]]
        return View(window.event_filter, window.group_by, self.span_s, tuple(names))

    def show(self, view: View, *, at_once: bool = False) -> None:
        """Show another view of the same file, as far as it still has its events; `at_once` without a glide."""
        window = self._window
        if (view.event_filter, view.group_by) != (window.event_filter, window.group_by):
            window.show_events(view.event_filter, view.group_by)
        if view.span_s is None:
            window.timeline.fit_all()
        else:
            window.empty_time.open_at(*view.span_s)
            window.timeline.show_exactly(*view.span_s, at_once=at_once)
        rows = [name_to_row(window.file.table, name) for name in view.selected]
        window.select_rows([row for row in rows if row is not None and window.matches[row]])

    def named(self) -> dict[str, View]:
        """The views of this file that have a name."""
        return self._remembered.named_views(self._window.file.path)

    def save(self, name: str) -> bool:
        """Give what is shown a name, and remember it; another view of that name is forgotten. False without room."""
        return self._remembered.save_named_views(self._window.file.path, self.named() | {name: self.present()})

    def remove(self, name: str) -> None:
        """Forget a view that has a name."""
        kept = {other: view for other, view in self.named().items() if other != name}
        self._remembered.save_named_views(self._window.file.path, kept)

    def settle(self) -> None:
        """Take what is shown now as a step, if it is another one."""
        self._settling.stop()
        if not self._window.has_file:
            return
        view = self.present()
        if self._replaces and self._at >= 0:
            self._steps[self._at] = view
        elif self._at < 0 or view != self._steps[self._at]:
            self._steps = [*self._steps[: self._at + 1], view][-_MOST_STEPS:]
            self._at = len(self._steps) - 1
        self._replaces = False

    def go(self, by: int) -> bool:
        """Show what was shown some steps before (negative) or after that; False where there is no such step."""
        # What is shown now is a step to come back to, however short it was.
        self.settle()
        if not 0 <= self._at + by < len(self._steps):
            return False
        self._at += by
        self.show(self._steps[self._at])
        self._replace_next()
        return True

    def _follow_file(self) -> None:
        """Begin anew with another file; the same one read again goes on."""
        if self._window.file.path != self._path:
            self._path = self._window.file.path
            self._steps, self._at, self._replaces = [], -1, False
            self._settling.start()

    def _note_step(self) -> None:
        self._replaces = False
        self._settling.start()

    def _replace_next(self) -> None:
        """Take what is shown next for the step that is shown now: rounding, or another width, makes no new one."""
        self._replaces = True
        self._settling.start()
