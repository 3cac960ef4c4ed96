"""Draws a scene: the axis, the lanes with their marks and words, the clusters, the day the file knows up to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.canvas import faded
from timeline_app.painting.marks import paint_mark

if TYPE_CHECKING:
    from timeline_app.layout.scene import Cluster, Label, LaneBand, Mark, Scene
    from timeline_app.painting.canvas import Canvas

_CONTEXT_BASELINE_PX: Final = 19.0
_TICK_BASELINE_PX: Final = 40.0
_LANE_NAME_BASELINE_PX: Final = 18.0


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The events that stand out: the selected one and the one under the pointer, as rows of the table."""

    selected: int | None = None
    hovered: int | None = None
    clusters: tuple[Cluster, ...] = ()
    """Those that count the selected event, where it has no room of its own."""


def paint_timeline(
    canvas: Canvas, scene: Scene, height_px: float, scroll_px: float = 0.0, emphasis: Emphasis | None = None
) -> None:
    """Draw the scene into `(0, 0, scene.width_px, height_px)`: its axis, and below it the lanes, up by `scroll_px`."""
    painter = canvas.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lanes_px = max(0.0, height_px - AXIS_HEIGHT_PX)
    painter.save()
    painter.setClipRect(QRectF(0, 0, scene.width_px, height_px))
    canvas.fill(0, 0, scene.width_px, height_px, canvas.look.theme.paper)
    painter.translate(0, AXIS_HEIGHT_PX - canvas.snap(scroll_px))
    _paint_lanes(canvas, scene, scroll_px, lanes_px, emphasis or Emphasis())
    painter.restore()
    _paint_axis(canvas, scene)
    _paint_as_of(canvas, scene, height_px)


def _paint_lanes(canvas: Canvas, scene: Scene, scroll_px: float, lanes_px: float, emphasis: Emphasis) -> None:
    theme, top_px, bottom_px = canvas.look.theme, scroll_px, scroll_px + lanes_px
    lanes = [lane for lane in scene.lanes if lane.top_px < bottom_px and lane.top_px + lane.height_px > top_px]
    _paint_ground(canvas, scene, lanes, top_px, lanes_px)
    row_px = scene.row_style.height_px
    marks = [mark for mark in scene.marks if mark.top_px < bottom_px and mark.top_px + row_px > top_px]
    labels = [label for label in scene.labels if label.top_px < bottom_px and label.top_px + row_px > top_px]
    if scene.as_of_px is not None and 0 <= scene.as_of_px <= scene.width_px:
        _paint_as_of_line(canvas, scene.as_of_px, top_px, bottom_px)
        _clear_behind_labels(canvas, scene, labels, scene.as_of_px)
    _paint_emphasis(canvas, scene, marks, labels, emphasis)
    for mark in marks:
        ground = _ground(canvas, scene, mark.top_px)
        if mark.row in (emphasis.selected, emphasis.hovered):
            wash = theme.accent_wash if mark.row == emphasis.selected else theme.hover_wash
            ground = QColor(wash)
        paint_mark(canvas, mark, scene.row_style.mark_px, ground)
    _paint_labels(canvas, scene, labels)
    in_view = [cluster for cluster in scene.clusters if top_px - 26 < cluster.top_px < bottom_px]
    _paint_clusters(canvas, scene, in_view, emphasis.clusters)
    for lane in lanes:
        _paint_lane_name(canvas, lane)


def _paint_ground(canvas: Canvas, scene: Scene, lanes: list[LaneBand], top_px: float, height_px: float) -> None:
    """The lanes' stripes, the lines down from the axis, and the lines between lanes."""
    theme = canvas.look.theme
    for lane in lanes:
        if lane.shaded:
            canvas.fill(0, lane.top_px, scene.width_px, lane.height_px, theme.stripe)
    for tick in scene.ticks:
        canvas.fill(tick.x_px, top_px, 1, height_px, theme.grid)
    for lane in lanes:
        if lane.top_px > 0:
            canvas.fill(0, lane.top_px, scene.width_px, 1, theme.grid)


def _clear_behind_labels(canvas: Canvas, scene: Scene, labels: list[Label], x_px: float) -> None:
    """Interrupt the upright line at `x_px` where words stand on it, so that they can be read."""
    text_px = scene.row_style.title_px + scene.row_style.date_px
    for label in labels:
        if label.left_px - 2 <= x_px <= label.left_px + label.width_px + 2:
            canvas.fill(x_px - 2, label.top_px + 1, 5, text_px - 2, _ground(canvas, scene, label.top_px))


def _ground(canvas: Canvas, scene: Scene, y_px: float) -> QColor:
    """The colour of the lane at a height."""
    shaded = any(lane.shaded and 0 <= y_px - lane.top_px < lane.height_px for lane in scene.lanes)
    return QColor(canvas.look.theme.stripe if shaded else canvas.look.theme.paper)


def _paint_lane_name(canvas: Canvas, lane: LaneBand) -> None:
    look = canvas.look
    baseline_px = lane.top_px + _LANE_NAME_BASELINE_PX
    if lane.title:
        color = look.colors[lane.category].text if lane.category >= 0 else QColor(look.theme.ink)
        canvas.text(12, baseline_px, lane.title, look.fonts.lane, color)
    if lane.carried_in:
        x_px = 12 + (canvas.text_px(lane.title, look.fonts.lane) + 12 if lane.title else 0)
        text = f"◂ {lane.carried_in:,} more from before"
        canvas.text(x_px, baseline_px, text, look.fonts.badge, look.theme.muted)


def _paint_emphasis(canvas: Canvas, scene: Scene, marks: list[Mark], labels: list[Label], emphasis: Emphasis) -> None:
    """A wash behind the mark and the words of the event under the pointer, and a frame around the selected one's."""
    theme, painter = canvas.look.theme, canvas.painter
    for row, wash, frame in (
        (emphasis.hovered, theme.hover_wash, None),
        (emphasis.selected, theme.accent_wash, theme.accent),
    ):
        rect = QRectF()
        for mark in marks:
            if mark.row == row:
                rect = QRectF(mark.left_px, mark.top_px, mark.right_px - mark.left_px, scene.row_style.mark_px)
                text_px = scene.row_style.title_px + scene.row_style.date_px
                for label in labels:
                    if label.row == row:
                        rect = rect.united(QRectF(label.left_px, label.top_px, label.width_px, text_px))
                # One event may stand in several lanes.
                rect = rect.adjusted(-6, -4, 6, 2).toAlignedRect().toRectF()
                painter.setPen(QPen(QColor(frame), 1.5) if frame else Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(QColor(wash)))
                painter.drawRoundedRect(rect, 6, 6)


def _paint_labels(canvas: Canvas, scene: Scene, labels: list[Label]) -> None:
    theme, fonts, style = canvas.look.theme, canvas.look.fonts, scene.row_style
    for label in labels:
        title = canvas.elided(label.title, fonts.title, label.width_px)
        canvas.text(label.left_px, label.top_px + style.title_px - 5, title, fonts.title, theme.ink)
    if style.date_px:
        for label in labels:
            date_line = canvas.elided(label.date_line, fonts.date, label.width_px)
            baseline_px = label.top_px + style.title_px + style.date_px - 5
            canvas.text(label.left_px, baseline_px, date_line, fonts.date, theme.muted)


def _paint_clusters(canvas: Canvas, scene: Scene, clusters: list[Cluster], selected: tuple[Cluster, ...]) -> None:
    """Pills with counts, on a line from where the first of the counted events begins to where the last one does."""
    look, painter = canvas.look, canvas.painter
    paper, wash = QBrush(QColor(look.theme.paper)), QBrush(QColor(look.theme.accent_wash))
    for lane, of_lane in groupby(clusters, key=lambda cluster: cluster.lane):
        color = look.colors[scene.lanes[lane].category].text
        line, frame = QPen(faded(color, 0.35), 2), QPen(faded(color, 0.55), 1)
        for cluster in of_lane:
            middle_y = canvas.snap(cluster.top_px + 11)
            from_px, to_px = max(-10.0, cluster.from_px), min(scene.width_px + 10, cluster.to_px)
            if to_px - from_px > cluster.width_px:
                painter.setPen(line)
                painter.drawLine(QLineF(from_px, middle_y, to_px, middle_y))
            text = cluster.text
            text_px = canvas.text_px(text, look.fonts.badge)
            left_px, width_px = cluster.middle_px - max(24.0, text_px + 12) / 2, max(24.0, text_px + 12)
            is_selected = cluster in selected
            painter.setPen(QPen(QColor(look.theme.accent), 2) if is_selected else frame)
            painter.setBrush(wash if is_selected else paper)
            painter.drawRoundedRect(QRectF(canvas.snap(left_px), middle_y - 9, width_px, 18), 9, 9)
            canvas.text(cluster.middle_px - text_px / 2, middle_y + 4, text, look.fonts.badge, color)


def _paint_axis(canvas: Canvas, scene: Scene) -> None:
    theme, fonts = canvas.look.theme, canvas.look.fonts
    canvas.fill(0, 0, scene.width_px, AXIS_HEIGHT_PX, theme.paper)
    canvas.fill(0, AXIS_HEIGHT_PX - 1, scene.width_px, 1, theme.faint)
    flag = _as_of_flag(canvas, scene)
    for label in scene.context:
        right_px = label.x_px + canvas.text_px(label.label, fonts.context)
        # The day's own flag goes before; it says the year too.
        if flag is None or right_px < flag.left() - 4 or label.x_px > flag.right() + 4:
            canvas.text(label.x_px, _CONTEXT_BASELINE_PX, label.label, fonts.context, theme.ink)
    for tick in scene.ticks:
        canvas.fill(tick.x_px, AXIS_HEIGHT_PX - 8, 1, 7, theme.faint)
        font = fonts.context if tick.strong else fonts.tick
        text_px = canvas.text_px(tick.label, font)
        x_px = tick.x_px - text_px / 2
        if x_px >= 2 and x_px + text_px <= scene.width_px - 2:
            canvas.text(x_px, _TICK_BASELINE_PX, tick.label, font, theme.ink if tick.strong else theme.muted)


def _paint_as_of_line(canvas: Canvas, x_px: float, top_px: float, bottom_px: float) -> None:
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


def _paint_as_of(canvas: Canvas, scene: Scene, height_px: float) -> None:
    """The day up to which the file knows, as a flag in the axis."""
    flag = _as_of_flag(canvas, scene)
    if flag is None or scene.as_of_px is None or height_px < AXIS_HEIGHT_PX:
        return
    theme, fonts, painter = canvas.look.theme, canvas.look.fonts, canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(theme.as_of)))
    painter.drawRoundedRect(flag, 4, 4)
    canvas.text(flag.left() + 7, flag.top() + 13, scene.as_of_label, fonts.badge, theme.on_as_of)
    _paint_as_of_line(canvas, scene.as_of_px, flag.bottom(), AXIS_HEIGHT_PX)
