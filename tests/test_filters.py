"""Which events a filter lets through, and how many each choice would leave, against counting them one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file, values_of_row

from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import NO_VALUE
from timeline_app.filters import Chosen, EventFilter, matching, value_counts

VALUES = {
    "country": ["LT", "FR", "PL", "DE"],
    "category": ["a", "b", "c", "d"],
    "tag": ["war", "peace", "Ünïcode <b>"],
    "source": ["almanac", "chronicle", "hearsay"],
    "place": ["Vilnius", "Šiauliai"],
    "status": ["happened", "ongoing", "planned"],
    "field:actor": ["NATO", "EU", "7", "true"],
}
DATES = {"2024": "happened", "2024/..": "ongoing", "2099": "planned", None: NO_VALUE}
"""Dates, and the status that an event has by them where the file says nothing; it knows up to 2025."""
Event = dict[str, Any]


def some(facet_id: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(VALUES[facet_id]), max_size=3)


def maybe(facet_id: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(VALUES[facet_id])


EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.just("x"),
            "date": st.sampled_from([*DATES]),
            "countries": some("country"),
            "category": maybe("category"),
            "tags": some("tag"),
            "source": maybe("source") | some("source"),
            "place": maybe("place"),
            "status": maybe("status"),
            "actor": maybe("field:actor") | some("field:actor") | st.sampled_from([7, True]),
        }
    ),
    max_size=12,
)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        key: st.builds(
            Chosen, st.frozensets(st.sampled_from([*values, NO_VALUE, "unheard of"]), max_size=3), st.booleans()
        )
        for key, values in VALUES.items()
    },
).map(EventFilter)


def facets_of(events: list[Event]) -> FileFacets:
    given_only = [{key: value for key, value in event.items() if value is not None} for event in events]
    return FileFacets(make_file(given_only, as_of="2025-01-01").table)


def values_of(event: Event, facet_id: str) -> set[str]:
    """What an event has of a facet, by looking at it; without any value, `NO_VALUE`."""
    if facet_id == "status":
        return {event["status"] or DATES[event["date"]]}
    field = {"country": "countries", "tag": "tags", "field:actor": "actor"}.get(facet_id, facet_id)
    value = event[field]
    values = value if isinstance(value, list) else [] if value is None else [value]
    return {"true" if one is True else str(one) for one in values} or {NO_VALUE}


def fits(event: Event, facet_id: str, chosen: Chosen) -> bool:
    values = values_of(event, facet_id)
    return chosen.values <= values if chosen.need_all else bool(chosen.values & values)


def expected(events: list[Event], event_filter: EventFilter) -> list[bool]:
    return [all(fits(event, *choice) for choice in event_filter.choices.items()) for event in events]


def is_listed(facets: FileFacets, event_filter: EventFilter) -> bool:
    """Whether the file has all facets of a filter; a further field that no two events share tells nothing apart."""
    return all(facets.facet(facet_id) is not None for facet_id in event_filter.choices)


@given(events=EVENTS, event_filter=FILTERS)
def test_an_event_matches_if_it_satisfies_the_choices_of_every_facet(
    events: list[Event], event_filter: EventFilter
) -> None:
    facets = facets_of(events)
    if is_listed(facets, event_filter):
        assert matching(facets, event_filter).tolist() == expected(events, event_filter)


@given(events=EVENTS, event_filter=FILTERS, facet_id=st.sampled_from([*VALUES]))
def test_a_values_count_is_what_choosing_it_would_show_under_the_other_facets(
    events: list[Event], event_filter: EventFilter, facet_id: str
) -> None:
    facets = facets_of(events)
    if facets.facet(facet_id) is None or not is_listed(facets, event_filter):
        return
    chosen = event_filter.chosen(facet_id)
    counts = value_counts(facets, event_filter, facet_id)
    assert {value for value, count in counts.items() if count} <= {
        value for event in events for value in values_of(event, facet_id)
    }
    for value, count in counts.items():
        needed = chosen.values | {value} if chosen is not None and chosen.need_all else frozenset({value})
        alone = event_filter.with_chosen(facet_id, Chosen(needed, need_all=True))
        assert count == sum(expected(events, alone)), value


@given(events=EVENTS)
def test_every_value_of_every_event_is_listed(events: list[Event]) -> None:
    facets = facets_of(events)
    for facet_id in VALUES:
        facet = facets.facet(facet_id)
        if facet is not None:
            listed = set(facet.counts(matching(facets, EventFilter())))
            assert {value for event in events for value in values_of(event, facet_id)} <= listed
            of_rows = [set(values_of_row(facet, row)) or {NO_VALUE} for row in range(len(events))]
            assert of_rows == [values_of(event, facet_id) for event in events]


def test_events_without_a_country_have_their_own_entry() -> None:
    facets = FileFacets(make_file(["2024", {"title": "x", "date": "2024", "countries": ["LT"]}]).table)
    assert value_counts(facets, EventFilter(), "country") == {"LT": 1, NO_VALUE: 1}
    assert matching(facets, EventFilter.of(country=[NO_VALUE])).tolist() == [True, False]


def test_the_files_categories_are_listed_even_when_no_event_has_them() -> None:
    assert value_counts(FileFacets(make_file([]).table), EventFilter(), "category") == {"a": 0, "b": 0, "c": 0}


def test_spellings_of_one_country_are_one_country() -> None:
    facets = FileFacets(make_file([{"title": "x", "date": "2024", "countries": ["UK", "GB", "gb"]}]).table)
    assert value_counts(facets, EventFilter(), "country") == {"GB": 1}


@pytest.mark.parametrize(
    "event_filter",
    [EventFilter(), EventFilter.of(country=None), EventFilter({"tag": Chosen(frozenset(), need_all=True)})],
)
def test_a_filter_that_says_nothing_shows_all(event_filter: EventFilter) -> None:
    assert matching(FileFacets(make_file(["2024", {"title": "x", "tags": ["war"]}]).table), event_filter).all()


def test_choosing_nothing_shows_nothing() -> None:
    assert not matching(FileFacets(make_file(["2024"]).table), EventFilter.of(country=())).any()


def test_a_facet_that_the_file_lacks_has_no_value_anywhere() -> None:
    facets = FileFacets(make_file(["2024", "2025"]).table)
    assert not matching(facets, EventFilter.of(tag=["war"])).any()
    assert matching(facets, EventFilter.of(tag=["war", NO_VALUE])).all()
