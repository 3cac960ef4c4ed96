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
