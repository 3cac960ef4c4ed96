"""What is wrong in a file, and where."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One mistake in a file, said so that its author can find and mend it.

    `line` and `column` count from 1, columns in characters. `loses_event` is true when the event could not be
    taken into the table; false when it is listed all the same (an unreadable date leaves it undated).
    `leaves_out_field` is true when the event was taken without the field, which has a wrong type.
    """

    path: str
    line: int
    column: int
    at: int
    """The same place as a byte offset in the text that was read, which `EventRecords.row_at` understands."""
    reason: str
    event_title: str | None = None
    """The event's title, or `#N` (counted from 1) where it has none; None outside the events."""
    field: str | None = None
    suggestion: str | None = None
    loses_event: bool = False
    leaves_out_field: bool = False

    def __str__(self) -> str:
        """`FILE:LINE:COLUMN: event "TITLE" field: reason (suggestion)`."""
        where = f"{self.path}:{self.line}:{self.column}:"
        event = f' event "{self.event_title}"' if self.event_title is not None else ""
        field = f" {self.field}" if self.field is not None else ""
        colon = ":" if event or field else ""
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{where}{event}{field}{colon} {self.reason}{hint}"


class UnreadableFileError(Exception):
    """There is nothing to show of a file; `line` and `column` (from 1) where a place in it is to blame."""

    def __init__(self, path: str, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(path, reason, line, column)
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """`FILE: reason` or `FILE:LINE:COLUMN: reason`."""
        where = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{where}: {self.reason}"
