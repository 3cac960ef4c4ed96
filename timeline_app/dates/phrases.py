"""The phrases that dates are put into words with, in the user's language."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from timeline_app.dates.bounds import DateFlags, Precision
from timeline_app.wording import language_number, translate

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
    disputed: str
    """Sources give different dates."""
    flags: Mapping[int, str]
    """Remarks by `DateFlags`."""

    def either(self, words: Sequence[str]) -> str:
        """One of several: "October, November or December"."""
        return self.listed(words, self.last_or)

    def listed(self, words: Sequence[str], last: str) -> str:
        """The words with commas between them, and `last` before the last one."""
        return words[0] if len(words) == 1 else self.comma.join(words[:-1]) + last + words[-1]


def spoken() -> Phrases:
    """The phrases of the user's language."""
    return _translated(language_number())


@cache
def _translated(_language_number: int) -> Phrases:
    seasons = (
        translate("Dates", "spring"),
        translate("Dates", "summer"),
        translate("Dates", "autumn"),
        translate("Dates", "winter"),
    )
    parts = (
        translate("Dates", "first quarter"),
        translate("Dates", "second quarter"),
        translate("Dates", "third quarter"),
        translate("Dates", "fourth quarter"),
        translate("Dates", "first third"),
        translate("Dates", "second third"),
        translate("Dates", "last third"),
        translate("Dates", "first half"),
        translate("Dates", "second half"),
    )
    return Phrases(
        months=(
            "",
            translate("Dates", "January"),
            translate("Dates", "February"),
            translate("Dates", "March"),
            translate("Dates", "April"),
            translate("Dates", "May"),
            translate("Dates", "June"),
            translate("Dates", "July"),
            translate("Dates", "August"),
            translate("Dates", "September"),
            translate("Dates", "October"),
            translate("Dates", "November"),
            translate("Dates", "December"),
        ),
        short_months=(
            "",
            translate("Dates", "Jan", "short month"),
            translate("Dates", "Feb", "short month"),
            translate("Dates", "Mar", "short month"),
            translate("Dates", "Apr", "short month"),
            translate("Dates", "May", "short month"),
            translate("Dates", "Jun", "short month"),
            translate("Dates", "Jul", "short month"),
            translate("Dates", "Aug", "short month"),
            translate("Dates", "Sep", "short month"),
            translate("Dates", "Oct", "short month"),
            translate("Dates", "Nov", "short month"),
            translate("Dates", "Dec", "short month"),
        ),
        seasons=MappingProxyType(dict(enumerate((*seasons, *seasons, *seasons, *parts), start=21))),
        season_of_year=translate("Dates", "{season} {year}"),
        part_of_year=translate("Dates", "{season} of {year}"),
        northern=translate("Dates", "{date} (Northern Hemisphere)"),
        southern=translate("Dates", "{date} (Southern Hemisphere)"),
        year_over=translate("Dates", "{first}–{last}"),
        year=translate("Dates", "{number}"),
        year_ad=translate("Dates", "AD {number}"),
        year_bc=translate("Dates", "{number} BC"),
        scales=((10**9, translate("Dates", "{number} billion")), (10**6, translate("Dates", "{number} million"))),
        month_of_year=translate("Dates", "{month} {year}"),
        day_of_month=translate("Dates", "{day} {month} {year}"),
        day_and_month=translate("Dates", "{day} {month}"),
        decade=translate("Dates", "the {number}s"),
        century=translate("Dates", "the {number}s ({first}–{last})"),
        years=translate("Dates", "the years {first} to {last}"),
        unknown_year=translate("Dates", "an unknown year"),
        year_like=translate("Dates", "a year of the form {digits}"),
        some_day=translate("Dates", "some day in {period}"),
        some_month=translate("Dates", "some month in {period}"),
        part_of_some_year=translate("Dates", "{part} of some year in {years}"),
        part_of_unknown_year=translate("Dates", "{part}, year not known"),
        estimate=translate("Dates", "some year from {first} to {last}, estimated at {year}"),
        some_day_between=translate("Dates", "some day from {first} to {last}"),
        some_month_between=translate("Dates", "some month from {first} to {last}"),
        any_month=translate("Dates", "some month"),
        ordinals=(
            "",
            translate("Dates", "1st"),
            translate("Dates", "2nd"),
            translate("Dates", "3rd"),
            translate("Dates", "4th"),
            translate("Dates", "5th"),
            translate("Dates", "6th"),
            translate("Dates", "7th"),
            translate("Dates", "8th"),
            translate("Dates", "9th"),
            translate("Dates", "10th"),
            translate("Dates", "11th"),
            translate("Dates", "12th"),
            translate("Dates", "13th"),
            translate("Dates", "14th"),
            translate("Dates", "15th"),
            translate("Dates", "16th"),
            translate("Dates", "17th"),
            translate("Dates", "18th"),
            translate("Dates", "19th"),
            translate("Dates", "20th"),
            translate("Dates", "21st"),
            translate("Dates", "22nd"),
            translate("Dates", "23rd"),
            translate("Dates", "24th"),
            translate("Dates", "25th"),
            translate("Dates", "26th"),
            translate("Dates", "27th"),
            translate("Dates", "28th"),
            translate("Dates", "29th"),
            translate("Dates", "30th"),
            translate("Dates", "31st"),
        ),
        day_of_some_month=translate("Dates", "{days} of {month}"),
        days=translate("Dates", "the {days}"),
        days_from_to=translate("Dates", "the {first} to {last}"),
        date_time=translate("Dates", "{day}, {time} ({zone})"),
        local_time=translate("Dates", "local time"),
        utc=translate("Dates", "UTC"),
        offset=translate("Dates", "UTC{sign}{hours}"),
        approximate=translate("Dates", "about {date}"),
        uncertain=translate("Dates", "{date} (uncertain)"),
        parts_approximate=translate("Dates", "{date} ({parts} approximate)"),
        parts_uncertain=translate("Dates", "{date} ({parts} uncertain)"),
        part_names=(translate("Dates", "year"), translate("Dates", "month"), translate("Dates", "day")),
        since=translate("Dates", "since {date}"),
        end_unknown=translate("Dates", "from {date}, end not known"),
        until=translate("Dates", "until {date}, start open"),
        start_unknown=translate("Dates", "until {date}, start not known"),
        from_to=translate("Dates", "from {first} to {last}"),
        years_from_to=translate("Dates", "{first} to {last}"),
        by=translate("Dates", "by {date}"),
        or_later=translate("Dates", "{date} or later"),
        between=translate("Dates", "between {first} and {last}"),
        all_until=translate("Dates", "all up to {date}"),
        all_since=translate("Dates", "all from {date} on"),
        comma=translate("Dates", ", "),
        last_or=translate("Dates", " or "),
        last_and=translate("Dates", " and "),
        no_date=translate("Dates", "no date"),
        bounds=translate("Dates", "{first} – {last}"),
        open_side=translate("Dates", "open"),
        unknown_side=translate("Dates", "not known"),
        about=translate("Dates", "about {date}"),
        units=MappingProxyType(
            {
                Precision.SECOND: translate("Dates", "time"),
                Precision.MINUTE: translate("Dates", "minute"),
                Precision.DAY: translate("Dates", "day"),
                Precision.MONTH: translate("Dates", "month"),
                Precision.QUARTER: translate("Dates", "quarter"),
                Precision.SEASON: translate("Dates", "season"),
                Precision.QUADRIMESTER: translate("Dates", "third of the year"),
                Precision.SEMESTER: translate("Dates", "half-year"),
                Precision.YEAR: translate("Dates", "year"),
                Precision.DECADE: translate("Dates", "decade"),
                Precision.CENTURY: translate("Dates", "century"),
                Precision.MILLENNIUM: translate("Dates", "millennium"),
            }
        ),
        units_known=MappingProxyType(
            {
                DateFlags.NONE: translate("Dates", "{unit} known"),
                DateFlags.APPROXIMATE: translate("Dates", "{unit} approximate"),
                DateFlags.UNCERTAIN: translate("Dates", "{unit} uncertain"),
                DateFlags.APPROXIMATE | DateFlags.UNCERTAIN: translate("Dates", "{unit} approximate and uncertain"),
            }
        ),
        exact=translate("Dates", "exact {unit}"),
        partly_known=translate("Dates", "partly known"),
        interval=translate("Dates", "{known} at each end"),
        start_and_end=translate("Dates", "start {start}, end {end}"),
        different_ends=translate("Dates", "ends of different precision"),
        one_of=MappingProxyType(
            {
                (False, False): translate("Dates", "one of several dates"),
                (True, False): translate("Dates", "last possible date known"),
                (False, True): translate("Dates", "first possible date known"),
                (True, True): translate("Dates", "one of several dates"),
            }
        ),
        all_of=translate("Dates", "several dates"),
        disputed=translate("Dates", "disputed", "of a date"),
        flags=MappingProxyType(
            {
                DateFlags.APPROXIMATE: translate("Dates", "approximate"),
                DateFlags.APPROXIMATE_START: translate("Dates", "start approximate"),
                DateFlags.APPROXIMATE_END: translate("Dates", "end approximate"),
                DateFlags.UNCERTAIN: translate("Dates", "uncertain"),
                DateFlags.OPEN_START: translate("Dates", "open start"),
                DateFlags.OPEN_END: translate("Dates", "open end"),
                DateFlags.UNKNOWN_START: translate("Dates", "start not known"),
                DateFlags.UNKNOWN_END: translate("Dates", "end not known"),
                DateFlags.FLOATING: translate("Dates", "local time"),
                DateFlags.FLOATING_START: translate("Dates", "start in local time"),
                DateFlags.FLOATING_END: translate("Dates", "end in local time"),
            }
        ),
    )
