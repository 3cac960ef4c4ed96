"""Sorting a million whole numbers in half the time: value and place in one key, where 64 bits hold both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from timeline_app.table import Ints, Rows


def stable_order(values: Ints) -> Rows:
    """The indices that put int64 `values` in ascending order, equal ones in the order in which they stand."""
    place_bits = len(values).bit_length()
    lowest = int(values.min(initial=0))
    if (int(values.max(initial=0)) - lowest).bit_length() + place_bits > 63:
        return np.argsort(values, kind="stable")
    # Sorting keys in place is much faster than sorting places by what they stand for.
    keys = ((values - lowest) << place_bits) | np.arange(len(values))
    keys.sort()
    return (keys & ((1 << place_bits) - 1)).astype(np.intp, copy=False)
