"""Exports what the window shows: a picture of it, or its events as a table.

What draws and writes is loaded with the first export.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline_app.window import telling
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.window.file_export import FileExport
    from timeline_app.window.main_window import MainWindow


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
    selected = tuple(window.selected_rows)
    answer = ask_picture(window, in_view, window.prepared, selected, window.export_choices)
    window.export_choices = answer.choices
    if answer.wanted is not None:
        export_to(window, *answer.wanted)


def export_to(window: MainWindow, path: Path, request: PictureRequest) -> None:
    """Write a picture, and say so."""
    from timeline_app.export.formats import write_picture  # noqa: PLC0415

    failure = translate("Export", "The picture could not be exported")
    _file_export(window).start(path, partial(write_picture, window.file, request, path), failure)


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
    failure = translate("Export", "The table could not be exported")
    write = partial(export_csv, path, window.file, rows, window.language)
    _file_export(window).start(path, write, failure, len(rows))


def stop_export(window: MainWindow) -> bool:
    """Leave the file that is being written; whether there was one."""
    from timeline_app.window.file_export import FileExport  # noqa: PLC0415

    export = window.findChild(FileExport)
    return export is not None and export.cancel()


def _file_export(window: MainWindow) -> FileExport:
    """What writes files for the window."""
    from timeline_app.window.file_export import FileExport  # noqa: PLC0415

    export = window.findChild(FileExport)
    if export is None:
        export = FileExport(window)
        export.said.connect(window.status.show_note)
        export.failed.connect(lambda title, reason: telling.say(window, title, reason))
    return export
