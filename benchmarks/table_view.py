"""Times the table of events, each time beside its floor: `table_view.py FILE.json` prints them as JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

import numpy as np
from easel import HEIGHT_PX, WIDTH_PX, Easel, time_ms
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from timeline_app.tabular.columns import COLUMN_OF
from timeline_app.tabular.row_order import order_rows
from timeline_app.window.app import ARGUMENTS
from timeline_app.window.event_table import EventTable
from timeline_app.window.work import Work

if TYPE_CHECKING:
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import EventFile, EventRecords, Rows
    from timeline_app.table import EventTable as Columns
    from timeline_app.tabular.row_order import RowOrder

RUNS: Final = 5
_AT_ONCE: Final = 5_000


class Tablings(TypedDict):
    """Times in milliseconds, one for each run."""

    shown: list[float]
    """From the rows in order to the picture of the first of them."""
    bare: list[float]
    """Of bare frames."""
    by_date: list[float]
    """To put all rows in order of time."""
    bounds: list[float]
    """To sort the two bounds that they are sorted by."""
    by_title: list[float]
    titles: list[float]
    """To decode all titles and sort them in Python."""
    pause: list[float]
    """The longest time for which the window stood still while titles were sorted."""


def main() -> None:
    application = QApplication(list(ARGUMENTS))
    easel = Easel()
    print(json.dumps(time_table(easel, easel.read(Path(sys.argv[1])))))
    del application


def time_table(easel: Easel, prepared: PreparedFile) -> Tablings:
    """Sort and show a file; needs a QApplication."""
    times_ms = Tablings(shown=[], bare=[], by_date=[], bounds=[], by_title=[], titles=[], pause=[])
    file, columns = prepared.file, prepared.file.table
    table = EventTable(easel.look_of(prepared), "en")
    table.resize(WIDTH_PX, HEIGHT_PX)
    rows = order_rows(file, COLUMN_OF["date"]).matching(np.ones(len(columns), dtype=np.bool_))
    for _ in range(RUNS):
        times_ms["bare"].append(time_ms(easel.paint_bare))
        times_ms["shown"].append(time_ms(partial(_show, table, file, rows)))
        times_ms["bounds"].append(time_ms(partial(_sort_bounds, columns)))
        times_ms["by_date"].append(time_ms(partial(order_rows, file, COLUMN_OF["date"])))
        times_ms["titles"].append(time_ms(partial(_sort_titles, columns.records)))
        times_ms["by_title"].append(time_ms(partial(order_rows, file, COLUMN_OF["title"])))
        times_ms["pause"].append(_longest_pause_ms(prepared))
    return times_ms


def _show(table: EventTable, file: EventFile, rows: Rows) -> None:
    table.show_rows(file, rows, [])
    table.grab()


def _sort_bounds(columns: Columns) -> None:
    np.lexsort((columns.hi_s, columns.lo_s))


def _sort_titles(records: EventRecords) -> None:
    count = len(records)
    batches = (records.titles(first, min(first + _AT_ONCE, count)) for first in range(0, count, _AT_ONCE))
    sorted(title.casefold() for batch in batches for title in batch)


def _longest_pause_ms(prepared: PreparedFile) -> float:
    """Sort by title beside an event loop that turns as fast as it can."""
    parent = QObject()
    work: Work[RowOrder] = Work(partial(order_rows, prepared.file, COLUMN_OF["title"], "en"), parent)
    work.start()
    longest_ms = 0.0
    while not work.isFinished():
        longest_ms = max(longest_ms, time_ms(QApplication.processEvents))
    work.wait()
    return longest_ms


if __name__ == "__main__":
    main()
