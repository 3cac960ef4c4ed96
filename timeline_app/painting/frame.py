"""What stands around the timeline of a page, as values: heading, logo and key above it, signs and sources below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.layout.scene import Mark

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.signs import Sign

PX_PER_INCH: Final = 96.0
"""A logical pixel is 1/96 inch on paper, as in CSS: type of 12 pixels is 9 points high."""
MM_PER_INCH: Final = 25.4
PX_PER_MM: Final = PX_PER_INCH / MM_PER_INCH
MARGIN_PX: Final = 24.0
DOT_PX: Final = 9.0
LINE_PX: Final = 17.0
ROW_PX: Final = 20.0
"""Of a key."""
GAP_PX: Final = 6.0
"""Between a dot or a sign and its words."""

Key = tuple[tuple[str, int], ...]
"""What the colours mean: names of categories, and their numbers; -1 for none."""


class FrameWords(msgspec.Struct, frozen=True):
    """All that is written around a timeline."""

    title: str
    subtitle: str = ""
    key: Key = ()
    signs: tuple[Sign, ...] = ()
    """The ways in which dates are drawn that are to be explained."""
    notes: str = ""
    sources: str = ""
    count: str = ""
    """As in: 13 of 15 events."""


class Line(msgspec.Struct, frozen=True):
    """A line of text at a place of the page."""

    left_px: float
    baseline_px: float
    text: str


class KeyEntry(msgspec.Struct, frozen=True):
    """A colour or a sign and what it means, at a place of the page."""

    left_px: float
    baseline_px: float
    name: str
    category: int | None = -1
    """None for words without a colour."""
    sample: Mark | Scene | None = None
    """The sign, beginning at 0, or a scene with a count; None for a colour."""

    @property
    def name_left_px(self) -> float:
        """Where the name begins, behind the dot or the sign."""
        return self.left_px + (DOT_PX if self.sample is None else sample_px(self.sample)) + GAP_PX


class Frame(msgspec.Struct, frozen=True):
    """The words around a timeline, laid out for a width. The footer's places count from its own top."""

    margin_px: float
    title_lines: tuple[Line, ...]
    subtitle_lines: tuple[Line, ...]
    key: tuple[KeyEntry, ...]
    header_px: float
    signs: tuple[KeyEntry, ...]
    footer_lines: tuple[Line, ...]
    footer_px: float
    logo_px: tuple[float, float] = (0.0, 0.0)
    """The width and the height of the logo, which stands in the upper right corner."""

    def timeline_size_px(self, width_px: float, height_px: float) -> tuple[float, float]:
        """How much of a page is left for the timeline with its axis."""
        return max(1.0, width_px - 2 * self.margin_px), max(1.0, height_px - self.header_px - self.footer_px)


def sample_px(sample: Mark | Scene) -> float:
    """How wide a sign is."""
    return sample.right_px if isinstance(sample, Mark) else sample.width_px
