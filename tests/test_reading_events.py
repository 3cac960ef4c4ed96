"""Reading in the detail pane: the evidence first, disputed dates, Markdown, related events, several events compared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolTip
from window_parts import (
    CONTROL,
    HOSTILE,
    LEFT,
    SHIFT,
    Said,
    click,
    drive_dialog,
    id_of,
    is_plain,
    key,
    place_of,
    row_of,
    scene_of,
    show_file,
    texts_in,
)

from timeline_app import relations
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.relations import relation_path
from timeline_app.window.link_label import LinkLabel
from timeline_app.window.marked_text import MarkedText
from timeline_app.window.related import RelatedEvents
from timeline_app.window.timeline_tips import event_tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.event_list import EventList
    from timeline_app.window.main_window import MainWindow

SOURCES = [
    {"id": "e", "title": "The chronicle", "url": "https://example.org/e", "date": "1121", "note": "copied"},
    {"id": "annals", "title": "The annals"},
]
LANDING: dict[str, Any] = {
    "id": "landing",
    "title": "Landing",
    "dates": [
        {"date": "1066-09-28", "source": "e", "note": "the day before"},
        {"date": "1066-09~", "source": ["annals", "a letter"]},
        {"date": "28.9.1066"},
    ],
    "source": "e",
    "text": "What is said.",
    "place": "Pevensey",
    "related": ["battle", "fort"],
}
BATTLE = {"id": "battle", "title": "Battle", "date": "1066-10-14", "place": "Hastings"}
FORT = {"id": "fort", "title": "Fort", "date": "1066-09-29/1066-10", "place": "Pevensey"}
CROWN = {"id": "crown", "title": "Crown", "date": "1066-12", "place": "Pevensey"}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    return Said(monkeypatch)


def opened(open_window: OpenWindow, *events: dict[str, Any] | str, **head: Any) -> MainWindow:
    return open_window(make_file(events, sources=SOURCES, **head))


def texts_from(window: MainWindow, first: str, last: str) -> list[str]:
    """The texts of the pane from one to another, in their order from top to bottom."""
    texts = texts_in(window.detail)
    return texts[texts.index(first) : texts.index(last) + 1]


def ids_selected(window: MainWindow) -> list[str | None]:
    return [id_of(window, row) for row in window.selected_rows]


def click_with(window: MainWindow, name: str, modifiers: Qt.KeyboardModifier) -> None:
    at = place_of(window, name)
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, at, window.timeline.mapToGlobal(at), LEFT, buttons, modifiers)
        QApplication.sendEvent(window.timeline, event)


# The evidence


def test_who_reports_it_stands_between_the_date_and_the_text(open_window: OpenWindow) -> None:
    window = opened(open_window, {**BATTLE, "source": "e", "text": "All day."})
    window.select(0)
    assert texts_from(window, "14 October 1066", "All day.") == [
        "14 October 1066", "exact day", "Source", "The chronicle\u00a0↗", "1121 · example.org", "copied",
        "Place: Hastings",
        "All day.",
    ]  # fmt: skip


def test_disputed_dates_stand_with_who_says_so(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING)
    window.select(0)
    assert texts_from(window, "Landing", "source not given") == [
        "Landing", "28 September 1066 or about September 1066", "disputed",
        "about 1 September 1066 – about 30 September 1066",
        "The sources differ", "28 September 1066", "The chronicle\u00a0↗", "the day before",
        "about September 1066", "about 1 September 1066 – about 30 September 1066", "The annals", "a letter",
        "“28.9.1066”, which is no date that can be read", "source not given",
    ]  # fmt: skip


def test_dates_that_agree_are_not_called_disputed(open_window: OpenWindow) -> None:
    window = opened(open_window, {**LANDING, "dates": LANDING["dates"][:1]})
    window.select(0)
    texts = texts_in(window.detail)
    assert "Who gives this date" in texts
    assert not any("disputed" in text for text in texts)


def test_dates_without_end_are_cut(open_window: OpenWindow) -> None:
    dates = [{"date": f"{year}", "source": "s" * 3_000} for year in range(1000, 1300)]
    window = opened(open_window, {"title": "A", "dates": dates})
    window.select(0)
    assert "and 280 more" in texts_in(window.detail)
    assert len(" ".join(texts_in(window.detail))) < 20_000


@pytest.mark.parametrize(("width_px", "is_beside"), [(240, False), (700, True)])
def test_disputed_dates_stand_side_by_side_where_there_is_room(
    open_window: OpenWindow, width_px: int, is_beside: bool
) -> None:
    window = opened(open_window, LANDING)
    window.select(0)
    window.side.setSizes([200, 300, width_px])
    for _ in range(3):
        QApplication.processEvents()
    cards = [card for card in window.detail.findChildren(QFrame) if card.objectName() == "card"]
    tops = {card.geometry().top() for card in cards}
    assert len(cards) == 3
    assert (len(tops) == 1) == is_beside
    for card in cards:
        assert card.mapTo(window.detail, card.rect().topRight()).x() < window.detail.width()


def test_the_timeline_and_its_tooltip_say_that_a_date_is_disputed(open_window: OpenWindow) -> None:
    hostile = {"date": "1066-10", "source": HOSTILE}
    window = opened(open_window, {**LANDING, "dates": [*LANDING["dates"][:2], hostile]})
    label = next(label for label in scene_of(window).labels)
    said = "28 September 1066, about September 1066 or October 1066 · disputed"
    assert said in (label.aside, label.date_line)
    assert window.timeline.timeline_layout is not None
    tooltip = event_tip(window.timeline.timeline_layout, 0)
    assert "The chronicle: 28 September 1066 (the day before)" in tooltip
    assert "The annals, a letter: about September 1066" in tooltip
    assert "<img" not in tooltip


# Markdown


MARKED = "## Head\n*slanted* and **strong**\n\n- one\n- two\n\nSee [the report](https://example.org/a?b=1&c=2)."


def marked(open_window: OpenWindow, text: str) -> MarkedText:
    window = opened(open_window, {"title": "A", "date": "2000", "text": text})
    window.select(0)
    QApplication.processEvents()
    return window.detail.findChildren(MarkedText)[0]


def test_markup_is_shown_as_what_it_means(open_window: OpenWindow) -> None:
    block = marked(open_window, MARKED)
    assert block.toPlainText() == (
        "Head\nslanted and strong\n\n•\tone\n•\ttwo\n\nSee the report (example.org)."
    )  # fmt: skip
    shown = {
        words: (found.fontItalic(), found.fontWeight() > 500, found.anchorHref())
        for words in ("Head", "slanted", "strong", "the report")
        if (found := block.document().find(words).charFormat())
    }
    assert shown == {
        "Head": (False, True, ""),
        "slanted": (True, False, ""),
        "strong": (False, True, ""),
        "the report": (False, False, "https://example.org/a?b=1&c=2"),
    }


def test_what_is_copied_of_it_is_plain_text(open_window: OpenWindow) -> None:
    block = marked(open_window, MARKED)
    block.selectAll()
    mime = block.createMimeDataFromSelection()
    assert mime.formats() == ["text/plain"]
    assert mime.text() == block.toPlainText()


def place_of_link(block: MarkedText) -> QPoint:
    for y in range(block.viewport().height()):
        for x in range(0, block.viewport().width(), 4):
            if block.anchorAt(QPoint(x, y)):
                return QPoint(x + 2, y + 2)
    raise AssertionError("there is no link")


def test_a_link_in_a_text_says_where_it_leads_and_opens_on_a_click_only(open_window: OpenWindow, said: Said) -> None:
    block = marked(open_window, MARKED)
    at = place_of_link(block)
    QApplication.sendEvent(block, QHelpEvent(QEvent.Type.ToolTip, at, block.mapToGlobal(at)))
    assert "https://example.org/a?b=1&amp;c=2" in QToolTip.text()
    assert said.opened == []
    QTest.mouseClick(block.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert said.opened == ["https://example.org/a?b=1&c=2"]


def test_a_link_in_a_text_opens_by_keys(open_window: OpenWindow, said: Said) -> None:
    block = marked(open_window, MARKED)
    block.setFocus(Qt.FocusReason.TabFocusReason)
    key(block, Qt.Key.Key_Return)
    if not said.opened:
        key(block, Qt.Key.Key_Tab)
        key(block, Qt.Key.Key_Return)
    assert said.opened == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize(
    "text",
    [
        f"**a** {HOSTILE}", "**a** ![x](file:///etc/passwd)", "**a** [x](file:///etc/passwd)",
        "**a** [x](javascript:1)",
        "**a** <a href='javascript:1'>x</a>", "**a** <style>@import url(file:///etc/passwd)</style>", "**a** &lt;b&gt;",
    ],
)  # fmt: skip
def test_a_hostile_text_is_shown_as_it_is_written(open_window: OpenWindow, said: Said, text: str) -> None:
    block = marked(open_window, text)
    assert block.toPlainText() == text.replace("**", "")
    assert not any(form.isImageFormat() for form in block.document().allFormats())
    assert not any(form.hasProperty(QTextFormat.Property.AnchorHref) for form in block.document().allFormats())
    for y in range(2, block.viewport().height(), 6):
        for x in range(2, block.viewport().width(), 12):
            QTest.mouseClick(block.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
    assert said.opened == []


@pytest.mark.parametrize("text", ["2 * 3 * 4\n  snake_case", "- says he", "<img src=x> <b>x</b>", "![a](file:///x)"])
def test_a_plain_text_stays_the_label_that_it_was(open_window: OpenWindow, text: str) -> None:
    window = opened(open_window, {"title": "A", "date": "2000", "text": text})
    window.select(0)
    assert not window.detail.findChildren(MarkedText)
    assert text in texts_in(window.detail)
    assert all(is_plain(label) for label in window.detail.findChildren(QLabel))


@pytest.mark.parametrize("part", ["*a ", "**a** ", "[x](https://example.org/) ", "- a\n", "*" * 99, "**a**" + "x" * 99])
def test_a_huge_text_of_marks_is_cut_and_said_to_be(open_window: OpenWindow, part: str) -> None:
    window = opened(open_window, {"title": "A", "date": "2000", "text": part * 100_000})
    window.select(0)
    texts = texts_in(window.detail)
    assert any("more characters are not shown" in text for text in texts)
    assert sum(map(len, texts)) < 60_000


# Related events


def test_events_of_the_same_week_and_place_are_one_click_away(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE, FORT, CROWN)
    window.select(0)
    assert texts_from(window, "Related", "Crown, December 1066") == [
        "Related", "Battle, 14 October 1066", "Fort, from 29 September 1066 to October 1066",
        "Began in the same span of time, 1 September 1066 – 30 September 1066",
        "Fort, from 29 September 1066 to October 1066",
        "At the same place, Pevensey", "Fort, from 29 September 1066 to October 1066", "Crown, December 1066",
    ]  # fmt: skip
    link = next(link for link in window.detail.findChildren(LinkLabel) if link.text().startswith("Crown"))
    click(link, QPointF(5, 5))
    assert id_of(window, window.selected) == "crown"


def test_a_date_known_to_the_month_has_the_events_of_the_month(open_window: OpenWindow) -> None:
    window = opened(open_window, "2000-02", "2000-02-17", "2000-03-01", "2000")
    window.select(0)
    texts = texts_in(window.detail)
    assert "Began in the same span of time, 1 February 2000 – 29 February 2000" in texts
    assert "2000-02-17, 17 February 2000" in texts
    assert not any(text.startswith(("2000-03-01,", "2000,")) for text in texts)


def test_what_began_earlier_and_was_still_going_on_is_said(open_window: OpenWindow) -> None:
    dates = [
        "2000-02-17",
        "1999/2001",
        "1998-03/..",
        "1990/1995",
        "1999/2000-01",
        "2000-02-16/2001",
        "2000",
        "2005/2006",
    ]
    window = opened(open_window, *dates)
    window.select(0)
    texts = texts_in(window.detail)
    began = texts.index("Began in the same week, 14 February 2000 – 20 February 2000")
    going_on = texts.index("Already going on then, 14 February 2000 – 20 February 2000")
    assert [text.split(",")[0] for text in texts[began + 1 : going_on]] == ["2000-02-16/2001"]
    assert [text.split(",")[0] for text in texts[going_on + 1 : going_on + 3]] == ["1998-03/..", "1999/2001"]
    assert not any(text.startswith(("1990/1995,", "1999/2000-01,", "2005/2006,")) for text in texts)


def test_of_many_that_were_going_on_a_few_are_shown(open_window: OpenWindow) -> None:
    window = opened(open_window, "2000-02-17", *["1999/2001"] * 30)
    window.select(0)
    texts = texts_in(window.detail)
    going_on = texts.index("Already going on then, 14 February 2000 – 20 February 2000")
    assert texts[going_on + 5] == "and 26 more …"


def test_where_nothing_else_began_or_was_going_on_that_is_said(open_window: OpenWindow) -> None:
    window = opened(open_window, "2000-02-17", "2005")
    window.select(0)
    texts = texts_in(window.detail)
    began = texts.index("Began in the same week, 14 February 2000 – 20 February 2000")
    assert texts[began + 1] == "Nothing else in the file, as far as its dates tell"
    assert not any(text.startswith("Already going on then") for text in texts)


def test_more_than_a_few_are_counted_and_listed_on_a_click(open_window: OpenWindow) -> None:
    window = opened(open_window, *(["2000-02-17"] * 30))
    window.select(3)
    link = next(link for link in window.detail.findChildren(LinkLabel) if "more" in link.text())
    assert link.text() == "and 23 more …"
    titles: list[str] = []

    def choose(dialog: EventList) -> None:
        titles.append(dialog.windowTitle())
        key(dialog.view, Qt.Key.Key_End)
        key(dialog.view, Qt.Key.Key_Return)

    drive_dialog(choose)
    click(link, QPointF(5, 5))
    assert titles == ["Began in the same week, 14 February 2000 – 20 February 2000"]
    assert window.selected == 29


def test_a_place_in_a_large_file_is_searched_beside_the_window(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relations, "_SLICE_BYTES", 500)
    window = opened(open_window, *[{"title": f"E{number}", "place": "Pevensey"} for number in range(40)])
    window.select(0)
    assert "Looking for events at Pevensey …" in texts_in(window.detail)
    qtbot.waitUntil(lambda: "At the same place, Pevensey" in texts_in(window.detail))
    texts = texts_in(window.detail)
    assert "and 33 more …" in texts
    assert "Looking for events at Pevensey …" not in texts


def test_another_selection_ends_the_search(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "_SLICE_BYTES", 100)
    window = opened(open_window, *[{"title": f"E{number}", "place": "Pevensey"} for number in range(400)])
    for row in range(5):
        window.select(row)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.detail.findChildren(RelatedEvents)) == 1


def test_lines_lead_from_the_selected_event_to_those_that_it_names(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE, {**CROWN, "category": "a"})
    scene = scene_of(window)
    own, other = (next(mark for mark in scene.marks if mark.row == row) for row in (0, 1))
    path = relation_path(scene, own, other)
    at = [path.pointAtPercent(share / 50) + QPointF(0, AXIS_HEIGHT_PX) for share in range(10, 41)]

    def colors() -> list[int]:
        image = window.timeline.grab().toImage()
        return [image.pixel(point.toPoint()) for point in at]

    window.select(1)  # which names nothing
    without = colors()
    window.select(0)
    changed = sum(one != other for one, other in zip(without, colors(), strict=True))
    assert changed > 5
    window.select_rows([1, 0])
    assert sum(one != other for one, other in zip(without, colors(), strict=True)) < changed


def test_a_line_goes_from_mark_to_mark(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE, {**CROWN, "category": "a"})
    scene = scene_of(window)
    marks = {mark.row: mark for mark in scene.marks}
    for one, other in ((0, 1), (1, 0), (0, 2), (2, 0)):
        path = relation_path(scene, marks[one], marks[other])
        start, end = path.pointAtPercent(0), path.pointAtPercent(1)
        half_px = scene.row_style.mark_px / 2
        assert (start.x(), start.y()) == pytest.approx((marks[one].middle_px, marks[one].top_px + half_px))
        assert end.y() == pytest.approx(marks[other].top_px + half_px)
        assert min(abs(end.x() - marks[other].left_px), abs(end.x() - marks[other].right_px)) == pytest.approx(1)


# Several events


def test_a_click_with_control_selects_one_more_and_lets_it_go_again(window: MainWindow) -> None:
    click_with(window, "crimea", Qt.KeyboardModifier.NoModifier)
    click_with(window, "pledge", CONTROL)
    assert ids_selected(window) == ["crimea", "pledge"]
    click_with(window, "crimea", CONTROL)
    assert ids_selected(window) == ["pledge"]


def test_keys_select_the_next_and_the_previous_one_too_and_let_go_on_the_way_back(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    key(window.timeline, Qt.Key.Key_N, SHIFT)
    key(window.timeline, Qt.Key.Key_J, SHIFT)
    first, second, third = ids_selected(window)
    assert first == "crimea"
    assert len({first, second, third}) == 3
    key(window.timeline, Qt.Key.Key_P, SHIFT)
    assert ids_selected(window) == [first, second]
    key(window.timeline, Qt.Key.Key_K, SHIFT)
    assert ids_selected(window) == [first]
    key(window.timeline, Qt.Key.Key_K, SHIFT)
    assert ids_selected(window) == [first]


def test_a_related_event_is_compared_with_the_selected_one_by_control_and_enter(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    link = next(link for link in window.detail.findChildren(LinkLabel) if link.text().startswith("Russia begins"))
    link.setFocus()
    key(link, Qt.Key.Key_Return, CONTROL)
    assert ids_selected(window) == ["crimea", "invasion"]


def test_all_selected_events_are_framed(window: MainWindow) -> None:
    def accents() -> int:
        image = window.timeline.grab().toImage()
        accent = window.appearance.theme.accent_wash
        return sum(
            image.pixelColor(x, y).name() == accent
            for x in range(0, image.width(), 3)
            for y in range(60, image.height(), 3)
        )

    counts = []
    for names in (["crimea"], ["crimea", "pledge"], ["crimea", "pledge", "invasion"]):
        window.select_rows([row_of(window, name) for name in names])
        counts.append(accents())
    assert counts[0] < counts[1] < counts[2]


def test_several_events_are_compared_in_order_of_time(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE, {**CROWN, "countries": ["GB", "FR"], "source": "annals"})
    window.select_rows([2, 0, 1])
    assert texts_in(window.detail) == [
        "3 events",
        "First to last: between 62 and 121 days apart (approximate)",
        "Landing", "28 September 1066 or about September 1066", "disputed",
        "about 1 September 1066 – about 30 September 1066",
        "The chronicle: 28 September 1066 (the day before)",
        "The annals, a letter: about September 1066",
        "“28.9.1066”, which is no date that can be read",
        "↕ between 14 and 43 days apart (approximate)",
        "Battle", "14 October 1066", "exact day", "Source: not given",
        "↕ between 48 and 78 days apart",
        "Crown", "December 1066", "month known", "1 December 1066 – 31 December 1066", "Source: The annals",
        "United Kingdom, France",
    ]  # fmt: skip


def test_of_a_disputed_date_only_sources_without_a_date_of_their_own_are_named_apart(open_window: OpenWindow) -> None:
    window = opened(open_window, {**LANDING, "source": ["e", "a diary"]}, BATTLE)
    window.select_rows([0, 1])
    sources = [text for text in texts_in(window.detail) if text.startswith("Source: ")]
    assert sources == ["Source: a diary", "Source: not given"]


def test_an_event_without_a_date_is_compared_too(open_window: OpenWindow) -> None:
    window = opened(open_window, {"title": "Nothing known"}, "2000")
    window.select_rows([0, 1])
    assert "↕ no date to compare" in texts_in(window.detail)


def test_a_title_among_several_selects_its_event_alone(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE)
    window.select_rows([0, 1])
    link = next(link for link in window.detail.findChildren(LinkLabel) if link.text() == "Battle")
    link.setFocus()
    key(link, Qt.Key.Key_Return)
    assert ids_selected(window) == ["battle"]
    assert "Place: Hastings" in texts_in(window.detail)


def test_of_very_many_selected_events_the_last_ones_are_compared(open_window: OpenWindow) -> None:
    window = opened(open_window, *(["2000-02-17"] * 500))
    window.select_rows(range(500))
    texts = texts_in(window.detail)
    assert "500 events" in texts
    assert "The 20 that were selected last" in texts
    assert len(texts) < 200
    assert not window.timeline.grab().isNull()


# Copying


def copied(window: MainWindow) -> str:
    assert "on the clipboard" in window.status.note()
    return QGuiApplication.clipboard().text()


def test_the_selected_events_are_copied_as_text_citation_and_json(open_window: OpenWindow) -> None:
    window = opened(open_window, LANDING, BATTLE)
    window.select_rows([0, 1])
    key(window.timeline, Qt.Key.Key_C, CONTROL)
    assert copied(window).startswith("Landing\n28 September 1066 or about September 1066 (about 1 ")
    alt = Qt.KeyboardModifier.AltModifier
    key(window.timeline, Qt.Key.Key_C, CONTROL | alt)
    assert "Cited for “Landing”, 28 September 1066." in copied(window)
    key(window.timeline, Qt.Key.Key_J, CONTROL | alt)
    assert json.loads(copied(window)) == [LANDING, BATTLE]
    assert window.status.note() == "2 events are on the clipboard"


def test_without_a_selection_nothing_is_copied(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    key(window.timeline, Qt.Key.Key_C, CONTROL)
    key(window.timeline, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_what_is_done_with_selected_events_is_offered_while_there_are_some(open_window: OpenWindow) -> None:
    copies = ["Copy as text", "Copy as citation", "Copy as JSON"]
    names = [*copies, "Select the next one too", "Select the previous one too", "Zoom to selection"]

    def offered() -> list[str]:
        return [name for name in names if window.actions_by_name[name].isEnabled()]

    window = opened(open_window, {"title": "A", "date": "2000"}, {"title": "Undated"})
    assert offered() == []
    window.select(0)
    assert offered() == names
    window.select(1)
    assert offered() == names[:-1]
    window.select(None)
    assert offered() == []
    window.select(0)
    show_file(window, make_file([{"title": "B", "date": "2001"}]))
    assert offered() == []


def test_words_that_are_selected_in_the_pane_are_copied_by_the_same_key(open_window: OpenWindow) -> None:
    window = opened(open_window, {"title": "A", "date": "2000", "text": "**Some** words"})
    window.select(0)
    block = window.detail.findChildren(MarkedText)[0]
    block.setFocus()
    block.selectAll()
    key(block, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Some words"


def test_without_selected_words_the_key_copies_the_event_in_the_pane_too(open_window: OpenWindow) -> None:
    window = opened(open_window, {"title": "A", "date": "2000"})
    window.select(0)
    window.detail.setFocus()
    key(window.detail, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("A")


def test_words_may_still_be_on_the_clipboard_when_python_has_ended() -> None:
    program = """
from PySide6.QtWidgets import QApplication
from timeline_app.window.wrapping_text import WrappingText
application = QApplication([])
text = WrappingText("words")
text.selectAll()
text.copy()
assert application.clipboard().text() == "words"
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, timeout=60)
