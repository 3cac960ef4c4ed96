"""What facets and their values are called."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline_app.countries import country_name
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY, FURTHER, NO_VALUE, PLACE, SOURCE, STATUS, TAG
from timeline_app.plain_text import single_line

if TYPE_CHECKING:
    from timeline_app.table import EventFile

_TITLES: Final = MappingProxyType(
    {
        COUNTRY: "Countries",
        CATEGORY: "Categories",
        CERTAINTY: "Certainty",
        STATUS: "Status",
        TAG: "Tags",
        SOURCE: "Sources",
        PLACE: "Places",
    }
)
_WITHOUT: Final = MappingProxyType(
    {
        COUNTRY: "No country",
        CATEGORY: "No category",
        CERTAINTY: "No date",
        STATUS: "Status unknown",
        TAG: "No tag",
        SOURCE: "No source",
        PLACE: "No place",
    }
)
_CERTAINTIES: Final = MappingProxyType(
    {
        "day": "To the day",
        "month": "To the month or season",
        "year": "To the year",
        "vaguer": "Less well",
        "open": "Open at a side",
        "about": "About then",
        "perhaps": "Perhaps then",
    }
)


def facet_title(facet_id: str) -> str:
    """What a facet is called: "Countries"; a further field by its own name."""
    return _TITLES.get(facet_id) or single_line(facet_id.removeprefix(FURTHER), 60)


def value_name(file: EventFile, facet_id: str, value: str, language: str = "en") -> str:
    """What a value of a facet is called; countries in `language`."""
    if value == NO_VALUE:
        return _WITHOUT.get(facet_id) or f"No {facet_title(facet_id)}"
    if facet_id == COUNTRY:
        return country_name(value, language)
    if facet_id == CATEGORY:
        named = (category.name for category in file.table.categories if category.id == value)
        return single_line(next(named, None) or value, 80)
    if facet_id == SOURCE and value in file.sources:
        return single_line(file.sources[value].title, 120)
    if facet_id == CERTAINTY:
        return _CERTAINTIES.get(value, value)
    return single_line(value.capitalize() if facet_id == STATUS else value, 80)
