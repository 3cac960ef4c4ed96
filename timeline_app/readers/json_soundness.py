"""Whether events have no fault that decoding passes over, told by cheap counts before any closer look."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from timeline_app.events import Event
from timeline_app.readers.json_faults import MAX_NESTING, value_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVENT_FIELDS: Final = frozenset(Event.__struct_fields__)
_decode_fields = msgspec.json.Decoder(dict[str, Any]).decode


def keys_at_most(data: bytes, begins: Sequence[int], ends: Sequence[int]) -> list[int]:
    """How many keys each of the values at `data[begin:end]`, in the order of their places, can have in all its depth.

    That is its number of colons behind a quote or white space: those of every key, and some in texts.
    """
    first = begins[0]
    text = np.frombuffer(data, np.uint8, ends[-1] - first, first)
    # JSON has no characters below the space but those of white space.
    colons = (text[1:] == ord(":")) & ((text[:-1] == ord('"')) | (text[:-1] <= ord(" ")))
    places = np.flatnonzero(colons) + first
    counts: list[int] = (np.searchsorted(places, ends) - np.searchsorted(places, begins)).tolist()
    return counts


def given_count(events: Sequence[Event]) -> int:
    """How many fields of these events hold something, zero included; their files name at least so many."""
    values = chain.from_iterable(map(msgspec.structs.astuple, events))
    return len([*filter(None, values)]) + [event.importance for event in events].count(0)


def is_sound(data: bytes, begin: int, end: int, event: Event, key_count: int) -> bool:
    """Whether the object at `data[begin:end]`, which decodes to `event`, has no fault at all.

    `key_count` is its number by `keys_at_most`. No more of them than fields that hold something leave no room
    for a key given twice or for one that `Event` does not name. Empty fields, colons in texts and
    further fields raise false alarms, which ever slower looks dispel.
    """
    if key_count <= given_count([event]):
        return True
    try:
        decoded = _decode_fields(data[begin:end])
    except (msgspec.DecodeError, RecursionError):
        return False
    # What `Event` names holds nothing deep.
    if not decoded.keys() <= _EVENT_FIELDS and _bracket_count(data, begin, end) > MAX_NESTING:
        return not value_findings(data, begin)
    return key_count in (len(decoded), _key_count(decoded)) or not value_findings(data, begin)


def _bracket_count(data: bytes, begin: int, end: int) -> int:
    return data.count(b"[", begin, end) + data.count(b"{", begin, end)


def _key_count(decoded: object) -> int:
    """The distinct keys of all objects within `decoded`."""
    count = 0
    pending = [decoded]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            count += len(value)
            pending += value.values()
        elif isinstance(value, list):
            pending += value
    return count
