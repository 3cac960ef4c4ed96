"""The program speaks the user's language wherever there is a translation, and English elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.words import date_to_words
from timeline_app.facets.words import facet_title
from timeline_app.window.commands import copy_events
from timeline_app.wording import in_figures, speak, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    speak(None, None)


def test_english_is_spoken_as_it_stands_with_counts_in_figures() -> None:
    assert translate("Any", "Open the file") == "Open the file"
    assert [translate("Any", "%Ln event(s)", "", count) for count in (0, 1, 1000)] == [
        "0 events",
        "1 event",
        "1,000 events",
    ]


@pytest.mark.usefixtures("_english_again")
def test_another_language_is_spoken_once_it_is_handed_in() -> None:
    assert date_to_words("2024-12/..") == "since December 2024"
    german = {"since {date}": "seit {date}", "December": "Dezember", "Countries": "Länder"}
    speak(lambda _context, text, _note, _count: german.get(text, text), lambda number: f"{number:,}".replace(",", "."))
    assert date_to_words("2024-12/..") == "seit Dezember 2024"
    assert facet_title("country") == "Länder"
    assert in_figures(12_345) == "12.345"
    speak(None, None)
    assert date_to_words("2024-12/..") == "since December 2024"


@pytest.mark.usefixtures("_english_again")
def test_menus_speak_the_language_and_keep_the_names_of_their_actions(open_window: OpenWindow) -> None:
    english = open_window()
    speak(lambda _context, text, _note, _count: f"[{text}]", None)
    other = open_window()
    named = [name for name, action in english.actions_by_name.items() if action.objectName()]
    assert len(named) > 30
    assert [english.actions_by_name[name].text().replace("&", "") for name in named] == named
    assert [other.actions_by_name[name].text() for name in named] == [
        f"[{english.actions_by_name[name].text()}]" for name in named
    ]


@pytest.mark.usefixtures("_english_again")
def test_counts_that_stand_in_a_sentence_take_its_plural(window: MainWindow) -> None:
    window.select_rows(range(2))
    copy_events(window, "text")
    assert window.statusBar().currentMessage() == "2 events are on the clipboard"
    window.select_rows([0])
    copy_events(window, "text")
    assert window.statusBar().currentMessage() == "The event is on the clipboard"
    german = {"%Ln events are on the clipboard": "%Ln Ereignisse sind kopiert"}
    speak(lambda _context, text, _note, count: german.get(text, text).replace("%Ln", str(count)), None)
    window.select_rows(range(3))
    copy_events(window, "text")
    assert window.statusBar().currentMessage() == "3 Ereignisse sind kopiert"
