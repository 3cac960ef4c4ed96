"""Lays out the words around a timeline for the width of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.painting.breaking import ENTRY_GAP_PX, broken_lines, broken_rows, entry_px
from timeline_app.painting.footer_layout import lay_out_footer
from timeline_app.painting.frame import DOT_PX, GAP_PX, LINE_PX, MARGIN_PX, ROW_PX, Frame, KeyEntry, Line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.painting.canvas import Look
    from timeline_app.painting.frame import FrameWords, Key

_TITLE_LINE_PX: Final = 28.0
_TITLE_RISE_PX: Final = 14.0
"""From the top of the page's inside down to the first baseline."""
_BELOW_TITLE_PX: Final = 22.0
_BELOW_HEADING_PX: Final = 14.0
_MOST_TITLE_LINES: Final = 6
_MOST_SUBTITLE_LINES: Final = 3
_MOST_KEY_ROWS: Final = 10
"""Nobody looks for a colour among more."""
_APART_PX: Final = 48.0
"""Between the heading and a key beside it."""
_LOGO_SHARE: Final = 0.3
_LOGO_HEIGHT_PX: Final = 40.0


def lay_out_frame(
    look: Look, words: FrameWords, width_px: float, margin_px: float = MARGIN_PX, logo_shape: float = 0.0
) -> Frame:
    """Lay out the words for a page of a width; `logo_shape` is the logo's width by its height, 0 without one.

    Nothing is cut but what needs more lines than it may have, and a word that is wider than the page. A key stands
    beside the subtitle if it has room there, else below it.
    """
    text_px = max(1.0, width_px - 2 * margin_px)
    fonts = look.fonts
    logo_px = _logo_px(logo_shape, text_px)
    heading_px = text_px - (logo_px[0] + margin_px if logo_shape else 0)
    titles = broken_lines(look, words.title, fonts.heading, heading_px, _MOST_TITLE_LINES)
    subtitles = broken_lines(look, words.subtitle, fonts.note, heading_px, _MOST_SUBTITLE_LINES)
    y_px = margin_px + _TITLE_RISE_PX
    title_lines = [Line(margin_px, y_px + number * _TITLE_LINE_PX, text) for number, text in enumerate(titles)]
    y_px += max(0, len(titles) - 1) * _TITLE_LINE_PX + _BELOW_TITLE_PX
    subtitle_lines = [Line(margin_px, y_px + number * LINE_PX, text) for number, text in enumerate(subtitles)]
    y_px += max(0, len(subtitles) - 1) * LINE_PX
    key, y_px = _lay_out_key(look, words.key, subtitles, (margin_px, y_px), (text_px, heading_px))
    header_px = max(y_px + _BELOW_HEADING_PX, margin_px + logo_px[1] + _BELOW_HEADING_PX)
    signs, footer_lines, footer_px = lay_out_footer(look, words, margin_px, text_px)
    return Frame(
        margin_px,
        tuple(title_lines),
        tuple(subtitle_lines),
        key,
        header_px,
        signs,
        footer_lines,
        footer_px,
        logo_px,
    )


def _logo_px(shape: float, text_px: float) -> tuple[float, float]:
    if not shape:
        return 0.0, 0.0
    width_px = min(_LOGO_SHARE * text_px, _LOGO_HEIGHT_PX * shape)
    return width_px, width_px / shape


def _lay_out_key(
    look: Look,
    key: Key,
    subtitles: Sequence[str],
    at_px: tuple[float, float],
    widths_px: tuple[float, float],
) -> tuple[tuple[KeyEntry, ...], float]:
    """The entries of the key to the colours, and the baseline of the last row of the heading.

    `at_px` is where the last line of the subtitle begins, `widths_px` those of the page's inside and of the heading.
    """
    (left_px, y_px), (text_px, heading_px) = at_px, widths_px
    if not key:
        return (), y_px
    key = tuple((look.elided(name, look.fonts.note, text_px - DOT_PX - GAP_PX), number) for name, number in key)
    entries_px = [entry_px(look, name, DOT_PX) for name, _ in key]
    beside_px = sum(entries_px) - ENTRY_GAP_PX
    subtitle_px = look.text_px(subtitles[-1], look.fonts.note) if subtitles else 0.0
    left_out = 0
    if subtitle_px + _APART_PX + beside_px <= heading_px:
        rows = [(left_px + heading_px - beside_px, y_px, range(len(key)))]
    else:
        first = 1 if subtitles else 0
        all_rows = broken_rows(entries_px, text_px)
        rows = [
            (left_px, y_px + (number + first) * ROW_PX, row) for number, row in enumerate(all_rows[:_MOST_KEY_ROWS])
        ]
        left_out = sum(map(len, all_rows[_MOST_KEY_ROWS:]))
    entries = [
        KeyEntry(row_left_px + sum(entries_px[row.start : place]), baseline_px, *key[place])
        for row_left_px, baseline_px, row in rows
        for place in row
    ]
    return _with_number_of_others(look, entries, left_out, left_px + text_px), rows[-1][1]


def _with_number_of_others(look: Look, entries: list[KeyEntry], left_out: int, right_px: float) -> tuple[KeyEntry, ...]:
    """The entries, in the place of the last ones how many there are more, if some are left out."""
    while left_out and entries:
        last = entries.pop()
        left_out += 1
        more = replace(last, name=translate("Export", "and %Ln more", "categories", left_out), category=None)
        has_room = more.name_left_px + look.text_px(more.name, look.fonts.note) <= right_px
        if has_room or not entries or entries[-1].baseline_px < more.baseline_px:
            return *entries, more
    return tuple(entries)
