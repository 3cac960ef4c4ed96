"""The table of calendar steps from which the axis takes its marks, finest first."""

from __future__ import annotations

from typing import Final

import msgspec

from timeline_app.dates.calendar import SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MONTH, SECONDS_PER_YEAR
from timeline_app.ticks.series import (
    CENTURIES,
    DAYS,
    DECADES,
    ERAS,
    MILLENNIA,
    MONTHS,
    YEARS,
    Series,
    every_months,
    every_seconds,
    every_years,
    month_days,
)

MIN_LABEL_CHARS: Final = 5
"""The label for which the axis's `min_spacing_px` is meant, such as 06:00."""
_GAP_CHARS: Final = 2

_MINUTE_S: Final = 60


class Context(msgspec.Struct, frozen=True):
    """What labels stand in: the periods of the upper row and the pattern of their labels."""

    periods: Series
    pattern: str


class Step(msgspec.Struct, frozen=True):
    """One row of the table: how far apart marks are, and how they are labelled."""

    marks: Series
    step_s: int
    """The usual distance of two marks."""
    least_s: int
    """The smallest distance of two marks."""
    pattern: str
    room_chars: int
    """The longest label that has room in a step, or its share of the context's label if that is more."""
    round_marks: Series
    """The marks that are also in here are round ones."""
    context: Context

    def room_px(self, min_spacing_px: float) -> float:
        """The least distance of two marks in pixels: `min_spacing_px` for a label of `MIN_LABEL_CHARS`.

        Longer ones take more in proportion, counting a gap of two characters beside each label.
        """
        chars = max(self.room_chars, MIN_LABEL_CHARS)
        return min_spacing_px * (chars + _GAP_CHARS) / (MIN_LABEL_CHARS + _GAP_CHARS)


_DAY: Final = Context(DAYS, "{day} {month} {year}")
_MONTH: Final = Context(MONTHS, "{month} {year}")
_YEAR: Final = Context(YEARS, "{year}")
_DECADE: Final = Context(DECADES, "{decade}")
_CENTURY: Final = Context(CENTURIES, "{century}")
_MILLENNIUM: Final = Context(MILLENNIA, "{millennium}")
_ERA: Final = Context(ERAS, "{era}")


def _clock_step(step_s: int, pattern: str, room_chars: int, round_s: int) -> Step:
    return Step(every_seconds(step_s), step_s, step_s, pattern, room_chars, every_seconds(round_s), _DAY)


def _day_step(least_days: int, *days: int, room_chars: int = 2) -> Step:
    marks = month_days(days, least_days)
    return Step(marks, least_days * SECONDS_PER_DAY, least_days * SECONDS_PER_DAY, "{day}", room_chars, MONTHS, _MONTH)


def _month_step(count: int, least_days: int) -> Step:
    least_s = least_days * SECONDS_PER_DAY
    return Step(every_months(count), count * SECONDS_PER_MONTH, least_s, "{month_short}", 3, YEARS, _YEAR)


def _year_step(count: int, room_chars: int, context: Context) -> Step:
    # the step after AD 1 is a year short, see `every_years`
    least_years = count - 1 if count > 2 else count
    round_marks = every_years(10 ** len(str(count)))
    least_s = least_years * 365 * SECONDS_PER_DAY
    return Step(every_years(count), count * SECONDS_PER_YEAR, least_s, "{year}", room_chars, round_marks, context)


STEPS: Final = (
    *(_clock_step(count, "{hour:02}:{minute:02}:{second:02}", 8, _MINUTE_S) for count in (1, 5, 15, 30)),
    *(_clock_step(count * _MINUTE_S, "{hour:02}:{minute:02}", 5, SECONDS_PER_HOUR) for count in (1, 5, 15, 30)),
    *(_clock_step(count * SECONDS_PER_HOUR, "{hour:02}:{minute:02}", 5, SECONDS_PER_DAY) for count in (1, 3, 6)),
    _clock_step(12 * SECONDS_PER_HOUR, "{hour:02}:{minute:02}", 8, SECONDS_PER_DAY),  # half of 17 September 2025
    _day_step(1, *range(1, 32)),
    _day_step(2, *range(1, 31, 2)),
    _day_step(7, 1, 8, 15, 22),
    _day_step(13, 1, 16, room_chars=7),  # half of September 2025
    _month_step(1, 28),
    _month_step(3, 90),
    _month_step(6, 181),
    _year_step(1, 5, _DECADE),  # 44 BC; 3000 BC has room at the round ones only
    *(_year_step(count, 7, _CENTURY) for count in (2, 5, 10, 20)),
    *(_year_step(count, 9, _MILLENNIUM) for count in (50, 100, 200)),  # 10,000 BC
    _year_step(500, 9, _ERA),
    *(_year_step(count * 10**power, 10, _ERA) for power in (3, 4) for count in (1, 2, 5)),  # 120,000 BC
    *(_year_step(count * 10**5, 15, _ERA) for count in (1, 2, 5)),  # 66.1 million BC
    *(_year_step(count * 10**power, 16, _ERA) for power in (6, 7) for count in (1, 2, 5)),  # 13.82 billion BC
    *(_year_step(count * 10**8, 15, _ERA) for count in (1, 2, 5)),
    *(_year_step(count * 10**power, 14, _ERA) for power in (9, 10) for count in (1, 2, 5)),
    _year_step(10**11, 14, _ERA),  # the coarsest that has marks on both sides of AD 1
)
"""Steps of 500 years and more stand only in their era: their labels say the rest."""
