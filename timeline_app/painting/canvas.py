"""What every drawing function needs at hand: the painter, the look, and where device pixels lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from timeline_app.theme import CategoryColors, Theme, category_colors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Category
    from timeline_app.painting.type import Typography


_REMEMBERED_WIDTHS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and its fonts with the colours of a file's categories; made once and kept."""

    theme: Theme
    fonts: Typography
    colors: tuple[CategoryColors, ...]
    """By category index; the last is for none, so that -1 finds it."""
    text_widths_px: dict[tuple[int, str], float] = field(default_factory=dict, repr=False)
    """Measured widths by font and text: measuring costs as much as drawing, and the same texts come every frame."""

    @classmethod
    def of(cls, theme: Theme, fonts: Typography, categories: Sequence[Category]) -> Look:
        """The look of a file's picture."""
        return cls(theme, fonts, tuple(category_colors(categories, theme)))


@dataclass(frozen=True, slots=True)
class Canvas:
    """A painter with a look. Coordinates are logical pixels; `snap` puts them on device pixels."""

    painter: QPainter
    look: Look
    device_pixels: float = 1.0
    """Device pixels per logical pixel."""

    def snap(self, value_px: float) -> float:
        """The nearest edge between device pixels, so that lines and texts are sharp."""
        return round(value_px * self.device_pixels) / self.device_pixels

    def fill(self, x_px: float, y_px: float, width_px: float, height_px: float, color: str | QColor) -> None:
        """A plain rectangle, its edges on device pixels."""
        left, top = self.snap(x_px), self.snap(y_px)
        rect = QRectF(left, top, self.snap(x_px + width_px) - left, self.snap(y_px + height_px) - top)
        self.painter.fillRect(rect, QColor(color))

    def text(self, x_px: float, y_px: float, text: str, font: QFont, color: str | QColor) -> None:
        """One line of text; `y_px` is its baseline."""
        self.painter.setFont(font)
        self.painter.setPen(QColor(color))
        self.painter.drawText(QPointF(self.snap(x_px), self.snap(y_px)), text)

    def text_px(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the look's fonts."""
        widths = self.look.text_widths_px
        # The fonts live as long as the look, so their identity stands for them.
        width_px = widths.get((id(font), text))
        if width_px is None:
            if len(widths) > _REMEMBERED_WIDTHS:
                widths.clear()
            width_px = widths[id(font), text] = QFontMetricsF(font).horizontalAdvance(text)
        return width_px

    def elided(self, text: str, font: QFont, width_px: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width_px`."""
        if self.text_px(text, font) <= width_px + 0.5:
            return text
        return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width_px)


def blended(color: QColor, ground: QColor, share: float) -> QColor:
    """The opaque colour that `share` (0 to 1) of `color` makes on `ground`: PDF has no transparency in gradients."""
    share = max(0.0, min(1.0, share))
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * share,
        ground.greenF() + (color.greenF() - ground.greenF()) * share,
        ground.blueF() + (color.blueF() - ground.blueF()) * share,
    )


def faded(color: QColor, alpha: float) -> QColor:
    """The colour at an opacity from 0 to 1."""
    result = QColor(color)
    result.setAlphaF(max(0.0, min(1.0, alpha)))
    return result
