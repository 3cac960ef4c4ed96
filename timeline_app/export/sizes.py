"""How large a picture is, and which sizes can be made."""

from __future__ import annotations

from typing import Final

import msgspec

from timeline_app.export.writing import ExportError
from timeline_app.wording import translate

LEAST_WIDTH_PX: Final = 320
LEAST_HEIGHT_PX: Final = 200
MAX_SIDE_PX: Final = 32_000
MAX_PIXELS: Final = 200_000_000
"""800 MB as an image; Qt allocates larger ones lazily and is then killed by the system."""


class PictureSize(msgspec.Struct, frozen=True):
    """A size in logical pixels, and how many device pixels each is to have (of a PNG)."""

    width_px: int = 1600
    height_px: int = 1000
    scale: float = 1.0


def check_size(size: PictureSize) -> None:
    """Refuse sizes that cannot be made, before any memory is asked for. Raises ExportError."""
    width, height = size.width_px * size.scale, size.height_px * size.scale
    if size.width_px < LEAST_WIDTH_PX or size.height_px < LEAST_HEIGHT_PX or size.scale <= 0:
        asked = f"{size.width_px}x{size.height_px}"
        if not size.scale > 0:
            asked = translate("Export", "a scale of {scale}").format(scale=f"{size.scale:g}")
        reason = translate("Export", "{size} is too small for a timeline: {least} is the least", "in pixels, 320x200")
        raise ExportError(reason.format(size=asked, least=f"{LEAST_WIDTH_PX}x{LEAST_HEIGHT_PX}"))
    if not width <= MAX_SIDE_PX or not height <= MAX_SIDE_PX or width * height > MAX_PIXELS:
        reason = translate(
            "Export", "{size} pixels are too many: at most {side} on a side and {millions} million in all"
        )
        raise ExportError(
            reason.format(size=f"{width:.0f}x{height:.0f}", side=MAX_SIDE_PX, millions=MAX_PIXELS // 1_000_000)
        )
