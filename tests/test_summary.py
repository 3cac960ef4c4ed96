"""What is in view, in words that are true."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from made_up import make_file

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import NO_VALUE
from timeline_app.filters import Chosen, EventFilter, matching
from timeline_app.layout.chronology import horizon_s
from timeline_app.layout.footprint import rows_in_span, table_to_footprints
from timeline_app.layout.in_view import InView
from timeline_app.summary import (
    FileCounts,
    count_words,
    filter_words,
    in_view_words,
    match_words,
    source_line,
    sum_words,
)


@pytest.mark.parametrize(
    ("event_filter", "words"),
    [
        (EventFilter(), ""),
        (EventFilter.of(country={"LT"}), "Lithuania"),
        (EventFilter.of(country={"LT", "FR"}, category={"a"}), "France or Lithuania · Alpha"),
        (EventFilter.of(country={"LT", NO_VALUE}), "Lithuania or no country"),
        (EventFilter.of(category={"c", "a", NO_VALUE}), "Alpha, c or no category"),
        (EventFilter.of(country=()), "nothing chosen"),
        (EventFilter.of(tag={"war", "peace"}), "Tags: peace or war"),
        (EventFilter({"tag": Chosen(frozenset({"war", "peace"}), need_all=True)}), "Tags: peace and war"),
        (EventFilter({"tag": Chosen(frozenset(), need_all=True)}), ""),
        (EventFilter.of(status={"planned", NO_VALUE}), "Status: Planned or status unknown"),
        (EventFilter.of(country={"LT", "FR", "PL", "DE"}), "France, Germany, Lithuania or Poland"),
        (EventFilter.of(country={"LT", "FR", "PL", "DE", "EE"}), "Estonia, France, Germany or 2 more"),
    ],
)
def test_a_filter_is_said_by_name(event_filter: EventFilter, words: str) -> None:
    assert filter_words(make_file([]), event_filter) == words


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ({"DE"}, "all but Germany"),
        ({"DE", ""}, "all but Germany or no country"),
        ({"LT", "LV", "EE"}, "all but Estonia, Latvia or Lithuania"),
        ({"LT", "LV", "EE", "DE"}, "Finland, France, Poland or 2 more"),
        ({"ZZ"}, "Estonia, Finland, France or 6 more"),
    ],
)
def test_of_many_countries_the_few_that_are_left_out_are_named(left_out: set[str], words: str) -> None:
    codes = {"LT", "LV", "EE", "DE", "PL", "FR", "FI", "SE", ""}
    file = make_file([{"title": "x", "date": "2014", "countries": [code] if code else []} for code in sorted(codes)])
    assert filter_words(file, EventFilter.of(country=codes - left_out)) == words


def test_counts_tell_what_has_no_date_and_what_could_not_be_read() -> None:
    events: list[dict[str, Any] | str] = [
        "2024",
        "2023",
        {"title": "x"},
        {"title": "x", "date": "nonsense"},
        {"title": 5},
    ]
    file = make_file(events)
    everything = matching(FileFacets(file.table), EventFilter())
    assert count_words(file, everything) == "4 of 5 events · 2 of them without a date · 1 unreadable"
    assert count_words(file, everything & False) == "0 of 5 events · 1 unreadable"


def test_one_event_is_not_events() -> None:
    file = make_file(["2024"])
    assert count_words(file, np.array([True])) == "1 of 1 event"
    assert count_words(make_file([]), np.array([], dtype=np.bool_)) == "0 of 0 events"


def test_a_span_counts_the_events_whose_marks_touch_it() -> None:
    lo_s, hi_s = civil_to_seconds(2024), civil_to_seconds(2025)
    dates: list[dict[str, Any] | str] = [
        "2023-12-30",
        "2023",
        "2024-01-01",
        "2020/2030",
        "2020/..",
        "[..2027]",
        "2025~",
        "2025-01-01",
        {"title": "x"},
    ]
    file = make_file(dates, as_of="2024-06")
    footprints = table_to_footprints(file.table, horizon_s(file))
    in_span = rows_in_span(footprints, file.table.dated(), lo_s, hi_s)
    # 2023 ends where 2024 begins. "By 2027" is drawn at 2027; "about 2025" begins a year before.
    assert in_span.tolist() == [False, False, True, True, True, False, True, False, False]
    assert (
        count_words(file, matching(FileFacets(file.table), EventFilter()), in_span)
        == "4 of 9 events · 1 more without a date"
    )


def test_what_has_just_begun_on_the_files_day_touches_the_span_that_begins_then() -> None:
    file = make_file(["2024-06-01/..", "2024-06-01T00:00:00"], as_of="2024-06-01")
    footprints = table_to_footprints(file.table, horizon_s(file))
    lo_s = civil_to_seconds(2024, 6)
    assert rows_in_span(footprints, file.table.dated(), lo_s, lo_s + 1).tolist() == [True, True]


def test_the_sources_are_those_of_the_shown_events_in_the_files_order() -> None:
    sources = [{"id": name, "title": f"Paper {name}"} for name in "abcdef"]
    events = [{"title": "x", "date": "2024", "source": source} for source in ("c", ["a", "own words"], [], "f")]
    file = make_file(events, sources=sources)
    assert source_line(file, np.array([1, 1, 1, 0], dtype=np.bool_)) == "Sources: Paper a; Paper c; own words"
    assert source_line(file, np.array([1, 0, 0, 0], dtype=np.bool_)) == "Source: Paper c"
    assert source_line(file, np.array([0, 0, 1, 0], dtype=np.bool_)) == ""


def test_at_most_four_sources_are_named_and_the_others_counted() -> None:
    file = make_file([{"title": "x", "date": "2024", "source": list("abcdef")}])
    assert source_line(file, np.array([True])) == "Sources: a; b; c; d; 2 more"


@pytest.mark.parametrize(
    ("in_view", "words"),
    [
        (InView(16, 0, 0, False, 0), "In view: 16 shown"),
        (InView(16, 6, 0, False, 0), "In view: 16 shown (6 above or below)"),
        (InView(7, 0, 56_438, False, 943_555), "In view: 7 shown + 56,438 only counted · 943,555 before or after"),
        (InView(11, 0, 5, True, 0), "In view, each event once: 11 shown + 5 only counted"),
    ],
)
def test_what_is_in_view_is_said_so_that_it_adds_up(in_view: InView, words: str) -> None:
    assert in_view_words(in_view) == words


def test_all_events_of_the_file_add_up() -> None:
    events: list[dict[str, Any] | str] = ["2024", "2023", "2022", {"title": "x"}, {"title": 5}]
    file = make_file(events)
    counts = FileCounts.of(file, np.array([True, True, False, True]))
    assert counts == FileCounts(1, 1, 1, 5)
    assert match_words(counts) == "3 of 5 events · 1 filtered out · 1 unreadable"
    assert sum_words(InView(1, 0, 1, False, 0), counts) == (
        "1 shown + 1 counted + 1 without a date + 1 filtered out + 1 unreadable = 5 in the file"
    )
