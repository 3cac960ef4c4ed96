"""What dialogs, lists and menus say goes through the translation calls: nothing stands outside of brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from brackets import NOTHING, texts_of, untranslated
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLineEdit, QMenu, QTabBar, QWidget
from window_parts import write_events

from timeline_app.layout.signs import signs
from timeline_app.readers import read_file
from timeline_app.theme import LIGHT
from timeline_app.window.go_to_date import GoToDate, outside_words
from timeline_app.window.header import Header
from timeline_app.window.help import HelpDialog
from timeline_app.window.lane_menu import LaneMenu
from timeline_app.window.mending import show_problems
from timeline_app.window.problems_dialog import ProblemsDialog
from timeline_app.window.problems_model import COLUMNS
from timeline_app.window.progress_line import ProgressLine
from timeline_app.window.scene_signs import scene_signs
from timeline_app.window.table_menu import TableMenu
from timeline_app.window.timeline_items import signs_in_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from window_parts import OpenWindow

KEYS = re.compile("Ctrl|Shift|Alt|Esc|Enter")
"""Names of keys, which stand in the help as they stand in the code."""


def left_in(widget: QWidget, own: re.Pattern[str] = NOTHING) -> list[str]:
    """What a widget and all in it say untranslated; without the words of Qt's own buttons."""
    of_qt = {button for box in widget.findChildren(QDialogButtonBox) for button in box.buttons()}
    of_qt |= {button for bar in widget.findChildren(QTabBar) for button in bar.findChildren(QAbstractButton)}
    widgets = [widget, *(child for child in widget.findChildren(QWidget) if child not in of_qt)]
    texts = [text for one in widgets for text in texts_of(one)]
    texts += [action.text() for one in widgets if not isinstance(one, QLineEdit) for action in one.actions()]
    assert len([text for text in texts if "⟦" in text]) > 2
    return left(texts, own)


def left(texts: Iterable[str], own: re.Pattern[str] = NOTHING) -> list[str]:
    return [rest for text in texts if (rest := untranslated(text, own))]


@pytest.fixture
def parent() -> Iterator[QWidget]:
    widget = QWidget()
    yield widget
    widget.deleteLater()


@pytest.mark.usefixtures("in_brackets", "qapp")
def test_the_help_is_translated(parent: QWidget) -> None:
    assert left_in(HelpDialog(LIGHT, parent), KEYS) == []
    assert left([sign.words for sign in signs()] + [sign.words for sign in scene_signs()]) == []


@pytest.mark.usefixtures("in_brackets", "qapp")
def test_the_header_and_small_dialogs_are_translated(parent: QWidget) -> None:
    header, progress = Header(parent), ProgressLine()
    progress.setParent(parent)
    header.show_grouping("country")
    progress.show_progress("events.json", 0.25)
    for widget in (header, progress, GoToDate(parent)):
        assert left_in(widget, re.compile("events.json")) == []
    assert left([outside_words((0, 1), (5, 9)), outside_words((10, 11), (5, 9))]) == []


@pytest.mark.usefixtures("in_brackets")
def test_the_list_of_problems_is_translated(open_window: OpenWindow, tmp_path: Path) -> None:
    events = [{"title": "Made up", "date": "soon"}, {"title": "Known", "date": "2014"}]
    window = open_window(read_file(write_events(tmp_path / "events.json", events)))
    show_problems(window)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    assert left_in(dialog, re.compile("events.json|Made up|soon")) == []
    titles = [dialog.model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(COLUMNS))]
    assert left(titles) == []


@pytest.mark.usefixtures("in_brackets")
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
        assert left(texts) == []
        menu.deleteLater()
    names = [sign.name for sign in signs_in_view(window.timeline)]
    assert names
    assert left(names) == []
