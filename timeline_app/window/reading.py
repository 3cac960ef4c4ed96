"""Reads a file and does all that its first picture needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers import UnreadableFileError, read_file
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.layout.metrics import TextMeasure

SMALL_BYTES: Final = 4_000_000
"""Files up to this size are read at once: that takes no longer than a blink."""
_READING_SHARE: Final = 0.75
"""Of the time that a file takes; its events are then put in order, and their titles measured."""
_ORDERED_SHARE: Final = 0.85


def read_prepared(
    path: Path, measure: TextMeasure, language: str, told: Callable[[float], None] | None = None
) -> PreparedFile:
    """Read a file and prepare it; `told` hears of the share that is done, 0 to 1.

    Raises UnreadableFileError, and what `told` raises.
    """
    tell = told or (lambda _: None)
    try:
        file = read_file(path, lambda done, whole: tell(_READING_SHARE * done / max(1, whole)))
        prepared = PreparedFile.of(file, measure, language)
        tell(_ORDERED_SHARE)
        prepared.captions.measure_titles(lambda share: tell(_ORDERED_SHARE + (1 - _ORDERED_SHARE) * share))
    except MemoryError:
        reason = translate("Opening", "the memory of this computer is too small for it")
        raise UnreadableFileError(str(path), reason) from None
    return prepared


def is_small(path: Path) -> bool:
    """Whether a file is read in a blink; one that can't be read is found out as fast."""
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:
        return True
