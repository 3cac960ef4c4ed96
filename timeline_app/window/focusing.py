"""Moves the focus from part to part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.window.middle import TIMELINE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.window.main_window import MainWindow


def focus_part(window: MainWindow, shown: str) -> None:
    """Put the focus where one has just asked to look."""
    panel = window.middle.panel
    (window.timeline if shown == TIMELINE or panel is None else panel.view).setFocus()


def focus_next_panel(window: MainWindow) -> None:
    """Put the focus into the next part that is seen, to what had it there last."""
    panels: list[QWidget] = [window.timeline, window.overview, window.detail, window.filters]
    if window.middle.panel is not None:
        panels.insert(2, window.middle.panel.view)
    panels = [panel for panel in panels if panel.isVisible()]
    focused = [panel.hasFocus() or panel.isAncestorOf(window.focusWidget()) for panel in panels]
    following = panels[(focused.index(True) + 1) % len(panels)] if True in focused else panels[0]
    last = following.focusWidget()
    countries = window.filters.countries
    if last is not None and last.isVisible():
        last.setFocus()
    elif following is window.filters:
        (countries.view if countries.is_open else countries.heading).setFocus()
    else:
        following.setFocus()
