"""A good file becomes a table, and each mistake in another is named with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from timeline_app.dates.bounds import Kind
from timeline_app.dates.fast import read_bounds
from timeline_app.events import Event
from timeline_app.readers import Problem, read_file
from timeline_app.readers.findings import TITLE_LENGTH
from timeline_app.readers.json_reader import read_json
from timeline_app.table import EventIds

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.table import EventFile


def read(document: object) -> EventFile:
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    return read_json(text.encode(), "f.json")


def only_problem(document: object) -> Problem:
    (problem,) = read(document).problems
    return problem


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its mark ¦, and the mark's line and column."""
    before, after = text.split("¦")
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


FILE: dict[str, Any] = {
    "title": "Small",
    "as_of": "2025",
    "categories": [{"id": "b", "color": "#ff0000"}, {"id": "a"}],
    "sources": [{"id": "s", "title": "A source"}],
    "events": [
        {"title": "one", "date": "2014", "countries": ["LT", "FR"], "category": "a", "importance": 7},
        {"title": "two", "date": "2030", "countries": ["FR"], "x": {"y": 1}},
        {"title": "three", "start": "2014-01-01", "end": "2015-01-01", "status": "planned", "source": "s"},
    ],
}


def test_events_become_rows_in_the_order_of_the_file() -> None:
    table = read(FILE).table
    assert [table.records.event(row).title for row in range(len(table))] == ["one", "two", "three"]


def test_dates_become_bounds() -> None:
    table = read(FILE).table
    for row, text in enumerate(["2014", "2030", "2014-01-01/2015-01-01"]):
        expected = read_bounds(text)
        columns = (
            table.lo_s,
            table.start_hi_s,
            table.end_lo_s,
            table.hi_s,
            table.flags,
            table.precision,
            table.kind,
        )
        assert tuple(int(column[row]) for column in columns) == tuple(int(value) for value in expected)


def test_countries_are_numbered_in_the_order_of_their_first_use() -> None:
    table = read(FILE).table
    assert table.countries == ("LT", "FR")
    assert [table.countries_of(row) for row in range(3)] == [["LT", "FR"], ["FR"], []]


@pytest.mark.parametrize(
    ("written", "meant"),
    [(["GB", "UK"], ["GB"]), (["LT", "LT"], ["LT"]), (["XX"], ["XX"]), (["lt"], ["LT"])],
)
def test_spellings_of_a_country_are_one_country(written: list[str], meant: list[str]) -> None:
    assert read([{"title": "a", "date": "2014", "countries": written}]).table.countries_of(0) == meant


@pytest.mark.parametrize("category", ["", "  "])
def test_a_blank_category_is_none(category: str) -> None:
    table = read([{"title": "t", "date": "2014", "category": category}]).table
    assert table.category.tolist() == [-1]
    assert list(table.categories) == []


def test_the_files_categories_come_first_and_unlisted_ones_after() -> None:
    file = read({**FILE, "events": [{"title": "a", "date": "2014", "category": name} for name in "xa"]})
    assert [category.id for category in file.table.categories] == ["b", "a", "x"]
    assert file.table.category.tolist() == [2, 1]


@pytest.mark.parametrize("status", ["happened", "ongoing"])
def test_what_is_said_to_have_begun_after_all_that_the_file_knows_is_kept_and_told(status: str) -> None:
    events = [
        {"title": "Early", "date": "2026-05/..", "status": status},
        {"title": "b", "date": "2024", "status": status},
    ]
    file = read({"as_of": "2025", "events": events})
    assert file.table.planned.tolist() == [False, False]
    (problem,) = file.problems
    assert (problem.field, problem.event_title) == ("status", "Early")
    assert "after the file's" in problem.reason


def test_what_the_status_or_as_of_says_is_planned_is_planned() -> None:
    assert read(FILE).table.planned.tolist() == [False, True, True]


def test_a_date_by_which_something_happens_is_not_planned_by_itself() -> None:
    document = {"as_of": "2025", "events": [{"title": "a", "date": "[..2027]"}]}
    assert read(document).table.planned.tolist() == [False]


def test_the_head_is_read() -> None:
    file = read(FILE)
    assert (file.title, file.as_of, file.problems, file.event_count) == ("Small", "2025", (), 3)
    assert file.as_of_s == read_bounds("2025").hi_s
    assert file.sources["s"].title == "A source"


def test_importance_is_the_files_own_or_a_small_one() -> None:
    importance = read(FILE).table.importance
    assert importance[0] == 7
    assert np.all((importance[1:] >= 0) & (importance[1:] <= 1))
    assert importance[2] > importance[1]  # it names a source


def test_further_fields_are_kept_without_a_problem() -> None:
    file = read({**FILE, "further": {"deep": [{"a": 1}, {"a": 1}]}})
    assert file.problems == ()
    assert file.table.records.extra_fields(1) == {"x": {"y": 1}}


@pytest.mark.parametrize("document", ["[]", '{"events": []}', " \r\n[ ]\n"])
def test_no_events_are_fine(document: str) -> None:
    file = read(document)
    assert (file.event_count, len(file.table), file.problems) == (0, 0, ())


def test_a_bare_list_takes_its_title_from_the_files_name(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_text('[{"title": "a", "date": "2014"}]', "utf-8")
    file = read_file(path)
    assert (file.title, file.path, len(file.table)) == ("history", str(path), 1)


@pytest.mark.parametrize(
    ("event", "field", "reason"),
    [
        ('{"title": ¦5, "date": "2014"}', "title", "a text"),
        ('{"title": ¦null, "date": "2014"}', "title", "not null"),
        ('{"title": ¦" ", "date": "2014"}', "title", "blank"),
        ('¦{"date": "2014"}', "title", "missing"),
        ('{"date": "2014", ¦"titel": "a"}', "titel", '"title" is missing'),
        ("¦5", None, "object"),
        ('¦"a"', None, "object"),
        ('{"title": "a", "importance": ¦1e999, "date": "2014"}', "importance", "too large"),
        ('{"title": "a", "date": "2014", ¦"date": "2015"}', "date", "twice"),
        ('{"title": "a", "date": "2014", ¦"d\\u0061te" : "2015"}', "date", "twice"),
        ('{"title": "a", "date": "2014", "x": [{"y": {"k": 1, ¦"k": 2}}]}', "x.y.k", "twice"),
        ('{"title": "a", "date": "2014", "importance": ¦NaN}', "importance", "NaN"),
        ('{"title": "a", "date": "2014", "x": [1, ¦-Infinity]}', "x", "-Infinity"),
        ('{"title": ¦"a\\ud800", "date": "2014"}', "title", "surrogate"),
        ('{"title": "a", "date": "2014", "x": {¦"\\udc00": 1}}', "x.\\udc00", "surrogate"),
    ],
)
def test_what_costs_an_event_is_named_with_its_place(event: str, field: str | None, reason: str) -> None:
    text, position = marked('{"x": 1,\n "events": [{"title": "good", "date": "2014"},\n ' + event + "]}")
    file = read(text)
    (problem,) = file.problems
    assert (problem.line, problem.column) == position
    assert problem.field == field
    assert reason in problem.reason
    assert problem.loses_event
    assert (len(file.table), file.lost_count) == (1, 1)


@pytest.mark.parametrize(
    ("event", "field", "reason"),
    [
        ('{"title": "a", "countries": ¦"LT", "date": "2014"}', "countries", 'such as ["LT"], not a text'),
        ('{"title": "ą",\n "countries": ["LT", ¦5], "date": "2014"}', "countries", "this item is a number"),
        ('{"title": "a", "status": ¦"done", "date": "2014"}', "status", '"happened", "ongoing" or "planned"'),
        ('{"title": "a", "date": ¦2014}', "date", "double quotes"),
        ('{"title": "a", "importance": ¦true, "date": "2014"}', "importance", "a number, not true"),
        ('{"title": "a", "text": ¦null, "date": "2014"}', "text", "not null"),
        ('{"text": ¦null , "title": "a"\n,"date": "2014"}', "text", "not null"),
        ('{"title": "a", "date": "2014", "tags": [¦1, {"deep": 2}]}', "tags", "a number"),
    ],
)
def test_a_field_of_a_wrong_type_is_left_out_and_the_event_kept(event: str, field: str, reason: str) -> None:
    text, position = marked('{"x": 1,\n "events": [{"title": "good", "date": "2014"},\n ' + event + "]}")
    file = read(text)
    (problem,) = file.problems
    assert (problem.line, problem.column, problem.field) == (*position, field)
    assert reason in problem.reason
    assert problem.reason.endswith("; left out")
    assert not problem.loses_event
    assert (len(file.table), file.lost_count) == (2, 0)
    kept = file.table.records.event(1)
    assert kept.title in "aą"
    assert getattr(kept, field) in (None, "", [])
    assert bool(file.table.dated()[1]) is (field != "date")
    # What is left out is nowhere else either, and the rest stands where it stood.
    assert file.table.records.titles(0, 2) == ["good", kept.title]


def test_several_wrong_fields_are_each_named_and_each_left_out() -> None:
    file = read('[{"importance": "high", "title": "a", "text": null, "source": 5, "date": "2014", "tags": "x"}]')
    assert [problem.field for problem in file.problems] == ["importance", "text", "source", "tags"]
    assert file.table.records.event(0) == Event(title="a", date="2014")


GOOD_AND_WRONG: dict[str, tuple[Any, Any]] = {
    "date": ("2014", 2014),
    "dates": ([{"date": "2014", "source": "s"}], [{"date": "2014", "source": 5}]),
    "countries": (["LT"], "LT"),
    "text": ("t", None),
    "importance": (5, "high"),
    "tags": (["x"], [1, "x"]),
    "place": ("p", {"name": "p", "more": [1, 2]}),
    "x": ({"further": [1, 2]}, {"further": [1, 2]}),
}


@given(
    st.permutations(["title", *GOOD_AND_WRONG]),
    st.sets(st.sampled_from([*GOOD_AND_WRONG])).map(lambda fields: fields - {"x"}),
    st.sampled_from([",", ", ", " ,\n"]),
)
def test_whichever_fields_are_wrong_the_event_is_kept_with_the_others(
    order: list[str], wrong: set[str], comma: str
) -> None:
    event: dict[str, Any] = {
        field: "a" if field == "title" else GOOD_AND_WRONG[field][field in wrong] for field in order
    }
    file = read(json.dumps([event, {"title": "b", "date": "2015"}], separators=(comma, ":")))
    assert file.lost_count == 0
    left_out = [problem for problem in file.problems if problem.reason.endswith("; left out")]
    assert sorted(str(problem.field).split(".")[0] for problem in left_out) == sorted(wrong)
    kept = {field: value for field, value in event.items() if field not in {*wrong, "x"}}
    assert file.table.records.event(0) == convert(kept, Event)
    assert file.table.records.extra_fields(0) == {"x": event["x"]}


def test_a_date_that_cannot_be_read_is_named_beside_wrong_fields() -> None:
    file = read([{"title": "a", "date": "2005/2001", "importance": "high", "tags": "x"}])
    assert [problem.field for problem in file.problems] == ["date", "importance", "tags"]
    assert "ends before it starts" in file.problems[0].reason
    assert (file.lost_count, file.table.is_dated(0)) == (0, False)


@pytest.mark.parametrize(
    ("event", "field", "reason", "suggestion"),
    [
        ('¦{"title": "a"}', "date", "missing", None),
        ('{"title": "a", "date": ¦null}', "date", "missing", None),
        ('{"title": "a", ¦"dat": "2014"}', "dat", '"date" is missing', 'did you mean "date"?'),
        ('{"title": "a", "date": "2014", ¦"contries": []}', "contries", "kept", 'did you mean "countries"?'),
        ('{"title": "a", "date": "2014", ¦"Text": ""}', "Text", "kept", 'did you mean "text"?'),
        ('{"title": "a", "start": "2014", "end": "2015", ¦"dat": 1}', "dat", "kept", 'did you mean "date"?'),
        ('{"title": "a", "date": ¦"20x4"}', "date", "", None),
        ('{"title": "a", "end": "2014", "start": ¦"20x4"}', "start", "", None),
        ('{"title": "a", "start": "2014", "end": ¦"20x4"}', "end", "", None),
        ('{"title": "a", "date": "2014", "start": ¦"2014"}', "start", "does not count", None),
        ('{"title": "a", "date": "2014", "covers": ¦"20x4"}', "covers", "", None),
        ('{"title": "a", "date": "2014", "countries": ["LT", ¦"XX"]}', "countries", "no country code", None),
        ('{"title": "a", "date": "2014", "countries": ["LT", ¦" "]}', "countries", "a blank is no country", None),
        ('{"title": "a", "date": "2014", "countries": [¦"lt"]}', "countries", "capital", 'write "LT"'),
        (
            '{"title": "a", "date": "2014", "category": ¦"comand"}',
            "category",
            "list",
            'did you mean "command"?',
        ),
        ('{"title": "a", "date": "2014", "related": ["g", ¦"h"]}', "related", '"h"', None),
        ('{"title": "a", "date": "2014", "id": ¦"g"}', "id", "twice; the first is on line 2", None),
        ('{"title": "a", "date": "2014", "importance": ¦1e39}', "importance", "too large", None),
    ],
)
def test_what_keeps_the_event_is_named_with_its_place(
    event: str, field: str, reason: str, suggestion: str | None
) -> None:
    good = '{"title": "good", "id": "g", "date": "2014"}'
    text, position = marked(f'{{"categories": [{{"id": "command"}}], "events": [\n{good},\n{event}]}}')
    file = read(text)
    (problem,) = file.problems
    assert (problem.line, problem.column) == position
    assert (problem.event_title, problem.field, problem.loses_event) == ("a", field, False)
    assert reason in problem.reason
    assert suggestion is None or problem.suggestion == suggestion
    assert (len(file.table), file.lost_count) == (2, 0)


@pytest.mark.parametrize(
    ("head", "field", "reason"),
    [
        ('"title": ¦5', "title", "a text"),
        ('"as_of": ¦"20x4"', "as_of", ""),
        ('"as_of": ¦"2024/.."', "as_of", "comes to an end"),
        ('"title": "a", ¦"title": "b"', "title", "twice"),
        ('"further": ¦NaN', "further", "NaN"),
        ('¦"events": [{"title": "old"}]', "events", "passed over"),
        ('"categories": ¦{}', "categories", "a list"),
        ('"categories": [{"id": "a", "color": ¦"red"}]', "categories.color", "#rrggbb"),
        ('"categories": [{"id": "a"}, {"id": ¦"a"}]', "categories.id", "twice"),
        ('"categories": [¦{"name": "a"}]', "categories.id", "missing"),
        ('"sources": [¦7]', "sources", "object"),
        ('"sources": [{"id": "a", "title": "b", "date": ¦"20x4"}]', "sources.date", ""),
    ],
)
def test_what_is_wrong_with_the_file_itself_costs_no_event(head: str, field: str, reason: str) -> None:
    text, position = marked("{" + head + ',\n"events": [{"title": "good", "date": "2014"}]}')
    file = read(text)
    (problem,) = file.problems
    assert (problem.line, problem.column, problem.field) == (*position, field)
    assert problem.event_title is None
    assert reason in problem.reason
    assert (len(file.table), file.lost_count) == (1, 0)


def test_all_wrong_fields_of_an_event_are_named() -> None:
    file = read([{"title": 5, "date": 2014, "countries": "LT", "tags": 1, "status": "x", "source": 0}])
    assert [problem.field for problem in file.problems] == [
        "title",
        "date",
        "countries",
        "tags",
        "status",
        "source",
    ]
    assert file.lost_count == 1


def test_problems_come_in_the_order_of_their_places() -> None:
    document = {"events": [{"title": "a", "date": "2014", "countries": ["XX"], "related": ["z"]}, {}, {"title": "b"}]}
    problems = read(json.dumps(document, indent=1)).problems
    assert len(problems) == 4
    assert [p.line for p in problems] == sorted(p.line for p in problems)


def test_an_event_without_a_title_is_named_by_its_number() -> None:
    assert only_problem([{"title": "a", "date": "2014"}, {"date": "2014"}]).event_title == "#2"


def test_an_undated_event_stays_in_the_table() -> None:
    table = read([{"title": "a", "date": "20x4"}]).table
    assert table.kind.tolist() == [Kind.UNDATED]
    assert (table.lo_s[0], table.hi_s[0]) == (0, 0)


def test_titles_in_problems_are_short_and_plain() -> None:
    problem = only_problem([{"title": "a\u202eb\n\x07c" + "d" * 999}])
    assert problem.event_title is not None
    assert problem.event_title.startswith("a b c")
    assert len(problem.event_title) == TITLE_LENGTH


def test_colons_quotes_and_nested_objects_are_no_keys_given_twice() -> None:
    event = {
        "title": 'a: "date": "title":',
        "date": "2014",
        "x": [{"y": 1}, {"y": {"y": 2}}],
        "z": {"date": 1},
    }
    assert read([event, event]).problems == ()


def test_the_progress_is_told_in_small_steps_up_to_the_end() -> None:
    data = json.dumps([{"title": "a", "date": "2014"}] * 50_000).encode()
    told: list[tuple[int, int]] = []
    read_json(data, "f.json", lambda done, whole: told.append((done, whole)))
    done = [0, *(done for done, _ in told), len(data)]
    assert done == sorted(done)
    assert max(np.diff(done)) < len(data) / 10
    assert {whole for _, whole in told} == {len(data)}


def test_reading_the_bytes_is_told_before_reading_the_events(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps([{"title": "a", "date": "2014"}] * 1000), "utf-8")
    told: list[int] = []
    read_file(path, lambda done, _: told.append(done))
    assert len(told) >= 3
    assert told == sorted(told)


def test_what_the_progress_raises_ends_the_reading() -> None:
    def cancel(_done: int, _whole: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_json(b'[{"title": "a"}]', "f.json", cancel)


@pytest.mark.parametrize("name", ["data", "ids", "ends", "plane", "state", "note", "name", "x", "start_date", "url"])
def test_a_further_field_that_is_a_word_of_its_own_is_no_mistake(name: str) -> None:
    assert read([{"title": "a", "date": "2014", name: 1}]).problems == ()


def test_a_field_like_one_that_the_event_has_is_no_mistake() -> None:
    assert read([{"title": "a", "date": "2014", "tags": [], "tag": 1, "dat": 1}]).problems == ()


@pytest.mark.parametrize(
    ("field", "value", "suggestion"),
    [
        ("title", 5, 'did you mean "5"?'),
        ("countries", "LT", 'did you mean ["LT"]?'),
        ("importance", "5", "did you mean 5?"),
        ("date", None, None),
        ("text", None, "leave the field out"),
    ],
)
def test_a_suggestion_says_what_it_is(field: str, value: object, suggestion: str | None) -> None:
    assert only_problem([{"title": "a", "date": "2014", field: value}]).suggestion == suggestion


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc", "example.org", "ftp://a"])
def test_a_source_whose_link_is_not_opened_is_kept_and_named(url: str) -> None:
    text, position = marked(f'{{"sources": [{{"id": "s", "title": "t", "url": ¦"{url}"}}], "events": []}}')
    file = read(text)
    (problem,) = file.problems
    assert (problem.line, problem.column, problem.field) == (*position, "sources.url")
    assert file.sources["s"].url == url


@pytest.mark.parametrize("url", ["https://a", "HTTP://a", " https://a", "mailto:a@b", None])
def test_a_link_that_can_be_opened_is_no_mistake(url: str | None) -> None:
    assert read({"sources": [{"id": "s", "title": "t", "url": url}], "events": []}).problems == ()


def test_the_row_of_an_id_is_that_of_the_first_event_with_it() -> None:
    ids = ["a", None, "b", "a", "", "ą"]
    events = [{"title": "t", "date": "2014", **({} if event_id is None else {"id": event_id})} for event_id in ids]
    table = read([{"id": "lost"}, *events]).table
    assert [table.row_of_id(name) for name in ("a", "b", "", "ą", "c", "lost")] == [0, 2, 4, 5, None, None]


def test_ids_with_one_hash_are_told_apart() -> None:
    table = read([{"title": "t", "date": "2014", "id": name} for name in "ab"]).table
    same = EventIds(np.full(2, hash("a")), np.array([1, 0], np.int32))
    assert replace(table, ids=same).row_of_id("a") == 0
    assert same.repeated() == [0, 1]


def test_an_id_may_be_named_before_and_after_it_is_given_even_by_a_lost_event() -> None:
    events = [
        {"title": "a", "date": "2014", "related": ["i", "j", "k"]},
        {"title": "b", "date": "2014", "id": "i"},
        {"date": "2014", "id": "j"},
        {"title": "c", "date": "2014", "id": "j", "related": ["i"]},
    ]
    assert [(problem.event_title, problem.field) for problem in read(events).problems] == [
        ("a", "related"),
        ("#3", "title"),
        ("c", "id"),
    ]
