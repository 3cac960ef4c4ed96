"""The phrases that dates are put into words with; another language is another `Phrases`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.dates.bounds import DateFlags, Precision
from timeline_app.dates.calendar import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Phrases(msgspec.Struct, frozen=True):
    """A language's names and templates; what stands in braces is filled in."""

    months: tuple[str, ...]
    """By month number, the first one empty; so are the short ones."""
    short_months: tuple[str, ...]
    seasons: Mapping[int, str]
    """Names by EDTF code from 21 to 41."""
    season_of_year: str
    """For the codes up to 32, which are seasons."""
    part_of_year: str
    """For the codes from 33, which are quarters, thirds and halves."""
    northern: str
    """For the codes from 25 to 28; the next for those from 29 to 32."""
    southern: str
    year_over: str
    """A winter: from one year to the next."""
    year: str
    year_ad: str
    """A year after year 0 that could be mistaken for another number."""
    year_bc: str
    scales: tuple[tuple[int, str], ...]
    """Powers of ten with their templates, the larger first."""
    month_of_year: str
    day_of_month: str
    day_and_month: str
    decade: str
    century: str
    years: str
    unknown_year: str
    year_like: str
    some_day: str
    some_month: str
    part_of_some_year: str
    part_of_unknown_year: str
    estimate: str
    some_day_between: str
    some_month_between: str
    any_month: str
    ordinals: tuple[str, ...]
    """By day of the month, the first one empty."""
    day_of_some_month: str
    days: str
    days_from_to: str
    date_time: str
    local_time: str
    utc: str
    offset: str
    approximate: str
    uncertain: str
    parts_approximate: str
    parts_uncertain: str
    part_names: tuple[str, str, str]
    since: str
    end_unknown: str
    until: str
    start_unknown: str
    from_to: str
    years_from_to: str
    by: str
    or_later: str
    between: str
    all_until: str
    all_since: str
    comma: str
    last_or: str
    last_and: str
    no_date: str
    bounds: str
    open_side: str
    unknown_side: str
    about: str
    """A bound that is only approximate."""
    units: Mapping[int, str]
    """By `Precision`; of `units_known` each says what is known of a date."""
    units_known: Mapping[int, str]
    """By the qualifying `DateFlags`: nothing, approximate, uncertain, both."""
    exact: str
    """Of units up to a day, where nothing qualifies them."""
    partly_known: str
    interval: str
    """The same is known of both ends; the next: they differ in being approximate."""
    start_and_end: str
    different_ends: str
    one_of: Mapping[tuple[bool, bool], str]
    """By whether the start and the end are open."""
    all_of: str
    flags: Mapping[int, str]
    """Remarks by `DateFlags`."""

    def either(self, words: Sequence[str]) -> str:
        """One of several: "October, November or December"."""
        return self.listed(words, self.last_or)

    def listed(self, words: Sequence[str], last: str) -> str:
        """The words with commas between them, and `last` before the last one."""
        return words[0] if len(words) == 1 else self.comma.join(words[:-1]) + last + words[-1]


_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_ORDINAL_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_PARTS_OF_YEAR: Final = (
    "first quarter",
    "second quarter",
    "third quarter",
    "fourth quarter",
    "first third",
    "second third",
    "last third",
    "first half",
    "second half",
)

ENGLISH: Final = Phrases(
    months=MONTH_NAMES,
    short_months=tuple(name[:3] for name in MONTH_NAMES),
    seasons=MappingProxyType(dict(enumerate(_SEASONS * 3 + _PARTS_OF_YEAR, start=21))),
    season_of_year="{season} {year}",
    part_of_year="{season} of {year}",
    northern="{date} (Northern Hemisphere)",
    southern="{date} (Southern Hemisphere)",
    year_over="{first}–{last}",
    year="{number}",
    year_ad="AD {number}",
    year_bc="{number} BC",
    scales=((10**9, "{number} billion"), (10**6, "{number} million")),
    month_of_year="{month} {year}",
    day_of_month="{day} {month} {year}",
    day_and_month="{day} {month}",
    decade="the {number}s",
    century="the {number}s ({first}–{last})",
    years="the years {first} to {last}",
    unknown_year="an unknown year",
    year_like="a year of the form {digits}",
    some_day="some day in {period}",
    some_month="some month in {period}",
    part_of_some_year="{part} of some year in {years}",
    part_of_unknown_year="{part}, year not known",
    estimate="some year from {first} to {last}, estimated at {year}",
    some_day_between="some day from {first} to {last}",
    some_month_between="some month from {first} to {last}",
    any_month="some month",
    ordinals=("", *(f"{day}{_ORDINAL_ENDINGS.get(day, 'th')}" for day in range(1, 32))),
    day_of_some_month="{days} of {month}",
    days="the {days}",
    days_from_to="the {first} to {last}",
    date_time="{day}, {time} ({zone})",
    local_time="local time",
    utc="UTC",
    offset="UTC{sign}{hours}",
    approximate="about {date}",
    uncertain="{date} (uncertain)",
    parts_approximate="{date} ({parts} approximate)",
    parts_uncertain="{date} ({parts} uncertain)",
    part_names=("year", "month", "day"),
    since="since {date}",
    end_unknown="from {date}, end not known",
    until="until {date}, start open",
    start_unknown="until {date}, start not known",
    from_to="from {first} to {last}",
    years_from_to="{first} to {last}",
    by="by {date}",
    or_later="{date} or later",
    between="between {first} and {last}",
    all_until="all up to {date}",
    all_since="all from {date} on",
    comma=", ",
    last_or=" or ",
    last_and=" and ",
    no_date="no date",
    bounds="{first} – {last}",
    open_side="open",
    unknown_side="not known",
    about="about {date}",
    units=MappingProxyType(
        {
            Precision.SECOND: "time",
            Precision.MINUTE: "minute",
            Precision.DAY: "day",
            Precision.MONTH: "month",
            Precision.QUARTER: "quarter",
            Precision.SEASON: "season",
            Precision.QUADRIMESTER: "third of the year",
            Precision.SEMESTER: "half-year",
            Precision.YEAR: "year",
            Precision.DECADE: "decade",
            Precision.CENTURY: "century",
            Precision.MILLENNIUM: "millennium",
        }
    ),
    units_known=MappingProxyType(
        {
            DateFlags.NONE: "{unit} known",
            DateFlags.APPROXIMATE: "{unit} approximate",
            DateFlags.UNCERTAIN: "{unit} uncertain",
            DateFlags.APPROXIMATE | DateFlags.UNCERTAIN: "{unit} approximate and uncertain",
        }
    ),
    exact="exact {unit}",
    partly_known="partly known",
    interval="{known} at each end",
    start_and_end="start {start}, end {end}",
    different_ends="ends of different precision",
    one_of=MappingProxyType(
        {
            (False, False): "one of several dates",
            (True, False): "last possible date known",
            (False, True): "first possible date known",
            (True, True): "one of several dates",
        }
    ),
    all_of="several dates",
    flags=MappingProxyType(
        {
            DateFlags.APPROXIMATE: "approximate",
            DateFlags.APPROXIMATE_START: "start approximate",
            DateFlags.APPROXIMATE_END: "end approximate",
            DateFlags.UNCERTAIN: "uncertain",
            DateFlags.OPEN_START: "open start",
            DateFlags.OPEN_END: "open end",
            DateFlags.UNKNOWN_START: "start not known",
            DateFlags.UNKNOWN_END: "end not known",
            DateFlags.FLOATING: "local time",
        }
    ),
)
