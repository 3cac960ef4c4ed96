"""The program speaks the user's language wherever there is a translation, and English elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.words import date_to_words
from timeline_app.facets.words import facet_title
from timeline_app.wording import in_figures, speak, translate

if TYPE_CHECKING:
    from collections.abc import Iterator


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
