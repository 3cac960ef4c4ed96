"""How lanes are arranged by hand: which of them are folded, and in what order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence


class LaneArrangement(msgspec.Struct, frozen=True):
    """What was arranged in one grouping; lanes go by the id of their key, and those that a file lacks do no harm."""

    order: tuple[str, ...] = ()
    """Lanes from the top; those that are not named come after them as they usually do."""
    folded: frozenset[str] = frozenset()
    """Lanes whose events are only counted."""

    def in_order(self, lanes: Sequence[str]) -> list[int]:
        """The indices of `lanes`, which come in their usual order, in the wanted one."""
        place = {lane: number for number, lane in enumerate(self.order)}
        return sorted(range(len(lanes)), key=lambda index: place.get(lanes[index], len(place)))

    def toggled(self, lane: str) -> Self:
        """The lane folded if it was not, else unfolded."""
        return replace(self, folded=self.folded ^ {lane})

    def with_only(self, lane: str, shown: Sequence[str]) -> Self:
        """Of the lanes that are `shown` this one alone unfolded."""
        return replace(self, folded=(self.folded | set(shown)) - {lane})

    def unfolded(self, shown: Sequence[str]) -> Self:
        """All lanes that are `shown` unfolded."""
        return replace(self, folded=self.folded - set(shown))

    def moved(self, lane: str, to: int, shown: Sequence[str], usual: Sequence[str]) -> Self:
        """The lane as number `to`, counted from 0, of those that are `shown`; none of the others changes its turn.

        `usual` are all lanes of the file in their usual order, also those that the filter leaves out.
        """
        others = [other for other in dict.fromkeys(shown) if other != lane]
        if not others:
            return self
        known = [usual[index] for index in self.in_order(usual)]
        order = [other for other in dict.fromkeys((*known, *self.order)) if other != lane]
        before = order.index(others[to]) if to < len(others) else order.index(others[-1]) + 1
        return replace(self, order=(*order[:before], lane, *order[before:]))


USUAL: Final = LaneArrangement()
