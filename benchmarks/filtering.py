"""Times country filter to new picture, each beside a bare frame: `filtering.py FILE.json` prints them as JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from easel import Easel, time_ms
from PySide6.QtGui import QGuiApplication

from timeline_app.filters import EventFilter

if TYPE_CHECKING:
    from timeline_app.layout.prepared_file import PreparedFile

RUNS: Final = 7
BARE_PER_RUN: Final = 5


class Filterings(TypedDict):
    """Times in milliseconds, one for each country chosen."""

    one: list[float]
    """From choosing a country to its picture."""
    all: list[float]
    """From choosing all countries again to theirs."""
    bare: list[float]
    """Of the bare frames in between."""


def main() -> None:
    application = QGuiApplication([])
    easel = Easel()
    print(json.dumps(time_filters(easel, easel.read(Path(sys.argv[1])))))
    del application


def time_filters(easel: Easel, prepared: PreparedFile) -> Filterings:
    """One country after the other, and all again after each; labels are where they stay, as in every frame."""
    times_ms: Filterings = {"one": [], "all": [], "bare": []}
    look = easel.look_of(prepared)

    def show(event_filter: EventFilter) -> None:
        layout = easel.lay_out(prepared, event_filter)
        easel.paint(layout, layout.fit, look)

    # As in the window: all events are shown when the first filter is chosen.
    show(EventFilter())
    for country in prepared.file.table.countries[:RUNS]:
        times_ms["bare"] += [time_ms(easel.paint_bare) for _ in range(BARE_PER_RUN)]
        times_ms["one"].append(time_ms(partial(show, EventFilter.of(country=[country]))))
        times_ms["all"].append(time_ms(partial(show, EventFilter())))
    return times_ms


if __name__ == "__main__":
    main()
