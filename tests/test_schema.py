"""The published schema and the reader say the same of a file's structure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from timeline_app.events import Category, Event, Source, StatedDate
from timeline_app.readers import UnreadableFileError
from timeline_app.readers.fields import FileHead
from timeline_app.readers.json_reader import read_json

SCHEMA = json.loads((Path(__file__).parents[1] / "resources" / "events.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EVENT = {"title": "a", "date": "2014"}


def has_sound_structure(document: object) -> bool:
    """Whether the reader finds every type right and nothing missing; dates may still be wrong."""
    try:
        file = read_json(json.dumps(document).encode(), "f.json")
    except UnreadableFileError:
        return False
    return not any(
        problem.loses_event
        or problem.reason.endswith("; left out")
        or (problem.event_title is None and problem.reason.startswith(("should be", "is missing")))
        for problem in file.problems
    )


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("definition", "struct"),
    [("event", Event), ("stated_date", StatedDate), ("category", Category), ("source", Source)],
)
def test_the_schema_names_the_fields_of_the_struct(definition: str, struct: type[msgspec.Struct]) -> None:
    described = SCHEMA["$defs"][definition]
    assert list(described["properties"]) == list(struct.__struct_fields__)
    required = [field.name for field in msgspec.structs.fields(struct) if field.required]
    assert sorted(described["required"]) == sorted(required)


def test_the_schema_names_the_fields_of_the_file() -> None:
    named = list(SCHEMA["$defs"]["file"]["properties"])
    assert named == [*FileHead.__struct_encode_fields__, "events"]


def test_every_field_is_explained() -> None:
    for definition in ("file", "event", "stated_date", "category", "source"):
        for name, described in SCHEMA["$defs"][definition]["properties"].items():
            target = described if "$ref" not in described else SCHEMA["$defs"][described["$ref"].split("/")[-1]]
            assert {**target, **described}.get("description"), f"{definition}.{name}"
            assert {**target, **described}.get("title"), f"{definition}.{name}"


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"events": []},
        [EVENT],
        {"events": [EVENT], "further": {"deep": [1, None]}},
        {"title": None, "as_of": "2025", "$schema": "x", "events": [{**EVENT, "further": 5}]},
        {
            "categories": [{"id": "a", "color": "#00ffAA"}],
            "sources": [{"id": "s", "title": "t"}],
            "events": [],
        },
        [{**EVENT, "source": "s"}, {**EVENT, "source": ["s", "free text"]}],
        [{**EVENT, "status": None, "importance": 0.5, "id": None}],
        [{"title": "undated"}],
        [{**EVENT, "dates": []}],
        [{"title": "a", "dates": [{"date": "2014"}, {"date": "no date", "source": ["s", "t"], "note": None, "x": 1}]}],
    ],
)
def test_both_accept(document: object) -> None:
    assert VALIDATOR.is_valid(document)
    assert has_sound_structure(document)


@pytest.mark.parametrize(
    "document",
    [
        "text",
        5,
        None,
        {},
        {"events": None},
        {"events": {}},
        [5],
        [None],
        [[]],
        [{}],
        [{"title": ""}],
        [{"title": " \t"}],
        [{"title": None}],
        [{"title": 5}],
        [{**EVENT, "date": 2014}],
        [{**EVENT, "countries": "LT"}],
        [{**EVENT, "countries": None}],
        [{**EVENT, "countries": ["LT", 5]}],
        [{**EVENT, "status": "done"}],
        [{**EVENT, "importance": "5"}],
        [{**EVENT, "importance": True}],
        [{**EVENT, "source": 5}],
        [{**EVENT, "source": [5]}],
        [{**EVENT, "text": None}],
        [{**EVENT, "dates": "2014"}],
        [{**EVENT, "dates": None}],
        [{**EVENT, "dates": ["2014"]}],
        [{**EVENT, "dates": [{"source": "s"}]}],
        [{**EVENT, "dates": [{"date": None}]}],
        [{**EVENT, "dates": [{"date": "2014", "source": 5}]}],
        {"events": [], "title": 5},
        {"events": [], "as_of": 2025},
        {"events": [], "$schema": []},
        {"events": [], "categories": {}},
        {"events": [], "categories": [5]},
        {"events": [], "categories": [{"name": "no id"}]},
        {"events": [], "categories": [{"id": "a", "color": "red"}]},
        {"events": [], "sources": [{"id": "a"}]},
        {"events": [], "sources": [{"id": "a", "title": "t", "url": 5}]},
    ],
)
def test_both_refuse(document: object) -> None:
    assert not VALIDATOR.is_valid(document)
    assert not has_sound_structure(document)


SCALARS = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", " ", "2014", "LT", "planned", "#00ff00"])
)
STATED = st.lists(st.dictionaries(st.sampled_from(StatedDate.__struct_fields__), SCALARS, max_size=3), max_size=2)
VALUES = STATED | SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from("ab"), SCALARS, max_size=1)


def objects(struct: type[msgspec.Struct], *needed: str) -> st.SearchStrategy[dict[str, Any]]:
    names = [*struct.__struct_encode_fields__, "further"]
    anything = st.dictionaries(st.sampled_from(names), VALUES, max_size=3)
    return anything | anything.map(lambda fields: {**dict.fromkeys(needed, "x"), **fields})


EVENTS = st.lists(objects(Event, "title") | VALUES, max_size=2)
FILES = st.fixed_dictionaries(
    {"events": EVENTS | VALUES},
    optional={
        "title": VALUES,
        "as_of": VALUES,
        "categories": st.lists(objects(Category, "id"), max_size=2) | VALUES,
        "sources": st.lists(objects(Source, "id", "title"), max_size=2) | VALUES,
        "further": VALUES,
    },
)


@given(FILES | EVENTS | VALUES)
def test_schema_and_reader_agree_on_any_document(document: object) -> None:
    assert VALIDATOR.is_valid(document) == has_sound_structure(document)
