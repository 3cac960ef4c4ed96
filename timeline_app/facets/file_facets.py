"""All facets of a file, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.facets.column_facets import category_facet, certainty_facet, country_facet
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY
from timeline_app.facets.text_facets import TextFacets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.facets.facet import Facet
    from timeline_app.table import EventTable

_AT_ONCE: Final = {COUNTRY: country_facet, CATEGORY: category_facet, CERTAINTY: certainty_facet}


class FileFacets:
    """The facets of a table by their ids; those that stand in the events' texts are there once these are read."""

    def __init__(self, table: EventTable) -> None:
        self.table = table
        self._made: dict[str, Facet] = {}
        self._reading: Iterator[float] | None = None
        self._text_facets: dict[str, Facet] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the events' texts have been read."""
        return self._text_facets is not None

    @property
    def ids(self) -> list[str]:
        """The facets that are there, in the order in which they are shown."""
        return [*_AT_ONCE, *(self._text_facets or {})]

    def facet(self, facet_id: str) -> Facet | None:
        """The facet with this id; None where the file has none such. Reads the texts if it has to know."""
        if facet_id in _AT_ONCE:
            if facet_id not in self._made:
                self._made[facet_id] = _AT_ONCE[facet_id](self.table)
            return self._made[facet_id]
        self.complete()
        return (self._text_facets or {}).get(facet_id)

    def reading(self) -> Iterator[float]:
        """Reads the texts slice by slice, and goes on where it was left; gives the share that is done, 0 to 1."""
        if self._reading is None:
            self._reading = self._read()
        return self._reading

    def complete(self) -> None:
        """Read all texts now."""
        if not self.is_complete:
            for _ in self.reading():
                pass

    def _read(self) -> Iterator[float]:
        texts = TextFacets(self.table)
        yield from texts.read()
        self._text_facets = texts.facets()
