"""Where the events of a list stand, found stretch by stretch without a look at the whole file."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import numpy as np

from timeline_app.readers.json_positions import next_value, value_begins, value_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.table import Ints

_WINDOW: Final = 2**17
"""Bytes; so few that they stay in the processor's cache, and enough for hundreds of events."""
_LONGEST_WINDOW: Final = 2**22
_TRIES: Final = 3
"""Ends of a window: what stands between two events may stand within a text, or further in, too."""
_decode_list: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Places(NamedTuple):
    """Byte offsets of values that follow each other; int64, shape `(n,)` both."""

    begins: Ints
    ends: Ints


def leading_places(data: bytes, at: int, tell: Callable[[int], None]) -> tuple[Places, int]:
    """The places of most objects of the list whose first item begins at `at`, and where the next one begins.

    How JSON goes on depends only on what came before, so a stretch that follows the list's bracket or comma and
    reads as items does consist of items, and what comes after it does not matter yet. The search ends before the last
    object, and at whatever is no JSON. `tell` is told the offsets from time to time; what it raises ends the search.
    """
    begins, ends = array("q"), array("q")
    while True:
        found = _next_places(data, at)
        if found is None:
            return Places(np.frombuffer(begins, np.int64), np.frombuffer(ends, np.int64)), at
        places, at = found
        begins.frombytes(places.begins.tobytes())
        ends.frombytes(places.ends.tobytes())
        tell(at)


def places_of(data: bytes, at: int, lengths: Ints) -> Places:
    """The places of the values of these lengths that follow each other from `at`, as the items of a list do."""
    begins = np.array(value_begins(data, at, lengths.tolist()), np.int64)
    return Places(begins, begins + lengths)


def _next_places(data: bytes, at: int) -> tuple[Places, int] | None:
    """The places of some objects from `at` on, and where the one after them begins; None where there are none."""
    length = _WINDOW
    while length <= _LONGEST_WINDOW:
        window = data[at : at + length]
        first_end = value_end(window, 0)
        separator = window[first_end : next_value(window, first_end)]
        last_end = length if separator.count(b",") == 1 else 0
        for _ in range(_TRIES):
            last_end = window.rfind(b"}" + separator + b"{", 0, last_end) + 1
            values = _values(window[:last_end])
            if values:
                return _places(window, values, separator, at), at + last_end + len(separator)
        length *= 2
    return None


def _values(text: bytes) -> list[msgspec.Raw]:
    """The values that follow each other in `text`; none where it is anything else."""
    try:
        return _decode_list(b"[" + text + b"]")
    except (msgspec.DecodeError, RecursionError):
        return []


def _places(window: bytes, values: list[msgspec.Raw], separator: bytes, at: int) -> Places:
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    if not window.startswith(separator.join(values)):
        begins, ends = places_of(window, 0, lengths)
        return Places(begins + at, ends + at)
    steps = np.cumsum(lengths + len(separator))
    return Places(at + steps - lengths - len(separator), at + steps - len(separator))
