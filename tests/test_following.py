"""The window follows its file: what is saved is shown, and nothing moves that need not."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollBar
from window_parts import (
    LEFT,
    NO_KEY,
    Said,
    empty_place,
    id_of,
    ids_shown,
    key,
    row_of,
    scale_of,
    scene_of,
    status_words,
    write_events,
)

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.window import reading
from timeline_app.window.reading_again import rows_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow

MOST_MS = 10_000
EVENTS: list[dict[str, Any]] = [
    {"id": str(year), "title": f"Year {year}", "date": str(year), "countries": ["LT"], "category": "a"}
    for year in range(1990, 2020)
]
NEW = {"id": "new", "title": "New", "date": "2000", "countries": ["LT"], "category": "a"}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    return Said(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_events(tmp_path / "a.json", EVENTS)


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(read_file(path))


@pytest.fixture
def may_end(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Files are read beside the window, and for as long as this is not set."""
    may_end = threading.Event()

    def read_later(read_path: Path, progress: Callable[[int, int], None]) -> Any:
        while not may_end.wait(0.001):
            progress(0, 1)
        return read_file(read_path, progress)

    monkeypatch.setattr(reading, "SMALL_BYTES", -1)
    monkeypatch.setattr(reading, "read_file", read_later)
    return may_end


def replace_events(path: Path, events: list[dict[str, Any]]) -> None:
    """Save as editors do: beside the file, and then in its place."""
    write_events(path.with_name("beside"), events).replace(path)


def wait_for(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=MOST_MS)


def has_new(window: MainWindow) -> bool:
    return window.file.table.row_of_id("new") is not None


def picture(window: MainWindow) -> QImage:
    return window.timeline.grab().toImage()


def failing_line(window: MainWindow) -> int | None:
    failure = window.following.failure
    return None if failure is None else failure.line


@pytest.mark.parametrize("save", [write_events, replace_events])
def test_what_is_saved_is_shown_again_and_again(
    window: MainWindow, path: Path, qtbot: QtBot, save: Callable[[Path, list[dict[str, Any]]], None]
) -> None:
    save(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: has_new(window))
    assert "Read again: 31 events, no problems" in status_words(window)
    save(path, [{"title": 5}, *EVENTS])
    wait_for(qtbot, lambda: not has_new(window))
    assert "Read again: 31 events, 1 problem" in status_words(window)
    assert "1 problem in the file" in status_words(window)


def test_span_filter_grouping_selection_and_focus_stay(open_window: OpenWindow, path: Path, qtbot: QtBot) -> None:
    window = open_window(read_file(path), EventFilter.of(country={"LT"}))
    window.set_group_by("country")
    window.timeline.zoom_to_row(row_of(window, "2010"))
    window.select_rows([row_of(window, "2012"), row_of(window, "2010")])
    window.overview.setFocus()
    scale = scale_of(window)
    replace_events(path, [NEW, *EVENTS[::-1]])
    wait_for(qtbot, lambda: has_new(window))
    assert scale_of(window) == scale
    assert window.event_filter == EventFilter.of(country={"LT"})
    assert window.group_by == "country"
    assert [id_of(window, row) for row in window.selected_rows] == ["2012", "2010"]
    assert window.focusWidget() is window.overview


def test_the_same_events_saved_again_are_the_same_picture(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    for row in (None, 4, 7):
        if row is not None:
            window.timeline.zoom_to_row(row)
            window.select(row + 1)
        before = picture(window)
        seen = window.file
        replace_events(path, EVENTS)
        wait_for(qtbot, lambda: window.file is not seen)  # noqa: B023  # waited for in the same turn
        assert picture(window) == before


def test_lanes_stay_scrolled(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    events = [{"id": str(n), "title": "x", "date": "2000", "countries": [code]} for n, code in enumerate(CODES)]
    path = write_events(tmp_path / "b.json", events)
    window = open_window(read_file(path))
    window.set_group_by("country")
    bar = window.timeline.findChild(QScrollBar)
    assert isinstance(bar, QScrollBar)
    assert bar.maximum() > 40
    bar.setValue(37)
    replace_events(path, [*events, NEW])
    wait_for(qtbot, lambda: has_new(window))
    assert bar.value() == 37


CODES = [first + second for first in "ABC" for second in "ABCDEFGHIJ"]


def test_a_break_that_was_opened_stays_open(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    events = [{"id": year, "title": year, "date": f"{year}-05-05"} for year in ("1700", "1701", "1801", "1802", "1990")]
    path = write_events(tmp_path / "b.json", events)
    window = open_window(read_file(path))
    window.empty_time.fold_all(True)
    first, second = (sign.fold for sign in scene_of(window).breaks)
    window.empty_time.open(first)
    scale = scale_of(window)
    replace_events(path, [*events, {**NEW, "date": "1701"}])
    wait_for(qtbot, lambda: has_new(window))
    assert [sign.fold for sign in scene_of(window).breaks] == [second]
    assert scale_of(window) == scale


def test_a_filter_for_a_value_that_is_gone_stays_and_says_what_it_hides(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    window = open_window(read_file(path), EventFilter.of(category={"a"}))
    replace_events(path, [{**event, "category": "b"} for event in [*EVENTS, NEW]])
    wait_for(qtbot, lambda: has_new(window))
    assert "0 of 31 events" in status_words(window)
    assert "Filtered: " in status_words(window)
    replace_events(path, EVENTS)
    wait_for(qtbot, lambda: not has_new(window))
    assert "30 of 30 events" in status_words(window)


def test_a_half_written_file_keeps_what_is_shown_and_is_tried_again(
    window: MainWindow, path: Path, said: Said, qtbot: QtBot
) -> None:
    whole = json.dumps({"events": [*EVENTS, NEW]}, indent=1)
    before = picture(window)
    write_events(path, EVENTS[:20])
    wait_for(qtbot, lambda: "Read again: 20 events" in status_words(window))
    write_events(path, EVENTS)
    wait_for(qtbot, lambda: "Read again: 30 events" in status_words(window))
    path.write_text(whole[:400], encoding="utf-8")
    wait_for(qtbot, lambda: "The file cannot be read now; shown as of" in status_words(window))
    assert failing_line(window) == whole[:400].count("\n") + 1
    assert "Read again" not in status_words(window)
    assert picture(window) == before
    window.set_filter(EventFilter.of(country={"FR"}))
    assert "cannot be read now" in status_words(window)
    path.write_text(whole, encoding="utf-8")
    wait_for(qtbot, lambda: has_new(window))
    assert "cannot be read now" not in status_words(window)
    assert failing_line(window) is None
    assert said.texts == []


def test_a_file_that_is_gone_is_waited_for(window: MainWindow, path: Path, said: Said, qtbot: QtBot) -> None:
    path.unlink()
    wait_for(qtbot, lambda: "The file is gone; shown as of" in status_words(window))
    assert len(ids_shown(window)) == 30
    write_events(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: has_new(window))
    assert "gone" not in status_words(window)
    assert said.texts == []


def test_the_last_of_many_quick_writes_is_shown(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    shown: list[str] = []
    window.file_changed.connect(lambda: shown.append(window.file.title))
    for number in range(40):
        write_events(path, EVENTS, title=str(number))
    wait_for(qtbot, lambda: window.file.title == "39")
    assert shown == ["39"]


def test_following_can_be_switched_off_and_is_remembered(
    window: MainWindow, open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    action = window.actions_by_name["Follow the file"]
    assert action.isChecked()
    action.trigger()
    replace_events(path, [*EVENTS, NEW])
    other = open_window(read_file(path))
    assert not other.actions_by_name["Follow the file"].isChecked()
    assert window.following._watch._watcher.files() == []
    action.trigger()
    wait_for(qtbot, lambda: has_new(window))


def test_nothing_changes_while_a_dialog_asks(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    waited: list[bool] = []
    window.following._waiting.timeout.connect(lambda: waited.append(has_new(window)))
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    replace_events(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: len(waited) > 1)
    assert not any(waited)
    dialog.close()
    dialog.deleteLater()
    wait_for(qtbot, lambda: has_new(window))


def test_nothing_changes_while_a_button_is_held(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    waited: list[bool] = []
    window.following._waiting.timeout.connect(lambda: waited.append(has_new(window)))
    at = empty_place(window).toPoint()
    QTest.mousePress(window.timeline, LEFT, NO_KEY, at)
    replace_events(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: len(waited) > 1)
    assert not any(waited)
    QTest.mouseRelease(window.timeline, LEFT, NO_KEY, at)
    wait_for(qtbot, lambda: has_new(window))


def test_what_is_written_while_the_file_is_read_is_read_too(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_and_write(read_path: Path, *rest: Any) -> Any:
        file = read_file(read_path, *rest)
        monkeypatch.undo()
        replace_events(path, [*EVENTS, NEW])
        return file

    monkeypatch.setattr(reading, "read_file", read_and_write)
    key(window, Qt.Key.Key_F5)
    assert not has_new(window)
    wait_for(qtbot, lambda: has_new(window))


def test_a_file_that_is_being_opened_is_not_dropped_for_the_old_one(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot, may_end: threading.Event
) -> None:
    shown: list[str] = []
    window.file_changed.connect(lambda: shown.append(window.file.title))
    window.open(write_events(tmp_path / "b.json", [NEW], title="Other"))
    replace_events(path, [*EVENTS, NEW])
    wait_for(qtbot, window.following._waiting.isActive)
    may_end.set()
    wait_for(qtbot, lambda: bool(shown))
    assert shown == ["Other"]
    assert not window.following._waiting.isActive()


def test_panning_while_a_large_file_is_read_again_is_kept(
    window: MainWindow, path: Path, qtbot: QtBot, may_end: threading.Event
) -> None:
    replace_events(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: window.opening.is_running)
    window.timeline.zoom_to_row(row_of(window, "2010"))
    window.select(row_of(window, "2011"))
    scale = scale_of(window)
    may_end.set()
    wait_for(qtbot, lambda: has_new(window))
    assert scale_of(window) == scale
    assert id_of(window, window.selected) == "2011"


@pytest.mark.usefixtures("may_end")
def test_a_reading_that_is_left_is_said_to_be_old(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    replace_events(path, [*EVENTS, NEW])
    wait_for(qtbot, lambda: window.opening.is_running)
    window.opening.cancel()
    assert "The file was not read again; shown as of" in status_words(window)
    assert not has_new(window)


# Finding events again


def again(old: list[Any], new: list[Any], *rows: int) -> list[int]:
    return rows_again(rows, make_file(old).table, make_file(new).table)


def test_events_are_found_by_their_ids_wherever_they_stand() -> None:
    old = [{"title": "A", "id": "a"}, {"title": "B", "id": "b"}]
    new = [{"title": "C"}, {"title": "Other words", "id": "b", "date": "2000"}, {"title": "D", "id": "a"}]
    assert again(old, new, 1, 0) == [1, 2]


def test_an_event_without_an_id_is_found_though_its_date_was_mended() -> None:
    assert again([{"title": "A", "date": "2O00"}], [{"title": "B"}, {"title": "A", "date": "2000"}], 0) == [1]


def test_of_two_with_a_title_the_one_with_the_same_date_is_it_then_the_nearest() -> None:
    old = [{"title": "A", "date": "1990"}, {"title": "A", "date": "2000"}]
    assert again(old, [{"title": "A", "date": "2000"}, *old[:1]], 1, 0) == [0, 1]
    assert again(old, [{"title": "A", "date": "2001"}, {"title": "A", "date": "2002"}], 1) == [1]


def test_another_event_with_the_same_words_is_not_taken_for_one_that_is_gone() -> None:
    assert again([{"title": "A", "id": "a", "date": "2000"}], [{"title": "A", "id": "b", "date": "2000"}], 0) == []
    assert again([{"title": "A", "id": "a"}], [{"title": "A"}], 0) == [0]
    assert again([{"title": "A"}], [{"title": "B"}], 0) == []
    assert again([{"title": "A"}], [], 0) == []


def test_an_event_that_went_far_is_found_by_title_and_date() -> None:
    others = [{"title": f"x{number}", "date": "1900"} for number in range(1500)]
    one = {"title": "A", "date": "2000"}
    assert again([one], [*others, one], 0) == [1500]
