"""Events are found from the head of the window, by the keyboard alone, and their marks are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from window_parts import (
    CONTROL,
    HOSTILE,
    NO_KEY,
    SHIFT,
    click,
    id_of,
    is_plain,
    key,
    scale_of,
    scene_of,
    status_words,
    write_events,
)

from timeline_app.dates.bounds import FAR_FUTURE
from timeline_app.filters import EventFilter
from timeline_app.layout.found_boxes import FoundBoxes
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.theme import DARK, LIGHT
from timeline_app.window import searching as searching_module
from timeline_app.window.hit_list import HitList
from timeline_app.window.hit_model import DateEntry, HitEntry

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.search_field import SearchField

UP, DOWN, ENTER, ESCAPE, F3 = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F3


def field_of(window: MainWindow) -> SearchField:
    return window.header.search


def list_of(window: MainWindow) -> HitList:
    lists = window.findChildren(HitList)
    assert len(lists) == 1
    return lists[0]


def press_key(name: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key wherever the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    key(widget, name, modifiers)


def find(window: MainWindow, text: str) -> HitList:
    """Search by keys, as from anywhere in the window."""
    press_key(Qt.Key.Key_F, CONTROL)
    assert field_of(window).hasFocus()
    for letter in text:
        # QTest has no keys for others; on a keyboard they come from an input method, as this does.
        QTest.keyClicks(field_of(window), letter) if letter.isascii() else field_of(window).insert(letter)
    return list_of(window)


def entries(hits: HitList) -> list[HitEntry | DateEntry | None]:
    return [hits.model.entry(number) for number in range(hits.model.rowCount())]


def ids_found(window: MainWindow) -> list[str | None]:
    return [id_of(window, entry.row) for entry in entries(list_of(window)) if isinstance(entry, HitEntry)]


def count_of(window: MainWindow) -> str:
    return list_of(window).counts.text()


def colors_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def made_up(open_window: OpenWindow, *titles: str, **options: Any) -> MainWindow:
    events = [{"id": title, "title": title, "date": f"{2000 + number}"} for number, title in enumerate(titles)]
    return open_window(make_file(events), **options)


def test_hits_stand_below_the_field_with_every_letter(window: MainWindow) -> None:
    hits = find(window, "conscr")
    assert hits.isVisible()
    assert "conscription" in ids_found(window)
    assert "invasion" not in ids_found(window)
    QTest.keyClicks(field_of(window), " volunteers")
    assert ids_found(window) == ["conscription"]
    assert count_of(window) == "1 hit"
    top = hits.mapTo(window, hits.rect().topLeft()).y()
    assert top >= field_of(window).mapTo(window, field_of(window).rect().bottomLeft()).y()


def test_hits_that_have_room_are_not_scrolled(open_window: OpenWindow) -> None:
    hits = find(made_up(open_window, "one word", "two words", "three words"), "word")
    assert hits.model.rowCount() == 3
    assert hits.view.verticalScrollBar().maximum() == 0
    for _ in range(3):
        press_key(Qt.Key.Key_Down)
    assert hits.view.visualRect(hits.model.index(0)).top() == 0


def test_hits_come_in_order_of_time_and_those_without_a_date_last(open_window: OpenWindow) -> None:
    dates = ("2020", None, "1990", "2005")
    events = [{"title": f"word {date}", "id": f"{date}", **({"date": date} if date else {})} for date in dates]
    window = open_window(make_file(events))
    find(window, "word")
    assert ids_found(window) == ["1990", "2005", "2020", "None"]


def test_down_and_enter_select_a_hit_and_give_the_keys_back(window: MainWindow) -> None:
    hits = find(window, "lithuania")
    expected = ids_found(window)
    press_key(DOWN)
    press_key(DOWN)
    press_key(UP)
    press_key(ENTER)
    assert id_of(window, window.selected) == expected[1]
    assert not hits.isVisible()
    assert window.timeline.hasFocus()


def test_the_first_hit_is_the_current_one_and_no_key_leaves_the_list(window: MainWindow) -> None:
    hits = find(window, "pledge")
    count = hits.model.rowCount()
    assert hits.view.currentIndex().row() == 0
    press_key(UP)
    assert hits.view.currentIndex().row() == 0
    for _ in range(count + 3):
        press_key(DOWN)
    assert hits.view.currentIndex().row() == count - 1


def test_f3_goes_from_hit_to_hit_in_time_and_around(open_window: OpenWindow) -> None:
    window = made_up(open_window, "word a", "other", "word b", "word c")
    find(window, "word")
    press_key(ESCAPE)
    assert window.timeline.hasFocus()
    seen = []
    for _ in range(4):
        press_key(F3)
        seen.append(id_of(window, window.selected))
    assert seen == ["word a", "word b", "word c", "word a"]
    press_key(F3, SHIFT)
    assert id_of(window, window.selected) == "word c"
    assert window.status.note() == "Hit 3 of 3"


def test_f3_goes_on_from_an_event_that_is_no_hit(open_window: OpenWindow) -> None:
    window = made_up(open_window, "word a", "other", "word b")
    find(window, "word")
    window.select(1)
    press_key(F3)
    assert id_of(window, window.selected) == "word b"
    window.select(1)
    press_key(F3, SHIFT)
    assert id_of(window, window.selected) == "word a"


def test_f3_begins_in_view_and_without_a_search_asks_for_one(open_window: OpenWindow) -> None:
    window = made_up(open_window, *(f"word {number}" for number in range(30)))
    press_key(F3)
    assert field_of(window).hasFocus()
    QTest.keyClicks(field_of(window), "word")
    press_key(ESCAPE)
    window.timeline.zoom_to_row(20)
    press_key(F3)
    selected = window.selected
    assert selected is not None
    assert selected > 0
    assert scale_of(window).left_s <= window.file.table.hi_s[selected]


def test_escape_closes_the_list_and_keeps_the_marks_and_once_more_ends_the_search(window: MainWindow) -> None:
    hits = find(window, "lithuania")
    press_key(ESCAPE)
    assert not hits.isVisible()
    assert window.timeline.hasFocus()
    assert field_of(window).text() == "lithuania"
    assert LIGHT.found in colors_in(window.timeline.grab().toImage())
    press_key(ESCAPE)
    assert field_of(window).text() == ""
    assert LIGHT.found not in colors_in(window.timeline.grab().toImage())


def test_escape_lets_go_of_the_selection_before_the_search(window: MainWindow) -> None:
    find(window, "pledge")
    press_key(ENTER)
    press_key(ESCAPE)
    assert (window.selected, field_of(window).text()) == (None, "pledge")


def test_a_date_goes_there(window: MainWindow) -> None:
    hits = find(window, "17 Jan 2025")
    entry = entries(hits)[0]
    assert isinstance(entry, DateEntry)
    assert entry.words == "17 January 2025"
    assert hits.model.data(hits.model.index(0)) == "Go to 17 January 2025"
    press_key(ENTER)
    assert window.timeline.hasFocus()
    scale = scale_of(window)
    assert scale.left_s < entry.span_s[0] < entry.span_s[1] < scale.right_s
    assert scale.span_s < 366 * 86_400


def test_a_year_is_a_date_and_a_word(window: MainWindow) -> None:
    hits = find(window, "2024")
    assert isinstance(entries(hits)[0], DateEntry)
    assert ids_found(window)
    press_key(DOWN)
    press_key(ENTER)
    assert window.selected is not None


@pytest.mark.parametrize("text", ["lithuania", "5,000 to 6,000", "30 depots", "€2.4"])
def test_what_is_no_date_goes_nowhere(window: MainWindow, text: str) -> None:
    assert not any(isinstance(entry, DateEntry) for entry in entries(find(window, text)))


def test_a_date_in_folded_time_opens_it(open_window: OpenWindow) -> None:
    window = open_window(make_file(["1990", "1991", "2020", "2021"]))
    window.empty_time.fold_all(True)
    assert window.empty_time.folding.folds
    find(window, "2005")
    press_key(ENTER)
    assert not window.empty_time.folding.folds


def test_a_date_outside_of_the_file_is_said_to_be_so(window: MainWindow) -> None:
    find(window, "1850")
    press_key(ENTER)
    assert window.status.note() == "The file begins in 2014."


def test_the_only_hit_being_hidden_is_said_in_the_singular(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "Moon", "date": "2014", "countries": ["DE"]}]))
    find(window, "moon")
    window.set_filter(EventFilter.of(country=()))
    assert count_of(window) == "No hits; 1 is filtered out (Ctrl+Shift+X shows all)"


def test_hits_that_the_filter_hides_are_counted(window: MainWindow) -> None:
    find(window, "lithuania")
    everything = ids_found(window)
    window.set_filter(EventFilter.of(country={"FR"}))
    shown = ids_found(window)
    assert 0 < len(shown) < len(everything)
    hidden = len(everything) - len(shown)
    assert count_of(window) == f"{len(shown)} hit, {hidden} more are filtered out (Ctrl+Shift+X shows all)"
    window.set_filter(EventFilter.of(country=()))
    assert count_of(window) == f"No hits; {len(everything)} are filtered out (Ctrl+Shift+X shows all)"
    key(window, Qt.Key.Key_X, CONTROL | SHIFT)
    assert ids_found(window) == everything


@pytest.mark.parametrize("typed", ["24 February", "february", "Febr", "moon feb"])
def test_where_a_month_finds_nothing_it_is_said_that_dates_are_not_searched(
    open_window: OpenWindow, typed: str
) -> None:
    window = open_window(make_file([{"title": "Moon", "date": "2014-02-24"}]))
    find(window, typed)
    assert count_of(window) == "No hits; dates are not searched"


def test_no_hits_are_said_too(window: MainWindow) -> None:
    hits = find(window, "zeppelin")
    assert (count_of(window), hits.model.rowCount()) == ("No hits", 0)
    assert hits.isVisible()
    press_key(ENTER)
    press_key(F3)
    assert window.selected is None
    assert "No hits" in status_words(window) + window.status.note()


def test_nothing_drops_down_for_nothing(window: MainWindow) -> None:
    press_key(Qt.Key.Key_F, CONTROL)
    for text in ("   ", "- !"):
        QTest.keyClicks(field_of(window), text)
    press_key(DOWN)
    press_key(ENTER)
    assert not any(hits.isVisible() for hits in window.findChildren(HitList))


def test_an_empty_file_is_searched_in_vain(open_window: OpenWindow) -> None:
    window = open_window(make_file([]))
    find(window, "a")
    assert count_of(window) == "No hits"


def test_a_click_on_a_hit_selects_it(window: MainWindow) -> None:
    hits = find(window, "lithuania")
    index = hits.model.index(2)
    expected = ids_found(window)[2]
    click(hits.view.viewport(), QPointF(hits.view.visualRect(index).center()))
    assert id_of(window, window.selected) == expected
    assert not hits.isVisible()


def test_a_click_elsewhere_closes_the_list(window: MainWindow) -> None:
    hits = find(window, "lithuania")
    QTest.mouseClick(window.timeline, Qt.MouseButton.LeftButton, pos=window.timeline.rect().bottomLeft())
    assert not hits.isVisible()
    assert field_of(window).text() == "lithuania"


def test_letters_typed_into_the_field_are_no_commands(window: MainWindow) -> None:
    scale = scale_of(window)
    press_key(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(field_of(window), "fjnkp0+-?")
    assert field_of(window).text() == "fjnkp0+-?"
    assert (scale_of(window), window.selected) == (scale, None)


def test_the_same_is_searched_in_another_file(open_window: OpenWindow, tmp_path: Path) -> None:
    window = made_up(open_window, "word a", "other")
    find(window, "word")
    path = write_events(tmp_path / "others.json", [{"id": "x", "title": "A word", "date": "1999"}, {"title": "no"}])
    window.open(path)
    assert ids_found(window) == ["x"]
    found = window.finding.searching.found()
    assert found is not None
    assert found.tolist() == [True, False]


def test_hostile_words_are_shown_as_they_are(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": HOSTILE, "text": HOSTILE, "date": "2000"}]))
    hits = find(window, "passwd")
    entry = entries(hits)[0]
    assert isinstance(entry, HitEntry)
    assert (entry.title.text, entry.around.text) == (HOSTILE, HOSTILE)
    assert all(is_plain(label) for label in hits.findChildren(QLabel))
    assert not hits.grab().isNull()


# Marks


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_hits_are_marked_in_both_themes_and_others_are_not(open_window: OpenWindow, theme: Any) -> None:
    window = made_up(open_window, "word", "other", theme=theme.name)
    marks = {theme.found, theme.found_wash}
    assert not marks & colors_in(window.timeline.grab().toImage())
    find(window, "word")
    press_key(ESCAPE)
    image = window.timeline.grab().toImage()
    labels = {label.title: label for label in scene_of(window).labels}
    for title, expected in (("word", marks), ("other", set())):
        label = labels[title]
        left_px, top_px = int(label.left_px) - 4, int(AXIS_HEIGHT_PX + label.top_px) + 1
        assert colors_in(image.copy(left_px, top_px, int(label.width_px) + 8, 18)) & marks == expected


def test_the_overview_ticks_where_hits_begin(open_window: OpenWindow) -> None:
    window = made_up(open_window, *["other"] * 20, "word", *["other"] * 20)
    assert LIGHT.found not in colors_in(window.overview.grab().toImage())
    find(window, "word")
    image = window.overview.grab().toImage()
    ticks = [x for x in range(image.width()) if image.pixelColor(x, 3).name() == LIGHT.found]
    whole = window.overview.whole()
    assert whole is not None
    assert 1 <= len(ticks) <= 4
    assert abs(ticks[0] - whole.time_to_px(int(window.file.table.lo_s[20]))) <= 5


def test_clusters_know_how_many_hits_they_count(open_window: OpenWindow) -> None:
    events = [
        {
            "title": f"{'word' if number % 7 == 0 else 'other'} {number} of very many",
            "date": f"2001-{number % 12 + 1:02}",
        }
        for number in range(600)
    ]
    window = open_window(make_file(events))
    find(window, "word")
    found, layout = window.finding.searching.found(), window.timeline.timeline_layout
    assert found is not None
    assert layout is not None
    boxes = FoundBoxes.of(layout.placement, found)
    for zoom in (1.0, 2.0, 5.0):
        scale = layout.fit.zoomed(zoom, 300)
        scene = layout.scene(scale)
        assert scene.clusters
        counted = boxes.in_clusters(scene.clusters, layout.level_at(scale.px_per_s))
        rows = [layout.cluster_rows(cluster, scale.px_per_s) for cluster in scene.clusters]
        assert list(counted) == [int(np.count_nonzero(found[some])) for some in rows]


# Many events


@pytest.fixture
def short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every slice ends after its first block, and every slice is told of."""
    for name in ("_SLICE_S", "_FIRST_SLICE_S", "_LEAST_PAUSE_S"):
        monkeypatch.setattr(searching_module, name, 0.0)
    monkeypatch.setattr(searching_module, "_PAUSE_PER_LOOK", 0)


@pytest.mark.usefixtures("short_slices")
def test_hits_so_far_are_shown_and_more_are_added_below(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = made_up(open_window, *(f"word {number} {'x' * 300}" for number in range(3_000)))
    hits = find(window, "word")
    assert window.finding.searching.is_running
    first = ids_found(window)
    assert 0 < len(first) < 3_000
    assert count_of(window) == f"{len(window.finding.searching.hits):,} hits so far …"
    press_key(DOWN)
    chosen = hits.view.currentIndex().row()
    qtbot.waitUntil(lambda: not window.finding.searching.is_running)
    assert count_of(window) == "3,000 hits"
    assert ids_found(window)[: len(first)] == first
    assert hits.view.currentIndex().row() == chosen


@pytest.mark.usefixtures("short_slices")
def test_an_older_search_is_dropped_by_the_next_letter(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = made_up(open_window, *(f"word {number} {'x' * 300}" for number in range(3_000)))
    find(window, "word")
    assert window.finding.searching.is_running
    QTest.keyClicks(field_of(window), " 2999")
    qtbot.waitUntil(lambda: not window.finding.searching.is_running)
    assert count_of(window) == "1 hit"
    assert len(ids_found(window)) == 1


def test_a_long_list_is_made_as_it_is_scrolled(open_window: OpenWindow) -> None:
    window = made_up(open_window, *(f"word {number}" for number in range(900)))
    hits = find(window, "word")
    assert hits.model.rowCount() < 900
    for _ in range(200):
        press_key(Qt.Key.Key_PageDown)
    assert hits.model.rowCount() == 900
    assert hits.view.currentIndex().row() == 899
    press_key(ENTER)
    assert window.selected == 899


def test_the_index_is_learnt_while_nothing_happens(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching_module, "_LEARN_AFTER_MS", 0)
    window = made_up(open_window, *(f"word {number}" for number in range(2_000)))

    def is_complete() -> bool:
        index = window.finding.searching.index
        return index is not None and index.is_complete

    qtbot.waitUntil(is_complete)


# Room


@pytest.mark.parametrize("size_px", [(1024, 640), (1440, 900)])
@pytest.mark.parametrize("title", ["Short", "A very long title of a file " * 6])
def test_the_head_holds_at_every_size_and_the_list_stays_inside(
    open_window: OpenWindow, size_px: tuple[int, int], title: str
) -> None:
    events = [{"title": f"word {number}", "date": "2000"} for number in range(50)]
    window = open_window(make_file(events, title=title), size_px=size_px)
    assert (window.width(), window.height()) == size_px
    hits = find(window, "word")
    assert window.rect().contains(hits.geometry())
    assert hits.height() < 0.65 * window.height()
    header, search = window.header, field_of(window)
    assert search.width() >= 180
    places = [widget.mapTo(header, QPoint()).x() for widget in (search, header.grouping, header.fit, header.export)]
    assert places == sorted(places)
    assert places[0] + search.width() < places[1]
    assert places[3] + header.export.width() <= header.width()
    assert abs(places[0] + search.width() / 2 - header.width() / 2) < 40
    window.resize(1100, 700)
    assert window.rect().contains(hits.geometry())


def test_open_bounds_make_no_far_spans(window: MainWindow) -> None:
    entry = entries(find(window, "since 2024"))[0]
    assert isinstance(entry, DateEntry)
    assert entry.span_s[1] < FAR_FUTURE


def test_every_control_of_the_search_has_a_name(window: MainWindow) -> None:
    hits = find(window, "lithuania")
    assert field_of(window).accessibleName()
    assert hits.view.accessibleName()
    assert field_of(window).accessibleDescription() == count_of(window)
