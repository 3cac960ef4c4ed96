"""Times the search in the window: `searching.py FILE.json` prints a Markdown table, `--json` the same as JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from easel import time_ms
from machine import machine_words, memory_kb
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.window.app import ARGUMENTS
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES: Final = (
    ("a frequent word", "comet"),
    ("the beginning of nearly every text", "m"),
    ("two words", "orchestra coast"),
    ("a phrase", '"burns down"'),
    ("one event by its number", "({last})"),
    ("a number that no event has", "{count}{count}"),
    ("a word that no event has", "zeppelin"),
)
WIDTH_PX: Final = 1440
HEIGHT_PX: Final = 900
LIMIT_S: Final = 120


class Searched(TypedDict):
    """One query; times in milliseconds."""

    name: str
    hits: int
    key: float
    """The longest that one key took, typed letter by letter."""
    first: float
    """From the last key to the first hits; to the end where there are none."""
    all: float
    """To all hits."""
    stall: float
    """The longest that the window did not answer until then."""
    floor: float
    """One `bytes.find` through the whole file."""


class Learnt(TypedDict):
    """What learning the index took."""

    ms: float
    stall: float
    index_mb: float
    growth_mb: float
    """Of the process meanwhile; 0 on systems that don't tell."""
    file_mb: float


def main() -> None:
    application = QApplication(list(ARGUMENTS))
    learnt, before, after = measure(application, Path(sys.argv[1]))
    if "--json" in sys.argv:
        print(json.dumps([learnt, before, after]))
        return
    print(f"{machine_words()}\n")
    print(
        f"Index: {learnt['index_mb']:.1f} MB beside a file of {learnt['file_mb']:.0f} MB, learnt in the background in "
        f"{learnt['ms'] / 1000:.1f} s, longest stall {learnt['stall']:.1f} ms, "
        f"memory growth {learnt['growth_mb']:.1f} MB"
    )
    heads = {
        "key": "longest key",
        "first": "first hits",
        "all": "all hits",
        "stall": "longest stall",
        "floor": "bytes.find",
    }
    _print_table("before the index | hits so far", {key: head for key, head in heads.items() if key != "all"}, before)
    _print_table("with the index | hits", heads, after)


def _print_table(title: str, heads: dict[str, str], rows: list[Searched]) -> None:
    print(f"\n| searched, {title} | {' | '.join(heads.values())} |")
    print(f"| --- |{' ---: |' * (1 + len(heads))}")
    for row in rows:
        times = " | ".join(f"{cast('dict[str, float]', row)[key]:,.1f} ms" for key in heads)
        print(f"| {row['name']} | {row['hits']:,} | {times} |")


def measure(application: QApplication, path: Path) -> tuple[Learnt, list[Searched], list[Searched]]:
    """The index, and all queries before and after it is there; each query's floor comes right after it."""
    file = read_file(path)
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(file, Remembered(settings), EventFilter(), "light")
        window.set_reduced_motion(True)
        window.resize(WIDTH_PX, HEIGHT_PX)
        window.show()
        window.activateWindow()
        application.processEvents()
        count = len(file.table)
        queries = [(name, text.format(count=count, last=count - 1)) for name, text in QUERIES]
        # Not to its end, where the index would be there.
        before = [search(application, window, *query, to_the_end=False) for query in queries[:4]]
        learnt = learn(application, window)
        after = [search(application, window, *query) for query in queries]
        window.close()
        window.deleteLater()
    return learnt, before, after


def search(application: QApplication, window: MainWindow, name: str, text: str, *, to_the_end: bool = True) -> Searched:
    """Type a text, and wait for all of its hits, or for the first ones only."""
    field, searching = window.header.search, window.finding.searching
    window.finding.begin()
    wait(application, lambda: True)
    keys_ms = []
    for end in range(1, len(text) + 1):
        begun_s = time.perf_counter()
        field.setText(text[:end])
        application.processEvents()
        keys_ms.append(_ms_since(begun_s))
    stall_ms = keys_ms[-1]
    while searching.is_running and not len(searching.hits):
        stall_ms = max(stall_ms, time_ms(application.processEvents))
    first_ms = _ms_since(begun_s)
    while to_the_end and searching.is_running:
        stall_ms = max(stall_ms, time_ms(application.processEvents))
    all_ms, hits = _ms_since(begun_s), len(searching.hits)
    data = window.file.table.records.data
    floor_ms = time_ms(partial(data.find, b"no file of events has these words"))
    field.clear()
    return Searched(name=name, hits=hits, key=max(keys_ms), first=first_ms, all=all_ms, stall=stall_ms, floor=floor_ms)


def learn(application: QApplication, window: MainWindow) -> Learnt:
    """Wait until the index is there."""
    data, searching = window.file.table.records.data, window.finding.searching
    before_kb, begun_s = memory_kb()[0], time.perf_counter()
    stall_ms = wait(application, lambda: searching.index is not None and searching.index.is_complete)
    ms, after_kb, index = _ms_since(begun_s), memory_kb()[0], searching.index
    return Learnt(
        ms=ms,
        stall=stall_ms,
        index_mb=0.0 if index is None else index.sieves.nbytes / 1e6,
        growth_mb=((after_kb or 0) - (before_kb or 0)) * 1024 / 1e6,
        file_mb=len(data) / 1e6,
    )


def wait(application: QApplication, is_there: Callable[[], bool]) -> float:
    """Let the window work; the longest in milliseconds that it did not answer meanwhile."""
    stall_ms, over_s = time_ms(application.processEvents), time.perf_counter() + LIMIT_S
    while not is_there():
        stall_ms = max(stall_ms, time_ms(application.processEvents))
        if time.perf_counter() > over_s:
            raise SystemExit("the search does not end")
    return stall_ms


def _ms_since(begun_s: float) -> float:
    return (time.perf_counter() - begun_s) * 1000


if __name__ == "__main__":
    main()
