"""Lays out what stands below a timeline: signs and their meaning, notes, sources, how many events there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.layout.metrics import LONE_PX, ROW_STYLES
from timeline_app.layout.signs import count_scene, signs_to_marks
from timeline_app.painting.breaking import ENTRY_GAP_PX, broken_lines, broken_rows, entry_px
from timeline_app.painting.frame import DOT_PX, GAP_PX, LINE_PX, ROW_PX, KeyEntry, Line, sample_px

if TYPE_CHECKING:
    from timeline_app.painting.canvas import Look
    from timeline_app.painting.frame import FrameWords

SIGN_HEIGHT_PX: Final = ROW_STYLES[1].mark_px
_ABOVE_PX: Final = 21.0
"""From the line between timeline and footer to the first baseline."""
_BELOW_SIGNS_PX: Final = 5.0
_BELOW_NOTES_PX: Final = 6.0
_MOST_SIGN_LINES: Final = 4
_MOST_NOTE_LINES: Final = 60
_MOST_SOURCE_LINES: Final = 10
_SIGN_SHARE: Final = 0.4
_SIGN_REACH_PX: Final = 120.0
"""No sign is wider."""
_COUNT_SIZE_PX: Final = (52.0, SIGN_HEIGHT_PX)
_LONE_SIZE_PX: Final = (LONE_PX, SIGN_HEIGHT_PX)
_BROAD_PX: Final = 400.0
"""On narrower pages the sources need all the width."""
_COUNT_SHARE: Final = 0.45
"""A count that is wider than this share of the page stands below the sources, not beside them."""


def lay_out_footer(
    look: Look, words: FrameWords, margin_px: float, text_px: float
) -> tuple[tuple[KeyEntry, ...], tuple[Line, ...], float]:
    """The signs that are explained, the lines below them, and the height of all."""
    note, y_px = look.fonts.note, _ABOVE_PX
    marks = signs_to_marks(words.signs, (0.0, 0.0), _SIGN_REACH_PX, _SIGN_SHARE)
    named = [
        (sign.words, mark or count_scene(_COUNT_SIZE_PX if sign.count > 1 else _LONE_SIZE_PX, 0.0, sign.count))
        for sign, mark in zip(words.signs, marks, strict=True)
    ]
    entries_px = [entry_px(look, name, sample_px(sample)) for name, sample in named]
    signs = []
    for row in broken_rows(entries_px, text_px):
        for place in row:
            x_px = margin_px + sum(entries_px[row.start : place])
            name, sample = named[place]
            beside_px = sample_px(sample) + GAP_PX
            # Only one that is alone in its row can be wider than the page.
            first, *others = broken_lines(look, name, note, max(1.0, text_px - beside_px), _MOST_SIGN_LINES)
            signs.append(KeyEntry(x_px, y_px, first, 0, sample))
            for other in others:
                y_px += LINE_PX
                signs.append(KeyEntry(x_px + beside_px - DOT_PX - GAP_PX, y_px, other))
        y_px += ROW_PX
    y_px += _BELOW_SIGNS_PX if signs else 0
    lines = []
    for text in broken_lines(look, words.notes, note, text_px, _MOST_NOTE_LINES):
        lines.append(Line(margin_px, y_px, text))
        y_px += LINE_PX
    y_px += _BELOW_NOTES_PX if lines else 0
    count_px = look.text_px(words.count, note)
    is_beside = count_px <= _COUNT_SHARE * text_px and text_px >= _BROAD_PX
    sources_px = text_px - count_px - ENTRY_GAP_PX if is_beside and words.count else text_px
    sources_y_px = y_px
    for text in broken_lines(look, words.sources, note, sources_px, _MOST_SOURCE_LINES):
        lines.append(Line(margin_px, y_px, text))
        y_px += LINE_PX
    if is_beside and words.count:
        lines.append(Line(margin_px + text_px - count_px, sources_y_px, words.count))
        y_px = max(y_px, sources_y_px + LINE_PX)
    else:
        for text in broken_lines(look, words.count, note, text_px, _MOST_SOURCE_LINES):
            lines.append(Line(margin_px, y_px, text))
            y_px += LINE_PX
    return tuple(signs), tuple(lines), y_px - LINE_PX + max(8.0, margin_px - 6)
