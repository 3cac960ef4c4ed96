"""An EDTF year, month, day or season, with unspecified digits and qualified components."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from timeline_app.dates.bounds import DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY, civil_to_seconds, days_in_month
from timeline_app.dates.expression import (
    FLAGS_QUALIFIER,
    QUALIFIER_FLAGS,
    CalendarDate,
    Component,
    EdtfError,
    Season,
    point_bounds,
)
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE: Final = re.compile(
    r"([~?%]?)(-?[0-9X]{4})([~?%]?)(?:-([~?%]?)([0-9X]{2})([~?%]?)(?:-([~?%]?)([0-9X]{2})([~?%]?))?)?"
)
_YEAR_PRECISIONS: Final = {
    "": Precision.YEAR,
    "X": Precision.DECADE,
    "XX": Precision.CENTURY,
    "XXX": Precision.MILLENNIUM,
}
"""By the unspecified digits, where they are the last ones and not all."""


def season_months(code: int) -> tuple[int, int, Precision]:
    """First month, number of months and precision of an EDTF season code from 21 to 41.

    The specification gives no months. Seasons are the meteorological ones: 21 to 28 those of the northern, 29 to
    32 those of the southern hemisphere; the one that begins in December ends in the next year.
    """
    if code <= 32:
        first = (3, 6, 9, 12)[(code - 21) % 4] if code < 29 else (9, 12, 3, 6)[code - 29]
        return first, 3, Precision.SEASON
    if code <= 36:
        return 1 + 3 * (code - 33), 3, Precision.QUARTER
    if code <= 39:
        return 1 + 4 * (code - 37), 4, Precision.QUADRIMESTER
    return 1 + 6 * (code - 40), 6, Precision.SEMESTER


def parse_calendar_date(text: str) -> CalendarDate | Season | None:
    """Parse a date or season; None where the text has another shape, EdtfError where there is no such date."""
    match = _DATE.fullmatch(text)
    return None if match is None else _read_date(match)


def _read_date(match: re.Match[str]) -> CalendarDate | Season:
    groups = [match.group(first, first + 1, first + 2) for first in (1, 4, 7) if match[first + 1] is not None]
    components = _components(groups)
    year = components[0]
    if year.digits == "-0000":
        raise EdtfError(translate("Problems", "there is no year -0000: year 0 is written 0000"))
    flags = _component_flags(components)
    if len(components) == 1:
        first, last = _year_span(year.digits)
        precision = _year_precision(year.digits)
        bounds = point_bounds(civil_to_seconds(first), civil_to_seconds(last + 1), flags, precision, Kind.DATE)
        return CalendarDate(year, None, None, bounds)
    month = components[1]
    if month.is_exact and 21 <= month.number <= 41:
        return _read_season(components, flags)
    months = matching_numbers(month.digits, 1, 12)
    if not months:
        raise EdtfError(translate("Problems", "month {month}: months go from 01 to 12").format(month=month.digits))
    if len(components) == 2:
        first, last = _year_span(year.digits)
        lo_s = civil_to_seconds(first, months[0])
        hi_s = civil_to_seconds(last, months[-1], days_in_month(last, months[-1])) + SECONDS_PER_DAY
        return CalendarDate(year, month, None, point_bounds(lo_s, hi_s, flags, Precision.MONTH, Kind.DATE))
    day = components[2]
    lo_s, hi_s = _day_span(year.digits, months, day.digits)
    return CalendarDate(year, month, day, point_bounds(lo_s, hi_s, flags, Precision.DAY, Kind.DATE))


def _read_season(components: list[Component], flags: int) -> Season:
    if len(components) == 3:
        raise EdtfError(translate("Problems", "a season takes no day: months go from 01 to 12, seasons from 21 to 41"))
    year, code = components
    first, last = _year_span(year.digits)
    month, count, precision = season_months(code.number)
    carry, end_month = divmod(month - 1 + count, 12)
    lo_s, hi_s = civil_to_seconds(first, month), civil_to_seconds(last + carry, end_month + 1)
    return Season(year, code, point_bounds(lo_s, hi_s, flags, precision, Kind.SEASON))


def _components(groups: list[tuple[str, ...]]) -> list[Component]:
    """Spread the qualifiers: one before a component holds for it alone, one after it for all to its left too.

    EDTF sections "Qualification of a date" (level 1, level 2).
    """
    components: list[Component] = []
    from_right = 0
    for before, digits, after in reversed(groups):
        if before and after:
            reason = translate("Problems", "{part} has two qualifiers: % says both uncertain and approximate")
            raise EdtfError(reason.format(part=before + digits + after))
        from_right |= QUALIFIER_FLAGS[after]
        components.append(Component(digits, FLAGS_QUALIFIER[from_right | QUALIFIER_FLAGS[before]]))
    return components[::-1]


def _component_flags(components: list[Component]) -> int:
    flags = 0
    for component in components:
        flags |= QUALIFIER_FLAGS[component.qualifier]
        if not component.is_exact:
            flags |= DateFlags.UNSPECIFIED
    return int(flags)


def _year_precision(digits: str) -> Precision:
    known = digits.lstrip("-").rstrip("X")
    unspecified = "X" * (4 - len(known))
    return Precision.YEAR if "X" in known else _YEAR_PRECISIONS.get(unspecified, Precision.YEAR)


def _year_span(digits: str) -> tuple[int, int]:
    """The first and the last year that the digits can mean; -0 is no year."""
    if "X" not in digits:
        return int(digits), int(digits)
    small, large = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (large, min(small, -1)) if digits[0] == "-" else (small, large)


def _years(digits: str, *, backwards: bool) -> Iterator[int]:
    """All years that the digits can mean, in order."""
    negative = digits[0] == "-"
    choices = "9876543210" if backwards != negative else "0123456789"
    for chosen in product(*(choices if digit == "X" else digit for digit in digits.lstrip("-"))):
        year = int("".join(chosen))
        if not negative:
            yield year
        elif year:
            yield -year


def matching_numbers(digits: str, low: int, high: int) -> list[int]:
    """The numbers from low to high that two digits can mean."""
    if "X" not in digits:
        return [int(digits)] if low <= int(digits) <= high else []
    return [
        number
        for number in range(low, high + 1)
        if all(digit in {"X", other} for digit, other in zip(digits, f"{number:02}", strict=True))
    ]


def _day_span(year: str, months: list[int], day: str) -> tuple[int, int]:
    days = matching_numbers(day, 1, 31)
    if not days:
        raise EdtfError(translate("Problems", "day {day}: days go from 01 to 31").format(day=day))
    lo_s = _edge_day(year, months, days, backwards=False)
    hi_s = _edge_day(year, months, days, backwards=True)
    if lo_s is None or hi_s is None:
        raise EdtfError(_missing_day(year, months, days[0]))
    return lo_s, hi_s + SECONDS_PER_DAY


def _edge_day(year_digits: str, months: list[int], days: list[int], *, backwards: bool) -> int | None:
    """The first or the last day that exists among those that can be meant."""
    step = -1 if backwards else 1
    for year in _years(year_digits, backwards=backwards):
        for month in months[::step]:
            for day in days[::step]:
                if day <= days_in_month(year, month):
                    return civil_to_seconds(year, month, day)
    return None


def _missing_day(year: str, months: list[int], day: int) -> str:
    from timeline_app.dates.phrases import spoken  # noqa: PLC0415  # few dates are wrong

    phrases = spoken()
    names = phrases.last_or.join(phrases.months[month] for month in months)
    if "X" in year:
        reason = translate("Problems", "{month} has no day {day} in any year {year}")
        return reason.format(month=names, day=day, year=year)
    length = max(days_in_month(int(year), month) for month in months)
    reason = translate("Problems", "{month} {year} has {length} days")
    if months == [2] and day == 29:
        reason = translate("Problems", "{month} {year} has {length} days, {year} is no leap year")
    return reason.format(month=names, year=year, length=length)
