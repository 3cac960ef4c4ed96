"""The dialogs: go to a date, export, choose an event, help."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from made_up import make_file
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid
from window_parts import CONTROL, HOSTILE, drive_dialog, key, scale_of, status_words

from timeline_app.dates.fast import read_bounds
from timeline_app.layout.captions import Captions
from timeline_app.layout.signs import signs
from timeline_app.theme import LIGHT, THEMES, Theme
from timeline_app.window import commands, exporting, going
from timeline_app.window.dialogs import say
from timeline_app.window.event_list import EventList
from timeline_app.window.go_to_date import GoToDate, bounds_to_span
from timeline_app.window.help import HelpDialog, key_words
from timeline_app.window.scene_signs import scene_signs
from timeline_app.window.sign_picture import SignPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from timeline_app.layout.footprint import Pixels
    from timeline_app.window.main_window import MainWindow

DAY_S = 86_400


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def button_of(dialog: QDialog, which: QDialogButtonBox.StandardButton) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.button(which)


# Go to a date


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1968", "1968"),
        ("17 Jan 2025", "17 January 2025"),
        ("mid-2024", "about June 2024"),
        ("44 BC", "44 BC"),
        ("by 2027", "by 2027"),
        ("  1968  ", "1968"),
    ],
)
def test_a_date_in_peoples_words_is_understood(parent: QWidget, text: str, meaning: str) -> None:
    dialog = GoToDate(parent)
    dialog.field.setText(text)
    assert dialog.meaning.text().startswith(meaning)
    assert dialog.bounds is not None
    assert button_of(dialog, QDialogButtonBox.StandardButton.Ok).isEnabled()


@pytest.mark.parametrize(
    ("text", "words"),
    [("", ""), ("03/04/2025", "may be 2025-04-03 or 2025-03-04"), ("gibberish", "not understood"), (HOSTILE, "<img")],
)
def test_a_date_that_is_not_understood_cannot_be_gone_to(parent: QWidget, text: str, words: str) -> None:
    dialog = GoToDate(parent)
    dialog.field.setText("1968")
    dialog.field.setText(text)
    assert words in dialog.meaning.text()
    assert dialog.bounds is None
    assert not button_of(dialog, QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert dialog.meaning.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", ["2024-06", "17 Jan 2025", "2014"])
def test_ctrl_g_goes_to_the_date(window: MainWindow, text: str) -> None:
    def type_it(dialog: GoToDate) -> None:
        dialog.field.setText(text)
        key(dialog.field, Qt.Key.Key_Return)
        assert dialog.bounds is not None
        spans.append(bounds_to_span(dialog.bounds))

    spans: list[tuple[int, int]] = []
    drive_dialog(type_it)
    window.timeline.zoom(8.0, 10)
    key(window, Qt.Key.Key_G, CONTROL)
    lo_s, hi_s = spans[0]
    scale = scale_of(window)
    assert scale.left_s <= lo_s < hi_s <= scale.right_s
    assert hi_s - lo_s > scale.span_s / scale.width_px


def test_a_date_that_was_not_chosen_is_not_gone_to(window: MainWindow) -> None:
    def give_up(dialog: GoToDate) -> None:
        dialog.field.setText("1968")
        key(dialog.field, Qt.Key.Key_Escape)

    before = scale_of(window)
    drive_dialog(give_up)
    key(window, Qt.Key.Key_G, CONTROL)
    assert scale_of(window) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1000000 BC", "The file begins in 2014."),
        ("2013", "The file begins in 2014."),
        ("2014", ""),
        ("9999", "The file ends in 2030."),
        ("Y-13800000000", "The file begins in 2014."),
    ],
)
def test_a_date_outside_leaves_a_view_of_the_file_and_says_so(window: MainWindow, text: str, said: str) -> None:
    def type_it(dialog: GoToDate) -> None:
        dialog.field.setText(text)
        key(dialog.field, Qt.Key.Key_Return)

    drive_dialog(type_it)
    key(window, Qt.Key.Key_G, CONTROL)
    assert not window.timeline.grab().isNull()
    assert window.status.note() == said
    window.status.show_note("")
    assert "of 16 events" in status_words(window)


@pytest.mark.parametrize(
    ("edtf", "length_s"),
    [
        ("2025-01-17", DAY_S),
        ("2014", 365 * DAY_S),
        ("[..2027]", 31_556_952),
        ("2024/..", 366 * DAY_S),
        ("../2024", 366 * DAY_S),
    ],
)
def test_a_date_becomes_a_span_of_some_length(edtf: str, length_s: int) -> None:
    lo_s, hi_s = bounds_to_span(read_bounds(edtf))
    assert hi_s - lo_s == length_s


# Choosing an event


def event_list(parent: QWidget, titles: list[str]) -> EventList:
    class NoMeasure:
        def title_px(self, text: str) -> float:
            return float(len(text))

        def titles_px(self, texts: Sequence[str]) -> Pixels:
            return np.fromiter(map(len, texts), dtype=np.float64)

        date_px = title_px

    file = make_file([{"title": title, "date": "2000"} for title in titles])
    return EventList("Events at one time", Captions(file.table, NoMeasure()), np.arange(len(titles))[::-1], parent)


def test_an_event_is_chosen_from_the_list_by_enter(parent: QWidget) -> None:
    dialog = event_list(parent, ["First", "Second", HOSTILE])
    model = dialog.view.model()
    assert [model.index(row, 0).data() for row in range(3)] == [
        f"{HOSTILE}  ·  2000",
        "Second  ·  2000",
        "First  ·  2000",
    ]
    dialog.show()
    dialog.view.setCurrentIndex(model.index(1, 0))
    key(dialog.view, Qt.Key.Key_Return)
    assert dialog.chosen_row == 1
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_an_event_is_chosen_from_the_list_by_its_button(parent: QWidget) -> None:
    dialog = event_list(parent, ["First", "Second"])
    button_of(dialog, QDialogButtonBox.StandardButton.Open).click()
    assert dialog.chosen_row == 1


def test_a_list_that_is_closed_chooses_nothing(parent: QWidget) -> None:
    dialog = event_list(parent, ["First", "Second"])
    button_of(dialog, QDialogButtonBox.StandardButton.Close).click()
    assert dialog.chosen_row is None
    assert dialog.result() == QDialog.DialogCode.Rejected


# Help


def words_of(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_help_names_all_keys(window: MainWindow) -> None:
    seen: list[str] = []
    drive_dialog(lambda dialog: seen.append(words_of(dialog)))
    key(window, Qt.Key.Key_Question)
    for keys, _ in key_words():
        assert keys in seen[0]
    for words in [sign.words for sign in signs()] + [sign.words for sign in scene_signs()]:
        assert words in seen[0]
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for name in ("F1", "Ctrl+Q", "Ctrl+Enter"):
        assert any(name in keys for keys, _ in key_words())
        assert f"`{name}`" in readme


def test_the_help_fits_on_a_small_screen(parent: QWidget) -> None:
    dialog = HelpDialog(LIGHT, parent)
    # What is left of 1024 x 640 beside a frame and a bar of the system.
    dialog.resize(1010, 580)
    dialog.show()
    for number in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(number)
        QApplication.processEvents()
        area = dialog.pages.currentWidget()
        assert isinstance(area, QScrollArea)
        assert (area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()) == (0, 0)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_the_help_draws_each_sign_in_its_own_way(parent: QWidget, theme: Theme) -> None:
    dialog = HelpDialog(theme, parent)
    drawn = [picture.grab().toImage() for picture in dialog.findChildren(SignPicture)]
    assert len(drawn) == len(signs()) + len(scene_signs())
    for image in drawn:
        edge = [image.pixelColor(x_px, y_px) for x_px in (0, image.width() - 1) for y_px in range(image.height())]
        assert len({color.name() for color in edge}) == 1, "a sign is cut off"
    assert all(first != second for first, second in combinations(drawn, 2))


def test_the_help_is_scrolled_by_keys_where_it_does_not_fit(parent: QWidget, qtbot: QtBot) -> None:
    dialog = HelpDialog(LIGHT, parent)
    dialog.resize(700, 240)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    area = dialog.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    focused = dialog.focusWidget()
    assert focused is not None
    key(focused, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    key(focused, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# Afterwards

ASKED: dict[str, Callable[[MainWindow], object]] = {
    "a date": going.go_to_date,
    "a picture": exporting.export,
    "an event": commands.list_undated,
    "a name": commands.save_view,
    "the lanes": commands.arrange_lanes,
    "the editor": commands.ask_editor,
    "the help": commands.show_help,
    "a message": lambda window: say(window, "The file cannot be opened", "There is none."),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_dialog_is_gone_once_it_is_answered(window: MainWindow, ask: Callable[[MainWindow], object]) -> None:
    answered: list[QDialog] = []
    drive_dialog(answered.append)
    ask(window)
    assert len(answered) == 1
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(answered[0])


# Messages


def test_no_button_and_no_message_has_the_icons_of_another_style(window: MainWindow) -> None:
    shown: list[Any] = []

    def read(box: QMessageBox) -> None:
        shown.extend([box.icon(), *(button.icon().isNull() for button in box.buttons())])

    drive_dialog(read)
    say(window, "The file cannot be opened", "There is none.")
    assert shown == [QMessageBox.Icon.NoIcon, True]
    dialog = GoToDate(window)
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    dialog.show()
    assert all(button.icon().isNull() for button in box.buttons())
