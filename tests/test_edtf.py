"""EDTF text and what it means: the shared vectors, the reasons for refusing, the fast path, the calendar."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind, Precision
from timeline_app.dates.calendar import (
    MAX_YEAR,
    SECONDS_PER_DAY,
    civil_from_days,
    civil_to_seconds,
    days_from_civil,
    days_in_month,
    is_leap_year,
    seconds_to_civil,
)
from timeline_app.dates.edtf import MAX_LENGTH, parse_edtf
from timeline_app.dates.expression import (
    CalendarDate,
    Component,
    DateTime,
    EdtfError,
    Expression,
    NumericYear,
    Season,
)
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.mistakes import find_mistake, known_mistakes

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "edtf_vectors.json").read_text(encoding="utf-8")
)["rows"]
ACCEPTED = [pytest.param(row, id=row["id"]) for row in VECTORS if row["accept"]]
REFUSED = [pytest.param(row["edtf"], id=row["id"]) for row in VECTORS if not row["accept"]]
KINDS = {
    "date": Kind.DATE,
    "datetime": Kind.DATETIME,
    "season": Kind.SEASON,
    "interval": Kind.INTERVAL,
    "one_of": Kind.ONE_OF,
    "all_of": Kind.ALL_OF,
}
EDTF_TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789X-/.~?%YES[]{},TZ:+ ", max_size=24),
    st.from_regex(r"[~?%]?-?[0-9X]{4}[~?%]?(-[0-3X][0-9X][~?%]?){0,2}", fullmatch=True),
    st.from_regex(r"(\.\.|[0-9]{4}(-[01][0-9](-[0-3][0-9])?)?[~?%]?)/([0-9]{4}(-[01][0-9])?|\.\.)?", fullmatch=True),
    st.from_regex(
        r"-?[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9](:[0-6][0-9])?(Z|[+-]0[0-9])?", fullmatch=True
    ),
    st.sampled_from([row["edtf"] for row in VECTORS]),
)
YEARS = st.one_of(st.integers(-MAX_YEAR, MAX_YEAR), st.integers(-5000, 5000))


def days_to_seconds(day: list[int], *, after: int) -> int:
    return (days_from_civil(*day) + after) * SECONDS_PER_DAY


def result_of(text: str) -> DateBounds | str:
    try:
        return parse_edtf(text).bounds
    except EdtfError as error:
        return error.reason


def qualifiers_of(date: Expression) -> dict[str, str]:
    parts: dict[str, Component | None] = {}
    if isinstance(date, CalendarDate):
        parts = {"year": date.year, "month": date.month, "day": date.day}
    elif isinstance(date, Season):
        parts = {"year": date.year, "season": date.code}
    return {name: part.qualifier for name, part in parts.items() if part is not None and part.qualifier}


# the vectors


@pytest.mark.parametrize("row", ACCEPTED)
def test_a_valid_expression_has_the_bounds_of_the_table(row: dict[str, Any]) -> None:
    bounds = parse_edtf(row["edtf"]).bounds
    assert bounds.lo_s == (FAR_PAST if row["lo_s"] is None else row["lo_s"])
    assert bounds.hi_s == (FAR_FUTURE if row["hi_s"] is None else row["hi_s"])
    assert (bounds.kind, Precision(bounds.precision).name) == (KINDS[row["kind"]], row["precision"].upper())


@pytest.mark.parametrize("row", ACCEPTED)
def test_a_valid_expression_touches_the_days_of_the_table(row: dict[str, Any]) -> None:
    date = parse_edtf(row["edtf"])
    bounds = date.bounds
    if isinstance(date, DateTime):
        assert row["earliest"] == row["latest"] == [date.year, date.month, date.day]
    elif bounds.precision > Precision.MINUTE:
        assert bounds.lo_s == (FAR_PAST if row["earliest"] is None else days_to_seconds(row["earliest"], after=0))
        assert bounds.hi_s == (FAR_FUTURE if row["latest"] is None else days_to_seconds(row["latest"], after=1))


@pytest.mark.parametrize("row", ACCEPTED)
def test_only_an_interval_starts_and_ends_in_two_ranges(row: dict[str, Any]) -> None:
    bounds = parse_edtf(row["edtf"]).bounds
    if bounds.kind != Kind.INTERVAL:
        assert (bounds.start_hi_s, bounds.end_lo_s) == (bounds.hi_s, bounds.lo_s)
    elif bounds.precision > Precision.MINUTE:
        latest, earliest = row["start_latest"], row["end_earliest"]
        assert bounds.start_hi_s == (FAR_PAST if latest is None else days_to_seconds(latest, after=1))
        assert bounds.end_lo_s == (FAR_FUTURE if earliest is None else days_to_seconds(earliest, after=0))


@pytest.mark.parametrize("row", ACCEPTED)
def test_a_valid_expression_has_the_flags_of_the_table(row: dict[str, Any]) -> None:
    flags = parse_edtf(row["edtf"]).bounds.flags
    named = [flag for flag in DateFlags if str(flag.name).lower() in row]
    assert len(named) == 8
    assert {flag.name: bool(flags & flag) for flag in named} == {
        flag.name: row[str(flag.name).lower()] for flag in named
    }


@pytest.mark.parametrize("row", ACCEPTED)
def test_qualifiers_and_estimates_belong_to_their_components(row: dict[str, Any]) -> None:
    date = parse_edtf(row["edtf"])
    assert qualifiers_of(date) == row["qualified"]
    estimate = date.year if isinstance(date, NumericYear) and date.significant_digits else None
    assert estimate == row["estimate"]


@pytest.mark.parametrize("text", REFUSED)
def test_an_invalid_text_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert caught.value.reason.strip()
    assert str(caught.value) == caught.value.reason


# what goes beyond the vectors


@pytest.mark.parametrize(
    ("text", "part_of_reason"),
    [
        ("", "empty"),
        ("1985-04-31", "April 1985 has 30 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("15XX-02-3X", "February has no day 30 in any year 15XX"),
        ("XXX1-02-29", "February has no day 29 in any year XXX1"),
        ("1985-13", "month 13: months go from 01 to 12"),
        ("1985-04-32", "days go from 01 to 31"),
        ("1985-04-12T25:00:00", "hours go from 00 to 23"),
        ("1985-04-12T24:00:01", "hours go from 00 to 23"),
        ("1985-04-12T23:20:60Z", "seconds go from 00 to 59"),
        ("1985-04-12T23:20:30+24:00", "offset"),
        ("1985-04-12T23:20:30-00:00", "UTC is written Z"),
        ("Y140000000001", "years go from"),
        ("Y14E10S1", "years go from"),
        ("Y-9E999999999", "years go from"),
        ("Y1E0", "exponent"),
        ("Y12E2", "write 1200"),
        ("?2004?", "two qualifiers"),
        ("2008/1964", "ends before it starts"),
        ("2004-02-30/2005", "February 2004 has 29 days"),
        ("199u/2001", "capital X"),
        ("20\u066124", "digits 0 to 9"),
        ("1985\x00", "control characters"),
        ("1985\n", "line breaks"),
        ("12/04/1985", "year comes first"),
        ("1900s", "190X"),
        ("9" * 5000, "5,000 characters"),
        ("[", "["),
        ("]", "["),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, part_of_reason: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert part_of_reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1985/04/12", "1985-04-12"),
        ("1985.04.12", "1985-04-12"),
        ("2024.04", "2024-04"),
        ("2024.33", None),  # a week, hardly the first quarter
        ("1985-4-12", "1985-04-12"),
        ("19850412", "1985-04-12"),
        ("1985-102", "1985-04-12"),
        (" 1985", "1985"),
        ("1985\n", "1985"),
        ("2010s", "201X"),
        ("c. 1984", "1984~"),
        ("circa 1984", "1984~"),
        ("c1984", "1984~"),
        ("1964-2008", "1964/2008"),
        ("1964–2008", "1964/2008"),
        ("2008/1964", "1964/2008"),
        ("199u", "199X"),
        ("19uu", "19XX"),
        ("199u/200u", "199X/200X"),
        ("1985-04-12t23:20:30z", "1985-04-12T23:20:30Z"),
        ("1985-04-12T23:20:30+0430", "1985-04-12T23:20:30+04:30"),
        ("1985-04-12T23:20:30 Z", "1985-04-12T23:20:30Z"),
        ("1985/open", "1985/.."),
        ("1985/now", "1985/.."),
        ("1985..1990", "1985/1990"),
        ("1984?~", "1984%"),
        ("1984 ?", "1984?"),
        ("12345", "Y12345"),
        ("Y1985", "1985"),
        ("-Y170000002", "Y-170000002"),
        ("+1985", "1985"),
        ("-85", "-0085"),
        ("-0000", "0000"),
        ("1950s2", "1950S2"),
        ("[1667, 1668]", "[1667,1668]"),
        ("1667,1668]", "[1667,1668]"),
        ("[1667...1668]", "[1667..1668]"),
        ("٢٠٢٤", "2024"),
        ("17 January 2025", "2025-01-17"),
        ("January 2024", "2024-01"),
        ("20th century", "19XX"),
        ("since 2015", "2015/.."),
        ("12/04/1985", None),
        ("1985-04-31", None),
        ("1900s", None),
        ("85", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_the_suggestion_is_what_was_probably_meant(text: str, meant: str | None) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert caught.value.suggestion == meant


@pytest.mark.parametrize("text", REFUSED)
def test_a_suggestion_is_valid_edtf(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert caught.value.suggestion is None or parse_edtf(caught.value.suggestion)


@given(EDTF_TEXTS)
@example("Y" + "9" * (MAX_LENGTH - 1))
@example("[" + "XXX1-02-29," * 180 + "1985]")
@example("{" * MAX_LENGTH)
@example("." * MAX_LENGTH)
@example("-".join(["1985"] * 399))
def test_any_text_parses_or_is_refused_with_a_reason_and_valid_suggestions_only(text: str) -> None:
    try:
        bounds = parse_edtf(text).bounds
    except EdtfError as caught:
        error = caught
    else:
        assert FAR_PAST <= bounds.lo_s < bounds.hi_s <= FAR_FUTURE
        assert bounds.start_hi_s >= bounds.lo_s
        assert bounds.end_lo_s <= bounds.hi_s
        return
    assert error.reason
    assert error.suggestion is None or parse_edtf(error.suggestion)


@given(EDTF_TEXTS)
@example("2005/2004-06")
@example("2004-02-30")
def test_the_fast_path_agrees_with_the_full_parser(text: str) -> None:
    expected = result_of(text)
    if isinstance(expected, str):
        with pytest.raises(EdtfError) as caught:
            read_bounds(text)
        assert caught.value.reason == expected
    else:
        assert read_bounds(text) == expected


@pytest.mark.parametrize("row", ACCEPTED)
def test_the_fast_path_reads_the_table_as_the_full_parser_does(row: dict[str, Any]) -> None:
    assert read_bounds(row["edtf"]) == parse_edtf(row["edtf"]).bounds


def test_most_of_the_listed_mistakes_occur_in_the_vectors() -> None:
    found = [find_mistake(row["edtf"]) for row in VECTORS if not row["accept"]]
    met = {match[0] for match in found if match is not None}
    assert len(met) > len(known_mistakes()) // 2


@pytest.mark.parametrize(
    ("text", "lo"),
    [
        ("2016-12-31T23:59:60Z", (2017, 1, 1)),
        ("1985-04-12T24:00:00Z", (1985, 4, 13)),
        ("2017-01-01T01:59:60+02:00", (2017, 1, 1)),
    ],
)
def test_the_end_of_a_day_and_a_leap_second_are_the_first_second_of_the_next_day(
    text: str, lo: tuple[int, int, int]
) -> None:
    assert parse_edtf(text).bounds.lo_s == civil_to_seconds(*lo)


# the calendar


@given(st.dates())
def test_days_agree_with_the_standard_library_in_its_range(day: datetime.date) -> None:
    days = day.toordinal() - datetime.date(1970, 1, 1).toordinal()
    assert days_from_civil(day.year, day.month, day.day) == days
    assert civil_from_days(days) == (day.year, day.month, day.day)


@given(YEARS, st.integers(1, 12), st.data())
def test_a_time_comes_back_from_its_seconds(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    clock = data.draw(st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)))
    time_s = civil_to_seconds(year, month, day, *clock)
    assert seconds_to_civil(time_s) == (year, month, day, *clock)
    assert FAR_PAST < time_s < FAR_FUTURE


@given(st.integers(-(10**14), 10**14))
def test_the_day_after_comes_next_in_the_calendar(days: int) -> None:
    today, tomorrow = civil_from_days(days), civil_from_days(days + 1)
    assert today < tomorrow
    year, month, day = today
    assert tomorrow[2] == (1 if day == days_in_month(year, month) else day + 1)


@given(YEARS)
def test_a_year_has_the_days_of_its_months(year: int) -> None:
    length = days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1)
    assert length == (366 if is_leap_year(year) else 365) == sum(days_in_month(year, month) for month in range(1, 13))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1984~/2004-06", DateFlags.APPROXIMATE_START),
        ("1984/2004-06~", DateFlags.APPROXIMATE_END),
        ("1984~/2004%", DateFlags.APPROXIMATE_START | DateFlags.APPROXIMATE_END),
        ("199X~/2004", DateFlags.APPROXIMATE_START),
        ("../1985~", DateFlags.APPROXIMATE_END),
        ("2024~/..", DateFlags.APPROXIMATE_START),
        ("1984~", DateFlags.NONE),
    ],
)
def test_an_interval_says_which_end_is_approximate(text: str, ends: DateFlags) -> None:
    both = DateFlags.APPROXIMATE_START | DateFlags.APPROXIMATE_END
    assert read_bounds(text).flags & both == ends
