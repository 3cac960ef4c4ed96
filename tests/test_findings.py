"""What is said of a mistake is true and helps to mend it: the place, the field, the reason and the fix."""

from __future__ import annotations

import json

import pytest

from timeline_app.readers import UnreadableFileError
from timeline_app.readers.json_reader import read_json


def said(text: str) -> list[str]:
    return [str(problem) for problem in read_json(text.encode(), "f").problems]


def refused(text: str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_json(text.encode(), "f")
    return str(caught.value)


def said_of_event(fields: str) -> list[str]:
    """What is said of an event titled A with further fields, which stand on line 2."""
    return said(f'[{{"title": "A",\n{fields}}}]')


DOTS = "hyphens, not dots, stand inside a date"
BACKWARDS = "the interval ends before it starts"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ('"start": "2014.02", "end": "2015"', f'10: event "A" start: {DOTS} (did you mean "2014-02"?)'),
        ('"start": "2014", "end": "2015.02"', f'25: event "A" end: {DOTS} (did you mean "2015-02"?)'),
        ('"start": "2016", "end": "2014"', f'25: event "A" end: {BACKWARDS} (swap "start" and "end")'),
        ('"start": "2014/2015", "end": "2016"', '10: event "A" start: should be one date, not an interval'),
        ('"start": "2014", "end": "2015/2016"', '25: event "A" end: should be one date, not an interval'),
        ('"start": "2014/2015"', '10: event "A" start: should be one date, not an interval'),
    ],
)  # fmt: skip
def test_a_wrong_start_or_end_is_said_of_itself_and_its_fix_fits_the_field(fields: str, words: str) -> None:
    assert said_of_event(fields) == [f"f:2:{words}"]


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\n", r"a text must close on its line; a line break in it is written \n"),
        ("\r", r"a text must close on its line; a line break in it is written \n"),
        ("\t", r"a tab in a text is written \t"),
        ("\x01", r"a control character in a text is written \u0001"),
        ("\x1f", r"a control character in a text is written \u001f"),
    ],
)
def test_a_control_character_in_a_text_is_called_what_it_is(character: str, words: str) -> None:
    assert refused(f'[\n{{"title": "ą{character}b"}}]') == f"f:2:13: {words}"


@pytest.mark.parametrize(
    ("text", "column"),
    [("title,date", 1), ("[tru]", 2), ("[ nothing ]", 3), ("[fals, 5]", 2), ('["a" true]', 6), ("[5, truex]", 9)],
)
def test_a_word_that_is_no_json_is_pointed_at_where_it_begins(text: str, column: int) -> None:
    assert refused(text).startswith(f"f:1:{column}: ")


def test_lines_that_end_with_a_carriage_return_alone_count_as_lines() -> None:
    lines = ["[", '{"title": "A", "date": "2O14"},', '{"title": "B", "date": "2O15"}', "]"]
    expected = said("\n".join(lines))
    assert [words[:5] for words in expected] == ["f:2:2", "f:3:2"]
    assert said("\r".join(lines)) == said("\r\n".join(lines)) == expected
    assert refused("\r".join(lines[:3]).replace("}", ",")) == refused("\n".join(lines[:3]).replace("}", ","))


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('"asof": "2024"', '1:2: asof: is not among the fields that are read (did you mean "as_of"?)'),
        ('"Title": "T"', '1:2: Title: is not among the fields that are read (did you mean "title"?)'),
        ('"category": []', '1:2: category: is not among the fields that are read (did you mean "categories"?)'),
        ('"sorces": []', '1:2: sorces: is not among the fields that are read (did you mean "sources"?)'),
        (
            '"categories": [{"id": "a", "colour": "#ffffff"}]',
            '1:29: categories.colour: is not among the fields that are read (did you mean "color"?)',
        ),
        (
            '"sources": [{"id": "a", "titel": "A"}]',
            '1:26: sources.titel: is not among the fields that are read (did you mean "title"?)',
        ),
        (
            '"sources": [{"id": "a", "title": "A", "URL": "https://a.example/"}]',
            '1:40: sources.URL: is not among the fields that are read (did you mean "url"?)',
        ),
    ],
)  # fmt: skip
def test_misspelt_fields_of_the_file_its_categories_and_sources_are_named(head: str, words: str) -> None:
    assert f"f:{words}" in said(f'{{{head}, "events": []}}')


@pytest.mark.parametrize(
    "head", ['"note": "n"', '"version": 2', '"title": "T", "titles": 5', '"categories": [{"id": "a", "note": "n"}]']
)
def test_other_fields_of_the_file_are_nobodys_mistake(head: str) -> None:
    assert said(f'{{{head}, "events": []}}') == []


def test_a_misspelt_list_of_events_is_pointed_at() -> None:
    words = 'there is no list of events: the field "events" is missing'
    assert refused('{"title": "T",\n "Events": []}') == f"f:2:2: {words}; did you mean this one?"
    assert refused('{"title": "T",\n "event": []}') == f"f:2:2: {words}; did you mean this one?"
    assert refused('{"title": "T",\n "features": []}') == f"f:1:1: {words}"


def test_a_country_in_the_singular_is_named() -> None:
    fix = 'is not among the fields that are read; kept and shown as it is (did you mean "countries"?)'
    assert said_of_event('"date": "2014", "country": ["LT"]') == [f'f:2:17: event "A" country: {fix}']
    assert said_of_event('"date": "2014", "country": "x", "countries": ["LT"]') == []


def test_what_is_quoted_of_a_file_has_no_characters_that_are_none() -> None:
    (words,) = said(json.dumps([{"title": "A\ufffeB\uffffC", "date": "2014-13"}]))
    assert 'event "A B C"' in words


def test_columns_are_characters_whatever_their_bytes() -> None:
    for title in ("ąčę", "😀", "a\u2028b", "\t".replace("\t", "\\t"), "é\u0301"):
        line = f'{{"title": {json.dumps(title, ensure_ascii=False)}, "date": "2O14"}}'
        assert said(f"[\n\t{line}]")[0].startswith(f"f:2:{line.index('2O14') + 1}: ")
