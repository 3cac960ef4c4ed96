"""What an event is called from one reading of its file to the next, when its row may be another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from timeline_app.table import EventTable

_BATCH: Final = 1_000


class EventName(msgspec.Struct, frozen=True):
    """The id of an event or, without one, its title and date; and where it stood."""

    row: int
    id: str | None = None
    title: str = ""
    date: str | None = None
    """EDTF."""


def row_to_name(table: EventTable, row: int) -> EventName:
    """The name of the event at `row`."""
    event = table.records.event(row)
    return EventName(row, event.id) if event.id is not None else EventName(row, None, event.title, event.edtf())


def name_to_row(table: EventTable, name: EventName) -> int | None:
    """Where the event stands in this table, None if nowhere; without an id, a million titles take half a second."""
    if name.id is not None:
        return table.row_of_id(name.id)
    if _is_at(table, name, name.row):
        return name.row
    for first in range(0, len(table), _BATCH):
        titles = table.records.titles(first, min(first + _BATCH, len(table)))
        for row, title in enumerate(titles, first):
            if title == name.title and _is_at(table, name, row):
                return row
    return None


def _is_at(table: EventTable, name: EventName, row: int) -> bool:
    if not 0 <= row < len(table):
        return False
    event = table.records.event(row)
    return event.id is None and (event.title, event.edtf()) == (name.title, name.date)
