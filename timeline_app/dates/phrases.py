"""The phrases that several modules put dates into words with, in the user's language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from timeline_app.wording import language_number, translate

if TYPE_CHECKING:
    from collections.abc import Sequence


class Phrases(msgspec.Struct, frozen=True):
    """A language's names and templates; what stands in braces is filled in."""

    months: tuple[str, ...]
    """By month number, the first one empty; so are the short ones."""
    short_months: tuple[str, ...]
    part_of_year: str
    """For quarters and the like, and for days of some month."""
    month_of_year: str
    day_and_month: str
    date_time: str
    local_time: str
    utc: str
    about: str
    uncertain: str
    comma: str
    last_or: str
    last_and: str
    no_date: str
    bounds: str

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
        part_of_year=translate("Dates", "{season} of {year}"),
        month_of_year=translate("Dates", "{month} {year}"),
        day_and_month=translate("Dates", "{day} {month}"),
        date_time=translate("Dates", "{day}, {time} ({zone})"),
        local_time=translate("Dates", "local time"),
        utc=translate("Dates", "UTC"),
        about=translate("Dates", "about {date}"),
        uncertain=translate("Dates", "{date} (uncertain)"),
        comma=translate("Dates", ", "),
        last_or=translate("Dates", " or "),
        last_and=translate("Dates", " and "),
        no_date=translate("Dates", "no date"),
        bounds=translate("Dates", "{first} – {last}"),
    )
