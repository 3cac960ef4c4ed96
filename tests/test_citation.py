"""Events copied as text, as citations and as JSON."""

from __future__ import annotations

import json

from made_up import make_file

from timeline_app.citation import events_to_citations, events_to_json, events_to_text
from timeline_app.readers.json_reader import read_json

SOURCES = [
    {"id": "paper", "title": "The paper", "url": "https://example.org/a", "date": "2025-02-17", "note": "unchecked"},
    {"id": "annals", "title": "Annals, 1100", "date": "1100"},
]
LANDING = {
    "title": "The landing",
    "date": "1066-09",
    "source": ["paper", "a free text"],
    "dates": [
        {"date": "1066-09-28", "source": "annals", "note": "by hand"},
        {"date": "28.9.1066", "source": "paper"},
    ],
    "countries": ["GB"],
    "place": "Pevensey",
    "text": "First line.\nSecond *line*.",
}
FILE = make_file([LANDING, {"title": "Nothing known"}], sources=SOURCES)


def test_a_citation_says_the_source_and_what_it_is_cited_for() -> None:
    assert events_to_citations(FILE, [0, 1]).splitlines() == [
        "The paper. 17 February 2025. unchecked. https://example.org/a Cited for “The landing”, September 1066.",
        "a free text. Cited for “The landing”, September 1066.",
        "Annals, 1100. Cited for “The landing”, 28 September 1066.",
        "The paper. 17 February 2025. unchecked. https://example.org/a"
        " Cited for “The landing”, “28.9.1066”, which is no date that can be read.",
        "No source is given for “Nothing known”, undated.",
    ]


def test_a_text_says_what_the_pane_says() -> None:
    assert events_to_text(FILE, [0, 1]) == (
        "The landing\n"
        "September 1066 or 28 September 1066 (1 September 1066 – 30 September 1066)\n"
        "Annals, 1100: 28 September 1066 (by hand)\n"
        "The paper: “28.9.1066”, which is no date that can be read\n"
        "Source: The paper. 17 February 2025. unchecked. https://example.org/a\n"
        "Source: a free text.\n"
        "Pevensey, United Kingdom\n"
        "First line.\nSecond line.\n"
        "\n"
        "Nothing known\n"
        "undated"
    )


def test_a_text_says_what_is_planned_or_going_on_and_under_which_words_it_is_filed() -> None:
    railway = {"title": "The railway", "date": "2010-03-13", "status": "planned", "category": "a"}
    works = {"title": "The works", "date": "2010-03-13/..", "status": "ongoing", "tags": ["rail", "east\nwest"]}
    after_all_that_is_known = {"title": "The opening", "date": "2012-05-01"}
    file = make_file([railway, works, after_all_that_is_known], as_of="2011")
    assert events_to_text(file, [0, 1, 2]) == (
        "The railway\n13 March 2010 · planned\nCategory: Alpha\n\n"
        "The works\nsince 13 March 2010 (13 March 2010 – open) · ongoing\nTags: rail, east west\n\n"
        "The opening\n1 May 2012 · planned"
    )


def test_a_text_is_copied_without_marks_and_with_the_addresses_of_its_links() -> None:
    event = {"title": "A", "date": "2000-01-01", "text": "Say **so**: [the report](https://example.org/r)."}
    assert events_to_text(make_file([event]), [0]).endswith("\nSay so: the report (https://example.org/r).")


def test_a_hostile_text_is_made_safe() -> None:
    file = make_file([{"title": "a\u202eb\x07", "date": "2000", "source": "c\u202ed"}])
    assert events_to_text(file, [0]) == "a b\n2000 (1 January 2000 – 31 December 2000)\nSource: c d."


def test_json_is_what_stands_in_the_file() -> None:
    first, second = '{"title": "ą",   "date":"2000",\n "x": [1 , 2]}', '{ "title":"b" }'
    file = read_json(f"[{first}, {second}]".encode(), "f.json")
    assert events_to_json(file.table.records, [0]) == first
    assert events_to_json(file.table.records, [1, 0]) == f"[\n{second},\n{first}\n]"
    assert json.loads(events_to_json(file.table.records, [0, 1]))[1] == {"title": "b"}


def test_json_has_the_fields_without_which_an_event_is_shown() -> None:
    wrong, right = '{"title":"A", "tags":"NATO", "date":"2014", "text":5}', '{"title":"B"}'
    file = read_json(f"[{wrong},{right}]".encode(), "f.json")
    assert file.table.records.event(0).tags == []
    assert events_to_json(file.table.records, [0]) == wrong
    assert events_to_json(file.table.records, [0, 1]) == f"[\n{wrong},\n{right}\n]"
