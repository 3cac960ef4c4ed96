"""A file that is saved is noticed once it is written, however an editor saves it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtGui import QGuiApplication

from timeline_app.window.file_watch import FileWatch, read_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

MOST_MS = 10_000


class Watched:
    """A watched file and what was told of it."""

    def __init__(self, path: Path, parent: QObject) -> None:
        self.path = path
        self.watch = FileWatch(parent)
        self.told: list[str] = []
        self.contents: list[str] = []
        self.watch.changed.connect(self._note)
        self.watch.gone.connect(lambda: self.told.append("gone"))
        self.watch.watch(path, read_stamp(path))

    def _note(self) -> None:
        self.told.append("changed")
        self.contents.append(self.path.read_text())


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "a.json").write_text("old")
    parent = QObject(qapp)
    one = Watched(tmp_path / "a.json", parent)
    yield one
    parent.deleteLater()


def write_in_place(path: Path) -> None:
    path.write_text("new")


def rename_over(path: Path) -> None:
    beside = path.with_name("beside")
    beside.write_text("new")
    beside.replace(path)


def move_away_and_write(path: Path) -> None:
    path.rename(path.with_name("a.json~"))
    path.write_text("new")


def delete_and_write(path: Path) -> None:
    path.unlink()
    path.write_text("new")


def rename_over_while_another_reads(path: Path) -> None:
    """The old file lives on for those that have it open, and would go on being watched."""
    with path.open():
        rename_over(path)


SAVERS = (write_in_place, rename_over, move_away_and_write, delete_and_write, rename_over_while_another_reads)


@pytest.mark.parametrize("save", SAVERS)
def test_a_file_is_noticed_however_it_is_saved_and_saved_again(
    watched: Watched, qtbot: QtBot, save: Callable[[Path], None]
) -> None:
    save(watched.path)
    qtbot.waitUntil(lambda: watched.told == ["changed"], timeout=MOST_MS)
    watched.path.write_text("newer")
    qtbot.waitUntil(lambda: watched.told == ["changed"] * 2, timeout=MOST_MS)
    save(watched.path)
    qtbot.waitUntil(lambda: watched.told == ["changed"] * 3, timeout=MOST_MS)
    assert watched.contents == ["new", "newer", "new"]


def test_many_quick_writes_are_one_change_the_last_one(watched: Watched, qtbot: QtBot) -> None:
    for number in range(50):
        watched.path.write_text(f"{number:03}")
    qtbot.waitUntil(lambda: watched.told == ["changed"], timeout=MOST_MS)
    assert watched.contents == ["049"]


def test_what_others_do_in_the_folder_neither_counts_nor_delays(watched: Watched, qtbot: QtBot) -> None:
    number = 0

    def make_noise() -> bool:
        nonlocal number
        number += 1
        (watched.path.parent / f"noise-{number}").write_text("")
        return bool(watched.told)

    watched.path.write_text("new")
    qtbot.waitUntil(make_noise, timeout=MOST_MS)
    assert watched.told == ["changed"]


def test_a_file_that_is_gone_is_said_to_be_and_noticed_when_it_is_back(watched: Watched, qtbot: QtBot) -> None:
    watched.path.unlink()
    qtbot.waitUntil(lambda: watched.told == ["gone"], timeout=MOST_MS)
    watched.path.write_text("back")
    qtbot.waitUntil(lambda: watched.told == ["gone", "changed"], timeout=MOST_MS)


def test_a_folder_that_is_gone_and_back_is_followed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text("old")
    parent = QObject()
    one = Watched(folder / "a.json", parent)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: one.told == ["gone"], timeout=MOST_MS)
    folder.mkdir()
    (folder / "a.json").write_text("back")
    qtbot.waitUntil(lambda: one.told == ["gone", "changed"], timeout=MOST_MS)
    parent.deleteLater()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_the_file_behind_a_link_is_followed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target = tmp_path / "far" / "target.json"
    target.write_text("old")
    (tmp_path / "link.json").symlink_to(target)
    parent = QObject()
    one = Watched(tmp_path / "link.json", parent)
    rename_over(target)
    qtbot.waitUntil(lambda: one.told == ["changed"], timeout=MOST_MS)
    parent.deleteLater()


def test_a_change_before_the_watching_began_is_noticed(watched: Watched, qtbot: QtBot) -> None:
    stamp = read_stamp(watched.path)
    watched.watch.watch(None, None)
    write_in_place(watched.path)
    watched.watch.watch(watched.path, stamp)
    qtbot.waitUntil(lambda: watched.told == ["changed"], timeout=MOST_MS)


def test_a_change_that_no_system_told_of_is_noticed_on_coming_back(
    watched: Watched, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileSystemWatcher, "addPaths", lambda *_: [])
    watched.watch.watch(watched.path, read_stamp(watched.path))
    write_in_place(watched.path)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(application.applicationState().ApplicationActive)
    qtbot.waitUntil(lambda: watched.told == ["changed"], timeout=MOST_MS)


def test_what_is_watched_no_more_is_not_told_of(watched: Watched, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "b.json"
    other.write_text("old")
    write_in_place(watched.path)
    watched.watch.watch(other, read_stamp(other))
    write_in_place(other)
    qtbot.waitUntil(lambda: bool(watched.told), timeout=MOST_MS)
    assert watched.told == ["changed"]
    assert not set(watched.watch._watcher.files()) & {str(watched.path)}
