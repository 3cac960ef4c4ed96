"""What stands around the timeline of a page: heading, logo and key above it; signs, notes and sources below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.layout.metrics import ROW_STYLES
from timeline_app.layout.signs import signs_to_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from timeline_app.layout.scene import Mark
    from timeline_app.layout.signs import Sign
    from timeline_app.painting.canvas import Look

MARGIN_PX: Final = 24.0
DOT_PX: Final = 9.0
_TITLE_LINE_PX: Final = 28.0
_TITLE_RISE_PX: Final = 14.0
"""From the top of the page's inside down to the first baseline."""
_LINE_PX: Final = 17.0
_ROW_PX: Final = 20.0
"""Of a key."""
_BELOW_HEADING_PX: Final = 14.0
_ABOVE_FOOTER_PX: Final = 21.0
"""From the line between timeline and footer to the first baseline."""
_BELOW_SIGNS_PX: Final = 5.0
_MOST_TITLE_LINES: Final = 3
_MOST_SUBTITLE_LINES: Final = 3
_MOST_NOTE_LINES: Final = 12
_MOST_SOURCE_LINES: Final = 6
_GAP_PX: Final = 6.0
_ENTRY_GAP_PX: Final = 18.0
_APART_PX: Final = 48.0
"""Between the heading and a key beside it."""
_SIGN_SHARE: Final = 0.4
_SIGN_REACH_PX: Final = 120.0
"""No sign is wider."""
SIGN_HEIGHT_PX: Final = ROW_STYLES[1].mark_px
_COUNT_SHARE: Final = 0.45
"""A count that is wider than this share of the page stands below the sources, not beside them."""
_LOGO_SHARE: Final = 0.3

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
    category: int = -1
    mark: Mark | None = None
    """The sign, beginning at 0; None for a colour."""

    @property
    def name_left_px(self) -> float:
        """Where the name begins, behind the dot or the sign."""
        return self.left_px + (DOT_PX if self.mark is None else self.mark.right_px) + _GAP_PX


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
    titles = broken(look, words.title, fonts.heading, heading_px, _MOST_TITLE_LINES)
    subtitles = broken(look, words.subtitle, fonts.note, heading_px, _MOST_SUBTITLE_LINES)
    y_px = margin_px + _TITLE_RISE_PX
    title_lines = [Line(margin_px, y_px + number * _TITLE_LINE_PX, text) for number, text in enumerate(titles)]
    y_px += max(0, len(titles) - 1) * _TITLE_LINE_PX + 22
    subtitle_lines = [Line(margin_px, y_px + number * _LINE_PX, text) for number, text in enumerate(subtitles)]
    y_px += max(0, len(subtitles) - 1) * _LINE_PX
    key, y_px = _lay_out_key(look, words.key, subtitles, (margin_px, y_px), (text_px, heading_px))
    header_px = max(y_px + _BELOW_HEADING_PX, margin_px + logo_px[1] + _BELOW_HEADING_PX)
    signs, footer_lines, footer_px = _lay_out_footer(look, words, margin_px, text_px)
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
    width_px = min(_LOGO_SHARE * text_px, 40.0 * shape)
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
    entries_px = [_entry_px(look, name, DOT_PX) for name, _ in key]
    beside_px = sum(entries_px) - _ENTRY_GAP_PX
    subtitle_px = look.prepared(subtitles[-1], look.fonts.note).width_px if subtitles else 0.0
    if subtitle_px + _APART_PX + beside_px <= heading_px:
        rows = [(left_px + heading_px - beside_px, y_px, range(len(key)))]
    else:
        first = 1 if subtitles else 0
        rows = [
            (left_px, y_px + (number + first) * _ROW_PX, row) for number, row in enumerate(_rows(entries_px, text_px))
        ]
    return (
        tuple(
            KeyEntry(row_left_px + sum(entries_px[row.start : place]), baseline_px, *key[place])
            for row_left_px, baseline_px, row in rows
            for place in row
        ),
        rows[-1][1],
    )


def _lay_out_footer(
    look: Look, words: FrameWords, margin_px: float, text_px: float
) -> tuple[tuple[KeyEntry, ...], tuple[Line, ...], float]:
    """The signs that are explained, the lines below them, and the height of all."""
    note, y_px = look.fonts.note, _ABOVE_FOOTER_PX
    marks = [mark for mark in signs_to_marks(words.signs, (0.0, 0.0), _SIGN_REACH_PX, _SIGN_SHARE) if mark is not None]
    entries_px = [_entry_px(look, sign.words, mark.right_px) for sign, mark in zip(words.signs, marks, strict=True)]
    signs = []
    for row in _rows(entries_px, text_px):
        for place in row:
            x_px = margin_px + sum(entries_px[row.start : place])
            signs.append(KeyEntry(x_px, y_px, words.signs[place].words, 0, marks[place]))
        y_px += _ROW_PX
    y_px += _BELOW_SIGNS_PX if signs else 0
    lines = []
    for text in broken(look, words.notes, note, text_px, _MOST_NOTE_LINES):
        lines.append(Line(margin_px, y_px, text))
        y_px += _LINE_PX
    count_px = look.prepared(words.count, note).width_px
    is_beside = count_px <= _COUNT_SHARE * text_px
    sources_px = text_px - count_px - _ENTRY_GAP_PX if is_beside and words.count else text_px
    sources_y_px = y_px
    for text in broken(look, words.sources, note, sources_px, _MOST_SOURCE_LINES):
        lines.append(Line(margin_px, y_px, text))
        y_px += _LINE_PX
    if is_beside and words.count:
        lines.append(Line(margin_px + text_px - count_px, sources_y_px, words.count))
        y_px = max(y_px, sources_y_px + _LINE_PX)
    else:
        for text in broken(look, words.count, note, text_px, _MOST_SOURCE_LINES):
            lines.append(Line(margin_px, y_px, text))
            y_px += _LINE_PX
    return tuple(signs), tuple(lines), y_px - _LINE_PX + max(8.0, margin_px - 6)


def _entry_px(look: Look, name: str, sign_px: float) -> float:
    return sign_px + _GAP_PX + look.prepared(name, look.fonts.note).width_px + _ENTRY_GAP_PX


def _rows(entries_px: Sequence[float], most_px: float) -> list[range]:
    """The entries that stand in each row."""
    rows, first, used_px = [], 0, 0.0
    for place, entry_px in enumerate(entries_px):
        if used_px + entry_px - _ENTRY_GAP_PX > most_px and place > first:
            rows.append(range(first, place))
            first, used_px = place, 0.0
        used_px += entry_px
    return [*rows, range(first, len(entries_px))] if entries_px else []


def broken(look: Look, text: str, font: QFont, width_px: float, most_lines: int) -> list[str]:
    """The text broken between words; only what is longer than the most lines, or a word that is, is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if look.prepared(longer, font).width_px <= width_px or not lines[-1] or len(lines) == most_lines:
            lines[-1] = longer
        else:
            lines.append(word)
    return [look.elided(line, font, width_px) for line in lines if line]
