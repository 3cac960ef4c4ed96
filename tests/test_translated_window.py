"""What the window says goes through the translation calls: in a language of marked words, nothing is left unmarked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QLineEdit, QMenu, QTabBar, QTabWidget, QWidget
from window_parts import write_events

from timeline_app.readers import read_file
from timeline_app.theme import LIGHT
from timeline_app.window.go_to_date import GoToDate, outside_words
from timeline_app.window.header import Header
from timeline_app.window.help import HelpDialog, key_words, signs
from timeline_app.window.lane_menu import LaneMenu
from timeline_app.window.mending import show_problems
from timeline_app.window.problems_dialog import ProblemsDialog
from timeline_app.window.problems_model import COLUMNS
from timeline_app.window.progress_line import ProgressLine
from timeline_app.window.table_menu import TableMenu
from timeline_app.window.timeline_items import signs_in_view
from timeline_app.wording import say_in_english, speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from window_parts import OpenWindow

MARK = "‡"


@pytest.fixture
def _marked_words() -> Iterator[None]:
    """All that is translated is marked."""
    speak(lambda context, text, note, count: MARK + say_in_english(context, text, note, count), None)
    yield
    speak(None, None)


def said_by(widget: QWidget) -> list[str]:
    """The texts of a widget and of all in it, those for a screen reader too; without the words of Qt's own buttons."""
    of_qt = {button for box in widget.findChildren(QDialogButtonBox) for button in box.buttons()}
    of_qt |= {button for bar in widget.findChildren(QTabBar) for button in bar.findChildren(QAbstractButton)}
    texts = []
    for one in [widget, *(child for child in widget.findChildren(QWidget) if child not in of_qt)]:
        texts += [one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel | QAbstractButton):
            texts.append(one.text())
        if isinstance(one, QLineEdit):
            texts.append(one.placeholderText())
        if isinstance(one, QTabWidget):
            texts += [one.tabText(number) for number in range(one.count())]
        texts += [action.text() for action in one.actions() if not isinstance(one, QLineEdit)]
    return [text for text in texts if any(map(str.isalpha, text))]


def unmarked(texts: list[str]) -> list[str]:
    return [text for text in texts if MARK not in text]


@pytest.fixture
def parent() -> Iterator[QWidget]:
    widget = QWidget()
    yield widget
    widget.deleteLater()


@pytest.mark.usefixtures("_marked_words", "qapp")
def test_the_help_is_translated(parent: QWidget) -> None:
    keys = {keys for keys, _ in key_words()}
    assert [text for text in unmarked(said_by(HelpDialog(LIGHT, parent))) if text not in keys] == []
    assert unmarked([sign.words for sign in signs()]) == []


@pytest.mark.usefixtures("_marked_words", "qapp")
def test_the_header_and_small_dialogs_are_translated(parent: QWidget) -> None:
    header, progress = Header(parent), ProgressLine()
    progress.setParent(parent)
    header.show_grouping("country")
    progress.show_progress("events.json", 0.25)
    for widget in (header, progress, GoToDate(parent)):
        assert unmarked(said_by(widget)) == []
        assert len(said_by(widget)) > 2
    assert unmarked([outside_words((0, 1), (5, 9)), outside_words((10, 11), (5, 9))]) == []


@pytest.mark.usefixtures("_marked_words")
def test_the_list_of_problems_is_translated(open_window: OpenWindow, tmp_path: Path) -> None:
    events = [{"title": "Made up", "date": "soon"}, {"title": "Known", "date": "2014"}]
    window = open_window(read_file(write_events(tmp_path / "events.json", events)))
    show_problems(window)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    assert unmarked(said_by(dialog)) == []
    titles = [dialog.model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(COLUMNS))]
    assert unmarked(titles) == []


@pytest.mark.usefixtures("_marked_words")
def test_menus_and_signs_in_view_are_translated(open_window: OpenWindow, tmp_path: Path) -> None:
    events = [{"title": "Made up", "date": f"2014-03-{day:02}"} for day in range(1, 31) for _ in range(9)]
    window = open_window(read_file(write_events(tmp_path / "events.json", events)))
    window.middle.show_parts("both")
    panel = window.middle.panel
    assert panel is not None
    menus: list[QMenu] = [LaneMenu(window.arranging, window.arranging.lanes[0].key.id, window), TableMenu(panel.view)]
    for menu in menus:
        texts = [action.text() for action in menu.actions() if action.text()]
        assert len(texts) > 4
        assert unmarked(texts) == []
        menu.deleteLater()
    names = [sign.name for sign in signs_in_view(window.timeline)]
    assert names
    assert unmarked(names) == []
