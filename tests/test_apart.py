"""How far two dates lie apart: the same as counting all that their bounds allow."""

from __future__ import annotations

from itertools import product
from math import inf
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates.apart import Days, apart_to_words, distance
from timeline_app.dates.calendar import SECONDS_PER_DAY, civil_to_seconds
from timeline_app.dates.fast import read_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.dates.bounds import DateBounds

FIRST_DAY = civil_to_seconds(2014, 1, 1) // SECONDS_PER_DAY
LONG_BEFORE, LONG_AFTER = FIRST_DAY - 200, FIRST_DAY + 400
"""Stand for no bound: anything that far away is told from what lies between."""


def day(number: int) -> str:
    return f"2014-{number // 28 + 1:02}-{number % 28 + 1:02}"


def dates() -> st.SearchStrategy[str]:
    """Days, months and years, intervals between them and with an end that is open or not known, and choices."""
    single = st.one_of(st.integers(0, 60).map(day), st.integers(1, 4).map(lambda month: f"2014-{month:02}"))
    return st.one_of(
        single,
        st.tuples(single, single).filter(can_be_interval).map("/".join),
        single.map(lambda text: f"{text}/.."),
        single.map(lambda text: f"{text}/"),
        single.map(lambda text: f"../{text}"),
        single.map(lambda text: f"/{text}"),
        single.map(lambda text: f"[..{text}]"),
        single.map(lambda text: f"[{text}..]"),
    )


def can_be_interval(ends: tuple[str, str]) -> bool:
    return read_bounds(ends[0]).lo_s < read_bounds(ends[1]).hi_s


def histories(text: str) -> Iterator[tuple[float, float]]:
    """The first and the last day of all that a date may mean, as far as it makes a difference."""
    start, slash, end = text.strip("[]").partition("/")
    if slash:
        starts = days_of(start) if start not in ("", "..") else [LONG_BEFORE]
        ends = days_of(end) if end not in ("", "..") else [LONG_AFTER]
        if start == "":
            starts = [LONG_BEFORE, *range(FIRST_DAY, max(ends) + 1)]
        if end == "":
            ends = [*range(min(starts), FIRST_DAY + 130), LONG_AFTER]
        yield from ((one, other) for one, other in product(starts, ends) if one <= other)
        return
    before, dots, after = text.strip("[]").partition("..")
    if not dots:
        yield from ((one, one) for one in days_of(text))
    elif before:
        yield from ((one, one) for one in [*range(min(days_of(before)), FIRST_DAY + 130), LONG_AFTER])
    else:
        yield from ((one, one) for one in [LONG_BEFORE, *range(FIRST_DAY, max(days_of(after)) + 1)])


def days_of(text: str) -> list[int]:
    bounds = read_bounds(text)
    return [*range(bounds.lo_s // SECONDS_PER_DAY, bounds.hi_s // SECONDS_PER_DAY)]


def gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(other[0] - one[1], one[0] - other[1], 0)


@settings(max_examples=40)
@given(dates(), dates())
def test_the_distance_is_what_counting_finds(first: str, second: str) -> None:
    pairs = [*product(set(histories(first)), set(histories(second)))]
    gaps = [gap(one, other) for one, other in pairs]
    found = distance(read_bounds(first), read_bounds(second))
    assert found.least == min(gaps)
    # A gap that only a missing bound makes has no end.
    assert found.most == (max(gaps) if max(gaps) < 150 else inf)
    assert found.first_may_lead == any(one[1] < other[0] for one, other in pairs)
    assert found.second_may_lead == any(other[1] < one[0] for one, other in pairs)


@given(dates(), dates())
def test_the_distance_is_the_same_both_ways(first: str, second: str) -> None:
    there, back = distance(read_bounds(first), read_bounds(second)), distance(read_bounds(second), read_bounds(first))
    assert (there.least, there.most) == (back.least, back.most)
    assert (there.first_may_lead, there.second_may_lead) == (back.second_may_lead, back.first_may_lead)


def bounds(text: str) -> DateBounds:
    return read_bounds(text)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("2025-01-17", "2025-01-20", "3 days apart"),
        ("2025-01-20", "2025-01-17", "3 days apart"),
        ("2025-01-17", "2025-01-18", "1 day apart"),
        ("2025-01-17", "2025-01-17", "on the same day"),
        ("2025-01-17T09:00", "2025-01-17T17:00", "on the same day"),
        ("2025-01", "2025-02-01", "between 1 and 31 days apart"),
        ("2025-01-30", "2025-02", "between 2 and 29 days apart"),
        ("2025-01", "2025-01", "perhaps on the same day, at most 30 days apart, either may be the first"),
        ("2025-01", "2025-01-31", "perhaps on the same day, at most 30 days apart"),
        ("2022-02-24/..", "2025-01-17", "they overlap"),
        ("2022-02-24/", "2022-03-01", "may overlap, at most 5 days apart"),
        ("2014-02-03/2014-03-01", "2014-03-05", "4 days apart"),
        ("[..2024-12-31]", "2025-01-17", "at least 17 days apart"),
        (
            "[..2025-12-31]",
            "2025-01-17",
            "perhaps on the same day, how far apart is not known, either may be the first",
        ),
        ("1914-07-28", "1939-09-01", "about 25 years apart"),
        ("2014", "2020", "between about 5 and 7 years apart"),
        ("2014-12", "2017-10", "about 3 years apart"),
        ("2014-12", "2017-01/2018", "between 732 and 792 days apart"),
        ("2014-12", "2017", "between 732 days and about 3 years apart"),
        ("2025-01-17~", "2025-01-20", "about 3 days apart"),
        (
            "2025-01~",
            "2025-01-20",
            "perhaps on the same day, at most 19 days apart, either may be the first (approximate)",
        ),
        ("1914-07-28~", "1939-09-01", "about 25 years apart"),
        ("{2012,2014}", "2013", "may overlap, at most 730 days apart, either may be the first"),
        ("2025-01-17?", "2025-01-20", "3 days apart, if the uncertain date is right"),
        ("Y-13800000000", "2025-01-20", "about 13,800,000,000 years apart"),
    ],
)
def test_the_words_say_what_is_known(first: str, second: str, words: str) -> None:
    assert apart_to_words(bounds(first), bounds(second)) == words


def test_what_has_no_bound_is_infinite() -> None:
    assert Days.of(bounds("[..2014-01-01]")) == (-inf, FIRST_DAY, -inf, FIRST_DAY)
    assert Days.of(bounds("2014-01-01/..")) == (FIRST_DAY, FIRST_DAY, inf, inf)
