"""A JSON document split into its head and its events, before any of them is decoded."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import numpy as np

from timeline_app.readers.event_places import Places, leading_places, places_of
from timeline_app.readers.findings import position_of
from timeline_app.readers.json_faults import MAX_NESTING
from timeline_app.readers.json_positions import (
    Member,
    Span,
    depth_exceeded_at,
    members,
    next_value,
    value_end,
)
from timeline_app.readers.misspelt_fields import misspelt_events
from timeline_app.readers.problem import UnreadableFileError
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable


class Document(NamedTuple):
    """The parts of a document."""

    events_begin: int
    """Byte offset of the bracket that opens the list of events."""
    events: Places
    head: tuple[Member, ...]
    """The members of the file itself, its events left out; empty for a bare list."""
    repeated_events: tuple[Member, ...]
    """Earlier lists of events in the same file, which do not count."""


_HEAD_LENGTH: Final = 2**16
"""Bytes in which a list of events is looked for that can be split stretch by stretch."""
_decode_list: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_members: Final = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_check: Final = msgspec.json.Decoder(msgspec.Raw).decode


def split_document(path: str, data: bytes, tell: Callable[[int], None]) -> Document:
    """The parts of the document `data`, a list of events or an object with one under "events".

    Raises `UnreadableFileError` when it is neither or no JSON. A document whose only mistakes are NaN,
    Infinity or half surrogate pairs is split all the same. `tell` is told byte offsets from time to time.
    """
    return _split_by_stretches(path, data, tell) or _split_whole(path, data)


def _split_by_stretches(path: str, data: bytes, tell: Callable[[int], None]) -> Document | None:
    """The parts of a document without mistakes, most of its events found on the way; None for others."""
    begin = _first_item(data)
    if begin is None:
        return None
    events, end = leading_places(data, begin, tell)
    skipped = end - begin
    try:
        # Without items that follow each other a list stays one, and what is no JSON stays none.
        rest = _split(path, data[:begin] + data[end:] if skipped else data)
    except (msgspec.DecodeError, RecursionError, UnreadableFileError):
        return None
    if rest.events_begin >= begin or next_value(data, rest.events_begin + 1) != begin:
        return None  # the list that was walked over is not the one that counts
    head = tuple(member if member.key_begin < begin else _moved(member, skipped) for member in rest.head)
    places = (np.concatenate(parts) for parts in zip(events, (ends + skipped for ends in rest.events), strict=True))
    return Document(rest.events_begin, Places(*places), head, rest.repeated_events)


def _first_item(data: bytes) -> int | None:
    """Where the first event of a document probably begins; None where none is found with little effort."""
    begin = next_value(data, 0)
    if data[begin : begin + 1] == b"{":
        lists = (member.value.begin for member in members(data[:_HEAD_LENGTH], begin) if member.key == "events")
        begin = next(lists, begin)
    if data[begin : begin + 1] != b"[":
        return None
    return next_value(data, begin + 1)


def _moved(member: Member, distance: int) -> Member:
    begin, end = member.value
    return Member(member.key, member.key_begin + distance, Span(begin + distance, end + distance))


def _split_whole(path: str, data: bytes) -> Document:
    """The parts of any document, all of its events found at once; raises what `split_document` raises."""
    from timeline_app.readers.json_syntax import syntax_mistake, with_stand_ins  # noqa: PLC0415  # few files need it

    text = data
    try:
        try:
            return _split(path, data)
        except msgspec.DecodeError:
            text = with_stand_ins(data)
            return _split(path, text)
    except RecursionError:
        at = depth_exceeded_at(text, MAX_NESTING)
        raise _unreadable(
            path,
            data,
            at,
            translate("Problems", "this is nested more than {levels} levels deep").format(levels=MAX_NESTING),
        ) from None
    except msgspec.DecodeError as error:
        raise _unreadable(path, data, *syntax_mistake(text, str(error))) from None


def _split(path: str, data: bytes) -> Document:
    """The parts of `data`; raises what msgspec raises when it is no JSON."""
    begin = next_value(data, 0)
    if data[begin : begin + 1] == b"[":
        return Document(begin, _places(data, begin, data), (), ())
    if data[begin : begin + 1] == b"{":
        return _split_object(path, data, begin)
    _check(data)
    raise _unreadable(
        path, data, begin, translate("Problems", "this is neither a list of events nor an object that holds one")
    )


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
        reason = translate("Problems", 'there is no list of events: the field "events" is missing')
        other = misspelt_events(found)
        if other is not None:
            reason = translate(
                "Problems", 'there is no list of events: the field "events" is missing; did you mean this one?'
            )
            raise _unreadable(path, data, other.key_begin, reason)
        raise _unreadable(path, data, begin, reason)
    at = events[-1].value.begin
    if data[at : at + 1] != b"[":
        raise _unreadable(path, data, at, translate("Problems", '"events" should be a list, in square brackets'))
    head = tuple(member for member in found if member.key != "events")
    return Document(at, _places(data, at, decoded), head, tuple(events[:-1]))


def _places(data: bytes, begin: int, events: bytes) -> Places:
    """The places of the items of the list `events`, which begins at `begin`."""
    lengths = np.array(array("q", map(len, _decode_list(events))), np.int64)
    return places_of(data, begin + 1, lengths)


def _unreadable(path: str, data: bytes, at: int, reason: str) -> UnreadableFileError:
    return UnreadableFileError(path, reason, *position_of(data, at))
