"""Which events a filter lets through, and how many each choice would leave, against counting them one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file

from timeline_app.filters import (
    NO_CATEGORY,
    NO_COUNTRY,
    EventFilter,
    category_counts,
    country_counts,
    matching,
)

COUNTRIES = ["LT", "FR", "PL", "DE"]
CATEGORIES = ["a", "b", "c", "d"]
EVENTS = st.lists(
    st.builds(
        lambda countries, category: {"title": "x", "date": "2024", "countries": countries, "category": category},
        st.lists(st.sampled_from(COUNTRIES), max_size=4),
        st.sampled_from([*CATEGORIES, None]),
    ),
    max_size=20,
)
FILTERS = st.builds(
    EventFilter,
    st.none() | st.frozensets(st.sampled_from([*COUNTRIES, NO_COUNTRY, "ZZ"])),
    st.none() | st.frozensets(st.sampled_from([*CATEGORIES, NO_CATEGORY, "unknown"])),
)
Event = dict[str, Any]


def has_country(event: Event, chosen: frozenset[str] | None) -> bool:
    return chosen is None or bool(set(event["countries"] or [NO_COUNTRY]) & chosen)


def has_category(event: Event, chosen: frozenset[str] | None) -> bool:
    return chosen is None or (event["category"] or NO_CATEGORY) in chosen


def file_of(events: list[Event]) -> Any:
    return make_file([{key: value for key, value in event.items() if value is not None} for event in events])


@given(events=EVENTS, event_filter=FILTERS)
def test_an_event_matches_if_any_of_its_countries_and_its_category_are_chosen(
    events: list[Event], event_filter: EventFilter
) -> None:
    expected = [has_country(e, event_filter.countries) and has_category(e, event_filter.categories) for e in events]
    assert matching(file_of(events).table, event_filter).tolist() == expected


@given(events=EVENTS, event_filter=FILTERS)
def test_a_countrys_count_is_what_choosing_it_alone_would_show(events: list[Event], event_filter: EventFilter) -> None:
    table = file_of(events).table
    counts = country_counts(table, event_filter)
    assert (NO_COUNTRY in counts) == any(not event["countries"] for event in events)
    assert {code for code in counts if code} == {code for event in events for code in event["countries"]}
    for code, count in counts.items():
        assert count == matching(table, EventFilter(frozenset({code}), event_filter.categories)).sum()


@given(events=EVENTS, event_filter=FILTERS)
def test_a_categorys_count_is_what_choosing_it_alone_would_show(events: list[Event], event_filter: EventFilter) -> None:
    table = file_of(events).table
    counts = category_counts(table, event_filter)
    assert (NO_CATEGORY in counts) == any(event["category"] is None for event in events)
    assert {"a", "b", "c"} <= set(counts)  # the file's own categories are listed even when empty
    for category, count in counts.items():
        assert count == matching(table, EventFilter(event_filter.countries, frozenset({category}))).sum()


def test_events_without_a_country_have_their_own_entry() -> None:
    table = make_file(["2024", {"title": "x", "date": "2024", "countries": ["LT"]}]).table
    assert country_counts(table, EventFilter()) == {"LT": 1, NO_COUNTRY: 1}
    assert matching(table, EventFilter(frozenset({NO_COUNTRY}))).tolist() == [True, False]


def test_spellings_of_one_country_are_one_country() -> None:
    table = make_file([{"title": "x", "date": "2024", "countries": ["UK", "GB", "gb"]}]).table
    assert country_counts(table, EventFilter()) == {"GB": 1}


@pytest.mark.parametrize(
    ("event_filter", "empty"),
    [
        (EventFilter(), True),
        (EventFilter(frozenset()), False),
        (EventFilter(None, frozenset()), False),
        (EventFilter(frozenset({"LT"})), False),
    ],
)
def test_a_filter_is_empty_only_if_it_says_nothing(event_filter: EventFilter, empty: bool) -> None:
    assert event_filter.is_empty is empty


def test_choosing_nothing_shows_nothing() -> None:
    assert not matching(make_file(["2024"]).table, EventFilter(frozenset())).any()
