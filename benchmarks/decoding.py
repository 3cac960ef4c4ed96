"""Times the bare decoding of a file with msgspec, the floor of reading: `decoding.py FILE.json` prints JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import TypedDict

import msgspec

from timeline_app.events import Event  # noqa: TC001  # msgspec looks it up when it decodes


class Decoding(TypedDict):
    """Times in milliseconds, from the file's bytes in memory to all its events."""

    as_it_comes: float
    """The first time in a fresh process."""
    warm: float
    """Again in the memory that the first time has left, and without looking for garbage: as fast as it can be."""


class _Events(msgspec.Struct):
    events: list[Event]


def main() -> None:
    print(json.dumps(time_decoding(Path(sys.argv[1]).read_bytes())))


def time_decoding(data: bytes) -> Decoding:
    """Decode a file twice."""
    as_it_comes_ms = _decode_ms(data)
    gc.disable()
    warm_ms = _decode_ms(data)
    gc.enable()
    return {"as_it_comes": as_it_comes_ms, "warm": warm_ms}


def _decode_ms(data: bytes) -> float:
    begun_s = time.perf_counter()
    decoded = msgspec.json.decode(data, type=_Events)
    taken_ms = (time.perf_counter() - begun_s) * 1000
    # Not a part of the time: the program keeps its events, it does not take them apart.
    del decoded
    return taken_ms


if __name__ == "__main__":
    main()
