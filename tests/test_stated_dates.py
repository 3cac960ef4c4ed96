"""Several dates of one event, each with who says so."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import lay_out, make_file, values_of_row
from test_reader import marked

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind
from timeline_app.dates.disputed import disputed_bounds, disputed_stretches
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.words import certainty_to_words
from timeline_app.event_dates import event_date_words
from timeline_app.facets.column_facets import certainty_facet
from timeline_app.layout.chronology import Chronology
from timeline_app.layout.scene import Shape
from timeline_app.readers.json_reader import read_json
from timeline_app.summary import source_line

CHRONICLE = {"date": "1066-09-28", "source": "chronicle"}
ANNALS = {"date": "1066-09-29", "source": ["annals", "chronicle"], "note": "written later"}


@pytest.mark.parametrize(
    ("fields", "first", "bounds"),
    [
        ({"dates": [CHRONICLE, ANNALS]}, "1066-09-28", "[1066-09-28,1066-09-29]"),
        ({"date": "1066-09", "dates": [CHRONICLE, ANNALS]}, "1066-09", "[1066-09,1066-09-28,1066-09-29]"),
        ({"dates": [CHRONICLE]}, "1066-09-28", "1066-09-28"),
        ({"date": "1066", "dates": [{"date": "1066"}]}, "1066", "1066"),
    ],
)
def test_a_date_is_any_of_those_that_are_given(fields: dict[str, object], first: str, bounds: str) -> None:
    file = make_file([{"title": "Landing", **fields}])
    assert file.problems == ()
    assert file.table.records.event(0).edtf() == first
    assert file.table.bounds(0)[:4] == read_bounds(bounds)[:4]


def test_intervals_with_a_stretch_in_common_are_one_of_uncertain_ends() -> None:
    stated = [{"date": "2020-01-01/2022-01-01"}, {"date": "2020-09-01/2023-05-01"}]
    bounds = make_file([{"title": "Mission", "dates": stated}]).table.bounds(0)
    assert bounds.kind == Kind.INTERVAL
    assert (bounds.lo_s, bounds.start_hi_s) == (read_bounds("2020-01-01").lo_s, read_bounds("2020-09-01").hi_s)
    assert (bounds.end_lo_s, bounds.hi_s) == (read_bounds("2022-01-01").lo_s, read_bounds("2023-05-01").hi_s)


@pytest.mark.parametrize("texts", [("2001/2003", "2009/2011"), ("2001/2003", "2005-06-01"), ("2001/2003", "2002-06")])
def test_no_moment_is_drawn_as_certain_that_not_all_state(texts: tuple[str, ...]) -> None:
    layout = lay_out(make_file([{"title": "Mission", "dates": [{"date": text} for text in texts]}, "1990", "2020"]))
    mark = next(mark for mark in layout.scene(layout.fit).marks if mark.row == 0)
    assert mark.shape is Shape.VAGUE
    for member in mark.members or (mark,):
        assert max(alpha for _, alpha in member.profile) < 0.5
        inside = [read_bounds(text) for text in texts]
        middle_px = (member.profile[0][0] + member.profile[-1][0]) / 2
        assert any(layout.fit.time_to_px(one.lo_s) <= middle_px <= layout.fit.time_to_px(one.hi_s) for one in inside)


dates = st.sampled_from(
    [
        *("1066-09-28", "1066-09", "1066~", "1066?", "[1065,1067]", "1066-XX", "1066/1068"),
        *("1067/..", "../1066", "1067/", "[1066..]", "[..1067]"),
    ]
)


@given(texts=st.lists(dates, min_size=1, max_size=4))
def test_disputed_bounds_hold_those_of_each_date_and_no_more(texts: list[str]) -> None:
    bounds, each = disputed_bounds(texts), [read_bounds(text) for text in texts]
    assert (bounds.lo_s, bounds.hi_s) == (min(one.lo_s for one in each), max(one.hi_s for one in each))
    if bounds.kind != Kind.INTERVAL:
        known_s = [time_s for one in each for time_s in one[:4] if FAR_PAST < time_s < FAR_FUTURE]
        assert bounds.start_hi_s == (bounds.hi_s if bounds.hi_s < FAR_FUTURE else max(known_s))
        assert bounds.end_lo_s == (bounds.lo_s if bounds.lo_s > FAR_PAST else min(known_s))
    elif bounds.lo_s > FAR_PAST:
        assert all(one.start_hi_s <= bounds.start_hi_s for one in each if one.start_hi_s < FAR_FUTURE)
    if bounds.kind == Kind.INTERVAL and bounds.hi_s < FAR_FUTURE:
        assert all(bounds.end_lo_s <= one.end_lo_s for one in each if one.end_lo_s > FAR_PAST)
    assert bounds.flags & DateFlags.DISPUTED
    for stretch in disputed_stretches(tuple(texts)):
        assert any(one.lo_s <= stretch.lo_s < one.hi_s for one in each)


@given(texts=st.lists(dates, min_size=2, max_size=4))
def test_a_disputed_date_is_drawn_near_what_is_said_of_it(texts: list[str]) -> None:
    file = make_file([{"title": "Landing", "dates": [{"date": text} for text in texts]}])
    footprints = Chronology.of(file).footprints
    if file.table.is_dated(0):
        about = read_bounds("1040/1080")
        assert about.lo_s < footprints.outer_lo_s[0] <= footprints.solid_lo_s[0]
        assert footprints.solid_hi_s[0] <= footprints.outer_hi_s[0] < about.hi_s


def test_each_date_has_its_mark_also_where_one_of_them_has_no_end() -> None:
    file = make_file([{"title": "Mill", "dates": [{"date": "1920/1930"}, {"date": "1980/.."}]}, "1900", "2010"])
    layout = lay_out(file)
    mark = next(mark for mark in layout.scene(layout.fit).marks if mark.row == 0)
    begins_px = [layout.fit.time_to_px(read_bounds(year).lo_s) for year in ("1920", "1980")]
    assert [member.profile[0][0] for member in mark.members] == pytest.approx(begins_px)
    assert [member.arrow_right for member in mark.members] == [False, True]
    prints = layout.footprints
    assert prints.outer_hi_s[0] >= read_bounds("1980").lo_s


def test_a_date_that_cannot_be_read_disputes_none() -> None:
    file = make_file([{"title": "Landing", "date": "1066-09-28", "dates": [{"date": "28.9.1066"}]}])
    assert file.table.bounds(0) == read_bounds("1066-09-28")
    assert not file.table.records.event(0).is_disputed()


def test_an_end_that_only_some_deny_is_unknown() -> None:
    ended, goes_on = {"date": "2014/2016"}, {"date": "2014-03/.."}
    bounds = make_file([{"title": "Mission", "dates": [ended, goes_on]}]).table.bounds(0)
    assert (bounds.end_lo_s, bounds.hi_s) == (read_bounds("2016").lo_s, FAR_FUTURE)
    assert bounds.flags & (DateFlags.OPEN_END | DateFlags.UNKNOWN_END) == DateFlags.UNKNOWN_END


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["1242", "1250"], "1242 or 1250"),
        (["1242", "12.50", "1250"], "1242 or 1250"),
        (["1242", "1250", "1255"], "1242, 1250 or 1255"),
        (["1242", "1250", "1255", "1260"], "1242, 1250, 1255 or another date"),
    ],
)
def test_all_dates_that_are_given_are_said_as_far_as_they_are_few(dates: list[str], words: str) -> None:
    event = {"title": "Founding", "dates": [{"date": date} for date in dates]}
    assert event_date_words(make_file([event]).table.records.event(0)) == words


def test_each_date_that_is_given_has_its_marker_and_nothing_is_drawn_in_between() -> None:
    file = make_file([{"title": "Founding", "date": "1242", "dates": [{"date": "1250"}, {"date": "1255"}]}])
    layout = lay_out(file)
    (mark,) = layout.scene(layout.fit).marks
    named = [layout.fit.time_to_px(read_bounds(year).lo_s) for year in ("1242", "1250", "1255")]
    assert [member.profile[0][0] for member in mark.members] == pytest.approx(named)
    assert {member.shape for member in mark.members} == {Shape.VAGUE}


def test_a_disputed_date_can_be_filtered_and_is_no_exact_day() -> None:
    file = make_file([{"title": "Landing", "dates": [CHRONICLE, ANNALS]}, {"title": "Battle", "date": "1066-10-14"}])
    facet = certainty_facet(file.table)
    assert values_of_row(facet, 0) == ["month", "disputed"]
    assert values_of_row(facet, 1) == ["day"]
    assert certainty_to_words(file.table.bounds(0)) == "disputed"


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


def test_the_first_date_that_can_be_read_counts_and_the_others_are_problems() -> None:
    file = make_file([{"title": "a", "dates": [{"date": "1O66"}, CHRONICLE]}])
    assert file.table.bounds(0) == read_bounds("1066-09-28")
    assert [problem.field for problem in file.problems] == ["dates.date"]


def test_an_event_none_of_whose_dates_can_be_read_is_undated_and_has_a_problem_for_each() -> None:
    file = make_file([{"title": "a", "dates": [{"date": "1O66"}, {"date": "28.9.1066"}]}])
    assert file.table.kind[0] == Kind.UNDATED
    assert len(file.problems) == 2


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
