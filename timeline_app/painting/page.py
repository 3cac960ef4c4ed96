"""A whole picture: title above, the timeline, and below it who says so and how many events are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QPainter

from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.labels import paint_message
from timeline_app.painting.timeline import paint_timeline

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene

HEADER_PX: Final = 74.0
FOOTER_PX: Final = 54.0
MARGIN_PX: Final = 24.0
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

    @property
    def is_empty(self) -> bool:
        """Whether there is no event to show."""
        scene = self.scene
        return not (scene.marks or scene.clusters or any(lane.before or lane.after for lane in scene.lanes))

    def words(self) -> str:
        """All that is written on the page, a line each: for those who cannot see it, and to find it by."""
        scene = self.scene
        lines = [self.title, self.subtitle]
        lines += [mark.label for mark in (*scene.context, *scene.ticks)]
        lines += [f"{sign.words} hidden" for sign in scene.breaks]
        lines += [scene.as_of_label, *(lane.title for lane in scene.lanes)]
        lines += [words for label in scene.labels for words in (label.title, label.date_line, label.aside)]
        lines += [cluster.text for cluster in scene.clusters]
        return "\n".join(line for line in (*lines, self.footer, self.count) if line)


def timeline_size_px(width_px: float, height_px: float) -> tuple[float, float]:
    """How much of a page is left for the timeline with its axis."""
    return max(1.0, width_px - 2 * MARGIN_PX), max(1.0, height_px - HEADER_PX - FOOTER_PX)


def paint_page(
    painter: QPainter,
    page: Page,
    width_px: float,
    height_px: float,
    device_pixels: float | None = None,
    *,
    has_outlines: bool = False,
) -> None:
    """Draw the page into `(0, 0, width_px, height_px)`.

    Without `device_pixels` it becomes a drawing, not pixels; in one, texts stay texts unless it `has_outlines`.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    canvas = Canvas(
        painter, page.look, device_pixels or _FINE, is_raster=device_pixels is not None, has_outlines=has_outlines
    )
    theme, fonts = page.look.theme, page.look.fonts
    canvas.fill(0, 0, width_px, height_px, theme.paper)
    text_px = width_px - 2 * MARGIN_PX
    canvas.text(MARGIN_PX, 38, canvas.elided(page.title, fonts.heading, text_px), fonts.heading, theme.ink)
    canvas.text(MARGIN_PX, 60, canvas.elided(page.subtitle, fonts.note, text_px), fonts.note, theme.muted)

    _, timeline_px = timeline_size_px(width_px, height_px)
    painter.save()
    painter.translate(MARGIN_PX, HEADER_PX)
    paint_timeline(canvas, page.scene, timeline_px)
    painter.restore()
    if page.is_empty:
        text = "There are no events to show."
        paint_message(canvas, text, width_px / 2, HEADER_PX + timeline_px / 2)

    canvas.fill(MARGIN_PX, height_px - FOOTER_PX, text_px, 1, theme.faint)
    count = canvas.elided(page.count, fonts.note, text_px)
    count_px = canvas.text_px(count, fonts.note)
    baseline_px = height_px - FOOTER_PX + 21
    for number, line in enumerate(_two_lines(canvas, page.footer, max(0.0, text_px - count_px - 24))):
        canvas.text(MARGIN_PX, baseline_px + number * 17, line, fonts.note, theme.muted)
    canvas.text(width_px - MARGIN_PX - count_px, baseline_px, count, fonts.note, theme.muted)


def _two_lines(canvas: Canvas, text: str, width_px: float) -> list[str]:
    """The text on one line or on two, broken between words; only what is longer yet is cut."""
    font, words = canvas.look.fonts.note, text.split(" ")
    fitting = len(words)
    while fitting > 1 and canvas.text_px(" ".join(words[:fitting]), font) > width_px:
        fitting -= 1
    lines = [" ".join(words[:fitting]), " ".join(words[fitting:])]
    return [canvas.elided(line, font, width_px) for line in lines if line]
