"""What is shown: which events match, and how many each choice would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventTable

NO_COUNTRY: Final = ""
"""Stands in a filter for the events that name no country."""
NO_CATEGORY: Final = ""
"""Stands in a filter for the events that name no category."""


class EventFilter(msgspec.Struct, frozen=True):
    """Which events are shown; None lets everything through.

    An event with several countries matches if any of them is chosen.
    """

    countries: frozenset[str] | None = None
    """Country codes, and `NO_COUNTRY`."""
    categories: frozenset[str] | None = None
    """Category ids, and `NO_CATEGORY`."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filtered."""
        return self.countries is None and self.categories is None


def matching(table: EventTable, event_filter: EventFilter) -> Bools:
    """Which rows of the table match; shape `(n,)`."""
    return _matches_country(table, event_filter.countries) & _matches_category(table, event_filter.categories)


def _matches_country(table: EventTable, chosen: frozenset[str] | None) -> Bools:
    if chosen is None:
        return np.ones(len(table), dtype=np.bool_)
    chosen_codes = np.array([code in chosen for code in table.countries], dtype=np.bool_)
    hits_before = np.zeros(len(table.country) + 1, dtype=np.int64)
    if len(table.country):
        np.cumsum(chosen_codes[table.country], out=hits_before[1:])
    begin, end = table.country_begin[:-1], table.country_begin[1:]
    matches: Bools = hits_before[end] > hits_before[begin]
    if NO_COUNTRY in chosen:
        matches |= begin == end
    return matches


def _matches_category(table: EventTable, chosen: frozenset[str] | None) -> Bools:
    if chosen is None:
        return np.ones(len(table), dtype=np.bool_)
    # The last entry is what category -1, none, looks up.
    chosen_codes = [category.id in chosen for category in table.categories] + [NO_CATEGORY in chosen]
    matches: Bools = np.array(chosen_codes, dtype=np.bool_)[table.category]
    return matches


def country_counts(table: EventTable, event_filter: EventFilter) -> dict[str, int]:
    """Events a country would show under the other filters; `NO_COUNTRY` for those without one, if any are."""
    rows = _matches_category(table, event_filter.categories)
    begin, end = table.country_begin[:-1], table.country_begin[1:]
    of_row = np.repeat(rows, end - begin)
    counts = np.bincount(table.country[of_row], minlength=len(table.countries))
    result = {code: int(count) for code, count in zip(table.countries, counts, strict=True)}
    if bool((begin == end).any()):
        result[NO_COUNTRY] = int((rows & (begin == end)).sum())
    return result


def category_counts(table: EventTable, event_filter: EventFilter) -> dict[str, int]:
    """Events a category would show under the other filters; `NO_CATEGORY` for those without one, if any are."""
    rows = _matches_country(table, event_filter.countries)
    # Category -1, none, comes first.
    without, *counts = np.bincount(table.category[rows] + 1, minlength=len(table.categories) + 1).tolist()
    result = {category.id: count for category, count in zip(table.categories, counts, strict=True)}
    if bool((table.category == -1).any()):
        result[NO_CATEGORY] = without
    return result
