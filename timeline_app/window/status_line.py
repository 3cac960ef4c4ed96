"""The line at the foot of the window: the span in view, how much is shown, the filter, and what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from timeline_app.span_words import span_words
from timeline_app.summary import FileCounts, in_view_words, match_words, sum_words

if TYPE_CHECKING:
    from timeline_app.summary import InView
    from timeline_app.table import Bools, EventFile
    from timeline_app.window.progress_line import ProgressLine


class StatusLine(QStatusBar):
    """Four texts at the left; at the right the events without a date and the file's problems, if there are any."""

    undated_wanted = Signal()
    """The events without a date are to be listed."""
    problems_wanted = Signal()
    clear_wanted = Signal()
    """The filter is to let all through again."""
    cancel_wanted = Signal()
    """The file that is being read is not wanted any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span, self._in_view, self._count, self._filter = QLabel(), QLabel(), QLabel(), QLabel()
        self._undated, self._problems = QPushButton(), QPushButton()
        self._shown: InView | None = None
        self._others: FileCounts | None = None
        self._progress: ProgressLine | None = None
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 8, 0)
        for label in (self._span, self._in_view, self._count, self._filter):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(0, 0, 18, 0)
            self.addWidget(label)
        # A long filter gives way, but its link stays beside it.
        self._filter.setContentsMargins(0, 0, 0, 0)
        self._filter.setMinimumWidth(1)
        self._filter.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._clear = QPushButton("Clear")
        self._clear.setAccessibleName("Clear filter")
        self._clear.setToolTip("Show all events again (Ctrl+Shift+X)")
        self.addWidget(self._clear)
        self.addWidget(QWidget(), 1)
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
        self._filter.setText(f"Filtered: {filtered}" if filtered else "")
        self._clear.setVisible(bool(filtered))
        undated, problems = self._others.undated, len(file.problems)
        self._undated.setText(f"{undated:,} without a date")
        self._undated.setVisible(undated > 0)
        self._problems.setText(f"{problems:,} {'problem' if problems == 1 else 'problems'} in the file")
        self._problems.setVisible(problems > 0)
        self._show_sum()

    def _show_sum(self) -> None:
        """How it all adds up, for those who point at one of the counts."""
        if self._shown is not None and self._others is not None:
            for label in (self._in_view, self._count):
                label.setToolTip(sum_words(self._shown, self._others))
