"""Draws what stands at the top of a lane: its name, and how many events more reach in from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from timeline_app.layout.metrics import LANE_HEADER_PX
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.scene import LaneBand
    from timeline_app.painting.canvas import Canvas, Look

_BASELINE_PX: Final = 18.0
_MARGIN_PX: Final = 12.0
_CHEVRON_PX: Final = 15.0
"""From the chevron's left to the name's."""
_LINE_PX: Final = 3.0
BESIDE_PX: Final = 6.0
"""Ground beside words that stand over something."""


class LaneGrip(msgspec.Struct, frozen=True):
    """The lanes as they are held in the window: each has a chevron there, in a picture only the folded ones."""

    pointed: int | None = None
    """The lane whose name is under the pointer, by its number from the top."""
    dragged: int | None = None
    """The lane that is being moved."""
    drop_px: float | None = None
    """Where it would be put, below the top of the lanes; None where that changes nothing."""


class ReachCount(NamedTuple):
    """The words about events that stand in no cluster, and where they are, below the axis."""

    text: str
    rect: QRectF


class LaneHead(NamedTuple):
    """Where the parts of a lane's first line are, below the axis."""

    chevron: QRectF
    """Empty where there is none."""
    name: QRectF
    """Empty where the lane has none."""
    reaching: ReachCount | None
    """None where there is nothing to say."""

    def words(self) -> list[QRectF]:
        """Where words stand."""
        rects = [self.name] if self.reaching is None else [self.name, self.reaching.rect]
        return [rect for rect in rects if not rect.isEmpty()]


def lane_in_sight(lane: LaneBand, scroll_px: float) -> LaneBand:
    """The lane as its first line stands in the window, whose lanes are up by `scroll_px`.

    Where a name would be above, but not all of its lane, it stays at the top, until the next lane pushes it out.
    """
    end_px = lane.top_px + lane.height_px
    if not lane.title or not lane.top_px < scroll_px < end_px:
        return lane
    return replace(lane, top_px=max(lane.top_px, min(scroll_px, end_px - LANE_HEADER_PX)))


def lane_head(look: Look, lane: LaneBand, width_px: float, *, in_hand: bool) -> LaneHead:
    """The first line of a lane; `in_hand` is it in the window, where it can be folded and moved."""
    top_px, height_px = lane.top_px + 2, LANE_HEADER_PX - 2
    left_px, chevron, name = _MARGIN_PX, QRectF(), QRectF()
    if lane.title:
        if in_hand or lane.folded:
            chevron = QRectF(0, top_px, _MARGIN_PX + _CHEVRON_PX, height_px)
            left_px = chevron.right()
        room_px = max(0.0, width_px - left_px - _MARGIN_PX)
        name_px = min(look.text_px(lane.title, look.fonts.lane), room_px)
        name = QRectF(left_px, top_px, name_px, height_px)
        left_px = name.right() + _MARGIN_PX
    if not lane.reaching:
        return LaneHead(chevron, name, None)
    text = reaching_words(lane.reaching)
    text_px = look.text_px(text, look.fonts.badge)
    return LaneHead(chevron, name, ReachCount(text, QRectF(left_px, top_px, text_px, height_px)))


def reaching_words(count: int) -> str:
    """As in: 12 more reach in."""
    if count == 1:
        return translate("Timeline", "1 more reaches in", "an event reaches into the time in view")
    return translate("Timeline", "%Ln more reach in", "events reach into the time in view", count)


def paint_lane_name(canvas: Canvas, lane: LaneBand, head: LaneHead, *, is_pointed: bool) -> None:
    """Draw the chevron, the name and the count beside it."""
    look, baseline_px = canvas.look, lane.top_px + _BASELINE_PX
    if not head.chevron.isEmpty():
        _paint_chevron(canvas, lane, look.theme.ink if is_pointed else look.theme.muted)
    if lane.title:
        color = look.colors[lane.category].text if lane.category >= 0 else QColor(look.theme.ink)
        title = canvas.elided(lane.title, look.fonts.lane, head.name.width())
        canvas.text(head.name.left(), baseline_px, title, look.fonts.lane, color)
    if head.reaching is not None:
        canvas.text(head.reaching.rect.left(), baseline_px, head.reaching.text, look.fonts.badge, look.theme.muted)


def paint_ground_of_name(canvas: Canvas, head: LaneHead, ground: QColor) -> None:
    """Cover what the first line of a lane stands on, where that is not its own place."""
    for rect in (head.chevron, *head.words()):
        if not rect.isEmpty():
            left_px, ground_px = rect.left() - BESIDE_PX, rect.width() + 2 * BESIDE_PX
            canvas.fill(left_px, rect.top() - 2, ground_px, rect.height() + 2, ground)


def _paint_chevron(canvas: Canvas, lane: LaneBand, color: str) -> None:
    """A bent line: no typeface needs to have it. It points down, and right if the lane is folded."""
    middle = QPointF(_MARGIN_PX + 4, lane.top_px + _BASELINE_PX - 4.5)
    bend = ((-2, -4), (2, 0), (-2, 4)) if lane.folded else ((-4, -2), (0, 2), (4, -2))
    pen = QPen(QColor(color), 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    canvas.painter.setPen(pen)
    canvas.painter.drawPolyline(QPolygonF([middle + QPointF(x_px, y_px) for x_px, y_px in bend]))


def paint_drop_line(canvas: Canvas, y_px: float, width_px: float, bottom_px: float) -> None:
    """The line between two lanes where the one that is dragged would be put."""
    top_px = min(max(0.0, y_px - _LINE_PX / 2), bottom_px - _LINE_PX)
    canvas.fill(0, top_px, width_px, _LINE_PX, canvas.look.theme.accent)
