"""The facets that stand in a table's columns already: country, category, certainty of the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags
from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.facets.facet import Facet
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventTable, Ints

CERTAINTIES: Final = ("day", "month", "year", "vaguer", "open", "about", "perhaps", "disputed")
"""What can be said of how well a date is known: to the day (or better), to the month or season, to the year, or less
well; without a known bound at one side; only about then; the source is not sure; sources differ. No value: no date."""
_MONTH_DAYS: Final = 123
"""As long as a third of a year, the longest part of one that EDTF names beside its halves."""
_YEAR_DAYS: Final = 366


def country_facet(table: EventTable) -> Facet:
    """The events' countries."""
    return Facet(COUNTRY, table.countries, table.country, table.country_begin)


def category_facet(table: EventTable) -> Facet:
    """The events' categories, those of the file first, used or not."""
    return Facet(CATEGORY, tuple(category.id for category in table.categories), table.category)


def certainty_facet(table: EventTable) -> Facet:
    """How well the events' dates are known, `CERTAINTIES`; each may have several."""
    dated = table.dated()
    starts, start_known = _doubt_s(table.lo_s, table.start_hi_s)
    ends, end_known = _doubt_s(table.end_lo_s, table.hi_s)
    known = start_known | end_known
    days = np.maximum(starts, ends) // SECONDS_PER_DAY
    is_about = DateFlags.APPROXIMATE | DateFlags.APPROXIMATE_START | DateFlags.APPROXIMATE_END
    is_each = np.stack(
        [
            known & (days <= 1),
            known & (days > 1) & (days <= _MONTH_DAYS),
            known & (days > _MONTH_DAYS) & (days <= _YEAR_DAYS),
            known & (days > _YEAR_DAYS),
            ~(start_known & end_known),
            (table.flags & np.uint16(is_about)) != 0,
            (table.flags & np.uint16(DateFlags.UNCERTAIN)) != 0,
            (table.flags & np.uint16(DateFlags.DISPUTED)) != 0,
        ],
        axis=1,
    )
    is_each &= dated[:, np.newaxis]
    begin = np.zeros(len(table) + 1, np.int64)
    np.cumsum(np.count_nonzero(is_each, axis=1), out=begin[1:])
    return Facet(CERTAINTY, CERTAINTIES, np.nonzero(is_each)[1].astype(np.int32), begin)


def _doubt_s(first_s: Ints, last_s: Ints) -> tuple[Ints, Bools]:
    """How long the stretch is in which a start or an end lies, and where both its bounds are known; 0 elsewhere."""
    known: Bools = (first_s > FAR_PAST) & (last_s < FAR_FUTURE) & (first_s < FAR_FUTURE) & (last_s > FAR_PAST)
    return np.where(known, last_s, 0) - np.where(known, first_s, 0), known
