"""Whether events have no fault that decoding passes over, told by cheap counts before any closer look."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from timeline_app.readers.json_faults import MAX_NESTING, value_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Event

# The walk below tells depths only by and by; this leaves room for the list around the events.
_DEEP: Final = MAX_NESTING // 2
_decode_any = msgspec.json.Decoder().decode


def has_known_fields_only(text: bytes, events: Sequence[Event]) -> bool:
    """Whether the JSON `text` of these events has, for certain, no key twice and none that `Event` does not name.

    No event has fewer keys than fields that hold something, so the sums are equal only if each pair is, which
    leaves no room for a further key. Empty fields and colons in texts raise false alarms.
    """
    return keys_at_most(text) <= given_count(events)


def has_distinct_keys(text: bytes) -> bool:
    """Whether the value `text` has, for certain, no key twice in any object, nothing nested deep, nothing unreadable.

    Colons in texts raise false alarms.
    """
    return keys_at_most(text) == _distinct_key_count(text)


def is_sound(text: bytes, event: Event) -> bool:
    """Whether the object `text`, which decodes to `event`, has no fault at all."""
    return has_known_fields_only(text, [event]) or has_distinct_keys(text) or not value_findings(text, 0)


def keys_at_most(text: bytes) -> int:
    """How many keys the value `text` can have in all its depth.

    That is its number of colons behind a quote or white space: those of every key, and some in texts.
    """
    characters = np.frombuffer(text, np.uint8)
    before = characters[np.flatnonzero(characters == ord(":")) - 1]
    # JSON has no characters below the space but those of white space.
    return int(np.count_nonzero((before == ord('"')) | (before <= ord(" "))))


def given_count(events: Sequence[Event]) -> int:
    """How many fields of these events hold something, zero included; their files name at least so many."""
    values = chain.from_iterable(map(msgspec.structs.astuple, events))
    return len([*filter(None, values)]) + [event.importance for event in events].count(0)


def _distinct_key_count(text: bytes) -> int:
    """The distinct keys of all objects in the value `text`; -1 if it cannot be read or is nested deep."""
    try:
        level = [_decode_any(text)]
    except (msgspec.DecodeError, RecursionError):
        return -1
    count = 0
    for _ in range(_DEEP):
        objects = [value for value in level if type(value) is dict]
        count += sum(map(len, objects))
        inner: list[list[Any]] = [value for value in level if type(value) is list]
        level = [
            value
            for value in chain(chain.from_iterable(inner), chain.from_iterable(map(dict.values, objects)))
            if type(value) in (dict, list)
        ]
        if not level:
            return count
    return -1
