"""One EDTF date of any shape: calendar date, season, numeric year or date-time."""

from __future__ import annotations

from timeline_app.dates.calendar_dates import parse_calendar_date
from timeline_app.dates.date_times import parse_date_time
from timeline_app.dates.expression import EdtfError, Single
from timeline_app.dates.mistakes import describe_mistake
from timeline_app.dates.numeric_years import parse_numeric_year
from timeline_app.wording import translate


def parse_single(text: str) -> Single:
    """Parse what may stand alone, at an end of an interval or in a set; EdtfError with the reason when it cannot."""
    single = parse_calendar_date(text) or parse_date_time(text) or parse_numeric_year(text)
    if single is None:
        raise EdtfError(
            describe_mistake(text) or translate("Problems", "“{text}” is not an EDTF date").format(text=text[:40])
        )
    return single
