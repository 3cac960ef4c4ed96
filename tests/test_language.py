"""The program speaks the user's language wherever there is a translation, and English elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from window_parts import scale_of, scene_of

from timeline_app import language
from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.dates.words import date_to_words, day_to_words
from timeline_app.facets.words import facet_title
from timeline_app.layout.scene import count_text
from timeline_app.ticks.labels import time_to_label
from timeline_app.window.copying import copy_events
from timeline_app.wording import in_figures, speak, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
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
    german |= {"about {date}": "etwa {date}", "{day} {month} {year}": "{day}. {month} {year}"}
    speak(
        lambda _context, text, _note, _count: german.get(text, text),
        lambda number, _decimals: f"{number:,}".replace(",", "."),
    )
    assert date_to_words("2024-12~/..") == "seit etwa Dezember 2024"
    assert day_to_words(civil_to_seconds(1970, 12, 1)) == "1. Dezember 1970"
    assert facet_title("country") == "Länder"
    assert in_figures(12_345) == "12.345"
    speak(None, None)
    assert date_to_words("2024-12/..") == "since December 2024"


LITHUANIAN = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="lt">
  <context>
    <name>Facets</name>
    <message><source>Countries</source><translation>Šalys</translation></message>
    <message numerus="yes">
      <source>{value}, %Ln event(s)</source>
      <translation>
        <numerusform>{value}, %Ln įvykis</numerusform>
        <numerusform>{value}, %Ln įvykiai</numerusform>
        <numerusform>{value}, %Ln įvykių</numerusform>
      </translation>
    </message>
  </context>
</TS>
"""


@pytest.fixture
def _only_qts_own_translators(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak(None, None)


@pytest.mark.usefixtures("_only_qts_own_translators")
def test_a_language_is_added_by_a_file_alone(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, compiled = tmp_path / "timeline_lt.ts", tmp_path / "timeline_lt.qm"
    source.write_text(LITHUANIAN, "utf-8")
    release = Path(PySide6.__file__).with_name("lrelease")
    subprocess.run([release, source, "-qm", compiled], check=True, capture_output=True)
    monkeypatch.setattr(language, "translations_path", lambda: tmp_path)
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("lt_LT")))
    language.speak_users_language(qapp)
    assert facet_title("country") == "Šalys"
    counted = [
        translate("Facets", "{value}, %Ln event(s)", "", count).format(value="Prancūzija") for count in (1, 3, 10)
    ]
    assert counted == ["Prancūzija, 1 įvykis", "Prancūzija, 3 įvykiai", "Prancūzija, 10 įvykių"]
    # What it lacks is said in English, plurals too.
    assert facet_title("tag") == "Tags"
    assert translate("Any", "%Ln event(s)", "", 3) == "3 events"
    assert in_figures(12_345) == QLocale("lt_LT").toString(12_345)


@pytest.mark.usefixtures("_only_qts_own_translators")
def test_without_a_translation_english_is_spoken_with_the_locales_figures(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("de_DE")))
    language.speak_users_language(qapp)
    assert facet_title("country") == "Countries"
    assert in_figures(12_345) == "12.345"
    assert in_figures(13.82, 2) == "13,82"
    assert date_to_words("Y-13820000000") == "13,82 billion BC"
    assert date_to_words("Y-13020000000") == "13,02 billion BC"
    assert date_to_words("Y-66000000") == "66 million BC"
    assert time_to_label(civil_to_seconds(-99_950), "{century}") == "1.000th century BC"
    assert count_text(1_234_567) == "+1,2M"
    monkeypatch.setattr(QLocale, "system", staticmethod(QLocale.c))
    language.speak_users_language(qapp)
    assert in_figures(12_345) == "12,345"
    assert date_to_words("Y-13820000000") == "13.82 billion BC"
    assert count_text(1_234_567) == "+1.2M"


@pytest.mark.usefixtures("_only_qts_own_translators")
def test_from_right_to_left_the_panels_are_mirrored_and_time_is_not(
    qapp: QApplication, open_window: OpenWindow
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window()
    assert window.detail.x() < window.middle.x() < window.filters.x()
    assert scale_of(window).time_to_px(1_400_000_000) < scale_of(window).time_to_px(1_700_000_000)
    years = [tick.label for tick in sorted(scene_of(window).ticks, key=lambda tick: tick.x_px) if tick.label]
    assert years == sorted(years)


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
    assert window.status.note() == "2 events are on the clipboard"
    window.select_rows([0])
    copy_events(window, "text")
    assert window.status.note() == "The event is on the clipboard"
    german = {"%Ln events are on the clipboard": "%Ln Ereignisse sind kopiert"}
    speak(lambda _context, text, _note, count: german.get(text, text).replace("%Ln", str(count)), None)
    window.select_rows(range(3))
    copy_events(window, "text")
    assert window.status.note() == "3 Ereignisse sind kopiert"
