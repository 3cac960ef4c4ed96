"""Colours that can be told from what they stand on, in all themes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtGui import QColor

from timeline_app.category_colors import NO_CATEGORY_COLOR, category_colors
from timeline_app.cli import main
from timeline_app.colors import contrast, lightness, mixed, readable_color, spread_in_lightness
from timeline_app.events import Category
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.theme import (
    COLOR_NAMES,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    MARK_CONTRAST,
    PALETTE,
    PRINT,
    TEXT_CONTRAST,
    THEMES,
    WINDOW_THEMES,
    Theme,
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
    for words, offered in ((["--help"], (*WINDOW_THEMES, "system")), (["export", "--help"], THEMES)):
        with pytest.raises(SystemExit):
            main(words)
        assert "{" + ",".join(offered) + "}" in capsys.readouterr().out.replace("\n", "").replace(" ", "")


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
    assert [name for name in COLOR_NAMES if not QColor.isValidColorName(named(theme, name))] == []
    assert len(COLOR_NAMES) == 17
    assert theme.is_dark == (contrast(theme.paper, "#ffffff") > 10)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_was_searched_for_stands_out_and_can_be_read(theme: Theme) -> None:
    for ground in (theme.paper, theme.stripe, theme.panel):
        assert contrast(theme.found, ground) >= theme.mark_contrast
    assert contrast(theme.ink, theme.found_wash) >= theme.text_contrast


# Print: told apart without colour


def lightnesses(categories: list[Category], theme: Theme = PRINT) -> list[float]:
    """How light the marks of all categories are, and of those without one, from dark to light."""
    return sorted(lightness(color.mark.name()) for color in category_colors(categories, theme))


def least_gap(values: list[float]) -> float:
    return min(second - first for first, second in pairwise(values))


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("color", [None, "#ffcc00", "#000000"])
def test_up_to_six_categories_are_told_apart_in_grey(count: int, color: str | None) -> None:
    categories = [Category(id=str(number), color=color) for number in range(count)]
    assert least_gap(lightnesses(categories)) >= 8


@pytest.mark.parametrize(("count", "least"), [(7, 7.0), (12, 4.0), (25, 1.5)])
def test_more_categories_are_told_apart_in_grey_as_far_as_there_is_room(count: int, least: float) -> None:
    found = lightnesses([Category(id=str(number)) for number in range(count)])
    assert least_gap(found) >= least
    assert found[-1] - found[0] > 48


def test_categories_in_print_keep_their_hues_and_their_order_from_dark_to_light() -> None:
    categories = [Category(id=color, color=color) for color in ("#ffcc00", "#1f2a80", "#d02020", "#109040")]
    colors = [color.mark for color in category_colors(categories, PRINT)[:-1]]
    for category, color in zip(categories, colors, strict=True):
        turned = abs(QColor(category.id).hue() - color.hue())
        assert min(turned, 360 - turned) <= 4
        assert color.saturation() > 150
    own = sorted(range(4), key=lambda index: lightness(categories[index].id))
    assert sorted(range(4), key=lambda index: lightness(colors[index].name())) == own


@given(
    colors=st.lists(st.integers(0, 2**24 - 1).map("#{:06x}".format), min_size=1, max_size=30),
    paper=st.sampled_from(["#ffffff", "#fffaf0", "#11141b", "#000000"]),
)
def test_colors_that_are_spread_in_lightness_stand_out_from_the_paper(colors: list[str], paper: str) -> None:
    spread = spread_in_lightness(colors, paper, MARK_CONTRAST)
    assert len(spread) == len(colors)
    assert min(contrast(color, paper) for color in spread) >= MARK_CONTRAST
    assert spread == spread_in_lightness(colors, paper, MARK_CONTRAST)


def test_print_is_white_and_black_and_its_signs_are_told_from_the_lines_in_grey() -> None:
    assert (PRINT.paper, PRINT.stripe, PRINT.ink) == ("#ffffff", "#ffffff", "#000000")
    for sign in (PRINT.as_of, PRINT.accent, PRINT.found):
        assert lightness(PRINT.grid) - lightness(sign) > 40
    # Thin, but no printer leaves them out.
    assert 65 < lightness(PRINT.grid) < 85


def test_the_window_is_not_offered_the_theme_of_paper() -> None:
    assert set(THEMES) - set(WINDOW_THEMES) == {"print"}


def test_lightness_is_that_of_cie() -> None:
    assert [round(lightness(color), 1) for color in ("#000000", "#777777", "#ffffff", "#ff0000")] == [0, 50, 100, 53.2]


def test_colors_are_mixed_by_shares() -> None:
    assert mixed("#ff0000", "#0000ff", 0) == "#0000ff"
    assert mixed("#ff0000", "#0000ff", 1) == "#ff0000"
    assert mixed("#000000", "#ffffff", 0.2) == "#cccccc"


def test_a_themes_own_colors_go_before_the_files_and_its_palette_before_the_usual_one() -> None:
    theme = replace(LIGHT, own_colors=(("b", "#123456"),), palette=("#7f1d1d", "#14532d"))
    categories = [
        Category(id="a"),
        Category(id="b", color="#00aa00"),
        Category(id="c"),
        Category(id="d", color="#0000aa"),
    ]
    colors = [color.mark.name() for color in category_colors(categories, theme)]
    # What comes again comes in another shade.
    assert colors[:4] == ["#7f1d1d", "#123456", mixed("#7f1d1d", LIGHT.ink, 0.5), "#0000aa"]
