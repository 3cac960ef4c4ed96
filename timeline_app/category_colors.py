"""The colours of a file's categories in a theme: their own or the palette's, readable on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QColor

from timeline_app.colors import contrast, mixed, readable_color, spread_in_lightness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Category
    from timeline_app.theme import Theme

NO_CATEGORY_COLOR: Final = "#64748b"
_SECOND_TURN_SHARE: Final = 0.5
"""Of a colour of the palette, when it comes again; the rest is ink."""


class CategoryColors(msgspec.Struct, frozen=True):
    """A category's colour as a mark and as text, both readable on the theme's paper."""

    mark: QColor
    text: QColor


def category_colors(categories: Sequence[Category], theme: Theme) -> list[CategoryColors]:
    """The colours of all categories in their order, and, last, those of "none" (so that index -1 finds them)."""
    own = dict(theme.own_colors)
    wanted = [
        own.get(category.id) or _file_color(category) or _palette_color(theme, number)
        for number, category in enumerate(categories)
    ]
    wanted.append(NO_CATEGORY_COLOR)
    # What can be told from the paper's worse half can be told from the other.
    ground = min(theme.stripe, theme.paper, key=lambda paper: contrast(paper, theme.ink))
    if theme.is_for_grey:
        marks = spread_in_lightness(wanted, ground, theme.mark_contrast)
    else:
        marks = [readable_color(color, ground, theme.mark_contrast) for color in wanted]
    return [CategoryColors(QColor(mark), QColor(readable_color(mark, ground, theme.text_contrast))) for mark in marks]


def _palette_color(theme: Theme, number: int) -> str:
    """The colours of the palette, then the same nearer to the ink; more than twice as many can't be told apart."""
    turn, place = divmod(number, len(theme.palette))
    color = theme.palette[place]
    return mixed(color, theme.ink, _SECOND_TURN_SHARE) if turn % 2 else color


def _file_color(category: Category) -> str | None:
    """The colour that the file gives a category, if it is one."""
    return category.color if category.color and QColor.isValidColorName(category.color) else None
