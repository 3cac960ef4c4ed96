"""Whatever the file, there is a plain word or a table; one bad event costs that one event."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.readers import UnreadableFileError, read_file
from timeline_app.readers.file_bytes import read_bytes
from timeline_app.readers.json_faults import MAX_NESTING
from timeline_app.readers.json_reader import read_json

if TYPE_CHECKING:
    from timeline_app.table import EventFile

GOOD = """{"title": "ąč",
 "events": [
  {"title": "one", "date": "2014"},
  {"title": "two", "date": "2015"}
]}"""
BAD_EVENTS: tuple[str, ...] = (
    "5",
    "null",
    "NaN",
    "[]",
    "{}",
    '{"title": 5}',
    '{"title": "a", "title": "b"}',
    '{"title": "a", "importance": Infinity}',
    '{"title": "a\\ud83d"}',
    '{"title": "a", "x": ' + "9" * 5000 + "}",
    '{"title": "a", "x": ' + "[" * 200 + "]" * 200 + "}",
)


def reason(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_json(data, "f.json")
    return caught.value


def outcome(data: bytes) -> EventFile | UnreadableFileError:
    try:
        return read_json(data, "f.json")
    except UnreadableFileError as error:
        return error


def file_reason(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path)
    assert caught.value.path == str(path)
    assert str(caught.value).startswith(f"{path}:")
    return caught.value.reason


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[1, 2¦, ]", (1, 6), "comma"),
        ('{"a": 1¦,}', (1, 8), "comma"),
        ('{"events": [¦// all\n]}', (1, 13), "comments"),
        ('{"events": []}\n¦# end', (2, 1), "nothing may follow"),
        ("{¦'events': []}", (1, 2), "double quotes"),
        ("[¦“a”]", (1, 2), "straight"),
        ("[¦True]", (1, 2), "write true"),
        ("[¦+5]", (1, 2), "number"),
        ("[0¦1]", (1, 3), "number"),
        ('["ąb¦\n"]', (1, 5), "line break"),
        ('["ą¦\\q"]', (1, 4), "escape"),
        ('[{"a": "b"\n ¦"c": 1}]', (2, 2), "comma"),
        ('[{"a" ¦1}]', (1, 7), "colon"),
        ("[]¦]", (1, 3), "nothing may follow"),
        ("¦<html>", (1, 1), "HTML"),
        ("¦hello", (1, 1), "not JSON"),
        ("¦5", (1, 1), "neither"),
        ("t]¦", (1, 3), "ends in the middle of a value"),
        ('[{"title": "a"},¦, {"title": "b"},, {"title": "c"}]', (1, 17), "a value should stand here"),
        ('[{"title": "a"} ¦{"title": "b"} {"title": "c"}]', (1, 17), "comma"),
        ('{"events": [{"title": "a"}, {"title": "b"}], "events": ¦5}', (1, 56), "should be a list"),
        (' ¦"text"', (1, 2), "neither"),
        ("¦{}", (1, 1), '"events" is missing'),
        ('{"events": ¦{}}', (1, 12), "should be a list"),
        ('{"events": ¦null}', (1, 12), "should be a list"),
        ('{"a": 12, "events": ¦1}', (1, 21), "should be a list"),
    ],
)
def test_what_is_no_list_of_events_is_named_with_its_place(text: str, place: tuple[int, int], words: str) -> None:
    error = reason(text.replace("¦", "").encode())
    assert (error.line, error.column) == place
    assert words in error.reason
    assert str(error) == f"f.json:{place[0]}:{place[1]}: {error.reason}"


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ('{"title": "ą', "a text that begins on line 1"),
        ('{"title": "ąč",\n "events": [\n', "a list that begins on line 2"),
        ('{"title": "ąč",\n "events": [\n  {"title": ', "an object that begins on line 3"),
        ('{"title": "ąč",\n "events": [\n  {"title": "on', "a text that begins on line 3"),
    ],
)
def test_a_truncated_file_ends_in_the_middle_of_something(kept: str, words: str) -> None:
    assert GOOD.startswith(kept)
    error = reason(kept.encode())
    assert f"ends in the middle of {words}" in error.reason
    assert error.line == kept.rstrip().count("\n") + 1


@pytest.mark.parametrize("length", range(1, len(GOOD)))
def test_a_file_truncated_anywhere_is_unreadable(length: int) -> None:
    assert "ends in the middle" in reason(GOOD[:length].encode()).reason


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in file_reason(tmp_path / "none.json")


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in file_reason(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in file_reason(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices in /dev")
def test_a_device_is_refused() -> None:
    assert "device" in file_reason(Path("/dev/zero"))


def test_a_name_that_no_file_can_have() -> None:
    assert file_reason(Path("a\0b"))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFileError, match="not permitted"):
        read_bytes(str(tmp_path / "f.json"))


def test_a_file_larger_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(b"[]   ")
    assert read_bytes(str(path), size_limit=5) == b"[]   "
    with pytest.raises(UnreadableFileError, match="larger than 4 bytes"):
        read_bytes(str(path), size_limit=4)


@pytest.mark.parametrize("content", [b"", b" \n", codecs.BOM_UTF8])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f.json").write_bytes(content)
    assert "empty" in file_reason(tmp_path / "f.json")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_a_wider_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "f.json").write_bytes(GOOD.encode(encoding))
    words = file_reason(tmp_path / "f.json")
    assert encoding[:6].upper() in words
    assert "save it as UTF-8" in words


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\0" + b"\0" * 8 + b"\x03\0>\0" + b"\xff" * 40,
        b"\0" * 64,
        b"a\0bcdefghijk",
        b"PK\x03\x04\n\0\0\0",
    ],
)
def test_a_binary_file_is_no_text_in_a_wider_encoding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f.json").write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        read_file(tmp_path / "f.json")
    assert "UTF-16" not in caught.value.reason
    assert "UTF-32" not in caught.value.reason


@pytest.mark.parametrize("filling", [0, 1024**2 - 12, 1024**2 - 11, 2 * 1024**2])
def test_the_first_byte_that_is_not_utf_8_is_named_with_its_place(tmp_path: Path, filling: int) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(b"[\n" + b" " * filling + b'"\xc4\x85\xe2\x82" ]')
    with pytest.raises(UnreadableFileError, match="not UTF-8: byte 0xE2") as caught:
        read_file(path)
    assert (caught.value.line, caught.value.column) == (2, filling + 3)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(codecs.BOM_UTF8 + b'[{"title": 5}]')
    (problem,) = read_file(path).problems
    assert (problem.line, problem.column) == (1, 12)


@pytest.mark.parametrize("bracket", [b"[", b'{"a":', b'[{"a":'])
def test_deep_nesting_is_refused_by_its_place(bracket: bytes) -> None:
    error = reason(bracket * 100_000)
    assert f"more than {MAX_NESTING} levels" in error.reason


def test_200_mb_of_nesting_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(b"[" * 200_000_000)
    assert f"more than {MAX_NESTING} levels" in file_reason(path)


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e999", "0." + "1" * 5000, "1" + "0" * 400])
def test_huge_numbers_never_break_the_file(number: str) -> None:
    event = f'{{"title": "a", "date": "2014", "importance": {number}, "y": {number}}}'
    text = f'{{"x": {number}, "events": [{event}]}}'
    assert read_json(text.encode(), "f.json").event_count == 1


@pytest.mark.parametrize("bad", BAD_EVENTS)
@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_bad_event_costs_that_one_event(bad: str, position: int) -> None:
    events = ['{"title": "one", "date": "2014"}', '{"title": "two", "date": "2015"}']
    events.insert(position, bad)
    file = read_json(f"[{', '.join(events)}]".encode(), "f.json")
    assert [file.table.records.event(row).title for row in range(len(file.table))] == ["one", "two"]
    assert file.lost_count == 1
    assert file.problems
    assert all(problem.loses_event for problem in file.problems)


def test_texts_of_a_table_can_be_read_again_whatever_they_hold() -> None:
    event = {"title": "\0\x1b\u202e", "date": "2014", "x": "\U0001f600", "y": {"\x00": [1.5, None]}}
    for ascii_only in (True, False):
        file = read_json(json.dumps([event], ensure_ascii=ascii_only).encode(), "f.json")
        assert file.problems == ()
        assert file.table.records.event(0).title == event["title"]
        assert file.table.records.extra_fields(0) == {"x": event["x"], "y": event["y"]}


WHOLE = json.dumps(
    {
        "title": "a",
        "as_of": "2025",
        "categories": [{"id": "c", "color": "#00ff00"}],
        "sources": [{"id": "s", "title": "t"}],
        "events": [
            {"title": "one: 1", "id": "i", "date": "2014", "countries": ["LT"], "x": {"k": [1, {"k": 2}]}},
            {
                "title": "two",
                "start": "2014",
                "end": "2015",
                "related": ["i"],
                "importance": 5,
                "text": 'a "b": c',
            },
            {
                "title": "\U0001f600",
                "date": "2014-02~",
                "category": "c",
                "status": "planned",
                "source": ["s"],
            },
        ],
    },
    indent=1,
).encode()
PIECES = (
    *(b"", b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\n", b" ", b"0", b"[" * 300),
    *(b"NaN", b"-Infinity", b"null", b"1e999", b"9" * 5000, b"\\ud800", b"\\u0000"),
    *(b'"title":', b'"date":1,', b"{},", b'"a":{"a":1,"a":2},'),
)


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    data = WHOLE
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        removed = draw(st.sampled_from([0, 0, 1, 2, 10, 50]))
        data = data[:at] + draw(st.sampled_from(PIECES)) + data[at + removed :]
    return data


@settings(max_examples=300)
@given(mutations())
def test_any_mutation_of_a_good_file_is_refused_or_counted(data: bytes) -> None:
    file = outcome(data)
    if isinstance(file, UnreadableFileError):
        assert file.line is not None
        return
    document: Any = json.loads(data, parse_int=float)  # Python's int refuses thousands of digits
    events = document["events"] if isinstance(document, dict) else document
    assert len(file.table) + file.lost_count == file.event_count == len(events)
    for row in range(len(file.table)):
        assert file.table.records.event(row).title
        file.table.records.extra_fields(row)
    assert (file.lost_count > 0) == any(problem.loses_event for problem in file.problems)


def test_a_nan_for_a_key_is_no_json() -> None:
    error = outcome(b'{"events": [],\n NaN: 1}')
    assert isinstance(error, UnreadableFileError)
    assert error.line == 2


@given(st.binary(max_size=30))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    text = data.decode("utf-8", "ignore").encode()
    assert outcome(text or b" ")
