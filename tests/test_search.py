"""Words, phrases and beginnings of words are found in every field, and the sieves never lose a hit."""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file

from timeline_app.search import index as index_module
from timeline_app.search.fields import FieldTexts
from timeline_app.search.folding import EVENT_END, FIELD_END, fold
from timeline_app.search.index import SearchIndex
from timeline_app.search.query import MAX_CHARS, Query, read_query
from timeline_app.search.searching import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.table import EventFile

SOURCES = [{"id": "s1", "title": "The Harbour Gazette"}, {"id": "s2", "title": "Žinios"}]


def index_of(file: EventFile) -> SearchIndex:
    return SearchIndex.of(file.table, FieldTexts.of(file), np.arange(len(file.table)))


def found(file: EventFile, text: str, index: SearchIndex | None = None) -> list[int]:
    search = Search(index or index_of(file), read_query(text))
    search.advance(lambda: False)
    assert search.is_done
    return [int(place) for place in search.places()]


def is_found(typed: str, /, **event: Any) -> bool:
    file = make_file([{"title": "Nothing", "date": "2024", **event}], sources=SOURCES)
    assert len(file.table) == 1
    return found(file, typed) == [0]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("siauliai", "Air base at Šiauliai"),
        ("Šiauliai", "SIAULIAI"),
        ("strasse", "Straße"),
        ("STRAẞE", "strasse"),
        ("lodz", "Łódź"),
        ("łódź", "LODZ"),
        ("oresund", "Øresund"),
        ("istanbul", "İSTANBUL"),
        ("diyarbakir", "Diyarbakır"),
        ("aegean", "Ægean"),
        ("zelenyj елка", "Zelenyj Ёлка"),
        ("ёлка", "ЕЛКА"),
        ("киев", "Киёв"),
        ("ΑΘΗΝΑ", "Αθήνα"),
        ("οδυσσευς", "ΟΔΥΣΣΕΎΣ"),
        ("cafe", "Cafe\u0301"),
        ("efficient", "eﬃcient"),
        ("2024", "٢٠٢٤"),
        ("東京", "在東京的會議"),
        ("cooperate", "co\u00adoperate"),
        ("đorđe", "dorde"),
        ("ґудзик", "гудзик"),
    ],
)
def test_accents_case_and_the_likes_do_not_matter(typed: str, title: str) -> None:
    assert is_found(typed, title=title)


def test_every_word_that_was_typed_has_to_begin_a_word() -> None:
    title = "Lithuania brings back conscription"
    assert all(is_found(typed, title=title) for typed in ("li", "back lith", "conscr brin", "LITHUANIA"))
    assert not any(is_found(typed, title=title) for typed in ("thuania", "lithuanian", "lith france", "ack"))


def test_a_phrase_stands_as_it_was_typed() -> None:
    title = "Armed forces, and the force of arms"
    assert all(is_found(typed, title=title) for typed in ('"armed forces"', '"Forces and"', "„force of“", '"armed for'))
    assert not any(is_found(typed, title=title) for typed in ('"forces armed"', '"armed force"', '"of forces"'))


def test_signs_are_gaps_between_words() -> None:
    assert is_found("full-scale", title="A full scale war")
    assert is_found("€2.4 billion", title="2.4 billion")
    assert is_found("russia's", title="Russia’s war")
    assert not is_found("full-scale", title="On a scale that is full")
    assert not is_found("cooperative", title="A co-operative")


def test_a_phrase_does_not_reach_from_one_field_into_the_next() -> None:
    event = {"title": "The end", "text": "begins here", "tags": ["red", "brick"]}
    assert is_found("end begins", **event)
    assert not is_found('"end begins"', **event)
    assert not is_found('"red brick"', **event)


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("barracks", {"text": "New\nbarracks\nfor soldiers"}),
        ('"new barracks"', {"text": "New\nbarracks"}),
        ("vilnius", {"place": "Vilnius"}),
        ("harbour gazette", {"source": "s1"}),
        ("zinios", {"source": ["s1", "s2"]}),
        ("s2", {"source": ["s1", "s2"]}),
        ("hearsay", {"source": "Only hearsay"}),
        ("harbour gazette", {"dates": [{"date": "2024", "source": "s1"}, {"date": "2025", "source": "s2"}]}),
        ("annexation", {"tags": ["war", "annexation"]}),
        ("mid-2024", {"date_text": "since mid-2024"}),
        ("alpha", {"category": "a"}),
        ("france", {"countries": ["LT", "FR"]}),
        ("fr", {"countries": ["LT", "FR"]}),
        ("planned", {"status": "planned"}),
        ("e17", {"id": "e17"}),
        ("minister", {"actors": [{"name": "The minister", "aide": None}]}),
        ("1200", {"casualties": 1200}),
        ("12.5", {"share": {"of": [12.5]}}),
    ],
)
def test_all_fields_are_searched(typed: str, event: dict[str, Any]) -> None:
    assert is_found(typed, **event)
    assert not is_found(typed)


def test_what_is_no_word_of_the_event_is_not_found() -> None:
    event = {"date": "2024-05", "importance": 7, "related": ["other"], "text": "x", "open": True, "none": None}
    event["dates"] = [{"date": "2024-06", "source": "s1", "note": "by hand"}, {"date": "2025"}]
    assert not any(is_found(typed, **event) for typed in ("2024", "2025", "7", "other", "text", "true", "none", "null"))
    assert is_found("by hand", **event)


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "€ – !", "\x1f", "\x1e"])
def test_nothing_is_searched_for_without_a_word(typed: str) -> None:
    assert read_query(typed).is_empty
    assert found(make_file(["2024"]), typed) == []


def test_what_another_word_says_too_is_searched_once() -> None:
    assert read_query('li lith "lith uania" lith') == Query((" lith uania ",))
    assert read_query("x" * 10_000) == Query((f" {'x' * MAX_CHARS}",))


def test_the_signs_between_events_do_no_harm_in_texts() -> None:
    events = [{"title": f"one {EVENT_END} two {FIELD_END} three", "date": "2024"}, {"title": "four"}]
    file = make_file(events)
    assert [found(file, word) for word in ("one", "three", "four", '"one two"')] == [[0], [0], [1], [0]]


def test_half_of_a_surrogate_pair_and_endless_texts_are_looked_through() -> None:
    file = make_file(
        [{"title": "a" * 300_000 + " needle", "date": "2024"}, {"title": "😀 smile", "text": "\U00020000"}]
    )
    assert [found(file, word) for word in ("needle", "smile", "\U00020000")] == [[0], [1], [1]]


def test_an_empty_file_has_no_hits() -> None:
    index = index_of(make_file([]))
    assert index.is_complete
    assert found(make_file([]), "a", index) == []


def test_hits_come_in_the_order_of_the_index() -> None:
    file = make_file([{"title": f"word {number}"} for number in range(5)])
    index = SearchIndex.of(file.table, FieldTexts.of(file), np.array([3, 1, 4, 0, 2]))
    assert found(file, "word", index) == [0, 1, 2, 3, 4]
    assert found(file, "word 4", index) == [2]


# Against brute force

WORDS = ("Šiauliai", "straße", "Lodz", "łódź", "a", "ab", "abc", "ёж", "ежик", "Αθήνα", "12", "123", "co-op", "東京")
SIGNS = (" ", ", ", "-", "\n", " – ", "\u200b ", "·")


def words_of(text: str) -> list[str]:
    """The same words as `fold` makes, by slower and plainer means; for the words above only."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ł", "l").replace("\u200b", "")
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return re.findall(r"[東京]|[^\W_東京]+", plain)


def stands_in(words: Sequence[str], field: Sequence[str], *, whole: bool) -> bool:
    def same(at: int) -> bool:
        *before, last = field[at : at + len(words)]
        return before == list(words[:-1]) and (last == words[-1] or (not whole and last.startswith(words[-1])))

    return any(same(at) for at in range(len(field) - len(words) + 1))


def texts_of(event: dict[str, Any]) -> list[str]:
    source = {one["id"]: one["title"] for one in SOURCES}.get(event.get("source", ""), "")
    kept = [value for key, value in event.items() if key in ("title", "text", "place", "source", "actor")]
    return [*kept, *event.get("tags", ()), source]


@st.composite
def wordings(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=5))
    return "".join(word + sign for word, sign in parts)


@st.composite
def made_up_events(draw: st.DrawFn) -> dict[str, Any]:
    event: dict[str, Any] = {"title": f"T{draw(wordings())}", "date": "2024"}
    for key in draw(st.sets(st.sampled_from(("text", "place", "actor")))):
        event[key] = draw(wordings())
    if draw(st.booleans()):
        event["tags"] = draw(st.lists(wordings(), max_size=3))
    if draw(st.booleans()):
        event["source"] = draw(st.sampled_from(("s1", "s2", "abc")))
    return event


TERMS = st.one_of(
    st.sampled_from(WORDS).map(lambda word: (word, [word], False)),
    st.sampled_from(WORDS).map(lambda word: (word[:2], [word[:2]], False)),
    st.sampled_from(("gaz", "zinios")).map(lambda word: (word, [word], False)),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: (f'"{" ".join(words)}"', words, True)),
)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "BLOCK_BYTES", 300)


@pytest.mark.usefixtures("small_blocks")
@given(st.lists(made_up_events(), max_size=12), st.lists(TERMS, min_size=1, max_size=3), st.booleans())
def test_search_finds_what_brute_force_finds(
    events: list[dict[str, Any]], terms: list[tuple[str, list[str], bool]], learnt: bool
) -> None:
    file = make_file(events, sources=SOURCES)
    index = index_of(file)
    while learnt and not index.is_complete:
        index.learn_next()
    expected = []
    for row, event in enumerate(events):
        fields = [words_of(text) for text in texts_of(event)]
        wanted = [([word for text in words for word in words_of(text)], whole) for _, words, whole in terms]
        if all(any(stands_in(words, field, whole=whole) for field in fields) for words, whole in wanted):
            expected.append(row)
    typed = " ".join(text for text, _, _ in terms)
    assert found(file, typed, index) == expected
    # Learnt on the way, it finds the same again.
    assert found(file, typed, index) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_is_settled_and_goes_character_by_character(first: str, second: str) -> None:
    assert fold(fold(first)) == fold(first)
    assert fold(first + second).replace(" ", "") == (fold(first) + fold(second)).replace(" ", "")


# Large tables


def large_file(count: int) -> EventFile:
    random = Random(7)
    words = [f"{random.choice('bcdfg')}{random.choice('aeiou')}{number}" for number in range(200)]
    events = [
        {"title": f"Event number {number}", "text": " ".join(random.choices(words, k=12))} for number in range(count)
    ]
    return make_file([*events[: count // 2], {"title": "Needle"}, *events[count // 2 :]])


def slices_of(search: Search, is_over: Callable[[], bool]) -> list[int]:
    counts = []
    while not search.is_done:
        search.advance(is_over)
        counts.append(search.count)
    return counts


def test_a_large_table_is_searched_in_slices_and_hits_are_only_added() -> None:
    file = large_file(4_000)
    index = index_of(file)
    search = Search(index, read_query("event"))
    counts, earlier = [], search.places()
    while not search.is_done:
        search.advance(lambda: True)
        places = search.places()
        assert places[: len(earlier)].tolist() == earlier.tolist()
        counts.append(search.count)
        earlier = places
    assert len(counts) == len(index.learnt) > 5
    assert 0 < counts[0] < counts[-1] == 4_000
    assert index.learnt.all()


def test_a_learnt_index_looks_only_where_a_rare_word_may_be() -> None:
    file = large_file(4_000)
    index = index_of(file)
    assert len(index.candidates(read_query("needle"))) == len(index.learnt)
    while not index.is_complete:
        index.learn_next()
    assert len(slices_of(Search(index, read_query("needle")), lambda: True)) == 1
    assert len(slices_of(Search(index, read_query("number 1234")), lambda: True)) < len(index.learnt) / 2
    assert slices_of(Search(index, read_query("needles")), lambda: True) in ([], [0])


def test_an_index_takes_little_memory() -> None:
    file = large_file(4_000)
    index = index_of(file)
    assert index.sieves.nbytes < 0.05 * len(file.table.records.data)
