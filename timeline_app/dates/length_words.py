"""How long a stretch of time is, in words: in short, or exactly by the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar import (
    SECONDS_PER_DAY,
    SECONDS_PER_HOUR,
    SECONDS_PER_MONTH,
    SECONDS_PER_YEAR,
    seconds_to_civil,
)
from timeline_app.dates.time_words import round_count_to_words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NEARLY: Final = 0.95
"""A year of 365 days is one, too."""
_EXACT_UNITS_S: Final = (SECONDS_PER_DAY, SECONDS_PER_HOUR, 60, 1)
_UNIT_WORDS: Final[Mapping[int, Callable[[int], str]]] = {
    SECONDS_PER_YEAR: lambda count: translate("Dates", "{number} year(s)", "", count),
    SECONDS_PER_MONTH: lambda count: translate("Dates", "{number} month(s)", "", count),
    SECONDS_PER_DAY: lambda count: translate("Dates", "{number} day(s)", "", count),
    SECONDS_PER_HOUR: lambda count: translate("Dates", "{number} hour(s)", "", count),
    60: lambda count: translate("Dates", "{number} minute(s)", "", count),
    1: lambda count: translate("Dates", "{number} second(s)", "", count),
}
"""The larger first."""


def length_in_short(begin_s: int, end_s: int) -> str:
    """About how long a stretch is, in one number of three digits at most: "≈ 349 years", "≈ 3.4 billion years"."""
    length_s = end_s - begin_s
    unit_s = next((unit_s for unit_s in _UNIT_WORDS if length_s >= _NEARLY * unit_s), 1)
    count = round(length_s / unit_s)
    if count >= 1000:
        # Two digits of many: more would be as long as the exact words.
        count = round(count, 2 - len(str(count)))
    return f"≈ {_units_to_words(count, unit_s)}"


def length_to_words(begin_s: int, end_s: int) -> str:
    """How long a stretch is by the calendar: "8 years", "7 years 10 months", "45 days", "90 minutes"; exact.

    From the first of a month to the first of another it is years and months; else the largest of days, hours, minutes
    and seconds of which it is a whole number.
    """
    begin, end = seconds_to_civil(begin_s), seconds_to_civil(end_s)
    if begin[2:] == end[2:] == (1, 0, 0, 0) and begin[:2] != end[:2]:
        years, months = divmod((end[0] - begin[0]) * 12 + end[1] - begin[1], 12)
        counts = [(years, SECONDS_PER_YEAR), (months, SECONDS_PER_MONTH)]
    else:
        unit_s = next(unit_s for unit_s in _EXACT_UNITS_S if (end_s - begin_s) % unit_s == 0)
        counts = [((end_s - begin_s) // unit_s, unit_s)]
    return " ".join(_units_to_words(count, unit_s) for count, unit_s in counts if count)


def _units_to_words(count: int, unit_s: int) -> str:
    """So many years, months, days and so on."""
    return _UNIT_WORDS[unit_s](count).format(number=round_count_to_words(count))
