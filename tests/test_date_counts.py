"""When some events were, in one line of true words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from made_up import make_file

from timeline_app.date_counts import date_counts_to_words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["1961-03"] * 29 + ["1961-03-16"] * 12, "29 some time in March 1961, 12 on 16 March 1961"),
        (["1961-03", "1961-03?"], "1 some time in March 1961, 1 dated March 1961 (uncertain)"),
        (["2023-02-06T09:00Z"] * 3, "3 at 6 February 2023, 09:00 (UTC)"),
        (["1961/1963", "[..1962]"], "1 dated by 1962, 1 dated 1961 to 1963"),
        (["1960", "1961", "1961", "1962", "1963", "1964"], "2 some time in 1961, 1 some time in 1960, "),
        ([], ""),
    ],
)
def test_dates_are_said_by_how_many_share_them_and_how_well_they_are_known(dates: list[str], words: str) -> None:
    file = make_file(dates)
    said = date_counts_to_words(file.table, np.arange(len(dates)))
    if words.endswith(", "):
        assert said.startswith(words)
        assert said.endswith("2 with other dates")
    else:
        assert said == words


def test_nothing_is_said_where_a_date_is_missing() -> None:
    events: list[dict[str, Any] | str] = ["1961", {"title": "x"}]
    assert date_counts_to_words(make_file(events).table, np.arange(2)) == ""


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([("2014-03-05", "2015-06")] * 3, "3 dated 5 March 2014 or June 2015"),
        ([("2014-03-05", "2015-06"), ("2014-03-05", "2014-09", "2015-06")], "2 dated 5 March 2014 – 30 June 2015"),
        ([("[1667,1668,1670]",)] * 2, "2 dated 1667, 1668 or 1670"),
        ([("[1667,1670]",), ("[1667,1669,1670]",)], "2 dated 1 January 1667 – 31 December 1670"),
        ([("2004?-06-11",), ("2004-06?-11",)], "2 dated 11 June 2004 (uncertain)"),
        ([("1950S2",)] * 2, "2 dated some year from 1900 to 1999, estimated at 1950"),
        ([("1950S2",), ("1940S2",)], "2 dated 1 January 1900 – 31 December 1999"),
    ],
)
def test_events_whose_bounds_are_the_same_are_given_no_date_that_only_some_of_them_have(
    events: list[tuple[str, ...]], words: str
) -> None:
    file = make_file(
        [
            {"title": "x", "date_text": str(number), "dates": [{"date": date} for date in dates]}
            for number, dates in enumerate(events)
        ]
    )
    assert date_counts_to_words(file.table, np.arange(len(events))) == words
