"""An EDTF year written as a number: `Y170000002`, `Y-17E7`, `1950S2`."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.dates.bounds import Kind, Precision
from timeline_app.dates.calendar import MAX_YEAR, civil_to_seconds
from timeline_app.dates.expression import QUALIFIER_FLAGS, EdtfError, NumericYear, point_bounds
from timeline_app.wording import in_figures, translate

_NUMERIC_YEAR: Final = re.compile(r"(?=Y|.*S)(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?([~?%]?)")


def parse_numeric_year(text: str) -> NumericYear | None:
    """Parse a year; None where the text has another shape, EdtfError where there is no such year.

    EDTF sections "Letter-prefixed calendar year" (level 1), "Exponential year", "Significant digits" (level 2).
    """
    match = _NUMERIC_YEAR.fullmatch(text)
    return None if match is None else _read_numeric_year(match)


def _read_numeric_year(match: re.Match[str]) -> NumericYear:
    prefix, sign, digits, exponent, significant, qualifier = match.groups()
    if prefix and digits[0] == "0":
        raise EdtfError(translate("Problems", "a year after Y has no leading zeros"))
    if not prefix and (len(digits) != 4 or exponent):
        raise EdtfError(translate("Problems", "a year of more than four digits, or with an exponent, begins with Y"))
    if exponent is not None and exponent[0] == "0":
        raise EdtfError(translate("Problems", "the exponent after E is a positive number without leading zeros"))
    # lengths first: ten to the power of a billion is no number to compute
    if len(exponent or "") > 3 or len(digits) + int(exponent or 0) > 13:
        raise EdtfError(_too_far())
    magnitude = int(digits) * 10 ** int(exponent or 0)
    if prefix and magnitude < 10_000:
        reason = translate("Problems", "Y is for years of more than four digits: write {year}")
        raise EdtfError(reason.format(year=f"{sign}{magnitude:04}"))
    if sign and magnitude == 0:
        raise EdtfError(translate("Problems", "there is no year -0000: year 0 is written 0000"))
    unit = 10 ** (len(str(magnitude)) - _significant_count(significant, magnitude))
    nearest = magnitude // unit * unit
    small, large = nearest, nearest + unit - 1
    if large > MAX_YEAR:
        raise EdtfError(_too_far())
    first, last = (-large, -small) if sign else (small, large)
    lo_s, hi_s = civil_to_seconds(first), civil_to_seconds(last + 1)
    bounds = point_bounds(lo_s, hi_s, QUALIFIER_FLAGS[qualifier], Precision.YEAR, Kind.DATE)
    count = None if significant is None else int(significant)
    return NumericYear(-magnitude if sign else magnitude, count, qualifier, bounds)


def _too_far() -> str:
    words = translate("Problems", "years go from {first} to {last}")
    return words.format(first=in_figures(-MAX_YEAR), last=in_figures(MAX_YEAR))


def _significant_count(text: str | None, magnitude: int) -> int:
    length = len(str(magnitude))
    if text is None:
        return length
    if text[0] == "0":
        raise EdtfError(
            translate("Problems", "the count of significant digits after S is a positive number without leading zeros")
        )
    if len(text) > 2 or int(text) > length:
        raise EdtfError(
            translate(
                "Problems", "the year {magnitude} has {length} digits, fewer than the S{count} significant ones"
            ).format(magnitude=magnitude, length=length, count=text[:20])
        )
    return int(text)
