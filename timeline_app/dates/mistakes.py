"""Common mistakes in EDTF text: how to know them, what to say, and what was probably meant."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from timeline_app.wording import language_number, translate

_MAX_LENGTH: Final = 200
"""Nobody means one date with a longer text, and the time that patterns take grows with its square."""


class Mistake(NamedTuple):
    """A wrong text's pattern, the reason to give, and the replacement template of what was meant."""

    pattern: str
    reason: str
    meant: str | None = None


def known_mistakes() -> tuple[Mistake, ...]:
    """In the order in which they are tried, with reasons in the user's language."""
    return _mistakes(language_number())


@cache
def _mistakes(_language_number: int) -> tuple[Mistake, ...]:
    return (
        Mistake(r"", translate("Problems", "the date is empty")),
        Mistake(r"\s+", translate("Problems", "the date is blank")),
        Mistake(r".*[\x00-\x1f\x7f].*", translate("Problems", "a date has no line breaks and no control characters")),
        Mistake(r"\s.*|.*\s", translate("Problems", "a date has no space before or after it")),
        Mistake(
            r"(-?\d{4})[–—−‒](-?\d{4})",
            translate("Problems", "a slash stands between the start and the end of an interval"),
            r"\1/\2",
        ),
        Mistake(
            r"([0-9]{4})-([0-9]{4})",
            translate("Problems", "a slash stands between the start and the end of an interval"),
            r"\1/\2",
        ),
        Mistake(r".*[–—−‒].*", translate("Problems", "the hyphen is the plain one on the keyboard")),
        Mistake(
            r"(?=.*\d)[^a-zA-Z]*[^\x00-\x7f]+[^a-zA-Z]*",
            translate("Problems", "EDTF is written with the digits 0 to 9 and plain signs"),
        ),
        Mistake(
            r"([0-9]{4})/([0-9]{2})/([0-9]{2})",
            translate("Problems", "hyphens, not slashes, stand inside a date"),
            r"\1-\2-\3",
        ),
        Mistake(
            r"([0-9]{4})\.([0-9]{2})\.([0-9]{2})",
            translate("Problems", "hyphens, not dots, stand inside a date"),
            r"\1-\2-\3",
        ),
        Mistake(
            r"([0-9]{4})\.(0[1-9]|1[0-2])",
            translate("Problems", "hyphens, not dots, stand inside a date"),
            r"\1-\2",
        ),
        Mistake(
            r"([0-9]{4})([0-9]{2})([0-9]{2})",
            translate("Problems", "hyphens stand between year, month and day"),
            r"\1-\2-\3",
        ),
        Mistake(
            r"([0-9]{4})(0[1-9]|1[0-2])", translate("Problems", "a hyphen stands between year and month"), r"\1-\2"
        ),
        Mistake(r"(-?[0-9]{4})-([1-9])-([1-9])", translate("Problems", "month and day have two digits"), r"\1-0\2-0\3"),
        Mistake(r"(-?[0-9]{4})-([1-9])(-[0-9]{2})?", translate("Problems", "the month has two digits"), r"\1-0\2\3"),
        Mistake(r"(-?[0-9]{4}-[0-9]{2})-([1-9])", translate("Problems", "the day has two digits"), r"\1-0\2"),
        Mistake(r"(-?[0-9]{4})-X", translate("Problems", "the month has two places"), r"\1-XX"),
        Mistake(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}", translate("Problems", "the year comes first: YYYY-MM-DD")),
        Mistake(r"[0-9]{1,2}", translate("Problems", "the year has four digits, as in 1985 or 0085")),
        Mistake(r"([0-9]{3})", translate("Problems", "the year has four digits"), r"0\1"),
        Mistake(r"-([0-9]{3})", translate("Problems", "the year has four digits"), r"-0\1"),
        Mistake(r"-([0-9]{2})", translate("Problems", "the year has four digits"), r"-00\1"),
        Mistake(r"-([0-9])", translate("Problems", "the year has four digits"), r"-000\1"),
        Mistake(r"[0-9X]{1,3}", translate("Problems", "the year has four places")),
        Mistake(
            r"-0000(.*)",
            translate("Problems", "there is no year -0000: year 0, which is 1 BC, is written 0000"),
            r"0000\1",
        ),
        Mistake(r"\+([0-9].*)", translate("Problems", "a year has no plus sign"), r"\1"),
        Mistake(
            r"(-?)([1-9][0-9]{4,})", translate("Problems", "a year of more than four digits begins with Y"), r"Y\1\2"
        ),
        Mistake(r"[Yy](-?[0-9]{4})", translate("Problems", "Y is for years of more than four digits only"), r"\1"),
        Mistake(r"[Yy](-?)0+([1-9][0-9]{4,})", translate("Problems", "a year after Y has no leading zeros"), r"Y\1\2"),
        Mistake(r"-[Yy]([0-9]+)", translate("Problems", "the sign comes after the Y"), r"Y-\1"),
        Mistake(r"[Yy]\+([0-9]+)", translate("Problems", "a year has no plus sign"), r"Y\1"),
        Mistake(r"y(-?[0-9].*)", translate("Problems", "the Y of a long year is a capital letter"), r"Y\1"),
        Mistake(r"Y.*\..*", translate("Problems", "a year after Y is a whole number")),
        Mistake(r"Y-?[0-9]+E-.*", translate("Problems", "the exponent of a year is positive")),
        Mistake(
            r"Y.*X.*", translate("Problems", "a year after Y has no unspecified digits; S counts the significant ones")
        ),
        Mistake(r"Y", translate("Problems", "digits follow the Y")),
        Mistake(
            r"(-?[0-9]{4})s([0-9])", translate("Problems", "the S of significant digits is a capital letter"), r"\1S\2"
        ),
        Mistake(
            r"(Y?-?[0-9E]+)p([0-9]+)",
            translate("Problems", "this is the notation of the 2012 draft; significant digits are counted after S"),
            r"\1S\2",
        ),
        Mistake(r".*[0-9]-.*S[0-9]+", translate("Problems", "significant digits belong to a year alone")),
        Mistake(r"([0-9]{2})[ux]{2}([~?%]?)", translate("Problems", "unspecified digits are a capital X"), r"\1XX\2"),
        Mistake(r"([0-9]{3})[ux]([~?%]?)", translate("Problems", "unspecified digits are a capital X"), r"\1X\2"),
        Mistake(
            r"([0-9]{4}(?:-[0-9]{2})?)-(uu|xx)", translate("Problems", "unspecified digits are a capital X"), r"\1-XX"
        ),
        Mistake(r"([0-9]{2}[1-9])0['’]?s", translate("Problems", "a decade is written with an X"), r"\1X"),
        Mistake(r"([0-9]{2})00['’]?s", translate("Problems", "a decade is written 190X, a century 19XX")),
        Mistake(
            r"(?:ca?\.? ?|circa |about )([0-9]{4})",
            translate("Problems", "approximate is written ~ after the date"),
            r"\1~",
        ),
        Mistake(
            r"(.*[0-9X])(?:\?~|~\?)",
            translate("Problems", "this is the notation of the 2012 draft; uncertain and approximate together is %"),
            r"\1%",
        ),
        Mistake(r"(.*[0-9X])([~?%])\2+", translate("Problems", "one qualifier is enough"), r"\1\2"),
        Mistake(
            r"[^T]*[0-9X][~?%]{2,}",
            translate("Problems", "a date has one qualifier: ? uncertain, ~ approximate, % both"),
        ),
        Mistake(
            r".*\(.*",
            translate(
                "Problems",
                "this is the notation of the 2012 draft; "
                "a qualifier stands before one part or after a group, without brackets",
            ),
        ),
        Mistake(
            r"([0-9]{4})-?W[0-9]{2}(-?[0-9])?",
            translate("Problems", "EDTF has no week dates; write the days, YYYY-MM-DD"),
        ),
        Mistake(
            r"[0-9]{4}-[0-9]{3}", translate("Problems", "EDTF has no days of the year; write month and day, YYYY-MM-DD")
        ),
        Mistake(
            r"(?=.*[tz ])([0-9]{4}-[0-9]{2}-[0-9]{2})[tT ]([0-9:]{5,8}) ?[zZ]",
            translate("Problems", "a date-time has a capital T, a capital Z and no spaces"),
            r"\1T\2Z",
        ),
        Mistake(
            r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9].*)",
            translate("Problems", "a capital T stands before the time of day"),
            r"\1T\2",
        ),
        Mistake(r"(.*T.*[+-][0-9]{2})([0-9]{2})", translate("Problems", "a colon stands in the offset"), r"\1:\2"),
        Mistake(
            r"(.*T.*)([+-])([0-9])", translate("Problems", "the hour of the offset has two digits"), r"\g<1>\g<2>0\g<3>"
        ),
        Mistake(
            r"(.*T.*)-00(?::00)?", translate("Problems", "there is no offset of minus zero: UTC is written Z"), r"\1Z"
        ),
        Mistake(
            r".*T.*\[.*\]", translate("Problems", "EDTF has no names of time zones; write the offset, as in +02:00")
        ),
        Mistake(r".*T.*[~?%]", translate("Problems", "a date-time takes no qualifier")),
        Mistake(
            r"[0-9]{4}(-[0-9]{2})?T.*", translate("Problems", "a time of day needs a date with year, month and day")
        ),
        Mistake(r"(.*)T", translate("Problems", "the time of day is missing after T"), r"\1"),
        Mistake(
            r".*T[0-9]{1,2}(Z|[+-].*)?",
            translate("Problems", "the time of day is hours, minutes and seconds, hh:mm:ss"),
        ),
        Mistake(r"/|\.\./?|/\.\.|\.\./\.\.", translate("Problems", "two dots or a slash alone name no date")),
        Mistake(r"R[0-9]*/.*", translate("Problems", "EDTF has no repeating intervals")),
        Mistake(
            r".*/P.*|P[0-9].*/.*|P[0-9].*",
            translate("Problems", "EDTF has no durations; write the end of the interval as a date"),
        ),
        Mistake(
            r"(.*)/(?:open|now|present|today)", translate("Problems", "an open end is written as two dots"), r"\1/.."
        ),
        Mistake(r"open/(.*)", translate("Problems", "an open start is written as two dots"), r"../\1"),
        Mistake(r"(.*)/(?:unknown|\?)", translate("Problems", "an unknown end is left empty"), r"\1/"),
        Mistake(r"unknown/(.*)", translate("Problems", "an unknown start is left empty"), r"/\1"),
        Mistake(
            r"([^/]+)/\.\.([^/.]+)", translate("Problems", "two dots stand alone at the end of an interval"), r"\1/\2"
        ),
        Mistake(
            r"([^/\[{.]+)\.\.",
            translate("Problems", "two dots after a date stand in a set, or after a slash"),
            r"\1/..",
        ),
        Mistake(
            r"\.\.([^/\]}.]+)",
            translate("Problems", "two dots before a date stand in a set, or before a slash"),
            r"[..\1]",
        ),
        Mistake(
            r"([^/\[{.]+)\.\.([^/\]}.]+)",
            translate("Problems", "a slash stands between the start and the end of an interval"),
            r"\1/\2",
        ),
        Mistake(r"[\[{].*\.\.\..*[\]}]", translate("Problems", "the dots of a range are two")),
        Mistake(r"[\[{].*/.*[\]}]", translate("Problems", "a set has no intervals; a range has two dots")),
        Mistake(r"([\[{])[\]}]", translate("Problems", "the set is empty")),
        Mistake(r"([^\[{]+,[^\[{]*)\]", translate("Problems", "the opening bracket of the set is missing"), r"[\1]"),
        Mistake(r"([^\[{]+,[^\[{]*)\}", translate("Problems", "the opening bracket of the set is missing"), r"{\1}"),
        Mistake(r"\[([^\]}]+)\}?", translate("Problems", "the set is not closed as it was opened"), r"[\1]"),
        Mistake(r"\{([^\]}]+)\]?", translate("Problems", "the set is not closed as it was opened"), r"{\1}"),
        Mistake(r".*[0-9X~?%,] +[0-9X~?%,].*|.*\s[~?%].*", translate("Problems", "EDTF has no spaces")),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled when a mistake first occurs, which for most files is never."""
    return tuple(re.compile(mistake.pattern, re.DOTALL) for mistake in known_mistakes())


def find_mistake(text: str) -> tuple[Mistake, re.Match[str]] | None:
    """The first known mistake that the whole text is; None for very long texts."""
    if len(text) > _MAX_LENGTH:
        return None
    for mistake, pattern in zip(known_mistakes(), _patterns(), strict=True):
        if match := pattern.fullmatch(text):
            return mistake, match
    return None


def describe_mistake(text: str) -> str | None:
    """What is wrong with the text, in plain words; None where it is no known mistake."""
    found = find_mistake(text)
    return None if found is None else found[0].reason
