"""Draws the axis of a scene: ticks, two rows of labels, and the day up to which the file knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.breaks import paint_break, paint_break_sign
from timeline_app.painting.canvas import faded

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from timeline_app.layout.scene import AxisMark, Break, Scene
    from timeline_app.painting.canvas import Canvas

_CONTEXT_BASELINE_PX: Final = 19.0
_TICK_BASELINE_PX: Final = 40.0
_SIGN_TOP_PX: Final = 6.0
_LOWER_SIGN_TOP_PX: Final = 27.0


def paint_axis(canvas: Canvas, scene: Scene, beside_px: float = 0.0) -> None:
    """Draw the two rows of labels and the ticks into the scene's width, from its top.

    Labels of ticks may take `beside_px` at its left and right.
    """
    theme, fonts = canvas.look.theme, canvas.look.fonts
    canvas.fill(0, 0, scene.width_px, AXIS_HEIGHT_PX, theme.paper)
    canvas.fill(0, AXIS_HEIGHT_PX - 1, scene.width_px, 1, theme.faint)
    canvas.painter.save()
    canvas.painter.setClipRect(QRectF(0, 0, scene.width_px, AXIS_HEIGHT_PX))
    # From the lanes up, so that the teeth go on there.
    canvas.painter.translate(0, AXIS_HEIGHT_PX)
    for sign in scene.breaks:
        paint_break(canvas, sign, scene.width_px, -AXIS_HEIGHT_PX, 0)
    canvas.painter.restore()
    flag = _as_of_flag(canvas, scene)
    years = [
        (label.x_px, _CONTEXT_BASELINE_PX, label.label)
        for label in scene.context
        # The day's own flag goes before; it says the year too.
        if flag is None
        or label.x_px + canvas.text_px(label.label, fonts.context) < flag.left() - 4
        or label.x_px > flag.right() + 4
    ]
    canvas.texts(years, fonts.context, theme.ink)
    # Where the flag is in the way, a sign stands below it, in the place of labels.
    lowered = [
        sign
        for sign in scene.breaks
        if flag is not None and sign.label_right_px >= flag.left() and sign.label_left_px <= flag.right()
    ]
    canvas.fill_all([(tick.x_px, AXIS_HEIGHT_PX - 8, 1, 7) for tick in scene.ticks], theme.faint)
    for ticks, font, color in (
        ([tick for tick in scene.ticks if not tick.strong], fonts.tick, theme.muted),
        ([tick for tick in scene.ticks if tick.strong], fonts.context, theme.ink),
    ):
        in_font = canvas.look.texts_in(font)
        labels = [
            (x_px, baseline_px, text)
            for x_px, baseline_px, text in _tick_labels(canvas, ticks, lowered, font)
            if x_px >= 2 - beside_px and x_px + in_font[text] <= scene.width_px - 2 + beside_px
        ]
        if scene.breaks:
            _clear_breaks_behind(canvas, scene.breaks, labels, font)
        canvas.texts(labels, font, color)
    for sign in scene.breaks:
        paint_break_sign(canvas, sign, _LOWER_SIGN_TOP_PX if sign in lowered else _SIGN_TOP_PX)


def _tick_labels(
    canvas: Canvas, ticks: list[AxisMark], lowered: list[Break], font: QFont
) -> list[tuple[float, float, str]]:
    """The labels that no sign is in the way of, centred below their ticks."""
    labels, in_font = [], canvas.look.texts_in(font)
    for tick in ticks:
        text_px = in_font[tick.label]
        x_px = tick.x_px - text_px / 2
        is_free = not any(
            sign.label_left_px - 4 < x_px + text_px and x_px < sign.label_right_px + 4 for sign in lowered
        )
        if is_free:
            labels.append((x_px, _TICK_BASELINE_PX, tick.label))
    return labels


def _clear_breaks_behind(
    canvas: Canvas, breaks: tuple[Break, ...], labels: list[tuple[float, float, str]], font: QFont
) -> None:
    for x_px, baseline_px, text in labels:
        text_px = canvas.text_px(text, font)
        if any(sign.from_px < x_px + text_px and x_px < sign.to_px for sign in breaks):
            canvas.fill(x_px - 2, baseline_px - 11, text_px + 4, 14, canvas.look.theme.paper)


def paint_as_of_line(canvas: Canvas, x_px: float, top_px: float, bottom_px: float) -> None:
    """Draw the thin line at the day up to which the file knows."""
    pen = QPen(faded(QColor(canvas.look.theme.as_of), 0.75), 1.25)
    pen.setDashPattern([2.5, 2.5])
    canvas.painter.setPen(pen)
    x_px = canvas.snap(x_px) + 0.5
    canvas.painter.drawLine(QPointF(x_px, top_px), QPointF(x_px, bottom_px))


def _as_of_flag(canvas: Canvas, scene: Scene) -> QRectF | None:
    """Where the day up to which the file knows is written in the axis; None where it is not in the picture."""
    if scene.as_of_px is None or not 0 <= scene.as_of_px <= scene.width_px:
        return None
    width_px = canvas.text_px(scene.as_of_label, canvas.look.fonts.badge) + 14
    left_px = min(max(scene.as_of_px - width_px / 2, 2), scene.width_px - width_px - 2)
    return QRectF(canvas.snap(left_px), 6, width_px, 18)


def paint_as_of_flag(canvas: Canvas, scene: Scene) -> None:
    """Write the day up to which the file knows on a flag in the axis."""
    flag = _as_of_flag(canvas, scene)
    if flag is None or scene.as_of_px is None:
        return
    theme, fonts, painter = canvas.look.theme, canvas.look.fonts, canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(theme.as_of)))
    painter.drawRoundedRect(flag, 4, 4)
    canvas.text(flag.left() + 7, flag.top() + 13, scene.as_of_label, fonts.badge, theme.on_as_of)
    # Down from the ticks only: the labels of the lower row are not crossed out.
    paint_as_of_line(canvas, scene.as_of_px, AXIS_HEIGHT_PX - 9, AXIS_HEIGHT_PX)
