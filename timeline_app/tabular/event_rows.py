"""Events with their rows, decoded one by one or, a field of each, many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Self

import msgspec

from timeline_app.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.table import EventFile

Told = Callable[[float], None]
"""Hears of the share that is done, 0 to 1; what it raises ends the work."""

_READ_AT_ONCE: Final = 500
"""Events; few enough for the window to draw a frame in between."""


class EventRow(msgspec.Struct, frozen=True, eq=False):
    """An event of a file with its row."""

    file: EventFile
    row: int
    event: Event
    language: str = "en"
    """For the names of countries."""

    @classmethod
    def of(cls, file: EventFile, row: int, language: str = "en") -> Self:
        """The event at a row of the file's table, decoded."""
        return cls(file, row, file.table.records.event(row), language)

    @property
    def is_dated(self) -> bool:
        """Whether the event has a place in time."""
        return self.file.table.is_dated(self.row)


def read_rows(
    file: EventFile, field: str | None = None, language: str = "en", told: Told | None = None
) -> Iterator[EventRow]:
    """All events of a file, some hundreds decoded at once; `told` hears of the share that was read.

    With a `field`, their `event` has no other than that one, which takes a third of the time.
    """
    count = len(file.table)
    for first in range(0, count, _READ_AT_ONCE):
        end = min(first + _READ_AT_ONCE, count)
        if told is not None:
            told(first / count)
        yield from (
            EventRow(file, row, event, language) for row, event in enumerate(_events(file, first, end, field), first)
        )


def _events(file: EventFile, first: int, end: int, field: str | None) -> list[Any]:
    records = file.table.records
    found = None if field is None else records.decoded(_decoder(field).decode, first, end)
    return [records.event(row) for row in range(first, end)] if found is None else found


@cache
def _decoder(field: str) -> msgspec.json.Decoder[list[Any]]:
    """Decodes lists of events to structs that have only one of their fields."""
    known = next(known for known in msgspec.structs.fields(Event) if known.name == field)
    default: Any = {"default": known.default, "default_factory": known.default_factory}
    one_field = msgspec.defstruct("EventField", [(field, known.type, msgspec.field(**default))])
    return msgspec.json.Decoder(list[one_field])  # type: ignore[valid-type]  # made just now
