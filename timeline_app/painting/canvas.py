"""What every drawing function needs at hand: the painter, the look, and where device pixels lie."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple, Self

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QStaticText

from timeline_app.painting.drawing import Tag
from timeline_app.theme import CategoryColors, Theme, category_colors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline_app.events import Category
    from timeline_app.painting.drawing import Drawing
    from timeline_app.painting.type import Typography


_REMEMBERED_TEXTS: Final = 4_000
_REMEMBERED_IMAGES: Final = 2_000


class PreparedText(NamedTuple):
    """A text in a font, ready to be drawn again and again."""

    text: QStaticText
    width_px: float
    ascent_px: float


class PreparedTexts(dict[str, PreparedText]):
    """Texts in a font, each measured and shaped once: both cost more than drawing, and the same come every frame."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._font = font
        self._metrics = QFontMetricsF(font)

    def __missing__(self, text: str) -> PreparedText:
        if len(self) >= _REMEMBERED_TEXTS:
            self.clear()
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.prepare(font=self._font)
        prepared = PreparedText(static, self._metrics.horizontalAdvance(text), self._metrics.ascent())
        return self.setdefault(text, prepared)


class Look(msgspec.Struct, frozen=True):
    """A theme and its fonts with the colours of a file's categories; made once and kept."""

    theme: Theme
    fonts: Typography
    colors: tuple[CategoryColors, ...]
    """By category index; the last is for none, so that -1 finds it."""
    text_scale: float = 1.0
    """How much larger than designed the window draws, see `Canvas.of_window`; pictures have sizes of their own."""
    images: dict[tuple[object, ...], QImage] = msgspec.field(default_factory=dict)
    """See `Canvas.stamp`."""
    _prepared: dict[int, PreparedTexts] = msgspec.field(default_factory=dict)
    _elided: dict[tuple[int, str, float], str] = msgspec.field(default_factory=dict)

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

    def prepared(self, text: str, font: QFont) -> PreparedText:
        """A text, ready to be drawn in one of the look's fonts."""
        return self.texts_in(font)[text]

    def elided(self, text: str, font: QFont, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        elided = self._elided.get((id(font), text, width_px))
        if elided is None:
            if len(self._elided) >= _REMEMBERED_TEXTS:
                self._elided.clear()
            fits = self.prepared(text, font).width_px <= width_px + 0.5
            metrics = QFontMetricsF(font)
            elided = text if fits else metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
            self._elided[id(font), text, width_px] = elided
        return elided


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
        left, top = self.snap(x_px), self.snap(y_px)
        rect = QRectF(left, top, self.snap(x_px + width_px) - left, self.snap(y_px + height_px) - top)
        self.painter.fillRect(rect, QColor(color))

    def stamp(
        self,
        key: tuple[object, ...],
        at_px: tuple[float, float],
        size_px: tuple[float, float],
        draw: Callable[[Canvas, QRectF], None],
    ) -> None:
        """What looks the same wherever it stands: drawn once into an image, and from then on only copied.

        `at_px` is its top left corner. `draw` draws it into a rectangle, and no further than a pixel beyond; `key`
        says what is drawn. In a drawing there are no copies.
        """
        left_px, top_px = self.snap(at_px[0]), self.snap(at_px[1])
        if not self.is_raster:
            draw(self, QRectF(left_px, top_px, *size_px))
            return
        kept, key = self.look.images, (key, size_px, self.device_pixels)
        image = kept.get(key)
        if image is None:
            if len(kept) >= _REMEMBERED_IMAGES:
                kept.clear()
            image = kept[key] = self._stamp_image(size_px, draw)
        self.painter.drawImage(QPointF(left_px - 1, top_px - 1), image)

    def _stamp_image(self, size_px: tuple[float, float], draw: Callable[[Canvas, QRectF], None]) -> QImage:
        width, height = (ceil((side_px + 2) * self.device_pixels) for side_px in size_px)
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.device_pixels)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(Canvas(painter, self.look, self.device_pixels), QRectF(1, 1, *size_px))
        return image

    def group(self, name: str, title: str = "") -> AbstractContextManager[None]:
        """What is painted while this lasts belongs together, as far as what is painted on keeps that."""
        return nullcontext() if self.drawing is None else self.drawing.group(Tag(name, title))

    def text(self, x_px: float, y_px: float, text: str, font: QFont, color: str | QColor) -> None:
        """One line of text; `y_px` is its baseline."""
        self.texts([(x_px, y_px, text)], font, color)

    def texts(self, lines: Iterable[tuple[float, float, str]], font: QFont, color: str | QColor) -> None:
        """Lines of text in one font and colour, each as (x_px, baseline y_px, text)."""
        self.painter.setFont(font)
        self.painter.setPen(QColor(color))
        if self.is_raster:
            self._draw_prepared(lines, self.look.texts_in(font))
            return
        for x_px, y_px, text in lines:
            x, y = self.snap(x_px), self.snap(y_px)
            if self.drawing is not None:
                self.drawing.text(QPointF(x, y), text, font, QColor(color))
            else:
                self.painter.drawText(QPointF(x, y), text)

    def _draw_prepared(self, lines: Iterable[tuple[float, float, str]], prepared: PreparedTexts) -> None:
        # Some two hundred a frame: what does not change from one to the next is looked up once.
        draw, device_pixels = self.painter.drawStaticText, self.device_pixels
        for x_px, y_px, text in lines:
            static, _, ascent_px = prepared[text]
            x, y = round(x_px * device_pixels) / device_pixels, round(y_px * device_pixels) / device_pixels
            draw(QPointF(x, y - ascent_px), static)

    def text_px(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the look's fonts."""
        return self.look.prepared(text, font).width_px

    def elided(self, text: str, font: QFont, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        return self.look.elided(text, font, width_px)


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
