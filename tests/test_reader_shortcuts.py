"""What makes reading quick never changes what is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.fast import read_bounds
from timeline_app.events import Event
from timeline_app.readers.event_batches import BATCH_LENGTH
from timeline_app.readers.event_columns import DateNumbers
from timeline_app.readers.json_reader import read_json

if TYPE_CHECKING:
    from timeline_app.table import EventFile


def read(text: str) -> EventFile:
    return read_json(text.encode(), "f.json")


KEYS = st.sampled_from(["text", "place", "t\\u0065xt", "x", "a:", "id"])
TEXTS = st.sampled_from(["", "b", '": ', "c :", "https://a.b/c", "\\", '\\":'])


def pairs(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """JSON objects as text, in which a key may be given twice."""
    colon, comma = st.sampled_from([":", ": ", " : ", "\n:"]), st.sampled_from([",", ", ", ",\n"])
    member = st.tuples(KEYS, colon, values).map(lambda m: f'"{m[0]}"{m[1]}{m[2]}')
    return st.tuples(st.lists(member, max_size=3), comma).map(lambda made: "{" + made[1].join(made[0]) + "}")


QUOTED = TEXTS.map(json.dumps)
EVENTS = pairs(QUOTED | pairs(QUOTED) | pairs(QUOTED).map("[{}]".format)).map(
    lambda text: '{"title": "a", "date": "2014"' + (", " if len(text) > 2 else "") + text[1:]
)


def has_repeated_key(text: str) -> bool:
    repeated = False

    def check(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        repeated |= len(dict(found)) < len(found)
        return dict(found)

    json.loads(text, object_pairs_hook=check)
    return repeated


@given(st.lists(EVENTS, min_size=1, max_size=5))
def test_an_event_with_a_key_given_twice_is_never_taken_for_a_good_one(events: list[str]) -> None:
    file = read("[" + ", ".join(events) + "]")
    kept = [file.table.records.raw(row).decode() for row in range(len(file.table))]
    assert not any(map(has_repeated_key, kept))
    reasons = [problem.reason for problem in file.problems if problem.loses_event]
    assert file.lost_count >= sum(map(has_repeated_key, events))
    assert any("this key is given twice" in reason for reason in reasons) == any(map(has_repeated_key, events))


def test_empty_fields_are_those_that_are_not_given() -> None:
    assert not any(msgspec.structs.astuple(Event(title="")))


PLAIN = st.fixed_dictionaries(
    {"title": st.sampled_from("abc")},
    optional={
        "date": st.sampled_from(["2014", "2014-02-03~", "20x4", "2014/..", "1985/1990"]),
        "start": st.sampled_from(["2013", "y"]),
        "countries": st.lists(st.sampled_from(["LT", "lt", "UK", "GB", "XX"]), max_size=3),
        "importance": st.sampled_from([0, 5, -1.5, 1e35, 10**400]),
        "category": st.sampled_from(["a", "b"]),
        "text": st.sampled_from(["", '": b']),
        "status": st.sampled_from(["happened", "planned"]),
        "id": st.sampled_from("ij"),
        "related": st.lists(st.sampled_from("ijk"), max_size=2),
        "further": st.sampled_from([None, {}, {"a": [{"a": 1}]}]),
    },
)


@given(st.lists(PLAIN, min_size=1, max_size=4), st.sampled_from([1, BATCH_LENGTH]))
def test_events_are_read_alike_beside_a_bad_one(events: list[dict[str, Any]], times: int) -> None:
    alone, beside = read(json.dumps(events * times)), read(json.dumps([*(events * times), 5]))
    assert beside.problems[-1].loses_event
    assert (beside.problems[:-1], beside.lost_count) == (alone.problems, 1)
    for name in alone.table.__struct_fields__:
        first, second = getattr(alone.table, name), getattr(beside.table, name)
        if isinstance(first, np.ndarray):
            np.testing.assert_array_equal(first, second)
            assert first.dtype == second.dtype
        elif name == "records":
            assert [first.raw(row) for row in range(len(first))] == [second.raw(row) for row in range(len(second))]
        elif name == "ids":
            assert sorted(zip(first.hashes, first.rows, strict=True)) == sorted(
                zip(second.hashes, second.rows, strict=True)
            )
        else:
            assert first == second


@given(st.lists(st.sampled_from(["2014", "2015~", "2014/2016", "[..2027]", "-0043"])), st.integers(1, 3))
def test_a_date_means_the_same_however_few_are_remembered(texts: list[str], remembered: int) -> None:
    numbers = DateNumbers(remembered)
    found = [numbers[text] for text in texts]
    bounds = numbers.bounds().T.tolist()
    assert [bounds[number] for number in found] == [list(map(int, read_bounds(text))) for text in texts]
