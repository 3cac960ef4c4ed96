"""The typeface: its weights are there, and many texts are measured as wide as they are drawn, or a little wider."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from timeline_app.painting.type import FontMeasure, Typography, make_font
from timeline_app.plain_text import single_line

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S", "M", "Cc")), max_size=60)


@pytest.fixture(scope="module")
def measure(qapp: object) -> FontMeasure:
    assert qapp is not None
    return FontMeasure(Typography.load())


@pytest.mark.usefixtures("qapp")
def test_semi_bold_is_drawn_wider_than_regular() -> None:
    Typography.load()
    regular, bold = (make_font(13, weight) for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold))
    assert QFontMetricsF(bold).horizontalAdvance("Lithuania") > 1.01 * QFontMetricsF(regular).horizontalAdvance(
        "Lithuania"
    )


@settings(max_examples=200)
@given(texts=st.lists(WORDS, max_size=5))
def test_many_titles_are_measured_as_wide_as_they_are_drawn_or_a_little_wider(
    measure: FontMeasure, texts: list[str]
) -> None:
    widths = measure.titles_px(texts)
    assert len(widths) == len(texts)
    for width_px, text in zip(widths.tolist(), texts, strict=True):
        assert width_px >= measure.title_px(single_line(text)) - 0.5


@pytest.mark.parametrize(
    "title",
    [
        "Lithuania brings back conscription",
        "„Ąžuolas“ – Šiauliai 2024",
        "AVAVA To Ty Wa",
        "Ελλάδα και Россия",
        "-> => 2*3",
    ],
)
def test_the_width_of_an_ordinary_title_is_close(measure: FontMeasure, title: str) -> None:
    assert measure.titles_px([title])[0] <= 1.06 * measure.title_px(title) + 1
