"""What is wrong with a date in a file."""

from __future__ import annotations

from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.fast import read_bounds
from timeline_app.readers.findings import Finding


def date_finding(at: int, field: str, text: str) -> Finding | None:
    """What is wrong with the EDTF `text` that stands at the byte offset `at`, or None."""
    try:
        read_bounds(text)
    except EdtfError as error:
        return unreadable_date(at, field, error)
    return None


def unreadable_date(at: int, field: str, error: EdtfError) -> Finding:
    """The finding that says what `error` says of the date at the byte offset `at`."""
    hint = error.suggestion
    return Finding(at, error.reason, field=field, suggestion=None if hint is None else f'did you mean "{hint}"?')
