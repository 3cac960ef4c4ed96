"""One event in full: the evidence first, then what there is to say, then what it is related to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.countries import country_name
from timeline_app.markdown import read_markdown
from timeline_app.plain_text import single_line, text_block
from timeline_app.window.chip import Chip
from timeline_app.window.evidence import add_date, add_sources
from timeline_app.window.flow_layout import FlowLayout
from timeline_app.window.pane_texts import LISTED_AT_MOST, add_more, add_section, empty_column, more_words, words
from timeline_app.window.related import RelatedEvents
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.events import Event
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.painting.canvas import Look

_EXTRA_MAX_CHARS: Final = 2_000
_EMPTY: Final[tuple[Any, ...]] = ("", [], {}, None)
"""Further fields that say nothing, and are not shown."""


class EventPage(QWidget):
    """Shows the event at a row."""

    event_wanted = Signal(int)
    """A related event was chosen; its row."""
    list_wanted = Signal(str, object)
    """A title, and rows that are to be listed under it."""

    def __init__(self, prepared: PreparedFile, row: int, look: Look, language: str) -> None:
        super().__init__()
        file, column = prepared.file, empty_column(self)
        event = file.table.records.event(row)
        add_category(column, prepared, row, look)
        column.addWidget(words(single_line(event.title), "title"))
        column.addSpacing(8)
        add_date(column, file, row)
        add_sources(column, event, file.sources)
        _add_where(column, event, file.table.countries_of(row), language)
        if event.text:
            column.addSpacing(14)
            column.addWidget(_text(event.text))
        _add_further(column, event, file.table.records.extra_fields(row))
        related = RelatedEvents(prepared, row)
        related.event_wanted.connect(self.event_wanted)
        related.list_wanted.connect(self.list_wanted)
        column.addWidget(related)
        column.addStretch(1)


def add_category(column: QVBoxLayout, prepared: PreparedFile, row: int, look: Look) -> None:
    """The name of the event's category in its colour, if it has one."""
    table = prepared.file.table
    category = int(table.category[row])
    if category >= 0:
        name = single_line(table.categories[category].title, 80)
        line = QHBoxLayout()
        line.addWidget(Chip(name, look.colors[category].text.name()))
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(10)


def add_countries(column: QVBoxLayout, countries: Sequence[str], language: str) -> None:
    """The names of countries, side by side."""
    flow = FlowLayout(spacing_px=6)
    names = [country_name(code, language) for code in countries[:LISTED_AT_MOST]]
    for name in [*names, *more_words(countries)]:
        flow.addWidget(Chip(single_line(name, 40)))
    column.addLayout(flow)


def _add_where(column: QVBoxLayout, event: Event, countries: Sequence[str], language: str) -> None:
    if countries or event.place:
        column.addSpacing(14)
    if countries:
        add_countries(column, countries, language)
    if event.place:
        column.addSpacing(10 if countries else 0)
        column.addWidget(words(translate("Details", "Place: {place}").format(place=single_line(event.place)), "muted"))


def _text(text: str) -> QWidget:
    shown = text_block(text)
    lines = read_markdown(shown)
    if all(line.is_plain for line in lines):
        return words(shown, "body")
    from timeline_app.window.marked_text import MarkedText  # noqa: PLC0415  # most texts are plain

    return MarkedText(lines)


def _add_further(column: QVBoxLayout, event: Event, extra: Mapping[str, Any]) -> None:
    """Tags, and the fields that are not ours."""
    lines = [translate("Details", "tags: {tags}").format(tags=_listed(event.tags))] if event.tags else []
    told = {key: value for key, value in extra.items() if value not in _EMPTY}
    lines += [f"{single_line(key, 80)}: {_shown(value)}" for key, value in islice(told.items(), LISTED_AT_MOST)]
    if lines:
        add_section(column, translate("Details", "More", "heading of further fields"))
        for line in lines:
            column.addWidget(words(line, "muted"))
        add_more(column, told)


def _shown(value: Any) -> str:
    """The value of a further field: words as they are, a list of words side by side, all else as JSON."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        # Longer ones than tags: they may be sentences.
        return text_block(_listed(value, _EXTRA_MAX_CHARS // 4), _EXTRA_MAX_CHARS)
    return text_block(value if isinstance(value, str) else msgspec.json.encode(value).decode(), _EXTRA_MAX_CHARS)


def _listed(texts: Sequence[str], max_chars: int = 80) -> str:
    shown = [single_line(text, max_chars) for text in texts[:LISTED_AT_MOST]]
    return ", ".join([*shown, *more_words(texts)])
