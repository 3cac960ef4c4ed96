"""Several dates of one event, each with who says so."""

from __future__ import annotations

import json

import pytest
from made_up import make_file
from test_reader import marked

from timeline_app.dates.bounds import Kind
from timeline_app.dates.fast import read_bounds
from timeline_app.readers.json_reader import read_json
from timeline_app.summary import source_line

CHRONICLE = {"date": "1066-09-28", "source": "chronicle"}
ANNALS = {"date": "1066-09-29", "source": ["annals", "chronicle"], "note": "written later"}


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({"dates": [CHRONICLE, ANNALS]}, "1066-09-28"),
        ({"date": "1066-09", "dates": [CHRONICLE, ANNALS]}, "1066-09"),
        ({"start": "1066-09-01", "end": "1066-10-01", "dates": [CHRONICLE]}, "1066-09-01/1066-10-01"),
    ],
)
def test_the_events_own_date_is_drawn_else_the_first_of_its_dates(fields: dict[str, object], drawn: str) -> None:
    file = make_file([{"title": "Landing", **fields}])
    assert file.problems == ()
    assert file.table.records.event(0).edtf() == drawn
    assert file.table.bounds(0) == read_bounds(drawn)


@pytest.mark.parametrize(
    ("fields", "disputed"),
    [
        ({"dates": [CHRONICLE, ANNALS]}, True),
        ({"dates": [CHRONICLE]}, False),
        ({"date": "1066-09-28", "dates": [CHRONICLE]}, False),
        ({"date": "1066-09-30", "dates": [CHRONICLE]}, True),
        ({"date": "1066-09-28"}, False),
        ({}, False),
    ],
)
def test_a_date_is_disputed_when_more_than_one_is_given(fields: dict[str, object], disputed: bool) -> None:
    assert make_file([{"title": "Landing", **fields}]).table.records.event(0).is_disputed() == disputed


def test_all_sources_are_those_of_the_event_and_of_its_dates_each_once() -> None:
    event = make_file([{"title": "Landing", "source": "annals", "dates": [CHRONICLE, ANNALS]}]).table.records.event(0)
    assert event.source_refs() == ["annals"]
    assert event.all_source_refs() == ["annals", "chronicle"]


def test_a_picture_credits_the_sources_of_the_dates() -> None:
    file = make_file([{"title": "Landing", "dates": [CHRONICLE]}])
    assert source_line(file, file.table.dated()) == "Source: chronicle"


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ('{"title": "a", "dates": [{"date": ¦"1O66"}, {"date": "1066"}]}', "dates.date"),
        ('{"title": "a", "date": "1066",\n "dates": [{"date": "1066"}, {"date": ¦"28.9.1066"}]}', "dates.date"),
        ('{"title": "a", "dates": ["1066",\n ¦5]}', "dates"),
        ('{"title": "a", "dates": [{"date": ¦1066}]}', "dates.date"),
        ('{"title": "a", "dates": [¦{"source": "s"}]}', "dates.date"),
        ('{"title": "a", "dates": [{"date": "1066", "source": ¦7}]}', "dates.source"),
        ('{"title": "a", "dates": ¦"1066"}', "dates"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_a_problem_at_its_place(event: str, field: str) -> None:
    text, place = marked(event)
    problems = read_json(f'[{text}, {{"title": "b", "date": "2000"}}]'.encode(), "f.json").problems
    line, column = place
    found = [(one.line, one.column, one.field, one.event_title) for one in problems]
    assert (line, column + (line == 1), field, "a") in found


def test_a_wrong_date_costs_only_itself() -> None:
    file = make_file([{"title": "a", "dates": [CHRONICLE, {"date": "29 September 1066"}]}])
    assert len(file.problems) == 1
    assert not file.problems[0].loses_event
    assert file.table.bounds(0) == read_bounds("1066-09-28")
    assert [stated.date for stated in file.table.records.event(0).dates] == ["1066-09-28", "29 September 1066"]


def test_an_event_whose_first_date_cannot_be_read_is_undated_and_has_one_problem() -> None:
    file = make_file([{"title": "a", "dates": [{"date": "1O66"}, CHRONICLE]}])
    assert file.table.kind[0] == Kind.UNDATED
    assert len(file.problems) == 1


def test_what_is_no_date_object_costs_only_the_list_of_dates() -> None:
    file = make_file([{"title": "a", "date": "1066", "dates": [CHRONICLE, "1066"]}, "2000"])
    assert (len(file.table), file.lost_count) == (2, 0)
    assert file.problems[0].reason == "should be an object in braces, not a text; left out"
    assert file.table.records.event(0).dates == []


def test_no_date_in_single_quotes_is_proposed_for_a_list() -> None:
    file = read_json(json.dumps([{"title": "a", "dates": "1066"}]).encode(), "f.json")
    assert file.problems[0].suggestion is None


def test_problems_in_a_list_without_end_are_counted() -> None:
    file = make_file([{"title": "a", "date": "1066", "dates": [{"date": f"x{number}"} for number in range(500)]}])
    assert len(file.problems) == 101
    assert "400 more problems" in file.problems[-1].reason
