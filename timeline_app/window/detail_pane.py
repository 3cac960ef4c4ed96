"""The detail pane: one event in full, as plain text, with who says so and what it is related to."""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.countries import country_name
from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.words import bounds_to_words, certainty_to_words, date_to_words
from timeline_app.layout.captions import event_date_words
from timeline_app.plain_text import single_line, text_block
from timeline_app.window.chip import Chip
from timeline_app.window.flow_layout import FlowLayout
from timeline_app.window.link_label import LinkLabel
from timeline_app.window.wrapping_text import WrappingText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from timeline_app.events import Event, Source
    from timeline_app.painting.canvas import Look
    from timeline_app.table import EventFile

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_EXTRA_MAX_CHARS: Final = 2_000
_LISTED_AT_MOST: Final = 20
"""Of countries, sources, related events, tags and further fields each; a file can hold any number."""
_LONG_WORD: Final = re.compile(r"\S{21,}")
"""Longer than nearly all words of people, so an address or a mistake; it may be broken anywhere."""


class DetailPane(QWidget):
    """Shows an event of the file, or says how to choose one."""

    event_wanted = Signal(int)
    """A related event was chosen; its row."""
    step_wanted = Signal(bool)
    """Next (True) or previous event in time."""

    def __init__(self, look: Look, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAccessibleName("Event details")
        self._look = look
        self._language = language
        self._file: EventFile | None = None
        self._row: int | None = None
        self._area = QScrollArea()
        self._area.setAccessibleName("Event details")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self._area.setViewport(QWidget())
        self.setFocusProxy(self._area)
        previous_button, next_button = QPushButton("◂ Previous"), QPushButton("Next ▸")
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

    def set_file(self, file: EventFile) -> None:
        """Show events of this file from now on."""
        self._file = file
        self.show_event(None)

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._look = look
        if self._file is not None:
            self.show_event(self._row)

    def show_event(self, row: int | None) -> None:
        """Show the event at a row of the table."""
        self._row = row
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(0)
        if self._file is not None and row is not None:
            self._fill(column, self._file, row)
        else:
            column.addWidget(_text("Choose an event to read about it.", "hint"))
            if self._file is not None:
                _fill_file(column, self._file)
        column.addStretch(1)
        replaced = self._area.takeWidget()
        self._area.setWidget(body)
        if replaced is not None:
            # Not at once: the click may have come from a link in it, which has to return.
            replaced.deleteLater()

    def _fill(self, column: QVBoxLayout, file: EventFile, row: int) -> None:
        event, table = file.table.records.event(row), file.table
        category = int(table.category[row])
        if category >= 0:
            name = single_line(table.categories[category].name or table.categories[category].id, 80)
            line = QHBoxLayout()
            line.addWidget(Chip(name, self._look.colors[category].text.name()))
            line.addStretch(1)
            column.addLayout(line)
            column.addSpacing(10)
        column.addWidget(_text(single_line(event.title), "title"))
        column.addSpacing(8)
        self._fill_date(column, event, row)
        countries = table.countries_of(row)
        if countries:
            flow = FlowLayout(spacing_px=6)
            names = [country_name(code, self._language) for code in countries[:_LISTED_AT_MOST]]
            for name in [*names, *_more_words(countries)]:
                flow.addWidget(Chip(single_line(name, 40)))
            column.addSpacing(12)
            column.addLayout(flow)
        if event.place:
            column.addSpacing(10)
            column.addWidget(_text(f"Place: {single_line(event.place)}", "muted"))
        if event.text:
            column.addSpacing(14)
            column.addWidget(_text(text_block(event.text), "body"))
        self._fill_sources(column, event, file.sources)
        self._fill_related(column, event)
        self._fill_more(column, event, file.table.records.extra_fields(row))

    def _fill_date(self, column: QVBoxLayout, event: Event, row: int) -> None:
        if self._file is None:
            return
        table = self._file.table
        bounds = table.bounds(row)
        dated = bool(table.dated()[row])
        column.addWidget(_text(event_date_words(event), "date"))
        notes = [certainty_to_words(bounds)] if dated else ["no date that can be read: not on the timeline"]
        if table.planned[row]:
            notes.append("planned")
        if event.status == "ongoing":
            notes.append("ongoing")
        column.addWidget(_text(" · ".join(note for note in notes if note), "muted"))
        if dated:
            both = bounds_to_words(bounds)
            if both != event_date_words(event):
                column.addWidget(_text(both, "muted"))
        if event.covers:
            column.addWidget(_text(f"Covers {_words_or_doubt(event.covers)}", "muted"))

    def _fill_sources(self, column: QVBoxLayout, event: Event, sources: Mapping[str, Source]) -> None:
        refs = event.source_refs()
        if not refs:
            return
        _add_section(column, "Sources" if len(refs) > 1 else "Source")
        for ref in refs[:_LISTED_AT_MOST]:
            if ref in sources:
                _add_source(column, sources[ref])
            else:
                column.addWidget(_link_or_text(single_line(ref), ref))
        _add_more(column, refs)

    def _fill_related(self, column: QVBoxLayout, event: Event) -> None:
        if self._file is None:
            return
        found = dict.fromkeys(self._file.table.row_of_id(key) for key in event.related)
        rows = [row for row in found if row is not None]
        if not rows:
            return
        _add_section(column, "Related")
        for row in rows[:_LISTED_AT_MOST]:
            other = self._file.table.records.event(row)
            link = LinkLabel(_breakable(f"{single_line(other.title, 120)}, {event_date_words(other)}"))
            link.clicked.connect(lambda row=row: self.event_wanted.emit(row))
            column.addWidget(link)
        _add_more(column, rows)

    def _fill_more(self, column: QVBoxLayout, event: Event, extra: Mapping[str, Any]) -> None:
        tags = [single_line(tag, 80) for tag in event.tags[:_LISTED_AT_MOST]]
        lines = [f"tags: {', '.join([*tags, *_more_words(event.tags)])}"] if tags else []
        for key, value in islice(extra.items(), _LISTED_AT_MOST):
            words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
            lines.append(f"{single_line(key, 80)}: {text_block(words, _EXTRA_MAX_CHARS)}")
        if lines:
            _add_section(column, "More")
            for line in lines:
                column.addWidget(_text(line, "muted"))
            _add_more(column, extra)


def _fill_file(column: QVBoxLayout, file: EventFile) -> None:
    """What the file says of itself."""
    if file.as_of is not None:
        _add_section(column, "As of")
        no_day = f"“{single_line(file.as_of, 80)}” is no day that can be used"
        words = no_day if file.as_of_s is None else _words_or_text(file.as_of)
        column.addWidget(_text(words, "body"))
    if file.sources:
        _add_section(column, "Sources of this file")
        for source in islice(file.sources.values(), _LISTED_AT_MOST):
            _add_source(column, source)
        _add_more(column, file.sources)


def _more_words(listed: Sized) -> list[str]:
    """What is said of those that are not listed, if there are any."""
    more = len(listed) - _LISTED_AT_MOST
    return [f"and {more:,} more"] if more > 0 else []


def _add_more(column: QVBoxLayout, listed: Sized) -> None:
    for words in _more_words(listed):
        column.addWidget(_text(words, "muted"))


def _add_source(column: QVBoxLayout, source: Source) -> None:
    column.addWidget(_link_or_text(single_line(source.title), source.url))
    if source.date and _words_or_text(source.date) not in source.title:
        column.addWidget(_text(_words_or_text(source.date), "muted"))
    if source.note:
        column.addWidget(_text(text_block(source.note, 1_000), "muted"))
    column.addSpacing(4)


def is_safe_link(url: str) -> bool:
    """Whether a link may be opened: http, https and mailto only."""
    try:
        return urlsplit(url.strip()).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False


def _link_or_text(text: str, url: str | None) -> QWidget:
    """A button that opens the link on a click; plain words where there is none or it is not safe to open."""
    if url is None or not is_safe_link(url):
        return _text(text, "source")
    link = LinkLabel(_breakable(f"{text} ↗"))
    # With a tag around it: Qt shows the entities of a text without tags as they are.
    link.setToolTip(f"<span>{html.escape(single_line(url))}</span>")
    link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url.strip())))
    return link


def _words_or_text(edtf: str) -> str:
    try:
        return date_to_words(edtf)
    except EdtfError:
        return single_line(edtf, 80)


def _words_or_doubt(edtf: str) -> str:
    try:
        return date_to_words(edtf)
    except EdtfError:
        return f"“{single_line(edtf, 80)}”, which is no date that can be read"


def _add_section(column: QVBoxLayout, title: str) -> None:
    column.addSpacing(16)
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    column.addWidget(line)
    column.addSpacing(12)
    column.addWidget(_text(title, "section"))
    column.addSpacing(4)


def _text(text: str, role: str) -> QWidget:
    if _LONG_WORD.search(text):
        # A label would widen the pane to the length of the word.
        block = WrappingText(text)
        block.setObjectName(role)
        return block
    label = QLabel(text)
    # Never rich text: it would read local files.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(1)
    label.setObjectName(role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _breakable(text: str) -> str:
    """A link's words, which are not to be copied, with places to break at (zero width spaces) in long ones."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,8}", word[0])), text)
