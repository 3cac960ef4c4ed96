"""Where the parts of a JSON text stand: a walk without recursion over what a decoder found well formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STRING: Final = rb'"(?:[^"\\]++|\\.)*+"'
"""A JSON text in its quotes, as a regular expression for use with `re.DOTALL`."""
SCALAR: Final = rb'[^ \t\r\n,:\[\]{}"]++'
"""A number or a word; wide enough for NaN and -Infinity, which are no JSON but must have a place."""

_SPACE: Final = rb"[ \t\r\n]*+"
_string_or_bracket = re.compile(STRING + rb"|[\[\]{}]", re.DOTALL).finditer
_match_string = re.compile(STRING, re.DOTALL).match
_match_scalar = re.compile(SCALAR).match
_match_key = re.compile(rb"[ \t\r\n,]*+(" + STRING + rb")" + _SPACE + rb":" + _SPACE, re.DOTALL).match
_match_separators = re.compile(rb"[ \t\r\n,]*+").match
_decode_text = msgspec.json.Decoder(str).decode


class Span(NamedTuple):
    """The place of one value, by byte offsets."""

    begin: int
    end: int


class Member(NamedTuple):
    """One member of an object, by byte offsets."""

    key: str
    key_begin: int
    value: Span


def value_end(data: bytes, begin: int) -> int:
    """The offset just behind the value that begins at `begin`."""
    first = data[begin : begin + 1]
    if first not in (b"[", b"{"):
        match = (_match_string if first == b'"' else _match_scalar)(data, begin)
        return match.end() if match else len(data)
    depth = 0
    for token in _string_or_bracket(data, begin):
        depth += _depth_step(token[0])
        if depth == 0:
            return token.end()
    return len(data)


def members(data: bytes, begin: int, find_end: Callable[[bytes, int], int] = value_end) -> Iterator[Member]:
    """The members of the object that begins at `begin`, one given twice twice.

    `find_end` finds the end of the value at an offset; a caller may know of a faster way.
    """
    match = _match_key(data, begin + 1)
    while match:
        value = Span(match.end(), find_end(data, match.end()))
        yield Member(key_text(match[1]), match.start(1), value)
        match = _match_key(data, value.end)


def items(data: bytes, begin: int) -> Iterator[Span]:
    """The items of the list that begins at `begin`."""
    at = next_value(data, begin + 1)
    while at < len(data) and data[at] not in b"]}":
        item = Span(at, value_end(data, at))
        yield item
        at = next_value(data, item.end)


def next_value(data: bytes, at: int) -> int:
    """The first offset from `at` that holds neither white space nor a comma."""
    match = _match_separators(data, at)
    return match.end() if match else at


def value_begin(data: bytes, begin: int, key: str, item: int | None = None) -> int:
    """Where the value of `key` stands in the object at `begin`, or its item number `item`, counted from 0.

    `begin` where there is none.
    """
    found = next((member.value.begin for member in members(data, begin) if member.key == key), None)
    if found is None:
        return begin
    if item is None or data[found : found + 1] != b"[":
        return found
    return next((span.begin for number, span in enumerate(items(data, found)) if number == item), found)


def depth_exceeded_at(data: bytes, limit: int) -> int:
    """The offset of the first bracket that stands in `limit` others; the text's end if there is none."""
    depth = 0
    for token in _string_or_bracket(data):
        depth += _depth_step(token[0])
        if depth > limit:
            return token.start()
    return len(data)


def key_text(quoted: bytes) -> str:
    """A key without its quotes and escapes; as it is written where it holds half of a surrogate pair."""
    try:
        return _decode_text(quoted)
    except msgspec.DecodeError:
        return quoted[1:-1].decode("utf-8", "replace")


def _depth_step(token: bytes) -> int:
    return {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(token, 0)
