"""What facets and their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.countries import country_name
from timeline_app.events import source_title
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY, FURTHER, NO_VALUE, PLACE, SOURCE, STATUS, TAG
from timeline_app.plain_text import single_line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.table import EventFile


def facet_title(facet_id: str) -> str:
    """What a facet is called: "Countries"; a further field by its own name."""
    titles = {
        COUNTRY: translate("Facets", "Countries"),
        CATEGORY: translate("Facets", "Categories"),
        CERTAINTY: translate("Facets", "Certainty", "how well dates are known"),
        STATUS: translate("Facets", "Status"),
        TAG: translate("Facets", "Tags"),
        SOURCE: translate("Facets", "Sources"),
        PLACE: translate("Facets", "Places"),
    }
    return titles.get(facet_id) or single_line(facet_id.removeprefix(FURTHER), 60)


def value_name(file: EventFile, facet_id: str, value: str, language: str = "en") -> str:
    """What a value of a facet is called; countries in `language`."""
    if value == NO_VALUE:
        return no_value_name(facet_id)
    if facet_id == COUNTRY:
        return country_name(value, language)
    if facet_id == CATEGORY:
        titles = (category.title for category in file.table.categories if category.id == value)
        return single_line(next(titles, value), 80)
    if facet_id == SOURCE:
        return single_line(source_title(value, file.sources), 120)
    return _own_words(facet_id).get(value) or single_line(value, 80)


def no_value_name(facet_id: str) -> str:
    """What is said where an event has no value of a facet: "No country"."""
    words = {
        COUNTRY: translate("Facets", "No country"),
        CATEGORY: translate("Facets", "No category"),
        CERTAINTY: translate("Facets", "No date"),
        STATUS: translate("Facets", "Status unknown"),
        TAG: translate("Facets", "No tag"),
        SOURCE: translate("Facets", "No source"),
        PLACE: translate("Facets", "No place"),
    }
    return words.get(facet_id) or translate("Facets", "No {field}").format(field=facet_title(facet_id))


def _own_words(facet_id: str) -> dict[str, str]:
    """The values that are not the file's own words."""
    if facet_id == CERTAINTY:
        return {
            "day": translate("Facets", "To the day"),
            "month": translate("Facets", "To the month or season"),
            "year": translate("Facets", "To the year"),
            "vaguer": translate("Facets", "Less well"),
            "open": translate("Facets", "Open at a side"),
            "about": translate("Facets", "About then"),
            "perhaps": translate("Facets", "Perhaps then"),
            "disputed": translate("Facets", "Disputed"),
        }
    if facet_id == STATUS:
        return {
            "happened": translate("Facets", "Happened"),
            "ongoing": translate("Facets", "Ongoing"),
            "planned": translate("Facets", "Planned"),
        }
    return {}
