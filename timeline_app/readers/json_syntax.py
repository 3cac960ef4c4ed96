"""What is wrong with a text that is not JSON, and where, in plain words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline_app.readers.findings import line_number
from timeline_app.readers.json_positions import STRING
from timeline_app.wording import translate

_offset_in_message = re.compile(r"\(byte (\d+)\)").search

# What stands before a non-number is consumed in one go: a callback for each string would take a minute.
_match_not_a_number = re.compile(rb'(?:[^"NI\-]++|' + STRING + rb"|-(?!Infinity))*+(-?Infinity|NaN)", re.DOTALL).match
_LETTERS: Final = b"truefalsn"
"""Of true, false and null."""
_WORD_LENGTH: Final = 5
_colon = re.compile(rb"[ \t\r\n]*:").match
_HEX2: Final = rb"[0-9a-fA-F]{2}"
_find_escapes = re.compile(
    rb"\\(?:u[dD][89abAB]" + _HEX2 + rb"\\u[dD][c-fC-F]" + _HEX2 + rb"|(u[dD][89a-fA-F]" + _HEX2 + rb")|.)",
    re.DOTALL,
).finditer
_string_or_bracket = re.compile(STRING + rb'|["\[\]{}]', re.DOTALL).finditer

_CURLY_QUOTES: Final = "“”„«»‘’"


class SyntaxMistake(NamedTuple):
    """Why a text is not JSON, at a byte offset."""

    at: int
    reason: str


def with_stand_ins(data: bytes) -> bytes:
    """`data`, as long as before, with stand-ins for NaN, Infinity and lone surrogates.

    Many programs write them though RFC 8259 has no such values; with the stand-ins the text can be
    split into events, of which only those that hold one are lost.
    """
    changed = bytearray(data)
    match = _match_not_a_number(data)
    while match:
        # As a key it stays the mistake that it is: in quotes it would become one that nobody wrote.
        if not _colon(data, match.end()):
            changed[match.start(1) : match.end(1)] = b'"' + b"0" * (len(match[1]) - 2) + b'"'
        match = _match_not_a_number(data, match.end())
    for escape in _find_escapes(data):
        if escape[1]:
            changed[escape.start(1) : escape.end(1)] = b"ufffd"
    return bytes(changed)


def syntax_mistake(data: bytes, message: str) -> SyntaxMistake:
    """The mistake that msgspec's error `message` is about."""
    offset = _offset_in_message(message)
    if offset is None:
        return _truncation(data)
    at = min(int(offset[1]), len(data) - 1)
    if "trailing comma" in message:
        return SyntaxMistake(
            data.rfind(b",", 0, at), translate("Problems", "this comma must go: nothing follows it but a bracket")
        )
    if "trailing characters" in message:
        # msgspec names the offset behind the character.
        return SyntaxMistake(
            at if at < int(offset[1]) else at - 1,
            translate("Problems", "nothing may follow here: the outermost bracket is closed"),
        )
    if "escape" in message:
        backslash = data.rfind(b"\\", 0, at + 1)
        return SyntaxMistake(backslash, translate("Problems", "no such escape; a backslash in a text is written \\\\"))
    reason = _reason_by_character(data, at)
    if reason is None and "invalid character" in message:
        # A word that begins as true, false or null does is noticed further on.
        before = data[max(0, at - _WORD_LENGTH) : at]
        at -= len(before) - len(before.rstrip(_LETTERS))
        reason = _reason_by_character(data, at)
    return SyntaxMistake(at, reason or _reason_by_message(message))


def _reasons_by_beginning() -> dict[bytes, str]:
    curly = translate("Problems", 'texts stand in straight double quotes: "…"')
    return {
        b"True": translate("Problems", "{word} is no JSON; write {right}").format(word="True", right="true"),
        b"False": translate("Problems", "{word} is no JSON; write {right}").format(word="False", right="false"),
        b"None": translate("Problems", "{word} is no JSON; write {right}").format(word="None", right="null"),
        b"undefined": translate("Problems", "{word} is no JSON; write {right}").format(word="undefined", right="null"),
        b"/": translate("Problems", "JSON has no comments"),
        b"#": translate("Problems", "JSON has no comments"),
        b"'": translate("Problems", "texts stand in double quotes, not in single ones"),
        b"+": translate("Problems", "JSON writes no number in this way"),
        b".": translate("Problems", "JSON writes no number in this way"),
    } | {quote.encode(): curly for quote in _CURLY_QUOTES}


def _reason_by_character(data: bytes, at: int) -> str | None:
    here = data[at : at + 9]
    if here[0] < ord(" "):
        return _control_reason(here[0])
    if at == 0 and here[:1] == b"<":
        return translate("Problems", "this is HTML or XML, not JSON")
    return next((reason for begin, reason in _reasons_by_beginning().items() if here.startswith(begin)), None)


def _control_reason(code: int) -> str:
    if code in b"\r\n":
        return translate("Problems", "a text must close on its line; a line break in it is written \\n")
    if code in b"\t":
        return translate("Problems", "a tab in a text is written \\t")
    return translate("Problems", "a control character in a text is written {escape}").format(escape=rf"\u{code:04x}")


def _reason_by_message(message: str) -> str:
    if "expected ','" in message:
        return translate("Problems", "a comma or a closing bracket is missing before this")
    if "expected ':'" in message:
        return translate("Problems", "a colon is missing between key and value")
    if "keys must be" in message:
        return translate("Problems", "a key in double quotes should stand here")
    if "invalid number" in message:
        return translate("Problems", "JSON writes no number in this way")
    return translate("Problems", "this is not JSON: a value should stand here")


def _truncation(data: bytes) -> SyntaxMistake:
    open_at: list[int] = []
    for token in _string_or_bracket(data):
        character = token[0]
        if character in (b"[", b"{", b'"'):
            open_at.append(token.start())
        elif character in (b"]", b"}") and open_at:
            open_at.pop()
        if character == b'"':
            break
    end = len(data.rstrip())
    if not open_at:
        return SyntaxMistake(end, translate("Problems", "the file ends in the middle of a value"))
    begin = open_at[-1]
    reasons = {
        b"[": translate("Problems", "the file ends in the middle of a list that begins on line {line}"),
        b"{": translate("Problems", "the file ends in the middle of an object that begins on line {line}"),
        b'"': translate("Problems", "the file ends in the middle of a text that begins on line {line}"),
    }
    return SyntaxMistake(end, reasons[data[begin : begin + 1]].format(line=line_number(data, begin)))
