"""However many mistakes a file has, the work grows no faster, and their list stays readable."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from timeline_app.readers import date_findings
from timeline_app.readers.findings import LISTED_AT_MOST
from timeline_app.readers.json_reader import read_json

if TYPE_CHECKING:
    from collections.abc import Callable


def event_with(**fields: object) -> dict[str, object]:
    return {"title": "a", "date": "2014", **fields}


def names(count: int) -> list[str]:
    return [f"X{number}" for number in range(count)]


FAULTS: dict[str, Callable[[int], object]] = {
    "unknown countries of one event": lambda n: [event_with(countries=names(n))],
    "countries of one event in small letters": lambda n: [event_with(countries=["lt"] * n)],
    "unknown related events of one event": lambda n: [event_with(related=names(n))],
    "tags of the wrong type in one event": lambda n: [event_with(tags=[1] * n)],
    "categories that are not in the list": lambda n: {
        "categories": [{"id": f"a{name}"} for name in names(n)],
        "events": [event_with(category=name) for name in names(n)],
    },
    "categories in a wrong colour": lambda n: {"categories": [{"id": "a", "color": "red"}] * n, "events": []},
    "events with an unreadable date and an unknown country": lambda n: [
        event_with(date=f"{number}x", countries=["XX"]) for number in range(n)
    ],
    "events without a date": lambda n: [{"title": "a"}] * n,
    "events with one id": lambda n: [event_with(id="a")] * n,
    "events that are lost": lambda n: [{"title": 5, "countries": "LT"}] * n,
    "numbers where events should be": lambda n: [5] * n,
}
TEXT_FAULTS: dict[str, Callable[[int], str]] = {
    "one key over and over": lambda n: '[{"title": "a"' + ', "k": 1' * n + "}]",
    "one key over and over, further in": lambda n: '[{"title": "a", "x": {"k": 1' + ', "k": 1' * n + "}}]",
    "keys that differ, each given twice": lambda n: json.dumps([dict.fromkeys(names(n))]).replace(
        "{", "{" + "".join(f'"{name}":1,' for name in names(n))
    ),
    "no numbers": lambda n: '[{"title": "a", "x": [' + "NaN, " * n + "1]}]",
    "half surrogate pairs": lambda n: '[{"title": "a", "tags": ["a"' + ', "\\ud800"' * n + "]}]",
    "lists of events": lambda n: "{" + '"events": [1], ' * n + '"events": []}',
    "deep values": lambda n: "[" + ('{"title": "a", "x": ' + "[" * 200 + "]" * 200 + "}, ") * (n // 20) + "5]",
}
FILES: dict[str, Callable[[int], str]] = {
    name: lambda n, make=make: json.dumps(make(n))  # the default binds the loop's value
    for name, make in FAULTS.items()
} | TEXT_FAULTS


def call_count(data: bytes) -> int:
    """How many calls it takes to read the file, those of built-in functions and of generators among them."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read_json(data, "f.json")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("make", FILES.values(), ids=FILES.keys())
def test_the_work_grows_with_the_number_of_mistakes_and_no_faster(make: Callable[[int], str]) -> None:
    call_count(make(1).encode())  # what is made once is made
    assert call_count(make(400).encode()) < 2.5 * call_count(make(200).encode())


@pytest.mark.parametrize(
    ("event", "field", "omitted_at"),
    [
        (event_with(countries=names(250)), "countries", '"X100"'),
        (event_with(related=names(250)), "related", '"X100"'),
    ],
)
def test_many_mistakes_in_a_field_of_an_event_are_counted(
    event: dict[str, object], field: str, omitted_at: str
) -> None:
    text = json.dumps([event, event_with(countries=["XX"])])
    *told, counted, other_event = read_json(text.encode(), "f.json").problems
    assert len(told) == LISTED_AT_MOST
    assert {problem.field for problem in told} == {counted.field} == {field}
    assert counted.reason == "and 150 more problems in this field"
    assert counted.column == text.index(omitted_at) + 1
    assert '"XX"' in other_event.reason


def test_a_key_given_many_times_is_told_and_counted() -> None:
    file = read_json(('[{"title": "a"' + ', "k": 1' * 251 + ', "date": 1}]').encode(), "f.json")
    reasons = [problem.reason for problem in file.problems]
    assert len(reasons) == LISTED_AT_MOST + 2
    assert "and 150 more problems in this field" in reasons
    assert "date" in {problem.field for problem in file.problems}


def test_the_first_wrong_dates_get_a_suggestion_and_all_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_findings, "SUGGESTED_AT_MOST", 2)
    dates = ["2014.01", "2014.02", "2014.01", "2014.03"]
    found = read_json(json.dumps([event_with(date=date) for date in dates]).encode(), "f.json").problems
    assert [problem.suggestion is None for problem in found] == [False, False, False, True]
    assert len({problem.reason for problem in found}) == 1
