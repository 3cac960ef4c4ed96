"""One date in people's wording to EDTF: "17 January 2025", "mid-2024", "Q2 2024", "44 BC", "20th century"."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from dateutil import parser

from timeline_app.dates.calendar import days_from_civil
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FILLERS: Final = frozenset({"of", "the", "in", "on"})
_DEFAULTS: Final = (datetime(2000, 1, 1), datetime(2004, 5, 12), datetime(2008, 10, 23))
"""What dateutil fills in where the text says nothing; they differ in every field, so that what it invents shows."""
_SEASON_CODES: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS: Final = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
}
_FRACTIONS: Final = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}
"""The EDTF code of the first part, and how many there are."""
_PART_OF_YEAR: Final = {
    "early": "37~",
    "mid": "06~",
    "middle": "06~",
    "late": "39~",
    "beginning": "01~",
    "start": "01~",
    "end": "12~",
}
"""Early and late are the first and the last third of the year, about; mid-year is about June."""

FIRST_CENTURY_BC: Final = "[-0099..0000]"
"""It has year 0, which no negative digits can name."""


class PeopleDateError(ValueError):
    """A text that is not understood as a date, or in more than one way; the message says so in plain words."""


def point_to_edtf(text: str) -> str:
    """EDTF of one date, from text in lower case with single spaces; PeopleDateError where it cannot be told."""
    for pattern, to_edtf in _FORMS:
        if match := pattern.fullmatch(text):
            return to_edtf(match)
    return _named_month_to_edtf(text)


def end_to_edtf(text: str) -> str:
    """The same for one date that stands beside others or is qualified, for which EDTF has no form in one case."""
    edtf = point_to_edtf(text)
    if edtf == FIRST_CENTURY_BC:
        raise PeopleDateError(
            translate(
                "Problems", "EDTF has the 1st century BC only by itself: write its first or last year, 100 BC or 1 BC"
            )
        )
    return edtf


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def year_to_edtf(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of an astronomical year, with its month and day where given."""
    return _year(year) + "".join(f"-{part:02}" for part in (month, day) if part is not None)


def _era_year(number: str, era: str) -> int:
    year = int(number.replace(",", ""))
    if year == 0:
        raise PeopleDateError(translate("Problems", "there is no year 0: 1 BC is followed by 1 AD"))
    return 1 - year if era.startswith("b") else year


def _qualified(text: str, qualifier: str) -> str:
    edtf = end_to_edtf(f"{text} ad" if re.fullmatch(r"[0-9]{1,3}", text) else text)
    other = {"~": "?", "?": "~"}[qualifier]
    if edtf.endswith(other):
        return f"{edtf[:-1]}%"
    return edtf if edtf.endswith((qualifier, "%")) else edtf + qualifier


def _era_date(match: re.Match[str]) -> str:
    """A date before year 1 or early after it; it is read in a leap year, which has all days."""
    date = point_to_edtf(f"{match[1]} 2000")
    if not date.startswith("2000"):
        raise PeopleDateError(translate("Problems", "“{text}” is not understood as a date").format(text=match[0]))
    return _year(_era_year(match[2], match[3])) + date[4:]


def _large_year(match: re.Match[str]) -> str:
    """Millions and billions of years; no year 0 is counted at such a distance."""
    zeros = 9 if match[3] == "billion" else 6
    fraction = match[2] or ""
    if len(fraction) > zeros:
        raise PeopleDateError(translate("Problems", "“{text}” is not a whole number of years").format(text=match[0]))
    year = int(match[1] + fraction.ljust(zeros, "0"))
    return _year(-year if match[4].startswith("b") else year)


def _century(match: re.Match[str]) -> str:
    number = int(match[1])
    if number == 0:
        raise PeopleDateError(translate("Problems", "centuries are counted from 1"))
    if not (match[2] or "").startswith("b"):
        return f"{number - 1:02}XX"
    return f"-{number - 1:02}XX" if number > 1 else FIRST_CENTURY_BC


def _short_year(match: re.Match[str]) -> str:
    reason = translate("Problems", "“{text}” could be many years: write {year}, or {text} AD or BC")
    raise PeopleDateError(reason.format(text=match[0], year=f"{int(match[0]):04}"))


def _ambiguous_decade(match: re.Match[str]) -> str:
    first = match[1]
    reason = translate("Problems", "“{text}” may be a decade, {first}0X, or a century, {first}XX: write the one meant")
    raise PeopleDateError(reason.format(text=match[0], first=first))


def _season(match: re.Match[str]) -> str:
    first, last = match[2], match[3]
    if last is not None:
        is_next = (int(first) + 1) % 10 ** len(last) == int(last)
        if match[1] != "winter" or not is_next:
            raise PeopleDateError(
                translate("Problems", "“{text}”: only a winter lasts from one year to the next").format(text=match[0])
            )
    return f"{first}-{_SEASON_CODES[match[1]]}"


def _fraction(match: re.Match[str]) -> str:
    code, count = _FRACTIONS[match[2]]
    index = _ORDINALS[match[1]]
    if index >= count:
        raise PeopleDateError(
            translate("Problems", "“{text}”: a year has {count} such parts").format(text=match[0], count=count)
        )
    return f"{match[3]}-{code + index % count}"


def _part_of_month(match: re.Match[str]) -> str:
    """About the 15th for the middle; for early and late, the month is all that is certain."""
    month = point_to_edtf(match[2])
    return f"{month}-15~" if match[1] in {"mid", "middle"} else month


def _numeric_month(match: re.Match[str]) -> str:
    """Two numbers, the second a year; past 12 the first may be a week, but hardly EDTF's code of a season."""
    if not 1 <= int(match[1]) <= 12:
        reason = translate("Problems", "“{text}” is no month of {year}: months go from 1 to 12")
        raise PeopleDateError(reason.format(text=match[0], year=match[2]))
    return year_to_edtf(int(match[2]), int(match[1]))


def _numeric_day(match: re.Match[str]) -> str:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    day_first, month_first = year_to_edtf(year, second, first), year_to_edtf(year, first, second)
    if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
        raise PeopleDateError(
            translate("Problems", "“{text}” may be {day_first} or {month_first}: write the one meant").format(
                text=match[0], day_first=day_first, month_first=month_first
            )
        )
    return day_first if second <= 12 else month_first


def _timed(match: re.Match[str]) -> str:
    hour = int(match[2])
    if match[5]:
        if not 1 <= hour <= 12:
            raise PeopleDateError(
                translate("Problems", "{hour} {half}: with am and pm, hours go from 1 to 12").format(
                    hour=hour, half=match[5]
                )
            )
        hour = hour % 12 + (12 if match[5] == "pm" else 0)
    zone = ""
    if match[7]:
        zone = f"{match[7]}{match[8]:0>2}{match[9] or ''}"
    elif match[6]:
        zone = "Z"
    return f"{point_to_edtf(match[1])}T{hour:02}:{match[3]}{match[4] or ''}{zone}"


def _named_month_to_edtf(text: str) -> str:
    """A date with a month's name: its words are checked first, then dateutil reads day, month and year."""
    words = [word for word in re.sub(r"[.,]", " ", text).split() if word not in _FILLERS]
    weekdays = [word for word in words if len(word) >= 3 and any(day.startswith(word) for day in _WEEKDAYS)]
    years = [word for word in words if re.fullmatch(r"[0-9]{4}", word)]
    months = [word for word in words if re.fullmatch(_MONTH, word)]
    days = [match[1] for word in words if (match := _DAY.fullmatch(word))]
    if len(weekdays) + len(years) + len(months) + len(days) < len(words) or not words:
        raise PeopleDateError(translate("Problems", "“{text}” is not understood as a date").format(text=text))
    if len(years) != 1:
        raise PeopleDateError(
            translate("Problems", "“{text}” needs one year, with all four digits (or with AD or BC)").format(text=text)
        )
    if len(months) != 1 or len(days) > 1 or len(weekdays) > (1 if days else 0):
        raise PeopleDateError(
            translate("Problems", "“{text}” is not understood as a day or a month of {year}").format(
                text=text, year=years[0]
            )
        )
    edtf, weekday = _agreed([*days, *months], int(years[0]), has_day=bool(days))
    if weekdays and not weekday.startswith(weekdays[0]):
        names = _weekday_names()
        written = next(day for day in _WEEKDAYS if day.startswith(weekdays[0]))
        reason = translate("Problems", "{date} is a {weekday}, not a {written}", "days of the week")
        raise PeopleDateError(reason.format(date=edtf, weekday=names[weekday], written=names[written]))
    return edtf


def _weekday_names() -> dict[str, str]:
    return {
        "monday": translate("Dates", "Monday"),
        "tuesday": translate("Dates", "Tuesday"),
        "wednesday": translate("Dates", "Wednesday"),
        "thursday": translate("Dates", "Thursday"),
        "friday": translate("Dates", "Friday"),
        "saturday": translate("Dates", "Saturday"),
        "sunday": translate("Dates", "Sunday"),
    }


def _agreed(words: list[str], year: int, *, has_day: bool) -> tuple[str, str]:
    """What dateutil reads whatever it fills in, as EDTF and day of the week.

    It takes the years 0 to 99 for others, so it reads one in which days and weekdays are the same.
    """
    alike = 2000 + year % 400
    try:
        readings = [parser.parse(" ".join([*words, str(alike)]), default=default) for default in _DEFAULTS]
    except (ValueError, OverflowError) as error:
        reason = translate("Problems", "there is no such day as {date}").format(date=f"{' '.join(words)} {year}")
        raise PeopleDateError(reason) from error
    years, months, days = ({getattr(reading, part) for reading in readings} for part in ("year", "month", "day"))
    if years != {alike} or len(months) > 1 or (len(days) == 1) != has_day:
        reason = translate("Problems", "“{text}” can be read in more than one way")
        raise PeopleDateError(reason.format(text=f"{' '.join(words)} {year}"))
    month, day = months.pop(), days.pop()
    weekday = _WEEKDAYS[(days_from_civil(alike, month, day) + 3) % 7]
    return year_to_edtf(year, month, day if has_day else None), weekday


_ERA: Final = r"(bce?|ad|ce)"
PLACE: Final = r"(early|mid|middle|late|beginning|start|end)"
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern), to_edtf)
    for pattern, to_edtf in (
        (
            r"(.+?),? (?:at )?([0-9]{1,2}):([0-9]{2})(:[0-9]{2})? ?(am|pm)?"
            r" ?\(?(utc|gmt|z|local time)?(?:([+-])([0-9]{1,2})(:[0-9]{2})?)?\)?",
            _timed,
        ),
        (
            r"(?:about|around|circa|approximately|approx\.?|roughly|ca?\. ?|ca? ?(?=[0-9])|~) ?(?!~)(.+)",
            lambda m: _qualified(m[1], "~"),
        ),
        (r"(?:perhaps|possibly|probably|maybe) (.+)", lambda m: _qualified(m[1], "?")),
        (r"(.*[^? ]) ?(?:\?|\(uncertain\))", lambda m: _qualified(m[1], "?")),
        (r"(?:the )?([0-9]{2})00s \([0-9]{4}-[0-9]{4}\)", lambda m: f"{m[1]}XX"),
        (r"(?:the )?([0-9]{2})00['’]?s", _ambiguous_decade),
        (r"(?:the )?(?:(?:early|mid|late)[ -])?(?:the )?([0-9]{2}[1-9])0['’]?s", lambda m: f"{m[1]}X"),
        (r"(?:the )?(?:(?:early|mid|late)[ -])?([0-9]{1,2})(?:st|nd|rd|th) century(?: " + _ERA + ")?", _century),
        (r"(?:the )?(spring|summer|autumn|fall|winter)(?: of)? ([0-9]{4})(?:[-/]([0-9]{4}|[0-9]{2}))?", _season),
        (r"q([1-4])[ /-]?([0-9]{4})", lambda m: f"{m[2]}-{32 + int(m[1])}"),
        (r"([0-9]{4})[ /-]?q([1-4])", lambda m: f"{m[1]}-{32 + int(m[2])}"),
        (rf"(?:the )?({'|'.join(_ORDINALS)}) (quarter|third|half) of ([0-9]{{4}})", _fraction),
        (rf"(?:the )?{PLACE}(?: of |[ -])([0-9]{{4}})", lambda m: f"{m[2]}-{_PART_OF_YEAR[m[1]]}"),
        (rf"(?:the )?{PLACE}(?: of |[ -])({_MONTH},? [0-9]{{4}})", _part_of_month),
        (r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})", lambda m: year_to_edtf(int(m[1]), int(m[2]), int(m[3]))),
        (r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", _numeric_day),
        (r"([0-9]{1,2})[./-]([0-9]{4})", _numeric_month),
        (r"(?:the )?(?:year )?([0-9]{4})", lambda m: m[1]),
        (r"[0-9]{1,3}", _short_year),
        (rf"(?:the )?(?:year )?([0-9][0-9,]{{0,20}}) ?{_ERA}", lambda m: year_to_edtf(_era_year(m[1], m[2]))),
        (r"(ad|ce) ?([0-9][0-9,]{0,20})", lambda m: year_to_edtf(_era_year(m[2], m[1]))),
        (rf"([0-9]{{1,6}})(?:\.([0-9]{{1,9}}))? (million|billion) (?:years )?{_ERA}", _large_year),
        (r"(ad|ce) (.+ (?:million|billion))", lambda m: point_to_edtf(f"{m[2]} {m[1]}")),
        (r"(.+) (ad|ce) ([0-9][0-9,]{0,20})", lambda m: point_to_edtf(f"{m[1]} {m[3]} {m[2]}")),
        (rf"(.+) ([0-9][0-9,]{{0,20}}) {_ERA}", _era_date),
    )
)
"""Forms with their readings, in the order in which they are tried."""
