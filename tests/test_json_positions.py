"""The parts of a JSON text stand where a walk over it says."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.readers.json_positions import items, members, value_begin, value_begins

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_members_stand_where_the_walk_says(value: dict[str, Any], indent: int | None, ascii_only: bool) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
    found = {member.key: json.loads(data[slice(*member.value)]) for member in members(data, 0)}
    assert found == value


@given(st.lists(JSON, max_size=4))
def test_items_stand_where_the_walk_says(value: list[Any]) -> None:
    data = json.dumps(value).encode()
    assert [json.loads(data[slice(*item)]) for item in items(data, 0)] == value


def test_a_field_that_is_not_there_stands_where_its_object_does() -> None:
    assert value_begin(b' {"a": [1]}', 1, "b") == 1


SEPARATORS = st.sampled_from([",", ", ", " ,\n", ",\n  ", "\t,\r\n"])


@given(st.lists(st.tuples(JSON, SEPARATORS)))
def test_values_that_follow_each_other_begin_where_the_walk_says(parts: list[tuple[Any, str]]) -> None:
    texts = [json.dumps(value) for value, _ in parts]
    data = ("[ " + "".join(text + separator for text, (_, separator) in zip(texts, parts, strict=True))).encode()
    begins = value_begins(data, 1, map(len, texts))
    assert begins == [item.begin for item in items(data, 0)]
