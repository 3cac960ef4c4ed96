"""People's own wording for dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.people import PeopleDateError, people_to_edtf

if TYPE_CHECKING:
    import datetime

WORDS = (
    *("about", "around", "c.", "ca.", "mid", "early", "late", "the", "since", "until", "by", "before", "after"),
    *("between", "and", "from", "to", "or", "in", "of", "January", "Feb", "may", "17", "3", "2025", "1999", "44"),
    *("383", "BC", "AD", "Q2", "spring", "winter", "20th", "century", "1990s", "?", "~", "-", "/", ",", ".", "10:30"),
    *("pm", "Monday", "million", "(UTC+3)", "end", "present", "[", "]", "..", "X"),
)
DAY_FORMS = ("{0:%d} {0:%B} {1}", "{0:%b} {0:%d}, {1}", "{0:%A} {0:%d} {0:%B} {1}", "{1}/{0:%m}/{0:%d}")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025-01-17", "2025-01-17"),
        ("  2024-12/.. ", "2024-12/.."),
        ("17 January 2025", "2025-01-17"),
        ("17th of January, 2025", "2025-01-17"),
        ("Friday, 17 January 2025", "2025-01-17"),
        ("Jan 17, 2025", "2025-01-17"),
        ("JAN. 2025", "2025-01"),
        ("Sept 2024", "2024-09"),
        ("2025", "2025"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("04.04.2025", "2025-04-04"),
        ("2025/1/7", "2025-01-07"),
        ("03/2025", "2025-03"),
        ("17 January 2025 14:30", "2025-01-17T14:30"),
        ("17 January 2025, 2:30 pm", "2025-01-17T14:30"),
        ("24 February 2022, 05:00 (UTC+3)", "2022-02-24T05:00+03"),
        ("24 February 2022, 05:00:10 UTC", "2022-02-24T05:00:10Z"),
        ("mid-2024", "2024-06~"),
        ("early 2024", "2024-37~"),
        ("late 2024", "2024-39~"),
        ("the end of 2024", "2024-12~"),
        ("mid-June 2024", "2024-06-15~"),
        ("late June 2024", "2024-06"),
        ("spring 1968", "1968-21"),
        ("fall of 1968", "1968-23"),
        ("winter 2001–2002", "2001-24"),
        ("Q2 2024", "2024-34"),
        ("2024 Q2", "2024-34"),
        ("the first half of 2024", "2024-40"),
        ("last quarter of 2024", "2024-36"),
        ("since 2015", "2015/.."),
        ("since mid-2024", "2024-06~/.."),
        ("2015 - present", "2015/.."),
        ("from 2015 onwards", "2015/.."),
        ("until 2027", "../2027"),
        ("by 2027", "[..2027]"),
        ("2027 or later", "[2027..]"),
        ("before 2027", "[..2026]"),
        ("before May 2014", "[..2014-04]"),
        ("before about 2027", "[..2026~]"),
        ("before spring 1968", "[..1968-02]"),
        ("after 31 December 2014", "[2015-01-01..]"),
        ("between 2026 and 2030", "[2026..2030]"),
        ("between February and March 2014", "[2014-02..2014-03]"),
        ("from 2014 to 2016", "2014/2016"),
        ("2014-2016", "2014/2016"),
        ("2014 – 2016", "2014/2016"),
        ("2014 to 2016", "2014/2016"),
        ("1939-45", "1939/1945"),
        ("from February to March 2014", "2014-02/2014-03"),
        ("17 to 20 January 2025", "2025-01-17/2025-01-20"),
        ("17 January to 3 March 2025", "2025-01-17/2025-03-03"),
        ("44 to 40 BC", "-0043/-0039"),
        ("2014 or 2016", "[2014,2016]"),
        ("1960 and December 1961", "{1960,1961-12}"),
        ("44 BC", "-0043"),
        ("44 BCE", "-0043"),
        ("1 BC", "0000"),
        ("15 March 44 BC", "-0043-03-15"),
        ("29 February 45 BC", "-0044-02-29"),
        ("12 AD", "0012"),
        ("17 March AD 383", "0383-03-17"),
        ("from 17 to 20 March AD 383", "0383-03-17/0383-03-20"),
        ("AD 50 billion", "Y50000000000"),
        ("AD 12", "0012"),
        ("c. 383", "0383~"),
        ("ca. 383", "0383~"),
        ("circa 383", "0383~"),
        ("about 383", "0383~"),
        ("about June 2024", "2024-06~"),
        ("perhaps June 2024", "2024-06?"),
        ("about 2014 (uncertain)", "2014%"),
        ("1990s", "199X"),
        ("the 2010s", "201X"),
        ("20th century", "19XX"),
        ("5th century BC", "-04XX"),
        ("1st century BC", "[-0099..0000]"),
        ("by the 1st century BC", "[..0000]"),
        ("before the 1st century BC", "[..-0100]"),
        ("after the 1st century BC", "[0001..]"),
        ("1st century BC or later", "[-0099..]"),
        ("between the 1st century BC and AD 33", "[-0099..0033]"),
        ("before the late 1990s", "[..199X]"),
        ("after the early 20th century", "[19XX..]"),
        ("before late June 2024", "[..2024-06]"),
        ("after early June 2024", "[2024-06..]"),
        ("after the late 1st century BC", "[-0099..]"),
        ("before mid-June 2024", "[..2024-06-14~]"),
        ("66 million years BC", "Y-66000000"),
        ("13.8 billion BC", "Y-13800000000"),
    ],
)
def test_peoples_wording_becomes_edtf(text: str, edtf: str) -> None:
    assert people_to_edtf(text) == edtf


@pytest.mark.parametrize(
    ("text", "part_of_reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("tomorrow", "not understood"),
        ("marmalade 2024", "not understood"),
        ("33/2024", "months go from 1 to 12"),
        ("21/2024", "months go from 1 to 12"),
        ("41-2023", "months go from 1 to 12"),
        ("about 33.2024", "months go from 1 to 12"),
        ("0/2024", "months go from 1 to 12"),
        ("0/5/2024", "day 00"),
        ("since the 1st century BC", "100 BC or 1 BC"),
        ("until the 1st century BC", "100 BC or 1 BC"),
        ("from the 1st century BC to 33 AD", "100 BC or 1 BC"),
        ("1st century BC or 33 AD", "100 BC or 1 BC"),
        ("about the 1st century BC", "100 BC or 1 BC"),
        ("03/04/2025", "2025-04-03 or 2025-03-04"),
        ("17 January", "all four digits"),
        ("17 January 25", "all four digits"),
        ("383", "0383"),
        ("1900s", "190X, or a century, 19XX"),
        ("29 February 2023", "no such day"),
        ("29 February 44 BC", "28 days"),
        ("Monday 17 January 2025", "is a Friday"),
        ("Monday January 2025", "not understood"),
        ("January 2025 2026", "all four digits"),
        ("1 2 2025", "not understood"),
        ("0 BC", "no year 0"),
        ("17 January 2025 13:00 pm", "go from 1 to 12"),
        ("winter 2001/03", "only a winter"),
        ("summer 2001/02", "only a winter"),
        ("fourth third of 2024", "3 such parts"),
        ("from 2016 to 2014", "ends before it starts"),
        ("before 17 January 2025 14:30", "before and after"),
        ("999999 billion BC", "years go from"),
        ("12 " * 5000, "15,000 characters"),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(text: str, part_of_reason: str) -> None:
    with pytest.raises(PeopleDateError) as caught:
        people_to_edtf(text)
    assert part_of_reason in str(caught.value)


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
        st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
    )
)
@example("~" * 120)
@example("?" * 120)
@example("c." * 60)
@example("a - " * 30)
@example("2025 " * 24)
def test_any_text_becomes_valid_edtf_or_is_refused(text: str) -> None:
    try:
        edtf = people_to_edtf(text)
    except PeopleDateError:
        return
    assert parse_edtf(edtf)


@given(
    st.dates(),
    st.sampled_from(DAY_FORMS),
)
def test_a_day_is_the_same_however_it_is_written(day: datetime.date, form: str) -> None:
    assert people_to_edtf(form.format(day, str(day)[:4])) == str(day)
