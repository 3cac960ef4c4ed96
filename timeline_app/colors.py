"""What can be computed of colours: how well they are told from each other, in colour and in grey."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from collections.abc import Sequence

_DARKEST: Final = 8.0
_LIGHTEST: Final = 96.0
"""CIE L*; beyond them no hue is seen any more."""
_WIDEST_GAP: Final = 18.0
"""More L* between two colours makes them no easier to tell apart in grey, and takes their hue."""

_ROUNDING: Final = 1.02
"""More contrast than is needed: to round to whole channels costs some."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(color: str) -> float:
    """How light a colour looks, and the grey it is photocopied as: CIE L*, 0 to 100."""
    return _luminance_to_lightness(luminance(color))


def mixed(color: str, ground: str, share: float) -> str:
    """The opaque colour that `share` (0 to 1) of a colour makes on a ground."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return _named(*(under + (over - under) * share for over, under in pairs))


def readable_color(color: str, paper: str, least_contrast: float) -> str:
    """The colour itself where it stands out enough from the paper, else the nearest lightness of it that does."""
    if contrast(color, paper) >= least_contrast:
        return color
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(color))
    step = 0.02 if luminance(paper) < 0.2 else -0.02
    while contrast(color, paper) < least_contrast and 0 <= light + step <= 1:
        light += step
        color = _named(*colorsys.hls_to_rgb(hue, light, saturation))
    return color


def spread_in_lightness(colors: Sequence[str], paper: str, least_contrast: float) -> list[str]:
    """The same hues in evenly spaced lightnesses: told apart in grey too, as far as there is room beside the paper.

    The order of their own lightnesses is kept, so that each changes little; of equals the later is lighter.
    """
    paper_luminance, least_contrast = luminance(paper), least_contrast * _ROUNDING
    is_dark = paper_luminance < 0.2
    if is_dark:
        low, high = _luminance_to_lightness((paper_luminance + 0.05) * least_contrast - 0.05), _LIGHTEST
    else:
        low, high = _DARKEST, _luminance_to_lightness((paper_luminance + 0.05) / least_contrast - 0.05)
    gap = min(_WIDEST_GAP, (high - low) / max(1, len(colors) - 1))
    # From the paper's side: there hues are seen best.
    first = low if is_dark else high - gap * (len(colors) - 1)
    by_lightness = sorted(range(len(colors)), key=lambda index: lightness(colors[index]))
    wanted = {index: first + gap * place for place, index in enumerate(by_lightness)}
    return [_in_lightness(color, wanted[index]) for index, color in enumerate(colors)]


def _in_lightness(color: str, wanted: float) -> str:
    """The hue of a colour in another CIE L*."""
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(color))
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        color = _named(*colorsys.hls_to_rgb(hue, middle, saturation))
        low, high = (middle, high) if lightness(color) < wanted else (low, middle)
    return color


def _luminance_to_lightness(value: float) -> float:
    return 116 * value ** (1 / 3) - 16 if value > (6 / 29) ** 3 else value * (29 / 3) ** 3


def _channels(color: str) -> tuple[float, float, float]:
    rgb = QColor(color)
    return rgb.redF(), rgb.greenF(), rgb.blueF()


def _named(*channels: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
