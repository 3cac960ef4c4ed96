"""Draws what stands at the top of a lane: its name, and how many events more reach in at either edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from timeline_app.layout.metrics import LANE_HEADER_PX

if TYPE_CHECKING:
    from timeline_app.layout.scene import LaneBand
    from timeline_app.painting.canvas import Canvas, Look

_BASELINE_PX: Final = 18.0
_MARGIN_PX: Final = 12.0


class EdgeCount(NamedTuple):
    """The words about events that stand in no cluster, and where they are, below the axis."""

    text: str
    rect: QRectF


def edge_counts(look: Look, lane: LaneBand, width_px: float) -> tuple[EdgeCount | None, EdgeCount | None]:
    """What is said at the left and at the right edge of a lane; None where there is nothing to say."""
    font = look.fonts.badge

    def at(text: str, left_px: float) -> EdgeCount:
        text_px = look.prepared(text, font).width_px
        return EdgeCount(text, QRectF(left_px, lane.top_px + 2, text_px, LANE_HEADER_PX - 2))

    before = after = None
    if lane.before:
        name_px = look.prepared(lane.title, look.fonts.lane).width_px + _MARGIN_PX if lane.title else 0.0
        before = at(f"◂ {lane.before:,} more from before", _MARGIN_PX + name_px)
    if lane.after:
        after = at(f"{lane.after:,} more ▸", 0.0)
        after.rect.moveRight(width_px - _MARGIN_PX)
    return before, after


def paint_lane_name(canvas: Canvas, lane: LaneBand, width_px: float) -> None:
    """Draw the name and the counts at the edges."""
    look, baseline_px = canvas.look, lane.top_px + _BASELINE_PX
    if lane.title:
        color = look.colors[lane.category].text if lane.category >= 0 else QColor(look.theme.ink)
        title = canvas.elided(lane.title, look.fonts.lane, width_px - 2 * _MARGIN_PX)
        canvas.text(_MARGIN_PX, baseline_px, title, look.fonts.lane, color)
    for count in edge_counts(look, lane, width_px):
        if count is not None:
            canvas.text(count.rect.left(), baseline_px, count.text, look.fonts.badge, look.theme.muted)
