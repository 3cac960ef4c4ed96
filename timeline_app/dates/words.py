"""EDTF in plain words for people."""

from __future__ import annotations

from timeline_app.dates.bounds import Kind, Precision
from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.certainty_words import certainty_to_words
from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.expression import (
    CalendarDate,
    DateSet,
    Interval,
    MissingEnd,
    NumericYear,
    Range,
    Single,
)
from timeline_app.dates.phrases import spoken
from timeline_app.dates.single_words import single_to_words
from timeline_app.dates.time_words import bounds_to_words, day_to_words
from timeline_app.wording import translate

__all__ = ["bounds_to_words", "certainty_to_words", "date_to_words", "day_to_words"]


def date_to_words(text: str) -> str:
    """EDTF text in words: `2024-12/..` "since December 2024", `[..2027]` "by 2027"; EdtfError for other text."""
    date = parse_edtf(text)
    if isinstance(date, Interval):
        return _interval_to_words(date)
    if isinstance(date, DateSet):
        return _set_to_words(date)
    return single_to_words(date)


def _interval_to_words(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, MissingEnd):
        template = translate("Dates", "until {date}, start not known")
        if start is MissingEnd.OPEN:
            template = translate("Dates", "until {date}, start open")
        return "" if isinstance(end, MissingEnd) else template.format(date=single_to_words(end))
    if isinstance(end, MissingEnd):
        template = translate("Dates", "from {date}, end not known")
        if end is MissingEnd.OPEN:
            template = translate("Dates", "since {date}")
        return template.format(date=single_to_words(start))
    return _from_to(start, end)


def _from_to(start: Single, end: Single) -> str:
    """From one date to another; what the two have in common is said once."""
    phrases = spoken()
    first, last = single_to_words(start), single_to_words(end)
    if not _is_plain(start) or not _is_plain(end) or start.bounds.precision != end.bounds.precision:
        return translate("Dates", "from {first} to {last}").format(first=first, last=last)
    if start.bounds.precision == Precision.YEAR:
        return translate("Dates", "{first} to {last}").format(first=first, last=last)
    start_year, start_month, start_day, *_ = seconds_to_civil(start.bounds.lo_s)
    end_year, end_month, *_ = seconds_to_civil(end.bounds.lo_s)
    if start_year == end_year and start.bounds != end.bounds:
        month = phrases.months[start_month]
        if start.bounds.precision == Precision.MONTH:
            first = month
        elif start_month == end_month:
            first = str(start_day)
        else:
            first = phrases.day_and_month.format(day=start_day, month=month)
    return translate("Dates", "from {first} to {last}").format(first=first, last=last)


def _is_plain(date: Single) -> bool:
    """A year, month or day without qualifiers and unspecified digits."""
    return isinstance(date, CalendarDate | NumericYear) and not date.bounds.flags


def _set_to_words(dates: DateSet) -> str:
    phrases = spoken()
    is_choice = dates.bounds.kind == Kind.ONE_OF
    if len(dates.members) == 1 and isinstance(dates.members[0], Range) and is_choice:
        return _choice_to_words(dates.members[0])
    members = [_member_to_words(member, is_choice=is_choice) for member in dates.members]
    return phrases.listed(members, phrases.last_or if is_choice else phrases.last_and)


def _choice_to_words(dates: Range) -> str:
    if dates.first is not None and dates.last is not None:
        template = translate("Dates", "between {first} and {last}")
        return template.format(first=single_to_words(dates.first), last=single_to_words(dates.last))
    return _member_to_words(dates, is_choice=True)


def _member_to_words(member: Single | Range, *, is_choice: bool) -> str:
    if not isinstance(member, Range):
        return single_to_words(member)
    if member.first is None:
        template = translate("Dates", "by {date}") if is_choice else translate("Dates", "all up to {date}")
        return "" if member.last is None else template.format(date=single_to_words(member.last))
    first = single_to_words(member.first)
    if member.last is None:
        template = translate("Dates", "{date} or later") if is_choice else translate("Dates", "all from {date} on")
        return template.format(date=first)
    return translate("Dates", "{first} to {last}").format(first=first, last=single_to_words(member.last))
