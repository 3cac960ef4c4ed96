"""Mistakes by byte offset, and their way to problems with line and column."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from timeline_app.plain_text import single_line
from timeline_app.readers.problem import Problem
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_LENGTH: Final = 80
"""Characters of an event's title that a problem shows."""
LISTED_AT_MOST: Final = 100
"""Mistakes in one field of one event that are told apart; the rest is counted."""


class Finding(msgspec.Struct, frozen=True):
    """A mistake at the byte offset `at`; the rest is as in `Problem`."""

    at: int
    reason: str
    event_title: str | None = None
    field: str | None = None
    suggestion: str | None = None
    loses_event: bool = False
    leaves_out_field: bool = False
    first_at: int | None = None
    """Where the first of two stands, when this is the second; the problem names its line."""
    wrong_date: str | None = None
    """The text that is no EDTF, as far as `reason` is about one."""


def position_of(data: bytes, at: int) -> tuple[int, int]:
    """Line and column of a byte offset, both from 1, columns in characters."""
    line_begin = data.rfind(line_end(data), 0, at) + 1
    return line_number(data, at), _length(data, line_begin, at) + 1


def line_number(data: bytes, at: int) -> int:
    """The line of a byte offset, from 1."""
    return data.count(line_end(data), 0, at) + 1


def line_end(data: bytes) -> bytes:
    """The last byte of each line: a carriage return only where no line ends otherwise, as editors have it."""
    return b"\r" if b"\n" not in data and b"\r" in data else b"\n"


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """The first `LISTED_AT_MOST` findings of each field of one event, and the number of those left out."""
    by_field: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_field.setdefault(finding.field, []).append(finding)
    kept: list[Finding] = []
    for alike in by_field.values():
        kept += alike[:LISTED_AT_MOST]
        if len(alike) > LISTED_AT_MOST:
            more = len(alike) - LISTED_AT_MOST
            left_out = translate("Problems", "and %Ln more problems in this field", "", more)
            kept.append(replace(alike[LISTED_AT_MOST], reason=left_out, suggestion=None, first_at=None))
    return kept


def problems(path: str, data: bytes, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The findings as problems of the file at `path`, in the order of their places."""
    in_order = sorted(findings, key=attrgetter("at"))
    if not in_order:
        return ()
    offsets = {finding.at for finding in in_order}
    offsets |= {finding.first_at for finding in in_order if finding.first_at is not None}
    places = _positions(data, sorted(offsets))
    located: list[Problem] = []
    for finding in in_order:
        first_line = None if finding.first_at is None else places[finding.first_at][0]
        located.append(_problem(path, *places[finding.at], finding, first_line))
    return tuple(located)


def _positions(data: bytes, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Lines and columns as of `position_of`, of ascending offsets and in one pass: all of a file may be one line."""
    positions: dict[int, tuple[int, int]] = {}
    line, column, counted_to, end = 1, 1, 0, line_end(data)
    for at in offsets:
        line += data.count(end, counted_to, at)
        line_begin = data.rfind(end, counted_to, at) + 1
        if line_begin:
            column, counted_to = 1, line_begin
        column += _length(data, counted_to, at)
        counted_to = at
        positions[at] = line, column
    return positions


def _problem(path: str, line: int, column: int, finding: Finding, first_line: int | None) -> Problem:
    reason = single_line(finding.reason)
    if first_line is not None:
        with_first = translate("Problems", "{reason}; the first is on line {line}")
        reason = with_first.format(reason=reason, line=first_line)
    return Problem(
        path=path,
        line=line,
        column=column,
        at=finding.at,
        reason=reason,
        event_title=None if finding.event_title is None else single_line(finding.event_title, TITLE_LENGTH),
        field=None if finding.field is None else single_line(finding.field, TITLE_LENGTH),
        suggestion=None if finding.suggestion is None else single_line(finding.suggestion),
        loses_event=finding.loses_event,
        leaves_out_field=finding.leaves_out_field,
    )


def _length(data: bytes, begin: int, end: int) -> int:
    return len(data[begin:end].decode("utf-8", "replace"))
