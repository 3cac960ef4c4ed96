"""The window as a whole: what it opens, says, filters, remembers of the view and writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from program import LIMIT_S, clean_environment
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)
from window_parts import (
    CONTROL,
    HOSTILE,
    SHIFT,
    Said,
    drive_dialog,
    drop,
    hover,
    id_of,
    ids_shown,
    is_plain,
    key,
    labels_with,
    place_of,
    row_of,
    scale_of,
    scene_of,
    show_file,
    status_words,
    texts_in,
    write_events,
)

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Theme
from timeline_app.window import exporting
from timeline_app.window.event_list import EventList
from timeline_app.window.export_dialog import ExportDialog
from timeline_app.window.giving_label import GivingLabel
from timeline_app.window.link_label import LinkLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.window.export_form import ExportForm
    from timeline_app.window.main_window import MainWindow

FRANCE = EventFilter.of(country={"FR"})


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    return Said(monkeypatch)


def choose_in_menu(window: MainWindow, text: str) -> None:
    """Trigger the action with this text, wherever it is in the menus."""
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text().replace("&", "") == text).trigger()


def checked_in_menu(window: MainWindow, title: str) -> list[str]:
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title().replace("&", "") == title]
    return [action.text() for action in menus[0].actions() if action.isChecked()]


def note_calls(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[Any]:
    """What a method is given from now on, besides doing what it does."""
    given: list[Any] = []
    do = getattr(owner, name)

    def note(value: Any) -> None:
        given.append(value)
        do(value)

    monkeypatch.setattr(owner, name, note)
    return given


# Opening


def test_it_opens_with_the_bundled_file_and_shows_all_of_it(window: MainWindow) -> None:
    assert window.windowTitle() == "Lithuania fortifies its borders – timeline-app"
    assert "16 of 16 events" in texts_in(window.header)
    assert "16 of 16 events" in status_words(window)
    assert "problem" not in status_words(window)
    assert len(ids_shown(window)) == 16


def test_a_file_dropped_on_it_is_opened(window: MainWindow, tmp_path: Path) -> None:
    drop(window, write_events(tmp_path / "moon.json", [{"id": "moon", "title": "Landing", "date": "1969-07-20"}]))
    assert window.windowTitle().startswith("Made up")
    assert ids_shown(window) == {"moon"}
    assert "1 of 1 event" in status_words(window)
    assert window.timeline.is_fitted


def test_a_file_is_opened_by_the_menu(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_events(tmp_path / "moon.json", [{"id": "moon", "title": "Landing", "date": "1969-07-20"}])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    key(window, Qt.Key.Key_O, CONTROL)
    assert ids_shown(window) == {"moon"}


def test_a_file_dialog_that_is_cancelled_changes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    choose_in_menu(window, "Open…")
    assert len(ids_shown(window)) == 16


def test_another_file_is_shown_without_filter_and_selection(window: MainWindow, tmp_path: Path) -> None:
    window.set_filter(FRANCE)
    window.select(row_of(window, "squadron"))
    window.open(write_events(tmp_path / "a.json", [{"id": "a", "title": "A", "date": "1969"}]))
    assert window.event_filter == EventFilter()
    assert window.selected is None
    assert "Choose an event to read about it." in texts_in(window.detail)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"hello", ":1:1:"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"<b>bold</b>", ":1:1:"),
        (None, "there is no such file"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_what_was_shown_and_says_so(
    window: MainWindow, said: Said, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "bad &lt;b&gt;.json"
    if content is not None:
        path.write_bytes(content)
    window.set_filter(FRANCE)
    if content is None:
        window.open(path)
    else:
        drop(window, path)
    assert len(said.texts) == 1
    assert reason in said.texts[0]
    assert path.name in said.texts[0]
    assert ids_shown(window) == {"squadron"}
    assert window.event_filter == FRANCE
    assert QApplication.overrideCursor() is None


def test_an_empty_file_opens_and_says_that_it_is_empty(open_window: OpenWindow) -> None:
    window = open_window(make_file([], categories=[]))
    assert "0 of 0 events" in status_words(window)
    for name in (Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_Escape):
        key(window.timeline, name)
    assert window.selected is None
    assert not window.timeline.grab().isNull()


def test_events_without_a_date_are_listed_by_key_where_there_are_any(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[int] = []

    def close_at_once(dialog: Any) -> int:
        listed.append(dialog.view.model().rowCount())
        return int(dialog.result())

    monkeypatch.setattr(EventList, "exec", close_at_once)
    window = open_window(make_file([{"title": "One", "countries": ["LT"]}, {"title": "Two", "date": "2000"}]))
    action = window.actions_by_name["Events without a date…"]
    key(window, Qt.Key.Key_D, CONTROL | SHIFT)
    assert listed == [1]
    # As the status line counts them: those that match.
    window.set_filter(EventFilter.of(country=["FR"]))
    assert not action.isEnabled()
    window.set_filter(EventFilter())
    assert action.isEnabled()
    show_file(window, make_file(["2000"]))
    assert not action.isEnabled()


def test_events_without_a_date_are_counted_and_listed(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(make_file([{"title": "One"}, {"title": "Two", "date": "whenever"}]))
    assert "2 of 2 events" in status_words(window)
    assert "2 without a date" in status_words(window)
    listed: list[list[str]] = []

    def choose_second(dialog: Any) -> int:
        model = dialog.view.model()
        listed.append([model.index(row, 0).data() for row in range(model.rowCount())])
        dialog.view.activated.emit(model.index(1, 0))
        return int(dialog.result())

    monkeypatch.setattr(EventList, "exec", choose_second)
    button = next(b for b in window.statusBar().findChildren(QAbstractButton) if "without a date" in b.text())
    button.click()
    assert listed == [["One  ·  undated", "Two  ·  undated (whenever)"]]
    assert window.selected == 1
    assert "no date that can be read: not on the timeline" in texts_in(window.detail)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({}, "no date given"),
        ({"date": None}, "no date given"),
        ({"importance": "high"}, "no date given"),
        ({"date": "whenever"}, "no date that can be read"),
        ({"end": "2O14"}, "no date that can be read"),
        ({"date": 2014}, "no date that can be read"),
        ({"dates": [{"date": 2014}]}, "no date that can be read"),
    ],
)
def test_the_pane_tells_no_date_from_one_that_cannot_be_read(
    open_window: OpenWindow, dates: dict[str, Any], words: str
) -> None:
    window = open_window(make_file([{"title": "Before", "date": 1}, {"title": "One", **dates}]))
    window.select(1)
    assert f"{words}: not on the timeline" in texts_in(window.detail)


def test_zooming_to_an_event_without_a_date_moves_nothing(open_window: OpenWindow) -> None:
    window = open_window(make_file(["1960", "1980", {"title": "Undated"}]))
    before = scale_of(window)
    window.select(2)
    key(window, Qt.Key.Key_F)
    assert scale_of(window) == before


def test_ten_thousand_events_open_pan_and_zoom(open_window: OpenWindow) -> None:
    dates = [f"{1900 + i % 100}-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(10_000)]
    window = open_window(make_file(dates))
    assert "10,000 of 10,000 events" in status_words(window)
    key(window.timeline, Qt.Key.Key_Plus)
    zoomed = scale_of(window)
    key(window.timeline, Qt.Key.Key_Right)
    assert scale_of(window).left_s > zoomed.left_s
    assert scale_of(window).px_per_s == zoomed.px_per_s
    assert scene_of(window).marks
    window.timeline.grab()


# Filter, grouping, words


def test_filtering_by_france_leaves_exactly_the_french_squadron(window: MainWindow) -> None:
    window.set_filter(FRANCE)
    assert ids_shown(window) == {"squadron"}
    assert "1 of 16 events" in status_words(window)
    assert "Filtered: France" in status_words(window)


def test_the_scene_that_is_painted_is_the_filtered_one(window: MainWindow) -> None:
    everything = window.timeline.grab().toImage()
    window.set_filter(FRANCE)
    filtered = window.timeline.grab().toImage()
    assert filtered != everything
    window.set_filter(EventFilter())
    assert window.timeline.grab().toImage() == everything


def test_a_window_can_open_filtered(open_window: OpenWindow) -> None:
    window = open_window(event_filter=FRANCE)
    assert ids_shown(window) == {"squadron"}
    assert window.event_filter == FRANCE


def test_the_selection_stays_while_the_filter_lets_it_through(window: MainWindow) -> None:
    window.select(row_of(window, "squadron"))
    window.set_filter(FRANCE)
    assert id_of(window, window.selected) == "squadron"


def test_the_selection_is_dropped_when_it_is_filtered_out(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    window.set_filter(FRANCE)
    assert window.selected is None
    assert "Choose an event to read about it." in texts_in(window.detail)


def test_ctrl_shift_x_clears_the_filter(window: MainWindow) -> None:
    window.set_filter(FRANCE)
    key(window, Qt.Key.Key_X, CONTROL | SHIFT)
    assert window.event_filter == EventFilter()
    assert len(ids_shown(window)) == 16
    assert "Filtered" not in status_words(window)


def test_a_filter_keeps_the_span_in_view(window: MainWindow) -> None:
    window.timeline.zoom(4.0)
    before = scale_of(window)
    window.set_filter(FRANCE)
    after = scale_of(window)
    assert (after.left_s, after.px_per_s) == (before.left_s, before.px_per_s)


def test_the_status_line_says_the_span_in_view(window: MainWindow) -> None:
    assert "2013 – 2031" in status_words(window)
    window.timeline.zoom_to_row(row_of(window, "pledge"))
    assert "26 Dec 2024 – 8 Feb 2025" in status_words(window)


def test_the_status_line_says_what_is_filtered_undated_and_wrong(open_window: OpenWindow) -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "A", "date": "2001", "countries": ["LT"], "category": "a"},
        {"title": "B", "date": "sometime", "countries": ["LT"], "category": "a"},
        {"title": 3, "date": "2003"},
    ]
    window = open_window(make_file(events), EventFilter.of(country={"LT"}, category={"a"}))
    words = status_words(window)
    assert "2 of 3 events · 1 unreadable" in words
    assert "Filtered: Lithuania · Alpha" in words
    assert "1 without a date" in words
    assert "2 problems in the file" in words


@pytest.mark.parametrize(
    ("text", "group_by", "first_lanes"),
    [
        ("Group by category", "category", ["Russia’s war", "National defence"]),
        ("Group by country", "country", ["Lithuania", "Russia"]),
        ("No grouping", "none", [""]),
    ],
)
def test_lanes_are_grouped_as_the_menu_says(
    window: MainWindow, text: str, group_by: str, first_lanes: list[str]
) -> None:
    window.set_group_by("none" if group_by != "none" else "category")
    choose_in_menu(window, text)
    assert [lane.title for lane in scene_of(window).lanes][:2] == first_lanes
    assert window.header.grouping.text() == text
    checked = [action.text() for action in window.header.grouping.menu().actions() if action.isChecked()]
    assert checked == [text]
    assert checked_in_menu(window, "Group") == [text]


def test_the_headers_button_groups_too(window: MainWindow) -> None:
    assert checked_in_menu(window, "Group") == ["Group by category"]
    window.header.grouping.menu().actions()[1].trigger()
    assert checked_in_menu(window, "Group") == ["Group by country"]
    assert window.header.grouping.text() == "Group by country"
    assert scene_of(window).lanes[0].title == "Lithuania"


# Themes


@pytest.mark.parametrize(("text", "theme"), [("Light", LIGHT), ("Dark", DARK)])
def test_a_theme_colours_timeline_and_panels(window: MainWindow, text: str, theme: Any) -> None:
    # Large enough for all lanes: at the bottom is one on plain paper.
    window.resize(1440, 900)
    window.appearance.choose_theme("dark" if theme is LIGHT else "light")
    choose_in_menu(window, text)
    assert window.timeline.grab().toImage().pixelColor(3, window.timeline.height() - 3).name() == theme.paper
    assert window.header.grab().toImage().pixelColor(2, 2).name() == theme.panel
    assert window.overview.grab().toImage().pixelColor(2, window.overview.height() - 2).name() == theme.panel


@pytest.mark.parametrize(("is_dark", "theme"), [(False, LIGHT), (True, DARK)])
def test_the_systems_theme_is_the_systems(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, is_dark: bool, theme: Any
) -> None:
    monkeypatch.setattr("timeline_app.window.appearance.system_is_dark", lambda: is_dark)
    window = open_window(theme="system")
    assert exporting.picture_in_view(window).theme is theme
    window.appearance.choose_theme("dark")
    choose_in_menu(window, "As the system")
    assert exporting.picture_in_view(window).theme is theme


def test_the_systems_theme_is_followed_while_it_is_chosen(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_dark = False
    monkeypatch.setattr("timeline_app.window.appearance.system_is_dark", lambda: is_dark)
    window = open_window(theme="system")
    is_dark = True
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert exporting.picture_in_view(window).theme is DARK
    window.appearance.choose_theme("light")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert exporting.picture_in_view(window).theme is LIGHT


@pytest.mark.parametrize(("is_dark", "theme"), [(False, CONTRAST_LIGHT), (True, CONTRAST_DARK)])
def test_high_contrast_comes_and_goes_with_the_system(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, is_dark: bool, theme: Theme
) -> None:
    wants_contrast = False
    monkeypatch.setattr("timeline_app.window.appearance.system_is_dark", lambda: is_dark)
    monkeypatch.setattr("timeline_app.window.appearance.system_wants_contrast", lambda: wants_contrast)
    window = open_window(theme="system")
    hints = QGuiApplication.styleHints()
    wants_contrast = True
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert window.appearance.theme is theme
    wants_contrast = False
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert window.appearance.theme is (DARK if is_dark else LIGHT)
    # Who has chosen a theme keeps it.
    window.appearance.choose_theme("light")
    wants_contrast = True
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert window.appearance.theme is LIGHT


def test_the_menu_shows_the_theme_that_is_chosen(open_window: OpenWindow) -> None:
    window = open_window(theme="system")
    assert checked_in_menu(window, "Theme") == ["As the system"]
    window.appearance.choose_theme("dark")
    assert checked_in_menu(window, "Theme") == ["Dark"]
    choose_in_menu(window, "Light")
    assert checked_in_menu(window, "Theme") == ["Light"]


def test_the_selected_event_is_still_read_in_another_theme(window: MainWindow) -> None:
    window.select(row_of(window, "pledge"))
    window.appearance.choose_theme("dark")
    assert "Lithuania pledges 5 to 6 % of GDP for defence" in texts_in(window.detail)


# Panels


@pytest.mark.parametrize(
    ("name", "panel"), [(Qt.Key.Key_F7, "side"), (Qt.Key.Key_F8, "detail"), (Qt.Key.Key_F9, "overview")]
)
def test_a_panel_closes_and_comes_back_with_its_key(window: MainWindow, name: Qt.Key, panel: str) -> None:
    width_px, height_px = window.timeline.width(), window.timeline.height()
    key(window, name)
    QApplication.processEvents()
    assert not window.panels()[panel].isVisible()
    assert (window.timeline.width(), window.timeline.height()) > (width_px, height_px)
    key(window, name)
    assert window.panels()[panel].isVisible()


def test_f6_goes_from_panel_to_panel_and_round(window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        key(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert seen[0] is window.overview
    assert isinstance(seen[1], QScrollArea)
    assert window.detail.isAncestorOf(seen[1])
    assert seen[2] is window.filters.countries.view
    assert seen[3] is window.timeline


def test_f6_comes_back_to_what_had_the_focus_in_a_panel(window: MainWindow) -> None:
    categories, countries = window.filters.categories, window.filters.countries
    last = window.detail.findChildren(QPushButton)[-1]
    for widget in (last, categories.heading):
        widget.setFocus()
    seen = []
    for _ in range(4):
        key(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert seen == [window.timeline, window.overview, last, categories.heading]
    # What is not seen any more takes no keys.
    countries.view.setFocus()
    key(window, Qt.Key.Key_F6)
    countries.set_open(False)
    for _ in range(3):
        key(window, Qt.Key.Key_F6)
    assert window.focusWidget() is countries.heading


def test_f6_enters_the_details_of_another_event_at_their_top(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    next(link for link in window.detail.findChildren(LinkLabel) if link.isVisible()).setFocus()
    window.overview.setFocus()
    window.select(row_of(window, "pledge"))
    for _ in range(2):
        key(window, Qt.Key.Key_F6)
        assert isinstance(window.focusWidget(), QScrollArea)
        window.overview.setFocus()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# Reading again


def test_reload_keeps_filter_span_and_selection(open_window: OpenWindow, tmp_path: Path) -> None:
    events = [{"id": str(year), "title": str(year), "date": str(year), "countries": ["LT"]} for year in (1990, 2000)]
    path = write_events(tmp_path / "a.json", events)
    window = open_window(read_file(path), EventFilter.of(country={"LT"}))
    window.select(row_of(window, "2000"))
    window.timeline.zoom_to_row(row_of(window, "2000"))
    scale = scale_of(window)
    write_events(path, [{"id": "new", "title": "New", "date": "1990"}, *events])
    key(window, Qt.Key.Key_F5)
    assert "2 of 3 events" in status_words(window)
    assert window.event_filter == EventFilter.of(country={"LT"})
    assert scale_of(window) == scale
    assert id_of(window, window.selected) == "2000"


def test_reload_finds_an_event_without_an_id_again_and_lays_out_once(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    events = [{"title": "A", "date": "1990"}, {"title": "A", "date": "2000"}]
    path = write_events(tmp_path / "a.json", events)
    window = open_window(read_file(path))
    window.select(1)
    write_events(path, [{"title": "New", "date": "2000"}, *events])
    layouts: list[TimelineLayout] = []
    monkeypatch.setattr(window.overview, "set_layout", layouts.append)
    key(window, Qt.Key.Key_F5)
    assert window.selected == 2
    assert len(layouts) == 1


@pytest.mark.parametrize("is_again", [True, False])
def test_a_file_is_counted_and_read_about_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_again: bool
) -> None:
    path = write_events(tmp_path / "a.json", [{"title": "A", "date": "1990"}, {"title": "B", "date": "2000"}])
    window.open(path)
    window.select(1)
    counted = note_calls(monkeypatch, window.filters, "show_filter")
    shown = note_calls(monkeypatch, window.detail, "show_events")
    if is_again:
        key(window, Qt.Key.Key_F5)
    else:
        window.open(path)
    assert counted == [EventFilter()]
    assert shown == [(1,) if is_again else ()]
    assert ("B" in texts_in(window.detail)) == is_again


def test_what_was_under_the_pointer_is_not_marked_in_another_file(window: MainWindow) -> None:
    window.resize(1440, 900)
    QApplication.processEvents()
    for name in ("squadron", "pledge"):
        show_file(window, window.file)
        fresh = window.timeline.grab().toImage()
        hover(window.timeline, place_of(window, name))
        assert window.timeline.grab().toImage() != fresh
        again = read_file(Path(window.file.path))
        show_file(window, again)
        assert window.timeline.grab().toImage() == fresh


def test_reload_of_a_file_that_is_gone_says_so_and_keeps_what_is_shown(
    open_window: OpenWindow, said: Said, tmp_path: Path
) -> None:
    path = write_events(tmp_path / "a.json", [{"id": "a", "title": "A", "date": "2000"}])
    window = open_window(read_file(path))
    path.unlink()
    key(window, Qt.Key.Key_F5)
    assert "there is no such file" in said.texts[0]
    assert ids_shown(window) == {"a"}


# Pictures


def accept(dialog: ExportDialog) -> int:
    """Answer a dialog at once, in place of running it."""
    dialog.accept()
    return dialog.result()


def test_export_writes_the_picture_that_was_asked_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "picture.png"

    def ask(dialog: ExportDialog) -> int:
        dialog.form.size_fields.width.setValue(640)
        dialog.form.size_fields.height.setValue(900)
        dialog.form.size_fields.resolution.setValue(1.5)
        return accept(dialog)

    monkeypatch.setattr(ExportDialog, "exec", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.set_filter(FRANCE)
    key(window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: str(path) in window.status.note())
    assert QImage(str(path)).size() == QSize(960, 1350)
    assert str(path) in window.status.note()


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        (("picture", "svg"), "picture.svg"),
        (("picture", "png"), "picture.png"),
        (("picture 2014.03", "pdf"), "picture 2014.03.pdf"),
        (("picture.SVG", "png"), "picture.SVG"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_chosen_format(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    *,
    chosen: tuple[str, str],
    written: str,
) -> None:
    name, picture_format = chosen

    def ask(dialog: ExportDialog) -> int:
        dialog.form.format.setCurrentIndex(dialog.form.format.findData(picture_format))
        return accept(dialog)

    monkeypatch.setattr(ExportDialog, "exec", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    key(window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: "Exported" in window.status.note())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("picture")] == [written]


def test_a_name_without_an_ending_does_not_replace_a_picture_unasked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "picture.png").write_bytes(b"old")
    monkeypatch.setattr(ExportDialog, "exec", accept)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "picture"), "PNG picture (*.png)"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.No)
    key(window, Qt.Key.Key_E, CONTROL)
    assert (tmp_path / "picture.png").read_bytes() == b"old"


def test_the_export_dialog_is_open_until_a_file_was_chosen(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "picture.svg"
    names = ["", str(path)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (names.pop(0), ""))

    def save(dialog: ExportDialog) -> None:
        dialog.form.format.setCurrentIndex(dialog.form.format.findData("svg"))
        dialog.form.real_text.setChecked(True)
        dialog.form.notes.setText("A note")
        button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.click()
        assert dialog.isVisible()
        assert dialog.form.notes.text() == "A note"
        button.click()
        assert not dialog.isVisible()

    drive_dialog(save)
    exporting.export(window)
    qtbot.waitUntil(lambda: "Exported" in window.status.note())
    assert "A note" in path.read_text(encoding="utf-8")


def test_what_was_chosen_for_a_picture_is_there_again(window: MainWindow) -> None:
    def fields(form: ExportForm) -> tuple[object, ...]:
        size = form.size_fields.size()
        ticks = (form.legend, form.transparent, form.real_text)
        return (
            form.picture_format(),
            (size.width_px, size.scale),
            form.theme.currentData(),
            form.text_size.value(),
            tuple(tick.isChecked() for tick in ticks),
        )

    def choose(dialog: ExportDialog) -> None:
        form = dialog.form
        form.format.setCurrentIndex(form.format.findData("pdf"))
        form.size_fields.width.setValue(1234)
        form.theme.setCurrentIndex(form.theme.findData("print"))
        form.text_size.setValue(140)
        form.legend.setChecked(False)
        form.shown.setCurrentIndex(form.shown.findData("fit"))
        form.title.setText("A title")
        chosen.append(fields(form))

    def look(dialog: ExportDialog) -> None:
        form = dialog.form
        chosen.append(fields(form))
        words.append((form.title.text(), form.shown.currentData()))

    chosen: list[tuple[object, ...]] = []
    words: list[tuple[str, str]] = []
    drive_dialog(choose)
    exporting.export(window)
    drive_dialog(look)
    exporting.export(window)
    # Its words are the file's: another one starts without.
    show_file(window, make_file(["2015", "2016"]))
    drive_dialog(look)
    exporting.export(window)
    assert chosen[0] == chosen[1] == chosen[2]
    assert words == [("A title", "fit"), ("", "all")]


def test_a_theme_that_was_not_chosen_follows_the_window(window: MainWindow) -> None:
    themes: list[str] = []
    for choice in ("light", "dark"):
        window.appearance.choose_theme(choice)
        drive_dialog(lambda dialog: themes.append(dialog.form.theme.currentData()))
        exporting.export(window)
    assert themes == ["light", "dark"]


def test_an_export_that_is_cancelled_writes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "picture.png"), ""))
    monkeypatch.setattr(ExportDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    window.header.export.click()
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize(("name", "reason"), [("no/such/folder.png", "cannot be written"), ("map.bmp", "not .bmp")])
def test_an_export_that_fails_says_so(
    window: MainWindow, said: Said, tmp_path: Path, qtbot: QtBot, *, name: str, reason: str
) -> None:
    exporting.export_to(window, tmp_path / name, exporting.picture_in_view(window))
    qtbot.waitUntil(lambda: bool(said.texts))
    assert reason in said.texts[0]
    assert not window.status.note()


def test_the_picture_is_copied_to_the_clipboard(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    key(window, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().image().width() == 1600
    assert bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).startswith(b"<?xml")


# Looks


def test_texts_from_files_are_never_rich_text(open_window: OpenWindow) -> None:
    category = {"id": HOSTILE, "name": HOSTILE}
    event = {
        "id": "a", "title": HOSTILE, "date": "2000", "date_text": HOSTILE, "text": HOSTILE, "place": HOSTILE,
        "countries": [HOSTILE], "category": HOSTILE, "tags": [HOSTILE], "source": [HOSTILE, "s"], "covers": HOSTILE,
        "related": ["b"], HOSTILE: HOSTILE, "list": [HOSTILE],
    }  # fmt: skip
    other = {"id": "b", "title": HOSTILE, "date": HOSTILE}
    source = {"id": "s", "title": HOSTILE, "url": "https://example.org/?a=1&b=<img>", "note": HOSTILE, "date": HOSTILE}
    file = make_file([event, other], title=HOSTILE, categories=[category], sources=[source], as_of=HOSTILE)
    window = open_window(file, EventFilter.of(category={HOSTILE}))
    for row in (None, 0):
        window.select(row)
        labels = list(labels_with(window, "<"))
        assert len(labels) >= 3
        assert all(is_plain(label) for label in labels)
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def cut_texts(window: MainWindow) -> list[str]:
    """Labels and buttons that are smaller than their texts need."""
    cut = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QPushButton) or not widget.isVisible() or not widget.text():
            continue
        needed = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        if widget.width() < needed.width() or widget.height() < needed.height():
            cut.append(f"{widget.text()!r} has {widget.size().toTuple()} of {needed.toTuple()}")
    return cut


@pytest.mark.parametrize("size_px", [(1024, 640), (2560, 1440)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_text_is_cut(open_window: OpenWindow, size_px: tuple[int, int], theme: str) -> None:
    window = open_window(size_px=size_px, theme=theme)
    assert window.size().toTuple() == size_px
    for row in (None, *range(len(window.file.table))):
        window.select(row)
        QApplication.processEvents()
        assert cut_texts(window) == []
    window.set_filter(EventFilter.of(country={"FR", "LT"}, category={"national-defence", "allied-forces"}))
    QApplication.processEvents()
    assert cut_texts(window) == []


@pytest.mark.parametrize("size_px", [(1024, 640), (2560, 1440)])
def test_the_details_are_as_wide_as_their_pane(open_window: OpenWindow, size_px: tuple[int, int]) -> None:
    event = {
        "id": "a",
        "title": "x" * 250,
        "date": "2000",
        "text": "https://example.org/" + "y" * 100,
        "place": "z" * 90,
    }
    window = open_window(make_file([event]), size_px=size_px)
    window.select(0)
    QApplication.processEvents()
    for label in labels_with(window.detail, ""):
        if label.isVisible():
            assert label.mapTo(window.detail, label.rect().topRight()).x() <= window.detail.width(), label.text()


def test_a_screen_of_double_density_gets_twice_the_pixels(tmp_path: Path) -> None:
    program = """
import json, pathlib, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered
app = QApplication([])
remembered = Remembered(QSettings(str(pathlib.Path(sys.argv[1], "s.ini")), QSettings.Format.IniFormat))
window = MainWindow(read_file(bundled_events_path()), remembered, EventFilter(), "light")
window.resize(1024, 640)
window.show()
app.processEvents()
picture = window.grab()
print(json.dumps([window.width(), window.height(), picture.width(), picture.height()]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env=clean_environment(tmp_path) | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, complaints) == (0, [])
    assert json.loads(done.stdout) == [1024, 640, 2048, 1280]


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    shortcuts = [keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))


def test_a_click_on_the_timeline_gives_it_the_keys(window: MainWindow) -> None:
    window.filters.countries.view.setFocus()
    # As the window system sends it: only then does the focus policy count.
    at = place_of(window, "squadron").toPoint()
    QTest.mouseClick(window.timeline, Qt.MouseButton.LeftButton, pos=at)
    assert window.timeline.hasFocus()
    assert id_of(window, window.selected) == "squadron"


def test_a_picture_may_still_be_on_the_clipboard_when_python_has_ended(tmp_path: Path) -> None:
    program = f"""
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.window import copying
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered
application = QApplication([])
settings = QSettings({str(tmp_path / "settings.ini")!r}, QSettings.Format.IniFormat)
window = MainWindow(read_file(bundled_events_path()), Remembered(settings), EventFilter(), "light")
copying.copy_picture(window)
assert application.clipboard().mimeData().hasFormat("image/svg+xml")
window.close()
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, timeout=60)


@pytest.mark.parametrize("width_px", [1024, 1440])
def test_the_title_and_the_filter_are_said_whole_whatever_else_has_to_give_way(
    open_window: OpenWindow, width_px: int
) -> None:
    events = [{"title": "x", "date": "2024", "countries": ["FR"]}] * 1_200 + [{"title": "undated"}] * 30
    chosen = EventFilter.of(country=["FR", "UA"])
    window = open_window(make_file(events, title="A title of some length"), chosen, size_px=(width_px, 640))
    window.timeline.zoom(8.0)
    window.status.show_note("Something that is said in passing, " * 4)
    QApplication.processEvents()
    labels = [*window.header.findChildren(GivingLabel), *window.status.findChildren(GivingLabel)]
    whole = {label.text() for label in labels if label.text() and label.width() >= label.sizeHint().width()}
    assert {"A title of some length", "Filtered: France or Ukraine"} <= whole
