"""Starts the application with its window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from timeline_app.filters import EventFilter
from timeline_app.language import speak_users_language
from timeline_app.plain_text import single_line
from timeline_app.readers import UnreadableFileError, read_file
from timeline_app.readers.json_reader import read_json
from timeline_app.resources import bundled_events_path
from timeline_app.window import telling
from timeline_app.window.main_window import MainWindow
from timeline_app.window.reading import is_small
from timeline_app.window.settings import Remembered
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.house_style import HouseStyle
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import EventFile
    from timeline_app.view import View

    Wanted = Callable[[EventFile, GroupBy], View | None]
    """What is to be shown of a file, grouped as usual if nothing else is said; None for what it was last."""

ARGUMENTS: Final = ("timeline-app", "-style", "fusion")
"""Qt's own. The style sheets are made for Fusion; to set it later would make PySide load all of QStyle."""


class Running(NamedTuple):
    """The application and its window, which live as long as this does."""

    application: QApplication
    window: MainWindow

    def exec(self) -> int:
        """Draw and take input until the window is closed; the exit status."""
        return self.application.exec()


def start(path: Path | None, wanted: Wanted, theme: str | None, style: Path | None = None) -> Running:
    """Open the window on a file, else on the last one, else on the bundled one, in a theme or a file's house style.

    Raises UnreadableFileError for `path`, HouseStyleError for `style`, and what `wanted` raises.
    """
    application = QApplication(list(ARGUMENTS))
    application.setApplicationName("timeline-app")
    application.setOrganizationName("timeline-app")
    speak_users_language(application)
    house_style = None
    if style is not None:
        from timeline_app.house_style import read_house_style  # noqa: PLC0415  # few starts need it

        house_style = read_house_style(style)
    window = show_window(path, Remembered(QSettings()), wanted, theme, house_style)
    return Running(application, window)


def show_window(
    path: Path | None, remembered: Remembered, wanted: Wanted, theme: str | None, style: HouseStyle | None = None
) -> MainWindow:
    """The window on its file, as it is `wanted` or as it was left; says why another file than the last is shown.

    Without a theme and a style they are as remembered.

    Raises UnreadableFileError for `path`, and what `wanted` raises.
    """
    not_read, opened = None, path or remembered.last_file()
    large = None if opened is None or is_small(opened) else opened
    if large is not None:
        # The window comes at once, and the file when it is read.
        file = read_json(b"[]", str(large))
    elif path is not None:
        file = read_file(path)
        remembered.save_last_file(path)
    else:
        file, not_read = last_or_bundled(remembered)
    view = None if large is not None else _first_view(file, remembered, wanted)
    if view is not None:
        remembered.save_group_by(view.group_by)
    event_filter, not_worn = EventFilter() if view is None else view.event_filter, ""
    if style is None and theme is None:
        style, not_worn = _remembered_style(remembered)
    theme = theme or remembered.theme_choice()
    window = MainWindow(file, remembered, event_filter, theme, style, stands_in=large is not None)
    window.show()
    window.middle.setFocus()
    if view is not None:
        window.views.show(view, at_once=True)
    if large is not None:
        window.first_shown.connect(lambda: _show_first_view(window, large, remembered, wanted))
        window.open(large)
    if not_read is not None:
        not_worn = translate("Status", "This is the example. {reason}").format(reason=not_read)
    if not_worn:
        window.status.show_note(single_line(not_worn, 300), 15_000)
    return window


def _remembered_style(remembered: Remembered) -> tuple[HouseStyle | None, str]:
    """The house style that is remembered, if there is one, and why it cannot be used, if so."""
    path = remembered.house_style()
    if path is None:
        return None, ""
    from timeline_app.window.restyling import style_or_reason  # noqa: PLC0415  # few starts need it

    return style_or_reason(path)


def _show_first_view(window: MainWindow, asked: Path, remembered: Remembered, wanted: Wanted) -> None:
    if window.file.path != str(asked):
        # Another file was opened meanwhile.
        return
    try:
        view = _first_view(window.file, remembered, wanted)
    except ValueError as error:
        telling.say(window, translate("Status", "The file is shown as it is"), str(error))
        return
    if view is not None:
        window.views.show(view, at_once=True)


def _first_view(file: EventFile, remembered: Remembered, wanted: Wanted) -> View | None:
    return wanted(file, remembered.group_by()) or remembered.last_view(file.path)


def last_or_bundled(remembered: Remembered) -> tuple[EventFile, UnreadableFileError | None]:
    """The file that was open last; the bundled one where it can't be read any more, and the reason."""
    last, not_read = remembered.last_file(), None
    if last is not None:
        try:
            return read_file(last), None
        except UnreadableFileError as error:
            not_read = error
    return read_file(bundled_events_path()), not_read
