"""The line at the foot of the window: the span in view, how much is shown, the filter, and what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from timeline_app.span_words import span_words
from timeline_app.summary import FileCounts, in_view_words, match_words, problem_count_words, sum_words
from timeline_app.window.giving_label import GivingLabel, share_room
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.in_view import InView
    from timeline_app.table import Bools, EventFile
    from timeline_app.window.progress_line import ProgressLine

_APART_PX: Final = 18


class StatusLine(QStatusBar):
    """Four texts at the left; at the right the events without a date and the file's problems, if there are any."""

    undated_wanted = Signal()
    """The events without a date are to be listed."""
    problems_wanted = Signal()
    clear_wanted = Signal()
    """The filter is to let all through again."""
    cancel_wanted = Signal()
    """The file that is being read is not wanted any more."""

    def __init__(self) -> None:
        super().__init__()
        # The window must not grow when there is more to say, or when a file is being read.
        self._span, self._note = GivingLabel(), GivingLabel()
        self._in_view, self._count, self._filter = GivingLabel(), GivingLabel(), GivingLabel()
        self._undated, self._problems = QPushButton(), QPushButton()
        self._rest = QWidget()
        """The room that is left between both sides."""
        self._problem_words = ""
        self._trouble = ""
        self._shown: InView | None = None
        self._others: FileCounts | None = None
        self._progress: ProgressLine | None = None
        self._has_timeline = self._is_counted = True
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 8, 0)
        self._clear = QPushButton(translate("Status", "Clear"))
        self._clear.setAccessibleName(translate("Status", "Clear filter"))
        self._clear.setToolTip(translate("Status", "Show all events again ({key})").format(key="Ctrl+Shift+X"))
        # What changes with each step of a pan comes last: nothing moves beside it.
        for widget in (self._filter, self._clear, self._count, self._span, self._in_view):
            self.addWidget(widget)
        for label in (self._count, self._span, self._in_view):
            label.setContentsMargins(0, 0, _APART_PX, 0)
        self.addWidget(self._rest, 1)
        self.addPermanentWidget(self._note)
        self._note_end = QTimer(self)
        self._note_end.setSingleShot(True)
        self._note_end.timeout.connect(self._note.clear)
        for button, wanted in (
            (self._clear, self.clear_wanted),
            (self._undated, self.undated_wanted),
            (self._problems, self.problems_wanted),
        ):
            button.setObjectName("link")
            button.setFlat(True)
            button.clicked.connect(wanted)
        self.addPermanentWidget(self._undated)
        self.addPermanentWidget(self._problems)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # All that is said, and how large it is said, asks for the layout anew.
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._share_room()
            # Before the next frame, which would show what gave way for nothing.
            layout = self.layout()
            if layout is not None:
                layout.activate()
        return done

    def _share_room(self) -> None:
        """What is filtered is said whatever the width; the stretch of time stands in the axis too."""
        labels = (self._filter, self._note, self._in_view, self._count, self._span)
        room_px = self._rest.width() + sum(label.width() for label in labels if not label.isHidden())
        share_room(labels, room_px)

    def show_note(self, note: str, for_ms: int = 6_000) -> None:
        """Say something for a while; where there is no room, counts give way to it, the filter does not.

        Not by `showMessage`: it hides the labels, and any that is shown meanwhile stands in the middle of its words.
        """
        self._note.setText(note)
        self._note_end.start(for_ms)

    def end_note(self, note: str) -> None:
        """Say this no more, if nothing else is being said meanwhile."""
        if self.note() == note:
            self._note_end.stop()
            self._note.clear()

    def note(self) -> str:
        """What is being said in passing, empty for nothing."""
        return self._note.text()

    def show_reading(self, name: str, share: float) -> None:
        """Say that the file `name` is being read, and up to which share, 0 to 1."""
        if self._progress is None:
            from timeline_app.window.progress_line import ProgressLine  # noqa: PLC0415  # most files never need it

            self._progress = ProgressLine()
            self._progress.cancel_wanted.connect(self.cancel_wanted)
            self.addPermanentWidget(self._progress)
        self._progress.show_progress(name, share)

    def hide_reading(self) -> None:
        """Say no more of a file that was being read."""
        if self._progress is not None:
            self._progress.hide()

    def set_timeline_shown(self, shown: bool) -> None:
        """Say what is in view on the timeline, or nothing of it where there is only the table."""
        self._has_timeline = shown
        self._show_counts()

    def set_counted(self, counted: bool) -> None:
        """Say how many events there are, or nothing of it while they are only being read."""
        self._is_counted = counted
        self._show_counts()

    def _show_counts(self) -> None:
        self._span.setVisible(self._has_timeline)
        self._in_view.setVisible(self._has_timeline and self._is_counted)
        self._count.setVisible(self._is_counted)

    def show_view(self, lo_s: int, hi_s: int, in_view: InView) -> None:
        """Say which stretch of time is in view, and how many events in it are shown and how many only counted."""
        self._span.setText(span_words(lo_s, hi_s))
        self._in_view.setText(in_view_words(in_view))
        self._shown = in_view
        self._show_sum()

    def show_file(self, file: EventFile, matches: Bools, filtered: str) -> None:
        """Say how much of a file is shown, by which filter (in words, empty for none), and what is wrong with it."""
        self._others = FileCounts.of(file, matches)
        self._count.setText(match_words(self._others))
        said = translate("Status", "Filtered: {values}").format(values=filtered)
        self._filter.setText(said if filtered else "")
        self._clear.setVisible(bool(filtered))
        self._count.setContentsMargins(_APART_PX if filtered else 0, 0, _APART_PX, 0)
        undated, problems = self._others.undated, len(file.problems)
        self._undated.setText(translate("Status", "%Ln without a date", "events", undated))
        self._undated.setVisible(undated > 0)
        in_file = translate("Status", "{problems} in the file", "2 problems").format(
            problems=problem_count_words(problems)
        )
        self._problem_words = in_file if problems else ""
        self._show_problems()
        self._show_sum()

    def show_trouble(self, trouble: str) -> None:
        """Say why what is shown is not what is in the file now; "" where it is."""
        self._trouble = trouble
        self._show_problems()

    def _show_problems(self) -> None:
        words = self._trouble or self._problem_words
        self._problems.setText(words)
        self._problems.setVisible(bool(words))

    def _show_sum(self) -> None:
        """How it all adds up, for those who point at one of the counts."""
        if self._shown is not None and self._others is not None:
            for label in (self._in_view, self._count):
                label.setToolTip(sum_words(self._shown, self._others))
