"""The years of a page, by which readers of a PDF find their way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar import civil_to_seconds, seconds_to_civil
from timeline_app.dates.time_words import year_to_words
from timeline_app.painting.page import Bookmark

if TYPE_CHECKING:
    from timeline_app.layout.folding import Folding
    from timeline_app.timescale import TimeScale

_MOST: Final = 60
"""A page has no more than this; then only every tenth year has one, or every hundredth."""
_APART_PX: Final = 4.0
_LEAST_FIRST_PX: Final = 24.0


def scale_to_bookmarks(scale: TimeScale, folding: Folding, events_s: tuple[int, int] | None) -> list[Bookmark]:
    """The years of a stretch of time, each by where it begins; one that began before it at the left edge.

    `events_s`, in folded time, is where the events begin and end: years in the margins have none. None for no events.
    """
    lo_s, hi_s = scale.left_s, scale.right_s
    if events_s is not None:
        lo_s, hi_s = max(lo_s, events_s[0]), min(hi_s, events_s[1])
    if lo_s >= hi_s:
        return []
    lo_s, hi_s = folding.to_real(lo_s), folding.to_real(hi_s)
    first, last = seconds_to_civil(lo_s)[0], seconds_to_civil(hi_s - 1)[0]
    step = 1
    while (last - first) // step >= _MOST:
        step *= 10
    years = [first, *range(first - first % step + step, last + 1, step)]
    bookmarks: list[Bookmark] = []
    for year in years:
        x_px = max(0.0, scale.time_to_px(folding.to_folded(civil_to_seconds(year))))
        if len(bookmarks) == 1 and not bookmarks[0].x_px and x_px < _LEAST_FIRST_PX:
            # The year before has only the margin.
            bookmarks.clear()
        # Years that are folded away begin and end in the same break.
        if not bookmarks or x_px - bookmarks[-1].x_px >= _APART_PX:
            bookmarks.append(Bookmark(year_to_words(year), x_px))
    return bookmarks
