"""The bundled events.json: complete, consistent, dated without invention."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from timeline_app.countries import is_known_country
from timeline_app.dates.bounds import Kind
from timeline_app.dates.fast import read_bounds
from timeline_app.readers import read_file

PATH = Path(__file__).parent.parent / "events.json"
FILE: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
EVENTS: list[dict[str, Any]] = FILE["events"]
EVENT_BY_ID: dict[str, dict[str, Any]] = {event["id"]: event for event in EVENTS}

every_event = pytest.mark.parametrize("event", EVENTS, ids=list(EVENT_BY_ID))
every_category = pytest.mark.parametrize("category", FILE["categories"], ids=lambda category: category["id"])


def sources_of(event: dict[str, Any]) -> list[str]:
    return [event["source"]] if isinstance(event["source"], str) else event["source"]


def contrast_on_white(color: str) -> float:
    """The contrast ratio of `#rrggbb` with white (WCAG 2.2)."""
    srgb = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_file_says_what_it_is_and_up_to_when_it_knows() -> None:
    assert FILE["$schema"] == "resources/events.schema.json"
    assert FILE["title"] == "Lithuania fortifies its borders"
    assert FILE["as_of"] == "2025-02-17"


def test_the_reader_finds_no_problem_and_every_event_in_the_file() -> None:
    event_file = read_file(PATH)
    assert event_file.problems == ()
    assert len(event_file.table) == event_file.event_count == len(EVENTS)


@pytest.mark.parametrize(
    ("event_id", "date", "countries"),
    [
        ("crimea", "2014-02/2014-03", {"RU", "UA"}),
        ("conscription", "2015/..", {"LT"}),
        ("depots", "2024-06~/..", {"LT"}),
        ("squadron", "2024-12/..", {"FR", "LT"}),
        ("pledge", "2025-01-17", {"LT"}),
        ("brigade", "[..2027]", {"DE", "LT"}),
    ],
)
def test_the_named_events_are_there(event_id: str, date: str, countries: set[str]) -> None:
    event = EVENT_BY_ID[event_id]
    assert event["date"] == date
    assert set(event["countries"]) == countries


def test_the_pledge_covers_the_years_that_it_is_about() -> None:
    assert EVENT_BY_ID["pledge"]["covers"] == EVENT_BY_ID["spending-period"]["date"] == "2026/2030"


def test_what_lies_ahead_is_planned_and_what_goes_on_is_ongoing() -> None:
    of_status = {
        status: {event["id"] for event in EVENTS if event.get("status") == status} for status in ("planned", "ongoing")
    }
    assert of_status["planned"] == {"spending-period", "brigade"}
    assert of_status["ongoing"] == {
        event["id"] for event in EVENTS if event["date"].endswith("/..") or event["date"].startswith("/")
    }


def test_only_the_squadron_concerns_france() -> None:
    assert [event["id"] for event in EVENTS if "FR" in event["countries"]] == ["squadron"]


@every_event
def test_an_event_has_every_field_that_a_reader_needs(event: dict[str, Any]) -> None:
    assert 20 <= len(event["title"]) <= 45
    assert 2 <= len(re.findall(r"\.(?= |$)", event["text"])) <= 4
    assert all(map(is_known_country, event["countries"]))
    assert event["countries"]
    assert 0 <= event["importance"] <= 10
    assert event["tags"]


@every_event
def test_dates_can_be_read(event: dict[str, Any]) -> None:
    assert read_bounds(event["date"]).kind != Kind.UNDATED
    assert "covers" not in event or read_bounds(event["covers"]).kind != Kind.UNDATED


@every_event
def test_what_an_event_refers_to_is_in_the_file(event: dict[str, Any]) -> None:
    assert event["category"] in {category["id"] for category in FILE["categories"]}
    assert set(sources_of(event)) <= {source["id"] for source in FILE["sources"]}
    assert sources_of(event)
    for related in event["related"]:
        assert related != event["id"]
        assert event["id"] in EVENT_BY_ID[related]["related"]


def test_ids_are_unique() -> None:
    assert len(EVENT_BY_ID) == len(EVENTS)


def test_sources_and_categories_are_all_used() -> None:
    assert {category["id"] for category in FILE["categories"]} == {event["category"] for event in EVENTS}
    assert {source["id"] for source in FILE["sources"]} == {ref for event in EVENTS for ref in sources_of(event)}


def test_events_stand_in_the_order_of_the_days_they_name() -> None:
    days = [re.findall(r"\d{4}[-\d]*", event["date"])[0] for event in EVENTS]
    assert days == sorted(days)


def test_lanes_follow_the_story() -> None:
    names = [category["name"] for category in FILE["categories"]]
    assert names == ["Russia’s war", "National defence", "Allied forces", "Border works", "Politics"]


@every_category
def test_a_category_can_be_read_as_text_on_white(category: dict[str, str]) -> None:
    assert contrast_on_white(category["color"]) >= 4.5


def test_categories_have_colors_of_their_own() -> None:
    assert len({category["color"] for category in FILE["categories"]}) == len(FILE["categories"])


def test_the_file_is_kept_as_a_person_would() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert "\\u" not in text
    assert "\t" not in text
    assert not re.search(r" $", text, re.MULTILINE)
    assert text.endswith("}\n")
