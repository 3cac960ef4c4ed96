"""What an event has to do with: what the file names, the same week, the same place; as looking at all of them finds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import event_lists, make_file

from timeline_app import relations
from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, Kind
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.words import day_to_words
from timeline_app.layout.chronology import Chronology
from timeline_app.readers.json_reader import read_json
from timeline_app.relations import (
    Found,
    Span,
    named_rows,
    rows_beginning_in,
    rows_going_on_at,
    search_place,
    span_around,
)

if TYPE_CHECKING:
    from timeline_app.table import EventFile


def last_of(file: EventFile, place: str, without: int = -1) -> Found:
    nothing = Found(np.array([], dtype=np.intp), is_all=True)
    return [nothing, *search_place(file.table.records, place, without)][-1]


# Named


def test_named_events_are_found_once_and_without_the_event_itself() -> None:
    related = ["b", "b", "nothing", "a"]
    file = make_file([{"id": "a", "title": "A", "related": related}, {"id": "b", "title": "B"}])
    assert named_rows(file.table, 0) == [1]
    assert named_rows(file.table, 1) == []


def test_names_without_end_are_not_all_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"id {number}" for number in range(300)]
    monkeypatch.setattr(relations, "NAMED_AT_MOST", 100)
    file = make_file([{"title": "A", "related": ids}, *({"id": key, "title": key} for key in ids)])
    assert len(named_rows(file.table, 0)) == 100


# The same week


@pytest.mark.parametrize(
    ("date", "first", "last", "is_week"),
    [
        ("2025-01-17", "13 January 2025", "19 January 2025", True),
        ("2025-01-13", "13 January 2025", "19 January 2025", True),
        ("2025-01-19T23:59", "13 January 2025", "19 January 2025", True),
        ("2025-01-19/2025-03", "13 January 2025", "19 January 2025", True),
        ("/2025-01-19", "13 January 2025", "19 January 2025", True),
        ("[2025-01-18..2025-01-21]", "13 January 2025", "26 January 2025", True),
        ("1066-09-28", "24 September 1066", "30 September 1066", True),
        ("2025-01", "1 January 2025", "31 January 2025", False),
        ("1960S2", "1 January 1900", "31 December 1999", False),
    ],
)
def test_the_week_of_a_date_or_its_own_span_if_that_is_longer(date: str, first: str, last: str, is_week: bool) -> None:
    span = span_around(read_bounds(date))
    assert span is not None
    assert (day_to_words(span.lo_s), day_to_words(span.hi_s - 1), span.is_week) == (first, last, is_week)


@pytest.mark.parametrize("date", ["[..2025]", "[2025..]"])
def test_a_date_with_one_bound_has_no_week(date: str) -> None:
    assert span_around(read_bounds(date)) is None


def test_no_date_has_no_week() -> None:
    assert span_around(make_file([{"title": "A"}]).table.bounds(0)) is None


def test_dates_that_disagree_on_whether_there_is_an_end_have_no_week() -> None:
    event = {"title": "A", "dates": [{"date": "2025-01-15"}, {"date": "[2025-01-16..]"}]}
    assert span_around(make_file([event]).table.bounds(0)) is None


@pytest.mark.parametrize(
    ("date", "is_sure"),
    [
        ("2014-12-31", True),
        ("2014-12-31/..", True),
        ("2014-12-31/", True),
        ("[2014-12-30,2015-01-02]", True),
        ("[2014-12-31..]", False),  # or later
        ("[..2014-12-31]", False),  # or earlier
        ("/2014-12-31", False),
        ("2015-01-03~", True),
        ("2015-01-04~", False),  # perhaps the Monday after
        ("2015-01-03~/2016", True),
        ("2015-01-04~/2016", False),
        ("2015-01-04/2016~", True),
    ],
)
def test_what_surely_begins_in_a_week_is_found(date: str, is_sure: bool) -> None:
    file = make_file(["2015-01-01", date])
    span = span_around(file.table.bounds(0))
    assert span is not None
    assert rows_beginning_in(file.table, Chronology.of(file), span, 0).rows.tolist() == [1] * is_sure


def surely_begins_in(file: EventFile, chronology: Chronology, row: int, span: Span) -> bool:
    bounds, prints = file.table.bounds(row), chronology.footprints
    if not file.table.dated()[row]:
        return False
    if bounds.lo_s == FAR_PAST or (bounds.kind != Kind.INTERVAL and bounds.hi_s == FAR_FUTURE):
        return False
    begin_s = prints.outer_lo_s[row]
    about_s = bounds.lo_s - begin_s
    latest_s = bounds.start_hi_s + about_s if bounds.kind == Kind.INTERVAL else prints.outer_hi_s[row]
    return bool(span.lo_s <= begin_s < span.hi_s and span.lo_s <= bounds.lo_s and latest_s <= span.hi_s)


@given(event_lists(), st.integers(0, 39), st.booleans())
def test_the_events_of_a_week_are_those_that_looking_at_all_finds(
    events: list[dict[str, Any]], row: int, is_wide: bool
) -> None:
    file = make_file(events)
    chronology = Chronology.of(file)
    span = span_around(file.table.bounds(row)) if row < len(events) else None
    if span is None or is_wide:
        span = Span(FAR_PAST, FAR_FUTURE, is_week=False) if is_wide else Span(0, 10**9, is_week=False)
    found = rows_beginning_in(file.table, chronology, span, row)
    expected = [
        other for other in range(len(events)) if other != row and surely_begins_in(file, chronology, other, span)
    ]
    assert sorted(found.rows.tolist()) == expected
    assert found.is_all
    begins = chronology.footprints.outer_lo_s[found.rows]
    assert (begins[1:] >= begins[:-1]).all()


@pytest.mark.parametrize(
    ("date", "is_going_on"),
    [
        ("1999/2001", True),
        ("1999/..", True),
        ("../2001", False),  # no start is known
        ("1999/2000-02-14", True),
        ("1999/2000-02-13", False),
        ("1999/2000-02", False),  # perhaps it ended before
        ("2000-02/2001", False),  # perhaps it began later
        ("2000-02-14/2001", False),
        ("1999/", False),  # nobody knows until when
        ("1999/2000~", False),
        ("2000-02-12~/2001", True),
        ("2000-02-13~/2001", False),  # perhaps a day later
        ("1999~/2001", False),  # perhaps a year later
        ("1999/2000-02-14~", False),
        ("1999/2000-02-16~", True),
        ("1999/2001~", False),
        ("1999/2002~", True),
        ("2000", False),
        ("[1999..2001]", False),
        ("{1999,2001}", False),
    ],
)
def test_what_surely_began_earlier_and_surely_lasted_is_going_on(date: str, is_going_on: bool) -> None:
    file = make_file(["2000-02-17", date, "2010"])
    span = span_around(file.table.bounds(0))
    assert span is not None
    assert rows_going_on_at(file.table, Chronology.of(file), span.lo_s, 0).tolist() == [1] * is_going_on


def test_what_is_ongoing_is_not_said_to_go_on_after_the_file_ends() -> None:
    file = make_file(["2000/..", "2030-05-01"], as_of="2020")
    span = span_around(file.table.bounds(1))
    assert span is not None
    assert not len(rows_going_on_at(file.table, Chronology.of(file), span.lo_s, 1))


def test_of_a_week_with_too_many_events_only_the_first_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "WEEK_LOOKED_AT_MOST", 5)
    file = make_file(["2025-01-17"] * 12)
    found = rows_beginning_in(file.table, Chronology.of(file), Span(0, 2 * 10**9, is_week=False), 0)
    assert len(found.rows) in (4, 5)
    assert not found.is_all


# The same place


PLACES = st.sampled_from(["Vilnius", "Šiauliai", "Kaunas (old town)", 'a "b" \\ c', "Vil", "", "東京", "🜚"])


@given(st.lists(PLACES | st.none(), max_size=12), PLACES, st.booleans(), st.integers(20, 400), st.integers(-1, 12))
def test_the_events_at_a_place_are_those_that_looking_at_all_finds(
    places: list[str | None], wanted: str, ascii_only: bool, slice_bytes: int, without: int
) -> None:
    events = [{"title": f'"place": "{wanted}"', "place": place, "x": {"place": wanted}} for place in places]
    file = read_json(json.dumps(events, ensure_ascii=ascii_only).encode(), "f.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "_SLICE_BYTES", slice_bytes)
        found = last_of(file, wanted, without)
    assert found.is_all
    assert found.rows.tolist() == [row for row, place in enumerate(places) if place == wanted and row != without]


@pytest.mark.parametrize(
    "written",
    [
        'Café A/B & "C" 🜚'.replace('"', '\\"'),
        r"Caf\u00E9 A/B & \u0022C\u0022 \uD83D\uDF1A",
        r"Caf\u00e9 A\/B \u0026 \"C\" \ud83d\uDf1a",
        r"\u0043\u0061\u0066\u00e9\u0020\u0041\u002F\u0042\u0020\u0026\u0020\"C\"\u0020🜚",
    ],
)
def test_a_place_is_found_however_its_letters_are_written(written: str) -> None:
    other = 'Café A/B & "C"'
    events = f'[{{"title": "A", "place":\t"{written}"}}, {{"title": "B", "place": {json.dumps(other)}}}]'
    file = read_json(events.encode(), "f.json")
    assert last_of(file, f"{other} 🜚").rows.tolist() == [0]
    assert last_of(file, other).rows.tolist() == [1]


def test_of_two_long_places_that_begin_alike_the_right_one_is_found() -> None:
    first, second = f"{'a' * 100_000}b", f"{'a' * 100_000}c"
    file = make_file([{"title": "A", "place": first}, {"title": "B", "place": second}])
    assert last_of(file, second).rows.tolist() == [1]


def test_a_place_with_too_many_events_is_not_searched_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "PLACE_FOUND_AT_MOST", 3)
    file = make_file([{"title": "A", "place": "Vilnius"}] * 9)
    found = last_of(file, "Vilnius", 1)
    assert (found.rows.tolist(), found.is_all) == ([0, 2, 3], False)


def test_a_search_takes_many_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "_SLICE_BYTES", 100)
    monkeypatch.setattr(relations, "_SLICE_HITS", 2)
    file = make_file([{"title": "A", "place": "Vilnius"}] * 50)
    steps = [*search_place(file.table.records, "Vilnius", 0)]
    assert len(steps) >= 20
    assert [len(step.rows) for step in steps] == sorted(len(step.rows) for step in steps)
    assert len(steps[-1].rows) == 49
