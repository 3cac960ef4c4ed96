"""The table in the window: filter and selection both ways, sorting, copying, columns, all by keys."""

from __future__ import annotations

import csv
import html
import io
import threading
from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip
from window_parts import (
    CONTROL,
    HOSTILE,
    SHIFT,
    as_left,
    click,
    double_click,
    hover,
    id_of,
    key,
    row_of,
    scale_of,
    settings_at,
    show_file,
    status_words,
    write_events,
)

from timeline_app.export import events_csv
from timeline_app.export.events_csv import export_csv
from timeline_app.filters import EventFilter
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers import read_file
from timeline_app.table import EventRecords
from timeline_app.tabular.columns import COLUMNS
from timeline_app.window import copying, exporting, file_export, row_sorting, telling
from timeline_app.window.app import show_window
from timeline_app.window.event_cell import EventCell
from timeline_app.window.event_table import SELECTED_AT_MOST
from timeline_app.window.event_table_model import TABLE_COLUMNS
from timeline_app.window.middle import TIMELINE
from timeline_app.window.table_columns import USUAL

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.event_table import EventTable
    from timeline_app.window.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
SECTION_OF = {column.id: section for section, column in enumerate(TABLE_COLUMNS)}
FRUIT: list[dict[str, Any]] = [
    {"id": "pear", "title": "Pear", "date": "2014-02", "countries": ["LT"], "category": "a"},
    {"id": "apple", "title": "apple", "date": "2012/..", "countries": ["FR"], "category": "b", "importance": 3},
    {"id": "plum", "title": "Plum", "countries": ["LT", "FR"], "text": "two\nlines"},
    {"id": "eclair", "title": "Éclair", "date": "[..2011]", "category": "a", "importance": 7},
]


def table_of(window: MainWindow) -> EventTable:
    panel = window.middle.panel
    assert panel is not None
    return panel.view


def show_table(window: MainWindow) -> EventTable:
    """Show the table with its key, and put the focus into it."""
    key(window, Qt.Key.Key_F10)
    QApplication.processEvents()
    table = table_of(window)
    assert table.isVisible()
    assert table.hasFocus()
    return table


def ids_in(window: MainWindow) -> list[str | None]:
    """The events in the table from top to bottom."""
    return [id_of(window, row) for row in table_of(window).events.rows.tolist()]


def ids_selected(window: MainWindow) -> list[str | None]:
    return [id_of(window, row) for row in table_of(window).rows_chosen().tolist()]


def cell(table: EventTable, position: int, column_id: str = "title") -> QPointF:
    """The middle of a cell."""
    index = table.model().index(position, SECTION_OF[column_id])
    return QPointF(table.visualRect(index).center())


def click_heading(table: EventTable, column_id: str) -> None:
    head = table.horizontalHeader()
    section = SECTION_OF[column_id]
    at = QPointF(head.sectionViewportPosition(section) + head.sectionSize(section) / 2, head.height() / 2)
    click(head.viewport(), at)


def open_menu(table: EventTable) -> QMenu:
    """The menu as the menu key opens it."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, event)
    menu = table.findChild(QMenu)
    assert menu is not None
    return menu


def choose(menu: QMenu, words: str) -> None:
    """Trigger the entry of a menu, or of one of its own, and close it."""
    menus = [menu, *menu.findChildren(QMenu)]
    action = next(action for one in menus for action in one.actions() if words in action.text().replace("&", ""))
    action.trigger()
    menu.close()
    QApplication.processEvents()


@pytest.fixture
def fruit(open_window: OpenWindow) -> MainWindow:
    """A window on four events, one of them undated, with the table under the timeline."""
    window = open_window(make_file(FRUIT))
    show_table(window)
    return window


# Shown and hidden


def test_a_key_shows_the_table_under_the_timeline_and_hides_it_again(window: MainWindow) -> None:
    assert window.middle.panel is None
    table = show_table(window)
    assert window.timeline.isVisible()
    assert len(table.events.rows) == len(window.file.table)
    key(window, Qt.Key.Key_F10)
    assert not table.isVisible()
    assert window.timeline.hasFocus()


def test_the_table_alone_takes_the_place_of_the_timeline(window: MainWindow) -> None:
    key(window, Qt.Key.Key_F10, CONTROL)
    assert table_of(window).isVisible()
    assert not window.timeline.isVisible()
    assert "In view" not in status_words(window)
    key(window, Qt.Key.Key_F10, CONTROL)
    assert window.timeline.isVisible()
    assert table_of(window).isVisible()
    assert "In view" in status_words(window)


def test_what_is_shown_is_remembered(open_window: OpenWindow, window: MainWindow, tmp_path: Path) -> None:
    key(window, Qt.Key.Key_F10, CONTROL)
    window.close()
    settings = settings_at(tmp_path / "settings.ini")
    again = open_window(settings=settings)
    assert not again.timeline.isVisible()
    assert again.header.grouping.text() == "Group by category"
    assert [action.isChecked() for action in map(again.actions_by_name.get, ("Table", "Table alone")) if action] == [
        1,
        1,
    ]
    # From there all still works: the next event, and the timeline.
    key(again, Qt.Key.Key_N)
    assert again.selected == table_of(again).events.rows[0]
    key(table_of(again), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert again.timeline.isVisible()
    assert again.timeline.scene() is not None


def test_f6_goes_through_the_table(window: MainWindow) -> None:
    table = show_table(window)
    window.timeline.setFocus()
    stops = []
    for _ in range(5):
        key(window, Qt.Key.Key_F6)
        stops.append(QApplication.focusWidget())
    assert table in stops
    assert stops[-1] is window.timeline


def test_an_empty_file_says_that_there_are_no_events(open_window: OpenWindow) -> None:
    window = open_window(make_file([]))
    table = show_table(window)
    assert table.notice == "There are no events."
    for name in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Escape, Qt.Key.Key_N):
        key(table, name)
    key(table, Qt.Key.Key_A, CONTROL)
    key(table, Qt.Key.Key_C, CONTROL)
    assert window.selected is None


def test_a_filter_that_nothing_matches_is_said(fruit: MainWindow) -> None:
    fruit.set_filter(EventFilter.of(country=["PL"]))
    assert ids_in(fruit) == []
    assert table_of(fruit).notice == "No event matches the filter."


# The keys, where the table is shown alone


def test_after_a_step_from_the_filters_the_keys_are_the_tables(fruit: MainWindow) -> None:
    key(fruit, Qt.Key.Key_F10, CONTROL)
    heading = fruit.filters.countries.heading
    heading.setFocus()
    key(heading, Qt.Key.Key_N)
    assert fruit.focusWidget() is table_of(fruit)
    key(fruit.focusWidget(), Qt.Key.Key_Down)
    QApplication.processEvents()
    assert [id_of(fruit, row) for row in fruit.selected_rows] == ["apple"]


def test_after_a_search_the_keys_are_the_tables(fruit: MainWindow) -> None:
    key(fruit, Qt.Key.Key_F10, CONTROL)
    key(fruit, Qt.Key.Key_F, CONTROL)
    field = fruit.focusWidget()
    key(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table_of(fruit)


def test_at_the_start_the_keys_are_the_tables(qtbot: QtBot, fruit: MainWindow, tmp_path: Path) -> None:
    key(fruit, Qt.Key.Key_F10, CONTROL)
    fruit.close()
    again = show_window(None, settings_at(tmp_path / "settings.ini"), as_left, "light")
    qtbot.addWidget(again)
    assert again.focusWidget() is table_of(again)


def test_keys_select_the_next_and_the_previous_one_too_in_the_order_of_the_table(fruit: MainWindow) -> None:
    key(fruit, Qt.Key.Key_F10, CONTROL)
    click_heading(table_of(fruit), "title")
    fruit.select(row_of(fruit, "eclair"))
    key(fruit, Qt.Key.Key_N, SHIFT)
    key(fruit, Qt.Key.Key_N, SHIFT)
    assert [id_of(fruit, row) for row in fruit.selected_rows] == ["eclair", "pear", "plum"]
    key(fruit, Qt.Key.Key_P, SHIFT)
    assert [id_of(fruit, row) for row in fruit.selected_rows] == ["eclair", "pear"]


# Filter and selection both ways


def test_the_table_follows_the_filter_also_while_it_is_hidden(fruit: MainWindow) -> None:
    assert ids_in(fruit) == ["eclair", "apple", "pear", "plum"]
    fruit.set_filter(EventFilter.of(country=["FR"]))
    assert ids_in(fruit) == ["apple", "plum"]
    key(fruit, Qt.Key.Key_F10)
    fruit.set_filter(EventFilter())
    key(fruit, Qt.Key.Key_F10)
    assert ids_in(fruit) == ["eclair", "apple", "pear", "plum"]


def test_another_file_replaces_the_rows(fruit: MainWindow) -> None:
    show_file(fruit, make_file(["2015", "2014"]))
    assert table_of(fruit).events.words_at(0, SECTION_OF["title"]) == "2014"
    assert len(table_of(fruit).events.rows) == 2


def test_a_row_that_is_clicked_is_selected_and_read(fruit: MainWindow) -> None:
    scale = scale_of(fruit)
    click(table_of(fruit).viewport(), cell(table_of(fruit), 2))
    QApplication.processEvents()
    assert id_of(fruit, fruit.selected) == "pear"
    # Nothing jumps: the timeline stays where it was.
    assert scale_of(fruit) == scale


def test_what_is_selected_elsewhere_is_selected_in_the_table(fruit: MainWindow) -> None:
    fruit.select(row_of(fruit, "apple"))
    assert ids_selected(fruit) == ["apple"]
    fruit.select_rows([row_of(fruit, name) for name in ("pear", "eclair")])
    assert ids_selected(fruit) == ["eclair", "pear"]
    assert table_of(fruit).current_row() == row_of(fruit, "eclair")
    fruit.select(None)
    assert ids_selected(fruit) == []


def test_several_rows_are_selected_with_shift_and_the_current_one_counts_most(fruit: MainWindow) -> None:
    table = table_of(fruit)
    click(table.viewport(), cell(table, 2))
    key(table, Qt.Key.Key_Up, SHIFT)
    key(table, Qt.Key.Key_Up, SHIFT)
    QApplication.processEvents()
    assert [id_of(fruit, row) for row in fruit.selected_rows] == ["apple", "pear", "eclair"]
    assert ids_selected(fruit) == ["eclair", "apple", "pear"]


def test_the_selection_stays_while_rows_are_filtered_and_sorted(fruit: MainWindow) -> None:
    fruit.select_rows([row_of(fruit, name) for name in ("plum", "apple")])
    click_heading(table_of(fruit), "title")
    assert ids_selected(fruit) == ["apple", "plum"]
    fruit.set_filter(EventFilter.of(country=["LT"]))
    assert ids_selected(fruit) == ["plum"]
    assert [id_of(fruit, row) for row in fruit.selected_rows] == ["plum"]


def test_escape_selects_nothing(fruit: MainWindow) -> None:
    fruit.select(0)
    key(table_of(fruit), Qt.Key.Key_Escape)
    assert fruit.selected is None
    assert ids_selected(fruit) == []


def test_more_rows_than_one_can_read_are_selected_to_be_copied(open_window: OpenWindow) -> None:
    window = open_window(make_file([f"{year}" for year in range(1000, 1001 + SELECTED_AT_MOST)]))
    table = show_table(window)
    key(table, Qt.Key.Key_Down)
    key(table, Qt.Key.Key_A, CONTROL)
    QApplication.processEvents()
    assert len(table.rows_chosen()) == 1 + SELECTED_AT_MOST
    assert window.selected_rows == (table.current_row(),)


@pytest.mark.parametrize("by_key", [True, False])
def test_an_event_is_brought_into_view_on_the_timeline(open_window: OpenWindow, by_key: bool) -> None:
    window = open_window(make_file([f"{year}-05-17" for year in range(1900, 2000)]))
    table = show_table(window)
    window.timeline.show_span(-2_000_000_000, -1_990_000_000)
    if by_key:
        key(table, Qt.Key.Key_End)
        key(table, Qt.Key.Key_Return)
    else:
        table.scrollToBottom()
        double_click(table.viewport(), cell(table, 99))
    QApplication.processEvents()
    assert window.selected == 99
    footprints = window.prepared.chronology.footprints
    assert scale_of(window).left_s < footprints.outer_lo_s[99] < scale_of(window).right_s


def test_an_undated_event_is_said_to_be_not_on_the_timeline(fruit: MainWindow) -> None:
    double_click(table_of(fruit).viewport(), cell(table_of(fruit), 3))
    assert "no date" in fruit.status.note()
    assert table_of(fruit).events.words_at(3, SECTION_OF["date_in_words"]) == "undated"


# Sorting


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_the_order(fruit: MainWindow) -> None:
    click_heading(table_of(fruit), "title")
    assert ids_in(fruit) == ["apple", "eclair", "pear", "plum"]
    click_heading(table_of(fruit), "title")
    assert ids_in(fruit) == ["plum", "pear", "eclair", "apple"]


def test_keys_sort_by_the_column_that_has_the_focus(fruit: MainWindow) -> None:
    table = table_of(fruit)
    key(table, Qt.Key.Key_Down)
    key(table, Qt.Key.Key_Right)
    key(table, Qt.Key.Key_Down, ALT)
    assert ids_in(fruit) == ["plum", "pear", "eclair", "apple"]
    key(table, Qt.Key.Key_Up, ALT)
    assert ids_in(fruit) == ["apple", "eclair", "pear", "plum"]


def test_the_order_is_remembered(open_window: OpenWindow, fruit: MainWindow, tmp_path: Path) -> None:
    click_heading(table_of(fruit), "title")
    click_heading(table_of(fruit), "title")
    fruit.close()
    again = open_window(make_file(FRUIT), settings=settings_at(tmp_path / "settings.ini"))
    assert ids_in(again) == ["plum", "pear", "eclair", "apple"]


def test_a_large_file_is_sorted_beside_the_window_and_says_so(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_sorting, "SMALL_COUNT", 3)
    window = open_window(make_file(FRUIT))
    said: list[str] = []
    window.middle.said.connect(said.append)
    table = show_table(window)
    assert said[0] == "Sorting by date …"
    qtbot.waitUntil(lambda: len(table.events.rows) == 4)
    # The last one that is asked for wins; until then the rows stay as they are.
    click_heading(table, "category")
    click_heading(table, "title")
    assert ids_in(window) == ["eclair", "apple", "pear", "plum"]
    qtbot.waitUntil(lambda: ids_in(window) == ["apple", "eclair", "pear", "plum"])
    assert window.status.note() == ""
    # The file goes away while it is being sorted.
    click_heading(table, "category")
    show_file(window, make_file(["2015", "2014"]))
    assert len(table.events.rows) == 2
    click_heading(table, "title")


def test_another_file_stands_at_its_top_and_the_same_one_read_again_in_its_place(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    events = [{"title": str(year), "date": str(year)} for year in range(1900, 2000)]
    one, other = (write_events(tmp_path / name, events) for name in ("one.json", "other.json"))
    window = open_window(read_file(one))
    bar = show_table(window).verticalScrollBar()
    bar.setValue(40)
    window.show_again(PreparedFile.of(read_file(one), window.measure, window.language))
    QApplication.processEvents()
    assert bar.value() == 40
    show_file(window, read_file(other))
    QApplication.processEvents()
    assert bar.value() == 0


@pytest.mark.parametrize("small", [3, 10])
def test_when_rows_are_sorted_what_others_say_stays(
    qtbot: QtBot, fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(row_sorting, "SMALL_COUNT", small)
    if small < len(FRUIT):
        click_heading(table_of(fruit), "title")
        assert fruit.status.note() == "Sorting by title …"
        fruit.status.show_note("Something else")
    else:
        fruit.status.show_note("Something else")
        click_heading(table_of(fruit), "title")
    qtbot.waitUntil(lambda: ids_in(fruit) == ["apple", "eclair", "pear", "plum"])
    assert fruit.status.note() == "Something else"


# A large file


def test_a_large_file_is_shown_without_decoding_all_its_events(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 120_000
    window = open_window(make_file([f"{number % 2000 + 1:04}" for number in range(count)]))
    decoded = []
    event = EventRecords.event

    def count_decoding(records: EventRecords, row: int) -> Any:
        decoded.append(row)
        return event(records, row)

    monkeypatch.setattr(EventRecords, "event", count_decoding)
    table = show_table(window)
    qtbot.waitUntil(lambda: len(table.events.rows) == count)
    for name in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        key(table, name)
        QApplication.processEvents()
    key(table, Qt.Key.Key_A, CONTROL)
    table.grab()
    assert 0 < len(decoded) < 500
    assert len(table.rows_chosen()) == count


# Copying


def test_copied_rows_are_cells_under_the_headings_that_are_shown(fruit: MainWindow) -> None:
    table = table_of(fruit)
    key(table, Qt.Key.Key_A, CONTROL)
    key(table, Qt.Key.Key_C, CONTROL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == [column.title for column in table.shown_columns()]
    assert [line[1] for line in lines[1:]] == ["Éclair", "apple", "Pear", "Plum"]
    assert {len(line) for line in lines} == {len(lines[0])}
    assert "4 rows copied" in fruit.status.note()


def test_the_table_keeps_its_keys_from_the_actions_of_the_window(fruit: MainWindow) -> None:
    # As another action of the window might have them.
    action = QAction("Copy something else", fruit)
    action.setShortcuts(QKeySequence.StandardKey.Copy)
    action.triggered.connect(lambda: QGuiApplication.clipboard().setText("something else"))
    fruit.addAction(action)
    key(table_of(fruit), Qt.Key.Key_End)
    key(table_of(fruit), Qt.Key.Key_C, CONTROL)
    assert "Plum" in QGuiApplication.clipboard().text()
    fruit.timeline.zoom(4.0)
    scale = scale_of(fruit)
    key(table_of(fruit), Qt.Key.Key_Home)
    assert scale_of(fruit) == scale
    assert table_of(fruit).current_row() == row_of(fruit, "eclair")


def test_too_many_rows_are_not_copied_but_said(fruit: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "MOST_ROWS", 3)
    QGuiApplication.clipboard().setText("before")
    key(table_of(fruit), Qt.Key.Key_A, CONTROL)
    key(table_of(fruit), Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"
    assert "At most 3 rows" in fruit.status.note()


# Export


def saves_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the dialog give this name."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV table (*.csv)"))


def titles_in(path: Path) -> list[str]:
    head, *lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    assert head == [column.id for column in COLUMNS]
    return [line[0] for line in lines]


def test_what_the_table_shows_is_exported_in_its_order(
    fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saves_to(tmp_path / "fruit", monkeypatch)
    click_heading(table_of(fruit), "title")
    fruit.set_filter(EventFilter.of(country=["FR", "LT"]))
    key(fruit, Qt.Key.Key_E, CONTROL | SHIFT)
    assert titles_in(tmp_path / "fruit.csv") == ["apple", "Pear", "Plum"]
    assert "Exported to" in fruit.status.note()


def test_without_a_table_events_are_exported_in_order_of_time(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window(make_file(FRUIT), EventFilter.of(country=["FR", "LT"]))
    saves_to(tmp_path / "fruit.csv", monkeypatch)
    key(window, Qt.Key.Key_E, CONTROL | SHIFT)
    assert titles_in(tmp_path / "fruit.csv") == ["apple", "Pear", "Plum"]


def test_events_are_exported_in_order_of_time_once_the_table_is_hidden(fruit: MainWindow, tmp_path: Path) -> None:
    click_heading(table_of(fruit), "title")
    exporting.export_table_to(fruit, tmp_path / "shown.csv")
    fruit.middle.show_parts(TIMELINE)
    exporting.export_table_to(fruit, tmp_path / "hidden.csv")
    assert titles_in(tmp_path / "shown.csv") == ["apple", "Éclair", "Pear", "Plum"]
    assert titles_in(tmp_path / "hidden.csv") == ["Éclair", "apple", "Pear", "Plum"]


def test_a_large_table_is_written_beside_the_window_and_escape_leaves_it(
    qtbot: QtBot, fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_export, "SMALL_COUNT", 3)
    path = tmp_path / "fruit.csv"
    exporting.export_table_to(fruit, path)
    qtbot.waitUntil(lambda: "Exported to" in fruit.status.note())
    assert titles_in(path) == ["Éclair", "apple", "Pear", "Plum"]
    fruit.select(0)

    def write_for_ever(*given: Any) -> None:
        while True:
            given[-1](0.5)

    monkeypatch.setattr(events_csv, "export_csv", write_for_ever)
    exporting.export_table_to(fruit, path)
    key(table_of(fruit), Qt.Key.Key_Escape)
    assert "fruit.csv was not written" in fruit.status.note()
    assert fruit.selected == 0
    # The second Escape is for the selection again.
    key(table_of(fruit), Qt.Key.Key_Escape)
    assert fruit.selected is None


def test_a_table_that_was_left_is_not_said_to_be_written_by_what_it_told_before(
    fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_export, "SMALL_COUNT", 3)
    told = threading.Event()

    def write_for_ever(*given: Any) -> None:
        while True:
            given[-1](0.5)
            told.set()

    monkeypatch.setattr(events_csv, "export_csv", write_for_ever)
    exporting.export_table_to(fruit, tmp_path / "fruit.csv")
    # What it tells now waits for the window.
    assert told.wait(10)
    key(table_of(fruit), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert "fruit.csv was not written" in fruit.status.note()


def test_escape_after_the_last_row_does_not_say_that_nothing_was_written(
    fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_export, "SMALL_COUNT", 3)
    path = tmp_path / "fruit.csv"
    # Not told how far it is, it cannot be left.
    monkeypatch.setattr(events_csv, "export_csv", lambda *given: export_csv(*given[:-1]))
    exporting.export_table_to(fruit, path)
    key(table_of(fruit), Qt.Key.Key_Escape)
    assert "Exported to" in fruit.status.note()
    assert titles_in(path) == ["Éclair", "apple", "Pear", "Plum"]


@pytest.mark.parametrize("small", [3, 10])
def test_a_table_that_cannot_be_written_is_said(
    qtbot: QtBot, fruit: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, small: int
) -> None:
    said: list[str] = []
    monkeypatch.setattr(file_export, "SMALL_COUNT", small)
    monkeypatch.setattr(telling, "say", lambda _window, title, text: said.append(f"{title}: {text}"))
    exporting.export_table_to(fruit, tmp_path)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"The table could not be exported: {tmp_path}: this is a folder"]


# Columns


def test_columns_can_be_shown_hidden_and_put_back_from_the_menu(fruit: MainWindow) -> None:
    table = table_of(fruit)
    usual = [state.id for state in USUAL if state.is_shown]
    assert [column.id for column in table.shown_columns()] == usual
    choose(open_menu(table), "Text")
    choose(open_menu(table), "Place")
    assert [column.id for column in table.shown_columns()] == [*(one for one in usual if one != "place"), "text"]
    choose(open_menu(table), "Usual columns")
    assert [column.id for column in table.shown_columns()] == usual


def test_one_column_always_stays(fruit: MainWindow) -> None:
    table = table_of(fruit)
    for column in table.shown_columns()[1:]:
        table.setColumnHidden(SECTION_OF[column.id], True)
    menu = open_menu(table)
    actions = [action for one in menu.findChildren(QMenu) for action in one.actions() if action.isCheckable()]
    assert [action.isEnabled() for action in actions if action.isChecked()] == [False]
    menu.close()


def test_the_menu_sorts_copies_and_fits_by_keys_alone(fruit: MainWindow) -> None:
    table = table_of(fruit)
    key(table, Qt.Key.Key_Down)
    choose(open_menu(table), "last to first")
    assert ids_in(fruit) == ["pear", "apple", "eclair", "plum"]
    choose(open_menu(table), "Select all")
    choose(open_menu(table), "Copy 4 rows")
    assert QGuiApplication.clipboard().text().count("\n") == 5
    choose(open_menu(table), "Fit columns")
    assert table.columnWidth(SECTION_OF["title"]) < 120


def test_widths_and_order_of_the_columns_are_remembered(
    open_window: OpenWindow, fruit: MainWindow, tmp_path: Path
) -> None:
    table = table_of(fruit)
    table.setColumnWidth(SECTION_OF["title"], 234)
    table.horizontalHeader().moveSection(3, 0)
    table.setColumnHidden(SECTION_OF["place"], True)
    shown = [column.id for column in table.shown_columns()]
    fruit.close()
    again = table_of(open_window(make_file(FRUIT), settings=settings_at(tmp_path / "settings.ini")))
    assert [column.id for column in again.shown_columns()] == shown
    assert again.columnWidth(SECTION_OF["title"]) == 234


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        "[]",
        '[{"id": "gone", "width_px": 5, "is_shown": true}]',
        '[{"id":"title","width_px":-9,"is_shown":false}]',
    ],
)
def test_damaged_columns_and_orders_are_forgotten(open_window: OpenWindow, remembered: Any, text: str) -> None:
    for name in ("table_columns", "table_order", "middle"):
        remembered.store.setValue(name, text)
    window = open_window(make_file(FRUIT))
    table = show_table(window)
    assert ids_in(window) == ["eclair", "apple", "pear", "plum"]
    assert table.shown_columns()
    assert all(table.columnWidth(SECTION_OF[column.id]) >= 40 for column in table.shown_columns())


# Painting


def color_at(table: EventTable, at: QPointF) -> str:
    return str(table.viewport().grab().toImage().pixelColor(at.toPoint()).name())


def test_rows_under_the_pointer_and_selected_ones_stand_out(fruit: MainWindow) -> None:
    table, theme = table_of(fruit), fruit.appearance.theme
    empty = cell(table, 1, "category") + QPointF(60, 8)
    assert color_at(table, empty) == theme.paper
    hover(table.viewport(), cell(table, 1))
    assert color_at(table, empty) == theme.hover_wash
    click(table.viewport(), cell(table, 1))
    assert color_at(table, empty) == theme.accent_wash
    fruit.appearance.choose_theme("dark")
    assert color_at(table, empty) == fruit.appearance.theme.accent_wash


def test_a_category_has_its_dot(fruit: MainWindow) -> None:
    table = table_of(fruit)
    left = QPointF(table.visualRect(table.model().index(0, SECTION_OF["category"])).left(), cell(table, 0).y())
    mark = fruit.timeline.look.colors[fruit.file.table.category[row_of(fruit, "eclair")]].mark.name()
    assert color_at(table, left + QPointF(14, 0)) == mark
    assert color_at(table, QPointF(left.x() + 14, cell(table, 3).y())) == fruit.appearance.theme.paper


def test_a_tooltip_has_the_bounds_of_a_date_and_the_words_that_have_no_room(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": HOSTILE, "date": "2014-02"}]))
    table = show_table(window)
    where = cell(table, 0, "date_in_words").toPoint()
    QApplication.sendEvent(table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, where, table.mapToGlobal(where)))
    assert QToolTip.text() == "<span>February 2014</span><br><span>1 February 2014 – 28 February 2014</span>"
    title, cells = table.model().index(0, SECTION_OF["title"]), table.itemDelegate()
    assert isinstance(cells, EventCell)
    assert cells.tooltip(title, 400) == ""
    assert cells.tooltip(title, 60) == f"<span>{html.escape(HOSTILE)}</span>"


def test_texts_of_the_file_are_shown_as_they_are(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": HOSTILE, "place": "a\nb", "date": "2014"}]))
    table = show_table(window)
    assert table.model().index(0, SECTION_OF["title"]).data() == HOSTILE
    assert table.model().index(0, SECTION_OF["place"]).data() == "a b"
    assert table.accessibleName()


def test_the_height_of_the_table_is_remembered(open_window: OpenWindow, fruit: MainWindow, tmp_path: Path) -> None:
    fruit.middle.setSizes([260, fruit.middle.height() - 261])
    sizes = fruit.middle.sizes()
    fruit.close()
    again = open_window(make_file(FRUIT), settings=settings_at(tmp_path / "settings.ini"))
    assert again.middle.sizes() == sizes


def test_the_timeline_is_laid_out_once_when_the_table_comes_and_keeps_most_of_the_height(window: MainWindow) -> None:
    laid_out: list[int] = []
    window.timeline.size_changed.connect(lambda: laid_out.append(1))
    show_table(window)
    assert len(laid_out) == 1
    stack_px, table_px = window.middle.sizes()
    assert stack_px > table_px > 200
