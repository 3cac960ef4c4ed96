"""Colours that can be told from what they stand on, in all themes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from timeline_app.cli import main
from timeline_app.events import Category
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    MARK_CONTRAST,
    NO_CATEGORY_COLOR,
    PALETTE,
    TEXT_CONTRAST,
    THEMES,
    Theme,
    category_colors,
    contrast,
    readable_color,
)

both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
GROUNDS = ("paper", "stripe", "panel", "field", "hover_wash", "accent_wash")
TEXTS = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in GROUNDS]
TEXTS += [("on_accent", "accent"), ("on_as_of", "as_of")]
MARKS = [("as_of", "paper"), ("as_of", "stripe"), ("accent", "paper"), ("accent", "panel"), ("accent", "accent_wash")]


def named(theme: Theme, name: str) -> str:
    color: str = getattr(theme, name)
    return color


@both_themes
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read_on_what_it_stands_on(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(named(theme, ink), named(theme, ground)) >= theme.text_contrast


@both_themes
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_told_from_what_they_stand_on(theme: Theme, mark: str, ground: str) -> None:
    assert contrast(named(theme, mark), named(theme, ground)) >= theme.mark_contrast


@both_themes
def test_the_densities_of_the_overview_can_be_told_from_their_ground(theme: Theme) -> None:
    assert contrast(theme.density, theme.panel) >= theme.mark_contrast


@both_themes
def test_the_bundled_files_category_colors_can_be_told_and_read(theme: Theme) -> None:
    categories = read_file(bundled_events_path()).table.categories
    for color in category_colors(categories, theme):
        for ground in (theme.paper, theme.stripe):
            assert contrast(color.mark.name(), ground) >= theme.mark_contrast
            assert contrast(color.text.name(), ground) >= theme.text_contrast


@given(
    channels=st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255)),
    theme=st.sampled_from([LIGHT, DARK]),
    least=st.sampled_from([MARK_CONTRAST, TEXT_CONTRAST]),
)
def test_any_color_of_a_file_becomes_readable(channels: tuple[int, int, int], theme: Theme, least: float) -> None:
    color = "#{:02x}{:02x}{:02x}".format(*channels)
    readable = readable_color(color, theme.stripe, least)
    assert contrast(readable, theme.stripe) >= least
    if contrast(color, theme.stripe) >= least:
        assert readable == color


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_high_contrast_is_that_of_wcags_highest_level(theme: Theme) -> None:
    assert (theme.text_contrast, theme.mark_contrast) == (7, 4.5)
    # The outlines of controls and the lines between panels are marks too.
    assert contrast(theme.faint, theme.panel) >= 4.5
    assert contrast(theme.faint, theme.field) >= 4.5


def test_the_command_line_offers_the_themes_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["export", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        assert "{" + ",".join(THEMES) in capsys.readouterr().out


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_category_without_a_usable_color_gets_one_of_the_palette_and_none_comes_last() -> None:
    categories = [Category(id="own", color="#0000aa"), Category(id="plain"), Category(id="bad", color="nonsense")]
    own, plain, bad, none = (color.mark.name() for color in category_colors(categories, LIGHT))
    assert own == "#0000aa"
    assert (plain, bad) == tuple(readable_color(PALETTE[i], LIGHT.stripe, MARK_CONTRAST) for i in (1, 2))
    assert none == readable_color(NO_CATEGORY_COLOR, LIGHT.stripe, MARK_CONTRAST)


@both_themes
def test_every_color_of_a_theme_is_a_color(theme: Theme) -> None:
    others = ("name", "title", "is_dark", "text_contrast", "mark_contrast", "focus_line_px")
    names = [name for name in Theme.__struct_fields__ if name not in others]
    assert [name for name in names if not QColor.isValidColorName(named(theme, name))] == []
    assert theme.is_dark == (contrast(theme.paper, "#ffffff") > 10)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_was_searched_for_stands_out_and_can_be_read(theme: Theme) -> None:
    for ground in (theme.paper, theme.stripe, theme.panel):
        assert contrast(theme.found, ground) >= theme.mark_contrast
    assert contrast(theme.ink, theme.found_wash) >= theme.text_contrast
