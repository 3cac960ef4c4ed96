"""Every control can be told by its name, in the window and in every dialog, and shows when it has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollBar, QWidget
from window_parts import drive_dialog, row_of, write_events

from timeline_app.theme import WINDOW_THEMES
from timeline_app.window import commands, exporting, going
from timeline_app.window.problems_dialog import ProblemsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow

DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "export": exporting.export,
    "go to date": going.go_to_date,
    "arrange lanes": commands.arrange_lanes,
    "help": commands.show_help,
    "list": lambda window: commands.list_events(window, "Events at one time", np.arange(5)),
}


def controls(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard or clicks; scroll bars belong to what they scroll."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton))
        and one.focusProxy() is None
        and one.isVisibleTo(widget)
        and not isinstance(one, QScrollBar)
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def nameless(widget: QWidget) -> list[str]:
    return [f"{type(one).__name__} {one.objectName()}" for one in controls(widget) if not name_of(one)]


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []
    window.select(row_of(window, "squadron"))
    assert len(controls(window)) > 12
    assert nameless(window) == []


def test_every_control_of_a_window_on_a_long_broken_file_has_a_name(open_window: OpenWindow, tmp_path: Path) -> None:
    from timeline_app.readers import read_file  # noqa: PLC0415

    codes = ("LT", "LV", "EE", "PL", "DE", "FR", "GB", "US", "CA", "NO", "SE", "FI", "DK", "UA")
    events = [{"title": code, "date": "2000", "countries": [code]} for code in codes]
    long_word = {"title": "x" * 300, "date": "never", "text": "y" * 300, "source": "https://example.org/" + "z" * 200}
    window = open_window(read_file(write_events(tmp_path / "a.json", [*events, long_word])))
    window.select(len(codes))
    assert any(button.text().endswith("without a date") for button in window.findChildren(QAbstractButton))
    assert nameless(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(window: MainWindow, name: str) -> None:
    found: list[str] = []
    seen: list[QWidget] = []

    def look(dialog: QDialog) -> None:
        seen.extend(controls(dialog))
        found.extend(nameless(dialog))

    drive_dialog(look)
    DIALOGS[name](window)
    assert seen
    assert found == []


def test_every_control_of_the_problems_list_has_a_name(window: MainWindow) -> None:
    commands.show_problems(window)
    dialog = window.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    assert controls(dialog)
    assert nameless(dialog) == []
    dialog.close()


@pytest.mark.parametrize("theme", WINDOW_THEMES)
def test_what_has_the_focus_looks_different(open_window: OpenWindow, theme: str) -> None:
    window = open_window(theme=theme)
    window.select(row_of(window, "squadron"))
    QApplication.processEvents()
    checked = 0
    for control in controls(window):
        if not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        other = window.overview if control is not window.overview else window.timeline
        other.setFocus()
        QApplication.processEvents()
        before = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert control.hasFocus()
        assert control.grab().toImage() != before, f"{type(control).__name__} {name_of(control)}"
        checked += 1
    assert checked > 12


def test_no_label_is_moved_by_the_focus(window: MainWindow) -> None:
    window.select(row_of(window, "squadron"))
    QApplication.processEvents()
    places = [(label, label.geometry()) for label in window.findChildren(QLabel)]
    for control in controls(window):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert [place for label, place in places if label.geometry() != place] == []
