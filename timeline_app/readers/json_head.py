"""What a file says of itself: title, `as_of`, categories and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE
from timeline_app.dates.fast import read_bounds
from timeline_app.events import Category, Source
from timeline_app.readers.date_findings import date_finding
from timeline_app.readers.fields import FileHead, object_finding, read_fields
from timeline_app.readers.findings import Finding
from timeline_app.readers.json_faults import repeated_keys, value_findings
from timeline_app.readers.json_positions import Member, Span, items, members, value_begin
from timeline_app.readers.misspelt_fields import misspelt_members
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.readers.json_document import Document

_Struct = TypeVar("_Struct", Category, Source)
_is_link = re.compile(r"\s*(?:https?|mailto):", re.IGNORECASE).match
_is_color = re.compile(r"#[0-9a-fA-F]{6}").fullmatch


class Head(NamedTuple):
    """What a file says of itself, as far as it can be read."""

    title: str | None
    as_of: str | None
    as_of_s: int | None
    categories: tuple[Category, ...]
    sources: dict[str, Source]
    findings: list[Finding]


def read_head(data: bytes, document: Document) -> Head:
    """The head of `document`, with all that is wrong in it; what is wrong is left out and the rest stands."""
    findings = _repeated_members(document)
    values, wrong = read_fields(data, 0, document.head, FileHead)
    findings += wrong
    findings += misspelt_members(document.head, FileHead)
    for member in document.head:
        findings += value_findings(data, member.value.begin, member.key)
    lists = {member.key: member for member in document.head}
    categories = _structs(data, lists.get("categories"), Category, findings)
    sources = _structs(data, lists.get("sources"), Source, findings)
    as_of = values.get("as_of")
    as_of_s = None if as_of is None else _as_of_s(lists["as_of"].value, as_of, findings)
    return Head(values.get("title"), as_of, as_of_s, tuple(categories.values()), sources, findings)


def _repeated_members(document: Document) -> list[Finding]:
    reason = translate("Problems", "this list is passed over: the file has a second one further down")
    findings = [Finding(member.key_begin, reason, field="events") for member in document.repeated_events]
    return findings + repeated_keys(document.head)


def _as_of_s(value: Span, as_of: str, findings: list[Finding]) -> int | None:
    finding = date_finding(value.begin, "as_of", as_of)
    if finding is not None:
        findings.append(finding)
        return None
    as_of_s = read_bounds(as_of).hi_s
    if as_of_s < FAR_FUTURE:
        return as_of_s
    findings.append(Finding(value.begin, translate("Problems", "should be a date that comes to an end"), field="as_of"))
    return None


def _structs(data: bytes, member: Member | None, struct: type[_Struct], findings: list[Finding]) -> dict[str, _Struct]:
    """The readable items of a list, by id; of two with the same id the first."""
    found: dict[str, _Struct] = {}
    begins: dict[str, int] = {}
    if member is None or data[member.value.begin : member.value.begin + 1] != b"[":
        return found
    for begin, _ in items(data, member.value.begin):
        not_object = object_finding(data, begin)
        if not_object is not None:
            findings.append(replace(not_object, field=member.key))
            continue
        found_members = tuple(members(data, begin))
        values, wrong = read_fields(data, begin, found_members, struct)
        wrong += misspelt_members(found_members, struct)
        wrong += _value_findings(data, begin, values)
        findings += (replace(finding, field=f"{member.key}.{finding.field}") for finding in wrong)
        try:
            item = msgspec.convert(values, struct)
        except msgspec.ValidationError:
            continue  # a required field is missing or wrong, which is among the findings
        first = begins.setdefault(item.id, begin)
        if first != begin:
            at = value_begin(data, begin, "id")
            findings.append(
                Finding(at, translate("Problems", "this id is given twice"), field=f"{member.key}.id", first_at=first)
            )
        found.setdefault(item.id, item)
    return found


def _value_findings(data: bytes, begin: int, values: dict[str, Any]) -> list[Finding]:
    """What is wrong with a category's colour or a source's link or date; such a colour is taken out of `values`."""
    findings = []
    if values.get("color") is not None and not _is_color(values["color"]):
        del values["color"]
        at = value_begin(data, begin, "color")
        findings.append(Finding(at, translate("Problems", 'should be a colour as "#rrggbb"'), field="color"))
    if values.get("url") is not None and not _is_link(values["url"]):
        reason = translate("Problems", "should begin with https://, http:// or mailto:; shown as text, not as a link")
        findings.append(Finding(value_begin(data, begin, "url"), reason, field="url"))
    if values.get("date") is not None:
        finding = date_finding(value_begin(data, begin, "date"), "date", values["date"])
        findings += [finding] if finding else []
    return findings
