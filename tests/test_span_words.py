"""A stretch of time is said as exactly as its length deserves, and never twice."""

from __future__ import annotations

import pytest

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.span_words import span_words


@pytest.mark.parametrize(
    ("lo", "hi", "words"),
    [
        ((2014,), (2031,), "2014 – 2030"),
        ((1961,), (1964,), "1961 – 1963"),
        ((2024,), (2025,), "2024"),
        ((-43,), (15,), "44 BC – AD 14"),
        ((0,), (9,), "1 BC – AD 8"),
        ((-820,), (1183,), "821 BC – AD 1182"),
        ((500,), (1183,), "AD 500 – 1182"),
        ((-14_593_541_198,), (2040,), "14.6 billion BC – AD 2039"),
        ((-13_800_000_000,), (2025,), "13.8 billion BC – AD 2024"),
        ((-65_999_999,), (-65_999_899,), "66 million BC – 65,999,901 BC"),
        ((-299_999,), (-122_455,), "300,000 BC – 122,000 BC"),
        ((2025, 1, 17), (2025, 2, 4), "17 Jan 2025 – 3 Feb 2025"),
        ((2025, 1, 17), (2025, 1, 18), "17 Jan 2025"),
        ((1961, 3, 2, 14, 19, 25), (1961, 3, 2, 14, 20, 5), "2 Mar 1961, 14:19:25 – 14:20:05"),
        ((1961, 3, 2, 9), (1961, 3, 2, 17), "2 Mar 1961, 09:00 – 17:00"),
        ((1961, 3, 2, 18), (1961, 3, 3, 0), "2 Mar 1961, 18:00 – 24:00"),
        ((1961, 3, 2, 18), (1961, 3, 3, 6), "2 Mar 1961, 18:00 – 3 Mar 1961, 06:00"),
    ],
)
def test_a_span_is_said_at_the_precision_it_deserves(lo: tuple[int, ...], hi: tuple[int, ...], words: str) -> None:
    assert span_words(civil_to_seconds(*lo), civil_to_seconds(*hi)) == words


def test_a_span_without_length_is_its_day() -> None:
    noon_s = civil_to_seconds(2025, 1, 17, 12)
    assert span_words(noon_s, noon_s) == "17 Jan 2025"
