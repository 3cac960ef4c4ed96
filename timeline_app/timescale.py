"""Time to x and back: the one place for zooming, panning and fitting."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from msgspec.structs import replace

if TYPE_CHECKING:
    from timeline_app.table import Floats, Ints

_UNSEEN_PX: Final = 0.01
_ANCHOR_LIMIT_S: Final = 2**62 - 1
"""Times are within ±2**62, so their distance from an anchor in this range fits int64."""


class TimeScale(msgspec.Struct, frozen=True):
    """A stretch of time on a row of pixels; times are seconds since 1970-01-01, x is 0 at the left edge.

    Differences are taken between ints and only then scaled as floats, so that a pixel stays a pixel
    billions of years away. ValueError if a field is out of its range.
    """

    left_s: int
    """The whole second at or before the left edge."""
    left_fraction_s: float
    """From 0 to below 1: the left edge is at `left_s + left_fraction_s`."""
    px_per_s: float
    width_px: float

    def __post_init__(self) -> None:
        if not 0 <= self.left_fraction_s < 1:
            raise ValueError(f"left_fraction_s must be in [0, 1), not {self.left_fraction_s}")
        if not 0 < self.px_per_s < math.inf:
            raise ValueError(f"px_per_s must be positive, not {self.px_per_s}")
        if not 0 <= self.width_px < math.inf:
            raise ValueError(f"width_px must not be negative, not {self.width_px}")

    @classmethod
    def fit(cls, lo_s: int, hi_s: int, width_px: float, margin_px: float = 0) -> TimeScale:
        """The scale at which the span fills the width but for a margin at either side.

        A span without length is taken as a second, a width without room as a pixel.
        """
        px_per_s = max(width_px - 2 * margin_px, 1) / max(hi_s - lo_s, 1)
        left_s, fraction_s = _plus(lo_s, 0.0, -margin_px / px_per_s)
        return cls(left_s, fraction_s, px_per_s, width_px)

    @property
    def span_s(self) -> float:
        """The visible time in seconds."""
        return self.width_px / self.px_per_s

    @property
    def right_s(self) -> int:
        """The whole second at or after the right edge."""
        whole_s, fraction_s = _plus(self.left_s, self.left_fraction_s, self.span_s)
        return whole_s + (fraction_s > 0)

    def time_to_px(self, time_s: int) -> float:
        """The x of a time."""
        return (time_s - self.left_s - self.left_fraction_s) * self.px_per_s

    def times_to_px(self, times_s: Ints) -> Floats:
        """The x of each time; same shape, float64. Times must be within ±2**62."""
        anchor_s = min(max(self.left_s, -_ANCHOR_LIMIT_S), _ANCHOR_LIMIT_S)
        x_px = (times_s - np.int64(anchor_s)).astype(np.float64)
        x_px -= self.left_s - anchor_s + self.left_fraction_s
        x_px *= self.px_per_s
        return x_px

    def px_to_time(self, x_px: float) -> int:
        """The whole second at or before an x."""
        return _plus(self.left_s, self.left_fraction_s, x_px / self.px_per_s)[0]

    def zoomed(self, factor: float, at_px: float) -> TimeScale:
        """Magnified by `factor`, or made smaller below 1; the time under `at_px` stays where it is."""
        return self._at_scale(self.px_per_s * factor, at_px)

    def panned(self, dx_px: float) -> TimeScale:
        """The content moved by `dx_px` to the right, to earlier times if positive."""
        return self._moved(-dx_px / self.px_per_s)

    def shows_like(self, other: TimeScale) -> bool:
        """Whether no eye tells the two apart: each edge is where the other's is, to a hundredth of a pixel."""
        off_s = self.left_s - other.left_s + (self.left_fraction_s - other.left_fraction_s)
        off_px = (off_s * self.px_per_s, (off_s + self.span_s - other.span_s) * self.px_per_s)
        return self.width_px == other.width_px and max(map(abs, off_px)) < _UNSEEN_PX

    def resized(self, width_px: float) -> TimeScale:
        """Another width; the left edge and the scale stay."""
        return replace(self, width_px=width_px)

    def clamped(
        self,
        domain_lo_s: int,
        domain_hi_s: int,
        min_px_per_s: float,
        max_px_per_s: float,
        at_px: float | None = None,
    ) -> TimeScale:
        """The nearest scale within the zoom limits that leaves the domain no more than it must.

        When the visible span is at least as long as the domain, the domain is centred; otherwise both edges
        are within it. The time under `at_px` (the middle by default) stays where it is while the zoom is
        limited: given the pointer's x after zooming there, a zoom at the limit moves nothing.
        """
        px_per_s = max(min_px_per_s, min(self.px_per_s, max_px_per_s))
        scale = self
        if px_per_s != self.px_per_s:
            scale = self._at_scale(px_per_s, self.width_px / 2 if at_px is None else at_px)
        left = (scale.left_s, scale.left_fraction_s)
        # from the domain and the span alone, so that clamping twice is the same as clamping once
        slack_s = domain_hi_s - domain_lo_s - scale.span_s
        if slack_s <= 0:
            left = _plus(domain_lo_s, 0.0, slack_s / 2)
        else:
            left = max((domain_lo_s, 0.0), min(left, _plus(domain_hi_s, 0.0, -scale.span_s)))
        return replace(scale, left_s=left[0], left_fraction_s=left[1])

    def between(self, other: TimeScale, t: float) -> TimeScale:
        """The way from here (`t` 0) to `other` (1) as one smooth motion.

        The scale changes by equal factors in equal steps of `t`; the time that has the same x in both, in
        view or not, keeps it throughout. With equal scales this is an even pan.
        """
        if t <= 0 or t >= 1:
            return self if t <= 0 else other
        if other.px_per_s > self.px_per_s:
            # from the finer end, where rounding shows most
            return other.between(self, 1 - t)
        log_ratio = math.log(self.px_per_s / other.px_per_s)
        weight = math.expm1(t * log_ratio) / math.expm1(log_ratio) if log_ratio else t
        distance_s = other.left_s - self.left_s + (other.left_fraction_s - self.left_fraction_s)
        left_s, fraction_s = _plus(self.left_s, self.left_fraction_s, distance_s * weight)
        px_per_s = self.px_per_s * math.exp(-t * log_ratio)
        return TimeScale(left_s, fraction_s, px_per_s, self.width_px + (other.width_px - self.width_px) * t)

    def _at_scale(self, px_per_s: float, at_px: float) -> TimeScale:
        return replace(self._moved(at_px / self.px_per_s - at_px / px_per_s), px_per_s=px_per_s)

    def _moved(self, seconds: float) -> TimeScale:
        left_s, fraction_s = _plus(self.left_s, self.left_fraction_s, seconds)
        return replace(self, left_s=left_s, left_fraction_s=fraction_s)


def _plus(whole_s: int, fraction_s: float, seconds: float) -> tuple[int, float]:
    """Whole seconds and a fraction in [0, 1), moved by `seconds` without rounding the whole."""
    moved_s = math.floor(seconds)
    fraction_s += seconds - moved_s
    carry_s = math.floor(fraction_s)
    return whole_s + moved_s + carry_s, fraction_s - carry_s
