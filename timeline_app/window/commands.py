"""What menus and buttons do beyond the window's own state: they ask, list and open what is loaded with its first use.

See `dialogs`; `exporting`, `going` and `copying` do the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.resources import bundled_events_path
from timeline_app.window.exporting import stop_export
from timeline_app.window.telling import tell
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from timeline_app.table import Rows
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.timeline_items import Thing


def choose_file(window: MainWindow) -> None:
    """Ask for a file and open it."""
    from timeline_app.window.dialogs import ask_file  # noqa: PLC0415

    path = ask_file(window, Path(window.file.path).parent)
    if path is not None:
        window.open(path)


def open_example(window: MainWindow) -> None:
    """Open the file that comes with the program."""
    window.open(bundled_events_path())


def reload(window: MainWindow) -> None:
    """Read the file again."""
    window.opening.start(Path(window.file.path), window.show_again)


def leave_off(window: MainWindow) -> None:
    """What Escape does: leave the file that is being read or written, else the selected event, else the search."""
    if window.opening.is_running:
        window.opening.cancel()
    elif not stop_export(window):
        if window.selected_rows:
            window.select(None)
        else:
            window.finding.clear()


def save_view(window: MainWindow) -> None:
    """Ask for a name for what is shown, and remember it."""
    from timeline_app.window.saved_views import save_view  # noqa: PLC0415

    save_view(window)


def fill_saved_views(window: MainWindow, menu: QMenu) -> None:
    """Offer the views that have a name."""
    from timeline_app.window.saved_views import fill_menu  # noqa: PLC0415

    fill_menu(menu, window.views)


def fold_empty_time(window: MainWindow, fold: bool) -> None:
    """Fold all the empty time that is long, or show it; say so where there is none."""
    window.empty_time.fold_all(fold)
    if fold and not window.empty_time.folding.folds:
        tell(window, translate("Timeline", "Nothing to fold: no stretch of time is empty for long"), 6_000)


def arrange_lanes(window: MainWindow) -> None:
    """Have the lanes folded and moved by keys."""
    from timeline_app.window.dialogs import arrange_lanes  # noqa: PLC0415

    arrange_lanes(window, window.arranging, window.timeline.look)


def show_lane_menu(window: MainWindow, lane: str, at: QPoint) -> None:
    """Offer what can be done with a lane, at a point of the screen."""
    from timeline_app.window.lane_menu import LaneMenu  # noqa: PLC0415

    LaneMenu(window.arranging, lane, window).popup(at)


def show_timeline_menu(window: MainWindow, thing: Thing | None, at: QPoint) -> None:
    """Offer what can be done with a thing of the timeline, or with its ground, at a point of the screen."""
    from timeline_app.window.timeline_menu import TimelineMenu  # noqa: PLC0415

    TimelineMenu(window, thing).popup(at)


def start_announcing(window: MainWindow) -> None:
    """Tell assistive tools of the window from now on; after its first picture, for Qt's class takes a while to make."""
    from timeline_app.window.announcing import Announcing  # noqa: PLC0415

    if window.findChild(Announcing) is None:
        Announcing(window)


def show_problems(window: MainWindow) -> None:
    """List what is wrong in the file, beside the window."""
    from timeline_app.window.mending import show_problems  # noqa: PLC0415

    show_problems(window)


def ask_editor(window: MainWindow) -> None:
    """Ask for the command that opens a place in the user's editor."""
    from timeline_app.window.mending import ask_editor  # noqa: PLC0415

    ask_editor(window)


def choose_style(window: MainWindow) -> None:
    """Ask for the file of a house style and show all in it."""
    from timeline_app.window.restyling import choose_style  # noqa: PLC0415

    choose_style(window)


def show_help(window: MainWindow) -> None:
    """Show keys and signs."""
    from timeline_app.window.dialogs import show_help  # noqa: PLC0415

    appearance = window.appearance
    show_help(window, appearance.theme, appearance.text_size.scale, appearance.family)


def list_undated(window: MainWindow) -> None:
    """List the events that match and have no date."""
    list_events(window, translate("Details", "Events without a date"), undated_rows(window))


def undated_rows(window: MainWindow) -> Rows:
    """The events that match and have no date."""
    return np.flatnonzero(window.matches & ~window.file.table.dated())


def list_events(window: MainWindow, title: str, rows: Rows) -> None:
    """List some events and select the one that is chosen."""
    from timeline_app.window.dialogs import ask_event  # noqa: PLC0415

    row = ask_event(window, title, window.prepared.captions, rows)
    if row is not None:
        window.select(row)
