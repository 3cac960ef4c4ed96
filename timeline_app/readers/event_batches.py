"""The events of a document, decoded in batches, as far as they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.events import Event
from timeline_app.readers.json_soundness import has_distinct_keys, has_known_fields_only, is_sound
from timeline_app.readers.left_out import wrong_fields
from timeline_app.table import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.readers.event_places import Places
    from timeline_app.readers.json_positions import Span

BATCH_LENGTH: Final = 100
"""Events; few enough for their objects to stay in the processor's cache and to leave the garbage collector alone."""
_decode_event = msgspec.json.Decoder(Event).decode
_decode_events = msgspec.json.Decoder(list[Event]).decode


class Shortened(NamedTuple):
    """An event that is kept without its fields of a wrong type."""

    number: int
    """Which place holds it, counted from 0 in the whole file."""
    left_out: Sequence[Span]
    """Where those fields stand in the event, ascending, each with a comma that belongs to it."""


class Batch(NamedTuple):
    """Events that follow each other in the file."""

    events: Sequence[Event]
    """Those that can be read and have no fault that makes it unsafe to."""
    begins: Sequence[int]
    """Their byte offsets, as `ends`."""
    ends: Sequence[int]
    may_have_further: bool
    """Whether some may have fields that `Event` does not name."""
    lost: Sequence[int] = ()
    """Which places hold the others, counted from 0 in the whole file."""
    shortened: Sequence[Shortened] = ()
    """Those of the events that are kept without some of their fields."""


def read_batches(data: bytes, places: Places) -> Iterator[Batch]:
    """All events at `places`, in batches of `BATCH_LENGTH`; a bad one costs only itself."""
    for first in range(0, len(places.begins), BATCH_LENGTH):
        begins = places.begins[first : first + BATCH_LENGTH].tolist()
        ends = places.ends[first : first + BATCH_LENGTH].tolist()
        text = b"[" + data[begins[0] : ends[-1]] + b"]"
        together = _titled_events(text)
        if together and has_known_fields_only(text, together):
            yield Batch(together, begins, ends, may_have_further=False)
            continue
        if together and has_distinct_keys(text):
            yield Batch(together, begins, ends, may_have_further=True)
            continue
        yield _each_for_itself(data, begins, ends, first)


def _each_for_itself(data: bytes, begins: Sequence[int], ends: Sequence[int], first: int) -> Batch:
    each: list[Event | None] = []
    shortened: list[Shortened] = []
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), first):
        text = data[begin:end]
        event = _sound_event(text)
        if event is None and (left_out := wrong_fields(text)):
            event = _sound_event(blanked(text, left_out))
            if event is not None:
                shortened.append(Shortened(number, left_out))
        each.append(event)
    return Batch(
        [event for event in each if event is not None],
        [begin for begin, event in zip(begins, each, strict=True) if event is not None],
        [end for end, event in zip(ends, each, strict=True) if event is not None],
        may_have_further=True,
        lost=[number for number, event in enumerate(each, first) if event is None],
        shortened=shortened,
    )


def _titled_events(text: bytes) -> list[Event]:
    """The events of the list `text`; none unless all of them can be decoded and have a title."""
    try:
        events = _decode_events(text)
    except (msgspec.DecodeError, RecursionError):
        return []
    return events if all(map(str.strip, [event.title for event in events])) else []


def _sound_event(text: bytes) -> Event | None:
    try:
        event = _decode_event(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return event if event.title.strip() and is_sound(text, event) else None
