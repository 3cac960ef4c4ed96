"""Fields that no event has, nor a file, a category or a source, and that are probably meant as ones that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.events import Category, Event, Source
from timeline_app.nearest import did_you_mean
from timeline_app.readers.fields import FileHead
from timeline_app.readers.findings import Finding
from timeline_app.readers.json_positions import members
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline_app.readers.json_positions import Member

_SHORT: Final = 4
"""Letters; so many words are as short as "id" and "end" that likeness says nothing."""
_LONG: Final = 7
"""Letters; in shorter words another letter makes another word, as in "place" and "plane"."""
_OTHER_NUMBERS: Final = {"country": "countries", "category": "categories", "categories": "category"}
"""Fields in the singular or the plural that they do not have, and that more than a letter parts from."""
_decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class _Names(NamedTuple):
    """The names of the fields of one kind of object."""

    all: frozenset[str]
    longest: int
    of_rest: dict[str, str]
    """Fields by what is left of them without one letter."""

    @classmethod
    def of(cls, names: Sequence[str]) -> _Names:
        long = sorted(name for name in names if len(name) >= _SHORT)
        of_rest = {name[:at] + name[at + 1 :]: name for name in long for at in range(len(name))}
        return cls(frozenset(names), max(map(len, names)) + 1, of_rest)


def _names_of(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(struct))


_EVENT: Final = _Names.of(_names_of(Event))
_FILE: Final = _Names.of((*_names_of(FileHead), "events"))
_OTHERS: Final = {FileHead: _FILE, Category: _Names.of(_names_of(Category)), Source: _Names.of(_names_of(Source))}


def misspelt(found: Iterable[Member], field: str) -> Member | None:
    """The first of an event's members that is probably meant to be `field`, which the event lacks."""
    return next((member for member in found if _meant_field(member.key, _EVENT) == field), None)


def misspelt_events(found: Iterable[Member]) -> Member | None:
    """The first of a file's members that is probably meant to be its list of events, which it lacks."""
    return next((member for member in found if _meant_field(member.key, _FILE) == "events"), None)


def misspelt_members(found: Sequence[Member], struct: type[msgspec.Struct]) -> Iterator[Finding]:
    """Members of a file, a category or a source that are probably meant as fields which it lacks."""
    given = {member.key for member in found}
    for member in found:
        meant = _meant(member.key, given, _OTHERS[struct])
        if meant is not None:
            reason = translate("Problems", "is not among the fields that are read")
            yield Finding(member.key_begin, reason, field=member.key, suggestion=did_you_mean(meant))


def misspelt_findings(data: bytes, begin: int, end: int, event: Event) -> Iterator[Finding]:
    """Fields of the event at `data[begin:end]` that are kept as they are and probably meant as others that it lacks.

    A missing date is a finding of its own.
    """
    given = _decode_members(data[begin:end]).keys()
    if not any(_meant(name, given, _EVENT) for name in given - _EVENT.all):
        return
    for member in members(data, begin):
        meant = _meant(member.key, given, _EVENT)
        if meant is not None and (meant != "date" or event.edtf() is not None):
            reason = translate("Problems", "is not among the fields that are read; kept and shown as it is")
            yield Finding(member.key_begin, reason, event.title, member.key, did_you_mean(meant))


def _meant(name: str, given: Collection[str], names: _Names) -> str | None:
    meant = _meant_field(name, names)
    return None if meant in given else meant


def _meant_field(name: str, names: _Names) -> str | None:
    """The field that a letter too much, too little, in another's place or another one makes into `name`."""
    if name in names.all or len(name) > names.longest:
        return None
    small = name.lower()
    small = small if small in names.all else _OTHER_NUMBERS.get(small, small)
    if small in names.all:
        return small
    if small in names.of_rest:
        return names.of_rest[small]
    for at in range(len(small)):
        rest = small[:at] + small[at + 1 :]
        if len(rest) >= _SHORT and rest in names.all:
            return rest
        field = names.of_rest.get(rest)
        if field is not None and (sorted(field) == sorted(small) or _differ_in_one_letter(field, small)):
            return field
    return None


def _differ_in_one_letter(field: str, name: str) -> bool:
    return len(field) >= _LONG and sum(map(str.__ne__, field, name)) == 1
