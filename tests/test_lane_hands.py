"""Lanes under hand: folded by their chevrons and names, dragged to another place, arranged by menu and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar
from window_parts import (
    CONTROL,
    NO_KEY,
    click,
    double_click,
    drag,
    drive_dialog,
    hover,
    ids_shown,
    key,
    move,
    press,
    release,
    row_of,
    scale_of,
    scene_of,
    texts_in,
)

from timeline_app.filters import EventFilter
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, LANE_HEADER_PX
from timeline_app.painting.lane_names import LaneHead, lane_head
from timeline_app.window import commands, exporting
from timeline_app.window.lane_menu import LaneMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from window_parts import OpenWindow

    from timeline_app.table import EventFile
    from timeline_app.window.arrange_lanes import ArrangeLanes
    from timeline_app.window.main_window import MainWindow

USUAL = ["Russia’s war", "National defence", "Allied forces", "Border works", "Politics"]
ALT = Qt.KeyboardModifier.AltModifier


def titles(window: MainWindow) -> list[str]:
    return [lane.title for lane in scene_of(window).lanes]


def folded(window: MainWindow) -> list[str]:
    return [lane.title for lane in scene_of(window).lanes if lane.folded]


def head_of(window: MainWindow, title: str) -> LaneHead:
    scene = scene_of(window)
    lane = next(lane for lane in scene.lanes if lane.title == title)
    return lane_head(window.timeline.look, lane, scene.width_px, in_hand=True)


def chevron_of(window: MainWindow, title: str) -> QPointF:
    return head_of(window, title).chevron.center() + QPointF(0, AXIS_HEIGHT_PX)


def name_of(window: MainWindow, title: str) -> QPointF:
    return head_of(window, title).name.center() + QPointF(0, AXIS_HEIGHT_PX)


def bottom_of(window: MainWindow, title: str) -> QPointF:
    """A point in the lower half of a lane."""
    lane = next(lane for lane in scene_of(window).lanes if lane.title == title)
    return QPointF(40, AXIS_HEIGHT_PX + lane.top_px + lane.height_px - 3)


def drag_to(window: MainWindow, title: str, end: QPointF) -> None:
    start = name_of(window, title)
    drag(window.timeline, start, end - start)


# Folding


def test_a_click_on_the_chevron_folds_and_another_gives_all_back(window: MainWindow) -> None:
    before, ids = scene_of(window), ids_shown(window)
    click(window.timeline, chevron_of(window, "National defence"))
    assert folded(window) == ["National defence"]
    assert ids_shown(window) == ids
    in_view = window.timeline.count_in_view()
    assert (in_view.shown, in_view.counted, in_view.elsewhere) == (12, 4, 0)
    click(window.timeline, chevron_of(window, "National defence"))
    assert scene_of(window) == before


def test_a_double_click_on_the_name_folds_and_does_not_zoom(window: MainWindow) -> None:
    scale = scale_of(window)
    double_click(window.timeline, name_of(window, "Politics"))
    assert folded(window) == ["Politics"]
    double_click(window.timeline, name_of(window, "Politics"))
    assert folded(window) == []
    assert scale_of(window) == scale


def test_two_quick_clicks_on_the_chevron_are_two_clicks(window: MainWindow) -> None:
    double_click(window.timeline, chevron_of(window, "Russia’s war"))
    assert folded(window) == []


def test_a_press_on_the_chevron_that_is_let_go_elsewhere_folds_nothing(window: MainWindow) -> None:
    press(window.timeline, chevron_of(window, "Politics"))
    release(window.timeline, chevron_of(window, "Allied forces"))
    assert folded(window) == []


def test_a_click_on_a_name_keeps_the_selected_event(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    click(window.timeline, name_of(window, "Politics"))
    assert window.selected == row_of(window, "crimea")
    assert folded(window) == []


def test_an_event_that_is_selected_in_a_folded_lane_is_found_in_its_cluster(window: MainWindow) -> None:
    window.arranging.toggle("russias-war")
    row = row_of(window, "crimea")
    assert row not in {mark.row for mark in scene_of(window).marks}
    plain = window.timeline.grab().toImage()
    window.select(row)
    assert window.timeline.grab().toImage() != plain


def test_without_grouping_there_is_nothing_to_fold(window: MainWindow) -> None:
    window.set_group_by("none")
    window.arranging.toggle("")
    assert folded(window) == []
    assert window.arranging.lanes == ()


# Dragging


@pytest.mark.parametrize(
    ("title", "onto", "order"),
    [
        ("Politics", "Russia’s war", [0, 4, 1, 2, 3]),
        ("Russia’s war", "Border works", [1, 2, 3, 0, 4]),
        ("Russia’s war", "Politics", [1, 2, 3, 4, 0]),
        ("Allied forces", "National defence", [0, 1, 2, 3, 4]),
        ("Allied forces", "Allied forces", [0, 1, 2, 3, 4]),
    ],
)
def test_a_lane_goes_where_its_name_is_dragged(window: MainWindow, title: str, onto: str, order: list[int]) -> None:
    scale = scale_of(window)
    drag_to(window, title, bottom_of(window, onto))
    assert titles(window) == [USUAL[index] for index in order]
    assert scale_of(window) == scale


def test_a_lane_can_be_dragged_above_the_first_one(window: MainWindow) -> None:
    drag_to(window, "Politics", QPointF(40, AXIS_HEIGHT_PX + 2))
    assert titles(window) == ["Politics", *USUAL[:-1]]


def test_while_a_lane_is_dragged_only_a_line_says_where_it_will_go(window: MainWindow) -> None:
    scene, plain = scene_of(window), window.timeline.grab().toImage()
    end = bottom_of(window, "Russia’s war")
    press(window.timeline, name_of(window, "Politics"))
    move(window.timeline, end)
    assert scene_of(window) is scene
    line_y = round(AXIS_HEIGHT_PX + scene.lanes[1].top_px)
    image = window.timeline.grab().toImage()
    accent = window.appearance.theme.accent
    assert {image.pixelColor(x_px, line_y).name() for x_px in range(5, int(scene.width_px))} == {accent}
    assert plain.pixelColor(5, line_y).name() != accent
    assert window.timeline.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    release(window.timeline, end)
    assert titles(window)[1] == "Politics"


def test_escape_leaves_a_lane_where_it_was(window: MainWindow) -> None:
    plain = window.timeline.grab().toImage()
    window.select(row_of(window, "crimea"))
    end = bottom_of(window, "Russia’s war")
    press(window.timeline, name_of(window, "Politics"))
    move(window.timeline, end)
    key(window.timeline, Qt.Key.Key_Escape)
    assert window.selected is not None
    move(window.timeline, end + QPointF(0, 5))
    release(window.timeline, end)
    assert titles(window) == USUAL
    window.select(None)
    hover(window.timeline, QPointF(5, 5))
    assert window.timeline.grab().toImage() == plain


def test_a_release_that_was_lost_moves_no_lane(window: MainWindow) -> None:
    end = bottom_of(window, "Russia’s war")
    press(window.timeline, name_of(window, "Politics"))
    move(window.timeline, end)
    hover(window.timeline, end)
    release(window.timeline, end)
    assert titles(window) == USUAL


def test_lanes_that_change_while_one_is_dragged_let_it_go(window: MainWindow) -> None:
    press(window.timeline, name_of(window, "Politics"))
    move(window.timeline, bottom_of(window, "Russia’s war"))
    window.set_filter(EventFilter.of(country={"FR"}))
    move(window.timeline, QPointF(40, 200))
    release(window.timeline, QPointF(40, 200))
    window.set_filter(EventFilter())
    assert titles(window) == USUAL


def test_a_lane_that_is_dragged_to_the_lower_edge_scrolls_the_lanes(open_window: OpenWindow) -> None:
    events = [
        {"title": "x", "date": f"2024-05-{10 + i}", "category": category} for i in range(9) for category in ("a", "b")
    ]
    window = open_window(make_file(events * 3), size_px=(900, 420))
    upper = window.timeline.grab().toImage().copy(0, 60, 700, 100)
    press(window.timeline, name_of(window, "Alpha"))
    for step in range(3):
        move(window.timeline, QPointF(60, window.timeline.height() - 5 - step))
    key(window.timeline, Qt.Key.Key_Escape)
    assert window.timeline.grab().toImage().copy(0, 60, 700, 100) != upper


def two_tall_lanes() -> EventFile:
    days = [f"2024-05-{10 + i}" for i in range(9)] * 3
    events = [{"title": "x", "date": day, "category": category} for day in days for category in ("a", "b")]
    return make_file(events)


def scroll_to(window: MainWindow, scroll_px: float) -> None:
    bar = next(bar for bar in window.timeline.findChildren(QScrollBar) if bar.orientation() == Qt.Orientation.Vertical)
    bar.setValue(round(scroll_px))
    assert bar.value() == round(scroll_px)


def test_the_name_of_a_lane_whose_first_line_is_scrolled_out_stays_and_can_be_taken(open_window: OpenWindow) -> None:
    window = open_window(two_tall_lanes(), size_px=(900, 420))
    name, chevron = name_of(window, "Alpha"), chevron_of(window, "Alpha")
    scroll_to(window, 60)
    hover(window.timeline, name)
    assert window.timeline.cursor().shape() == Qt.CursorShape.OpenHandCursor
    click(window.timeline, chevron)
    assert folded(window) == ["Alpha"]


def test_the_name_of_the_next_lane_takes_the_place_of_the_one_that_stayed(open_window: OpenWindow) -> None:
    window = open_window(two_tall_lanes(), size_px=(900, 420))
    chevron = chevron_of(window, "Alpha")
    scroll_to(window, scene_of(window).lanes[1].top_px - 4)
    click(window.timeline, chevron + QPointF(0, 4))
    assert folded(window) == ["Beta"]


def test_an_event_that_is_gone_to_is_not_behind_the_name_of_its_lane(open_window: OpenWindow) -> None:
    window = open_window(two_tall_lanes(), size_px=(900, 420))
    mark = min(scene_of(window).marks, key=lambda mark: mark.top_px)
    scroll_to(window, mark.top_px - 5)
    window.select(mark.row, reveal=True)
    assert window.timeline.scroll_px <= mark.top_px - LANE_HEADER_PX


def test_a_moved_lane_keeps_its_turn_when_lanes_are_filtered_away(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(category={"russias-war", "politics", "border-works"}))
    assert titles(window) == ["Russia’s war", "Border works", "Politics"]
    window.arranging.move("politics", 0)
    window.set_filter(EventFilter())
    assert titles(window) == ["Politics", *USUAL[:-1]]


def test_the_pointer_says_what_can_be_taken(window: MainWindow) -> None:
    hover(window.timeline, chevron_of(window, "Politics"))
    assert window.timeline.cursor().shape() == Qt.CursorShape.PointingHandCursor
    hover(window.timeline, name_of(window, "Politics"))
    assert window.timeline.cursor().shape() == Qt.CursorShape.OpenHandCursor
    hover(window.timeline, QPointF(5, 5))
    assert window.timeline.cursor().shape() == Qt.CursorShape.ArrowCursor


# The menu


@pytest.fixture
def menu_of(window: MainWindow) -> Callable[[str], list[str]]:
    """Opens the menu on a lane's name; the words of what can be chosen there."""

    def open_menu(title: str) -> list[str]:
        at = name_of(window, title).toPoint()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.timeline.mapToGlobal(at))
        QApplication.sendEvent(window.timeline, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, LaneMenu)
        words = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
        menu.close()
        return words

    return open_menu


def test_the_menu_offers_what_can_be_done(menu_of: Callable[[str], list[str]], window: MainWindow) -> None:
    assert menu_of("Russia’s war") == ["Fold", "Fold all others", "Move down"]
    assert menu_of("Politics") == ["Fold", "Fold all others", "Move up"]
    window.arranging.toggle("russias-war")
    window.arranging.step("russias-war", 1)
    assert menu_of("Russia’s war") == [
        "Unfold",
        "Fold all others",
        "Unfold all",
        "Move up",
        "Move down",
        "Usual order",
    ]


def test_the_menu_does_what_it_says(window: MainWindow) -> None:
    def choose(text: str) -> None:
        menu = LaneMenu(window.arranging, "allied-forces", window)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.deleteLater()

    choose("Fold all others")
    assert folded(window) == [title for title in USUAL if title != "Allied forces"]
    choose("Move up")
    choose("Move up")
    assert titles(window)[0] == "Allied forces"
    choose("Move down")
    assert titles(window)[1] == "Allied forces"
    choose("Fold")
    choose("Usual order")
    assert titles(window) == folded(window) == USUAL
    choose("Unfold")
    assert folded(window) == [title for title in USUAL if title != "Allied forces"]
    choose("Unfold all")
    assert folded(window) == []


def test_beside_the_names_the_menu_is_another(window: MainWindow) -> None:
    at = QPoint(400, 10)
    QApplication.sendEvent(
        window.timeline,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.timeline.mapToGlobal(at)),
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert not isinstance(menu, LaneMenu)
    menu.close()


def test_while_a_lane_is_dragged_there_is_no_menu(window: MainWindow) -> None:
    press(window.timeline, name_of(window, "Politics"))
    at = QPoint(400, 10)
    QApplication.sendEvent(
        window.timeline,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.timeline.mapToGlobal(at)),
    )
    assert QApplication.activePopupWidget() is None


# The dialog


def test_ctrl_l_arranges_the_lanes_by_keys_and_all_shows_at_once(window: MainWindow) -> None:
    def arrange(dialog: ArrangeLanes) -> None:
        dialog.activateWindow()
        QApplication.processEvents()
        assert dialog.focusWidget() is dialog.list
        assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == USUAL
        key(dialog.list, Qt.Key.Key_Down)
        key(dialog.list, Qt.Key.Key_Space)
        assert folded(window) == ["National defence"]
        key(dialog, Qt.Key.Key_Down, ALT)
        assert titles(window) == [USUAL[0], USUAL[2], USUAL[1], *USUAL[3:]]
        assert dialog.list.currentItem().text() == "National defence"
        key(dialog, Qt.Key.Key_Up, ALT)
        key(dialog, Qt.Key.Key_Up, ALT)
        key(dialog, Qt.Key.Key_Up, ALT)
        assert titles(window)[0] == "National defence"
        assert dialog.list.currentRow() == 0
        assert dialog.focusWidget() is dialog.list
        key(dialog.list, Qt.Key.Key_Space)
        assert folded(window) == []
        key(dialog.list, Qt.Key.Key_Return)
        assert dialog.isVisible()
        QTest.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
        assert titles(window) == USUAL
        assert not dialog.usual.isEnabled()
        done.append("done")

    done: list[str] = []
    drive_dialog(arrange)
    key(window, Qt.Key.Key_L, CONTROL)
    assert done == ["done"]


def test_the_dialogs_buttons_and_boxes_do_the_same(window: MainWindow) -> None:
    def arrange(dialog: ArrangeLanes) -> None:
        assert not dialog.up.isEnabled()
        QTest.mouseClick(dialog.down, Qt.MouseButton.LeftButton)
        assert titles(window)[1] == "Russia’s war"
        QTest.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
        assert titles(window) == USUAL
        dialog.list.setCurrentRow(4)
        assert not dialog.down.isEnabled()
        box = dialog.list.visualItemRect(dialog.list.item(2)).topLeft() + QPoint(14, 12)
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, box)
        assert folded(window) == ["Allied forces"]
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, box + QPoint(60, 0))
        assert folded(window) == ["Allied forces"]
        assert all(button.accessibleName() for button in (dialog.up, dialog.down, dialog.usual, dialog.unfold))
        assert dialog.list.accessibleName() == "Lanes"
        done.append("done")

    done: list[str] = []
    drive_dialog(arrange)
    commands.arrange_lanes(window)
    assert done == ["done"]


def test_the_dialog_unfolds_all_where_a_lane_is_folded(window: MainWindow) -> None:
    def arrange(dialog: ArrangeLanes) -> None:
        assert dialog.unfold.isEnabled()
        QTest.mouseClick(dialog.unfold, Qt.MouseButton.LeftButton)
        assert folded(window) == []
        assert not dialog.unfold.isEnabled()
        key(dialog.list, Qt.Key.Key_Space)
        assert dialog.unfold.isEnabled()
        done.append("done")

    done: list[str] = []
    window.arranging.fold_others("politics")
    drive_dialog(arrange)
    commands.arrange_lanes(window)
    assert done == ["done"]


def test_without_grouping_the_dialog_says_that_there_are_no_lanes(window: MainWindow) -> None:
    def look(dialog: ArrangeLanes) -> None:
        assert any("no lanes" in text for text in texts_in(dialog))
        assert dialog.list.count() == 0
        assert not any(one.isEnabled() for one in dialog.findChildren(QPushButton) if one.objectName() == "action")
        done.append("done")

    done: list[str] = []
    window.set_group_by("none")
    drive_dialog(look)
    commands.arrange_lanes(window)
    assert done == ["done"]


# Pictures


def test_a_picture_is_arranged_as_the_window_is(window: MainWindow) -> None:
    window.arranging.toggle("politics")
    window.arranging.move("politics", 0)
    arrangement = exporting.picture_in_view(window).arrangement
    assert (arrangement.order[0], arrangement.folded) == ("politics", frozenset({"politics"}))
    window.set_group_by("country")
    assert exporting.picture_in_view(window).arrangement.order == ()
