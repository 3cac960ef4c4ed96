"""Sizes of pictures as people write them: `1920x1080`, `210x99mm`, `a4`; and back."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from timeline_app.export.sizes import PictureSize
from timeline_app.painting.frame import MM_PER_INCH, PX_PER_INCH, PX_PER_MM
from timeline_app.wording import translate

Unit = Literal["px", "mm"]
PRINT_DPI: Final = 300.0
LEAST_DPI, MOST_DPI = 10.0, 1_200.0
LEAST_SCALE, MOST_SCALE = 0.1, 20.0
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?) ?(px|mm|cm|in)?")
_MM_PER_UNIT: Final = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH}


class Preset(msgspec.Struct, frozen=True):
    """A size that is often wanted."""

    name: str
    """On the command line."""
    width: float
    height: float
    unit: Unit = "px"

    @property
    def title(self) -> str:
        """What people are told it is."""
        titles = {
            "screen": translate("Export", "Screen"),
            "slide": translate("Export", "Slide 16:9"),
            "a4": translate("Export", "A4 landscape"),
            "a4-portrait": translate("Export", "A4 portrait"),
            "a3": translate("Export", "A3 landscape"),
            "a3-portrait": translate("Export", "A3 portrait"),
            "letter": translate("Export", "Letter landscape"),
            "newspaper": translate("Export", "Newspaper, three columns"),
            "column": translate("Export", "Newspaper, two columns"),
            "square": translate("Export", "Square"),
            "open-graph": translate("Export", "Link preview"),
        }
        return titles[self.name]

    def size(self, scale: float | None = None) -> PictureSize:
        """The size; without a scale, a screen's pixels or 300 dots per inch of paper."""
        if self.unit == "mm":
            return PictureSize.of_mm(self.width, self.height, PRINT_DPI if scale is None else scale * PX_PER_INCH)
        return PictureSize(self.width, self.height, 1.0 if scale is None else scale)


PRESETS: Final = (
    Preset("screen", 1600, 1000),
    Preset("slide", 1920, 1080),
    Preset("a4", 297, 210, "mm"),
    Preset("a4-portrait", 210, 297, "mm"),
    Preset("a3", 420, 297, "mm"),
    Preset("a3-portrait", 297, 420, "mm"),
    Preset("letter", 279.4, 215.9, "mm"),
    Preset("newspaper", 145, 110, "mm"),
    Preset("column", 95, 130, "mm"),
    Preset("square", 1200, 1200),
    Preset("open-graph", 1200, 630),
)
"""A newspaper's column is taken to be 45 mm wide, with 5 mm between two."""
PRESET_OF: Final = {preset.name: preset for preset in PRESETS}


def text_to_size(text: str, scale: float | None = None, dpi: float | None = None) -> PictureSize:
    """A preset's name, or width and height in pixels or with a unit of length; a scale or a resolution, not both.

    Raises ValueError that says how sizes are written; also for a scale of paper, which has no pixels to be multiplied.
    """
    if scale is not None and dpi is not None:
        raise ValueError(translate("Command line", "--scale and --dpi say the same: give one of them"))
    if scale is not None and not LEAST_SCALE <= scale <= MOST_SCALE:
        raise ValueError(translate("Command line", "--scale {scale}: from 0.1 to 20").format(scale=f"{scale:g}"))
    if dpi is not None and not LEAST_DPI <= dpi <= MOST_DPI:
        raise ValueError(translate("Command line", "--dpi {dpi}: from 10 to 1200").format(dpi=f"{dpi:g}"))
    size = _scaled_size(text, scale if dpi is None else dpi / PX_PER_INCH)
    if size.is_paper and scale is not None:
        words = translate("Command line", "--scale multiplies pixels, and {size} is paper: give --dpi in its place")
        raise ValueError(words.format(size=text))
    return size


def _scaled_size(text: str, scale: float | None) -> PictureSize:
    preset = PRESET_OF.get(text.strip().lower())
    if preset is not None:
        return preset.size(scale)
    match = _SIZE.fullmatch(text.strip().lower())
    if match is None:
        words = translate("Command line", "--size {size}: write it as 1920x1080, as 210x99mm, or as one of {names}")
        raise ValueError(words.format(size=text, names=", ".join(PRESET_OF)))
    # No number of more digits is a size, and float() would take them for infinity.
    width, height, unit = float(match[1][:12]), float(match[2][:12]), match[3] or "px"
    if unit == "px":
        return PictureSize(width, height, 1.0 if scale is None else scale)
    mm = _MM_PER_UNIT[unit]
    return PictureSize.of_mm(width * mm, height * mm, PRINT_DPI if scale is None else scale * PX_PER_INCH)


def size_to_options(size: PictureSize) -> list[str]:
    """The words of a command line that name this size."""
    for preset in PRESETS:
        if replace(preset.size(size.scale), scale=1.0) == replace(size, scale=1.0):
            usual = preset.size().scale
            return ["--size", preset.name, *([] if size.scale == usual else _scale_to_options(size))]
    if size.is_paper:
        width, height = (round(side_px / PX_PER_MM, 2) for side_px in (size.width_px, size.height_px))
        usual = PRINT_DPI / PX_PER_INCH
        return ["--size", f"{width:g}x{height:g}mm", *([] if size.scale == usual else _scale_to_options(size))]
    sides = f"{size.width_px:g}x{size.height_px:g}"
    return ["--size", sides, *([] if size.scale == 1 else _scale_to_options(size))]


def _scale_to_options(size: PictureSize) -> list[str]:
    return ["--dpi", f"{size.dpi:g}"] if size.is_paper else ["--scale", f"{size.scale:g}"]
