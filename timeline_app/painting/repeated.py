"""What is drawn again and again as small images: to copy one takes a fraction of the time that drawing does."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from PySide6.QtCore import QRectF

    from timeline_app.painting.canvas import Canvas

_MOST_PIXELS: Final = 4_000_000
"""Of all images of a kind, four bytes each; on a fine screen a window full of titles needs some two million."""
_BESIDE: Final = 1
"""Device pixels around the bounds, into which smoothing reaches."""

Which = TypeVar("Which", bound="Hashable")


class Repeated(NamedTuple, Generic[Which]):
    """Things of a kind that look the same wherever they stand, as texts in one font and colour do."""

    kind: Hashable
    bounds: Callable[[Which], QRectF]
    """What a thing covers, beside the place at which it is drawn."""
    draw: Callable[[Canvas, Iterable[tuple[float, float, Which]]], None]
    """Draws things, each at the device pixel nearest to its place."""


class Image(NamedTuple):
    """A thing as it is drawn, in device pixels; its place is at `(left, top)` of the image."""

    image: QImage
    left: int
    top: int


class Images(dict[Any, Image]):
    """The images of things of a kind, each made when it is first asked for."""

    def __init__(self, make: Callable[[Any], Image]) -> None:
        super().__init__()
        self._make = make
        self._pixels = 0

    def __missing__(self, which: Any) -> Image:
        if self._pixels > _MOST_PIXELS:
            self.clear()
            self._pixels = 0
        made = self._make(which)
        self._pixels += made.image.width() * made.image.height()
        return self.setdefault(which, made)


def blank_image(bounds: QRectF, device_pixels: float) -> Image:
    """An image with room for what covers `bounds` beside its place."""
    left, top = (_BESIDE - floor(edge_px * device_pixels) for edge_px in (bounds.left(), bounds.top()))
    right, bottom = (_BESIDE + ceil(edge_px * device_pixels) for edge_px in (bounds.right(), bounds.bottom()))
    image = QImage(left + right, top + bottom, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return Image(image, left, top)
