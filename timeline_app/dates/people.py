"""People's own wording for dates to EDTF; nothing is invented, and what can be read in two ways is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.dates.bounds import DateFlags, Precision
from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.edtf import parse_edtf
from timeline_app.dates.expression import FLAGS_QUALIFIER, EdtfError
from timeline_app.dates.people_points import PLACE, PeopleDateError, end_to_edtf, point_to_edtf, year_to_edtf
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PeopleDateError", "people_to_edtf"]

_MAX_LENGTH: Final = 120
"""Longer than any wording for a date; it also bounds how deep and how long the patterns search."""


def people_to_edtf(text: str) -> str:
    """The EDTF that a person's wording for a date means, as in "since mid-2024": `2024-06~/..`.

    Valid EDTF is returned as it is. Raises PeopleDateError with the reason where the text is not understood, or can
    be read in more than one way.
    """
    if len(text) > _MAX_LENGTH:
        raise PeopleDateError(
            translate("Problems", "the text has {length} characters; a date has at most {most}").format(
                length=in_figures(len(text)), most=_MAX_LENGTH
            )
        )
    stripped = text.strip()
    if not stripped:
        raise PeopleDateError(translate("Problems", "the date is empty"))
    if (edtf := _checked(stripped)) is not None:
        return edtf
    plain = re.sub(r"\s+", " ", re.sub(r"[–—−‒]", "-", stripped.lower())).rstrip(".,; ")
    edtf = _phrase_to_edtf(plain)
    try:
        parse_edtf(edtf)
    except EdtfError as error:
        raise PeopleDateError(error.reason) from None
    return edtf


def _checked(text: str) -> str | None:
    try:
        parse_edtf(text)
    except EdtfError:
        return None
    return text


def _phrase_to_edtf(text: str) -> str:
    for pattern, to_edtf in _PHRASES:
        if match := pattern.fullmatch(text):
            return to_edtf(*match.groups())
    return point_to_edtf(text)


def _pair(first: str, last: str, to_edtf: Callable[[str], str] = end_to_edtf) -> tuple[str, str]:
    """Two dates, the first of which may leave out what the second says: "17 to 20 January 2025"."""
    end = to_edtf(last)
    if re.search(r"[0-9]{4}|\b(?:ad|bce?|ce)\b", first):
        return to_edtf(first), end
    words = last.split()
    for index in range(1, len(words)):
        try:
            return to_edtf(" ".join([first, *words[index:]])), end
        except PeopleDateError:
            continue
    return to_edtf(first), end


def _interval(first: str, last: str) -> str:
    return "/".join(_pair(first, last))


def _between(first: str, last: str) -> str:
    begin, end = _pair(first, last, point_to_edtf)
    return f"[{_earliest(begin)}..{_latest(end)}]"


def _from(text: str) -> str:
    return f"[{_earliest(point_to_edtf(text))}..]"


def _by(text: str) -> str:
    return f"[..{_latest(point_to_edtf(text))}]"


def _earliest(edtf: str) -> str:
    """What a date begins with; all but that of one century are single ones."""
    return edtf.removeprefix("[").partition("..")[0]


def _latest(edtf: str) -> str:
    return edtf.removesuffix("]").rpartition("..")[2]


def _before(text: str) -> str:
    edtf = point_to_edtf(text)
    return _by(text) if _says_more(text, edtf) else f"[..{_neighbour(edtf, is_before=True)}]"


def _after(text: str) -> str:
    edtf = point_to_edtf(text)
    return _from(text) if _says_more(text, edtf) else f"[{_neighbour(edtf, is_before=False)}..]"


def _says_more(text: str, edtf: str) -> bool:
    """Whether it is a part that EDTF has no form for: what is after the early 1990s may lie in the 1990s."""
    return re.search(rf"\b{PLACE}\b", text) is not None and not edtf.endswith(("~", "%"))


def _neighbour(edtf: str, *, is_before: bool) -> str:
    """The day, month or year right before or after a date, with its qualifier.

    It is a month for what is shorter than a year, and a year for all that is longer.
    """
    try:
        bounds = parse_edtf(edtf).bounds
    except EdtfError as error:
        raise PeopleDateError(error.reason) from None
    if bounds.precision < Precision.DAY:
        raise PeopleDateError(translate("Problems", "before and after take a day, a month or a year"))
    year, month, day, *_ = seconds_to_civil(bounds.lo_s - 1 if is_before else bounds.hi_s)
    plain = year_to_edtf(
        year,
        month if bounds.precision < Precision.YEAR else None,
        day if bounds.precision == Precision.DAY else None,
    )
    return plain + FLAGS_QUALIFIER[bounds.flags & (DateFlags.APPROXIMATE | DateFlags.UNCERTAIN)]


_NOW: Final = r"(?:the )?(?:present|now|today)"
_PHRASES: Final[tuple[tuple[re.Pattern[str], Callable[..., str]], ...]] = tuple(
    (re.compile(pattern), to_edtf)
    for pattern, to_edtf in (
        (r"from (.+), end not known", lambda start: f"{end_to_edtf(start)}/"),
        (r"until (.+), start not known", lambda end: f"/{end_to_edtf(end)}"),
        (r"between (.+) and (.+)", _between),
        (rf"(?:since |from )?(.+?)(?: to | until | till | ?- ?){_NOW}", lambda start: f"{end_to_edtf(start)}/.."),
        (r"(?:from )?(.+?) (?:to|until|till|through|-) (.+)", _interval),
        (r"(?:from )?([0-9]{4})-([0-9]{4})", lambda first, last: f"{first}/{last}"),
        # months from 13 and seasons past 41 do not exist, so that the second part is a year
        (r"([0-9]{2})([0-9]{2})-([0-9]{2})", lambda century, first, last: f"{century}{first}/{century}{last}"),
        (r"(?:since|from|starting(?: in| on)?) (.+?)(?: on| onwards?)?", lambda start: f"{end_to_edtf(start)}/.."),
        (r"(.+) onwards?", lambda start: f"{end_to_edtf(start)}/.."),
        (r"(?:until|till|up to) (.+?)(?:, start open)?", lambda end: f"../{end_to_edtf(end)}"),
        (r"(?:by|no later than|not after) (.+)", _by),
        (r"(.+) or (?:earlier|before)", _by),
        (r"(.+) or (?:later|after)", _from),
        (r"(?:not before|no earlier than) (.+)", _from),
        (r"before (.+)", _before),
        (r"after (.+)", _after),
        (r"(?:in|on|at|during) (.+)", point_to_edtf),
        (r"(.+) or (.+)", lambda first, last: "[{},{}]".format(*_pair(first, last))),
        (r"(.+) and (.+)", lambda first, last: "{{{},{}}}".format(*_pair(first, last))),
    )
)
"""What relates a date to time, with its reading, in the order in which they are tried."""
