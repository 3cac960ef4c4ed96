"""Selects events one after another, and several to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from timeline_app.window.middle import TABLE

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow


def choose(window: MainWindow, row: int) -> None:
    """Select an event and bring it into view; with the control key held, beside the others."""
    others = [other for other in window.selected_rows if other != row]
    if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier and window.matches[row]:
        window.select_rows([*others, row])
    else:
        window.select(row, reveal=True)


def toggle(window: MainWindow, row: int) -> None:
    """Select an event beside the others; one that is selected no more."""
    others = [other for other in window.selected_rows if other != row]
    window.select_rows(others if row in window.selected_rows else [*others, row])


def step(window: MainWindow, *, forward: bool) -> None:
    """Select the next or the previous event."""
    if window.filters.isAncestorOf(window.focusWidget()):
        # The next key is for the event, not for the filter.
        window.middle.setFocus()
    row = neighbour(window, forward=forward)
    if row is not None:
        window.select(row, reveal=True)


def extend(window: MainWindow, *, forward: bool) -> None:
    """Select the next or the previous event beside the others; going back, let go of the one left behind."""
    row = neighbour(window, forward=forward)
    if row is None:
        return
    rows = window.selected_rows
    if row in rows:
        rows = tuple(other for other in rows if other not in (row, window.selected))
    window.select_rows([*rows, row])
    window.timeline.reveal_row(row)


def neighbour(window: MainWindow, *, forward: bool) -> int | None:
    """The row of the next or the previous event in time; of the table alone, in its order."""
    view = window.middle if window.middle.shown == TABLE else window.timeline
    return view.neighbour(forward=forward)
