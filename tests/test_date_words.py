"""EDTF and times on the axis in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, Kind
from timeline_app.dates.calendar import MAX_YEAR, civil_to_seconds
from timeline_app.dates.disputed import disputed_bounds
from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.people import people_to_edtf
from timeline_app.dates.words import bounds_to_words, certainty_to_words, date_to_words, day_to_words

if TYPE_CHECKING:
    import datetime

SHAPES = ("{}", "{}~", "{}?", "{}/..", "{}/", "../{}", "/{}", "[..{}]", "[{}..]")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-01-17", "17 January 2025"),
        ("2014-02", "February 2014"),
        ("2014", "2014"),
        ("0383", "AD 383"),
        ("0383-03-17", "17 March AD 383"),
        ("0033/0050", "AD 33 to AD 50"),
        ("2024-06~", "about June 2024"),
        ("2014?", "2014 (uncertain)"),
        ("2014%", "about 2014 (uncertain)"),
        ("2004?-06-11", "11 June 2004 (year uncertain)"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("2024-12/..", "since December 2024"),
        ("2024-06~/..", "since about June 2024"),
        ("2015/", "from 2015, end not known"),
        ("../2027", "until 2027, start open"),
        ("/2027", "until 2027, start not known"),
        ("2014-02/2014-03", "from February to March 2014"),
        ("2025-01-17/2025-01-20", "from 17 to 20 January 2025"),
        ("2025-01-17/2025-03-03", "from 17 January to 3 March 2025"),
        ("2024-12-30/2025-01-02", "from 30 December 2024 to 2 January 2025"),
        ("2026/2030", "2026 to 2030"),
        ("1984~/1990", "from about 1984 to 1990"),
        ("199X/200X", "from the 1990s to the 2000s"),
        ("[..2027]", "by 2027"),
        ("[2026..]", "2026 or later"),
        ("[2026..2030]", "between 2026 and 2030"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
        ("{1960,1961-12}", "1960 and December 1961"),
        ("{..1984}", "all up to 1984"),
        ("{1984..}", "all from 1984 on"),
        ("2001-21", "spring 2001"),
        ("2001-24", "winter 2001–2002"),
        ("2001-26", "summer 2001 (Northern Hemisphere)"),
        ("2001-30", "summer 2001–2002 (Southern Hemisphere)"),
        ("2001-34", "second quarter of 2001"),
        ("2001-41", "second half of 2001"),
        ("201X-22", "summer of some year in the 2010s"),
        ("201X", "the 2010s"),
        ("20XX", "the 2000s (2000–2099)"),
        ("19XX", "the 1900s (1900–1999)"),
        ("1XXX", "the years 1000 to 1999"),
        ("-012X", "the years 130 BC to 121 BC"),
        ("19X4", "a year of the form 19X4"),
        ("XXXX", "an unknown year"),
        ("XXXX-12-25", "25 December, year not known"),
        ("156X-12-25", "25 December of some year in the 1560s"),
        ("1985-12-XX", "some day in December 1985"),
        ("1985-XX-XX", "some day in 1985"),
        ("1985-XX", "some month in 1985"),
        ("1984-1X", "October, November or December 1984"),
        ("1984-0X", "some month from January to September 1984"),
        ("1984-X1", "January or November 1984"),
        ("198X-1X", "October, November or December of some year in the 1980s"),
        ("2014-XX-21", "the 21st of some month of 2014"),
        ("201X-XX-21", "the 21st of some month of some year in the 2010s"),
        ("XXXX-XX-21", "the 21st of some month, year not known"),
        ("2014-1X-21", "the 21st of October, November or December 2014"),
        ("2014-1X-31", "the 31st of October or December 2014"),
        ("2014-1X-XX", "some day in October, November or December 2014"),
        ("201X-12-XX", "some day in December of some year in the 2010s"),
        ("2014-XX-1X", "the 10th to 19th of some month of 2014"),
        ("2014-XX-X1", "the 1st, 11th, 21st or 31st of some month of 2014"),
        ("2014-02-X1", "the 1st, 11th or 21st of February 2014"),
        ("2014-XX-21~", "about the 21st of some month of 2014"),
        ("2004-12-1X", "some day from 10 December 2004 to 19 December 2004"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("Y-66000000", "66 million BC"),
        ("Y-13800000000", "13.8 billion BC"),
        ("Y-170000002", "170,000,003 BC"),
        ("Y170000002", "AD 170,000,002"),
        ("Y12000", "AD 12,000"),
        ("Y5000000000", "AD 5 billion"),
        ("1950S2", "some year from 1900 to 1999, estimated at 1950"),
        ("2022-02-24T05:00:00+03:00", "24 February 2022, 05:00 (UTC+3)"),
        ("2022-02-24T05:00:30-04:30", "24 February 2022, 05:00:30 (UTC−4:30)"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 (UTC)"),
        ("1985-04-12T23:20:30", "12 April 1985, 23:20:30 (local time)"),
    ],
)
def test_edtf_reads_as_plain_words(edtf: str, words: str) -> None:
    assert date_to_words(edtf) == words


def test_text_that_is_not_edtf_has_no_words() -> None:
    with pytest.raises(EdtfError):
        date_to_words("17 January 2025")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06", "1 June 2024 – 30 June 2024"),
        ("2024-06~", "about 1 June 2024 – about 30 June 2024"),
        ("2024-06-17~", "about 17 June 2024"),
        ("2024-06~/2024-10", "about 1 June 2024 – 31 October 2024"),
        ("2024-06/2024-10~", "1 June 2024 – about 31 October 2024"),
        ("2024-06~/..", "about 1 June 2024 – open"),
        ("[..2027~]", "open – about 31 December 2027"),
        ("2025-01-17", "17 January 2025"),
        ("2024-12/..", "1 December 2024 – open"),
        ("2015/", "1 January 2015 – not known"),
        ("../2027", "open – 31 December 2027"),
        ("[..2027]", "open – 31 December 2027"),
        ("-0043", "1 January 44 BC – 31 December 44 BC"),
        ("2022-02-24T05:00:00+03:00", "24 February 2022, 02:00 (UTC)"),
        ("2022-02-24T05:00:00", "24 February 2022, 05:00 (local time)"),
        ("2022-02-24T05:00:00Z/..", "24 February 2022, 05:00 (UTC) – open"),
        ("2014-03-05T10:00Z/2014-03-05T12:00", "5 March 2014, 10:00 (UTC) – 5 March 2014, 12:00:59 (local time)"),
        ("2014-03-05T10:00/2014-03-05T12:00Z", "5 March 2014, 10:00 (local time) – 5 March 2014, 12:00:59 (UTC)"),
        ("2014-03-05T10:00/2014-03-05T12:00", "5 March 2014, 10:00 (local time) – 5 March 2014, 12:00:59 (local time)"),
        ("[2014-03-05T10:00Z,2014-03-05T12:00]", "5 March 2014, 10:00 (UTC) – 5 March 2014, 12:00:59 (local time)"),
        ("2014-03-05T10:00Z/2014-03-06", "5 March 2014, 10:00 (UTC) – 6 March 2014"),
        ("2014-03-05/2014-03-06T10:00", "5 March 2014 – 6 March 2014, 10:00:59 (local time)"),
        ("2014-03-05T00:00Z/2014-03-06", "5 March 2014, 00:00 (UTC) – 6 March 2014"),
        ("[2014-03-05,2014-03-06T10:00Z]", "5 March 2014 – 6 March 2014, 10:00:59 (UTC)"),
    ],
)
def test_both_bounds_are_said_with_the_last_day_included(edtf: str, words: str) -> None:
    assert bounds_to_words(read_bounds(edtf)) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2014-03-05T10:00Z", "2014-03-05T12:00"], "5 March 2014, 10:00 (UTC) – 5 March 2014, 12:00:59 (local time)"),
        (["2014-03-05T12:00Z", "2014-03-05T10:00"], "5 March 2014, 10:00 (local time) – 5 March 2014, 12:00:59 (UTC)"),
        (["2014-03-05T10:00Z", "2014-03"], "1 March 2014 – 31 March 2014"),
        (["2014-03-05T10:00", "2014-03-05/2014-03-06T08:00Z"], "5 March 2014 – 6 March 2014, 08:00:59 (UTC)"),
        (["2014-03-05T10:00/2014-03-09", "2014-03-05/2014-03-08T12:00"], "5 March 2014 – 9 March 2014"),
    ],
)
def test_the_bounds_of_a_disputed_date_have_a_time_of_day_only_where_a_source_gives_one(
    dates: list[str], words: str
) -> None:
    assert bounds_to_words(disputed_bounds(dates)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-01-17", "exact day"),
        ("2025-01", "month known"),
        ("1985-12-XX", "month known"),
        ("1985-XX-XX", "year known"),
        ("156X-12-25", "partly known"),
        ("2025~", "year approximate"),
        ("2025?", "year uncertain"),
        ("2025%", "year approximate and uncertain"),
        ("2025-01-17~", "day approximate"),
        ("2025-01-17?", "day uncertain"),
        ("2025-21~", "season approximate"),
        ("1985-12-XX~", "month approximate"),
        ("156X-12-25~", "partly known, approximate"),
        ("2024-06~/..", "month approximate, open end"),
        ("2024-06~/2024-10~", "month approximate at each end"),
        ("2024-06~/2024-10", "start month approximate, end month known"),
        ("2024-06/2024-10~", "start month known, end month approximate"),
        ("2024-06~/2025", "ends of different precision, start approximate"),
        ("2024-06?/2024-10", "month known at each end, uncertain"),
        ("[2012~,2014]", "one of several dates, approximate"),
        ("1950S2", "partly known"),
        ("199X", "decade known"),
        ("2001-21", "season known"),
        ("2024-12/..", "month known, open end"),
        ("/2027", "year known, start not known"),
        ("2014-02/2014-03", "month known at each end"),
        ("2014-02/2015", "ends of different precision"),
        ("[..2027]", "last possible date known"),
        ("[2027..]", "first possible date known"),
        ("[2026..2030]", "one of several dates"),
        ("{1960,1961}", "several dates"),
        ("1985-04-12T23:20:30", "exact time, local time"),
        ("2014-03-05T10:00/2014-03-05T12:00", "exact minute at each end, local time"),
        ("2014-03-05T10:00/2014-03-06", "ends of different precision, local time"),
        ("2014-03-05T10:00Z/2014-03-05T12:00", "exact minute at each end, end in local time"),
        ("2014-03-05T10:00/2014-03-05T12:00Z", "exact minute at each end, start in local time"),
        ("[2014-03-05T10:00,2014-03-05T12:00]", "one of several dates, local time"),
        ("[2014-03-05T10:00,2014-03-05T12:00Z]", "one of several dates"),
    ],
)
def test_a_short_label_says_how_well_the_date_is_known(edtf: str, words: str) -> None:
    assert certainty_to_words(read_bounds(edtf)) == words


def test_an_undated_event_has_no_date_in_words() -> None:
    undated = DateBounds(0, 0, 0, 0, 0, 0, Kind.UNDATED)
    assert bounds_to_words(undated) == certainty_to_words(undated) == "no date"


@pytest.mark.parametrize(
    ("day", "words", "short_words"),
    [
        ((2025, 2, 17), "17 February 2025", "17 Feb 2025"),
        ((-43, 3, 15), "15 March 44 BC", "15 Mar 44 BC"),
        ((0, 12, 31), "31 December 1 BC", "31 Dec 1 BC"),
        ((383, 1, 1), "1 January AD 383", "1 Jan AD 383"),
        ((-66_000_000, 1, 1), "1 January 66,000,001 BC", "1 Jan 66,000,001 BC"),
    ],
)
def test_a_time_is_said_as_its_day(day: tuple[int, int, int], words: str, short_words: str) -> None:
    last_s = civil_to_seconds(*day, 23, 59, 59)
    assert (day_to_words(last_s), day_to_words(last_s, short=True)) == (words, short_words)


@given(st.integers(civil_to_seconds(-MAX_YEAR), civil_to_seconds(MAX_YEAR)), st.integers(1, 10**12))
def test_any_bounds_have_words(lo_s: int, length_s: int) -> None:
    bounds = DateBounds(lo_s, lo_s + length_s, lo_s, lo_s + length_s, 0, 0, Kind.DATETIME)
    assert bounds_to_words(bounds)
    assert certainty_to_words(bounds)


@pytest.mark.parametrize("bounds", [DateBounds(FAR_PAST, FAR_PAST, FAR_FUTURE, FAR_FUTURE, 24, 8, Kind.INTERVAL)])
def test_bounds_without_both_sides_have_words(bounds: DateBounds) -> None:
    assert bounds_to_words(bounds) == "open"


@given(st.dates(), st.sampled_from(SHAPES), st.sampled_from([4, 7, 10]))
def test_words_for_common_dates_lead_back_to_the_same_edtf(day: datetime.date, shape: str, length: int) -> None:
    text = shape.format(str(day)[:length])
    assert people_to_edtf(date_to_words(text)) == text
