"""A large file is read beside the window: it says how far it is, can be left, and the window works on meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget
from window_parts import (
    CONTROL,
    Said,
    as_left,
    ids_shown,
    key,
    labels_with,
    row_of,
    settings_at,
    status_words,
    texts_in,
    write_events,
)

from timeline_app.event_name import EventName
from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.view import View
from timeline_app.window import commands, reading
from timeline_app.window.app import show_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.window.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
MOON = {"id": "moon", "title": "Landing", "date": "1969-07-20"}
MARS = {"id": "mars", "title": "Another landing", "date": "1976-07-20"}


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SMALL_BYTES", -1)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    return Said(monkeypatch)


class Gate:
    """Holds the reading of files up until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.told = threading.Event()
        """Whether the reading has told how far it is."""

        def read_later(path: Path, progress: Callable[[int, int], None]) -> Any:
            progress(1, 4)
            self.told.set()
            while not self.open.wait(0.001):
                progress(1, 4)
            return read_file(path, progress)

        monkeypatch.setattr(reading, "read_file", read_later)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_a_large_file_is_shown_when_it_is_read_and_the_window_works_meanwhile(
    window: MainWindow, gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    assert ids_shown(window) != {"moon"}
    qtbot.waitUntil(lambda: window.findChildren(QProgressBar)[0].value() > 100)
    assert "Opening moon.json" in status_words(window)
    before = window.timeline.scale
    key(window.timeline, Qt.Key.Key_Plus)
    assert window.timeline.scale != before
    gate.open.set()
    qtbot.waitUntil(lambda: window.file.title == "Made up")
    assert "Opening" not in status_words(window)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_file_that_is_not_wanted_any_more_is_left(
    window: MainWindow, gate: Gate, tmp_path: Path, qtbot: QtBot, by_key: bool
) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    qtbot.waitUntil(lambda: "%" in status_words(window))
    if by_key:
        key(window.timeline, Qt.Key.Key_Escape)
    else:
        next(one for one in window.statusBar().findChildren(QPushButton) if one.text() == "Cancel").click()
    gate.open.set()
    assert "Opening" not in status_words(window)
    assert len(ids_shown(window)) == 16


FOCUSES: dict[str, Callable[[MainWindow], QWidget]] = {
    "a heading": lambda window: window.filters.countries.heading,
    "a filter": lambda window: window.filters.countries.view,
    "a filter's button": lambda window: window.filters.countries.findChildren(QPushButton)[1],
    "the overview": lambda window: window.overview,
    "the pane": lambda window: window.detail,
    "a text in the pane": lambda window: next(labels_with(window.detail, "Choose")),
    "nothing": lambda window: window,
}


@pytest.mark.parametrize("focus", FOCUSES.values(), ids=FOCUSES)
def test_escape_leaves_a_file_wherever_the_focus_is(
    window: MainWindow, gate: Gate, tmp_path: Path, focus: Callable[[MainWindow], QWidget]
) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    assert gate.told.wait(10)
    place = focus(window)
    place.setFocus()
    key(window.focusWidget() or place, Qt.Key.Key_Escape)
    assert not window.opening.is_running


def test_escape_in_the_search_first_leaves_the_search(window: MainWindow, gate: Gate, tmp_path: Path) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    assert gate.told.wait(10)
    key(window, Qt.Key.Key_F, CONTROL)
    key(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.opening.is_running
    assert window.timeline.hasFocus()
    key(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.opening.is_running


def test_a_file_that_was_left_is_not_said_to_be_opened_by_what_it_told_before(
    window: MainWindow, gate: Gate, tmp_path: Path
) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    # What it tells now waits for the window.
    assert gate.told.wait(10)
    key(window.timeline, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert "Opening" not in status_words(window)


def test_another_file_takes_the_place_of_the_one_that_is_being_read(
    window: MainWindow, gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    window.open(write_events(tmp_path / "mars.json", [MARS]))
    gate.open.set()
    qtbot.waitUntil(lambda: ids_shown(window) == {"mars"})


def test_a_window_can_be_closed_while_a_file_is_read(window: MainWindow, gate: Gate, tmp_path: Path) -> None:
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    window.close()
    assert not gate.open.is_set()


def test_a_large_file_that_cannot_be_read_leaves_what_was_shown_and_says_so(
    window: MainWindow, said: Said, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.json"
    path.write_text("[}", encoding="utf-8")
    window.open(path)
    qtbot.waitUntil(lambda: bool(said.texts))
    assert "bad.json" in said.texts[0]
    assert len(ids_shown(window)) == 16


def test_a_large_file_that_is_read_again_keeps_what_is_selected(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_events(tmp_path / "both.json", [MOON, MARS])
    window.open(path)
    qtbot.waitUntil(lambda: ids_shown(window) == {"moon", "mars"})
    window.select(row_of(window, "mars"))
    write_events(path, [MARS, MOON], title="Again")
    commands.reload(window)
    qtbot.waitUntil(lambda: window.file.title == "Again")
    assert window.selected == row_of(window, "mars") == 0


def test_a_window_on_a_large_file_comes_before_the_file_is_read(gate: Gate, tmp_path: Path, qtbot: QtBot) -> None:
    path = write_events(tmp_path / "moon.json", [MOON])
    window = show_window(path, settings_at(tmp_path / "settings.ini"), as_left, "light")
    qtbot.addWidget(window)
    assert window.isVisible()
    # What is not read yet is not said to be nothing.
    assert status_words(window).split(" | ")[1].startswith("Opening moon.json")
    assert [text for text in texts_in(window.header) if text] == ["moon"]
    gate.open.set()
    qtbot.waitUntil(lambda: ids_shown(window) == {"moon"})
    assert "In view: 1 shown" in status_words(window)
    assert "1 of 1 event" in texts_in(window.header)


def test_a_window_whose_first_file_was_left_says_that_it_shows_nothing(
    gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_events(tmp_path / "moon.json", [MOON])
    window = show_window(path, settings_at(tmp_path / "settings.ini"), as_left, "light")
    qtbot.addWidget(window)
    window.opening.cancel()
    assert "0 of 0 events" in status_words(window)
    gate.open.set()


def test_what_is_shown_stays_counted_while_another_file_is_read(window: MainWindow, gate: Gate, tmp_path: Path) -> None:
    before = status_words(window)
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    assert status_words(window).startswith(before)
    assert "16 of 16 events" in texts_in(window.header)
    gate.open.set()
    window.opening.cancel()


def test_reading_a_file_moves_nothing_in_the_window(window: MainWindow, gate: Gate, tmp_path: Path) -> None:
    window.resize(1024, 640)
    window.status.show_trouble("The file cannot be read now; shown as of 10:14 AM")
    QApplication.processEvents()
    sizes = window.size(), window.timeline.size()
    window.open(write_events(tmp_path / f"{'long' * 10}.json", [MOON]))
    QApplication.processEvents()
    assert window.opening.is_running
    assert (window.size(), window.timeline.size()) == sizes
    gate.open.set()
    window.opening.cancel()


@pytest.mark.parametrize("is_left", [False, True])
def test_a_file_that_was_not_read_is_remembered_as_it_was_left_before(
    gate: Gate, tmp_path: Path, qtbot: QtBot, is_left: bool
) -> None:
    path = write_events(tmp_path / "moon.json", [MOON])
    remembered = settings_at(tmp_path / "settings.ini")
    left = View(EventFilter.of(category=["a"]), "none")
    remembered.save_last_file(path)
    remembered.save_last_view(str(path), left)
    window = show_window(None, remembered, as_left, "light")
    qtbot.addWidget(window)
    if is_left:
        window.opening.cancel()
    window.close()
    assert remembered.last_view(str(path)) == left
    gate.open.set()


def started_as_left(folder: Path, qtbot: QtBot) -> MainWindow:
    """A window that is still reading a file whose moon landing was selected when it was left."""
    path = write_events(folder / "both.json", [MOON, MARS])
    remembered = settings_at(folder / "settings.ini")
    remembered.save_last_view(str(path), View(selected=(EventName(0, "moon"),)))
    window = show_window(path, remembered, as_left, "light")
    qtbot.addWidget(window)
    return window


def test_before_the_first_file_is_shown_nothing_is_a_view_to_go_back_to(
    gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    window = started_as_left(tmp_path, qtbot)
    window.views.settle()
    gate.open.set()
    qtbot.waitUntil(lambda: ids_shown(window) == {"moon", "mars"})
    window.views.settle()
    key(window, Qt.Key.Key_Left, ALT)
    assert "no view before" in window.status.note()
    assert window.selected == row_of(window, "moon")


def test_a_first_file_that_was_left_is_not_said_to_be_shown(gate: Gate, tmp_path: Path, qtbot: QtBot) -> None:
    path = write_events(tmp_path / "moon.json", [MOON])
    window = show_window(path, settings_at(tmp_path / "settings.ini"), as_left, "light")
    qtbot.addWidget(window)
    window.opening.cancel()
    assert "shown as of" not in status_words(window)
    assert "not been read" in status_words(window)
    gate.open.set()


def test_a_first_file_that_was_left_is_shown_as_it_was_left_once_it_is_read(
    gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    window = started_as_left(tmp_path, qtbot)
    window.opening.cancel()
    gate.open.set()
    commands.reload(window)
    qtbot.waitUntil(lambda: ids_shown(window) == {"moon", "mars"})
    assert window.selected == row_of(window, "moon")
    assert window.remembered.last_file() == tmp_path / "both.json"
    assert "not been read" not in status_words(window)


def test_what_was_asked_of_a_first_file_that_was_left_is_not_asked_of_another(
    gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_events(tmp_path / "both.json", [MOON, MARS])
    asked = View(selected=(EventName(0, "moon"),))
    window = show_window(path, settings_at(tmp_path / "settings.ini"), lambda *_: asked, "light")
    qtbot.addWidget(window)
    window.open(write_events(tmp_path / "moon.json", [MOON]))
    gate.open.set()
    qtbot.waitUntil(lambda: ids_shown(window) == {"moon"})
    assert window.selected is None
