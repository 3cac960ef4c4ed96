"""A house style as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from timeline_app.house_style.colors import complete_theme
from timeline_app.painting.frame import MARGIN_PX
from timeline_app.painting.type import FAMILY
from timeline_app.theme import THEMES, Theme, ThemeName

if TYPE_CHECKING:
    from pathlib import Path


class HouseStyle(msgspec.Struct, frozen=True):
    """What a house has its pictures look like; what the file leaves out is as it is without a style."""

    path: Path
    """Of the file."""
    base: ThemeName = "light"
    """The theme that it starts from."""
    colors: tuple[tuple[str, str], ...] = ()
    """Colours of the theme by their names, as `#rrggbb`."""
    palette: tuple[str, ...] = ()
    """For categories that name no colour; empty for the theme's."""
    category_colors: tuple[tuple[str, str], ...] = ()
    """By the categories' ids; they go before what a file of events says."""
    family: str = FAMILY
    """The typeface; Qt knows it."""
    text_scale: float = 1.0
    """How much larger than usual pictures are written; the window has a size of its own."""
    margin_px: float = MARGIN_PX
    """White around a picture, in CSS pixels of 1/96 inch."""
    logo: Path | None = None
    """A PNG or SVG that could be read, for the right of the heading."""

    def theme(self) -> Theme:
        """The base with the style's colours, and those that follow from them."""
        base = THEMES[self.base]
        theme = complete_theme(base, dict(self.colors))
        return replace(theme, palette=self.palette or base.palette, own_colors=self.category_colors)
