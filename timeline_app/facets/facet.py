"""A facet: something that events have few distinct values of, such as countries or tags, as codes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.facets.ids import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from timeline_app.table import Bools, Ints

_FEW: Final = 4


class Facet(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The values that each event has of one facet: none, one or several, each once."""

    id: str
    values: tuple[str, ...]
    code: npt.NDArray[np.int32]
    """Indices into `values`."""
    begin: Ints | None = None
    """Shape `(n + 1,)`: the values of row `i` are `code[begin[i]:begin[i + 1]]`.

    None where no event has more than one: `code` then has shape `(n,)`, and -1 for none.
    """

    def without_value(self) -> Bools:
        """Which events have no value; shape `(n,)`."""
        without: Bools = self.code == -1 if self.begin is None else self.begin[1:] == self.begin[:-1]
        return without

    def has_any(self, chosen: AbstractSet[str]) -> Bools:
        """Which events have one of the chosen values at least, or none if `NO_VALUE` is chosen; shape `(n,)`."""
        # The last entry is what code -1, none, looks up.
        is_chosen = np.array([*(value in chosen for value in self.values), NO_VALUE in chosen], dtype=np.bool_)
        if self.begin is None:
            of_row: Bools = is_chosen[self.code]
            return of_row
        has_any = np.zeros(len(self.begin) - 1, dtype=np.bool_)
        has_any[self._row_of_code[np.flatnonzero(self._is_among(is_chosen))]] = True
        if NO_VALUE in chosen:
            has_any |= self.without_value()
        return has_any

    def has_all(self, chosen: AbstractSet[str]) -> Bools:
        """Which events have all of the chosen values; shape `(n,)`. None has both a value and `NO_VALUE`."""
        count = len(self.code if self.begin is None else self.begin[1:])
        if not chosen:
            return np.ones(count, dtype=np.bool_)
        if NO_VALUE in chosen:
            return self.without_value() if len(chosen) == 1 else np.zeros(count, dtype=np.bool_)
        if self.begin is None:
            return self.has_any(chosen) if len(chosen) == 1 else np.zeros(count, dtype=np.bool_)
        has_all: Bools = self._hits(np.array([value in chosen for value in self.values], np.bool_)) == len(chosen)
        return has_all

    def counts(self, rows: Bools) -> dict[str, int]:
        """How many of `rows`, shape `(n,)`, have each value; `NO_VALUE` last, if any event of the file has none."""
        if self.begin is None:
            # Code -1, none, comes first.
            without, *counts = np.bincount(self.code[rows] + 1, minlength=len(self.values) + 1).tolist()
        else:
            of_row = rows[self._row_of_code]
            counts = np.bincount(self.code[of_row], minlength=len(self.values)).tolist()
            without = int((rows & self.without_value()).sum())
        result = dict(zip(self.values, counts, strict=True))
        if bool(self.without_value().any()):
            result[NO_VALUE] = without
        return result

    def _is_among(self, is_chosen: Bools) -> Bools:
        """Which entries of `code` are chosen ones."""
        codes = np.flatnonzero(is_chosen[:-1]).tolist()
        if len(codes) > _FEW:
            among: Bools = is_chosen[self.code]
            return among
        # Comparing is ten times as fast as looking up.
        among = np.zeros(len(self.code), dtype=np.bool_)
        for code in codes:
            among |= self.code == code
        return among

    @cached_property
    def _row_of_code(self) -> npt.NDArray[np.int32]:
        """The row that each entry of `code` belongs to."""
        assert self.begin is not None
        return np.repeat(np.arange(len(self.begin) - 1, dtype=np.int32), np.diff(self.begin))

    def _hits(self, is_chosen: Bools) -> Ints:
        """How many of its values each row has among the chosen ones."""
        assert self.begin is not None
        hits_before = np.zeros(len(self.code) + 1, dtype=np.int64)
        if len(self.code):
            np.cumsum(is_chosen[self.code], out=hits_before[1:])
        hits: Ints = hits_before[self.begin[1:]] - hits_before[self.begin[:-1]]
        return hits
