"""The columns of the table as a user arranged them: order, widths, and which are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.window.event_table_model import TABLE_COLUMNS, USUALLY_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHeaderView

LEAST_PX: Final = 40
_MOST_PX: Final = 4_000
_USUAL_PX: Final = {
    "date_in_words": 210,
    "title": 320,
    "category": 150,
    "countries": 150,
    "place": 130,
    "status": 90,
    "certainty": 190,
    "source": 240,
    "importance": 100,
    "text": 420,
}
_OTHER_PX: Final = 130


class ColumnState(msgspec.Struct, frozen=True):
    """A column from left to right, with its width."""

    id: str
    width_px: int
    is_shown: bool


USUAL: Final = tuple(
    ColumnState(column.id, _USUAL_PX.get(column.id, _OTHER_PX), column.id in USUALLY_SHOWN) for column in TABLE_COLUMNS
)


def text_to_columns(text: str) -> Sequence[ColumnState]:
    """The columns that `columns_to_text` made a text of; the usual ones for any other text."""
    try:
        states = msgspec.json.decode(text, type=list[ColumnState])
    except (msgspec.DecodeError, UnicodeError):
        return USUAL
    known = {column.id for column in TABLE_COLUMNS}
    kept = {state.id: state for state in states if state.id in known}
    # Those that came with a later version stand at the end.
    return [*kept.values(), *(state for state in USUAL if state.id not in kept)]


def columns_to_text(header: QHeaderView) -> str:
    """How the columns stand now."""
    sections = map(header.logicalIndex, range(header.count()))
    states = [
        ColumnState(TABLE_COLUMNS[section].id, header.sectionSize(section), not header.isSectionHidden(section))
        for section in sections
    ]
    return msgspec.json.encode(states).decode()


def arrange_columns(header: QHeaderView, states: Sequence[ColumnState]) -> None:
    """Put the columns in this order, with these widths; one of them is always shown."""
    sections = {column.id: section for section, column in enumerate(TABLE_COLUMNS)}
    none_shown = not any(state.is_shown for state in states)
    for place, state in enumerate(states):
        section = sections[state.id]
        header.moveSection(header.visualIndex(section), place)
        # Hidden ones are resized too: a width of 0 would stay when they are shown again.
        header.setSectionHidden(section, False)
        header.resizeSection(section, max(LEAST_PX, min(_MOST_PX, state.width_px)))
        header.setSectionHidden(section, not (state.is_shown or (none_shown and state.id == "title")))
