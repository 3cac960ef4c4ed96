"""The window in a house style: from the command line, from the menu, remembered, and with what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QFileDialog
from test_architecture import run_python
from test_house_style import font_called
from test_window import checked_in_menu, choose_in_menu
from window_parts import Said, as_left, row_of, scene_of, settings_at

from timeline_app.cli import main
from timeline_app.house_style import read_house_style
from timeline_app.resources import bundled_events_path
from timeline_app.theme import DARK, LIGHT
from timeline_app.window import exporting
from timeline_app.window.app import show_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

CREAM = '[colors]\npaper = "#fff4e0"\ncategories.politics = "#123456"\n'
WIDE = f'{CREAM}[fonts]\nfiles = ["house.ttf"]\n'


@pytest.fixture
def choose_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[MainWindow, str], Path]:
    """Chooses a style with this text from the menu."""
    (tmp_path / "house.ttf").write_bytes(font_called("House"))

    def choose(window: MainWindow, text: str) -> Path:
        path = tmp_path / "style.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        choose_in_menu(window, "House style…")
        return path

    return choose


def paper(window: MainWindow) -> str:
    """The colour at the foot of the timeline, below all lanes or in a plain one."""
    window.resize(1440, 900)
    QApplication.processEvents()
    image = window.timeline.grab().toImage()
    return image.pixelColor(3, image.height() - 3).name()


def test_a_style_from_the_menu_colours_the_window_and_is_checked(
    window: MainWindow, choose_style: Callable[[MainWindow, str], Path]
) -> None:
    choose_style(window, CREAM)
    assert paper(window) == "#fff4e0"
    assert checked_in_menu(window, "Theme") == ["House style…"]
    colors = dict(zip([one.id for one in window.file.table.categories], window.timeline.look.colors, strict=False))
    assert colors["politics"].mark.name() == "#123456"
    assert window.status.note() == "House style: style.toml"
    assert exporting.picture_in_view(window).theme.paper == "#fff4e0"


def test_another_theme_takes_the_style_off(
    window: MainWindow, choose_style: Callable[[MainWindow, str], Path], remembered: Remembered
) -> None:
    choose_style(window, WIDE)
    choose_in_menu(window, "Light")
    assert paper(window) == LIGHT.paper
    assert checked_in_menu(window, "Theme") == ["Light"]
    assert QFontInfo(QApplication.font()).family() == "Inter"
    assert remembered.house_style() is None


def test_another_typeface_is_that_of_everything_and_keeps_what_is_shown(
    window: MainWindow, choose_style: Callable[[MainWindow, str], Path]
) -> None:
    window.select(row_of(window, "pledge"))
    window.timeline.zoom(1.6)
    span = window.timeline.scale
    choose_style(window, WIDE)
    assert QFontInfo(QApplication.font()).family() == "House"
    assert QFontInfo(window.timeline.look.fonts.title).family() == "House"
    assert QFontInfo(window.filters.font()).family() == "House"
    assert window.prepared.captions.measure is window.measure
    assert window.selected == row_of(window, "pledge")
    assert window.timeline.scale == span
    assert scene_of(window).labels
    # Not read again: nothing says so.
    assert window.status.note() == "House style: style.toml"


def test_files_that_are_opened_later_are_measured_in_the_styles_typeface(
    window: MainWindow, choose_style: Callable[[MainWindow, str], Path]
) -> None:
    choose_style(window, WIDE)
    window.open(bundled_events_path())
    assert window.prepared.captions.measure is window.measure


def test_a_wrong_style_is_said_line_by_line_and_changes_nothing(
    window: MainWindow, choose_style: Callable[[MainWindow, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Said(monkeypatch).texts
    path = choose_style(window, 'base = "lite"\n[colors]\nink = "#eeeeee"\n')
    (text,) = said
    first, second = text.split("\n")[-2:]
    assert first.endswith(f'{path}:1: base: there is no "lite"; did you mean "light"?')
    assert second.startswith(f"{path}:3: colors.ink: ")
    assert window.appearance.theme is LIGHT
    assert checked_in_menu(window, "Theme") == ["Light"]


def test_a_choice_that_is_left_keeps_the_theme(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    choose_in_menu(window, "House style…")
    assert window.appearance.theme is LIGHT
    assert checked_in_menu(window, "Theme") == ["Light"]


def test_a_chosen_style_is_remembered_and_one_of_the_command_line_is_not(
    window: MainWindow,
    choose_style: Callable[[MainWindow, str], Path],
    remembered: Remembered,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    path = choose_style(window, CREAM)
    other = tmp_path / "other.toml"
    other.write_text('base = "dark"', encoding="utf-8")
    given = show_window(None, remembered, as_left, None, read_house_style(other))
    qtbot.addWidget(given)
    assert given.appearance.theme == DARK
    assert remembered.house_style() == path
    plain = show_window(None, remembered, as_left, "light")
    qtbot.addWidget(plain)
    assert plain.appearance.theme is LIGHT
    remembered.store.sync()
    again = show_window(None, settings_at(tmp_path / "settings.ini"), as_left, None)
    qtbot.addWidget(again)
    assert again.appearance.theme.paper == "#fff4e0"
    assert checked_in_menu(again, "Theme") == ["House style…"]


@pytest.mark.parametrize("text", [None, "colors = 5"])
def test_a_remembered_style_that_is_gone_or_broken_is_said_and_left_out(
    remembered: Remembered, qtbot: QtBot, tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "style.toml"
    remembered.save_house_style(path)
    remembered.save_theme_choice("dark")
    if text is not None:
        path.write_text(text, encoding="utf-8")
    window = show_window(None, remembered, as_left, None)
    qtbot.addWidget(window)
    assert window.appearance.theme is DARK
    assert window.status.note().startswith(f"The house style is not used. {path}")
    # It may come back, as what lies on another disk does.
    assert remembered.house_style() == path


def test_a_dark_style_is_dark_whatever_the_system_is(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "dark.toml"
    path.write_text('base = "dark"\ncolors.paper = "#0b1f17"', encoding="utf-8")
    window = open_window(theme="system")
    window.appearance.choose_style(read_house_style(path))
    assert paper(window) == "#0b1f17"
    QApplication.styleHints().colorSchemeChanged.emit(QApplication.styleHints().colorScheme())
    assert paper(window) == "#0b1f17"


def test_a_style_and_a_theme_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--theme", "dark", "--style", "style.toml"])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_a_wrong_style_on_the_command_line_ends_the_start(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    result = run_python(f"from timeline_app.cli import main; raise SystemExit(main(['--style', {str(path)!r}]))")
    assert (result.returncode, result.stderr) == (2, f"timeline-app: {path}: there is no such file\n")
