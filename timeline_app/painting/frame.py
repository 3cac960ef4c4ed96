"""What stands around the timeline of a page: the heading and the key above it, the source line below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.painting.canvas import Look

MARGIN_PX: Final = 24.0
SUBTITLE_BASELINE_PX: Final = 60.0
KEY_ROW_PX: Final = 20.0
LINE_PX: Final = 17.0
DOT_PX: Final = 9.0
_HEADER_PX: Final = 74.0
_FOOTER_PX: Final = 20.0
_DOT_GAP_PX: Final = 6.0
_ENTRY_GAP_PX: Final = 18.0
_APART_PX: Final = 48.0
"""Between the heading and a key beside it."""
_LINES: Final = (2, 6)
"""The footer has room for so many lines at least and at most."""

Key = tuple[tuple[str, int], ...]
"""What the colours mean: names of categories, and their numbers; -1 for none."""


class KeyEntry(msgspec.Struct, frozen=True):
    """A colour and what it means, at a place of the page."""

    left_px: float
    baseline_px: float
    name: str
    category: int

    @property
    def name_left_px(self) -> float:
        """Where the name begins, behind the dot."""
        return self.left_px + DOT_PX + _DOT_GAP_PX


class Frame(msgspec.Struct, frozen=True):
    """The words around a timeline, laid out for a width."""

    header_px: float
    key: tuple[KeyEntry, ...]
    footer_lines: tuple[str, ...]
    footer_px: float

    def timeline_size_px(self, width_px: float, height_px: float) -> tuple[float, float]:
        """How much of a page is left for the timeline with its axis."""
        return max(1.0, width_px - 2 * MARGIN_PX), max(1.0, height_px - self.header_px - self.footer_px)


def lay_out_frame(look: Look, words: tuple[str, str], key: Key, footer: tuple[str, str], width_px: float) -> Frame:
    """Lay out title and subtitle with a key, and a source line with a count, for a page of a width.

    A key stands beside the subtitle if it has room there, else below it; a source line gets as many lines as it needs.
    """
    text_px = max(1.0, width_px - 2 * MARGIN_PX)
    widths_px = [
        DOT_PX + _DOT_GAP_PX + look.prepared(name, look.fonts.note).width_px + _ENTRY_GAP_PX for name, _ in key
    ]
    subtitle_px = look.prepared(words[1], look.fonts.note).width_px
    beside_px = sum(widths_px) - _ENTRY_GAP_PX
    if key and subtitle_px + _APART_PX + beside_px <= text_px:
        rows = [(width_px - MARGIN_PX - beside_px, SUBTITLE_BASELINE_PX, range(len(key)))]
        header_px = _HEADER_PX
    else:
        broken = _rows(widths_px, text_px)
        rows = [
            (MARGIN_PX, SUBTITLE_BASELINE_PX + number * KEY_ROW_PX, row) for number, row in enumerate(broken, start=1)
        ]
        header_px = _HEADER_PX + len(rows) * KEY_ROW_PX
    entries = [
        KeyEntry(left_px + sum(widths_px[row.start : place]), baseline_px, *key[place])
        for left_px, baseline_px, row in rows
        for place in row
    ]
    count_px = look.prepared(footer[1], look.fonts.note).width_px
    lines = _lines(look, footer[0], max(1.0, text_px - count_px - MARGIN_PX))
    return Frame(header_px, tuple(entries), tuple(lines), _FOOTER_PX + LINE_PX * max(_LINES[0], len(lines)))


def _rows(widths_px: Sequence[float], most_px: float) -> list[range]:
    """The entries that stand in each row."""
    rows, first, used_px = [], 0, 0.0
    for place, entry_px in enumerate(widths_px):
        if used_px + entry_px - _ENTRY_GAP_PX > most_px and place > first:
            rows.append(range(first, place))
            first, used_px = place, 0.0
        used_px += entry_px
    return [*rows, range(first, len(widths_px))] if widths_px else []


def _lines(look: Look, text: str, width_px: float) -> list[str]:
    """The text broken between words; only what is longer than the most lines, or a word that is, is cut."""
    font, lines = look.fonts.note, [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if look.prepared(longer, font).width_px <= width_px or not lines[-1] or len(lines) == _LINES[1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [look.elided(line, font, width_px) for line in lines if line]
