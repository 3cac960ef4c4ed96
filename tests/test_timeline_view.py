"""The timeline under hand: wheel, drag, keys, clicks and what the pointer tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip
from window_parts import (
    CONTROL,
    HOSTILE,
    NO_KEY,
    SHIFT,
    click,
    double_click,
    drag,
    drive_dialog,
    empty_place,
    hover,
    id_of,
    key,
    move,
    place_of,
    press,
    release,
    row_of,
    scale_of,
    scene_of,
    status_words,
    texts_in,
    wheel,
)

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.filters import EventFilter
from timeline_app.layout.hidden_rows import hidden_in
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.raised import raise_event
from timeline_app.painting.canvas import Look
from timeline_app.painting.lane_names import lane_head
from timeline_app.painting.type import Typography
from timeline_app.window import commands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.layout.scene import Cluster
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Rows
    from timeline_app.window.event_list import EventList
    from timeline_app.window.main_window import MainWindow

MIDDLE = QPointF(300, 200)
ON_AXIS = QPointF(300, 10)


def zoomed_in(window: MainWindow) -> None:
    """Zoom in far enough to have room on all sides."""
    window.timeline.zoom(8.0, window.timeline.width() / 2)


def anchor(window: MainWindow, x_px: float) -> float:
    """The time at an x, to a fraction of a second."""
    scale = scale_of(window)
    return scale.left_s + scale.left_fraction_s + x_px / scale.px_per_s


def layout_of(window: MainWindow) -> TimelineLayout:
    layout = window.timeline.timeline_layout
    assert layout is not None
    return layout


def same_place(window: MainWindow, time_s: float, x_px: float) -> bool:
    """Whether a time stands at an x, to a hundredth of a pixel."""
    return abs(anchor(window, x_px) - time_s) * scale_of(window).px_per_s < 0.01


# Zoom and pan


@pytest.mark.parametrize("x_px", [1.0, 250.0, 600.0])
@pytest.mark.parametrize("notches", [1, -1, 3, 0.25])
def test_the_wheel_zooms_and_keeps_the_time_under_the_pointer(window: MainWindow, x_px: float, notches: float) -> None:
    zoomed_in(window)
    before, time_s = scale_of(window).px_per_s, anchor(window, x_px)
    wheel(window.timeline, QPointF(x_px, 200), notches)
    assert scale_of(window).px_per_s == pytest.approx(before * 2 ** (notches / 2))
    assert same_place(window, time_s, x_px)


def test_the_wheel_zooms_out_no_further_than_everything(window: MainWindow) -> None:
    fitted = scale_of(window)
    wheel(window.timeline, MIDDLE, -5)
    assert scale_of(window) == fitted
    assert window.timeline.is_fitted


def test_the_wheel_zooms_in_no_further_than_seconds(window: MainWindow) -> None:
    for _ in range(12):
        wheel(window.timeline, MIDDLE, 10)
    finest = scale_of(window)
    wheel(window.timeline, MIDDLE, 10)
    assert scale_of(window) == finest
    assert not window.timeline.grab().isNull()


def test_a_wheel_that_goes_on_adds_to_the_motion(window: MainWindow, qtbot: QtBot) -> None:
    zoomed_in(window)
    before, time_s = scale_of(window).px_per_s, anchor(window, 250)
    window.timeline.motion.reduced = False
    for _ in range(4):
        wheel(window.timeline, QPointF(250, 200), 1)
    assert window.timeline.motion.is_running
    qtbot.waitUntil(lambda: not window.timeline.motion.is_running)
    assert scale_of(window).px_per_s == pytest.approx(before * 4)
    assert same_place(window, time_s, 250)


@pytest.mark.parametrize(
    ("name", "factor"),
    [(Qt.Key.Key_Plus, 1.6), (Qt.Key.Key_Equal, 1.6), (Qt.Key.Key_Minus, 1 / 1.6)],
)
def test_keys_zoom_at_the_middle(window: MainWindow, name: Qt.Key, factor: float) -> None:
    zoomed_in(window)
    x_px = scale_of(window).width_px / 2
    before, time_s = scale_of(window).px_per_s, anchor(window, x_px)
    key(window.timeline, name)
    assert scale_of(window).px_per_s == pytest.approx(before * factor)
    assert same_place(window, time_s, x_px)


def test_keys_zoom_at_the_selected_event(window: MainWindow) -> None:
    zoomed_in(window)
    row = row_of(window, "pledge")
    window.select(row, reveal=True)
    window.timeline.pan(150)
    before = next(mark.middle_px for mark in scene_of(window).marks if mark.row == row)
    key(window.timeline, Qt.Key.Key_Plus)
    after = next(mark.middle_px for mark in scene_of(window).marks if mark.row == row)
    assert after == pytest.approx(before, abs=1)


@pytest.mark.parametrize("name", [Qt.Key.Key_Home, Qt.Key.Key_0])
def test_home_and_0_show_everything(window: MainWindow, name: Qt.Key) -> None:
    fitted = scale_of(window)
    zoomed_in(window)
    window.timeline.pan(-500)
    key(window.timeline, name)
    assert scale_of(window) == fitted


def test_the_fit_button_shows_everything(window: MainWindow) -> None:
    zoomed_in(window)
    window.header.fit.click()
    assert window.timeline.is_fitted


@pytest.mark.parametrize("name", [Qt.Key.Key_F, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_zooms_to_the_selected_event(window: MainWindow, name: Qt.Key) -> None:
    row = row_of(window, "spending-period")
    window.select(row)
    key(window.timeline, name)
    lo_s, hi_s = window.file.table.lo_s[row], window.file.table.hi_s[row]
    scale = scale_of(window)
    assert scale.left_s <= lo_s < hi_s <= scale.right_s
    assert scale.span_s < 2 * (hi_s - lo_s)


def test_f_without_a_selection_moves_nothing(window: MainWindow) -> None:
    before = scale_of(window)
    key(window.timeline, Qt.Key.Key_F)
    assert scale_of(window) == before


@pytest.mark.parametrize(("name", "later"), [(Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True)])
def test_arrows_pan(window: MainWindow, name: Qt.Key, later: bool) -> None:
    zoomed_in(window)
    before = scale_of(window)
    key(window.timeline, name)
    shift_px = before.time_to_px(scale_of(window).left_s)
    assert shift_px == pytest.approx(window.timeline.width() / 5 * (1 if later else -1), abs=1)
    assert scale_of(window).px_per_s == before.px_per_s


@pytest.mark.parametrize("notches", [1, -1])
def test_shift_and_wheel_pan(window: MainWindow, notches: int) -> None:
    zoomed_in(window)
    before = scale_of(window)
    wheel(window.timeline, MIDDLE, notches, modifiers=SHIFT)
    assert before.time_to_px(scale_of(window).left_s) * notches < -20
    assert scale_of(window).px_per_s == before.px_per_s


def test_two_fingers_pan_by_their_own_pixels(window: MainWindow) -> None:
    zoomed_in(window)
    before = scale_of(window)
    wheel(window.timeline, MIDDLE, pixels=QPoint(37, 2))
    assert before.time_to_px(scale_of(window).left_s) == pytest.approx(-37, abs=0.1)


def test_a_pinch_zooms_at_the_fingers(window: MainWindow) -> None:
    zoomed_in(window)
    before, time_s = scale_of(window).px_per_s, anchor(window, 250)
    at = QPointF(250, 200)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        window.timeline.mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(window.timeline, pinch)
    assert scale_of(window).px_per_s == pytest.approx(before * 1.5)
    assert same_place(window, time_s, 250)


def test_a_drag_moves_the_picture_with_the_pointer(window: MainWindow) -> None:
    zoomed_in(window)
    time_s = anchor(window, 300)
    drag(window.timeline, MIDDLE, QPointF(-120, 0))
    assert same_place(window, time_s, 180)
    assert not window.timeline.motion.is_running


def test_a_drag_selects_nothing(window: MainWindow) -> None:
    zoomed_in(window)
    window.select(row_of(window, "pledge"))
    drag(window.timeline, empty_place(window), QPointF(-90, 0))
    assert id_of(window, window.selected) == "pledge"


def test_a_drag_up_scrolls_the_lanes(open_window: OpenWindow) -> None:
    window = open_window(size_px=(1000, 460))
    window.set_group_by("country")
    key(window.timeline, Qt.Key.Key_End)
    before = window.timeline.grab().toImage()
    drag(window.timeline, MIDDLE, QPointF(0, -60))
    hover(window.timeline, ON_AXIS)
    scrolled = window.timeline.grab().toImage()
    assert scrolled != before
    key(window.timeline, Qt.Key.Key_PageUp)
    assert window.timeline.grab().toImage() == before
    key(window.timeline, Qt.Key.Key_PageDown)
    assert window.timeline.grab().toImage() not in (before, scrolled)


def scroll_bar_of(window: MainWindow) -> QScrollBar:
    bar = window.timeline.findChild(QScrollBar)
    assert isinstance(bar, QScrollBar)
    return bar


def crowded(open_window: OpenWindow) -> MainWindow:
    """More lanes than the window is tall."""
    window = open_window(size_px=(1000, 460))
    window.set_group_by("country")
    return window


def test_a_drag_in_parts_of_pixels_goes_as_far_as_the_pointer(open_window: OpenWindow) -> None:
    window = crowded(open_window)
    zoomed_in(window)
    time_s = anchor(window, 300)
    drag(window.timeline, MIDDLE, QPointF(-45.2, -60), steps=150)
    assert scroll_bar_of(window).value() == 60
    assert same_place(window, time_s, 300 - 45)


def test_a_drag_beyond_the_end_and_back_leaves_the_picture_under_the_pointer(window: MainWindow) -> None:
    before = scale_of(window)
    press(window.timeline, MIDDLE)
    for x_px in (200, 400, 300):
        move(window.timeline, QPointF(x_px, 200))
    release(window.timeline, MIDDLE)
    assert scale_of(window) == before


def test_zooming_in_a_drag_is_kept(window: MainWindow) -> None:
    zoomed_in(window)
    press(window.timeline, MIDDLE)
    move(window.timeline, QPointF(280, 200))
    wheel(window.timeline, QPointF(280, 200), 1)
    zoomed, time_s = scale_of(window), anchor(window, 280)
    move(window.timeline, QPointF(280, 200))
    move(window.timeline, QPointF(250, 200))
    assert scale_of(window).px_per_s == zoomed.px_per_s
    assert same_place(window, time_s, 250)
    release(window.timeline, QPointF(250, 200))


def test_a_release_that_was_lost_ends_the_drag(window: MainWindow) -> None:
    zoomed_in(window)
    press(window.timeline, MIDDLE)
    move(window.timeline, QPointF(250, 200))
    before = scale_of(window)
    hover(window.timeline, QPointF(100, 200))
    assert scale_of(window) == before
    move(window.timeline, QPointF(50, 200))
    assert scale_of(window) == before
    assert window.timeline.cursor().shape() != Qt.CursorShape.ClosedHandCursor


def test_lanes_too_tall_leave_room_for_their_scroll_bar(open_window: OpenWindow) -> None:
    window = crowded(open_window)
    bar = scroll_bar_of(window)
    assert bar.isVisible()
    assert scale_of(window).width_px == window.timeline.width() - bar.width() == bar.x()
    window.set_filter(EventFilter.of(country={"FR"}))
    assert not bar.isVisible()
    assert scale_of(window).width_px == window.timeline.width()


def test_with_reduced_motion_a_flick_moves_nothing_further(window: MainWindow) -> None:
    zoomed_in(window)
    before = scale_of(window)
    drag(window.timeline, QPointF(400, 600), QPointF(-90, 0), steps=3, step_ms=15)
    assert before.time_to_px(scale_of(window).left_s) == pytest.approx(90, abs=1)


def test_a_flick_glides_on(window: MainWindow, qtbot: QtBot) -> None:
    zoomed_in(window)
    window.timeline.motion.reduced = False
    time_s = anchor(window, 300)
    drag(window.timeline, MIDDLE, QPointF(-120, 0), step_ms=10)
    assert window.timeline.motion.is_running
    qtbot.waitUntil(lambda: not window.timeline.motion.is_running)
    assert scale_of(window).time_to_px(int(time_s)) < 100


def test_a_press_stops_the_glide(window: MainWindow) -> None:
    zoomed_in(window)
    window.timeline.motion.reduced = False
    drag(window.timeline, MIDDLE, QPointF(-120, 0), step_ms=10)
    press(window.timeline, MIDDLE, 100)
    assert not window.timeline.motion.is_running
    release(window.timeline, MIDDLE, 120)


def test_the_view_stays_where_it_is_when_the_window_is_resized(window: MainWindow) -> None:
    zoomed_in(window)
    before = scale_of(window)
    window.resize(1300, 800)
    QApplication.processEvents()
    assert (scale_of(window).left_s, scale_of(window).px_per_s) == (before.left_s, before.px_per_s)


def test_going_from_event_to_event_leaves_all_in_view_where_it_is(window: MainWindow) -> None:
    before = scale_of(window)
    for _ in range(len(window.file.table)):
        key(window.timeline, Qt.Key.Key_N)
        assert window.timeline.is_fitted
    assert scale_of(window).px_per_s <= before.px_per_s


def test_everything_stays_in_view_when_the_window_is_resized(window: MainWindow) -> None:
    window.resize(900, 600)
    QApplication.processEvents()
    assert window.timeline.is_fitted
    bar = scroll_bar_of(window)
    assert scale_of(window).width_px == (bar.x() if bar.isVisible() else window.timeline.width())


# Selection


def test_a_click_selects_an_event_and_shows_it(window: MainWindow) -> None:
    click(window.timeline, place_of(window, "squadron"))
    assert id_of(window, window.selected) == "squadron"
    assert "French Rafales police the Baltic skies" in texts_in(window.detail)


def test_a_selected_event_looks_selected(window: MainWindow) -> None:
    before = window.timeline.grab().toImage()
    window.select(row_of(window, "squadron"))
    assert window.timeline.grab().toImage() != before


@pytest.mark.parametrize("by_key", [True, False])
def test_a_click_on_empty_ground_or_esc_selects_nothing(window: MainWindow, by_key: bool) -> None:
    window.select(row_of(window, "squadron"))
    if by_key:
        key(window.timeline, Qt.Key.Key_Escape)
    else:
        click(window.timeline, empty_place(window))
    assert window.selected is None
    assert "Choose an event to read about it." in texts_in(window.detail)


def test_a_click_on_the_axis_selects_no_event(window: MainWindow) -> None:
    window.timeline.zoom_to_row(row_of(window, "squadron"))
    click(window.timeline, QPointF(place_of(window, "squadron").x(), 10))
    assert window.selected is None


def test_tab_goes_from_event_to_event_and_leaves_after_the_last(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(country={"US", "FR"}))
    seen: list[str | None] = []
    while window.timeline.hasFocus():
        assert len(seen) < 10
        key(window.timeline, Qt.Key.Key_Tab)
        seen.append(id_of(window, window.selected))
    assert sorted(map(str, seen[:-1])) == ["squadron", "us-inauguration", "us-troops"]
    assert seen[-1] == seen[-2]
    assert window.focusWidget() is not None


def test_shift_tab_goes_back_and_leaves_before_the_first(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(country={"US", "FR"}))
    key(window.timeline, Qt.Key.Key_Tab)
    first = window.selected
    key(window.timeline, Qt.Key.Key_Tab)
    key(window.timeline, Qt.Key.Key_Backtab, SHIFT)
    assert window.selected == first
    key(window.timeline, Qt.Key.Key_Backtab, SHIFT)
    assert not window.timeline.hasFocus()


@pytest.mark.parametrize(
    ("name", "modifiers"), [(Qt.Key.Key_Tab, NO_KEY), (Qt.Key.Key_Backtab, SHIFT), (Qt.Key.Key_N, NO_KEY)]
)
def test_stepping_begins_with_what_is_in_view(window: MainWindow, name: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    window.timeline.zoom_to_row(row_of(window, "pledge"))
    before = scale_of(window)
    key(window.timeline, name, modifiers)
    assert window.selected is not None
    footprints = layout_of(window).footprints
    assert footprints.outer_lo_s[window.selected] < before.right_s
    assert footprints.outer_hi_s[window.selected] >= before.left_s


def test_tab_brings_the_event_into_view(window: MainWindow) -> None:
    order = layout_of(window).rows_in_time.tolist()
    window.timeline.zoom_to_row(order[-1])
    window.select(order[0])
    key(window.timeline, Qt.Key.Key_Tab)
    assert window.selected == order[1]
    x_px = scale_of(window).time_to_px(int(window.file.table.lo_s[order[1]]))
    assert 0 <= x_px <= window.timeline.width()


@pytest.mark.parametrize(
    ("forth", "back"), [(Qt.Key.Key_N, Qt.Key.Key_P), (Qt.Key.Key_J, Qt.Key.Key_K)], ids=["N and P", "J and K"]
)
def test_keys_step_through_the_events_in_time(window: MainWindow, forth: Qt.Key, back: Qt.Key) -> None:
    steps = []
    for _ in range(17):
        key(window, forth)
        steps.append(window.selected)
    assert len(set(steps)) == 16
    assert steps[-1] == steps[-2]
    key(window, back)
    assert window.selected == steps[-3]
    layout = window.timeline.timeline_layout
    assert layout is not None
    assert steps[:16] == layout.rows_in_time.tolist()


def test_stepping_brings_the_event_into_view(window: MainWindow) -> None:
    window.timeline.zoom_to_row(row_of(window, "crimea"))
    window.select(row_of(window, "pledge"))
    key(window, Qt.Key.Key_N)
    selected = window.selected
    assert selected is not None
    lo_s = int(window.file.table.lo_s[selected])
    assert 0 <= scale_of(window).time_to_px(lo_s) <= window.timeline.width()


def test_a_double_click_zooms_to_the_event(window: MainWindow) -> None:
    row = row_of(window, "crimea")
    double_click(window.timeline, place_of(window, "crimea"))
    scale = scale_of(window)
    assert scale.left_s <= window.file.table.lo_s[row] < window.file.table.hi_s[row] <= scale.right_s
    assert scale.span_s < 366 * 86_400
    assert window.selected == row


def test_a_double_click_on_empty_ground_zooms_there(window: MainWindow) -> None:
    zoomed_in(window)
    at = empty_place(window)
    before, time_s = scale_of(window).px_per_s, anchor(window, at.x())
    double_click(window.timeline, at)
    assert scale_of(window).px_per_s == pytest.approx(before * 2)
    assert same_place(window, time_s, at.x())


# Pointer


def test_the_pointer_is_a_hand_over_an_event_and_an_arrow_elsewhere(window: MainWindow) -> None:
    hover(window.timeline, place_of(window, "squadron"))
    assert window.timeline.cursor().shape() == Qt.CursorShape.PointingHandCursor
    hover(window.timeline, empty_place(window))
    assert window.timeline.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_an_event_under_the_pointer_stands_out(window: MainWindow) -> None:
    before = window.timeline.grab().toImage()
    hover(window.timeline, place_of(window, "squadron"))
    assert window.timeline.grab().toImage() != before
    hover(window.timeline, empty_place(window))
    assert window.timeline.grab().toImage() == before


def show_tooltip(window: MainWindow, at: QPointF) -> str:
    point = at.toPoint()
    QApplication.sendEvent(
        window.timeline, QHelpEvent(QHelpEvent.Type.ToolTip, point, window.timeline.mapToGlobal(point))
    )
    return QToolTip.text()


def test_the_tooltip_says_title_date_and_bounds(window: MainWindow) -> None:
    text = show_tooltip(window, place_of(window, "depots"))
    assert "Lithuania stocks obstacles at 30 depots" in text
    assert "since mid-2024" in text
    assert text.count("<br>") == 2
    assert show_tooltip(window, empty_place(window)) in ("", text)


def test_the_tooltip_shows_hostile_text_as_it_is(open_window: OpenWindow) -> None:
    window = open_window(
        make_file([{"id": "a", "title": HOSTILE, "date": "2000", "date_text": "<b>&"}, "1990", "2010"])
    )
    text = show_tooltip(window, place_of(window, "a"))
    assert "&lt;img src=file:///etc/passwd&gt;" in text
    assert "&lt;b&gt;&amp;" in text
    assert "<img" not in text


def test_a_click_beside_an_event_with_control_held_keeps_what_is_selected(window: MainWindow) -> None:
    rows = (row_of(window, "squadron"), row_of(window, "depots"))
    window.select_rows(rows)
    click(window.timeline, empty_place(window), CONTROL)
    assert window.selected_rows == rows
    click(window.timeline, empty_place(window))
    assert not window.selected_rows


# Clusters


def first_cluster(window: MainWindow) -> tuple[Cluster, QPointF]:
    cluster = scene_of(window).clusters[0]
    return cluster, QPointF(cluster.middle_px, AXIS_HEIGHT_PX + cluster.top_px + 8)


def test_a_click_on_a_cluster_zooms_to_what_it_counts(open_window: OpenWindow) -> None:
    half_years = [(1950, month) for month in range(1, 7)] + [(1990, month) for month in range(1, 7)]
    days = [f"{year}-{month:02}-{day:02}" for year, month in half_years for day in range(1, 29)]
    window = open_window(make_file(days), size_px=(900, 400))
    cluster, at = first_cluster(window)
    before = scale_of(window).px_per_s
    hover(window.timeline, at)
    assert window.timeline.cursor().shape() == Qt.CursorShape.PointingHandCursor
    click(window.timeline, at)
    assert scale_of(window).px_per_s > before
    assert scale_of(window).left_s <= cluster.first_s <= cluster.last_s <= scale_of(window).right_s
    assert window.selected is None


def tooltip_of_counted(open_window: OpenWindow, count: int) -> tuple[int, list[str]]:
    """How many events a window counts at 1990, of `count` on as many days of a month, and what is said of them."""
    days = [{"title": f"E{i} <b>", "date": f"1990-01-{1 + i:02}", "importance": (i % 7) / 10} for i in range(count)]
    window = open_window(make_file([*days, *map(str, range(1500, 1800))]), size_px=(900, 260))
    cluster = next(one for one in scene_of(window).clusters if one.first_s > 600_000_000)
    at = QPointF(cluster.middle_px, AXIS_HEIGHT_PX + cluster.top_px + 8)
    return cluster.count, show_tooltip(window, at).split("<br>")


def test_pointing_at_a_count_of_a_few_names_them_in_order_of_time(open_window: OpenWindow) -> None:
    count, lines = tooltip_of_counted(open_window, 6)
    assert 1 < count <= 6
    assert lines[0] == f"<b>{count} events</b>"
    assert len(lines) == 1 + count
    days = [int(line.split(" January 1990 · E")[0]) for line in lines[1:]]
    assert days == sorted(days)
    assert all(line.endswith(f"E{day - 1} &lt;b&gt;") for day, line in zip(days, lines[1:], strict=True))


def test_pointing_at_a_count_of_many_names_the_most_important(open_window: OpenWindow) -> None:
    count, lines = tooltip_of_counted(open_window, 28)
    assert lines[0] == f"<b>{count} events</b>"
    assert "with other dates" in lines[1]
    named = [int(line.split("· E")[1].split()[0]) for line in lines[2:-1]]
    assert len(named) == 6
    assert named == sorted(named)
    assert {number % 7 for number in named} <= {5, 6}
    assert lines[-1] == f"and {count - 6} more"


def look_of(window: MainWindow) -> Look:
    fonts = Typography.load()
    return Look.of(window.appearance.theme, fonts, window.file.table.categories)


def test_what_reaches_in_from_elsewhere_is_counted_beside_the_lanes_name_and_listed_on_a_click(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Rows] = []
    monkeypatch.setattr(commands, "list_events", lambda _window, _title, rows: listed.append(rows))
    long = [{"title": f"Long {i}", "date": f"19{50 + i % 10}-05/2020-05"} for i in range(80)]
    short = [{"title": f"Short {i}", "date": f"2000-{1 + i % 12:02}"} for i in range(80)]
    window = open_window(make_file([*long, *short]), size_px=(900, 400))
    view = window.timeline
    view.show_span(946_684_800, 978_307_200)
    lane = scene_of(window).lanes[0]
    count = lane_head(look_of(window), lane, scene_of(window).width_px, in_hand=True).reaching
    assert count is not None
    assert count.text == f"{lane.reaching} more reach in"
    click(view, count.rect.center() + QPointF(0, AXIS_HEIGHT_PX))
    assert len(listed[0]) == lane.reaching > 40
    assert set(listed[0].tolist()) <= set(range(80))
    assert not {mark.row for mark in scene_of(window).marks} & set(listed[0].tolist())


def test_a_cluster_of_one_event_is_a_small_marker_that_selects_it(open_window: OpenWindow) -> None:
    events = [
        {"title": f"A long title of event {i}", "date": f"1990-{1 + i // 28:02}-{1 + i % 28:02}"} for i in range(280)
    ]
    window = open_window(make_file(events), size_px=(900, 260))
    layout = window.timeline.timeline_layout
    assert layout is not None
    window.timeline.show_exactly(642_297_600, 642_297_600 + 6 * 86_400, at_once=True)
    lone = next(one for one in scene_of(window).clusters if one.is_lone and 20 < one.middle_px < 600)
    click(window.timeline, QPointF(lone.middle_px, AXIS_HEIGHT_PX + lone.top_px + 8))
    assert window.selected == layout.cluster_rows(lone, scale_of(window).px_per_s)[0]


def test_a_selected_event_without_a_row_is_raised_over_the_clusters_where_it_is(open_window: OpenWindow) -> None:
    events = [{"title": f"Event {i}", "date": f"1990-{1 + i % 12:02}", "countries": ["LT", "FR"]} for i in range(240)]
    window = open_window(make_file(events), size_px=(900, 400))
    window.set_group_by("country")
    layout, scale = window.timeline.timeline_layout, scale_of(window)
    assert layout is not None
    cluster = next(one for one in scene_of(window).clusters if one.lane == 0)
    row = int(layout.cluster_rows(cluster, scale.px_per_s)[0])
    before = window.timeline.grab().toImage()
    window.select(row)
    raised = raise_event(layout, row, scale)
    assert {one.title for one in raised} == {f"Event {row}"}
    assert len(raised) == len(hidden_in(layout, row, scale.px_per_s))
    image, ratio = window.timeline.grab().toImage(), window.timeline.devicePixelRatioF()
    for one in raised:
        lane = next(lane for lane in layout.lanes if lane.top_px < one.top_px < lane.top_px + lane.height_px)
        assert lane.top_px + lane.height_px - 33 < one.mark.top_px < one.top_px
        x_px, y_px = one.left_px + 3, AXIS_HEIGHT_PX + one.top_px + 10
        at = QPoint(int(x_px * ratio), int(y_px * ratio))
        if image.rect().contains(at):
            assert image.pixelColor(at).name() == window.appearance.theme.accent_wash != before.pixelColor(at).name()
    assert AXIS_HEIGHT_PX + raised[0].top_px + 10 < window.timeline.height()
    assert not raise_event(layout, row, scale.panned(-10 * scale.width_px))


def test_the_status_line_says_how_much_of_the_view_is_shown(open_window: OpenWindow) -> None:
    events = [{"title": f"Event {i}", "date": f"19{10 + i % 90}"} for i in range(300)]
    window = open_window(make_file(events), size_px=(900, 400))
    shown = len(scene_of(window).marks)
    assert f"In view: {shown} shown + {300 - shown} only counted" in status_words(window)


def test_a_cluster_that_no_zoom_can_part_is_listed(open_window: OpenWindow) -> None:
    events = [{"title": f"Event {i}", "date": "1990-05-17"} for i in range(60)]
    window = open_window(make_file([*events, "1950", "2000"]), size_px=(900, 400))
    layout = window.timeline.timeline_layout
    assert layout is not None
    window.timeline.zoom_to_row(0)
    cluster = max(scene_of(window).clusters, key=lambda one: one.count)
    rows = layout.cluster_rows(cluster, scale_of(window).px_per_s).tolist()
    assert len(rows) == cluster.count > 10

    def choose_third(dialog: EventList) -> None:
        assert dialog.view.model().rowCount() == cluster.count
        dialog.view.setCurrentIndex(dialog.view.model().index(2, 0))
        key(dialog.view, Qt.Key.Key_Return, NO_KEY)

    drive_dialog(choose_third)
    click(window.timeline, QPointF(cluster.middle_px, AXIS_HEIGHT_PX + cluster.top_px + 8))
    assert window.selected == rows[2]


def test_going_to_a_date_while_all_is_in_view_zooms_to_it(window: MainWindow) -> None:
    window.timeline.motion.reduced = True
    lo_s, hi_s = civil_to_seconds(2015), civil_to_seconds(2016)
    window.timeline.go_to(lo_s, hi_s)
    scale = scale_of(window)
    assert not window.timeline.is_fitted
    lo_px, hi_px = scale.time_to_px(lo_s), scale.time_to_px(hi_s)
    assert 0 < lo_px < hi_px < scale.width_px
    assert hi_px - lo_px > scale.width_px / 2


@pytest.mark.parametrize("years_in_view", [(2008, 2028), (2015, 2016), (2017, 2018)])
def test_a_year_that_one_goes_to_fills_most_of_the_window(window: MainWindow, years_in_view: tuple[int, int]) -> None:
    window.timeline.motion.reduced = True
    window.timeline.show_exactly(*(civil_to_seconds(year) for year in years_in_view))
    lo_s, hi_s = civil_to_seconds(2015), civil_to_seconds(2016)
    window.timeline.go_to(lo_s, hi_s)
    scale = scale_of(window)
    lo_px, hi_px = scale.time_to_px(lo_s), scale.time_to_px(hi_s)
    assert 0.05 * scale.width_px < lo_px < hi_px < 0.95 * scale.width_px
    assert hi_px - lo_px > 0.7 * scale.width_px


def test_a_day_that_one_goes_to_keeps_days_around_it_but_never_more_than_are_in_view(window: MainWindow) -> None:
    window.timeline.motion.reduced = True
    lo_s, hi_s = civil_to_seconds(2015, 3, 10), civil_to_seconds(2015, 3, 11)
    window.timeline.go_to(lo_s, hi_s)
    assert scale_of(window).span_s == pytest.approx(15 * 86_400, rel=0.01)
    window.timeline.show_exactly(civil_to_seconds(2016, 5, 1), civil_to_seconds(2016, 5, 4))
    window.timeline.go_to(lo_s, hi_s)
    scale = scale_of(window)
    assert scale.span_s == pytest.approx(3 * 86_400, rel=0.01)
    assert scale.time_to_px((lo_s + hi_s) // 2) == pytest.approx(scale.width_px / 2, abs=2)
    window.timeline.show_exactly(civil_to_seconds(2016, 5, 1), civil_to_seconds(2016, 5, 1) + 3_600)
    window.timeline.go_to(lo_s, hi_s)
    scale = scale_of(window)
    assert 0 < scale.time_to_px(lo_s) < scale.time_to_px(hi_s) < scale.width_px
