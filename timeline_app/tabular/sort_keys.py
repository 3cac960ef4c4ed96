"""What the events of a file are sorted by in a column: one key an event, as NumPy columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from timeline_app.countries import country_name, name_sort_key
from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags
from timeline_app.plain_text import single_line
from timeline_app.tabular.event_rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.table import Bools, EventFile, EventTable, Floats, Ints
    from timeline_app.tabular.columns import Column
    from timeline_app.tabular.event_rows import Told

SORTED_BY_CHARS: Final = 80
"""Longer texts are sorted by their beginnings."""
_KEY_BYTES: Final = 96
_LARGEST: Final = 1e300
_COUNTRIES_SORTED_BY: Final = 8
_QUALIFIED: Final = int(DateFlags.APPROXIMATE | DateFlags.UNCERTAIN)


Ints32 = npt.NDArray[np.int32]


class SortKeys(NamedTuple):
    """Keys to sort rows by, the first counts most; shape `(n,)` each."""

    keys: tuple[Any, ...]
    """NumPy arrays of numbers or bytes."""
    has_value: Bools
    """Which rows say anything here; the others stand last in either direction."""


def column_to_keys(file: EventFile, column: Column, language: str = "en", told: Told | None = None) -> SortKeys:
    """The keys of all events of a file in a column; reads through the file where the table has no such column."""
    table = file.table
    match column.id:
        case "date" | "date_in_words":
            found = SortKeys((_first_known_s(table), table.hi_s), table.dated())
        case "earliest":
            found = SortKeys((table.lo_s, table.hi_s), table.dated())
        case "latest":
            found = SortKeys((table.hi_s, table.lo_s), table.dated())
        case "certainty":
            found = SortKeys((_doubt_s(table), table.flags & _QUALIFIED), table.dated())
        case "category":
            found = _category_keys(table)
        case "countries":
            found = _country_keys(table, [country_name(code, language) for code in table.countries])
        case "country_codes":
            found = _country_keys(table, table.countries)
        case "importance":
            found = _number_keys(file, column, told)
        case _:
            found = _text_keys(file, column, language, told)
    return found


def _first_known_s(table: EventTable) -> Ints:
    """Where each date begins, else the first that is known of it: "by 2027" stands with 2027, not before all others."""
    known_s: Ints = np.where(table.lo_s != FAR_PAST, table.lo_s, table.end_lo_s)
    return np.where(known_s != FAR_PAST, known_s, table.hi_s)


def _doubt_s(table: EventTable) -> Floats:
    """How much time the less certain end of each date leaves open; infinite where a bound is missing."""
    start_s = table.start_hi_s.astype(np.float64) - table.lo_s
    end_s = table.hi_s.astype(np.float64) - table.end_lo_s
    doubt_s: Floats = np.maximum(start_s, end_s)
    doubt_s[(table.lo_s == FAR_PAST) | (table.hi_s == FAR_FUTURE)] = np.inf
    return doubt_s


def _name_places(names: Sequence[str]) -> Ints32:
    """Where each name stands among all of them in order of letters; the last entry is what -1, none, looks up."""
    place_of = {name: place for place, name in enumerate(sorted(set(names), key=name_sort_key))}
    return np.array([*(place_of[name] for name in names), -1], dtype=np.int32)


def _category_keys(table: EventTable) -> SortKeys:
    places = _name_places([category.title for category in table.categories])
    return SortKeys((places[table.category],), table.category >= 0)


def _country_keys(table: EventTable, names: Sequence[str]) -> SortKeys:
    """By the first country, then by the second and so on; fewer come before more."""
    places = _name_places(names)
    begin, counts = table.country_begin[:-1], np.diff(table.country_begin)
    keys = []
    for nth in range(min(_COUNTRIES_SORTED_BY, int(counts.max(initial=0)))):
        key = np.full(len(table), -1, dtype=np.int32)
        key[counts > nth] = places[table.country[begin[counts > nth] + nth]]
        keys.append(key)
    return SortKeys(tuple(keys), counts > 0)


def _number_keys(file: EventFile, column: Column, told: Told | None) -> SortKeys:
    keys = np.full(len(file.table), np.nan)
    for row in read_rows(file, column.field, told=told):
        given = row.event.importance
        if given is not None:
            # A whole number can be too large for a float.
            keys[row.row] = min(max(given, -_LARGEST), _LARGEST)
    return SortKeys((keys,), ~np.isnan(keys))


def _text_keys(file: EventFile, column: Column, language: str, told: Told | None) -> SortKeys:
    texts = (text_to_key(column.words(row)) for row in read_rows(file, column.field, language, told))
    # NumPy cuts what is longer.
    keys = np.fromiter(texts, dtype=f"S{_KEY_BYTES}", count=len(file.table))
    return SortKeys((keys,), keys != b"")


def text_to_key(text: str) -> bytes:
    """What a text is sorted by: its beginning, whatever the case and the accents."""
    begin = text[:SORTED_BY_CHARS]
    if begin.isascii() and begin.isprintable() and "  " not in begin:
        return begin.strip().lower().encode()
    return name_sort_key(single_line(begin))[0].encode()
