"""Sizes as people write them, and what is said of those that cannot be made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.export.export_error import ExportError
from timeline_app.export.size_words import PRESETS, size_to_options, text_to_size
from timeline_app.export.sizes import PictureSize, SizeError, check_room, check_size, largest_scale


def options_to_size(words: list[str]) -> PictureSize:
    given_options = dict(zip(words[::2], words[1::2], strict=True))
    scale, dpi = given_options.get("--scale"), given_options.get("--dpi")
    return text_to_size(
        given_options["--size"], None if scale is None else float(scale), None if dpi is None else float(dpi)
    )


@pytest.mark.parametrize(
    ("text", "scale", "dpi", "pixels"),
    [
        ("1920x1080", None, None, (1920, 1080)),
        ("1920×1080", 2.0, None, (3840, 2160)),
        ("1200X630px", None, 192.0, (2400, 1260)),
        ("210x297mm", None, None, (2480, 3508)),
        ("21 x 29.7 cm", None, 72.0, (595, 842)),
        ("8.5x11in", None, 100.0, (850, 1100)),
        ("a4", None, None, (3508, 2480)),
        ("A4-portrait", None, 150.0, (1240, 1754)),
        ("slide", None, None, (1920, 1080)),
        ("open-graph", 2.0, None, (2400, 1260)),
        ("a4", None, 96.0, (1123, 794)),
    ],
)
def test_a_size_is_a_name_or_two_sides(
    text: str, scale: float | None, dpi: float | None, pixels: tuple[int, int]
) -> None:
    assert text_to_size(text, scale, dpi).pixels == pixels


def test_only_what_is_on_paper_is_a_sheet() -> None:
    assert text_to_size("a4").is_paper
    assert text_to_size("100x90mm").is_paper
    assert not text_to_size("slide").is_paper


@pytest.mark.parametrize("text", ["12", "", "axb", "10x", "1920x1080x3", "10x10furlong", "1e3x10", "-5x10", "nanxinf"])
def test_what_is_no_size_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"1920x1080, as 210x99mm, or as one of screen, slide, a4"):
        text_to_size(text)


@pytest.mark.parametrize(
    ("scale", "dpi", "words"), [(2.0, 300.0, "one of them"), (0.0, None, "--scale 0"), (None, 5.0, "--dpi 5")]
)
def test_a_resolution_that_makes_no_sense_is_refused(scale: float | None, dpi: float | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        text_to_size("a4", scale, dpi)


@pytest.mark.parametrize("text", ["a4", "210x99mm"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_paper_has_no_pixels_to_be_scaled(text: str, scale: float) -> None:
    with pytest.raises(ValueError, match=f"--scale .*{text} is paper: give --dpi"):
        text_to_size(text, scale)


def test_all_presets_can_be_made_and_are_called_something() -> None:
    for preset in PRESETS:
        check_size(preset.size())
        assert preset.title


@given(
    st.sampled_from(["px", "mm"]),
    st.integers(90, 900),
    st.integers(60, 900),
    st.sampled_from([None, 0.5, 1.0, 2.0, 3.125]),
)
def test_the_options_of_a_size_give_that_size_again(unit: str, width: int, height: int, scale: float | None) -> None:
    dpi = scale * 96 if scale is not None and unit == "mm" else None
    size = text_to_size(f"{width}x{height}{unit}", scale if dpi is None else None, dpi)
    assert options_to_size(size_to_options(size)) == size
    for preset in PRESETS:
        assert size_to_options(preset.size()) == ["--size", preset.name]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (PictureSize(20_000, 400, 8.0), "1.6 is the largest scale at this size"),
        (PictureSize(40_000, 20_000), "the largest of this shape is 20000x10000"),
        (PictureSize.of_mm(2000, 1000, 600), "253 dots per inch is the most at this size"),
    ],
)
def test_a_size_that_is_too_large_is_refused_with_the_largest_that_is_not(size: PictureSize, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        check_size(size)
    check_size(PictureSize(size.width_px, size.height_px, largest_scale(size), size.is_paper))


def test_paper_that_is_too_small_is_said_in_millimetres() -> None:
    with pytest.raises(ExportError, match=r"45 × 90 mm is too small for a timeline: 85 × 53 mm is the least"):
        check_size(text_to_size("45x90mm"))


@pytest.mark.parametrize(
    ("size", "enlargement", "margin_px"),
    [("320x200", 3.0, 24.0), ("newspaper", 1.0, 378.0), ("column", 1.0, 130.0), ("a4", 1.0, 400.0)],
)
def test_type_and_margins_that_leave_no_room_are_refused(size: str, enlargement: float, margin_px: float) -> None:
    check_room(text_to_size(size), 1.0, 24.0)
    with pytest.raises(SizeError, match="too small for type of"):
        check_room(text_to_size(size), enlargement, margin_px)
