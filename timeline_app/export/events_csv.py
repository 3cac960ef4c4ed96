"""The events of a file as a CSV file, whole on disk or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.export.writing import write_parts
from timeline_app.tabular.columns import COLUMNS
from timeline_app.tabular.delimited import rows_to_csv

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.table import EventFile, Rows
    from timeline_app.tabular.event_rows import Told


def export_csv(path: Path, file: EventFile, rows: Rows, language: str = "en", told: Told | None = None) -> None:
    """Write these rows of a file in their order, each with all that the file says of it.

    Takes a minute for a million events. Raises ExportError, and what `told` raises; the file that was there then
    still is.
    """
    write_parts(path, rows_to_csv(file, rows, COLUMNS, language, told))
