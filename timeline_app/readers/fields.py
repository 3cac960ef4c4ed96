"""The fields of one JSON object held against a struct, each on its own, so that all wrong ones are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from timeline_app.events import Category, Event, Source, StatedDate
from timeline_app.nearest import did_you_mean_value
from timeline_app.readers.findings import Finding
from timeline_app.readers.json_positions import Span, items, members
from timeline_app.wording import translate

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
    name: str
    """The field's own, whose key in a file can be another."""


_DATES: Final = ("date", "start", "end", "covers", "as_of")
_LISTS_OF_TEXTS: Final = ("countries", "tags", "related")
_KINDS: Final = {b'"': "text", b"[": "list", b"{": "object", b"t": "true", b"f": "false", b"n": "null"}
_SHORT: Final = 40
_item_number = re.compile(r"`\$\[(\d+)\]`").search


def _rules(struct: type[msgspec.Struct]) -> dict[str, _Rule]:
    return {
        field.encode_name: _Rule(
            msgspec.json.Decoder(field.type).decode,
            field.required,
            field.name,
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
                findings.append(_wrong_type(data, value, key, rules[key].name, str(error)))
        except (msgspec.DecodeError, RecursionError):
            continue
    missing = (name for name, rule in rules.items() if rule.required and name not in given)
    findings += (Finding(begin, translate("Problems", "is missing", "a field"), field=name) for name in missing)
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
    reason = translate("Problems", "should be an object in braces, not {kind}", "{kind} is a text, a list, …")
    return Finding(begin, reason.format(kind=_kind_words(_kind(data, begin))))


def _wrong_type(data: bytes, value: Span, key: str, name: str, message: str) -> Finding:
    expected = _expected_words(name)
    item = _item_number(message)
    if item:
        at = list(items(data, value.begin))[int(item[1])].begin
        reason = translate("Problems", "should be {expected}; this item is {kind}", "a list of texts; a number")
        return Finding(at, reason.format(expected=expected, kind=_kind_words(_kind(data, at))), field=key)
    raw = data[value.begin : value.end].decode("utf-8", "replace")
    kind = _kind(data, value.begin)
    shown = raw if kind == "text" and len(raw) <= _SHORT and key == "status" else _kind_words(kind)
    reason = translate("Problems", "should be {expected}, not {given}", "a list of texts; a number")
    suggestion = _suggestion(raw, kind, name)
    return Finding(value.begin, reason.format(expected=expected, given=shown), field=key, suggestion=suggestion)


def _expected_words(name: str) -> str:
    """What a field must be."""
    if name in _DATES:
        return translate("Problems", "a date in double quotes (EDTF), such as {example}").format(example='"2024-12"')
    words = {
        "dates": translate("Problems", "a list of dates with who says so, such as {example}"),
        "countries": translate("Problems", "a list of country codes, such as {example}"),
        "importance": translate("Problems", "a number"),
        "source": translate("Problems", "the id of a source or a list of ids, such as {example}"),
        "status": translate("Problems", "{first}, {second} or {third}", "values of a field"),
        "tags": translate("Problems", "a list of texts, such as {example}"),
        "related": translate("Problems", "a list of the ids of events, such as {example}"),
        "categories": translate("Problems", "a list of categories"),
        "sources": translate("Problems", "a list of sources"),
    }
    examples = {
        "dates": '[{"date": "1961-04-12", "source": "almanac"}]',
        "countries": '["LT"]',
        "source": '["first", "second"]',
        "tags": '["economy"]',
        "related": '["first", "second"]',
    }
    template = words.get(name) or translate("Problems", "a text in double quotes")
    first, second, third = '"happened"', '"ongoing"', '"planned"'
    return template.format(example=examples.get(name, ""), first=first, second=second, third=third)


def _suggestion(raw: str, kind: str, name: str) -> str | None:
    if len(raw) > _SHORT:
        return None
    if kind == "null":
        return translate("Problems", "leave the field out")
    if kind == "text" and name in _LISTS_OF_TEXTS:
        return did_you_mean_value(f"[{raw}]")
    if kind == "number" and _is_text(name):
        return did_you_mean_value(f'"{raw}"')
    if kind == "text" and name == "importance" and raw[1:-1].isdecimal():
        return did_you_mean_value(raw[1:-1])
    return None


def _is_text(name: str) -> bool:
    """Whether a field is one text, be it a date or any."""
    return name not in (*_LISTS_OF_TEXTS, "dates", "importance", "source", "status", "categories", "sources")


def _kind(data: bytes, begin: int) -> str:
    return _KINDS.get(data[begin : begin + 1], "number")


def _kind_words(kind: str) -> str:
    words = {
        "text": translate("Problems", "a text"),
        "list": translate("Problems", "a list"),
        "object": translate("Problems", "an object"),
        "number": translate("Problems", "a number"),
    }
    return words.get(kind, kind)
