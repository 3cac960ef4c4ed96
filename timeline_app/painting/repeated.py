"""What is drawn again and again as small images: to copy one takes a fraction of the time that drawing does."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from timeline_app.painting.canvas import Canvas

_MOST_PIXELS: Final = 8_000_000
"""Of all images of a kind, four bytes each; on a very fine screen a window full of titles needs some six million."""
_BESIDE: Final = 1
"""Device pixels around the bounds, into which smoothing reaches."""

Which = TypeVar("Which", bound="Hashable")
Place = tuple[float, float, Which]
"""A thing and where it is to be drawn: (x_px, y_px, which)."""


class Repeated(NamedTuple, Generic[Which]):
    """Things of a kind that look the same wherever they stand, as texts in one font and colour do."""

    kind: Hashable
    bounds: Callable[[Which], QRectF]
    """What a thing covers, beside the place at which it is drawn."""
    draw: Callable[[Canvas, Iterable[Place[Which]]], None]
    """Draws things, each at the device pixel nearest to its place."""


class Image(NamedTuple):
    """A thing as it is drawn, in device pixels; its place is at `(left, top)` of the image."""

    image: QImage
    left: int
    top: int


class Images(dict[Any, Image]):
    """The images of things of a kind."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = 0

    def keep(self, images: Mapping[Any, Image]) -> None:
        """Remember some more; where they get too many, only these."""
        if self._pixels > _MOST_PIXELS:
            self.clear()
            self._pixels = 0
        self.update(images)
        self._pixels += sum(image.image.width() * image.image.height() for image in images.values())


class Sheet:
    """An image on which things are drawn one below the other, to be cut apart: one painter for all of them."""

    def __init__(self, what: Repeated[Which], things: Iterable[Which], device_pixels: float) -> None:
        self._device_pixels = device_pixels
        self._parts: dict[Which, tuple[QRect, int, int]] = {}
        width = height = 0
        for which in things:
            bounds = what.bounds(which)
            left, top = (_BESIDE - floor(edge_px * device_pixels) for edge_px in (bounds.left(), bounds.top()))
            right, bottom = (_BESIDE + ceil(edge_px * device_pixels) for edge_px in (bounds.right(), bounds.bottom()))
            self._parts[which] = QRect(0, height, left + right, top + bottom), left, top
            width, height = max(width, left + right), height + top + bottom
        self.image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(Qt.GlobalColor.transparent)

    def places(self) -> Iterator[tuple[QRectF, float, float, Any]]:
        """What is each thing's own part of the image, and where in it it is to be drawn, in logical pixels."""
        scale = 1 / self._device_pixels
        for which, (rect, left, top) in self._parts.items():
            part = QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale)
            yield part, left * scale, (rect.y() + top) * scale, which

    def cut(self) -> dict[Any, Image]:
        """Each thing by itself."""
        return {which: Image(self.image.copy(rect), left, top) for which, (rect, left, top) in self._parts.items()}
