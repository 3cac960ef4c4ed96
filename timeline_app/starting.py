"""Starts without what only takes time."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_start() -> Iterator[None]:
    """Load modules and make the window inside of this."""
    # NumPy's OpenBLAS starts a thread a core to multiply matrices with, of which there are none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a start makes stays: looking for garbage in it, again and again, takes a tenth of the time.
    gc.disable()
    try:
        yield
    finally:
        # Nor is it looked through later, in the middle of a frame.
        gc.freeze()
        gc.enable()
