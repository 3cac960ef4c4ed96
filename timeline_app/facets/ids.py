"""The names of facets, and that of having none of their values."""

from __future__ import annotations

from typing import Final

COUNTRY: Final = "country"
CATEGORY: Final = "category"
CERTAINTY: Final = "certainty"
STATUS: Final = "status"
TAG: Final = "tag"
SOURCE: Final = "source"
PLACE: Final = "place"
FURTHER: Final = "field:"
"""Stands before the name of a further field, which may be that of another facet."""
NO_VALUE: Final = ""
"""Stands for the events that have no value of a facet: no country, no tag, a status that is not known."""
