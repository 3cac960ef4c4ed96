"""What a picture is to show, as one value; the window, its dialog and the command line all make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from timeline_app.export.sizes import PictureSize, check_room, check_size
from timeline_app.filters import EventFilter
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.folding import UNFOLDED, Folding
from timeline_app.painting.frame import MARGIN_PX
from timeline_app.painting.type import FAMILY
from timeline_app.theme import LIGHT, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.house_style import HouseStyle
    from timeline_app.layout.lanes import GroupBy


class PictureRequest(msgspec.Struct, frozen=True):
    """What a picture is to show."""

    event_filter: EventFilter = msgspec.field(default_factory=EventFilter)
    group_by: GroupBy = "category"
    span_s: tuple[int, int] | None = None
    """The stretch of time; None for all of the file."""
    folding: Folding = UNFOLDED
    """The empty time that is folded."""
    size: PictureSize = msgspec.field(default_factory=PictureSize)
    theme: Theme = LIGHT
    style: HouseStyle | None = None
    """Whose typeface, margins and logo the picture has; its theme is `style.theme()` then."""
    language: str = "en"
    """For the names of countries."""
    arrangement: LaneArrangement = USUAL
    rows: tuple[int, ...] | None = None
    """Only these events of those that match, such as the selected ones; None for all."""
    fits_shown: bool = False
    """Whether, without a stretch of time, the axis spans the events shown, not all of the file."""
    title: str | None = None
    """In place of the file's."""
    subtitle: str | None = None
    """In place of the stretch of time and the filter."""
    logo: Path | None = None
    """A PNG or SVG for the right of the heading, in place of the style's."""
    notes: str = ""
    """Above the sources."""
    text_scale: float = 1.0
    """How much larger than designed type and marks are."""
    has_legend: bool = True
    """Whether the signs of uncertain dates are explained."""
    page_count: int = 1
    """Over so many pages the time is spread, side by side; a PDF can have more than one."""
    has_sheets: bool = False
    """Whether lanes without room go on on a further page; else the page becomes taller."""
    has_pixels: bool = True
    """Whether it becomes pixels, of which there can be too many; a drawing has none."""
    is_transparent: bool = False
    """Whether a PNG has no paper."""
    has_outlines: bool = True
    """Whether the letters of an SVG are outlines, else texts that need a typeface where they are shown."""

    @property
    def family(self) -> str:
        """The typeface."""
        return FAMILY if self.style is None else self.style.family

    @property
    def enlargement(self) -> float:
        """How much larger than designed all is drawn, the style's own scale with it."""
        return self.text_scale * (1.0 if self.style is None else self.style.text_scale)

    @property
    def margin_px(self) -> float:
        """White around the picture, however large its type is."""
        return MARGIN_PX if self.style is None else self.style.margin_px

    @property
    def logo_path(self) -> Path | None:
        """The logo that the picture has."""
        return self.logo or (None if self.style is None else self.style.logo)

    def check(self) -> None:
        """Refuse a size that cannot be made, or has no room for a timeline. Raises SizeError."""
        check_size(self.size if self.has_pixels else replace(self.size, scale=1.0))
        check_room(self.size, self.enlargement, self.margin_px)
