"""A whole picture: title above, the timeline, and below it who says so and how many events are in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from timeline_app.category_colors import CategoryColors
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, LANE_HEADER_PX
from timeline_app.layout.scene import Mark
from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.drawing import Tags
from timeline_app.painting.footer_layout import SIGN_HEIGHT_PX
from timeline_app.painting.frame import DOT_PX, Frame
from timeline_app.painting.labels import paint_message
from timeline_app.painting.lane_names import BESIDE_PX, lane_head, paint_ground_of_name, paint_lane_name, reaching_words
from timeline_app.painting.marks import paint_marks
from timeline_app.painting.timeline import paint_timeline
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFont

    from timeline_app.layout.scene import LaneBand, Scene
    from timeline_app.painting.drawing import Drawing
    from timeline_app.painting.frame import FrameWords, KeyEntry, Line
    from timeline_app.painting.logo import Logo

_FINE: Final = 100.0
"""A drawing has no pixels to keep to: a hundredth of one is fine enough, and keeps its numbers short."""


class Bookmark(NamedTuple):
    """A place of the timeline that is found by its name."""

    name: str
    x_px: float


class Page(msgspec.Struct, frozen=True):
    """What a picture shows: the scene and the words around it."""

    scene: Scene
    look: Look
    said: FrameWords
    """What is written around the scene."""
    frame: Frame
    """The same laid out for the page's width."""
    lanes_px: tuple[float, float] | None = None
    """The part of the lanes that stands on this page, from top to bottom; None for all."""
    going_on: LaneBand | None = None
    """The lane that this part begins in the middle of: its name stands above it again."""
    text_scale: float = 1.0
    """How much larger than designed all is drawn; frame and scene are laid out for a page that is smaller by it."""
    said_if_empty: str = ""
    """What stands in place of events."""
    bookmarks: tuple[Bookmark, ...] = ()
    """The years, by which readers of a PDF find their way."""
    logo: Logo | None = None
    make_tags: Callable[[], Tags] = Tags
    """What its parts are called in a drawing; few pages become one."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no event to show on this page."""
        scene = self.scene
        top_px, bottom_px = self.lanes_px or (0.0, math.inf)
        tops_px = [mark.top_px for mark in scene.marks]
        tops_px += [cluster.top_px for cluster in scene.clusters]
        tops_px += [lane.top_px for lane in scene.lanes if lane.reaching]
        return not any(top_px <= at_px < bottom_px for at_px in tops_px)

    def words(self) -> str:
        """All that is written on the page, a line each: for those who cannot see it, and to find it by."""
        scene = self.scene
        said = self.said
        lines = [said.title, said.subtitle]
        lines += [mark.label for mark in (*scene.context, *scene.ticks)]
        lines += [
            translate("Timeline", "{length} hidden", "empty time").format(length=sign.words) for sign in scene.breaks
        ]
        lines += [scene.as_of_label, *(lane.title for lane in scene.lanes)]
        lines += [words for label in scene.labels for words in (label.title, label.date_line, label.aside)]
        lines += [cluster.text for cluster in scene.clusters]
        lines += [name for name, _ in said.key]
        lines += [reaching_words(lane.reaching) for lane in scene.lanes if lane.reaching]
        lines += [sign.words for sign in said.signs]
        return "\n".join(line for line in (*lines, said.notes, said.sources, said.count) if line)


def paint_page(
    painter: QPainter,
    page: Page,
    width_px: float,
    height_px: float,
    device_pixels: float | None = None,
    *,
    drawing: Drawing | None = None,
) -> None:
    """Draw the page into `(0, 0, width_px, height_px)`.

    Without `device_pixels` it becomes a drawing, not pixels; `drawing` is what the painter draws on, if it keeps parts.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    is_raster, fineness = device_pixels is not None, (device_pixels or _FINE) * page.text_scale
    canvas = Canvas(painter, page.look, fineness, is_raster=is_raster, drawing=drawing)
    with canvas.group("page"):
        canvas.fill(0, 0, width_px, height_px, page.look.theme.paper)
    painter.scale(page.text_scale, page.text_scale)
    width_px, height_px = width_px / page.text_scale, height_px / page.text_scale
    with canvas.group("heading"):
        _paint_heading(canvas, page, width_px)
    with canvas.group("key"):
        _paint_key(canvas, page.frame)
    _paint_middle(canvas, page, width_px, height_px)
    with canvas.group("footer"):
        _paint_footer(canvas, page.frame, width_px, height_px)


def _paint_heading(canvas: Canvas, page: Page, width_px: float) -> None:
    fonts, theme, frame, painter = canvas.look.fonts, canvas.look.theme, page.frame, canvas.painter
    _paint_lines(canvas, frame.title_lines, fonts.heading, theme.ink)
    _paint_lines(canvas, frame.subtitle_lines, fonts.note, theme.muted)
    if page.logo is not None:
        logo_width_px, logo_height_px = frame.logo_px
        left_px = width_px - frame.margin_px - logo_width_px
        page.logo.paint(painter, QRectF(left_px, frame.margin_px, logo_width_px, logo_height_px))


def _paint_key(canvas: Canvas, frame: Frame) -> None:
    for entry in frame.key:
        if entry.category is not None:
            canvas.painter.setPen(Qt.PenStyle.NoPen)
            canvas.painter.setBrush(canvas.look.colors[entry.category].mark)
            canvas.painter.drawEllipse(QRectF(entry.left_px, entry.baseline_px - 4.5 - DOT_PX / 2, DOT_PX, DOT_PX))
        _paint_name(canvas, entry)


def _paint_middle(canvas: Canvas, page: Page, width_px: float, height_px: float) -> None:
    """The timeline, or the part of it that stands on this page."""
    frame, painter = page.frame, canvas.painter
    _, timeline_px = frame.timeline_size_px(width_px, height_px)
    shown_px, scroll_px = timeline_px, 0.0
    if page.lanes_px is not None:
        scroll_px = page.lanes_px[0] - (LANE_HEADER_PX if page.going_on else 0)
        shown_px = min(timeline_px, AXIS_HEIGHT_PX + page.lanes_px[1] - scroll_px)
    painter.save()
    painter.translate(frame.margin_px, frame.header_px)
    with canvas.group("timeline"):
        paint_timeline(canvas, page.scene, shown_px, scroll_px, beside_px=frame.margin_px)
        if page.going_on is not None:
            _paint_name_again(canvas, page.going_on, page.scene.width_px)
    painter.restore()
    if page.is_empty:
        paint_message(canvas, page.said_if_empty, width_px / 2, frame.header_px + timeline_px / 2)


def _paint_name_again(canvas: Canvas, lane: LaneBand, width_px: float) -> None:
    theme, font = canvas.look.theme, canvas.look.fonts.lane
    again = replace(lane, top_px=float(AXIS_HEIGHT_PX), reaching=0)
    if lane.title:
        words = translate("Export", "{lane} (continued)")
        # It is the name that gives way.
        room_px = max(0.0, width_px - 4 * BESIDE_PX - canvas.text_px(words.format(lane=""), font))
        again = replace(again, title=words.format(lane=canvas.elided(lane.title, font, room_px)))
    head = lane_head(canvas.look, again, width_px, in_hand=False)
    paint_ground_of_name(canvas, head, QColor(theme.stripe if lane.shaded else theme.paper))
    paint_lane_name(canvas, again, head, is_pointed=False)


def _paint_footer(canvas: Canvas, frame: Frame, width_px: float, height_px: float) -> None:
    fonts, theme, painter = canvas.look.fonts, canvas.look.theme, canvas.painter
    painter.save()
    painter.translate(0, canvas.snap(height_px - frame.footer_px))
    canvas.fill(frame.margin_px, 0, width_px - 2 * frame.margin_px, 1, theme.faint)
    muted = CategoryColors(QColor(theme.muted), QColor(theme.muted))
    # Its images are its own: those of the timeline have other colours.
    in_one_color = replace(canvas, look=replace(canvas.look, colors=(muted, muted), images={}))
    for entry in frame.signs:
        painter.save()
        painter.translate(entry.left_px, entry.baseline_px - 4.5 - SIGN_HEIGHT_PX / 2)
        if isinstance(entry.sample, Mark):
            paint_marks(in_one_color, [(entry.sample, QColor(theme.paper))], SIGN_HEIGHT_PX)
        elif entry.sample is not None:
            paint_clusters(in_one_color, entry.sample, entry.sample.clusters, ())
        painter.restore()
        _paint_name(canvas, entry)
    _paint_lines(canvas, frame.footer_lines, fonts.note, theme.muted)
    painter.restore()


def _paint_name(canvas: Canvas, entry: KeyEntry) -> None:
    canvas.text(entry.name_left_px, entry.baseline_px, entry.name, canvas.look.fonts.note, canvas.look.theme.ink)


def _paint_lines(canvas: Canvas, lines: Iterable[Line], font: QFont, color: str) -> None:
    for line in lines:
        canvas.text(line.left_px, line.baseline_px, line.text, font, color)
