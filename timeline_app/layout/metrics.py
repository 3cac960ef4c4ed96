"""Sizes of the parts of the picture, in logical pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.footprint import Pixels

AXIS_HEIGHT_PX: Final = 52.0
LANE_HEADER_PX: Final = 25.0
CLUSTER_STRIP_PX: Final = 26.0
CLUSTER_PX: Final = 18.0
"""Height of a cluster's pill."""
LONE_PX: Final = 9.0
"""Width and height of the marker of a cluster that is one event."""
LANE_BOTTOM_PX: Final = 6.0
MARKER_PX: Final = 10.0
"""Width of an exact day that is too narrow to be seen at its own width."""
ARROW_PX: Final = 9.0
"""Length of the open arrow of what goes on."""
FADE_PX: Final = 64.0
"""Length of a fade towards an unknown bound; the picture cannot know the true one."""
SHORT_FADE_PX: Final = 44.0
QUESTION_PX: Final = 14.0
ABOUT_PX: Final = 26.0
"""Fades of a narrower mark are hardly seen: a "~" says that it is about then."""
LABEL_GAP_PX: Final = 14.0
LABEL_MAX_PX: Final = 290.0
"""A title that is longer needs more room than its event is placed for, else it ends with an ellipsis."""
WORDS_REACH_PX: Final = 900.0
"""A label and the words beside it reach no further than this; so far it is known what stands beside the view."""
ASIDE_GAP_PX: Final = 8.0
"""Between a title and the words beside it."""


class RowStyle(msgspec.Struct, frozen=True):
    """How tall a row is and what stands in it: a mark, under it the title, under that the date in words."""

    mark_px: float
    title_px: float
    date_px: float
    """0 where no date line is shown."""
    gap_px: float

    @property
    def height_px(self) -> float:
        """The whole row."""
        return self.mark_px + self.title_px + self.date_px + self.gap_px


ROW_STYLES: Final = (
    RowStyle(mark_px=16, title_px=20, date_px=16, gap_px=8),
    RowStyle(mark_px=10, title_px=16, date_px=14, gap_px=5),
    RowStyle(mark_px=10, title_px=17, date_px=0, gap_px=6),
)
"""From roomy to compact; a layout takes the first in which every event gets a row, else the last."""
ALL_ROWS_MAX_EVENTS: Final = 60
"""Up to this many events each has its row, and lanes that don't fit scroll; above, clusters take what has no room."""
ROOMY_MAX_EVENTS: Final = 200
"""Above this many events the compact style is taken at once."""


class TextMeasure(Protocol):
    """How wide a text is in pixels; tests use a constant width per character."""

    def title_px(self, text: str) -> float:
        """The width of an event's title."""

    def titles_px(self, texts: Sequence[str]) -> Pixels:
        """The least width, if not a little more, that each of many titles takes; shape `(len(texts),)`."""

    def date_px(self, text: str) -> float:
        """The width of a date line."""
