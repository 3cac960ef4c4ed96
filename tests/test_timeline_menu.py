"""The menu on the timeline: what it offers for what is under the pointer, or for what the keys are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from window_parts import (
    CONTROL,
    SHIFT,
    drive_dialog,
    empty_place,
    key,
    place_of,
    row_of,
    scale_of,
    scene_of,
)

from timeline_app.layout.metrics import AXIS_HEIGHT_PX, CLUSTER_PX
from timeline_app.window.timeline_menu import TimelineMenu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from window_parts import OpenWindow

    from timeline_app.layout.scene import Cluster
    from timeline_app.window.event_list import EventList
    from timeline_app.window.main_window import MainWindow

COPIES = ["Copy as text", "Copy as citation", "Copy as JSON"]
EVENT = ["Zoom to it", *COPIES]
GROUND = ["Show everything", "Export picture…", "Copy picture"]


@pytest.fixture(autouse=True)
def no_menu_is_left() -> Iterator[None]:
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


@pytest.fixture
def crowd(open_window: OpenWindow) -> MainWindow:
    """A window on more events than have room, most of them in one month."""
    events = [{"title": "x" * 40, "date": f"2024-05-{1 + number % 28:02}"} for number in range(200)]
    return open_window(make_file([*events, {"title": "Early", "date": "1990"}]), size_px=(1200, 400))


def menu_shown() -> TimelineMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TimelineMenu)
    return menu


def right_click(window: MainWindow, at: QPointF) -> TimelineMenu:
    point = at.toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, window.timeline.mapToGlobal(point))
    QApplication.sendEvent(window.timeline, event)
    return menu_shown()


def press_menu_key(window: MainWindow) -> TimelineMenu:
    """As Qt tells of it: in the middle of the widget."""
    point = window.timeline.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, window.timeline.mapToGlobal(point))
    QApplication.sendEvent(window.timeline, event)
    return menu_shown()


def offered(menu: TimelineMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.isEnabled() and action.text()]


def choose(menu: TimelineMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


def largest_cluster(window: MainWindow) -> Cluster:
    return max(scene_of(window).clusters, key=lambda cluster: cluster.count)


def middle_of(cluster: Cluster) -> QPointF:
    return QPointF(cluster.middle_px, AXIS_HEIGHT_PX + cluster.top_px + CLUSTER_PX / 2)


def test_the_menu_of_an_event_selects_it_and_zooms_to_it(window: MainWindow) -> None:
    before = scale_of(window)
    menu = right_click(window, place_of(window, "crimea"))
    assert window.selected_rows == (row_of(window, "crimea"),)
    assert offered(menu) == EVENT
    choose(menu, "Zoom to it")
    assert scale_of(window).span_s < before.span_s


def test_the_menu_copies_what_is_selected(window: MainWindow) -> None:
    choose(right_click(window, place_of(window, "crimea")), "Copy as text")
    title = window.prepared.captions.title(row_of(window, "crimea"))
    assert title in QApplication.clipboard().text()


def test_of_several_selected_events_the_menu_leaves_none(window: MainWindow) -> None:
    others = [mark.row for mark in scene_of(window).marks if mark.row != row_of(window, "crimea")][:2]
    rows = (row_of(window, "crimea"), *others)
    window.select_rows(rows)
    right_click(window, place_of(window, "crimea"))
    assert window.selected_rows == rows


def test_the_menu_of_a_count_zooms_in_or_lists(crowd: MainWindow) -> None:
    cluster = largest_cluster(crowd)
    menu = right_click(crowd, middle_of(cluster))
    assert offered(menu) == ["Zoom in", "List the events"]
    listed: list[int] = []
    drive_dialog(lambda dialog: listed.append(count_in(dialog)))
    choose(menu, "List the events")
    assert listed == [cluster.count]
    before = scale_of(crowd)
    choose(right_click(crowd, middle_of(cluster)), "Zoom in")
    assert scale_of(crowd).span_s < before.span_s


def count_in(dialog: EventList) -> int:
    model = dialog.view.model()
    assert model is not None
    return model.rowCount()


def test_events_of_one_moment_are_listed_only(open_window: OpenWindow) -> None:
    window = open_window(make_file(["2024-05-17T09:00"] * 200), size_px=(1200, 400))
    assert offered(right_click(window, middle_of(largest_cluster(window)))) == ["List the events"]


def test_the_menu_of_a_break_shows_its_time(open_window: OpenWindow) -> None:
    window = open_window(make_file(["1900", "1901", "2020", "2021"]))
    key(window, Qt.Key.Key_F, CONTROL | SHIFT)
    sign = scene_of(window).breaks[0]
    menu = right_click(window, QPointF((sign.from_px + sign.to_px) / 2, window.timeline.height() - 30))
    assert offered(menu) == ["Show this time"]
    choose(menu, "Show this time")
    assert len(scene_of(window).breaks) == 0


def test_the_menu_of_the_ground_is_for_the_picture_and_keeps_the_selection(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    window.timeline.zoom(2)
    menu = right_click(window, empty_place(window))
    assert offered(menu) == GROUND
    assert window.selected == row_of(window, "crimea")
    choose(menu, "Show everything")
    assert window.timeline.is_fitted


@pytest.mark.parametrize("shift_f10", [False, True])
def test_by_keys_the_menu_is_that_of_what_they_are_on(crowd: MainWindow, *, shift_f10: bool) -> None:
    def open_menu() -> TimelineMenu:
        if not shift_f10:
            return press_menu_key(crowd)
        key(crowd.timeline, Qt.Key.Key_F10, SHIFT)
        return menu_shown()

    menu = open_menu()
    assert offered(menu) == GROUND
    menu.close()
    row = scene_of(crowd).marks[0].row
    crowd.select(row)
    menu = open_menu()
    assert offered(menu) == EVENT
    rect = scene_of(crowd).rect_of(scene_of(crowd).marks[0])
    at = crowd.timeline.mapFromGlobal(menu.pos()) - QPoint(0, int(AXIS_HEIGHT_PX))
    assert rect.contains(at.x(), at.y())
    menu.close()
    for _ in scene_of(crowd).clusters:
        crowd.timeline.step_sign(forward=True)
        sign = crowd.timeline.current_sign()
        if sign is not None and sign.thing == largest_cluster(crowd):
            break
    assert "List the events" in offered(open_menu())
    assert crowd.selected == row


def test_a_selected_event_out_of_view_has_its_menu_too(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    window.timeline.show_span(2_000_000_000, 2_000_100_000)
    menu = press_menu_key(window)
    assert offered(menu) == EVENT
    assert window.timeline.rect().contains(window.timeline.mapFromGlobal(menu.pos()))
