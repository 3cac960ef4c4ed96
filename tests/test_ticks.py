"""The marks of the axis: what stands on it, word by word, from seconds to all of time."""

from __future__ import annotations

import pytest
from made_up import axis_ticks

from timeline_app.dates.calendar import MAX_YEAR, civil_to_seconds
from timeline_app.ticks import AxisTicks, Tick, axis_ticks_at

FIRST_S = civil_to_seconds(-MAX_YEAR)
LAST_S = civil_to_seconds(MAX_YEAR)

Civil = tuple[int, ...]


def ticks_of(lo: Civil, hi: Civil, width_px: float, min_spacing_px: float = 60) -> AxisTicks:
    return axis_ticks(civil_to_seconds(*lo), civil_to_seconds(*hi), width_px, min_spacing_px)


def words(ticks: tuple[Tick, ...]) -> str:
    """The labels of a row with an asterisk at strong ones."""
    return " | ".join(tick.label + "*" * tick.strong for tick in ticks)


def labels(ticks: tuple[Tick, ...]) -> str:
    return " | ".join(tick.label for tick in ticks)


@pytest.mark.parametrize(
    ("view", "minor", "context"),
    [
        pytest.param(
            ((2014,), (2026,), 1000),
            "2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020* | 2021 | 2022 | 2023 | 2024 | 2025 | 2026",
            "2010s | 2020s",
            id="12 years",
        ),
        pytest.param(
            ((2024,), (2026,), 1000),
            "Jan* | Apr | Jul | Oct | Jan* | Apr | Jul | Oct | Jan*",
            "2024 | 2025 | 2026",
            id="2 years",
        ),
        pytest.param(
            ((2024, 10), (2025, 8), 700),
            "Oct | Nov | Dec | Jan* | Feb | Mar | Apr | May | Jun | Jul | Aug",
            "2024 | 2025",
            id="10 months",
        ),
        pytest.param(
            ((2025, 1, 20), (2025, 3, 3), 1000),
            "22 | 1* | 8 | 15 | 22 | 1*",
            "January 2025 | February 2025 | March 2025",
            id="6 weeks",
        ),
        pytest.param(
            ((2025, 1, 20), (2025, 3, 3), 340),
            "1* | 16 | 1*",
            "January 2025 | February 2025 | March 2025",
            id="6 weeks, narrow",
        ),
        pytest.param(
            ((2024, 1, 27), (2024, 2, 3), 600),
            "27 | 28 | 29 | 30 | 31 | 1* | 2 | 3",
            "January 2024 | February 2024",
            id="7 days",
        ),
        pytest.param(
            ((2024, 2, 23), (2024, 3, 6), 600),
            "23 | 25 | 27 | 1* | 3 | 5",
            "February 2024 | March 2024",
            id="12 days about a leap day",
        ),
        pytest.param(
            ((2025, 1, 17), (2025, 1, 20), 1000),
            "00:00* | 06:00 | 12:00 | 18:00 | 00:00* | 06:00 | 12:00 | 18:00 | 00:00* | 06:00 | 12:00 | 18:00 | 00:00*",
            "17 January 2025 | 18 January 2025 | 19 January 2025 | 20 January 2025",
            id="3 days",
        ),
        pytest.param(
            ((2025, 1, 17), (2025, 1, 17, 6), 1000),
            "00:00* | 00:30 | 01:00* | 01:30 | 02:00* | 02:30 | 03:00* | 03:30 | 04:00* | 04:30 | "
            "05:00* | 05:30 | 06:00*",
            "17 January 2025",
            id="6 hours",
        ),
        pytest.param(
            ((2025, 1, 17, 23, 59, 5), (2025, 1, 18, 0, 0, 35), 1000),
            "23:59:15 | 23:59:30 | 23:59:45 | 00:00:00* | 00:00:15 | 00:00:30",
            "17 January 2025 | 18 January 2025",
            id="90 seconds",
        ),
        pytest.param(
            ((-499,), (500,), 1000),
            "500 BC | 400 BC | 300 BC | 200 BC | 100 BC | AD 1* | 100 | 200 | 300 | 400 | 500",
            "1st millennium BC | 1st millennium",
            id="500 BC to AD 500",
        ),
        pytest.param(
            ((-13_799_999_999,), (2025,), 1000),
            "12 billion BC | 10 billion BC* | 8 billion BC | 6 billion BC | 4 billion BC | 2 billion BC | AD 1*",
            "BC | AD",
            id="13.8 billion years",
        ),
        pytest.param(
            ((-65_999_999,), (2025,), 1000),
            "60 million BC | 40 million BC | 20 million BC | AD 1*",
            "BC | AD",
            id="66 million years",
        ),
        pytest.param(
            ((-1_499_999_999,), (-999_999_999,), 1000),
            "1.5 billion BC | 1.4 billion BC | 1.3 billion BC | 1.2 billion BC | 1.1 billion BC | 1 billion BC*",
            "BC",
            id="500 million years long ago",
        ),
        pytest.param(
            ((-12_999,), (-8_999,), 1000),
            "13,000 BC* | 12,500 BC | 12,000 BC* | 11,500 BC | 11,000 BC* | 10,500 BC | 10,000 BC* | "
            "9500 BC | 9000 BC*",
            "BC",
            id="end of the ice age",
        ),
        pytest.param(
            ((-MAX_YEAR,), (MAX_YEAR,), 1000),
            "100 billion BC* | 50 billion BC | AD 1* | AD 50 billion | AD 100 billion*",
            "BC | AD",
            id="everything",
        ),
        pytest.param(
            ((-5,), (6,), 1000),
            "6 BC | 5 BC | 4 BC | 3 BC | 2 BC | 1 BC | AD 1* | AD 2 | AD 3 | AD 4 | AD 5 | AD 6",
            "9–1 BC | AD 1–9",
            id="single years about AD 1",
        ),
        pytest.param(
            ((-5,), (6,), 600),
            "6 BC | 4 BC | 2 BC | AD 2 | AD 4 | AD 6",
            "1st century BC | 1st century",
            id="two years about AD 1",
        ),
        pytest.param(
            ((-24,), (25,), 1000),
            "25 BC | 20 BC* | 15 BC | 10 BC* | 5 BC | AD 1* | AD 5 | AD 10* | AD 15 | AD 20* | AD 25",
            "1st century BC | 1st century",
            id="five years about AD 1",
        ),
        pytest.param(
            ((0, 9), (1, 4), 1000),
            "Sep | Oct | Nov | Dec | Jan* | Feb | Mar | Apr",
            "1 BC | AD 1",
            id="months about AD 1",
        ),
        pytest.param(
            ((-43, 3, 13), (-43, 3, 16), 600),
            "00:00* | 12:00 | 00:00* | 12:00 | 00:00* | 12:00 | 00:00*",
            "13 March 44 BC | 14 March 44 BC | 15 March 44 BC | 16 March 44 BC",
            id="days in 44 BC",
        ),
        pytest.param(
            ((-66_000_010,), (-65_999_988,), 1000),
            "66,000,010 BC* |  |  |  |  | 66 million BC* |  |  |  |  | 65,999,990 BC*",
            "from 66,000,100 BC | from 66 million BC",
            id="single years long ago: only round ones have room for a label",
        ),
    ],
)
def test_span_has_these_marks(view: tuple[Civil, Civil, float], minor: str, context: str) -> None:
    ticks = ticks_of(*view)
    assert words(ticks.minor) == minor
    assert labels(ticks.context) == context


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (9, "AD 9"),
        (99, "AD 99"),
        (100, "100"),
        (1066, "1066"),
        (9999, "9999"),
        (0, "1 BC"),
        (-43, "44 BC"),
        (-2999, "3000 BC"),
        (-119_999, "120,000 BC"),
        (-1_249_999, "1.25 million BC"),
        (-541_122_999, "541.123 million BC"),
        (-541_123_000, "541,123,001 BC"),
        (-1_234_499, "1,234,500 BC"),
        (-9_999_999_999, "10 billion BC"),
        (-1_000_999_999, "1.001 billion BC"),
        (-1_000_000_999, "1,000,001,000 BC"),
        (5_000_000_000, "AD 5 billion"),
    ],
)
def test_year_is_worded_as_people_write_it(year: int, label: str) -> None:
    # at a scale at which months are the marks and years their context
    ticks = ticks_of((year, 3), (year, 9), 600)
    assert labels(ticks.context) == label


@pytest.mark.parametrize(
    ("year", "decade"),
    [
        (2014, "2010s"),
        (2000, "2000s"),
        (105, "100s"),
        (15, "AD 10s"),
        (9, "AD 1–9"),
        (0, "9–1 BC"),
        (-8, "9–1 BC"),
        (-9, "10s BC"),
        (-18, "10s BC"),
        (-19, "20s BC"),
        (-43, "40s BC"),
        (-12_344, "12,340s BC"),
    ],
)
def test_single_years_stand_in_their_decade(year: int, decade: str) -> None:
    ticks = axis_ticks_at(civil_to_seconds(year), civil_to_seconds(year, 2), 100 / (365 * 86_400), 60)
    assert labels(ticks.context) == decade


@pytest.mark.parametrize(
    ("year", "century"),
    [
        (2001, "21st century"),
        (2000, "20th century"),
        (1901, "20th century"),
        (1200, "12th century"),
        (1, "1st century"),
        (0, "1st century BC"),
        (-99, "1st century BC"),
        (-100, "2nd century BC"),
        (-300, "4th century BC"),
        (11_050, "111th century"),
        (-22_199, "222nd century BC"),
    ],
)
def test_two_years_steps_stand_in_their_century(year: int, century: str) -> None:
    ticks = axis_ticks_at(civil_to_seconds(year), civil_to_seconds(year, 2), 50 / (365 * 86_400), 60)
    assert labels(ticks.context) == century


@pytest.mark.parametrize(
    ("lo_s", "hi_s", "width_px"),
    [
        pytest.param(10, 10, 1000, id="no span"),
        pytest.param(10, 0, 1000, id="reversed"),
        pytest.param(0, 86_400, 0, id="no width"),
        pytest.param(0, 86_400, -5, id="negative width"),
        pytest.param(LAST_S + 1, LAST_S + 10**9, 1000, id="after the calendar's end"),
        pytest.param(FIRST_S - 10**9, FIRST_S - 1, 1000, id="before the calendar's beginning"),
        pytest.param(FIRST_S, LAST_S, 30, id="all of time in a few pixels"),
    ],
)
def test_axis_without_room_has_no_ticks(lo_s: int, hi_s: int, width_px: float) -> None:
    assert axis_ticks(lo_s, hi_s, width_px, 60) == AxisTicks((), (), 0.0)


@pytest.mark.parametrize("min_spacing_px", [0, -1])
def test_spacing_that_is_not_positive_is_refused(min_spacing_px: float) -> None:
    with pytest.raises(ValueError, match="min_spacing_px"):
        axis_ticks(0, 1000, 1000, min_spacing_px)


def test_one_second_has_its_two_ends() -> None:
    assert words(axis_ticks(59, 60, 1000, 60).minor) == "00:00:59 | 00:01:00*"


def test_span_beyond_the_calendar_is_ticked_as_far_as_it_goes() -> None:
    ticks = axis_ticks(-(2**62), 2**62, 1000, 60)
    assert labels(ticks.minor) == labels(ticks_of((-MAX_YEAR,), (MAX_YEAR,), 1000).minor)
    assert [tick.time_s for tick in ticks.context] == [FIRST_S, civil_to_seconds(1)]


def test_first_and_last_year_of_the_calendar_are_ticked() -> None:
    first = axis_ticks_at(FIRST_S, FIRST_S + 1, 3e-6, 60)
    last = axis_ticks_at(LAST_S - 1, LAST_S, 3e-6, 60)
    assert [tick.time_s for tick in first.minor] == [FIRST_S]
    assert [tick.time_s for tick in last.minor] == [LAST_S]
    assert first.step_s == last.step_s == 31_556_952
