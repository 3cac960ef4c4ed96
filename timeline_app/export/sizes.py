"""How large a picture is, and which sizes can be made."""

from __future__ import annotations

import math
from typing import Final

import msgspec
from msgspec.structs import replace

from timeline_app.export.export_error import ExportError
from timeline_app.painting.frame import PX_PER_INCH, PX_PER_MM
from timeline_app.wording import translate

LEAST_WIDTH_PX: Final = 320
LEAST_HEIGHT_PX: Final = 200
LEAST_INSIDE_PX: Final = (130, 70)
"""Between the margins; less shows no title and no row."""
MAX_SIDE_PX: Final = 32_000
MAX_PIXELS: Final = 200_000_000
"""800 MB as an image; Qt allocates larger ones lazily and is then killed by the system."""


class PictureSize(msgspec.Struct, frozen=True):
    """A size in logical pixels, and how many device pixels each is to have (of a PNG)."""

    width_px: float = 1600
    height_px: float = 1000
    scale: float = 1.0
    is_paper: bool = False
    """Whether the size is that of a sheet of paper: of a PDF all sheets have it, as many as the lanes need."""

    @classmethod
    def of_mm(cls, width_mm: float, height_mm: float, dpi: float) -> PictureSize:
        """A size on paper, and how many dots per inch are printed."""
        return cls(width_mm * PX_PER_MM, height_mm * PX_PER_MM, dpi / PX_PER_INCH, is_paper=True)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in device pixels."""
        return round(self.width_px * self.scale), round(self.height_px * self.scale)

    @property
    def dpi(self) -> float:
        """Device pixels per inch on paper."""
        return self.scale * PX_PER_INCH


class SizeError(ExportError):
    """A picture of this size cannot be made, whatever is on the disk."""


def check_size(size: PictureSize) -> None:
    """Refuse sizes that cannot be made, before any memory is asked for. Raises SizeError."""
    if not (size.width_px >= LEAST_WIDTH_PX and size.height_px >= LEAST_HEIGHT_PX and size.scale > 0):
        raise SizeError(_too_small_words(size))
    width, height = size.width_px * size.scale, size.height_px * size.scale
    if not (width <= MAX_SIDE_PX and height <= MAX_SIDE_PX and width * height <= MAX_PIXELS):
        raise SizeError(_too_large_words(size))


def check_room(size: PictureSize, enlargement: float, margin_px: float) -> None:
    """Refuse margins and type that leave nothing for a timeline. Raises SizeError.

    `enlargement` is how much larger than designed all is drawn: it needs so much more room.
    """
    inside_px = (size.width_px - 2 * margin_px, size.height_px - 2 * margin_px)
    if inside_px[0] < LEAST_INSIDE_PX[0] * enlargement or inside_px[1] < LEAST_INSIDE_PX[1] * enlargement:
        reason = translate(
            "Export", "the picture is too small for type of {percent}% between margins of {margin} mm on all sides"
        )
        raise SizeError(reason.format(percent=round(100 * enlargement), margin=px_to_mm(margin_px)))


def largest_scale(size: PictureSize) -> float:
    """The largest scale, to a hundredth, at which a size can be made."""
    by_side = MAX_SIDE_PX / max(size.width_px, size.height_px)
    by_pixels = math.sqrt(MAX_PIXELS / size.width_px / size.height_px)
    return math.floor(100 * min(by_side, by_pixels)) / 100


def _too_small_words(size: PictureSize) -> str:
    asked = f"{size.width_px:g}x{size.height_px:g}"
    least = f"{LEAST_WIDTH_PX}x{LEAST_HEIGHT_PX}"
    if not size.scale > 0:
        asked = translate("Export", "a scale of {scale}").format(scale=f"{size.scale:g}")
    elif size.is_paper:
        asked = translate("Export", "{width} × {height} mm").format(
            width=px_to_mm(size.width_px), height=px_to_mm(size.height_px)
        )
        least = translate("Export", "{width} × {height} mm").format(
            width=math.ceil(LEAST_WIDTH_PX / PX_PER_MM),
            height=math.ceil(LEAST_HEIGHT_PX / PX_PER_MM),
        )
    reason = translate("Export", "{size} is too small for a timeline: {least} is the least", "in pixels, 320x200")
    return reason.format(size=asked, least=least)


def _too_large_words(size: PictureSize) -> str:
    width, height = size.width_px * size.scale, size.height_px * size.scale
    reason = translate("Export", "{size} pixels are too many: at most {side} on a side and {millions} million in all")
    words = reason.format(size=f"{width:.0f}x{height:.0f}", side=MAX_SIDE_PX, millions=MAX_PIXELS // 1_000_000)
    if not math.isfinite(size.width_px * size.height_px):
        return words
    scale = largest_scale(size)
    pixels = replace(size, scale=scale).pixels
    largest = translate("Export", "the largest of this shape is {size}").format(size=f"{pixels[0]}x{pixels[1]}")
    if scale >= 1 and size.is_paper:
        largest = translate("Export", "{dpi} dots per inch is the most at this size").format(
            dpi=math.floor(scale * PX_PER_INCH)
        )
    elif scale >= 1:
        largest = translate("Export", "{scale} is the largest scale at this size").format(scale=f"{scale:g}")
    return f"{words}; {largest}"


def px_to_mm(length_px: float) -> int:
    """A length on paper, in whole millimetres."""
    return round(length_px / PX_PER_MM)
