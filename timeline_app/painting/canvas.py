"""What every drawing function needs at hand: the painter, the look, and where device pixels lie."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, Self

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from timeline_app.category_colors import CategoryColors, category_colors
from timeline_app.painting.drawing import Tag
from timeline_app.painting.prepared_texts import PreparedTexts
from timeline_app.painting.repeated import Images, Repeated, Sheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from timeline_app.events import Category
    from timeline_app.painting.drawing import Drawing
    from timeline_app.painting.repeated import Image, Place, Which
    from timeline_app.painting.type import Typography
    from timeline_app.theme import Theme


_FAR_PX: Final = 1e6
_DRAWN_AT_ONCE: Final = 64
_LINE_PX: Final = 2.0
"""What is not thicker is a line."""


class Look(msgspec.Struct, frozen=True):
    """A theme and its fonts with the colours of a file's categories; made once and kept."""

    theme: Theme
    fonts: Typography
    colors: tuple[CategoryColors, ...]
    """By category index; the last is for none, so that -1 finds it."""
    text_scale: float = 1.0
    """How much larger than designed the window draws, see `Canvas.of_window`; pictures have sizes of their own."""
    images: dict[Hashable, Images] = msgspec.field(default_factory=dict)
    """See `Canvas.repeat`."""
    _prepared: dict[int, PreparedTexts] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, theme: Theme, fonts: Typography, categories: Sequence[Category], text_scale: float = 1.0) -> Look:
        """The look of a file's picture."""
        return cls(theme, fonts, tuple(category_colors(categories, theme)), text_scale)

    def texts_in(self, font: QFont) -> PreparedTexts:
        """All texts in one of the look's fonts, by what they say."""
        # The look's fonts live as long as it does, so their identity stands for them.
        texts = self._prepared.get(id(font))
        if texts is None:
            texts = self._prepared[id(font)] = PreparedTexts(font)
        return texts

    def text_px(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the look's fonts."""
        return self.texts_in(font)[text]

    def elided(self, text: str, font: QFont, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        return self.texts_in(font).elided(text, width_px)


class Canvas(msgspec.Struct, frozen=True):
    """A painter with a look. Coordinates are logical pixels; `snap` puts them on device pixels."""

    painter: QPainter
    look: Look
    device_pixels: float = 1.0
    """Device pixels per logical pixel."""
    is_raster: bool = True
    """Whether pixels come out, not a drawing."""
    drawing: Drawing | None = None
    """What the painter draws on, if that keeps parts and texts."""

    @classmethod
    def of_window(cls, painter: QPainter, look: Look) -> Self:
        """For what the window draws: from now on the painter draws all of it larger by the look's `text_scale`."""
        painter.scale(look.text_scale, look.text_scale)
        return cls(painter, look, painter.device().devicePixelRatioF() * look.text_scale)

    def snap(self, value_px: float) -> float:
        """The nearest edge between device pixels, so that lines and texts are sharp."""
        return round(value_px * self.device_pixels) / self.device_pixels

    def fill(self, x_px: float, y_px: float, width_px: float, height_px: float, color: str | QColor) -> None:
        """A plain rectangle, its edges on device pixels."""
        self.painter.fillRect(self._snapped(x_px, y_px, width_px, height_px), QColor(color))

    def fill_all(self, rects: Iterable[tuple[float, float, float, float]], color: str | QColor) -> None:
        """Plain rectangles of one colour, each as (x_px, y_px, width_px, height_px)."""
        fill, color = self.painter.fillRect, QColor(color)
        for rect in rects:
            fill(self._snapped(*rect), color)

    def _snapped(self, x_px: float, y_px: float, width_px: float, height_px: float) -> QRectF:
        left, top = self.snap(x_px), self.snap(y_px)
        return QRectF(left, top, self._extent(x_px, width_px), self._extent(y_px, height_px))

    def _extent(self, from_px: float, length_px: float) -> float:
        """From the snapped begin of a length to its snapped end; a line is as thick wherever it stands."""
        if 0 < length_px <= _LINE_PX:
            return max(1 / self.device_pixels, self.snap(length_px))
        return self.snap(from_px + length_px) - self.snap(from_px)

    def repeat(self, what: Repeated[Which], places: Iterable[Place[Which]]) -> None:
        """Draw things of a kind at places, `(x_px, y_px, which)`.

        In pixels each is drawn once, into an image, and then only copied; in a drawing there are no copies.
        """
        if not self.is_raster:
            what.draw(self, places)
            return
        key = (what.kind, self.device_pixels)
        images = self.look.images.get(key)
        if images is None:
            images = self.look.images[key] = Images()
        new = self._copy(images, places)
        for first in range(0, len(new), _DRAWN_AT_ONCE):
            some = new[first : first + _DRAWN_AT_ONCE]
            images.keep(self._drawn(what, dict.fromkeys(which for _, _, which in some)))
            self._copy(images, some)

    def _copy(self, images: Images, places: Iterable[Place[Which]]) -> list[Place[Which]]:
        """Copy the things that have an image; returns the others."""
        copy, device_pixels, others = self.painter.drawImage, self.device_pixels, []
        if device_pixels != 1:
            # Pixel by pixel: images that are scaled take longer, and are blurred.
            self.painter.save()
            self.painter.scale(1 / device_pixels, 1 / device_pixels)
        # Some three hundred a frame pass through here.
        for place in places:
            x_px, y_px, which = place
            if not -_FAR_PX < x_px < _FAR_PX:
                # Not in the picture, and perhaps at no place that Qt can count to.
                continue
            found = images.get(which)
            if found is None:
                others.append(place)
                continue
            image, left, top = found
            copy(round(x_px * device_pixels) - left, round(y_px * device_pixels) - top, image)
        if device_pixels != 1:
            self.painter.restore()
        return others

    def _drawn(self, what: Repeated[Which], things: Iterable[Which]) -> dict[Which, Image]:
        sheet = Sheet(what, things, self.device_pixels)
        with QPainter(sheet.image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.device_pixels, self.device_pixels)
            canvas = Canvas(painter, self.look, self.device_pixels)
            for rect, x, y, which in sheet.places():
                # Marks that are stacked on a letter reach as far as they like: not onto the next thing.
                painter.setClipRect(rect)
                what.draw(canvas, [(x, y, which)])
        return sheet.cut()

    def group(self, name: str, title: str = "") -> AbstractContextManager[None]:
        """What is painted while this lasts belongs together, as far as what is painted on keeps that."""
        return nullcontext() if self.drawing is None else self.drawing.group(Tag(name, title))

    def text(self, x_px: float, y_px: float, text: str, font: QFont, color: str | QColor) -> None:
        """One line of text; `y_px` is its baseline."""
        self.texts([(x_px, y_px, text)], font, color)

    def texts(self, lines: Iterable[tuple[float, float, str]], font: QFont, color: str | QColor) -> None:
        """Lines of text in one font and colour, each as (x_px, baseline y_px, text)."""
        color = QColor(color)
        if self.drawing is not None:
            for x_px, y_px, text in lines:
                self.drawing.text(QPointF(self.snap(x_px), self.snap(y_px)), text, font, color)
            return
        bounds = self.look.texts_in(font).bounds
        self.repeat(Repeated((id(font), color.rgba()), bounds, partial(_draw_texts, font, color)), lines)

    def text_px(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the look's fonts."""
        return self.look.text_px(text, font)

    def elided(self, text: str, font: QFont, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        return self.look.elided(text, font, width_px)


def _draw_texts(font: QFont, color: QColor, canvas: Canvas, lines: Iterable[tuple[float, float, str]]) -> None:
    painter = canvas.painter
    painter.setFont(font)
    painter.setPen(color)
    for x_px, y_px, text in lines:
        painter.drawText(QPointF(canvas.snap(x_px), canvas.snap(y_px)), text)


def blended(color: QColor, ground: QColor, share: float) -> QColor:
    """The opaque colour that `share` (0 to 1) of `color` makes on `ground`: PDF has no transparency in gradients."""
    return _blended(color.rgb(), ground.rgb(), max(0.0, min(1.0, share)))


@lru_cache(maxsize=4_096)
def _blended(color_rgb: int, ground_rgb: int, share: float) -> QColor:
    """The same few colours are blended for every mark of every frame."""
    color, ground = QColor(color_rgb), QColor(ground_rgb)
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * share,
        ground.greenF() + (color.greenF() - ground.greenF()) * share,
        ground.blueF() + (color.blueF() - ground.blueF()) * share,
    )


def faded(color: QColor, alpha: float) -> QColor:
    """The colour at an opacity from 0 to 1 of its own."""
    result = QColor(color)
    result.setAlphaF(color.alphaF() * max(0.0, min(1.0, alpha)))
    return result
