"""When some events were, said in one line: how many of them share each date, and how well it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.bounds import DateFlags, Kind, Precision
from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.dates.phrases import spoken
from timeline_app.dates.words import bounds_to_words
from timeline_app.event_dates import stated_date_words
from timeline_app.plain_text import single_line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.table import EventTable, Rows

_SAID_AT_MOST: Final = 3
_READ_AT_MOST: Final = 20_000
_COMPARED_AT_MOST: Final = 1_000
_LONGEST_YEAR_S: Final = 366 * SECONDS_PER_DAY
_WITH_TIME: Final = (Precision.MINUTE, Precision.SECOND)


def date_counts_to_words(table: EventTable, rows: Rows) -> str:
    """As in: 29 some time in March 1961, 12 on 16 March 1961, 4 with other dates; dates that many share come first.

    Empty where there are too many events to look at, or some have no date.
    """
    if not 0 < len(rows) <= _READ_AT_MOST or not (table.kind[rows] != Kind.UNDATED).all():
        return ""
    columns = (table.lo_s, table.start_hi_s, table.end_lo_s, table.hi_s, table.flags, table.kind, table.precision)
    dates = np.stack([column[rows].astype(np.int64) for column in columns], axis=1)
    _, inverse, counts = np.unique(dates, axis=0, return_inverse=True, return_counts=True)
    most_first = np.argsort(-counts, kind="stable")
    said = most_first if len(counts) <= _SAID_AT_MOST + 1 else most_first[:_SAID_AT_MOST]
    parts = [_count_words(table, rows[inverse.reshape(-1) == one]) for one in said.tolist()]
    others = len(rows) - int(counts[said].sum())
    if others > 0:
        parts.append(translate("Counts", "%Ln with other dates", "events", others))
    return spoken().comma.join(parts)


def _count_words(table: EventTable, rows: Rows) -> str:
    """So many events have the date of those at `rows`, whose bounds are the same."""
    row, count = int(rows[0]), len(rows)
    bounds = table.bounds(row)
    is_estimate = bounds.precision == Precision.YEAR and bounds.hi_s - bounds.lo_s > _LONGEST_YEAR_S
    if bounds.flags or bounds.kind > Kind.SEASON or is_estimate:
        words = _shared_words(table, rows)
        template = translate("Counts", "%Ln dated {date}", "events", count)
        return template.format(date=single_line(words, 60))
    words = single_line(stated_date_words(table.records.event(row)), 60)
    if bounds.precision in _WITH_TIME:
        template = translate("Counts", "%Ln at {date}", "events; a date with a time of day", count)
    elif bounds.precision == Precision.DAY:
        template = translate("Counts", "%Ln on {date}", "events; a day", count)
    else:
        template = translate("Counts", "%Ln some time in {date}", "events; a month or a year", count)
    return template.format(date=words)


def _shared_words(table: EventTable, rows: Rows) -> str:
    """The date that all of these have; its bounds where these are all that is the same, or that is read of many."""
    if len(rows) > _COMPARED_AT_MOST:
        return _bounds_in_doubt(table, rows)
    stated = {frozenset(table.records.event(row).all_edtf()) for row in rows.tolist()}
    if len(stated) == 1:
        return stated_date_words(table.records.event(int(rows[0])))
    return _bounds_in_doubt(table, rows)


def _bounds_in_doubt(table: EventTable, rows: Rows) -> str:
    bounds = table.bounds(int(rows[0]))
    words = bounds_to_words(bounds)
    return spoken().uncertain.format(date=words) if bounds.flags & DateFlags.UNCERTAIN else words
