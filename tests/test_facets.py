"""What events can be told apart by: certainty of the date, further fields, and what is too much to list."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from made_up import make_file, values_of_row

from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import NO_VALUE
from timeline_app.facets.text_facets import MOST_FURTHER_VALUES
from timeline_app.facets.words import facet_title, value_name


def facets_of(events: list[Any]) -> FileFacets:
    facets = FileFacets(make_file(events).table)
    facets.complete()
    return facets


@pytest.mark.parametrize(
    ("date", "certainties"),
    [
        ("2014-03-21", ["day"]),
        ("2014-03-21T09:00", ["day"]),
        ("2014-03-21/2014-05-01", ["day"]),
        ("2014-02", ["month"]),
        ("2014-21", ["month"]),
        ("2014-02/2014-05-01", ["month"]),
        ("2014", ["year"]),
        ("2014-40", ["year"]),
        ("196X", ["vaguer"]),
        ("2014-12/..", ["month", "open"]),
        ("/2014-02-17", ["day", "open"]),
        ("[..2027]", ["open"]),
        ("2014-06~", ["month", "about"]),
        ("2014~/2016", ["year", "about"]),
        ("2014?", ["year", "perhaps"]),
        ("2014%", ["year", "about", "perhaps"]),
    ],
)
def test_certainty_says_how_well_a_date_is_known(date: str, certainties: list[str]) -> None:
    facet = facets_of([date]).facet("certainty")
    assert facet is not None
    assert values_of_row(facet, 0) == certainties


def test_an_event_without_a_date_has_no_certainty() -> None:
    facet = facets_of([{"title": "x"}, {"title": "y", "date": "2024-13"}]).facet("certainty")
    assert facet is not None
    assert facet.without_value().all()


def event(**fields: Any) -> dict[str, Any]:
    return {"title": "x", "date": "2024", **fields}


def test_a_further_field_with_few_values_is_a_facet() -> None:
    facets = facets_of([event(actor="NATO"), event(actor=["EU", "NATO"]), event(), event(actor=None)])
    facet = facets.facet("field:actor")
    assert facet is not None
    assert [values_of_row(facet, row) for row in range(4)] == [["NATO"], ["EU", "NATO"], [], []]
    assert facet_title("field:actor") == "actor"
    assert facets.ids[-1] == "field:actor"


@pytest.mark.parametrize(
    "values",
    [
        ["a", "b", "c"],  # each event's own
        [{"a": 1}, {"a": 1}],
        [["a", ["b"]], ["a", ["b"]]],
        ["x" * 81, "x" * 81],
        [str(number) for number in range(MOST_FURTHER_VALUES + 1)] * 2,
    ],
)
def test_a_field_that_tells_no_events_apart_by_name_is_no_facet(values: list[Any]) -> None:
    assert facets_of([event(remark=value) for value in values]).facet("field:remark") is None


def test_a_further_field_that_comes_late_counts_the_events_before_it() -> None:
    facet = facets_of([event()] * 250 + [event(actor="NATO")] * 2 + [event()] * 150).facet("field:actor")
    assert facet is not None
    assert int(facet.without_value().sum()) == 400
    assert values_of_row(facet, 250) == ["NATO"]


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0"])
@pytest.mark.parametrize(
    ("field", "facet_id"),
    [("countries", "country"), ("category", "category"), ("tags", "tag"), ("actor", "field:actor")],
)
def test_a_blank_is_no_value_and_all_are_counted(field: str, facet_id: str, blank: str) -> None:
    one, other = ("LT", "PL") if field == "countries" else ("a", "b")
    given = [[blank], [one, blank], [other], [], [one]]
    events = [event(**{field: (values or [blank])[0] if field == "category" else values}) for values in given]
    facet = facets_of(events).facet(facet_id)
    assert facet is not None
    counts = facet.counts(np.ones(len(events), np.bool_))
    assert all(value.strip() or value == NO_VALUE for value in counts)
    assert sum(counts.values()) == len(events)


def test_blanks_that_repeat_make_no_facet_of_what_tells_each_event_apart() -> None:
    assert facets_of([event(url=url) for url in ("", "", " ", "x1", "x2")]).facet("field:url") is None


def test_of_too_many_further_fields_the_first_are_facets() -> None:
    names = [f"f{number}" for number in range(60)]
    facets = facets_of([event(**dict.fromkeys(names[:20], "x")), event(**dict.fromkeys(names, "x"))] * 2)
    shown = [facet_id for facet_id in facets.ids if facet_id.startswith("field:")]
    assert sorted(shown) == sorted(f"field:{name}" for name in names[:50])


def test_a_further_field_may_have_the_name_of_a_facet() -> None:
    facets = facets_of([event(country="Ruritania", countries=["LT"])] * 2)
    own, further = facets.facet("country"), facets.facet("field:country")
    assert own is not None
    assert further is not None
    assert (own.values, further.values) == (("LT",), ("Ruritania",))


def test_texts_are_read_only_when_they_are_asked_for_and_in_slices() -> None:
    facets = FileFacets(make_file([event(tags=["war"])] * 250).table)
    assert facets.ids == ["country", "category", "certainty"]
    assert facets.facet("country") is not None
    assert not facets.is_complete
    reading = facets.reading()
    assert next(reading) == pytest.approx(0.4)
    assert not facets.is_complete
    # Whoever needs one of them now gets it at once.
    tags = facets.facet("tag")
    assert tags is not None
    assert tags.values == ("war",)
    assert facets.ids == ["country", "category", "certainty", "status", "tag"]


def test_events_between_which_something_was_left_out_are_read_too() -> None:
    facets = facets_of([event(tags=["war"]), {"title": 7}, event(tags=["peace"])])
    tags = facets.facet("tag")
    assert tags is not None
    assert [values_of_row(tags, row) for row in range(2)] == [["war"], ["peace"]]


def test_what_is_left_out_of_an_event_is_no_value_of_it() -> None:
    for between in ([], [{"title": 7}]):
        facets = facets_of([event(tags="war"), *between, event(tags=["peace"]), event(status=["planned"])])
        tags, status = facets.facet("tag"), facets.facet("status")
        assert tags is not None
        assert status is not None
        assert [values_of_row(tags, row) for row in range(3)] == [[], ["peace"], []]
        assert values_of_row(status, 2) == ["happened"]


def test_values_are_called_by_their_names() -> None:
    file = make_file([event()], sources=[{"id": "s", "title": "An almanac"}])
    named = {
        ("country", "LT"): "Lithuania",
        ("country", NO_VALUE): "No country",
        ("category", "a"): "Alpha",
        ("category", "c"): "c",
        ("source", "s"): "An almanac",
        ("source", "hearsay"): "hearsay",
        ("status", "planned"): "Planned",
        ("certainty", "day"): "To the day",
        ("certainty", NO_VALUE): "No date",
        ("field:actor", NO_VALUE): "No actor",
        ("tag", "<b>\n"): "<b>",
    }
    assert {key: value_name(file, *key) for key in named} == named


def test_who_says_something_else_of_the_date_is_a_source_too() -> None:
    dates = [{"date": "2024", "source": "a"}, {"date": "2025", "source": ["b", "c"]}]
    facet = facets_of([event(source="c", dates=dates)]).facet("source")
    assert facet is not None
    assert values_of_row(facet, 0) == ["c", "a", "b"]
