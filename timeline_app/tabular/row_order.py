"""The events of a file in the order of a column, whatever is filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.tabular.columns import COLUMN_OF
from timeline_app.tabular.sort_keys import column_to_keys

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventFile, Rows
    from timeline_app.tabular.columns import Column
    from timeline_app.tabular.event_rows import Told


class RowOrder(msgspec.Struct, frozen=True, eq=False):
    """All rows of a table in the order of a column."""

    with_value: npt.NDArray[np.int32]
    """The rows that say something there, ascending; equal ones in order of time, undated ones of these at the end."""
    without: npt.NDArray[np.int32]
    """The others, in order of time: they stand last in both directions."""

    def matching(self, matches: Bools, *, descending: bool = False) -> Rows:
        """The rows that match in this order, or with those that have a value turned around."""
        first = self.with_value[::-1] if descending else self.with_value
        return np.concatenate([first[matches[first]], self.without[matches[self.without]]]).astype(np.intp)


def order_rows(file: EventFile, column: Column, language: str = "en", told: Told | None = None) -> RowOrder:
    """Sort a file by a column; takes up to some seconds for a million events. `told` may end it by raising."""
    in_time = _order(np.arange(len(file.table), dtype=np.int32), *column_to_keys(file, COLUMN_OF["date"]))
    by_time = np.concatenate([in_time.with_value, in_time.without])
    keys, has_value = column_to_keys(file, column, language, told)
    return _order(by_time, keys, has_value)


def _order(rows: npt.NDArray[np.int32], keys: tuple[npt.NDArray[np.generic], ...], has_value: Bools) -> RowOrder:
    """These rows by their keys; those with equal keys stay in their order."""
    valued = rows[has_value[rows]]
    if keys:
        # Unlike key[valued], take lets other threads go on; of texts, that is a quarter of a second for a million.
        valued = valued[np.lexsort([key.take(valued) for key in reversed(keys)])]
    return RowOrder(valued, rows[~has_value[rows]])
