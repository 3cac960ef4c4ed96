"""What makes well-formed JSON unsafe to read: keys given twice, and values that no two parsers read alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.readers.findings import Finding
from timeline_app.readers.json_positions import SCALAR, STRING, Member, key_text
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NESTING: Final = 100
"""Brackets within brackets; more would exhaust a decoder's stack, here or later in the window."""

_find_tokens = re.compile(
    rb"(?P<key>"
    + STRING
    + rb")[ \t\r\n]*+:|(?P<text>"
    + STRING
    + rb")|(?P<bracket>[\[\]{}])|(?P<scalar>"
    + SCALAR
    + rb")",
    re.DOTALL,
).finditer
_decode_any = msgspec.json.Decoder().decode


class _Level(msgspec.Struct):
    """One bracket that is open during the walk."""

    seen: dict[str, int] = msgspec.field(default_factory=dict)
    key: str | None = None


def value_findings(data: bytes, begin: int, name: str | None = None) -> list[Finding]:
    """What is wrong with the value at the byte offset `begin`, at any depth, in one pass without recursion.

    `name` is the field that holds the value. The walk ends at the first bracket nested too deep.
    """
    findings: list[Finding] = []
    levels = [_Level(key=name)]
    for token in _find_tokens(data, begin):
        at, kind = token.start(), token.lastgroup
        if kind == "key":
            level = levels[-1]
            level.key = key_text(token["key"])
            first_at = level.seen.setdefault(level.key, at)
            reason = _unreadable_reason(token["key"])
            if reason:
                findings.append(Finding(at, reason, field=_path(levels)))
            elif first_at != at:
                findings.append(_repeated(at, _path(levels), first_at))
        elif kind != "bracket":
            reason = _unreadable_reason(token[0])
            findings += [Finding(at, reason, field=_path(levels))] if reason else []
        elif token[0] in (b"[", b"{"):
            levels.append(_Level())
            if len(levels) > MAX_NESTING:
                reason = translate("Problems", "is nested more than {levels} levels deep").format(levels=MAX_NESTING)
                return [*findings, Finding(at, reason, field=_path(levels[:3]))]
        else:
            levels.pop()
        if len(levels) == 1:
            break
    return findings


def repeated_keys(members: Iterable[Member]) -> list[Finding]:
    """The keys of one object that are given twice."""
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for member in members:
        if member.key in seen:
            findings.append(_repeated(member.key_begin, member.key, seen[member.key]))
        seen.setdefault(member.key, member.key_begin)
    return findings


def _repeated(at: int, name: str | None, first_at: int) -> Finding:
    return Finding(at, translate("Problems", "this key is given twice"), field=name, first_at=first_at)


def _unreadable_reason(raw: bytes) -> str | None:
    try:
        _decode_any(raw)
    except msgspec.ValidationError:
        return translate("Problems", "this number is too large to be read")
    except msgspec.DecodeError:
        if raw.startswith(b'"'):
            return translate("Problems", "holds half of a surrogate pair (\\uD800 to \\uDFFF), which is no character")
        return translate("Problems", "{text} is no JSON; leave the field out").format(
            text=raw[:20].decode("utf-8", "replace")
        )
    return None


def _path(levels: list[_Level]) -> str | None:
    return ".".join(level.key for level in levels if level.key is not None) or None
