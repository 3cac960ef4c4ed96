"""The overview strip: its window shows what is in view, and moves and resizes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from window_parts import drag, hover, key, move, press, release, row_of, scale_of, scene_of

from timeline_app.filters import EventFilter
from timeline_app.painting.canvas import Canvas
from timeline_app.theme import WINDOW_THEMES

if TYPE_CHECKING:
    from window_parts import OpenWindow

    from timeline_app.theme import ThemeName
    from timeline_app.timescale import TimeScale
    from timeline_app.window.main_window import MainWindow


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window on a hundred years, zoomed to a quarter of them in the middle."""
    window = open_window(make_file([f"{year}" for year in range(1900, 2001, 2)]))
    window.timeline.set_scale(scale_of(window).zoomed(4.0, window.timeline.width() / 2))
    return window


def whole(window: MainWindow) -> TimeScale:
    scale = window.overview.whole()
    assert scale is not None
    return scale


def edges_px(window: MainWindow) -> tuple[float, float]:
    """Where the strip's window begins and ends."""
    scale = scale_of(window)
    return whole(window).time_to_px(scale.left_s), whole(window).time_to_px(scale.right_s)


def middle_px(window: MainWindow) -> float:
    return sum(edges_px(window)) / 2


def at(x_px: float) -> QPointF:
    return QPointF(x_px, 30.0)


def test_dragging_the_window_moves_the_view(window: MainWindow) -> None:
    left_px, right_px = edges_px(window)
    drag(window.overview, at(middle_px(window)), QPointF(60, 0))
    assert edges_px(window) == pytest.approx((left_px + 60, right_px + 60), abs=0.1)


def test_a_press_without_a_move_moves_nothing(window: MainWindow) -> None:
    before = scale_of(window)
    drag(window.overview, at(middle_px(window)), QPointF(0, 0))
    assert scale_of(window).left_s == pytest.approx(before.left_s, abs=whole(window).span_s / 10_000)


def test_dragging_the_right_edge_resizes_the_view(window: MainWindow) -> None:
    left_px, right_px = edges_px(window)
    drag(window.overview, at(right_px - 1), QPointF(50, 0))
    assert edges_px(window) == pytest.approx((left_px, right_px + 50), abs=1.5)


def test_dragging_the_left_edge_resizes_the_view(window: MainWindow) -> None:
    left_px, right_px = edges_px(window)
    drag(window.overview, at(left_px + 1), QPointF(-50, 0))
    assert edges_px(window) == pytest.approx((left_px - 50, right_px), abs=1.5)


def test_an_edge_dragged_over_the_other_leaves_a_view(window: MainWindow) -> None:
    _, right_px = edges_px(window)
    drag(window.overview, at(right_px), QPointF(-500, 0))
    assert 0 < scale_of(window).span_s < whole(window).span_s / 20


@pytest.mark.parametrize("share", [0.1, 0.9])
@pytest.mark.parametrize("octaves", [2, 4, 9])
def test_a_click_outside_the_window_centres_the_view_there(window: MainWindow, share: float, octaves: int) -> None:
    timeline = window.timeline
    timeline.fit_all()
    timeline.set_scale(scale_of(window).zoomed(2.0**octaves, timeline.width() / 2))
    x_px = window.overview.width() * (share if octaves > 2 else 0.5 + (share - 0.5) * 0.9)
    press(window.overview, at(x_px))
    release(window.overview, at(x_px))
    wanted_s = whole(window).px_to_time(x_px)
    assert scale_of(window).time_to_px(wanted_s) == pytest.approx(timeline.width() / 2, abs=2)


def test_a_window_too_narrow_to_be_drawn_is_moved_without_a_jump(window: MainWindow) -> None:
    window.timeline.set_scale(scale_of(window).zoomed(2.0**12, 300))
    before = scale_of(window)
    drag(window.overview, at(middle_px(window)), QPointF(0, 0))
    assert abs(before.time_to_px(scale_of(window).left_s)) < 2


def test_a_window_dragged_beyond_the_end_stops_there(window: MainWindow) -> None:
    span_s = scale_of(window).span_s
    drag(window.overview, at(middle_px(window)), QPointF(5000, 0))
    assert edges_px(window)[1] == pytest.approx(window.overview.width(), abs=1)
    assert scale_of(window).span_s == pytest.approx(span_s)


def test_moving_the_pointer_alone_moves_nothing(window: MainWindow) -> None:
    before = scale_of(window)
    hover(window.overview, at(5))
    drag(window.overview, at(middle_px(window)), QPointF(10, 0))
    moved = scale_of(window)
    hover(window.overview, at(300))
    assert scale_of(window) == moved != before


def test_a_release_that_was_lost_ends_the_drag(window: MainWindow) -> None:
    press(window.overview, at(middle_px(window)))
    before = scale_of(window)
    hover(window.overview, at(5))
    assert scale_of(window) == before
    move(window.overview, at(200))
    assert scale_of(window) == before


def test_only_the_window_is_painted_anew_when_the_view_moves(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.overview.grab()
    fills: list[tuple[Any, ...]] = []
    fill = Canvas.fill

    def note(canvas: Canvas, *rect: Any) -> None:
        fills.append(rect)
        fill(canvas, *rect)

    monkeypatch.setattr(Canvas, "fill", note)
    before = window.overview.grab().toImage()
    assert len(fills) == 2
    window.timeline.pan(100)
    assert window.overview.grab().toImage() != before
    assert len(fills) == 4


def test_the_pointer_shows_where_an_edge_can_be_dragged(window: MainWindow) -> None:
    for x_px, shape in (
        (edges_px(window)[0], Qt.CursorShape.SizeHorCursor),
        (middle_px(window), Qt.CursorShape.ArrowCursor),
        (edges_px(window)[1], Qt.CursorShape.SizeHorCursor),
        (5, Qt.CursorShape.ArrowCursor),
    ):
        hover(window.overview, at(x_px))
        assert window.overview.cursor().shape() == shape


@pytest.mark.parametrize(("name", "direction"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)])
def test_arrows_at_the_side_pan(window: MainWindow, name: Qt.Key, direction: int) -> None:
    before = middle_px(window)
    key(window.overview, name)
    assert (middle_px(window) - before) * direction > 10


@pytest.mark.parametrize(("name", "closer"), [(Qt.Key.Key_Up, True), (Qt.Key.Key_Down, False)])
def test_arrows_up_and_down_zoom_at_the_middle(window: MainWindow, name: Qt.Key, closer: bool) -> None:
    before, at_px = scale_of(window).px_per_s, middle_px(window)
    key(window.overview, name)
    assert (scale_of(window).px_per_s > before) is closer
    assert middle_px(window) == pytest.approx(at_px, abs=0.1)


def test_the_strip_follows_the_timeline(window: MainWindow) -> None:
    before = window.overview.grab().toImage()
    window.timeline.zoom_to_row(row_of_year(window, "1950"))
    assert window.overview.grab().toImage() != before


def row_of_year(window: MainWindow, year: str) -> int:
    records = window.file.table.records
    return next(row for row in range(len(records)) if records.event(row).title == year)


def test_the_strip_shows_what_the_filter_leaves(open_window: OpenWindow) -> None:
    window = open_window()
    assert row_of(window, "squadron") >= 0
    before = window.overview.grab().toImage()
    window.set_filter(EventFilter.of(country={"FR"}))
    assert window.overview.grab().toImage() != before


def test_a_file_without_events_has_an_empty_strip_that_takes_events(open_window: OpenWindow) -> None:
    window = open_window(make_file([]))
    drag(window.overview, at(100), QPointF(50, 0))
    key(window.overview, Qt.Key.Key_Up)
    assert not window.overview.grab().isNull()


def test_keys_move_the_window_by_pages_and_to_the_end(window: MainWindow) -> None:
    window.timeline.zoom(8)
    layout = window.timeline.timeline_layout
    assert layout is not None
    before = scale_of(window)
    key(window.overview, Qt.Key.Key_PageDown)
    assert scale_of(window).left_s == pytest.approx(before.right_s, abs=2)
    key(window.overview, Qt.Key.Key_PageUp)
    assert scale_of(window).left_s == pytest.approx(before.left_s, abs=4)
    key(window.overview, Qt.Key.Key_End)
    assert scale_of(window).right_s == pytest.approx(layout.fit.right_s, abs=2)


@pytest.mark.parametrize("theme", WINDOW_THEMES)
def test_the_focus_has_a_frame_around_all_of_the_strip(open_window: OpenWindow, theme: ThemeName) -> None:
    window = open_window(theme=theme)
    strip = window.overview
    strip.setFocus()
    QApplication.processEvents()
    image, theme_shown = strip.grab().toImage(), WINDOW_THEMES[theme]
    right, bottom = image.width() - 1, image.height() - 1
    for depth in range(theme_shown.focus_line_px):
        places = [(depth, y) for y in range(bottom + 1)] + [(right - depth, y) for y in range(bottom + 1)]
        places += [(x, depth) for x in range(right + 1)] + [(x, bottom - depth) for x in range(right + 1)]
        assert {image.pixelColor(x, y).name() for x, y in places} == {theme_shown.accent}
    window.timeline.setFocus()
    QApplication.processEvents()
    image = strip.grab().toImage()
    assert theme_shown.accent not in {image.pixelColor(x, 0).name() for x in range(right + 1)}


def test_the_longest_time_that_a_date_can_name_has_bars(open_window: OpenWindow) -> None:
    window = open_window(make_file(["Y-140000000000", "Y140000000000"]), size_px=(820, 560))
    assert {mark.row for mark in scene_of(window).marks} == {0, 1}
    assert not window.overview.grab().isNull()
