"""Events that can be kept without some of their fields: those of a wrong type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.events import Event
from timeline_app.readers.fields import object_finding, read_fields
from timeline_app.readers.json_faults import value_findings
from timeline_app.readers.json_positions import Span, members

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from timeline_app.readers.json_positions import Member

_REQUIRED: Final = "title"


def wrong_fields(text: bytes) -> list[Span]:
    """Where each field of a wrong type stands in the event `text`, ascending, with a comma that belongs to it.

    None of them where the event cannot be without such a field, or has other faults, such as a key given twice.
    """
    if object_finding(text, 0) is not None or value_findings(text, 0):
        return []
    found = list(members(text, 0))
    # What is wrong inside of a field, as in `dates.source`, costs the whole field.
    wrong = {str(finding.field).partition(".")[0] for finding in read_fields(text, 0, found, Event).findings}
    return [] if not wrong or _REQUIRED in wrong else [*_with_commas(found, wrong)]


def _with_commas(found: Sequence[Member], wrong: Container[str]) -> Iterator[Span]:
    """The wrong ones of the members, each with a comma, so that just those between the others are left."""
    last_kept = max(place for place, member in enumerate(found) if member.key not in wrong)
    for place, member in enumerate(found):
        if member.key not in wrong:
            continue
        if place < last_kept:
            yield Span(member.key_begin, found[place + 1].key_begin)
        else:
            yield Span(found[place - 1].value.end, member.value.end)
