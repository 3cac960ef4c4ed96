"""A hit is shown with the words around it, and what was found is set off where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file

from timeline_app.search.context import Context, Excerpt, found_spans, hit_context
from timeline_app.search.fields import FieldTexts
from timeline_app.search.folding import fold
from timeline_app.search.query import read_query

if TYPE_CHECKING:
    from typing import Any


def context_of(typed: str, /, **event: Any) -> Context:
    whole = {"title": "Nothing", "date": "2024", **event}
    file = make_file([whole], sources=[{"id": "s1", "title": "The Harbour Gazette"}])
    return hit_context(whole, FieldTexts.of(file), read_query(typed))


def words(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[begin:end] for begin, end in excerpt.found]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Air base at Šiauliai", "siau", ["Šiau"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "stras", ["Straß"]),
        ("Cafe\u0301s", "cafe", ["Cafe\u0301"]),
        ("one two, one", "one", ["one", "one"]),
        ("armed, forces", '"armed forces"', ["armed, forces"]),
        ("the end!", '"the end"', ["the end"]),
        ("在東京的", "東京", ["東京"]),
        ("abc", "a ab", ["ab"]),
        ("ﬃ", "f", ["ﬃ"]),
        ("", "a", []),
    ],
)
def test_found_words_are_set_off_as_they_are_written(text: str, typed: str, expected: list[str]) -> None:
    assert words(Excerpt(text, found_spans(text, read_query(typed).needles))) == expected


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_spans_stand_in_the_text_and_say_what_was_typed(text: str, typed: str) -> None:
    needles = read_query(typed).needles
    spans = found_spans(text, needles)
    assert bool(spans) == any(needle in fold(text) for needle in needles)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_text_is_shown_around_the_first_word_that_was_found() -> None:
    text = "Once upon a time there was a long and winding road that led to the harbour of the town. " * 3
    _, around = context_of("harbour", text=text)
    assert around.text.startswith("… winding road that led to the harbour of the town. Once")
    assert around.text.endswith("…")
    assert set(words(around)) == {"harbour"}
    assert len(around.text) < 200


@pytest.mark.parametrize(
    ("typed", "shown", "found"),
    [
        ("forces", "Armed forces say so: the report on it.", ["forces"]),
        ("so", "Armed forces say so: the report on it.", ["so"]),
        ('"say so the"', "Armed forces say so: the report on it.", ["say so: the"]),
        ("harbour", "… say so: the report (https://harbour.example/a_b) on it.", ["harbour"]),
    ],
)
def test_a_text_is_shown_without_its_marks(typed: str, shown: str, found: list[str]) -> None:
    text = "Armed *forces* say **so**: [the report](https://harbour.example/a_b) on it."
    around = context_of(typed, text=text).around
    assert around.text == shown
    assert words(around) == found


def test_marks_outside_the_text_are_no_markdown() -> None:
    assert context_of("harbour", place="**Harbour**").around.text == "place: **Harbour**"


MARKUP = st.text(st.sampled_from("ab *_[]()\\!#-1.\n") | st.characters(), max_size=60)


@given(MARKUP, st.text(st.sampled_from("ab1 "), min_size=1, max_size=3))
def test_what_was_found_is_set_off_whatever_the_marks(text: str, typed: str) -> None:
    needles = read_query(typed).needles
    around = context_of(typed, text=text).around
    assert bool(around.found) == any(needle in fold(text) for needle in needles)


def test_words_in_the_title_are_set_off_there_and_the_text_begins_beside_it() -> None:
    title, around = context_of("pact", title="A pact", text="Signed in the spring.")
    assert words(title) == ["pact"]
    assert around == Excerpt("Signed in the spring.")


def test_other_fields_are_named() -> None:
    assert context_of("vilnius", place="Vilnius").around == Excerpt("place: Vilnius", ((7, 14),))
    assert context_of("gazette", source="s1").around.text == "source: The Harbour Gazette"
    assert context_of("minister", acting_person=["The minister"]).around.text == "acting person: The minister"


def test_words_in_several_fields_are_all_shown() -> None:
    title, around = context_of("pact vilnius spring", title="A pact", text="In spring.", place="Vilnius")
    assert words(title) == ["pact"]
    assert around.text == "In spring. · place: Vilnius"
    assert words(around) == ["spring", "Vilnius"]


def test_a_word_far_down_in_a_long_text_is_shown() -> None:
    text = "word " * 60_000 + "and the needle at last"
    _, around = context_of("needle", text=text)
    assert words(around) == ["needle"]
    assert around.text.endswith("and the needle at last")


def test_what_is_shown_of_a_hostile_text_is_one_plain_line() -> None:
    title, around = context_of("b", title="\u202ea\nb\x00", text="<b>b</b>\u2066\r\n" + "x" * 400_000)
    assert title.text == "a b"
    assert "\n" not in around.text
    assert "\u2066" not in around.text
    assert len(around.text) < 250
    assert words(around)[:2] == ["b", "b"]


def test_an_event_without_further_words_has_only_its_title() -> None:
    assert context_of("no") == Context(Excerpt("Nothing", ((0, 2),)), Excerpt(""))
