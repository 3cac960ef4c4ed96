"""One search through an index, in slices: the first hits come at once, and nothing waits for the last."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.search.index import SearchIndex
    from timeline_app.search.query import Query
    from timeline_app.table import Rows


@dataclass(slots=True, eq=False)
class Search:
    """The hits of a query so far, in the index's order; what is found later comes after them."""

    index: SearchIndex
    query: Query
    _blocks: list[int] = field(init=False)
    """Those still to be looked into, the next one last."""
    _found: array[int] = field(default_factory=lambda: array("q"))

    def __post_init__(self) -> None:
        self._blocks = [] if self.query.is_empty else self.index.candidates(self.query)[::-1].tolist()

    @property
    def is_done(self) -> bool:
        """Whether all hits are there."""
        return not self._blocks

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return len(self._found)

    def places(self) -> Rows:
        """Where the hits so far stand in the index's order, ascending."""
        return np.array(np.frombuffer(self._found, np.int64), dtype=np.intp)

    def advance(self, is_over: Callable[[], bool]) -> None:
        """Go on, one block at least, until the search is done or the slice `is_over`."""
        while self._blocks:
            self._found.extend(self.index.find(self._blocks.pop(), self.query))
            if is_over():
                return
