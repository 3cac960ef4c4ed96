"""Values of a facet as people name them: as the file writes them, or as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.facets.ids import CERTAINTY, NO_VALUE, STATUS
from timeline_app.facets.words import value_name
from timeline_app.nearest import nearest

if TYPE_CHECKING:
    from timeline_app.facets.facet import Facet
    from timeline_app.table import EventFile

CLOSED: Final = frozenset({CERTAINTY, STATUS})
"""Facets whose values are the program's own, whatever the file says."""


def name_to_values(file: EventFile, facet: Facet, name: str) -> frozenset[str]:
    """The value that is written so, else those that are called so; empty where there is none."""
    if name == NO_VALUE or name in facet.values:
        return frozenset({name})
    return frozenset(value for value in facet.values if value_name(file, facet.id, value) == name)


def nearest_name(file: EventFile, facet: Facet, name: str) -> str | None:
    """The value, or what one is called, that is most like this name, whatever the case; None where none is."""
    names = [*facet.values, *(value_name(file, facet.id, value) for value in facet.values)]
    by_folded = {one.casefold(): one for one in reversed(names)}
    near = nearest(name.casefold(), by_folded)
    return None if near is None else by_folded[near]
