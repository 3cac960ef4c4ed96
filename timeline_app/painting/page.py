"""A whole picture: title above, the timeline, and below it who says so and how many events are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.drawing import Tags
from timeline_app.painting.frame import DOT_PX, LINE_PX, MARGIN_PX, SUBTITLE_BASELINE_PX, Frame
from timeline_app.painting.labels import paint_message
from timeline_app.painting.lane_names import reaching_words
from timeline_app.painting.timeline import paint_timeline
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.painting.drawing import Drawing

_FINE: Final = 100.0
"""A drawing has no pixels to keep to: a hundredth of one is fine enough, and keeps its numbers short."""


class Page(msgspec.Struct, frozen=True):
    """What a picture shows: the scene and the words around it."""

    scene: Scene
    look: Look
    title: str
    subtitle: str
    footer: str
    """Source line, left."""
    count: str
    """"N of M events", right."""
    frame: Frame
    """The same words laid out for the page's width, with a key to the colours where the lanes don't say it."""
    tags: Tags = Tags()
    """What its parts are called in a drawing."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no event to show."""
        scene = self.scene
        return not (scene.marks or scene.clusters or any(lane.reaching for lane in scene.lanes))

    def words(self) -> str:
        """All that is written on the page, a line each: for those who cannot see it, and to find it by."""
        scene = self.scene
        lines = [self.title, self.subtitle]
        lines += [mark.label for mark in (*scene.context, *scene.ticks)]
        lines += [
            translate("Timeline", "{length} hidden", "empty time").format(length=sign.words) for sign in scene.breaks
        ]
        lines += [scene.as_of_label, *(lane.title for lane in scene.lanes)]
        lines += [words for label in scene.labels for words in (label.title, label.date_line, label.aside)]
        lines += [cluster.text for cluster in scene.clusters]
        lines += [entry.name for entry in self.frame.key]
        lines += [reaching_words(lane.reaching) for lane in scene.lanes if lane.reaching]
        return "\n".join(line for line in (*lines, self.footer, self.count) if line)


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
    canvas = Canvas(painter, page.look, device_pixels or _FINE, is_raster=device_pixels is not None, drawing=drawing)
    theme, fonts, frame = page.look.theme, page.look.fonts, page.frame
    with canvas.group("page"):
        canvas.fill(0, 0, width_px, height_px, theme.paper)
    text_px = width_px - 2 * MARGIN_PX
    with canvas.group("heading"):
        canvas.text(MARGIN_PX, 38, canvas.elided(page.title, fonts.heading, text_px), fonts.heading, theme.ink)
        subtitle = canvas.elided(page.subtitle, fonts.note, text_px)
        canvas.text(MARGIN_PX, SUBTITLE_BASELINE_PX, subtitle, fonts.note, theme.muted)
    with canvas.group("key"):
        _paint_key(canvas, frame)

    _, timeline_px = frame.timeline_size_px(width_px, height_px)
    painter.save()
    painter.translate(MARGIN_PX, frame.header_px)
    with canvas.group("timeline"):
        paint_timeline(canvas, page.scene, timeline_px)
    painter.restore()
    if page.is_empty:
        text = translate("Timeline", "There are no events to show.")
        paint_message(canvas, text, width_px / 2, frame.header_px + timeline_px / 2)

    with canvas.group("footer"):
        _paint_footer(canvas, page, width_px, height_px)


def _paint_footer(canvas: Canvas, page: Page, width_px: float, height_px: float) -> None:
    theme, fonts, frame = page.look.theme, page.look.fonts, page.frame
    text_px = width_px - 2 * MARGIN_PX
    canvas.fill(MARGIN_PX, height_px - frame.footer_px, text_px, 1, theme.faint)
    count = canvas.elided(page.count, fonts.note, text_px)
    count_px = canvas.text_px(count, fonts.note)
    baseline_px = height_px - frame.footer_px + 21
    for number, line in enumerate(frame.footer_lines):
        canvas.text(MARGIN_PX, baseline_px + number * LINE_PX, line, fonts.note, theme.muted)
    canvas.text(width_px - MARGIN_PX - count_px, baseline_px, count, fonts.note, theme.muted)


def _paint_key(canvas: Canvas, frame: Frame) -> None:
    fonts, theme, painter = canvas.look.fonts, canvas.look.theme, canvas.painter
    for entry in frame.key:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.look.colors[entry.category].mark)
        painter.drawEllipse(QRectF(entry.left_px, entry.baseline_px - 4.5 - DOT_PX / 2, DOT_PX, DOT_PX))
        canvas.text(entry.name_left_px, entry.baseline_px, entry.name, fonts.note, theme.ink)
