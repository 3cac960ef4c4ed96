"""What menus and buttons do beyond the window's own state: they ask, list, export and say.

Dialogs and pictures are loaded with the first of them; see `dialogs`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from timeline_app.picture import PictureRequest
    from timeline_app.table import Rows
    from timeline_app.window.main_window import MainWindow


def choose_file(window: MainWindow) -> None:
    """Ask for a file and open it."""
    from timeline_app.window.dialogs import ask_file  # noqa: PLC0415

    path = ask_file(window, Path(window.file.path).parent)
    if path is not None:
        window.open(path)


def picture_in_view(window: MainWindow) -> PictureRequest:
    """The picture that shows what the window does; all of the file where all is in view."""
    from timeline_app.picture import PictureRequest  # noqa: PLC0415

    scale = window.timeline.scale
    folding, span_s = window.empty_time.folding, None
    if scale is not None and not window.timeline.is_fitted:
        span_s = (folding.to_real(scale.left_s), folding.to_real(scale.right_s))
    return PictureRequest(
        window.event_filter,
        window.group_by,
        span_s,
        folding,
        theme=window.shown_theme,
        language=window.language,
        arrangement=window.arranging.of(window.group_by),
    )


def export(window: MainWindow) -> None:
    """Ask what to export and where to, and write it."""
    from timeline_app.export import PictureSize  # noqa: PLC0415
    from timeline_app.window.dialogs import ask_picture  # noqa: PLC0415

    in_view = replace(picture_in_view(window), size=PictureSize(1920, 1080, 2.0))
    answer = ask_picture(window, in_view, window.prepared)
    if answer is not None:
        export_to(window, *answer)


def export_to(window: MainWindow, path: Path, request: PictureRequest) -> None:
    """Write a picture, and say so."""
    from timeline_app.export import ExportError  # noqa: PLC0415
    from timeline_app.picture import write_picture  # noqa: PLC0415

    try:
        write_picture(window.file, request, path)
    except ExportError as error:
        say(window, "The picture could not be exported", str(error))
        return
    window.statusBar().showMessage(f"Exported to {path}", 8_000)


def copy_picture(window: MainWindow) -> None:
    """Put the picture of what is in view on the clipboard."""
    from timeline_app.export import ExportError, draw_image  # noqa: PLC0415
    from timeline_app.picture import compose_page  # noqa: PLC0415

    try:
        QGuiApplication.clipboard().setImage(draw_image(*compose_page(window.file, picture_in_view(window))))
    except ExportError as error:
        say(window, "The picture could not be copied", str(error))
        return
    window.statusBar().showMessage("The picture is on the clipboard", 4_000)


def go_to_date(window: MainWindow) -> None:
    """Ask for a date and bring it into view; say so where the file does not reach so far."""
    from timeline_app.window.dialogs import ask_span  # noqa: PLC0415
    from timeline_app.window.go_to_date import outside_words  # noqa: PLC0415

    span_s = ask_span(window)
    if span_s is not None:
        window.empty_time.open_at(*span_s)
        window.timeline.go_to(*span_s)
        window.statusBar().showMessage(outside_words(span_s, window.timeline.extent_s()), 8_000)


def fold_empty_time(window: MainWindow, fold: bool) -> None:
    """Fold all the empty time that is long, or show it; say so where there is none."""
    window.empty_time.fold_all(fold)
    if fold and not window.empty_time.folding.folds:
        window.statusBar().showMessage("Nothing to fold: no stretch of time is empty for long", 6_000)


def arrange_lanes(window: MainWindow) -> None:
    """Have the lanes folded and moved by keys."""
    from timeline_app.window.dialogs import arrange_lanes  # noqa: PLC0415

    arrange_lanes(window, window.arranging, window.timeline.look)


def show_lane_menu(window: MainWindow, lane: str, at: QPoint) -> None:
    """Offer what can be done with a lane, at a point of the screen."""
    from timeline_app.window.lane_menu import LaneMenu  # noqa: PLC0415

    LaneMenu(window.arranging, lane, window).popup(at)


def start_announcing(window: MainWindow) -> None:
    """Tell assistive tools of the window from now on; after its first picture, for Qt's class takes a while to make."""
    from timeline_app.window.announcing import Announcing  # noqa: PLC0415

    if window.findChild(Announcing) is None:
        Announcing(window)


def show_problems(window: MainWindow) -> None:
    """List what is wrong in the file."""
    from timeline_app.window.dialogs import show_problems  # noqa: PLC0415

    show_problems(window, window.file)


def show_help(window: MainWindow) -> None:
    """Show keys and signs."""
    from timeline_app.window.dialogs import show_help  # noqa: PLC0415

    show_help(window, window.shown_theme, window.text_size.scale)


def list_undated(window: MainWindow) -> None:
    """List the events that match and have no date."""
    list_events(window, "Events without a date", np.flatnonzero(window.matches & ~window.file.table.dated()))


def list_events(window: MainWindow, title: str, rows: Rows) -> None:
    """List some events and select the one that is chosen."""
    from timeline_app.window.dialogs import ask_event  # noqa: PLC0415

    row = ask_event(window, title, window.prepared.captions, rows)
    if row is not None:
        window.select(row)


def say(window: MainWindow, title: str, text: str) -> None:
    """Say something that must be read."""
    from timeline_app.window.dialogs import say  # noqa: PLC0415

    say(window, title, text)
