"""What is wrong with the dates in a file, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.fast import read_bounds
from timeline_app.nearest import did_you_mean
from timeline_app.readers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUGGESTED_AT_MOST: Final = 1_000
"""Different wrong dates that get a suggestion; finding one takes as long as reading a hundred events."""


def date_finding(at: int, field: str, text: str) -> Finding | None:
    """What is wrong with the EDTF `text` that stands at the byte offset `at`, or None."""
    try:
        read_bounds(text)
    except EdtfError as error:
        return unreadable_date(at, field, error)
    return None


def unreadable_date(at: int, field: str, error: EdtfError) -> Finding:
    """The finding that says what `error` says of the date at the byte offset `at`."""
    return Finding(at, error.reason, field=field, wrong_date=error.text)


def with_suggestions(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each wrong date with what was probably meant, as far as `SUGGESTED_AT_MOST` allows."""
    meant: dict[str, str | None] = {}
    for finding in findings:
        text = finding.wrong_date
        if text is None:
            yield finding
            continue
        if text not in meant and len(meant) < SUGGESTED_AT_MOST:
            from timeline_app.dates.suggestions import suggest_edtf  # noqa: PLC0415  # few files need it

            meant[text] = suggest_edtf(text)
        hint = meant.get(text)
        yield finding if hint is None else replace(finding, suggestion=did_you_mean(hint))
