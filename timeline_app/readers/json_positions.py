"""Where the parts of a JSON text stand: a walk without recursion over what a decoder found well formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
_DEPTH_STEPS: Final = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}


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
        depth += _DEPTH_STEPS.get(token[0], 0)
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


def value_begin(data: bytes, begin: int, key: str) -> int:
    """Where the value of `key` stands in the object at `begin`; `begin` where there is none."""
    return next((member.value.begin for member in members(data, begin) if member.key == key), begin)


def item_begins(data: bytes, begin: int, key: str) -> list[int]:
    """Where the items of the list stand that the object at `begin` has under `key`."""
    return [item.begin for item in items(data, value_begin(data, begin, key))]


def value_begins(data: bytes, at: int, lengths: Iterable[int]) -> list[int]:
    """Where the values of these lengths stand that follow each other from `at`, as the items of a list do."""
    begins: list[int] = []
    before = b""
    for length in lengths:
        # Most files put the same between any two values and the same first character into each.
        if not before or not data.startswith(before, at):
            before = data[at : next_value(data, at) + 1]
        begin = at + len(before) - 1
        begins.append(begin)
        at = begin + length
    return begins


def depth_exceeded_at(data: bytes, limit: int) -> int:
    """The offset of the first bracket that stands in `limit` others; the text's end if there is none."""
    depth = 0
    for token in _string_or_bracket(data):
        depth += _DEPTH_STEPS.get(token[0], 0)
        if depth > limit:
            return token.start()
    return len(data)


def key_text(quoted: bytes) -> str:
    """A key without its quotes and escapes; as it is written where it holds half of a surrogate pair."""
    try:
        return _decode_text(quoted)
    except msgspec.DecodeError:
        return quoted[1:-1].decode("utf-8", "replace")
