"""Draws the words of events; what an edge cuts fades there, and only the words do: a fading mark says another thing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient

from timeline_app.painting.canvas import faded
from timeline_app.painting.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline_app.layout.scene import Label, Scene
    from timeline_app.painting.canvas import Canvas

    GroundOf = Callable[[int, float], QColor]
    """What an event's words stand on, by its row and a height."""

_FADE_PX: Final = 24.0
"""Words fade over as much as is cut off, and no further than this: so none begins to fade with a jump."""
_SCRAP_PX: Final = 72.0
"""When less than this is seen of words, they get paler, down to nothing: no scraps stay at an edge."""

_MESSAGE_AIR_PX: Final = 16.0


class _Fade(NamedTuple):
    """A fade as wide as any, over words that stand on the ground of an RGB value."""

    height_px: float
    ground: int
    cut_at_left: bool


_PlacedFade = tuple[float, float, _Fade]


def paint_labels(canvas: Canvas, scene: Scene, labels: Sequence[Label], ground_of: GroundOf) -> None:
    """Draw titles, dates and the words beside them."""
    theme, fonts, style = canvas.look.theme, canvas.look.fonts, scene.row_style
    in_title, in_date = canvas.look.texts_in(fonts.title), canvas.look.texts_in(fonts.date)
    titles = [
        (label.left_px, label.top_px + style.title_px - 5, in_title.elided(label.title, label.width_px))
        for label in labels
    ]
    canvas.texts(titles, fonts.title, theme.ink)
    with_aside = [label for label in labels if label.aside and label.left_px + label.aside_px < scene.width_px]
    covered = [label for label in with_aside if in_date[label.aside] > label.aside_width_px + 1]
    fading = [label for label in with_aside if label.aside_opacity < 1]
    asides = [_placed_aside(scene, label) for label in with_aside if label not in covered and label not in fading]
    canvas.texts(asides, fonts.date, theme.muted)
    for label in fading:
        if label not in covered:
            _paint_faded_aside(canvas, scene, label)
    if style.date_px:
        baseline_px = style.title_px + style.date_px - 5
        dates = [
            (label.left_px, label.top_px + baseline_px, in_date.elided(label.date_line, label.width_px))
            for label in labels
        ]
        canvas.texts(dates, fonts.date, theme.muted)
    for label in covered:
        _paint_covered_aside(canvas, scene, label, ground_of(label.row, label.top_px))
    cut = [label for label in labels if label.left_px < 0 or label.right_px > scene.width_px]
    fades = [_fade_at_edges(canvas, scene, label, ground_of(label.row, label.top_px)) for label in cut]
    canvas.repeat(_FADES, chain.from_iterable(fades))


def _placed_aside(scene: Scene, label: Label) -> tuple[float, float, str]:
    return label.left_px + label.aside_px, label.top_px + scene.row_style.title_px - 5, label.aside


def _paint_faded_aside(canvas: Canvas, scene: Scene, label: Label) -> None:
    """Draw the words beside a title that leaves the picture; their image is the same at all opacities."""
    opacity = canvas.painter.opacity()
    canvas.painter.setOpacity(opacity * label.aside_opacity)
    canvas.texts([_placed_aside(scene, label)], canvas.look.fonts.date, canvas.look.theme.muted)
    canvas.painter.setOpacity(opacity)


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
    _paint_faded_aside(canvas, scene, label)
    canvas.painter.restore()
    fade_px, seen_share = min(_FADE_PX, all_px - seen_px), seen_px / min(_SCRAP_PX, all_px)
    canvas.repeat(_FADES, _fade(canvas, rect, ground, fade_px, seen_share, cut_at_left=False))


def _fade_at_edges(canvas: Canvas, scene: Scene, label: Label, ground: QColor) -> list[_PlacedFade]:
    """Draw the fades of a label that is cut, but those that look like others; returns these."""
    text_px, all_px = scene.row_style.title_px + scene.row_style.date_px, label.right_px - label.left_px
    fades: list[_PlacedFade] = []
    if label.left_px < 0:
        # The words beside the title fade with it by themselves.
        right_px = label.left_px + label.width_px
        rect = QRectF(0, label.top_px, right_px, text_px)
        share = right_px / min(_SCRAP_PX, label.width_px)
        fades += _fade(canvas, rect, ground, min(_FADE_PX, -label.left_px), share, cut_at_left=True)
    over_px = label.right_px - scene.width_px
    if over_px > 0:
        left_px = max(0.0, label.left_px)
        rect = QRectF(left_px, label.top_px, scene.width_px - left_px, text_px)
        share = (scene.width_px - label.left_px) / min(_SCRAP_PX, all_px)
        fades += _fade(canvas, rect, ground, min(_FADE_PX, over_px), share, cut_at_left=False)
    return fades


def _fade(
    canvas: Canvas, rect: QRectF, ground: QColor, fade_px: float, seen_share: float, *, cut_at_left: bool
) -> list[_PlacedFade]:
    """Lay the ground over words: opaque at the side where they are cut, and over all of them as they get few.

    A fade that looks like others is not drawn, but returned.
    """
    if rect.width() <= 0:
        return []
    if seen_share >= 1 and fade_px == _FADE_PX < rect.width():
        # Nearly all that are cut.
        left_px = rect.left() if cut_at_left else rect.right() - fade_px
        return [(left_px, rect.top(), _Fade(rect.height(), ground.rgb(), cut_at_left))]
    rest = 1 - min(1.0, seen_share)
    _draw_fade(canvas, rect, ground=ground, fade_px=max(fade_px, 0.01), rest=rest, cut_at_left=cut_at_left)
    return []


def _fade_bounds(fade: _Fade) -> QRectF:
    return QRectF(0, 0, _FADE_PX, fade.height_px)


def _draw_whole_fades(canvas: Canvas, fades: Iterable[_PlacedFade]) -> None:
    for x_px, y_px, fade in fades:
        rect = QRectF(canvas.snap(x_px), canvas.snap(y_px), _FADE_PX, fade.height_px)
        ground = QColor(fade.ground)
        _draw_fade(canvas, rect, ground=ground, fade_px=_FADE_PX, rest=0.0, cut_at_left=fade.cut_at_left)


_FADES: Final = Repeated("fade", _fade_bounds, _draw_whole_fades)


def _draw_fade(canvas: Canvas, rect: QRectF, *, ground: QColor, fade_px: float, rest: float, cut_at_left: bool) -> None:
    begin_px, toward = (rect.left(), 1) if cut_at_left else (rect.right(), -1)
    gradient = QLinearGradient(begin_px, 0, begin_px + toward * fade_px, 0)
    gradient.setColorAt(0, ground)
    gradient.setColorAt(1, faded(ground, rest))
    canvas.painter.fillRect(rect, QBrush(gradient))
