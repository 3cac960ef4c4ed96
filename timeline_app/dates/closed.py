"""Dates in people's own wording that are to bound a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.people import PeopleDateError, people_to_edtf
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds


def closed_date(text: str) -> DateBounds:
    """The bounds of a date that is closed on both sides. Raises PeopleDateError where the text is none."""
    bounds = read_bounds(people_to_edtf(text))
    if FAR_PAST in bounds[:4] or FAR_FUTURE in bounds[:4]:
        reason = translate("Problems", "“{text}”: a date is needed here that is closed on both sides")
        raise PeopleDateError(reason.format(text=text))
    return bounds
