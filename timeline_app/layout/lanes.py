"""Which lanes there are, and which events stand in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from timeline_app.countries import country_name, name_sort_key

if TYPE_CHECKING:
    from timeline_app.layout.arrangement import LaneArrangement
    from timeline_app.table import Bools, EventTable, Ints, Rows

GroupBy = Literal["category", "country", "none"]


class LaneKey(NamedTuple):
    """What a lane is for: a category's id, a country's code, or "" for the events without."""

    id: str
    category: int
    """The category's index for its colour; -1 where the lane is not one category's."""


class LaneEntries(NamedTuple):
    """Events and the lanes they stand in, one entry a pair; shape `(m,)` each."""

    lane: Ints
    row: Rows

    def in_order(self, lane_count: int, order: Rows) -> tuple[Rows, Ints]:
        """The rows lane by lane, in each as they come in `order`; and where each lane begins, shape `(lanes + 1,)`.

        `order` holds each of the rows once.
        """
        firsts = np.concatenate([[0], np.cumsum(np.bincount(self.lane, minlength=lane_count))])
        row_count = int(order.max(initial=-1)) + 1
        if len(self.row) == len(order):
            # Each stands in one lane, and numbers of a few bits are sorted in no time.
            lane_of = np.empty(row_count, dtype=np.min_scalar_type(lane_count))
            lane_of[self.row] = self.lane
            return order[np.argsort(lane_of[order], kind="stable")], firsts
        place_of = np.empty(row_count, dtype=np.int64)
        place_of[order] = np.arange(len(order))
        # One key for both: sorting 64-bit numbers is much faster than sorting by two columns.
        keys = (self.lane << 32) | place_of[self.row]
        keys.sort()
        return order[keys & 0xFFFFFFFF], firsts


def lane_ids(table: EventTable, group_by: GroupBy) -> list[str]:
    """By what all lanes go that a table can have; "" is the one for events without."""
    ids = {"category": [category.id for category in table.categories], "country": [*table.countries], "none": []}
    return [*ids[group_by], ""]


def table_to_lanes(table: EventTable, placeable: Bools, group_by: GroupBy) -> tuple[list[LaneKey], LaneEntries]:
    """Share out the `placeable` rows among lanes; lanes without any are left out.

    Categories keep the file's order; countries go by their number of events. An event with several countries stands
    in the lane of each, once.
    """
    rows = np.flatnonzero(placeable)
    if group_by == "category":
        keys = [LaneKey(category.id, code) for code, category in enumerate(table.categories)]
        # -1 becomes the last lane.
        entries = LaneEntries(table.category[rows].astype(np.int64) % (len(keys) + 1), rows)
        keys.append(LaneKey("", -1))
    elif group_by == "country":
        keys, entries = _country_lanes(table, placeable)
    else:
        keys, entries = [LaneKey("", -1)], LaneEntries(np.zeros(len(rows), dtype=np.int64), rows)
    filled = np.bincount(entries.lane, minlength=len(keys)) > 0
    number = np.cumsum(filled) - 1
    kept = [key for key, is_filled in zip(keys, filled.tolist(), strict=True) if is_filled]
    return kept, LaneEntries(number[entries.lane], entries.row)


def arrange_lanes(
    keys: list[LaneKey], entries: LaneEntries, arrangement: LaneArrangement
) -> tuple[list[LaneKey], LaneEntries]:
    """The same lanes in the order of an arrangement."""
    order = arrangement.in_order([key.id for key in keys])
    if order == sorted(order):
        return keys, entries
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return [keys[index] for index in order], LaneEntries(number[entries.lane], entries.row)


def _country_lanes(table: EventTable, placeable: Bools) -> tuple[list[LaneKey], LaneEntries]:
    per_row = np.diff(table.country_begin)
    row_of_entry = np.repeat(np.arange(len(table)), per_row)
    entry_placeable = placeable[row_of_entry]
    country, row_of_entry = table.country[entry_placeable].astype(np.int64), row_of_entry[entry_placeable]
    # An event that names a country twice stands in its lane once. Not np.unique: it is ten times slower here.
    pairs = np.sort((country.astype(np.uint64) << np.uint64(32)) | row_of_entry.astype(np.uint64))
    pairs = pairs[np.diff(pairs, prepend=np.uint64(2**64 - 1)) != 0]
    country, row_of_entry = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.intp)
    counts = np.bincount(country, minlength=len(table.countries)).tolist()

    def order(code: int) -> tuple[int, tuple[str, str]]:
        key = table.countries[code]
        return -counts[code], name_sort_key(country_name(key)) if key else ("", "")

    codes = sorted(range(len(counts)), key=order)
    lane_of_code = np.empty(len(codes), dtype=np.int64)
    lane_of_code[codes] = np.arange(len(codes))
    without = np.flatnonzero(placeable & (per_row == 0))
    lanes = np.concatenate([lane_of_code[country], np.full(len(without), len(codes))])
    keys = [LaneKey(table.countries[code], -1) for code in codes]
    return [*keys, LaneKey("", -1)], LaneEntries(lanes, np.concatenate([row_of_entry, without]))
