"""Selects several events, one after another, to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow


def toggle(window: MainWindow, row: int) -> None:
    """Select an event beside the others; one that is selected no more."""
    others = [other for other in window.selected_rows if other != row]
    window.select_rows(others if row in window.selected_rows else [*others, row])


def extend(window: MainWindow, *, forward: bool) -> None:
    """Select the next or the previous event in time beside the others; going back, let go of the one left behind."""
    row = window.timeline.neighbour(forward=forward)
    if row is None:
        return
    rows = window.selected_rows
    if row in rows:
        rows = tuple(other for other in rows if other not in (row, window.selected))
    window.select_rows([*rows, row])
    window.timeline.reveal_row(row)
