"""Draws the words of events; what an edge cuts fades there, and only the words do: a fading mark says another thing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient

from timeline_app.painting.canvas import faded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.layout.scene import Label, Scene
    from timeline_app.painting.canvas import Canvas

    GroundOf = Callable[[int, float], QColor]
    """What an event's words stand on, by its row and a height."""

_FADE_PX: Final = 24.0
"""Words fade over as much as is cut off, and no further than this: so none begins to fade with a jump."""
_SCRAP_PX: Final = 72.0
"""When less than this is seen of words, they get paler, down to nothing: no scraps stay at an edge."""

_MESSAGE_AIR_PX: Final = 16.0


def paint_labels(canvas: Canvas, scene: Scene, labels: Sequence[Label], ground_of: GroundOf) -> None:
    """Draw titles, dates and the words beside them."""
    theme, fonts, style = canvas.look.theme, canvas.look.fonts, scene.row_style
    titles = (
        (label.left_px, label.top_px + style.title_px - 5, canvas.elided(label.title, fonts.title, label.width_px))
        for label in labels
    )
    canvas.texts(titles, fonts.title, theme.ink)
    with_aside = [label for label in labels if label.aside and label.left_px + label.aside_px < scene.width_px]
    covered = {label for label in with_aside if canvas.text_px(label.aside, fonts.date) > label.aside_width_px + 1}
    asides = (
        (label.left_px + label.aside_px, label.top_px + style.title_px - 5, label.aside)
        for label in with_aside
        if label not in covered
    )
    canvas.texts(asides, fonts.date, theme.muted)
    if style.date_px:
        baseline_px = style.title_px + style.date_px - 5
        dates = (
            (label.left_px, label.top_px + baseline_px, canvas.elided(label.date_line, fonts.date, label.width_px))
            for label in labels
        )
        canvas.texts(dates, fonts.date, theme.muted)
    for label in covered:
        _paint_covered_aside(canvas, scene, label, ground_of(label.row, label.top_px))
    for label in labels:
        if label.left_px < 0 or label.right_px > scene.width_px:
            _fade_at_edges(canvas, scene, label, ground_of(label.row, label.top_px))


def paint_message(canvas: Canvas, text: str, middle_x_px: float, middle_y_px: float) -> None:
    """Say something in lanes that are empty; no line goes through it."""
    font, theme = canvas.look.fonts.title, canvas.look.theme
    text_px = canvas.text_px(text, font)
    left_px = middle_x_px - text_px / 2
    ground_px = text_px + 2 * _MESSAGE_AIR_PX
    canvas.fill(left_px - _MESSAGE_AIR_PX, middle_y_px - 20, ground_px, 30, theme.paper)
    canvas.text(left_px, middle_y_px, text, font, theme.muted)


def _paint_covered_aside(canvas: Canvas, scene: Scene, label: Label, ground: QColor) -> None:
    """Draw the words beside a title that has slid so far that the next event covers the last of them."""
    style, font = scene.row_style, canvas.look.fonts.date
    left_px, seen_px = label.left_px + label.aside_px, label.aside_width_px
    all_px = canvas.text_px(label.aside, font)
    rect = QRectF(left_px, label.top_px, seen_px, style.title_px)
    canvas.painter.save()
    canvas.painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    canvas.text(left_px, label.top_px + style.title_px - 5, label.aside, font, canvas.look.theme.muted)
    canvas.painter.restore()
    _fade(canvas, rect, ground, min(_FADE_PX, all_px - seen_px), seen_px / min(_SCRAP_PX, all_px), cut_at_left=False)


def _fade_at_edges(canvas: Canvas, scene: Scene, label: Label, ground: QColor) -> None:
    text_px, all_px = scene.row_style.title_px + scene.row_style.date_px, label.right_px - label.left_px
    if label.left_px < 0:
        rect = QRectF(0, label.top_px, label.right_px, text_px)
        share = label.right_px / min(_SCRAP_PX, all_px)
        _fade(canvas, rect, ground, min(_FADE_PX, -label.left_px), share, cut_at_left=True)
    over_px = label.right_px - scene.width_px
    if over_px > 0:
        left_px = max(0.0, label.left_px)
        rect = QRectF(left_px, label.top_px, scene.width_px - left_px, text_px)
        share = (scene.width_px - label.left_px) / min(_SCRAP_PX, all_px)
        _fade(canvas, rect, ground, min(_FADE_PX, over_px), share, cut_at_left=False)


def _fade(
    canvas: Canvas, rect: QRectF, ground: QColor, fade_px: float, seen_share: float, *, cut_at_left: bool
) -> None:
    """Lay the ground over words: opaque at the side where they are cut, and over all of them as they get few."""
    if rect.width() <= 0:
        return
    if seen_share >= 1 and fade_px == _FADE_PX < rect.width():
        # Nearly all that are cut: copied from an image.
        at_px = (rect.left() if cut_at_left else rect.right() - fade_px, rect.top())
        draw = partial(_draw_fade, ground=ground, fade_px=fade_px, rest=0.0, cut_at_left=cut_at_left)
        canvas.stamp(("fade", ground.rgb(), cut_at_left), at_px, (fade_px, rect.height()), draw)
        return
    rest = 1 - min(1.0, seen_share)
    _draw_fade(canvas, rect, ground=ground, fade_px=max(fade_px, 0.01), rest=rest, cut_at_left=cut_at_left)


def _draw_fade(canvas: Canvas, rect: QRectF, *, ground: QColor, fade_px: float, rest: float, cut_at_left: bool) -> None:
    begin_px, toward = (rect.left(), 1) if cut_at_left else (rect.right(), -1)
    gradient = QLinearGradient(begin_px, 0, begin_px + toward * fade_px, 0)
    gradient.setColorAt(0, ground)
    gradient.setColorAt(1, faded(ground, rest))
    canvas.painter.fillRect(rect, QBrush(gradient))
