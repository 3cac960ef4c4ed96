"""Goes to events, dates, hits and earlier views, and says where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer

from timeline_app.window.middle import BOTH, TABLE
from timeline_app.window.telling import tell
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow


def show_on_timeline(window: MainWindow, row: int) -> None:
    """Bring an event into view on the timeline, and the timeline too where only the table is shown."""
    if not window.file.table.is_dated(row):
        tell(window, translate("Status", "This event has no date: it is not on the timeline"), 6_000)
        return
    if window.middle.shown == TABLE:
        window.middle.show_parts(BOTH)
        # The timeline gets its size, and its layout with it, with the next event.
        QTimer.singleShot(0, window, lambda: window.timeline.reveal_row(row))
    else:
        window.timeline.reveal_row(row)


def go_to_date(window: MainWindow) -> None:
    """Ask for a date and bring it into view; say so where the file does not reach so far."""
    from timeline_app.window.dialogs import ask_span  # noqa: PLC0415

    span_s = ask_span(window)
    if span_s is not None:
        go_to_span(window, span_s)


def go_to_span(window: MainWindow, span_s: tuple[int, int]) -> None:
    """Bring a span of real time into view; say so where the file does not reach so far."""
    from timeline_app.window.go_to_date import outside_words  # noqa: PLC0415

    window.empty_time.open_at(*span_s)
    window.timeline.go_to(*span_s)
    said = outside_words(span_s, window.timeline.extent_s())
    if said:
        tell(window, said, 8_000)


def step_hit(window: MainWindow, *, forward: bool) -> None:
    """Select the next hit in time, or the previous one, without a selection the first or the last in view."""
    searching = window.finding.searching
    if searching.query is None:
        window.finding.begin()
        return
    hits, row = searching.hits, window.selected
    in_view = window.timeline.rows_in_view(hits) if row is None else hits[:0]
    if len(in_view):
        hit: int | None = int(in_view[0 if forward else -1])
    else:
        hit = searching.neighbour(row, forward=forward)
    if hit is None:
        tell(window, window.finding.count_words(), 6_000)
        return
    window.select(hit, reveal=True)
    number = int(np.flatnonzero(hits == hit)[0]) + 1
    said = translate("Search", "Hit {number} of {count}")
    if searching.is_running:
        said = translate("Search", "Hit {number} of {count} so far")
    said = said.format(number=in_figures(number), count=in_figures(len(hits)))
    tell(window, said, 6_000)


def go_back(window: MainWindow, by: int) -> None:
    """Show what was shown before (negative) or after that again."""
    if not window.views.go(by):
        none_before = translate("Views", "There is no view before this one")
        none_after = translate("Views", "There is no view after this one")
        tell(window, none_before if by < 0 else none_after, 4_000)
