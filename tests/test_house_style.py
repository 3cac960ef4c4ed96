"""House styles: what their files say, what follows from it, and what is said of mistakes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg_inter  # type: ignore[import-untyped]
import pytest
from brackets import untranslated
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontInfo, QImage

from timeline_app.category_colors import category_colors
from timeline_app.colors import contrast, lightness
from timeline_app.events import Category
from timeline_app.house_style import HouseStyle, HouseStyleError, read_house_style
from timeline_app.house_style.colors import complete_theme
from timeline_app.house_style.unreadable import unreadable_colors
from timeline_app.painting.canvas import Look
from timeline_app.painting.type import FAMILY, FontMeasure, Typography
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.theme import COLOR_NAMES, DARK, LIGHT, PRINT, THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    WriteStyle = Callable[..., Path]

pytestmark = pytest.mark.usefixtures("qapp")
EXAMPLE = Path(__file__).parent.parent / "docs" / "house-style.toml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
COLORS = st.integers(0, 2**24 - 1).map("#{:06x}".format)


@pytest.fixture
def write_style(tmp_path: Path) -> WriteStyle:
    """Writes a style file, and files beside it."""

    def write(text: str, **files: bytes) -> Path:
        for name, data in files.items():
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        path = tmp_path / "style.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(path: Path) -> list[str]:
    """What is said of a style, without the place of the file."""
    with pytest.raises(HouseStyleError) as caught:
        read_house_style(path)
    lines = str(caught.value).split("\n")
    assert all(line.startswith(str(path)) for line in lines)
    return [line.removeprefix(str(path)).removeprefix(":").strip() for line in lines]


def png() -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0x7F1D1D)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs know no devices here
    return bytes(buffer.data().data())


def font_called(name: str) -> bytes:
    """The program's own typeface under another name of five letters."""
    font = next(path for path in (fontpkg_inter.ROOT / "files").glob("*.ttf") if "Italic" not in path.name)
    data: bytes = font.read_bytes()
    return data.replace("Inter".encode("utf-16-be"), name.encode("utf-16-be"))


# What a file says


def test_an_empty_file_is_the_light_theme(write_style: WriteStyle) -> None:
    path = write_style("")
    style = read_house_style(path)
    assert style == HouseStyle(path)
    assert style.theme() == LIGHT
    assert (style.family, style.text_scale, style.margin_px, style.logo) == (FAMILY, 1.0, 24.0, None)


def test_every_field_of_a_file_is_read(write_style: WriteStyle, tmp_path: Path) -> None:
    path = write_style(
        """
        base = "dark"
        colors.categories."air force" = "red"
        colors.paper = "#101820"
        colors.palette = ["#7f1d1d", "#14532d"]
        [fonts]
        family = "house"
        files = ["house.ttf"]
        scale = 2
        [page]
        margin_mm = 25.4
        logo = "logo.png"
        """,
        house_ttf=font_called("House"),
        logo_png=png(),
    )
    style = read_house_style(path)
    assert style == HouseStyle(
        path,
        "dark",
        (("paper", "#101820"),),
        ("#7f1d1d", "#14532d"),
        (("air force", "#ff0000"),),
        "House",
        2.0,
        96.0,
        tmp_path / "logo.png",
    )
    theme = style.theme()
    assert (theme.name, theme.is_dark, theme.paper) == ("dark", True, "#101820")
    colors = category_colors([Category(id="air force", color="#0000ff"), Category(id="navy")], theme)
    assert colors[0].mark.name() == "#ff0000"


def test_the_first_of_its_font_files_is_the_typeface_where_none_is_named(write_style: WriteStyle) -> None:
    style = read_house_style(write_style('fonts.files = ["font.ttf"]', font_ttf=font_called("Quint")))
    assert style.family == "Quint"
    fonts = Typography.load(style.family)
    assert {QFontInfo(font).family() for font in (fonts.title, fonts.date, fonts.heading)} == {"Quint"}
    # Measured in what it is painted with, and bold where it should be.
    look = Look.of(LIGHT, fonts, [])
    measure = FontMeasure(fonts)
    assert look.text_px("Lithuania", fonts.title) == pytest.approx(measure.title_px("Lithuania"))
    assert measure.title_px("Lithuania") == pytest.approx(FontMeasure(Typography.load()).title_px("Lithuania"))


def test_a_drawing_can_be_the_logo(write_style: WriteStyle, tmp_path: Path) -> None:
    style = read_house_style(write_style('page.logo = "logo.svg"', logo_svg=SVG))
    assert style.logo == tmp_path / "logo.svg"


def test_the_documented_example_is_read() -> None:
    style = read_house_style(EXAMPLE)
    assert style.theme().paper == "#fffaf0"
    assert style.text_scale == 1.1
    assert dict(style.category_colors)["national-defence"] == "#14532d"
    bundled = read_file(bundled_events_path())
    assert set(dict(style.category_colors)) <= {category.id for category in bundled.table.categories}
    # Also with what stands there as comments.
    names = set(re.findall(r"^#? ?(\w+) = ", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {"base", "family", "files", "scale", "margin_mm", "logo", "palette"} <= names


def test_the_readmes_example_has_no_key_that_means_nothing(write_style: WriteStyle) -> None:
    readme = (EXAMPLE.parent.parent / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    with pytest.raises(HouseStyleError) as caught:
        read_house_style(write_style(example[1]))
    # Only the files that it names are not here; the typeface may be.
    assert {fault.field for fault in caught.value.faults} - {"fonts.family"} == {"fonts.files", "page.logo"}


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "style.toml"
    path.write_bytes(b'\xef\xbb\xbfbase = "dark"\r\n[colors]\r\nink = "#ffffff"\r\n')
    assert read_house_style(path).theme().ink == "#ffffff"


# What is wrong with it


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('bas = "dark"', '1: bas: is not among the fields that are read; did you mean "base"?'),
        ("\n[colours]\n", '2: colours: is not among the fields that are read; did you mean "colors"?'),
        ('[colors]\n\nPaper = "#fff"', '3: colors.Paper: is not among the fields that are read; did you mean "paper"?'),
        ("[page]\nzzz = 1", "2: page.zzz: is not among the fields that are read; there are logo, margin_mm"),
        ('base = "drak"', '1: base: there is no "drak"; did you mean "dark"?'),
        ("base = 3", "1: base: 3 is no text"),
        ("colors = 3", "1: colors: should be a table"),
        ('colors = {ink = "#gg0000"}', '1: colors.ink: "#gg0000" is no opaque colour, such as "#7f1d1d"'),
        ('[colors]\nink = "#80ff0000"', '2: colors.ink: "#80ff0000" is no opaque colour, such as "#7f1d1d"'),
        ("[colors]\npalette = 3", "2: colors.palette: should be a list of colours"),
        ('[colors]\npalette = ["#fff", 3]', '2: colors.palette: 3 is no opaque colour, such as "#7f1d1d"'),
        ('[colors.categories]\n"a b" = 1', '2: colors.categories.a b: 1 is no opaque colour, such as "#7f1d1d"'),
        ("fonts.scale = 0.5", "1: fonts.scale: 0.5 is no number from 0.7 to 2"),
        ("fonts.scale = nan", "1: fonts.scale: nan is no number from 0.7 to 2"),
        ("fonts.scale = true", "1: fonts.scale: True is no number from 0.7 to 2"),
        ("page.margin_mm = 101", "1: page.margin_mm: 101 is no number from 0 to 100"),
        ('fonts.files = "a.ttf"', "1: fonts.files: should be a list of texts"),
        ('fonts.files = ["a.ttf"]', "1: fonts.files: a.ttf: there is no such file"),
        ('fonts.files = ["style.toml"]', "1: fonts.files: style.toml: is no font that can be read"),
        ('fonts.files = ["."]', "1: fonts.files: .: is not a file"),
        ('page.logo = "no.png"', "1: page.logo: no.png: there is no such file"),
        ('page.logo = "style.toml"', "1: page.logo: style.toml: is no PNG or SVG that can be read"),
        ("a = 1\nb = \n", "2: is not TOML: Invalid value"),
        ("a = '", "1: is not TOML: "),
        ("a = " + "[" * 5000, "is nested too deeply"),
    ],
)
def test_each_mistake_is_said_with_its_line_and_field(write_style: WriteStyle, text: str, fault: str) -> None:
    (said,) = faults_of(write_style(text))
    assert said.startswith(fault)


def test_an_unknown_typeface_is_said_and_a_similar_one_named(write_style: WriteStyle) -> None:
    (said,) = faults_of(write_style('[fonts]\nfamily = "Intre"'))
    assert said.startswith('2: fonts.family: no typeface "Intre" is installed or in the style\'s files')
    assert said.endswith('did you mean "Inter"?')


@pytest.mark.parametrize(
    ("name", "data"), [("broken_png", png()[:60]), ("broken_svg", SVG[:-9]), ("page_svg", b"<a/>")]
)
def test_a_broken_logo_is_said(write_style: WriteStyle, name: str, data: bytes) -> None:
    file = name.replace("_", ".")
    said = faults_of(write_style(f'page.logo = "{file}"', **{name: data}))
    assert said == [f"1: page.logo: {file}: is no PNG or SVG that can be read"]


def test_all_mistakes_are_said_at_once_from_top_to_bottom(write_style: WriteStyle) -> None:
    said = faults_of(
        write_style('bose = 1\n[page]\nmargin_mm = "wide"\n[colors]\nink = "black-ish"\n[fonts]\nscale = 9\n')
    )
    assert [line.split(":")[:2] for line in said] == [
        ["1", " bose"],
        ["3", " page.margin_mm"],
        ["5", " colors.ink"],
        ["7", " fonts.scale"],
    ]


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "none.toml") == ["there is no such file"]
    assert faults_of(tmp_path) == ["is not a file"]
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    assert faults_of(binary) == ["is not in UTF-8"]
    binary.write_bytes(b"#" * 1_000_001)
    assert faults_of(binary) == ["is too large"]


@pytest.mark.usefixtures("in_brackets")
def test_what_is_said_of_mistakes_is_translated(write_style: WriteStyle) -> None:
    path = write_style(
        'bas = 1\nbase = "lite"\ncolors.ink = "#eeeeee"\npage.logo = "no.png"\nfonts.scale = 3\nfonts.files = ["a.ttf"]'
    )
    own = re.compile(r"bas\b|base|lite|ink|no\.png|a\.ttf|paper|#\w+|light|(fonts|colors|page)\.\w+")
    with pytest.raises(HouseStyleError) as caught:
        read_house_style(path)
    assert len(caught.value.faults) == 6
    assert {untranslated(fault.reason, own).strip(": ") for fault in caught.value.faults} == {""}


# Colours that cannot be read, and those that follow


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('ink = "#999999"', "2: colors.ink: the contrast of ink (#999999) with "),
        ('muted = "#aaaaaa"', "2: colors.muted: the contrast of muted (#aaaaaa) with "),
        ('accent = "#f59e0b"', "2: colors.accent: the contrast of accent (#f59e0b) with "),
        ('as_of = "#ffee00"', "2: colors.as_of: the contrast of as_of (#ffee00) with "),
        ('paper = "#222222"', '2: colors.paper: #222222 is dark: start from a dark theme, such as base = "dark"'),
    ],
)
def test_colors_that_cannot_be_read_are_refused(write_style: WriteStyle, text: str, fault: str) -> None:
    (said,) = faults_of(write_style(f"[colors]\n{text}"))
    assert said.startswith(fault)


def test_what_is_said_of_a_pale_color_names_the_ratio_and_one_that_can_be_read(write_style: WriteStyle) -> None:
    (said,) = faults_of(write_style('[colors]\npaper = "#ffffff"\nstripe = "#ffffff"\nmuted = "#999999"'))
    found = re.fullmatch(
        r"4: colors\.muted: the contrast of muted \(#999999\) with \w+ \(#\w+\) is 2\.\d, 4\.5 is the least; "
        r"as in (#\w{6})",
        said,
    )
    assert found is not None
    assert contrast(found[1], "#ffffff") >= 4.5
    assert faults_of(write_style('base = "dark"\ncolors.paper = "#eeeeee"')) == [
        '2: colors.paper: #eeeeee is light: start from a light theme, such as base = "light"'
    ]


@pytest.mark.parametrize("name", ["stripe", "panel", "field", "accent_wash", "hover_wash"])
@pytest.mark.parametrize("base", ["light", "dark", "contrast-light"])
def test_a_ground_that_takes_the_contrast_is_named_once_with_its_value_and_one_that_would_do(
    write_style: WriteStyle, name: str, base: str
) -> None:
    path = write_style(f'base = "{base}"\n[colors]\n{name} = "#777777"')
    (said,) = faults_of(path)
    found = re.fullmatch(rf"3: colors\.{name}: no text .* #777777 .*; as in (#\w{{6}})", said)
    assert found is not None, said
    read_house_style(write_style(f'base = "{base}"\n[colors]\n{name} = "{found[1]}"'))


def test_colors_that_cannot_be_read_on_a_ground_are_said_by_those_that_are_written(write_style: WriteStyle) -> None:
    said = faults_of(write_style('[colors]\nstripe = "#555555"\npanel = "#dddddd"\nink = "#777777"'))
    assert [line.split(": ")[:2] for line in said] == [["2", "colors.stripe"], ["4", "colors.ink"]]


def test_what_a_style_leaves_out_follows_from_what_it_names() -> None:
    theme = complete_theme(LIGHT, {"paper": "#fffaf0", "accent": "#7f1d1d"})
    # Cream, as the paper is, and as far from it as in the light theme.
    for name in ("stripe", "panel", "grid"):
        moved = lightness(LIGHT.paper) - lightness(getattr(LIGHT, name))
        assert lightness(theme.paper) - lightness(getattr(theme, name)) == pytest.approx(moved, abs=1.5)
    assert theme.field == "#fffaf0"
    assert theme.on_accent == "#ffffff"
    assert theme.accent_wash != LIGHT.accent_wash
    assert complete_theme(LIGHT, {"accent": "#ffd000"}).on_accent == "#000000"
    assert complete_theme(PRINT, {"paper": "#f4f4f4"}).stripe == "#f4f4f4"


@given(
    named=st.dictionaries(st.sampled_from(COLOR_NAMES), COLORS, max_size=6), base=st.sampled_from([*THEMES.values()])
)
def test_a_style_that_is_not_refused_can_be_read(named: dict[str, str], base: Theme) -> None:
    theme = complete_theme(base, named)
    assert {name: getattr(theme, name) for name in named} == named
    if any(unreadable_colors(base, named)):
        return
    for ground in ("paper", "stripe", "panel", "field"):
        for text in ("ink", "muted", "accent"):
            assert contrast(getattr(theme, text), getattr(theme, ground)) >= base.text_contrast
        assert contrast(theme.as_of, getattr(theme, ground)) >= base.mark_contrast


@given(paper=st.tuples(*[st.integers(225, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb)))
def test_any_light_paper_will_do(paper: str) -> None:
    assert list(unreadable_colors(LIGHT, {"paper": paper})) == []
    theme = complete_theme(LIGHT, {"paper": paper})
    for color in category_colors([Category(id="a", color="#ffee88"), Category(id="b")], theme):
        for ground in (theme.paper, theme.stripe):
            assert contrast(color.mark.name(), ground) >= theme.mark_contrast
            assert contrast(color.text.name(), ground) >= theme.text_contrast


def test_without_colors_of_its_own_a_style_has_those_of_its_base() -> None:
    assert [complete_theme(theme, {}) for theme in THEMES.values()] == list(THEMES.values())


def test_in_print_the_colors_of_a_house_are_told_apart_in_grey_too(write_style: WriteStyle) -> None:
    path = write_style('base = "print"\n[colors]\npalette = ["#aa3333", "#3366aa"]')
    colors = category_colors([Category(id="a"), Category(id="b")], read_house_style(path).theme())
    assert abs(lightness(colors[0].mark.name()) - lightness(colors[1].mark.name())) > 15
    assert DARK.is_for_grey is False
