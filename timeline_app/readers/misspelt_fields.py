"""Fields that no event has, and that are probably meant to be ones that events have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.events import Event
from timeline_app.readers.findings import Finding
from timeline_app.readers.json_positions import members

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from timeline_app.readers.json_positions import Member

_FIELDS: Final = frozenset(Event.__struct_fields__)
_SHORT: Final = 4
"""Letters; so many words are as short as "id" and "end" that likeness says nothing."""
_LONG: Final = 7
"""Letters; in shorter words another letter makes another word, as in "place" and "plane"."""
_FIELD_OF_REST: Final = {
    field[:at] + field[at + 1 :]: field for field in sorted(_FIELDS) if len(field) >= _SHORT for at in range(len(field))
}
"""Fields by what is left of them without one letter."""
_LONGEST: Final = max(map(len, _FIELDS)) + 1
_decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def misspelt(found: Iterable[Member], field: str) -> Member | None:
    """The first of an object's members that is probably meant to be `field`, which the object lacks."""
    return next((member for member in found if _meant_field(member.key) == field), None)


def misspelt_findings(data: bytes, begin: int, end: int, event: Event) -> Iterator[Finding]:
    """Fields of the event at `data[begin:end]` that are kept as they are and probably meant as others that it lacks.

    A missing date is a finding of its own.
    """
    given = _decode_members(data[begin:end]).keys()
    if not any(_meant(name, given) for name in given - _FIELDS):
        return
    for member in members(data, begin):
        meant = _meant(member.key, given)
        if meant is not None and (meant != "date" or event.edtf() is not None):
            reason = "is not among the fields that are read; kept and shown as it is"
            yield Finding(member.key_begin, reason, event.title, member.key, did_you_mean(meant))


def did_you_mean(meant: str) -> str:
    """The suggestion that says so."""
    return f'did you mean "{meant}"?'


def _meant(name: str, given: Collection[str]) -> str | None:
    meant = _meant_field(name)
    return None if meant in given else meant


def _meant_field(name: str) -> str | None:
    """The field that a letter too much, too little, in another's place or another one makes into `name`."""
    if name in _FIELDS or len(name) > _LONGEST:
        return None
    small = name.lower()
    if small in _FIELDS:
        return small
    if small in _FIELD_OF_REST:
        return _FIELD_OF_REST[small]
    for at in range(len(small)):
        rest = small[:at] + small[at + 1 :]
        if len(rest) >= _SHORT and rest in _FIELDS:
            return rest
        field = _FIELD_OF_REST.get(rest)
        if field is not None and (sorted(field) == sorted(small) or _differ_in_one_letter(field, small)):
            return field
    return None


def _differ_in_one_letter(field: str, name: str) -> bool:
    return len(field) >= _LONG and sum(map(str.__ne__, field, name)) == 1
