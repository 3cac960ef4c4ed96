"""The detail pane: one event in full, several in short, or what the file says of itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.event_dates import edtf_or_doubt_words
from timeline_app.plain_text import single_line
from timeline_app.window.evidence import add_source
from timeline_app.window.pane_texts import LISTED_AT_MOST, add_more, add_section, empty_column, words
from timeline_app.window.tab_order import put_after
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.painting.canvas import Look
    from timeline_app.table import EventFile


class DetailPane(QWidget):
    """Shows events of the file, or says how to choose one."""

    event_wanted = Signal(int)
    """A related event was chosen; its row."""
    list_wanted = Signal(str, object)
    """A title, and rows that are to be listed under it."""
    copy_wanted = Signal()
    """The key for copying was pressed, and no words in the pane have the keyboard."""
    step_wanted = Signal(bool)
    """Next (True) or previous event in time."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setAccessibleName(translate("Details", "Event details"))
        self._look = look
        self._language = language
        self._prepared: PreparedFile | None = None
        self._area = QScrollArea()
        self._area.setAccessibleName(translate("Details", "Event details"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self._area.setViewport(QWidget())
        self.setFocusProxy(self._area)
        previous_button = QPushButton(translate("Details", "◂ Previous", "event"))
        next_button = QPushButton(translate("Details", "Next ▸", "event"))
        for button, forward in ((previous_button, False), (next_button, True)):
            button.setObjectName("link")
            button.setFlat(True)
            button.clicked.connect(lambda _checked=False, forward=forward: self.step_wanted.emit(forward))
        steps = QHBoxLayout()
        steps.setContentsMargins(14, 4, 14, 8)
        steps.addWidget(previous_button)
        steps.addStretch(1)
        steps.addWidget(next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(steps)

    def set_file(self, prepared: PreparedFile) -> None:
        """Have the events of another file from the next `show_events` on."""
        self._prepared = prepared

    def set_look(self, look: Look) -> None:
        """Have other colours from the next `show_events` on."""
        self._look = look

    def show_events(self, rows: Sequence[int]) -> None:
        """Show the events at these rows of the table."""
        replaced = self._area.takeWidget()
        page = self._page(tuple(rows))
        self._area.setWidget(page)
        put_after(self._area, page)
        if replaced is not None:
            # Not at once: the click may have come from a link in it, which has to return.
            replaced.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)

    def _page(self, rows: tuple[int, ...]) -> QWidget:
        if self._prepared is None or not rows:
            return _file_page(None if self._prepared is None else self._prepared.file)
        # Loaded with the first event that is selected: an empty window needs neither.
        if len(rows) == 1:
            from timeline_app.window.event_page import EventPage  # noqa: PLC0415

            page = EventPage(self._prepared, rows[0], self._look, self._language)
            page.event_wanted.connect(self.event_wanted)
            page.list_wanted.connect(self.list_wanted)
            return page
        from timeline_app.window.compare_page import ComparePage  # noqa: PLC0415

        comparison = ComparePage(self._prepared, rows, self._language)
        comparison.event_wanted.connect(self.event_wanted)
        return comparison


def _file_page(file: EventFile | None) -> QWidget:
    """How to choose an event, and what the file says of itself."""
    page = QWidget()
    column = empty_column(page)
    column.addWidget(words(translate("Details", "Choose an event to read about it."), "hint"))
    if file is not None and file.as_of is not None:
        add_section(column, translate("Details", "As of", "heading of the day of the file"))
        no_day = translate("Details", "“{text}” is no day that can be used").format(text=single_line(file.as_of, 80))
        column.addWidget(words(no_day if file.as_of_s is None else edtf_or_doubt_words(file.as_of), "body"))
    if file is not None and file.sources:
        add_section(column, translate("Details", "Sources of this file"))
        for source in islice(file.sources.values(), LISTED_AT_MOST):
            add_source(column, source)
        add_more(column, file.sources)
    column.addStretch(1)
    return page
