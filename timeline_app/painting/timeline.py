"""Draws a scene: the axis, the lanes with their marks and words, the clusters, the day the file knows up to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.painting.axis import paint_as_of_flag, paint_as_of_line, paint_axis
from timeline_app.painting.breaks import paint_break
from timeline_app.painting.canvas import faded
from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.found import paint_found_in_clusters, paint_found_rings, paint_found_washes
from timeline_app.painting.labels import paint_labels
from timeline_app.painting.lane_names import (
    LaneGrip,
    LaneHead,
    lane_head,
    lane_in_sight,
    paint_drop_line,
    paint_ground_of_name,
    paint_lane_name,
)
from timeline_app.painting.marks import paint_marks
from timeline_app.painting.raised import paint_raised
from timeline_app.painting.relations import paint_relations

if TYPE_CHECKING:
    from timeline_app.layout.raised import Raised
    from timeline_app.layout.scene import Cluster, Label, LaneBand, Mark, Scene
    from timeline_app.painting.canvas import Canvas
    from timeline_app.table import Bools
    from timeline_app.theme import Theme

_CLEAR_PX: Final = 3.0
"""Beside words, lines are interrupted."""


class Emphasis(msgspec.Struct, frozen=True, eq=False):
    """The events that stand out, as rows of the table: the selected ones, that under the pointer, a search's hits."""

    selected: frozenset[int] = frozenset()
    main: int | None = None
    """The selected one that counts most."""
    related: frozenset[int] = frozenset()
    """The events that it names: lines lead to them."""
    hovered: int | None = None
    clusters: tuple[Cluster, ...] = ()
    """Those that count selected events, where these have no room of their own."""
    raised: tuple[Raised, ...] = ()
    """The selected event in the lanes where it has none."""
    found: Bools | None = None
    """Which events are hits, shape `(n,)`; None where nothing is searched for."""
    found_in_clusters: tuple[int, ...] = ()
    """How many hits each of the scene's clusters counts; none where nothing is searched for."""
    grip: LaneGrip | None = None
    """None in a picture, where no lane can be taken hold of."""


def paint_timeline(
    canvas: Canvas,
    scene: Scene,
    height_px: float,
    scroll_px: float = 0.0,
    emphasis: Emphasis | None = None,
    *,
    beside_px: float = 0.0,
) -> None:
    """Draw the scene into `(0, 0, scene.width_px, height_px)`: its axis, and below it the lanes, up by `scroll_px`.

    Only labels of the axis may reach out of it, by `beside_px` at the left and right.
    """
    painter = canvas.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lanes_px = max(0.0, height_px - AXIS_HEIGHT_PX)
    painter.save()
    painter.setClipRect(QRectF(0, 0, scene.width_px, height_px))
    painter.translate(0, AXIS_HEIGHT_PX - canvas.snap(scroll_px))
    _paint_lanes(canvas, scene, scroll_px, lanes_px, emphasis or Emphasis())
    painter.restore()
    with canvas.group("axis"):
        paint_axis(canvas, scene, beside_px)
        if height_px >= AXIS_HEIGHT_PX:
            paint_as_of_flag(canvas, scene)


def _paint_lanes(canvas: Canvas, scene: Scene, scroll_px: float, lanes_px: float, emphasis: Emphasis) -> None:
    theme, top_px, bottom_px = canvas.look.theme, scroll_px, scroll_px + lanes_px
    numbered = [
        (number, lane)
        for number, lane in enumerate(scene.lanes)
        if lane.top_px < bottom_px and lane.top_px + lane.height_px > top_px
    ]
    lanes = [lane for _, lane in numbered]
    grip = emphasis.grip
    with canvas.group("lanes"):
        _paint_ground(canvas, scene, lanes, top_px, lanes_px)
    row_px = scene.row_style.height_px
    marks = [mark for mark in scene.marks if mark.top_px < bottom_px and mark.top_px + row_px > top_px]
    labels = [label for label in scene.labels if label.top_px < bottom_px and label.top_px + row_px > top_px]
    if scene.as_of_px is not None and 0 <= scene.as_of_px <= scene.width_px:
        with canvas.group("as-of"):
            paint_as_of_line(canvas, scene.as_of_px, top_px, bottom_px)
    # A picture does not scroll.
    named = lanes if grip is None else [lane_in_sight(lane, scroll_px) for lane in lanes]
    heads = [lane_head(canvas.look, lane, scene.width_px, in_hand=grip is not None) for lane in named]
    grounds = _Grounds(theme, scene)
    with canvas.group("clear"):
        _clear_behind_words(canvas, scene, labels, heads, grounds)
    if canvas.drawing is not None:
        from timeline_app.painting.parts import paint_parts  # noqa: PLC0415  # no window needs it

        # A drawing has no selection, and keeps together what belongs together.
        numbered_heads = [(number, head) for (number, _), head in zip(numbered, heads, strict=True)]
        paint_parts(canvas, canvas.drawing.tags, scene, marks, numbered_heads, ground_at=grounds.at)
        return
    if grip is not None and grip.dragged is not None:
        dragged = scene.lanes[grip.dragged]
        canvas.fill(0, dragged.top_px, scene.width_px, dragged.height_px, theme.accent_wash)
    _paint_emphasis(canvas, scene, marks, emphasis)
    if emphasis.main is not None and emphasis.related:
        paint_relations(canvas, scene, labels, heads, row=emphasis.main, related=emphasis.related)
    _paint_events(canvas, scene, marks, labels, emphasis, grounds=grounds)
    _paint_counts(canvas, scene, (top_px, bottom_px), emphasis, grounds)
    for (number, lane), shown, head in zip(numbered, named, heads, strict=True):
        is_pointed = grip is not None and number in (grip.pointed, grip.dragged)
        if shown.top_px != lane.top_px:
            paint_ground_of_name(canvas, head, grounds.at(lane.top_px))
        paint_lane_name(canvas, shown, head, is_pointed=is_pointed)
    if grip is not None and grip.drop_px is not None:
        paint_drop_line(canvas, grip.drop_px, scene.width_px, bottom_px)


def _paint_events(
    canvas: Canvas, scene: Scene, marks: list[Mark], labels: list[Label], emphasis: Emphasis, *, grounds: _Grounds
) -> None:
    """The marks with their words, those of hits set off."""
    theme, found = canvas.look.theme, emphasis.found
    found_labels = [label for label in labels if found is not None and found[label.row]]
    paint_found_washes(canvas, scene, found_labels)
    selected_wash, hovered_wash = QColor(theme.accent_wash), QColor(theme.hover_wash)

    def ground_of(row: int, y_px: float) -> QColor:
        if row in emphasis.selected:
            return selected_wash
        return hovered_wash if row == emphasis.hovered else grounds.at(y_px)

    on_grounds = [(mark, ground_of(mark.row, mark.top_px)) for mark in marks]
    paint_marks(canvas, on_grounds, scene.row_style.mark_px)
    paint_found_rings(canvas, scene, [mark for mark in marks if found is not None and found[mark.row]])
    paint_labels(canvas, scene, labels, ground_of)


def _paint_counts(
    canvas: Canvas, scene: Scene, in_sight_px: tuple[float, float], emphasis: Emphasis, grounds: _Grounds
) -> None:
    """The clusters, dots on those with hits, and the selected event over those that count it."""
    top_px, bottom_px = in_sight_px
    in_view = [cluster for cluster in scene.clusters if top_px - 26 < cluster.top_px < bottom_px]
    paint_clusters(canvas, scene, in_view, emphasis.clusters)
    if emphasis.found_in_clusters:
        numbered_clusters = zip(scene.clusters, emphasis.found_in_clusters, strict=True)
        paint_found_in_clusters(canvas, [cluster for cluster, hits in numbered_clusters if hits])
    for raised in emphasis.raised:
        paint_raised(canvas, raised, grounds.at(raised.top_px))


def _paint_ground(canvas: Canvas, scene: Scene, lanes: list[LaneBand], top_px: float, height_px: float) -> None:
    """The lanes' stripes, the lines down from the axis, those between lanes, and the breaks."""
    theme = canvas.look.theme
    # All edges are on device pixels: without smoothing they look the same and take half the time.
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for lane in lanes:
        canvas.fill(0, lane.top_px, scene.width_px, lane.height_px, theme.stripe if lane.shaded else theme.paper)
    below_px = lanes[-1].top_px + lanes[-1].height_px if lanes else top_px
    canvas.fill(0, below_px, scene.width_px, max(0.0, top_px + height_px - below_px), theme.paper)
    lines = [(tick.x_px, top_px, 1.0, height_px) for tick in scene.ticks]
    lines += [(0.0, lane.top_px, scene.width_px, 1.0) for lane in lanes if lane.top_px > 0]
    canvas.fill_all(lines, theme.grid)
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for sign in scene.breaks:
        paint_break(canvas, sign, scene.width_px, top_px, top_px + height_px)


def _clear_behind_words(
    canvas: Canvas, scene: Scene, labels: list[Label], heads: list[LaneHead], grounds: _Grounds
) -> None:
    """Interrupt lines and breaks where words stand on them: nothing is struck through."""
    text_px = scene.row_style.title_px + scene.row_style.date_px - 2
    by_top: dict[float, list[QRectF]] = defaultdict(list)
    for label in labels:
        left_px, right_px = max(label.left_px, 0.0) - _CLEAR_PX, label.right_px + _CLEAR_PX
        if label.aside and label.aside_opacity < 1:
            # Lines come back as the words beside a title fade.
            beside_px = min(right_px, max(left_px, label.left_px + label.width_px + _CLEAR_PX))
            beside = QRectF(beside_px, label.top_px + 1, right_px - beside_px, text_px)
            canvas.painter.fillRect(beside, faded(grounds.at(label.top_px), label.aside_opacity))
            right_px = beside_px
        by_top[label.top_px].append(QRectF(left_px, label.top_px + 1, right_px - left_px, text_px))
    for head in heads:
        for rect in head.words():
            by_top[rect.top()].append(rect.adjusted(-_CLEAR_PX, 0, _CLEAR_PX, -2))
    by_ground: dict[int, list[QRectF]] = defaultdict(list)
    for row_px, rects in by_top.items():
        by_ground[grounds.at(row_px).rgb()] += rects
    # All at once, and without smoothing, which takes longer.
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    for ground, rects in by_ground.items():
        canvas.painter.setBrush(QBrush(QColor(ground)))
        canvas.painter.drawRects(rects)
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class _Grounds:
    """The colours of the lanes at the heights of rows; found once a frame."""

    def __init__(self, theme: Theme, scene: Scene) -> None:
        self._paper, self._stripe, self._lanes = QColor(theme.paper), QColor(theme.stripe), scene.lanes
        self._found: dict[float, QColor] = {}

    def at(self, y_px: float) -> QColor:
        """The colour at a height."""
        ground = self._found.get(y_px)
        if ground is None:
            index = bisect_right(self._lanes, y_px, key=lambda lane: lane.top_px) - 1
            is_shaded = index >= 0 and self._lanes[index].shaded
            ground = self._found[y_px] = self._stripe if is_shaded else self._paper
        return ground


def _paint_emphasis(canvas: Canvas, scene: Scene, marks: list[Mark], emphasis: Emphasis) -> None:
    """A wash behind the mark and the words of the event under the pointer, and a frame around the selected ones'."""
    theme, painter = canvas.look.theme, canvas.painter
    for rows, wash, frame in (
        ({emphasis.hovered}, theme.hover_wash, None),
        (emphasis.selected, theme.accent_wash, theme.accent),
    ):
        for mark in marks:
            if mark.row in rows:
                rect = QRectF(*scene.frame_of(mark)).toAlignedRect().toRectF()
                painter.setPen(QPen(QColor(frame), 1.5) if frame else Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(QColor(wash)))
                painter.drawRoundedRect(rect, 6, 6)
