"""A stretch of time in words, as exact as its length deserves."""

from __future__ import annotations

from typing import Final

from timeline_app.dates.calendar import SECONDS_PER_DAY, SECONDS_PER_YEAR, seconds_to_civil
from timeline_app.dates.phrases import spoken
from timeline_app.dates.time_words import clock_to_words, day_to_words, number_in_era, year_to_words
from timeline_app.wording import translate

_MINUTE_S: Final = 60
_ROUND_FROM_YEAR: Final = 100_000
_ROUND_SHARE: Final = 100
"""Years are rounded to three digits where that changes less than this part of the span."""


def span_words(lo_s: int, hi_s: int) -> str:
    """From one time up to, not with, another: "2014 – 2030", "17 Jan 2025 – 3 Feb 2025", "2 Mar 1961, 14:19 – 14:20".

    What is the same at both ends is said once; years have their era where the other one is BC, and three digits where
    the span is long.
    """
    if hi_s <= lo_s:
        return day_to_words(lo_s, short=True)
    if hi_s - lo_s >= 3 * SECONDS_PER_YEAR or (_begins_year(lo_s) and _begins_year(hi_s)):
        return _between(*_years_to_words(lo_s, hi_s))
    if hi_s - lo_s >= SECONDS_PER_DAY:
        return _between(day_to_words(lo_s, short=True), day_to_words(hi_s - 1, short=True))
    return _times_to_words(lo_s, hi_s)


def _between(first: str, last: str) -> str:
    return first if first == last else spoken().bounds.format(first=first, last=last)


def _begins_year(time_s: int) -> bool:
    return seconds_to_civil(time_s)[1:] == (1, 1, 0, 0, 0)


def _years_to_words(lo_s: int, hi_s: int) -> tuple[str, str]:
    first, last = seconds_to_civil(lo_s)[0], seconds_to_civil(hi_s - 1)[0]
    bare_from = 1000 if first > 0 else 10_000
    first_words, last_words = (
        year_to_words(_rounded_year(year, last - first), bare_from=bare_from) for year in (first, last)
    )
    return first_words, last_words


def _rounded_year(year: int, span_years: int) -> int:
    number = number_in_era(year)
    digits = len(str(number)) - 3
    if number < _ROUND_FROM_YEAR or _ROUND_SHARE * 10**digits > span_years:
        return year
    rounded = round(number, -digits)
    return rounded if year > 0 else 1 - rounded


def _times_to_words(lo_s: int, hi_s: int) -> str:
    # As on a clock, the last moment is the one at which it ends; but a whole day does not end on the next.
    with_seconds = hi_s - lo_s < 10 * _MINUTE_S
    first_day, last_day = (day_to_words(time_s, short=True) for time_s in (lo_s, hi_s))
    first, last = (_clock(time_s, with_seconds=with_seconds) for time_s in (lo_s, hi_s))
    if first_day != last_day and hi_s % SECONDS_PER_DAY == 0:
        last_day, last = first_day, "24:00"
    if first_day != last_day:
        return _between(_moment(first_day, first), _moment(last_day, last))
    return _moment(first_day, _between(first, last))


def _moment(day: str, times: str) -> str:
    return translate("Dates", "{day}, {time}").format(day=day, time=times)


def _clock(time_s: int, *, with_seconds: bool) -> str:
    _, _, _, hour, minute, second = seconds_to_civil(time_s)
    words = clock_to_words(hour, minute, None)
    return f"{words}:{second:02}" if with_seconds else words
