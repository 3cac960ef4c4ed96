"""The columns of a table of events, their order, and what spreadsheets are given."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import event_lists, make_file
from program import clean_environment, run_program

from timeline_app.countries import name_sort_key
from timeline_app.dates.bound_edtf import earliest_to_edtf, latest_to_edtf
from timeline_app.dates.bounds import DateFlags
from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.fast import read_bounds
from timeline_app.export.events_csv import export_csv
from timeline_app.export.export_error import ExportError
from timeline_app.plain_text import single_line
from timeline_app.tabular.columns import COLUMN_OF, COLUMNS
from timeline_app.tabular.delimited import inert, rows_to_csv, rows_to_tab_text
from timeline_app.tabular.event_rows import EventRow, read_rows
from timeline_app.tabular.row_order import RowOrder, order_rows
from timeline_app.tabular.sort_keys import SORTED_BY_CHARS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.table import EventFile

every_column = pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.id)
HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "＝1+1", "\t=1", "\n=1", '=HYPERLINK("http://a","b")'),
    *('quote "inside"', "a,b;c", "two\nlines", "two\r\nlines", "tab\there", "a\0b", "\u202egnp", "don't", '"', "é"),
)
WORDS = st.text(st.sampled_from("aAbBéÉzŽ  -=„1日\n\t"), max_size=12)


def words_of(file: EventFile, name: str) -> list[str]:
    return [COLUMN_OF[name].words(EventRow.of(file, row)) for row in range(len(file.table))]


def one_word(name: str, event: dict[str, Any] | str, **head: Any) -> str:
    return words_of(make_file([event], **head), name)[0]


def all_rows(file: EventFile, order: RowOrder, *, descending: bool = False) -> list[int]:
    rows: list[int] = order.matching(np.ones(len(file.table), dtype=np.bool_), descending=descending).tolist()
    return rows


@st.composite
def files(draw: st.DrawFn) -> EventFile:
    """Random events with texts, sources and places that are often missing, often equal but for case and accents."""
    events = draw(event_lists())
    for event in events:
        event["title"] = draw(WORDS)
        if draw(st.booleans()):
            event["place"] = draw(WORDS)
        if draw(st.booleans()):
            event["source"] = draw(st.one_of(WORDS, st.lists(WORDS, max_size=2)))
        if draw(st.integers(0, 3)) == 0:
            del event["date"]
        if draw(st.integers(0, 3)) == 0:
            event["importance"] = None
        if draw(st.integers(0, 9)) == 0:
            event["further"] = draw(WORDS)
    return make_file(events)


# Words


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("[..2027]", "..", "2027-12-31"),
        ("2013-12/..", "2013-12-01", ".."),
        ("2015/", "2015-01-01", ""),
        ("/2015", "", "2015-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("2014-03-21T09:00:00Z", "2014-03-21T09:00:00Z", "2014-03-21T09:00:00Z"),
        ("2014-03-21T09:00:00+02:00", "2014-03-21T07:00:00Z", "2014-03-21T07:00:00Z"),
        ("2014-03-21T09:00:00", "2014-03-21T09:00:00", "2014-03-21T09:00:00"),
        ("Y-13800000000", "Y-13800000000", "Y-13800000000"),
    ],
)
def test_both_bounds_are_said_in_edtf(date: str, earliest: str, latest: str) -> None:
    assert (one_word("earliest", date), one_word("latest", date)) == (earliest, latest)


@pytest.mark.parametrize(
    ("start", "end", "earliest", "latest"),
    [
        ("2014-03-21T09:00Z", "2014-03-22T10:00", "2014-03-21T09:00:00Z", "2014-03-22T10:00:59"),
        ("2014-03-21T09:00", "2014-03-22T10:00+02:00", "2014-03-21T09:00:00", "2014-03-22T08:00:59Z"),
        ("2014-03-21", "2014-03-22T10:00Z", "2014-03-21", "2014-03-22T10:00:59Z"),
    ],
)
def test_each_bound_has_its_own_clock(start: str, end: str, earliest: str, latest: str) -> None:
    bounds = make_file([{"title": "x", "start": start, "end": end}]).table.bounds(0)
    assert (earliest_to_edtf(bounds), latest_to_edtf(bounds)) == (earliest, latest)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.sampled_from(["{y}", "{y}-{m:02}", "{y}-{m:02}-09", "{y}~"]))
def test_bounds_read_again_are_the_same(year: int, month: int, form: str) -> None:
    text = form.format(y=f"{'-' * (year < 0)}{abs(year):04}", m=month)
    bounds = read_bounds(text)
    if abs(year) < 9990:
        assert parse_edtf(earliest_to_edtf(bounds)).bounds.lo_s == bounds.lo_s
        assert parse_edtf(latest_to_edtf(bounds)).bounds.hi_s == bounds.hi_s
    assert not bounds.flags & (DateFlags.OPEN_START | DateFlags.OPEN_END)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"title": "A"}, "undated"),
        ({"title": "A", "date": "soon"}, "undated (soon)"),
        ({"title": "A", "date_text": "one fine day"}, "undated (one fine day)"),
        ({"title": "A", "date": "../.."}, "undated (../..)"),
        ({"title": "A", "date": "[..2027]"}, "by 2027"),
        ({"title": "A", "date": "2014", "date_text": "in the year of the comet"}, "in the year of the comet"),
    ],
)
def test_the_date_is_in_words_and_undated_events_are_said_to_be(event: dict[str, Any], words: str) -> None:
    assert one_word("date_in_words", event) == words


def test_planned_and_ongoing_are_said() -> None:
    assert one_word("status", {"title": "A", "date": "2030"}, as_of="2025-01-01") == "planned"
    assert one_word("status", {"title": "A", "status": "planned"}) == "planned"
    assert one_word("status", {"title": "A", "date": "2013/..", "status": "ongoing"}) == "ongoing"
    assert one_word("status", "2013") == ""


def test_sources_and_categories_are_said_by_their_names() -> None:
    event = {"title": "A", "source": ["almanac", "a witness"], "category": "a"}
    sources = [{"id": "almanac", "title": "An almanac"}]
    assert one_word("source", event, sources=sources) == "An almanac; a witness"
    assert one_word("category", event) == "Alpha"


def test_disputed_dates_are_said_with_their_sources_and_notes() -> None:
    dates = [
        {"date": "1066-09-28", "source": "almanac", "note": "seen"},
        {"date": "1066-09-29", "source": ["a witness", "almanac"]},
        {"date": "1066-10"},
    ]
    event = {"title": "A", "source": "a letter", "dates": dates}
    sources = [{"id": "almanac", "title": "An almanac"}]
    stated = "1066-09-28: An almanac (seen); 1066-09-29: a witness, An almanac; 1066-10"
    assert one_word("dates", event, sources=sources) == stated
    assert one_word("source", event, sources=sources) == "a letter; An almanac; a witness"
    assert one_word("certainty", event).endswith("disputed")
    agreed = {"title": "A", "dates": dates[:1]}
    assert "disputed" not in one_word("certainty", agreed)
    assert one_word("dates", "2014") == ""


@pytest.mark.parametrize(
    ("number", "words"), [(3, "3"), (2.5, "2.5"), (10**400, "1" + 400 * "0"), (-1, "-1"), (None, "")]
)
def test_importance_is_said_as_the_file_has_it(number: float | None, words: str) -> None:
    assert one_word("importance", {"title": "A", "importance": number}) == words


def test_further_fields_are_kept() -> None:
    assert one_word("further_fields", {"title": "A", "actors": ["B"], "n": 1}) == '{"actors":["B"],"n":1}'


# Order


def expected_order(file: EventFile, name: str, *, descending: bool) -> list[int]:
    """A brute-force sort, by keys made one by one."""
    table, rows = file.table, range(len(file.table))
    dated = table.dated().tolist()

    def known_s(row: int) -> tuple[int, int]:
        bounds = (int(bound[row]) for bound in (table.lo_s, table.end_lo_s, table.hi_s))
        return next(bound_s for bound_s in bounds if bound_s != -(2**62)), int(table.hi_s[row])

    in_time = sorted(rows, key=lambda row: (not dated[row], known_s(row) if dated[row] else ()))

    def doubt_s(row: int) -> float:
        if abs(int(table.lo_s[row])) == 2**62 or abs(int(table.hi_s[row])) == 2**62:
            return float("inf")
        return max(float(table.start_hi_s[row] - table.lo_s[row]), float(table.hi_s[row] - table.end_lo_s[row]))

    words = words_of(file, name)
    keys: dict[str, Callable[[int], Any]] = {
        "date": lambda row: known_s(row) if dated[row] else None,
        "earliest": lambda row: (table.lo_s[row], table.hi_s[row]) if dated[row] else None,
        "latest": lambda row: (table.hi_s[row], table.lo_s[row]) if dated[row] else None,
        "certainty": lambda row: (doubt_s(row), int(table.flags[row]) & 3) if dated[row] else None,
        "countries": lambda row: list(map(name_sort_key, words[row].split("; "))) if words[row] else None,
        "importance": lambda row: float(words[row]) if words[row] else None,
        "category": lambda row: name_sort_key(words[row]) if words[row] else None,
    }
    keys |= {"date_in_words": keys["date"], "country_codes": keys["countries"]}

    def folded(row: int) -> Any:
        return name_sort_key(single_line(words[row][:SORTED_BY_CHARS]))[0] or None

    key = keys.get(name, folded)
    with_value = sorted((row for row in in_time if key(row) is not None), key=key)
    if descending:
        with_value.reverse()
    return with_value + [row for row in in_time if key(row) is None]


@every_column
@given(file=files(), descending=st.booleans())
def test_the_order_equals_a_brute_force_sort(column: Any, file: EventFile, descending: bool) -> None:
    order = order_rows(file, column)
    assert all_rows(file, order, descending=descending) == expected_order(file, column.id, descending=descending)


@given(files(), st.randoms(use_true_random=False))
def test_a_filter_leaves_the_others_in_their_order(file: EventFile, random: Any) -> None:
    matches = np.array([random.random() < 0.5 for _ in range(len(file.table))], dtype=np.bool_)
    order = order_rows(file, COLUMN_OF["title"])
    assert order.matching(matches).tolist() == [row for row in all_rows(file, order) if matches[row]]


def test_uncertain_dates_stand_by_their_bounds_and_undated_events_last_both_ways() -> None:
    dates = ["2014-02", "", "2014", "[..2013]", "2014-02-03", "2014/..", "2014-02-01"]
    file = make_file([{"title": date, "date": date} if date else {"title": "undated"} for date in dates])
    order = order_rows(file, COLUMN_OF["date"])
    rising = ["[..2013]", "2014", "2014/..", "2014-02-01", "2014-02", "2014-02-03"]
    assert [dates[row] for row in all_rows(file, order)] == [*rising, ""]
    assert [dates[row] for row in all_rows(file, order, descending=True)] == [*reversed(rising), ""]


def test_who_reads_only_one_field_reads_what_all_others_do() -> None:
    # Events that do not stand side by side are found too.
    events: list[dict[str, Any]] = [
        {"title": "A", "place": "x"},
        {"title": 5},
        {"title": "B"},
        {"title": "C", "place": "y"},
    ]
    file = make_file(events)
    assert [row.event.place for row in read_rows(file, "place")] == ["x", None, "y"]
    assert [row.event.title for row in read_rows(file)] == ["A", "B", "C"]


# Text for spreadsheets


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_of(file: EventFile) -> bytes:
    return b"".join(rows_to_csv(file, np.arange(len(file.table)), COLUMNS))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_through_csv_whole_and_are_no_formulas(text: str) -> None:
    event = {"title": text, "text": f"a\n{text}", "place": text, "tags": [text], "source": text, "further": text}
    head, line = read_csv(csv_of(make_file([event])))
    assert head == [column.id for column in COLUMNS]
    row = dict(zip(head, line, strict=True))
    assert row["title"] == inert(row["title"].removeprefix("'"))
    assert "\0" not in "".join(line)
    for cell in line:
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
    if text.isprintable():
        assert row["text"] == f"a\n{text}"
        assert row["title"].removeprefix("'") == text


@given(files())
def test_every_event_is_a_line_of_the_csv_file_with_as_many_cells(file: EventFile) -> None:
    lines = read_csv(csv_of(file))
    assert len(lines) == 1 + len(file.table)
    assert {len(line) for line in lines} == {len(COLUMNS)}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_cells_of_the_clipboard(text: str) -> None:
    file = make_file([{"title": text, "text": text, "date": "2014"}, "2015"])
    columns = [COLUMN_OF[name] for name in ("title", "date", "text", "importance")]
    lines = rows_to_tab_text(file, [1, 0], columns).split("\n")
    assert lines[0] == "Title\tEDTF\tText\tImportance"
    assert lines[1].split("\t") == ["2015", "2015", "", ""]
    assert lines[2].split("\t")[1] == "2014"
    assert (len(lines[2].split("\t")), lines[3:]) == (4, [""])
    assert not lines[2].lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_a_number_stays_a_number() -> None:
    file = make_file([{"title": "A", "importance": -2}])
    assert rows_to_tab_text(file, [0], [COLUMN_OF["importance"]]) == "Importance\n-2\n"


def test_a_csv_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file, path = make_file(["2014", "2015"]), tmp_path / "t.csv"
    path.write_text("old", encoding="utf-8")

    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        export_csv(path, file, np.arange(2), told=stop)
    assert path.read_text(encoding="utf-8") == "old"
    with pytest.raises(ExportError, match="folder"):
        export_csv(tmp_path, file, np.arange(2))
    export_csv(path, file, np.arange(2)[::-1])
    assert [line[0] for line in read_csv(path.read_bytes())] == ["title", "2015", "2014"]
    assert [found.name for found in tmp_path.iterdir()] == ["t.csv"]


# The command line


def test_the_command_line_writes_the_events_of_a_country_in_order_of_time(tmp_path: Path) -> None:
    events = [
        {"title": "B", "date": "2017", "countries": ["LT"]},
        {"title": "C", "countries": ["LT"]},
        {"title": "A", "date": "2014", "countries": ["LT", "FR"]},
        {"title": "D", "date": "2014", "countries": ["FR"]},
    ]
    (tmp_path / "e.json").write_text(json.dumps({"events": events}), encoding="utf-8")

    def titles(*words: str) -> list[str]:
        run = run_program(
            "export", "e.json", "-o", "e.csv", *words, environment=clean_environment(tmp_path), cwd=tmp_path
        )
        assert run.returncode == 0, run.stderr
        return [line[0] for line in read_csv((tmp_path / "e.csv").read_bytes())[1:]]

    assert titles("--country", "LT") == ["A", "B", "C"]
    assert titles("--country", "LT", "--from", "2016", "--to", "2017") == ["B"]
    assert titles("--country", "PL") == []


def test_the_command_line_says_why_it_wrote_no_table(tmp_path: Path) -> None:
    for words, status, said in (
        (("-o", "gone/e.csv"), 1, "gone/e.csv: cannot be written"),
        (("-o", "e.csv", "--from", "soon"), 2, "argument --from: 'soon'"),
    ):
        run = run_program("export", *words, environment=clean_environment(tmp_path), cwd=tmp_path)
        assert run.returncode == status
        assert said in run.stderr
        assert not list(tmp_path.glob("*.csv"))
