"""Which lanes there are, which events stand in each, and how many rows each may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from timeline_app.countries import country_name, name_sort_key

if TYPE_CHECKING:
    from timeline_app.table import Bools, EventTable, Rows

GroupBy = Literal["category", "country", "none"]


@dataclass(frozen=True, slots=True, eq=False)
class LaneContent:
    """A lane before it has a place: its key (category id, country code, "" for none) and its rows of the table."""

    key: str
    category: int
    """The category's index for its colour; -1 where the lane is not one category's."""
    rows: Rows


def table_to_lanes(table: EventTable, placeable: Bools, group_by: GroupBy) -> list[LaneContent]:
    """Share out the `placeable` rows among lanes; lanes without any are left out.

    Categories keep the file's order; countries go by their number of events. An event with several countries stands
    in the lane of each.
    """
    if group_by == "category":
        lanes = [
            LaneContent(category.id, code, np.flatnonzero(placeable & (table.category == code)))
            for code, category in enumerate(table.categories)
        ]
        lanes.append(LaneContent("", -1, np.flatnonzero(placeable & (table.category == -1))))
    elif group_by == "country":
        lanes = _country_lanes(table, placeable)
    else:
        lanes = [LaneContent("", -1, np.flatnonzero(placeable))]
    return [lane for lane in lanes if len(lane.rows)]


def _country_lanes(table: EventTable, placeable: Bools) -> list[LaneContent]:
    per_row = np.diff(table.country_begin)
    row_of_entry = np.repeat(np.arange(len(table)), per_row)
    entry_placeable = placeable[row_of_entry]
    country, row_of_entry = table.country[entry_placeable], row_of_entry[entry_placeable]
    by_country = np.argsort(country, kind="stable")
    ends = np.cumsum(np.bincount(country, minlength=len(table.countries)))
    parts = np.split(row_of_entry[by_country], ends[:-1]) if len(ends) else []
    # An event that names a country twice stands in its lane once.
    lanes = [LaneContent(code, -1, np.unique(rows)) for code, rows in zip(table.countries, parts, strict=True)]
    lanes.sort(key=lambda lane: (-len(lane.rows), name_sort_key(country_name(lane.key)) if lane.key else ("", "")))
    return [*lanes, LaneContent("", -1, np.flatnonzero(placeable & (per_row == 0)))]
