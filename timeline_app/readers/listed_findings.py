"""What is wrong with the countries and categories of a whole table: those that no list has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.countries import is_known_country, normalized_country
from timeline_app.nearest import did_you_mean, nearest
from timeline_app.readers.findings import Finding, capped
from timeline_app.readers.json_positions import item_begins, value_begin
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.events import Category
    from timeline_app.readers.event_columns import EventColumns
    from timeline_app.table import EventTable

_COMPARED_AT_MOST: Final = 100
"""Categories, listed and unlisted, that are looked at for likeness: each is compared with each."""


def country_findings(table: EventTable, columns: EventColumns) -> Iterator[Finding]:
    """Country codes that are not known or not well written."""
    reasons = {written: _country_reason(written) for written in columns.country_codes}
    doubtful = [columns.country_codes[written] for written, reason in reasons.items() if reason]
    for row in _rows_with_country(columns, doubtful):
        event, begin = table.records.event(row), int(table.records.begin[row])
        begins = item_begins(table.records.data, begin, "countries")
        yield from capped(
            Finding(at, reason, event.title, "countries", _proper_country(written))
            for at, written in zip(begins, event.countries, strict=True)
            if (reason := reasons[written])
        )


def category_findings(table: EventTable, listed: Sequence[Category]) -> Iterator[Finding]:
    """Categories that the file's own list, if it has one, lacks."""
    if not listed:
        return
    ids = [category.id for category in listed]
    unlisted = table.categories[len(ids) :]
    if not unlisted:
        return
    compared = [category.id[:80] for category in unlisted[:_COMPARED_AT_MOST]]
    close = {name: nearest(name, ids[:_COMPARED_AT_MOST]) for name in compared}
    for row in np.flatnonzero(table.category >= len(ids)).tolist():
        event, begin = table.records.event(row), int(table.records.begin[row])
        match = close.get(unlisted[table.category[row] - len(ids)].id[:80])
        yield Finding(
            value_begin(table.records.data, begin, "category"),
            translate("Problems", '"{category}" is not in the file\'s list of categories').format(
                category=event.category
            ),
            event.title,
            "category",
            None if match is None else did_you_mean(match),
        )


def _country_reason(written: str) -> str | None:
    if not written.strip():
        return translate("Problems", "a blank is no country; left out")
    if not is_known_country(written):
        return translate("Problems", '"{code}" is no country code of ISO 3166-1; kept, and named as unknown').format(
            code=written
        )
    if written != written.strip().upper():
        return translate("Problems", '"{code}" should be written in capital letters').format(code=written)
    return None


def _proper_country(written: str) -> str | None:
    return (
        translate("Problems", 'write "{code}"').format(code=normalized_country(written))
        if is_known_country(written)
        else None
    )


def _rows_with_country(columns: EventColumns, codes: list[int]) -> list[int]:
    if not codes:
        # Asked about no values, np.isin loads numpy.ma, 10 ms of a start.
        return []
    places = np.flatnonzero(np.isin(np.frombuffer(columns.country, np.int32), codes))
    rows = np.searchsorted(np.cumsum(np.frombuffer(columns.country_count, np.int32)), places, side="right")
    # In order as they are. Not np.unique: it loads numpy.ma, 10 ms of a start.
    return list(dict.fromkeys(rows.tolist()))
