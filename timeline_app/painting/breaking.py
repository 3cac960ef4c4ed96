"""Breaks words and entries of a key into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.painting.frame import GAP_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from timeline_app.painting.canvas import Look

ENTRY_GAP_PX: Final = 18.0
"""Between two entries of a key, which is in the width of each."""


def broken_lines(look: Look, text: str, font: QFont, width_px: float, most_lines: int) -> list[str]:
    """The text broken between words; only what is longer than the most lines, or a word that is, is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if look.text_px(longer, font) <= width_px or not lines[-1] or len(lines) == most_lines:
            lines[-1] = longer
        else:
            lines.append(word)
    return [look.elided(line, font, width_px) for line in lines if line]


def broken_rows(entries_px: Sequence[float], most_px: float) -> list[range]:
    """The entries that stand in each row."""
    rows, first, used_px = [], 0, 0.0
    for place, entry_px in enumerate(entries_px):
        if used_px + entry_px - ENTRY_GAP_PX > most_px and place > first:
            rows.append(range(first, place))
            first, used_px = place, 0.0
        used_px += entry_px
    return [*rows, range(first, len(entries_px))] if entries_px else []


def entry_px(look: Look, name: str, sign_px: float) -> float:
    """The width of an entry of a key, and of the gap behind it."""
    return sign_px + GAP_PX + look.text_px(name, look.fonts.note) + ENTRY_GAP_PX
