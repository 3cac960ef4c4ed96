"""Starts without what only takes time."""

from __future__ import annotations

import builtins
import gc
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_start() -> Iterator[None]:
    """Load modules and make the window inside of this; whoever needs Qt is told by its own import if there is none."""
    # NumPy's OpenBLAS starts a thread a core to multiply matrices with, of which there are none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a start makes stays: looking for garbage in it, again and again, takes a tenth of the time.
    gc.disable()
    with suppress(ImportError):
        import PySide6.QtCore  # noqa: F401, PLC0415  # where there is none, files are checked all the same
    try:
        with _plain_imports():
            yield
    finally:
        # Nor is it looked through later, in the middle of a frame.
        gc.freeze()
        gc.enable()


@contextmanager
def _plain_imports() -> Iterator[None]:
    """Import as Python does.

    Once PySide is loaded, its own import reads the source of each further module, to see whether it chooses features
    of PySide (`from __feature__ import snake_case`); ours don't.
    """
    imports = builtins.__import__
    builtins.__import__ = getattr(builtins, "__orig_import__", imports)
    try:
        yield
    finally:
        builtins.__import__ = imports
