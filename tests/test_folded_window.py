"""Folding in the window: from the menu and back, a click on a break, and all that says or takes real time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from composing import compose_page
from made_up import make_file
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from window_parts import CONTROL, SHIFT, click, hover, key, row_of, scale_of, scene_of, status_words, write_events

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.export.svg import draw_svg
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.window import commands, exporting, going
from timeline_app.window.timeline_tips import break_tip

if TYPE_CHECKING:
    from pathlib import Path

    from window_parts import OpenWindow

    from timeline_app.layout.scene import Break
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

DATES = ["2014-02/2014-03", "2015", "2024-01-17", "2024-06/2026-10", "2027", "2050", "2051-05"]
EVENTS = [{"id": date, "title": date, "date": date} for date in DATES]
WORDS = ["8 years", "22 years"]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window on three groups of years, with the empty time between them folded."""
    window = open_window(make_file(EVENTS))
    fold_from_the_keys(window)
    return window


def fold_from_the_keys(window: MainWindow) -> None:
    key(window, Qt.Key.Key_F, CONTROL | SHIFT)
    QApplication.processEvents()


def words(window: MainWindow) -> list[str]:
    return [sign.words for sign in scene_of(window).breaks]


def is_checked(window: MainWindow) -> bool:
    return window.actions_by_name["Fold empty time"].isChecked()


def real_span(window: MainWindow) -> tuple[int, int]:
    folding, scale = window.empty_time.folding, scale_of(window)
    return folding.to_real(scale.left_s), folding.to_real(scale.right_s)


def free_place(window: MainWindow, sign: Break) -> QPointF:
    """A point in a break where no words stand."""
    x_px, scene = (sign.from_px + sign.to_px) / 2, scene_of(window)
    y_px = next(y_px for y_px in range(30, 600) if scene.row_at(x_px, y_px) is None)
    return QPointF(x_px, AXIS_HEIGHT_PX + y_px)


def test_the_key_folds_all_empty_time_and_shows_it_again(window: MainWindow) -> None:
    assert words(window) == WORDS
    assert is_checked(window)
    fold_from_the_keys(window)
    assert words(window) == []
    assert not is_checked(window)


@pytest.mark.parametrize("on_axis", [True, False])
def test_a_click_on_a_break_opens_that_one(window: MainWindow, on_axis: bool) -> None:
    sign = scene_of(window).breaks[0]
    at = QPointF(sign.label_left_px + 2, 12) if on_axis else free_place(window, sign)
    click(window.timeline, at)
    assert words(window) == WORDS[1:]
    assert not is_checked(window)
    fold_from_the_keys(window)
    assert words(window) == WORDS


def test_an_event_whose_words_stand_on_a_break_is_still_selected(window: MainWindow) -> None:
    scene = scene_of(window)
    label, sign = next(
        (label, sign)
        for label in scene.labels
        for sign in scene.breaks
        if label.left_px < sign.from_px + 4 and label.left_px + label.width_px > sign.from_px + 2
    )
    x_px = max(sign.from_px + 1, label.left_px + 1)
    click(window.timeline, QPointF(x_px, AXIS_HEIGHT_PX + label.top_px + 4))
    assert window.selected == label.row
    assert words(window) == WORDS


def test_a_break_says_what_it_hides_and_looks_as_if_it_can_be_clicked(window: MainWindow) -> None:
    sign = scene_of(window).breaks[0]
    hover(window.timeline, free_place(window, sign))
    assert window.timeline.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert break_tip(sign).startswith("8 years hidden: no event has its place from 1 January 2016 to 31 December 2023")


def test_all_is_still_in_view_after_folding_and_nothing_is_lost(window: MainWindow) -> None:
    assert window.timeline.is_fitted
    scene = scene_of(window)
    assert sorted(mark.row for mark in scene.marks) == list(range(len(EVENTS)))
    assert all(first.to_px < second.from_px for first, second in pairwise(scene.breaks))


def test_the_status_line_says_real_times(window: MainWindow) -> None:
    window.timeline.zoom_to_row(row_of(window, "2051-05"))
    assert "2051" in status_words(window)


def test_where_the_view_was_it_stays_when_time_is_folded_or_not(window: MainWindow) -> None:
    window.timeline.zoom_to_row(row_of(window, "2024-06/2026-10"))
    before = real_span(window)
    fold_from_the_keys(window)
    after = real_span(window)
    fold_from_the_keys(window)
    again = real_span(window)
    second_px = 2 / scale_of(window).px_per_s
    assert after == pytest.approx(before, abs=second_px + 40 * 86_400)
    assert again == pytest.approx(before, abs=second_px + 40 * 86_400)


def test_a_date_that_one_goes_to_is_shown_even_in_folded_time(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = (civil_to_seconds(2019), civil_to_seconds(2020))
    monkeypatch.setattr("timeline_app.window.dialogs.ask_span", lambda _: wanted)
    going.go_to_date(window)
    assert window.empty_time.folding.folds[0].begin_s > civil_to_seconds(2027)
    lo_s, hi_s = real_span(window)
    assert lo_s < wanted[0] < wanted[1] < hi_s
    wanted = (civil_to_seconds(2051), civil_to_seconds(2052))
    going.go_to_date(window)
    assert len(window.empty_time.folding.folds) == 1
    assert real_span(window)[1] > civil_to_seconds(2051, 6)


def test_going_to_a_date_of_the_file_leaves_what_is_being_said(window: MainWindow) -> None:
    window.status.show_note("Writing x.csv: 30%. Esc stops it.")
    going.go_to_span(window, (civil_to_seconds(2019), civil_to_seconds(2020)))
    assert window.status.note() == "Writing x.csv: 30%. Esc stops it."


def test_beyond_the_end_of_the_file_its_real_end_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = (civil_to_seconds(2080), civil_to_seconds(2081))
    monkeypatch.setattr("timeline_app.window.dialogs.ask_span", lambda _: wanted)
    going.go_to_date(window)
    assert window.status.note() == "The file ends in 2051."


def test_the_picture_of_the_window_is_folded_as_it_is(window: MainWindow) -> None:
    page, size = compose_page(window.file, exporting.picture_in_view(window))
    assert [sign.words for sign in page.scene.breaks] == WORDS
    assert page.said.subtitle == "2014 – 2051"
    assert b"22 years hidden" in draw_svg(page, size)
    click(window.timeline, free_place(window, scene_of(window).breaks[0]))
    page, _ = compose_page(window.file, exporting.picture_in_view(window))
    assert [sign.words for sign in page.scene.breaks] == WORDS[1:]


def test_the_picture_of_a_part_shows_the_same_real_time(window: MainWindow) -> None:
    scale = scale_of(window)
    window.timeline.set_scale(scale.zoomed(1.5, scale.width_px))
    lo_s, hi_s = real_span(window)
    request = exporting.picture_in_view(window)
    assert request.span_s == (lo_s, hi_s)
    page, _ = compose_page(window.file, request)
    shown = {mark.row for mark in scene_of(window).marks}
    assert shown <= {mark.row for mark in page.scene.marks} | set(range(2))


def test_the_overview_is_folded_too(window: MainWindow) -> None:
    whole = window.overview.whole()
    assert whole is not None
    assert whole.left_s == scale_of(window).left_s
    assert not window.overview.grab().isNull()


def test_that_time_is_folded_is_remembered(open_window: OpenWindow, remembered: Remembered) -> None:
    fold_from_the_keys(open_window(make_file(EVENTS)))
    assert remembered.folds_empty_time("made-up.json")
    again = open_window(make_file(EVENTS))
    assert words(again) == WORDS
    assert is_checked(again)
    fold_from_the_keys(again)
    assert not remembered.folds_empty_time("made-up.json")


def test_another_file_is_not_folded_and_reading_again_keeps_the_view(window: MainWindow, tmp_path: Path) -> None:
    click(window.timeline, free_place(window, scene_of(window).breaks[0]))
    window.open(write_events(tmp_path / "a.json", EVENTS))
    assert words(window) == []
    assert not is_checked(window)
    fold_from_the_keys(window)
    assert words(window) == WORDS
    window.timeline.zoom_to_row(row_of(window, "2027"))
    before = real_span(window)
    commands.reload(window)
    assert real_span(window) == before


def test_a_file_without_empty_time_says_so(open_window: OpenWindow) -> None:
    window = open_window(make_file(["2014/2027"]))
    fold_from_the_keys(window)
    assert "Nothing to fold" in window.status.note()
    assert scene_of(window).breaks == ()
