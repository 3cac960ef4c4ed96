"""From text that is not EDTF to valid EDTF that was probably meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar import civil_from_days, days_from_civil
from timeline_app.dates.fast import is_edtf
from timeline_app.dates.mistakes import find_mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_LENGTH: Final = 200
"""Nobody means a single date with a longer text; patterns and people's wording are not tried on it."""
_PARTS: Final = re.compile(r"(/|\.\.|[\[\]{},])")


def suggest_edtf(text: str) -> str | None:
    """Valid EDTF that was probably meant, or None."""
    if len(text) > _MAX_LENGTH:
        return None
    return next((meant for meant in _candidates(text) if meant != text and is_edtf(meant)), None)


def _candidates(text: str) -> Iterator[str]:
    plain = _to_plain(text)
    yield from (_corrected(text), _corrected_parts(text), plain, _corrected(plain), _corrected_parts(plain))
    yield from (_from_ordinal(plain), _reversed_interval(plain), plain.replace("...", ".."))
    words = _from_words(text)
    if words is not None:
        yield words


def _corrected(text: str) -> str:
    found = find_mistake(text)
    if found is None or found[0].meant is None:
        return text
    return found[1].expand(found[0].meant)


def _corrected_parts(text: str) -> str:
    """The same with each date of an interval or a set."""
    return "".join(part and _corrected(part) for part in _PARTS.split(text))


def _to_plain(text: str) -> str:
    """ASCII digits, plain hyphens, no spaces where there are no words."""
    digits = "".join(str(unicodedata.decimal(char, char)) for char in text.strip())
    hyphens = re.sub(r"[–—−‒]", "-", digits)
    return hyphens if re.search(r"[a-z]", hyphens) else re.sub(r"\s", "", hyphens)


def _from_ordinal(text: str) -> str:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{3})", text)
    if match is None:
        return text
    year, month, day = civil_from_days(days_from_civil(int(match[1]), 1, 1) + int(match[2]) - 1)
    return f"{year:04}-{month:02}-{day:02}" if year == int(match[1]) else text


def _reversed_interval(text: str) -> str:
    start, slash, end = text.partition("/")
    return f"{end}/{start}" if slash and start and end else text


def _from_words(text: str) -> str | None:
    if not re.search(r"[A-Za-z]{2}|[Qq][1-4]|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}", text):
        return None
    from timeline_app.dates.people import PeopleDateError, people_to_edtf  # noqa: PLC0415 - it brings dateutil

    try:
        return people_to_edtf(text)
    except PeopleDateError:
        return None
