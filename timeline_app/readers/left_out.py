"""Events that can be kept without some of their fields: those of a wrong type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.events import Event
from timeline_app.readers.fields import object_finding, read_fields
from timeline_app.readers.json_faults import value_findings
from timeline_app.readers.json_positions import members

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from timeline_app.readers.json_positions import Member

_REQUIRED: Final = "title"


def without_wrong_fields(text: bytes) -> bytes | None:
    """The event `text` with blanks in place of each field of a wrong type, as long as before.

    None where the event has no such field, cannot be without it, or has other faults, such as a key given twice.
    """
    if object_finding(text, 0) is not None or value_findings(text, 0):
        return None
    found = list(members(text, 0))
    # What is wrong inside of a field, as in `dates.source`, costs the whole field.
    wrong = {str(finding.field).partition(".")[0] for finding in read_fields(text, 0, found, Event).findings}
    if not wrong or _REQUIRED in wrong:
        return None
    blanked = bytearray(text)
    for begin, end in _with_commas(found, wrong):
        blanked[begin:end] = b" " * (end - begin)
    return bytes(blanked)


def patched(data: bytes, patches: Iterable[tuple[int, bytes]]) -> bytes:
    """The data with other bytes at some offsets; as long as before, and the same object where there are none."""
    copy: bytearray | None = None
    for begin, text in patches:
        copy = bytearray(data) if copy is None else copy
        copy[begin : begin + len(text)] = text
    return data if copy is None else bytes(copy)


def _with_commas(found: Sequence[Member], wrong: Container[str]) -> Iterator[tuple[int, int]]:
    """The wrong ones of the members, each with a comma, so that just those between the others are left."""
    last_kept = max(place for place, member in enumerate(found) if member.key not in wrong)
    for place, member in enumerate(found):
        if member.key not in wrong:
            continue
        if place < last_kept:
            yield member.key_begin, found[place + 1].key_begin
        else:
            yield found[place - 1].value.end, member.value.end
