"""What is shown: which events match, and how many each choice would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec
import numpy as np

from timeline_app.facets.ids import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.facets.file_facets import FileFacets
    from timeline_app.table import Bools


class Chosen(msgspec.Struct, frozen=True):
    """The values of one facet that events are to have, `NO_VALUE` among them for those that have none."""

    values: frozenset[str]
    need_all: bool = False
    """An event has to have all of the values; else one of them is enough."""


class EventFilter(msgspec.Struct, frozen=True):
    """Which events are shown: those that satisfy each of the facets' choices. Without any, all are."""

    choices: dict[str, Chosen] = {}
    """By the ids of the facets."""

    @classmethod
    def of(cls, **values: Iterable[str] | None) -> Self:
        """Events that have one of the values of each facet named; None lets all of a facet through."""
        return cls({key: Chosen(frozenset(chosen)) for key, chosen in values.items() if chosen is not None})

    def chosen(self, facet_id: str) -> Chosen | None:
        """What is chosen of a facet; None where all is let through."""
        return self.choices.get(facet_id)

    def with_chosen(self, facet_id: str, chosen: Chosen | None) -> EventFilter:
        """The same but for what is chosen of one facet."""
        others = {key: value for key, value in self.choices.items() if key != facet_id}
        return EventFilter(others if chosen is None else others | {facet_id: chosen})


def matching(facets: FileFacets, event_filter: EventFilter) -> Bools:
    """Which rows of the table match; shape `(n,)`."""
    matches = np.ones(len(facets.table), dtype=np.bool_)
    for facet_id, chosen in event_filter.choices.items():
        matches &= _has_chosen(facets, facet_id, chosen)
    return matches


def value_counts(facets: FileFacets, event_filter: EventFilter, facet_id: str) -> dict[str, int]:
    """Events that each value of a facet would show under the choices of the other facets.

    Where all values are needed, those that are chosen already count as another facet's do. `NO_VALUE` stands last,
    if any event has none.
    """
    facet, chosen = facets.facet(facet_id), event_filter.chosen(facet_id)
    if facet is None:
        return {}
    if chosen is not None and not chosen.need_all:
        event_filter = event_filter.with_chosen(facet_id, None)
    return facet.counts(matching(facets, event_filter))


def _has_chosen(facets: FileFacets, facet_id: str, chosen: Chosen) -> Bools:
    facet = facets.facet(facet_id)
    if facet is None:
        # No event of this file has a value of it.
        fits = chosen.values <= {NO_VALUE} if chosen.need_all else NO_VALUE in chosen.values
        return np.full(len(facets.table), fits, dtype=np.bool_)
    return facet.has_all(chosen.values) if chosen.need_all else facet.has_any(chosen.values)
