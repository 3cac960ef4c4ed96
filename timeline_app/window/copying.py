"""Onto the clipboard: the picture, events, rows of the table, and the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QGuiApplication

from timeline_app.window.exporting import picture_in_view
from timeline_app.window.telling import say, tell
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow

EventCopy = Literal["text", "citation", "json"]
"""As what events are copied."""
MOST_EVENTS: Final = 10_000
"""More would stall the window."""
MOST_ROWS: Final = 5_000
"""More would hold the window up, and few spreadsheets take them well."""


def copy_picture(window: MainWindow) -> None:
    """Put the picture of what is in view on the clipboard, as pixels and as a drawing; a program takes what it can."""
    from timeline_app.export.export_error import ExportError  # noqa: PLC0415
    from timeline_app.export.picture import compose_picture  # noqa: PLC0415
    from timeline_app.export.png import draw_image  # noqa: PLC0415
    from timeline_app.export.svg import draw_svg  # noqa: PLC0415

    try:
        picture = compose_picture(window.prepared, picture_in_view(window))
        page, size = picture.pages[0], picture.size
        image, drawing = draw_image(page, size), draw_svg(page, size)
    except ExportError as error:
        say(window, translate("Export", "The picture could not be copied"), str(error))
        return
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(image)
    # Added to Qt's own object: one made here would outlive Python on the clipboard and crash at exit.
    clipboard.mimeData().setData("image/svg+xml", drawing)
    tell(window, translate("Status", "The picture is on the clipboard"), 4_000)


def copy_events(window: MainWindow, kind: EventCopy) -> None:
    """Put the selected events on the clipboard; at least one is selected."""
    from timeline_app.citation import events_to_citations, events_to_json, events_to_text  # noqa: PLC0415

    rows = window.selected_rows[:MOST_EVENTS]
    if kind == "json":
        copy = events_to_json(window.file.table.records, rows)
    elif kind == "citation":
        copy = events_to_citations(window.file, rows)
    else:
        copy = events_to_text(window.file, rows, window.language)
    QGuiApplication.clipboard().setText(copy)
    said = translate("Status", "%Ln events are on the clipboard", "", len(rows))
    if len(rows) == 1:
        said = translate("Status", "The event is on the clipboard")
    left_out = len(window.selected_rows) - len(rows)
    if left_out:
        more = translate("Status", "{events_on_clipboard}; %Ln more are not", "", left_out)
        said = more.format(events_on_clipboard=said)
    tell(window, said, 4_000)


def copy_rows(window: MainWindow) -> None:
    """Put the selected rows of the table on the clipboard, with the columns that are shown."""
    from timeline_app.tabular.delimited import rows_to_tab_text  # noqa: PLC0415

    panel = window.middle.panel
    if panel is None:
        return
    rows = panel.view.rows_chosen()
    if len(rows) > MOST_ROWS:
        too_many = translate(
            "Status",
            "At most %Ln row(s) can be copied; Ctrl+Shift+E writes any number to a CSV file",
            "",
            MOST_ROWS,
        )
        tell(window, too_many, 8_000)
        return
    text = rows_to_tab_text(window.file, rows.tolist(), panel.view.shown_columns(), window.language)
    QGuiApplication.clipboard().setText(text)
    tell(window, translate("Status", "%Ln row(s) copied", "", len(rows)), 4_000)


def copy_view_as_text(window: MainWindow) -> None:
    """Put what is shown into the clipboard, in words."""
    from timeline_app.window.saved_views import view_to_words  # noqa: PLC0415

    words = view_to_words(window.file, window.views.present(), window.matches, window.language)
    QGuiApplication.clipboard().setText(words)
    tell(window, translate("Views", "The view is on the clipboard, in words"), 4_000)


def copy_view_as_command(window: MainWindow) -> None:
    """Put the command line that shows the same into the clipboard."""
    from timeline_app.window.saved_views import view_to_command  # noqa: PLC0415

    view = window.views.present()
    try:
        command = view_to_command(window.file.path, view)
    except ValueError as error:
        tell(window, translate("Views", "No command line shows this: {reason}").format(reason=error), 6_000)
        return
    QGuiApplication.clipboard().setText(command)
    said = translate("Views", "On the clipboard: {command}")
    nameless = sum(name.id is None for name in view.selected)
    if nameless:
        # First: where there is no room for all of the command, it is the end that is cut.
        said = translate(
            "Views", "%Ln selected event(s) without an id left out. On the clipboard: {command}", "", nameless
        )
    tell(window, said.format(command=command), 6_000)
