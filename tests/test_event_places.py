"""Events found stretch by stretch stand where a look at the whole file says."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.readers import event_places, json_document
from timeline_app.readers.json_document import Document, split_document
from timeline_app.readers.problem import UnreadableFileError

TEXTS = st.sampled_from(["a", "}, {", "},{", '"}, {"', "\\", "]", "ą"])
VALUES = st.recursive(
    TEXTS | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=8,
)
EVENTS = st.lists(st.dictionaries(TEXTS, VALUES, max_size=3) | VALUES, max_size=12)
SEPARATORS = st.sampled_from([", ", ",", " ,\n", ",,", " ", ",\n  "])
PIECES = st.sampled_from(["", "}", "{", '"', "]", ",", "\\", "NaN", ', "events": []'])


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    separator, other = draw(SEPARATORS), draw(SEPARATORS)
    compact = draw(st.sampled_from([(",", ":"), (", ", ": ")]))
    events = [json.dumps(event, separators=compact) for event in draw(EVENTS)]
    joined = "".join(event + (other if draw(st.integers(0, 9)) == 0 else separator) for event in events[:-1])
    text = "[" + joined + "".join(events[-1:]) + "]"
    if draw(st.booleans()):
        text = '{"title": {"a": [1]}, "events": ' + text + draw(st.sampled_from(["}", ', "as_of": "2014", "x": {}}']))
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 2)) :]
    return text.encode()


NONE = event_places.Places(np.empty(0, np.int64), np.empty(0, np.int64))


def outcome(data: bytes) -> Any:
    try:
        found = split_document("f.json", data, lambda _: None)
    except UnreadableFileError as error:
        return str(error)
    return tuple(places.tolist() for places in found.events), found._replace(events=NONE)


def whole_only(_path: str, _data: bytes, _tell: object) -> Document | None:
    return None


@given(documents(), st.sampled_from([8, 64, 2**17]))
def test_stretches_hold_what_the_whole_does(data: bytes, window: int) -> None:
    with patch.object(event_places, "_WINDOW", window):
        by_stretches = outcome(data)
    with patch.object(json_document, "_split_by_stretches", whole_only):
        assert by_stretches == outcome(data)


def test_a_plain_list_is_found_by_stretches_up_to_its_last_events() -> None:
    data = json.dumps([{"title": "}, {", "n": number} for number in range(50_000)]).encode()
    told: list[int] = []
    places, rest = event_places.leading_places(data, 1, told.append)
    assert len(places.begins) > 49_990
    assert data[rest : rest + 1] == b"{"
    assert told[-1] == rest
    assert max(after - before for before, after in pairwise(told)) < 2**18
