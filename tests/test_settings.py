"""What the window remembers, and that damaged settings do no harm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QByteArray, Qt
from window_parts import Said, as_left, drive_dialog, key, row_of, scene_of, settings_at, show_file, write_events

from timeline_app.filters import EventFilter
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.resources import bundled_events_path
from timeline_app.view import View
from timeline_app.window import exporting, settings, telling
from timeline_app.window.app import last_or_bundled, show_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

NO_ROOM = "The views of this file that are saved already leave no room for it. Go › Saved views › Forget makes some."
BUNDLED_TITLE = "Lithuania fortifies its borders"


@pytest.fixture
def open_again(open_window: OpenWindow, remembered: Remembered, tmp_path: Path) -> OpenWindow:
    """Closes the window and opens one with the settings as they lie on disk."""

    def open_again(window: MainWindow) -> MainWindow:
        window.close()
        remembered.store.sync()
        again = settings_at(tmp_path / "settings.ini")
        return open_window(settings=again, theme=again.theme_choice(), size_px=None)

    return open_again


def test_the_first_window_leaves_room_for_its_frame(open_window: OpenWindow) -> None:
    window = open_window(size_px=None)
    assert window.height() <= window.screen().availableGeometry().height() - 30


def test_the_size_is_remembered(open_window: OpenWindow, open_again: OpenWindow) -> None:
    window = open_window(size_px=(760, 560))
    assert open_again(window).size().toTuple() == (760, 560)


def test_the_widths_of_the_panels_are_remembered(open_window: OpenWindow, open_again: OpenWindow) -> None:
    window = open_window(size_px=(790, 600))
    window.side.setSizes([200, 340, 250])
    sizes = window.side.sizes()
    assert open_again(window).side.sizes() == sizes


def test_theme_and_grouping_are_remembered(window: MainWindow, open_again: OpenWindow) -> None:
    window.appearance.choose_theme("dark")
    window.set_group_by("country")
    again = open_again(window)
    assert exporting.picture_in_view(again).theme.name == "dark"
    assert again.header.grouping.text() == "Group by country"
    assert scene_of(again).lanes[0].title == "Lithuania"


@pytest.mark.parametrize("names", [[Qt.Key.Key_F7], [Qt.Key.Key_F8, Qt.Key.Key_F9], []])
def test_closed_panels_are_remembered(window: MainWindow, open_again: OpenWindow, names: list[Qt.Key]) -> None:
    for name in names:
        key(window, name)
    closed = [name for name, panel in window.panels().items() if not panel.isVisible()]
    assert len(closed) == len(names)
    again = open_again(window)
    assert [name for name, panel in again.panels().items() if not panel.isVisible()] == closed
    for name in names:
        key(again, name)
    assert all(panel.isVisible() for panel in again.panels().values())


def test_reduced_motion_is_remembered(window: MainWindow, remembered: Remembered) -> None:
    window.set_reduced_motion(True)
    assert remembered.reduced_motion()
    window.set_reduced_motion(False)
    assert not remembered.reduced_motion()


def test_the_last_file_is_remembered(window: MainWindow, remembered: Remembered, tmp_path: Path) -> None:
    assert last_or_bundled(remembered)[0].title == BUNDLED_TITLE
    path = write_events(tmp_path / "a.json", [{"title": "A", "date": "2000"}])
    window.open(path)
    assert last_or_bundled(remembered)[0].path == str(path)


def test_a_file_that_cannot_be_read_is_not_remembered(
    window: MainWindow, remembered: Remembered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(telling, "say", lambda *_: None)
    window.open(tmp_path / "missing.json")
    assert remembered.last_file() is None


@pytest.mark.parametrize("name", ["gone.json", "x" * 400, "", "a\0b", ".", "broken.json"])
def test_without_the_last_file_the_bundled_one_is_shown(remembered: Remembered, tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    remembered.store.setValue("file", str(tmp_path / name) if name else "")
    assert last_or_bundled(remembered)[0].path == str(bundled_events_path())


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "there is no such file"), ("{", "1:2"), (BUNDLED_TITLE, "1:1"), ("[]", "")]
)
def test_a_last_file_that_cannot_be_read_any_more_is_said(
    qtbot: QtBot, remembered: Remembered, tmp_path: Path, content: str | None, reason: str
) -> None:
    path = tmp_path / "last.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    remembered.save_last_file(path)
    window = show_window(None, remembered, as_left, "light")
    qtbot.addWidget(window)
    said = window.status.note()
    assert reason in said
    assert ("last.json" in said) == bool(reason)


def test_the_arrangement_of_the_lanes_is_remembered_for_each_grouping(
    window: MainWindow, open_again: OpenWindow
) -> None:
    window.arranging.toggle("politics")
    window.arranging.move("politics", 0)
    window.set_group_by("country")
    window.arranging.toggle("LT")
    again = open_again(window)
    assert [lane.key for lane in scene_of(again).lanes if lane.folded] == ["LT"]
    again.set_group_by("category")
    assert [lane.key for lane in scene_of(again).lanes if lane.folded] == ["politics"]
    assert scene_of(again).lanes[0].key == "politics"


PATH = "/events.json"


def test_what_is_arranged_in_one_file_says_nothing_of_another(window: MainWindow) -> None:
    window.arranging.toggle("politics")
    show_file(window, make_file([{"title": "A", "date": "2000", "category": "politics"}]))
    assert not any(lane.is_folded for lane in window.arranging.lanes)


def test_the_arrangements_of_the_last_files_are_remembered(remembered: Remembered) -> None:
    folded = LaneArrangement(folded=frozenset({"a"}))
    for number in range(60):
        remembered.save_arrangement(f"/{number}.json", "category", folded)
    kept = [number for number in range(60) if remembered.arrangement(f"/{number}.json", "category") == folded]
    assert kept == list(range(10, 60))


@pytest.mark.parametrize(
    "text",
    [
        *("{", "7", "[]", "\ud800"),
        *(
            f'{{"{PATH}": {{"category": {wrong}}}}}'
            for wrong in ('{"order": "ab"}', '{"folded": [1]}', '{"order": [null]}', '{"order": ["\\ud800"]}')
        ),
    ],
)
def test_a_damaged_arrangement_is_forgotten(remembered: Remembered, text: str) -> None:
    remembered.store.setValue("lanes", text)
    assert remembered.arrangement(PATH, "category") == USUAL


def test_the_arrangement_of_many_lanes_is_remembered(remembered: Remembered, tmp_path: Path) -> None:
    arrangement = LaneArrangement(tuple(f'lane, "{i}" = ä' for i in range(2000)), frozenset({"", "@x", "\0"}))
    remembered.save_arrangement(PATH, "category", arrangement)
    remembered.store.sync()
    assert settings_at(tmp_path / "settings.ini").arrangement(PATH, "category") == arrangement


def large_view(number: int) -> View:
    return View(EventFilter.of(tag=[f"{number} tag that is chosen, {tag}" for tag in range(4_999)]))


def test_saved_views_of_many_values_lose_no_other(remembered: Remembered) -> None:
    small = {"small": View()}
    assert remembered.save_named_views("/other.json", small)
    kept: dict[str, View] = {}
    for number in range(10):
        wanted = kept | {f"{number}": large_view(number)}
        if remembered.save_named_views(PATH, wanted):
            kept = wanted
        assert remembered.named_views(PATH) == kept
        assert remembered.named_views("/other.json") == small
    assert 1 < len(kept) < 10


def test_a_file_whose_views_leave_no_room_takes_none_from_another(remembered: Remembered) -> None:
    views = {f"{number}": large_view(number) for number in range(10)}
    saved = [remembered.save_named_views(PATH, dict(list(views.items())[: count + 1])) for count in range(10)]
    assert saved[0]
    assert not saved[-1]
    assert remembered.save_named_views("/other.json", {"large": large_view(2)})
    assert remembered.named_views("/other.json") == {"large": large_view(2)}


def test_a_view_that_finds_no_room_is_said_not_to_be_saved(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Said(monkeypatch)
    window.views.save("small")
    monkeypatch.setattr(settings, "_MOST_ENCODED_CHARS", 500)
    window.set_filter(EventFilter.of(tag=["x" * 500]))
    drive_dialog(lambda dialog: dialog.accept())
    key(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert said.texts == ["The view is not saved: " + NO_ROOM]
    assert list(window.views.named()) == ["small"]
    assert window.status.note() == ""


def test_arrangements_for_which_there_is_no_room_are_those_of_the_files_seen_longest_ago(
    remembered: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "_MOST_ENCODED_CHARS", 500)
    folded = LaneArrangement(folded=frozenset({"a lane with a long name" * 4}))
    for number in range(9):
        remembered.save_arrangement(f"/{number}.json", "category", folded)
    huge = LaneArrangement(folded=frozenset({"a" * 500}))
    remembered.save_arrangement("/huge.json", "category", huge)
    kept = [number for number in range(9) if remembered.arrangement(f"/{number}.json", "category") == folded]
    assert kept == [6, 7, 8]


def test_a_file_whose_name_is_no_text_is_remembered(remembered: Remembered) -> None:
    path = "/broken \udcff.json"
    folded = LaneArrangement(folded=frozenset({"a"}))
    remembered.save_last_view(path, View())
    remembered.save_named_views(path, {"a": View()})
    remembered.save_arrangement(path, "category", folded)
    remembered.save_folds_empty_time(path, folds=True)
    assert (remembered.last_view(path), remembered.named_views(path)) == (View(), {"a": View()})
    assert remembered.arrangement(path, "category") == folded
    assert remembered.folds_empty_time(path)


def test_a_last_view_for_which_there_is_no_room_leaves_no_older_one(
    remembered: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "_MOST_ENCODED_CHARS", 500)
    remembered.save_last_view(PATH, View())
    assert remembered.last_view(PATH) == View()
    remembered.save_last_view(PATH, View(EventFilter.of(tag=["x" * 500])))
    assert remembered.last_view(PATH) is None


KEYS = (
    "file", "theme", "group_by", "lanes", "folded_files",
    "last_view", "open_facets", "reduced_motion", "hidden_panels", "geometry",
    "splitter_side", "splitter_stack",
)  # fmt: skip
WRONG: list[Any] = [
    7, 2.5, True, ["a", "b"], {"a": 1}, QByteArray(b"\x00\xff\x01garbage"), "", "\0", "x" * 10_000, "no such thing"
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:30])
def test_settings_of_a_wrong_type_are_forgotten(open_window: OpenWindow, tmp_path: Path, value: Any) -> None:
    written = settings_at(tmp_path / "wrong.ini")
    written.save_named_views(PATH, {"a": View()})
    for name in {*KEYS, *written.store.allKeys()}:
        written.store.setValue(name, value)
    written.store.sync()
    read = settings_at(tmp_path / "wrong.ini")
    assert last_or_bundled(read)[0].title == BUNDLED_TITLE
    assert (read.theme_choice(), read.group_by(), read.reduced_motion()) == ("system", "category", False)
    assert read.named_views(PATH) == {}
    window = open_window(settings=read, theme=read.theme_choice(), size_px=None)
    assert all(panel.isVisible() for panel in window.panels().values())
    assert window.timeline.width() > 200
    assert row_of(window, "crimea") == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff\xfe" * 200,
        b"[General]\ntheme=@Invalid()\ngeometry=@ByteArray(\\x1\\xd9\\xd0)\nhidden_panels=side, detail\n",
        b"[General\ntheme=dark\n=\n%%%=1\n",
        b"[General]\nsplitter_side=@ByteArray(" + b"\\0\\0\\0\\xff" * 30 + b")\n",
    ],
)
def test_settings_of_garbage_are_forgotten(open_window: OpenWindow, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.ini"
    path.write_bytes(content)
    window = open_window(settings=settings_at(path), theme=settings_at(path).theme_choice(), size_px=None)
    assert all(panel.isVisible() for panel in window.panels().values())
    assert window.width() > 400
    window.appearance.choose_theme("dark")
    window.close()
    assert settings_at(path).theme_choice() == "dark"


def test_a_file_whose_folder_is_gone_is_remembered_as_it_was_named(
    remembered: Remembered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    remembered.save_last_file(Path("events.json"))
    assert remembered.last_file() == Path("events.json")
    assert not remembered.folds_empty_time("events.json")


def test_a_file_behind_links_in_a_circle_is_remembered_too(remembered: Remembered, tmp_path: Path) -> None:
    link = tmp_path / "round"
    link.symlink_to(link)
    remembered.save_last_file(link)
    assert remembered.last_file() == link
