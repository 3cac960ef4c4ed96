"""What menus and buttons do beyond the window's own state: they ask, list, export and say.

Dialogs and pictures are loaded with the first of them; see `dialogs`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from timeline_app.resources import bundled_events_path
from timeline_app.window.middle import BOTH, TABLE
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from timeline_app.export.request import PictureRequest
    from timeline_app.table import Rows
    from timeline_app.window.file_export import FileExport
    from timeline_app.window.main_window import MainWindow

FILE_EXPORT: Final = "file_export"


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


def picture_in_view(window: MainWindow) -> PictureRequest:
    """The picture that shows what the window does; all of the file where all is in view."""
    from timeline_app.export.request import PictureRequest  # noqa: PLC0415

    return PictureRequest(
        window.event_filter,
        window.group_by,
        window.views.span_s,
        window.empty_time.folding,
        theme=window.appearance.theme,
        style=window.appearance.style,
        language=window.language,
        arrangement=window.arranging.of(window.group_by),
    )


def export(window: MainWindow) -> None:
    """Ask what to export and where to, and write it."""
    from timeline_app.export.size_words import PRESET_OF  # noqa: PLC0415
    from timeline_app.window.dialogs import ask_picture  # noqa: PLC0415

    in_view = replace(picture_in_view(window), size=PRESET_OF["screen"].size(2.0))
    answer = ask_picture(window, in_view, window.prepared, tuple(window.selected_rows))
    if answer is not None:
        export_to(window, *answer)


def export_to(window: MainWindow, path: Path, request: PictureRequest) -> None:
    """Write a picture, and say so."""
    from timeline_app.export.formats import write_picture  # noqa: PLC0415

    failed = translate("Export", "The picture could not be exported")
    _file_export(window, failed).start(path, partial(write_picture, window.file, request, path))


def export_table(window: MainWindow) -> None:
    """Ask where to, and write the events that match as CSV."""
    from timeline_app.window.dialogs import ask_csv  # noqa: PLC0415

    path = ask_csv(window, Path(window.file.path))
    if path is not None:
        export_table_to(window, path)


def export_table_to(window: MainWindow, path: Path) -> None:
    """Write the events that match as CSV, in the order of the table where it is shown, else in order of time."""
    from timeline_app.export.events_csv import export_csv  # noqa: PLC0415
    from timeline_app.tabular.columns import COLUMN_OF  # noqa: PLC0415
    from timeline_app.tabular.row_order import order_rows  # noqa: PLC0415

    rows = window.middle.rows_in_order()
    if rows is None:
        rows = order_rows(window.file, COLUMN_OF["date"]).matching(window.matches)
    failed = translate("Export", "The table could not be exported")
    write = partial(export_csv, path, window.file, rows, window.language)
    _file_export(window, failed).start(path, write, len(rows))


def _file_export(window: MainWindow, failed: str) -> FileExport:
    """What writes files for the window; `failed` is the title of a failure."""
    from timeline_app.window.file_export import FileExport  # noqa: PLC0415

    export = window.findChild(FileExport)
    if export is not None:
        # What it says belongs to the file that is written next.
        export.failed.disconnect()
    else:
        export = FileExport(window)
        export.setObjectName(FILE_EXPORT)
        export.said.connect(window.status.show_note)
    export.failed.connect(lambda reason: say(window, failed, reason))
    return export


def stop_export(window: MainWindow) -> bool:
    """Leave the file that is being written; whether there was one."""
    export = cast("FileExport | None", window.findChild(QObject, FILE_EXPORT))
    return export is not None and export.cancel()


def leave_off(window: MainWindow) -> None:
    """What Escape does: leave the file that is being read or written, else the selected event, else the search."""
    if window.opening.is_running:
        window.opening.cancel()
    elif not stop_export(window):
        if window.selected_rows:
            window.select(None)
        else:
            window.finding.clear()


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


def save_view(window: MainWindow) -> None:
    """Ask for a name for what is shown, and remember it."""
    from timeline_app.window.dialogs import ask_name  # noqa: PLC0415
    from timeline_app.window.saved_views import view_to_name  # noqa: PLC0415

    proposed = view_to_name(window.file, window.views.present(), window.language)
    name = ask_name(window, translate("Views", "Save this view"), proposed)
    if not name:
        return
    if window.views.save(name):
        tell(window, translate("Views", "The view is saved as “{name}”: Go › Saved views").format(name=name), 6_000)
        return
    no_room = translate(
        "Views",
        "The views of this file that are saved already leave no room for it. Go › Saved views › Forget makes some.",
    )
    say(window, translate("Views", "The view is not saved"), no_room)


def fill_saved_views(window: MainWindow, menu: QMenu) -> None:
    """Offer the views that have a name."""
    from timeline_app.window.saved_views import fill_menu  # noqa: PLC0415

    fill_menu(menu, window.views)


def view_words(window: MainWindow) -> str:
    """What is shown, in words."""
    from timeline_app.window.saved_views import view_to_words  # noqa: PLC0415

    return view_to_words(window.file, window.views.present(), window.matches, window.language)


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


def tell(window: MainWindow, words: str, time_ms: int) -> None:
    """Say something in passing, in the status bar."""
    window.status.show_note(words, time_ms)


def say(window: MainWindow, title: str, text: str) -> None:
    """Say something that must be read."""
    from timeline_app.window.dialogs import say  # noqa: PLC0415

    say(window, title, text)
