"""A JSON document split into its head and its events, before any of them is decoded."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.readers.findings import position_of
from timeline_app.readers.json_faults import MAX_NESTING
from timeline_app.readers.json_positions import (
    Member,
    depth_exceeded_at,
    members,
    next_value,
    value_end,
)
from timeline_app.readers.json_syntax import mended, syntax_mistake
from timeline_app.readers.problem import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Document(NamedTuple):
    """The parts of a document."""

    events_begin: int
    """Byte offset of the bracket that opens the list of events."""
    lengths: Sequence[int]
    """The bytes of each event; white space and one comma stand between two."""
    head: tuple[Member, ...]
    """The members of the file itself, its events left out; empty for a bare list."""
    repeated_events: tuple[Member, ...]
    """Earlier lists of events in the same file, which do not count."""


_decode_list: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_members: Final = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_check: Final = msgspec.json.Decoder(msgspec.Raw).decode


def split_document(path: str, data: bytes) -> Document:
    """The parts of the document `data`, a list of events or an object with one under "events".

    Raises `UnreadableFileError` when it is neither or no JSON. A document whose only mistakes are NaN,
    Infinity or half surrogate pairs is split all the same.
    """
    text = data
    try:
        try:
            return _split(path, data)
        except msgspec.DecodeError:
            text = mended(data)
            return _split(path, text)
    except RecursionError:
        at = depth_exceeded_at(text, MAX_NESTING)
        raise _unreadable(path, data, at, f"this is nested more than {MAX_NESTING} levels deep") from None
    except msgspec.DecodeError as error:
        raise _unreadable(path, data, *syntax_mistake(text, str(error))) from None


def _split(path: str, data: bytes) -> Document:
    """The parts of `data`; raises what msgspec raises when it is no JSON."""
    begin = next_value(data, 0)
    if data[begin : begin + 1] == b"[":
        return Document(begin, _lengths(data), (), ())
    if data[begin : begin + 1] == b"{":
        return _split_object(path, data, begin)
    _check(data)
    raise _unreadable(path, data, begin, "this is neither a list of events nor an object that holds one")


def _split_object(path: str, data: bytes, begin: int) -> Document:
    decoded = _decode_members(data).get("events", msgspec.Raw(b" "))

    def find_end(data: bytes, begin: int) -> int:
        # The decoder has measured the events: walking over them would take seconds for a large file.
        # Only a list is known to be the same one by its beginning: 12 begins as 1 does.
        is_events = data[begin : begin + 1] == b"[" and data.startswith(decoded, begin)
        return begin + len(decoded) if is_events else value_end(data, begin)

    found = tuple(members(data, begin, find_end))
    events = [member for member in found if member.key == "events"]
    if not events:
        raise _unreadable(path, data, begin, 'there is no list of events: the field "events" is missing')
    at = events[-1].value.begin
    if data[at : at + 1] != b"[":
        raise _unreadable(path, data, at, '"events" should be a list, in square brackets')
    head = tuple(member for member in found if member.key != "events")
    return Document(at, _lengths(decoded), head, tuple(events[:-1]))


def _lengths(events: bytes) -> Sequence[int]:
    return array("q", map(len, _decode_list(events)))


def _unreadable(path: str, data: bytes, at: int, reason: str) -> UnreadableFileError:
    return UnreadableFileError(path, reason, *position_of(data, at))
