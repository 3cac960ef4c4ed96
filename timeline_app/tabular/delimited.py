"""Tables as text: CSV for files, tab-separated for the clipboard; no cell of either is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from timeline_app.plain_text import single_line, text_block
from timeline_app.tabular.event_rows import EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_app.table import EventFile, Rows
    from timeline_app.tabular.columns import Column
    from timeline_app.tabular.event_rows import Told

_FORMULA_BEGINS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""The wide ones are taken for the others in East Asian versions."""
_CELL_MAX_CHARS: Final = 32_000
"""A spreadsheet's cell holds some 32,767."""
_WHOLE: Final = 10**9
_WRITTEN_AT_ONCE: Final = 500
_BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it, Excel takes UTF-8 for the encoding of the system."""


def inert(text: str) -> str:
    """The text; with an apostrophe before it where a spreadsheet would take it for a formula, and might run that."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA_BEGINS) else text


def rows_to_tab_text(file: EventFile, rows: Iterable[int], columns: Sequence[Column], language: str = "en") -> str:
    """Events as lines of cells with tabs between them, under a line of headings: what spreadsheets paste."""
    lines = ["\t".join(column.title for column in columns)]
    for row in rows:
        event_row = EventRow.of(file, row, language)
        lines.append(
            "\t".join(_cell(column, single_line(column.words(event_row), _CELL_MAX_CHARS)) for column in columns)
        )
    return "\n".join(lines) + "\n"


def rows_to_csv(
    file: EventFile, rows: Rows, columns: Sequence[Column], language: str = "en", told: Told | None = None
) -> Iterator[bytes]:
    """Events as a CSV file (RFC 4180) in UTF-8, piece by piece; `told` hears of the share that was written.

    The first line names the columns. Line breaks stay in their cells, as they stand in the file.
    """
    yield (_BYTE_ORDER_MARK + _csv_lines([[column.id for column in columns]])).encode()
    for first in range(0, len(rows), _WRITTEN_AT_ONCE):
        if told is not None:
            told(first / len(rows))
        event_rows = (EventRow.of(file, row, language) for row in rows[first : first + _WRITTEN_AT_ONCE].tolist())
        cells = [[_cell(column, text_block(column.words(row), _WHOLE)) for column in columns] for row in event_rows]
        yield _csv_lines(cells).encode()


def _cell(column: Column, words: str) -> str:
    return words if column.is_number else inert(words)


def _csv_lines(cells: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(cells)
    return text.getvalue()
