"""Views under names, in the menu, in words, and as a command line."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu

from timeline_app.plain_text import single_line
from timeline_app.span_words import span_words
from timeline_app.summary import count_words, filter_words
from timeline_app.view_options import view_to_options
from timeline_app.window import telling
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventFile
    from timeline_app.view import View
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.views import Views

_NAME_CHARS: Final = 40
"""Of a proposed name: so many are seen at once where it is asked for."""


def fill_menu(menu: QMenu, views: Views) -> None:
    """Offer all saved views to be shown and, in a menu below them, to be forgotten."""
    for below in menu.findChildren(QMenu):
        # To be cleared away is not to be deleted: only the menu's own entries are.
        below.deleteLater()
    menu.clear()
    named = sorted(views.named().items())
    if not named:
        menu.addAction(translate("Views", "None yet: Ctrl+D saves what is shown")).setEnabled(False)
        return
    for name, view in named:
        menu.addAction(_menu_text(name)).triggered.connect(lambda _checked=False, view=view: views.show(view))
    menu.addSeparator()
    forget = menu.addMenu(translate("Views", "Forget"))
    for name, _ in named:
        forget.addAction(_menu_text(name)).triggered.connect(lambda _checked=False, name=name: views.remove(name))


def save_view(window: MainWindow) -> None:
    """Ask for a name for what is shown, and remember it."""
    from timeline_app.window.dialogs import ask_name  # noqa: PLC0415  # the menu needs no dialogs

    proposed = view_to_name(window.file, window.views.present(), window.language)
    name = ask_name(window, translate("Views", "Save this view"), proposed)
    if not name:
        return
    if window.views.save(name):
        said = translate("Views", "The view is saved as “{name}”: Go › Saved views").format(name=name)
        telling.tell(window, said, 6_000)
        return
    no_room = translate(
        "Views",
        "The views of this file that are saved already leave no room for it. Go › Saved views › Forget makes some.",
    )
    telling.say(window, translate("Views", "The view is not saved"), no_room)


def view_to_words(file: EventFile, view: View, matches: Bools, language: str) -> str:
    """As in: Lithuania fortifies its borders: 7 of 16 events · France or Lithuania · 2014 – 2027 · by country."""
    parts = [count_words(file, matches), filter_words(file, view.event_filter, language)]
    if view.span_s is not None:
        parts.append(span_words(*view.span_s))
    if view.group_by != "category":
        is_grouped = {
            "country": translate("Views", "by country"),
            "none": translate("Views", "not grouped"),
        }
        parts.append(is_grouped[view.group_by])
    return f"{single_line(file.title, 120)}: {' · '.join(part for part in parts if part)}"


def view_to_name(file: EventFile, view: View, language: str) -> str:
    """A short name for a view: what it is filtered by, else its stretch of time, else the file's title."""
    span = span_words(*view.span_s) if view.span_s is not None else single_line(file.title, 120)
    words = filter_words(file, view.event_filter, language) or span
    if len(words) <= _NAME_CHARS:
        return words
    # Up to the end of a word, unless the last one is so long that little would be left.
    whole = words[: _NAME_CHARS + 1].rpartition(" ")[0]
    cut = whole if 2 * len(whole) > _NAME_CHARS else words[:_NAME_CHARS]
    return f"{cut.rstrip(' ·,:')} …"


def view_to_command(path: str, view: View) -> str:
    """The command line that shows the view, quoted for this system's shell. Raises ValueError if none can."""
    return words_to_command("timeline-app", os.path.abspath(path), *view_to_options(view))  # noqa: PTH100  # links stay


def words_to_command(*words: str) -> str:
    """A command line quoted for this system's shell."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _menu_text(name: str) -> str:
    """A name as it is: in menus "&" marks a key."""
    return name.replace("&", "&&")
