"""The fields of one JSON object held against a struct, each on its own, so that all wrong ones are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from timeline_app.events import Category, Event, Source, StatedDate
from timeline_app.readers.findings import Finding
from timeline_app.readers.json_positions import Span, items, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline_app.readers.json_positions import Member


class FileHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself, beside its events."""

    schema: str | None = msgspec.field(name="$schema", default=None)
    title: str | None = None
    as_of: str | None = None
    """EDTF: up to when the file knows."""
    categories: list[Any] = []
    sources: list[Any] = []


class Fields(NamedTuple):
    """The readable fields of an object, decoded, by name; and what is wrong with the others."""

    values: dict[str, Any]
    findings: list[Finding]


class _Rule(NamedTuple):
    """What a field must be."""

    decode: Callable[[bytes], Any]
    required: bool
    expected: str


_DATE: Final = 'a date in double quotes (EDTF), such as "2024-12"'
_EXPECTED: Final = {
    "date": _DATE,
    "start": _DATE,
    "end": _DATE,
    "covers": _DATE,
    "dates": 'a list of dates with who says so, such as [{"date": "1961-04-12", "source": "almanac"}]',
    "as_of": _DATE,
    "countries": 'a list of country codes, such as ["LT"]',
    "importance": "a number",
    "source": 'the id of a source or a list of ids, such as ["first", "second"]',
    "status": '"happened", "ongoing" or "planned"',
    "tags": 'a list of texts, such as ["economy"]',
    "related": 'a list of the ids of events, such as ["first", "second"]',
    "categories": "a list of categories",
    "sources": "a list of sources",
}
_KINDS: Final = {b'"': "a text", b"[": "a list", b"{": "an object", b"t": "true", b"f": "false", b"n": "null"}
_SHORT: Final = 40
_item_number = re.compile(r"`\$\[(\d+)\]`").search


def _rules(struct: type[msgspec.Struct]) -> dict[str, _Rule]:
    return {
        field.encode_name: _Rule(
            msgspec.json.Decoder(field.type).decode,
            field.required,
            _EXPECTED.get(field.name, "a text in double quotes"),
        )
        for field in msgspec.structs.fields(struct)
    }


_RULES: Final[dict[type[msgspec.Struct], dict[str, _Rule]]] = {
    struct: _rules(struct) for struct in (Event, StatedDate, Category, Source, FileHead)
}


def read_fields(data: bytes, begin: int, found: Iterable[Member], struct: type[msgspec.Struct]) -> Fields:
    """The fields of the object at the byte offset `begin`, which has the members `found`, as far as `struct` has them.

    Of a key given twice the last value counts. A value that no parser reads is passed over here:
    `json_faults` finds those.
    """
    rules = _RULES[struct]
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    given: set[str] = set()
    for key, _, value in found:
        if key not in rules:
            continue
        given.add(key)
        try:
            values[key] = rules[key].decode(data[value.begin : value.end])
        except msgspec.ValidationError as error:
            if key == "dates" and data[value.begin : value.begin + 1] == b"[":
                findings += _stated_date_findings(data, value)
            elif "out of range" not in str(error):
                findings.append(_wrong_type(data, value, key, rules[key].expected, str(error)))
        except (msgspec.DecodeError, RecursionError):
            continue
    missing = (name for name, rule in rules.items() if rule.required and name not in given)
    findings += (Finding(begin, "is missing", field=name) for name in missing)
    return Fields(values, findings)


def _stated_date_findings(data: bytes, dates: Span) -> list[Finding]:
    """What is wrong with the items of an event's `dates`, each on its own."""
    findings: list[Finding] = []
    for item in items(data, dates.begin):
        not_object = object_finding(data, item.begin)
        wrong = [] if not_object else read_fields(data, item.begin, members(data, item.begin), StatedDate).findings
        findings += [replace(finding, field=f"dates.{finding.field}") for finding in wrong]
        findings += [replace(not_object, field="dates")] if not_object else []
    return findings


def object_finding(data: bytes, begin: int) -> Finding | None:
    """What is wrong with the value at `begin` where an object should stand."""
    if data[begin : begin + 1] == b"{":
        return None
    return Finding(begin, f"should be an object in braces, not {_kind(data, begin)}")


def _wrong_type(data: bytes, value: Span, key: str, expected: str, message: str) -> Finding:
    item = _item_number(message)
    if item:
        at = list(items(data, value.begin))[int(item[1])].begin
        return Finding(at, f"should be {expected}; this item is {_kind(data, at)}", field=key)
    raw = data[value.begin : value.end].decode("utf-8", "replace")
    kind = _kind(data, value.begin)
    shown = raw if kind == "a text" and len(raw) <= _SHORT and key == "status" else kind
    suggestion = _suggestion(raw, kind, expected)
    return Finding(value.begin, f"should be {expected}, not {shown}", field=key, suggestion=suggestion)


def _suggestion(raw: str, kind: str, expected: str) -> str | None:
    if len(raw) > _SHORT:
        return None
    if kind == "null":
        return "leave the field out"
    if kind == "a text" and expected.startswith("a list of") and '["' in expected:
        return f"did you mean [{raw}]?"
    if kind == "a number" and "double quotes" in expected:
        return f'did you mean "{raw}"?'
    if kind == "a text" and expected == "a number" and raw[1:-1].isdecimal():
        return f"did you mean {raw[1:-1]}?"
    return None


def _kind(data: bytes, begin: int) -> str:
    return _KINDS.get(data[begin : begin + 1], "a number")
