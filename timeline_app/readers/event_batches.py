"""The events of a document, decoded in batches, as far as they can be read."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.events import Event
from timeline_app.readers.json_positions import value_begins
from timeline_app.readers.json_soundness import given_count, is_sound, keys_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.readers.json_document import Document

BATCH_LENGTH: Final = 50
"""Events; few enough for their objects to stay in the processor's cache and to leave the garbage collector alone."""
_STRETCH_LENGTH: Final = 200 * BATCH_LENGTH
"""Events whose places are found in one go."""
_decode_event = msgspec.json.Decoder(Event).decode
_decode_events = msgspec.json.Decoder(list[Event]).decode


class Batch(NamedTuple):
    """Events that follow each other in the file."""

    number: int
    """Which event of the file the first one is, counted from 1."""
    events: Sequence[Event | None]
    """None for one that cannot be read, or has a fault that makes it unsafe to."""
    begins: Sequence[int]
    """Byte offsets, as `ends`."""
    ends: Sequence[int]

    def kept(self) -> tuple[Sequence[Event], Sequence[int], Sequence[int]]:
        """The events that can be read, with their begins and ends."""
        events = [event for event in self.events if event is not None]
        if len(events) == len(self.events):
            return events, self.begins, self.ends
        return events, [*compress(self.begins, self.events)], [*compress(self.ends, self.events)]


def read_batches(data: bytes, document: Document) -> Iterator[Batch]:
    """All events of `document`, in batches of `BATCH_LENGTH`; a bad one costs only itself."""
    at = document.events_begin + 1
    for done in range(0, len(document.lengths), _STRETCH_LENGTH):
        lengths = document.lengths[done : done + _STRETCH_LENGTH]
        begins = value_begins(data, at, lengths)
        ends = [begin + length for begin, length in zip(begins, lengths, strict=True)]
        key_counts = keys_at_most(data, begins, ends)
        for first in range(0, len(lengths), BATCH_LENGTH):
            part = slice(first, first + BATCH_LENGTH)
            events = _sound_events(data, begins[part], ends[part], key_counts[part])
            yield Batch(done + first + 1, events, begins[part], ends[part])
        at = ends[-1]


def _sound_events(
    data: bytes, begins: Sequence[int], ends: Sequence[int], key_counts: Sequence[int]
) -> Sequence[Event | None]:
    try:
        events = _decode_events(b"[" + data[begins[0] : ends[-1]] + b"]")
    except (msgspec.DecodeError, RecursionError):
        pass
    else:
        # No event has fewer keys than fields that hold something, so the sums are equal only if each pair is.
        if sum(key_counts) <= given_count(events) and all(event.title.strip() for event in events):
            return events
    return [
        _sound_event(data, begin, end, key_count)
        for begin, end, key_count in zip(begins, ends, key_counts, strict=True)
    ]


def _sound_event(data: bytes, begin: int, end: int, key_count: int) -> Event | None:
    try:
        event = _decode_event(data[begin:end])
    except (msgspec.DecodeError, RecursionError):
        return None
    return event if event.title.strip() and is_sound(data, begin, end, event, key_count) else None
