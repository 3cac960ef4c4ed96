"""Larger text: everything in the window follows, at once, and what is under the pointer stays what is seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from window_parts import click, id_of, key, labels_with, place_of, row_of, scale_of, scene_of, settings_at, wheel

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.theme import LIGHT
from timeline_app.window.broad_label import BroadLabel
from timeline_app.window.help import HelpDialog, key_words
from timeline_app.window.hit_list import HitList
from timeline_app.window.settings import TEXT_PERCENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow

PERCENTS = pytest.mark.parametrize("percent", TEXT_PERCENTS)


@pytest.fixture(autouse=True)
def _usual_size_afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setFont(font)


def choose(window: MainWindow, percent: int) -> None:
    window.actions_by_name[f"{percent} %"].trigger()
    QApplication.processEvents()


@PERCENTS
def test_words_of_panels_and_dialogs_grow(window: MainWindow, percent: int) -> None:
    label = window.header.findChildren(QLabel)[0]
    before_px, body_px = label.font().pixelSize(), window.status.font().pixelSize()
    choose(window, percent)
    assert label.font().pixelSize() == round(before_px * percent / 100)
    assert window.status.font().pixelSize() == round(body_px * percent / 100)


@PERCENTS
def test_a_click_finds_the_event_that_is_seen_there(window: MainWindow, percent: int) -> None:
    choose(window, percent)
    click(window.timeline, place_of(window, "crimea") * (percent / 100))
    assert id_of(window, window.selected) == "crimea"


@PERCENTS
def test_the_wheel_zooms_at_the_pointer(window: MainWindow, percent: int) -> None:
    choose(window, percent)
    at = QPointF(window.timeline.width() * 0.3, 200)
    held_s = scale_of(window).px_to_time(at.x() / window.timeline.look.text_scale)
    for _ in range(3):
        wheel(window.timeline, at, 1)
    moved_px = scale_of(window).time_to_px(held_s) * window.timeline.look.text_scale - at.x()
    assert abs(moved_px) < 2


@PERCENTS
def test_the_headings_of_opened_filters_are_not_cut(open_window: OpenWindow, percent: int) -> None:
    window = open_window(size_px=(1100, 700))
    for facet_list in (window.filters.countries, window.filters.categories):
        facet_list.set_open(True)
    choose(window, percent)
    QApplication.processEvents()
    for facet_list in (window.filters.countries, window.filters.categories):
        assert facet_list.heading.fitting_text() == f"▾ {facet_list.title}"


def test_a_heading_without_room_ends_with_an_ellipsis_before_its_count(window: MainWindow) -> None:
    heading = window.filters.countries.heading
    heading.set_words("▾ A field with a very long name indeed, longer than the panel", " · 3")
    text = heading.fitting_text()
    assert text.startswith("▾ A field")
    assert text.endswith("… · 3")


def test_the_timeline_is_laid_out_for_the_room_that_is_left(window: MainWindow) -> None:
    choose(window, 200)
    scene = scene_of(window)
    assert scene.width_px <= window.timeline.width() / 2
    assert scene.height_px >= (window.timeline.height() - 2 * AXIS_HEIGHT_PX) / 2


def test_lanes_that_do_not_fit_any_more_scroll(open_window: OpenWindow) -> None:
    window = open_window(size_px=(1024, 640))
    choose(window, 200)
    window.timeline.setFocus()
    window.select(row_of(window, "crimea"), reveal=True)
    top_before = window.timeline.grab().toImage()
    key(window.timeline, Qt.Key.Key_PageDown)
    assert window.timeline.grab().toImage() != top_before


def test_the_size_is_remembered(window: MainWindow, open_window: OpenWindow, tmp_path: Path) -> None:
    choose(window, 150)
    window.close()
    again = open_window(settings=settings_at(tmp_path / "settings.ini"))
    assert again.appearance.text_size.percent == 150
    assert again.timeline.look.text_scale == 1.5
    assert again.actions_by_name["150 %"].isChecked()


@pytest.mark.parametrize("text", ["", "0", "1000000", "-100", "200 %", "NaN"])
def test_a_damaged_size_is_the_usual_one(tmp_path: Path, text: str) -> None:
    settings = settings_at(tmp_path / "own.ini")
    settings.store.setValue("text_percent", text)
    assert settings.text_percent() == 100


def test_a_picture_keeps_its_size(window: MainWindow) -> None:
    from composing import compose_page  # noqa: PLC0415

    from timeline_app.window import exporting  # noqa: PLC0415

    choose(window, 200)
    page = compose_page(window.file, exporting.picture_in_view(window))[0]
    assert page.look.text_scale == 1


def test_back_at_the_usual_size_all_is_as_before(window: MainWindow) -> None:
    before = window.timeline.grab().toImage()
    sizes = window.side.sizes()
    choose(window, 150)
    choose(window, 100)
    window.side.setSizes(sizes)
    QApplication.processEvents()
    assert window.timeline.grab().toImage() == before


@pytest.mark.parametrize(("percent", "width_px"), [(100, 1010), (100, 640), (200, 1010), (200, 1800)])
def test_no_word_of_the_help_is_cut(window: MainWindow, percent: int, width_px: int) -> None:
    choose(window, percent)
    dialog = HelpDialog(LIGHT, window, percent / 100)
    dialog.resize(width_px, 580)
    dialog.show()
    for number in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(number)
        QApplication.processEvents()
        area = dialog.pages.currentWidget()
        assert isinstance(area, QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0
        for label in area.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
            words = max(label.text().split(), key=label.fontMetrics().horizontalAdvance)
            whole = words if label.wordWrap() else label.text()
            assert label.width() >= label.fontMetrics().horizontalAdvance(whole)
    # In two columns where they have room, each meaning then on one line.
    dialog.pages.setCurrentIndex(0)
    QApplication.processEvents()
    lines = key_words()
    firsts = [next(labels_with(dialog, lines[number][1])).y() for number in (0, -(-len(lines) // 2))]
    has_two = firsts[0] == firsts[1]
    assert has_two == ((percent, width_px) in [(100, 1010), (200, 1800)])
    if has_two:
        assert all(one.height() < 2 * one.fontMetrics().height() for one in dialog.findChildren(BroadLabel))
    dialog.close()


@PERCENTS
def test_the_hits_are_as_wide_as_their_text_needs(open_window: OpenWindow, percent: int) -> None:
    window = open_window(size_px=(1280, 800))
    choose(window, percent)
    window.finding.begin()
    QTest.keyClicks(window.header.search, "lithuania")
    hits = window.findChild(HitList)
    assert isinstance(hits, HitList)
    assert hits.width() >= 360 * percent / 100
    assert window.rect().contains(hits.geometry())
    window.resize(700, 600)
    QApplication.processEvents()
    assert window.rect().contains(hits.geometry())
