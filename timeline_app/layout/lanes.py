"""Which lanes there are, and which events stand in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self

import msgspec
import numpy as np

from timeline_app.countries import country_name, name_sort_key
from timeline_app.facets.ids import COUNTRY
from timeline_app.layout.arrangement import USUAL

if TYPE_CHECKING:
    from timeline_app.filters import EventFilter
    from timeline_app.layout.arrangement import LaneArrangement
    from timeline_app.table import Bools, EventTable, Ints, Rows

GroupBy = Literal["category", "country", "none"]


class LaneKey(NamedTuple):
    """What a lane is for: a category's id, a country's code, or "" for the events without."""

    id: str
    category: int
    """The category's index for its colour; -1 where the lane is not one category's."""


_WITHOUT: Final = LaneKey("", -1)
"""The lane of the events without, which comes last."""


class LaneOrder(msgspec.Struct, frozen=True, eq=False):
    """Dated events lane by lane, in each lane in order of time."""

    keys: tuple[LaneKey, ...]
    rows: Rows
    """Rows of the table; of an event with several countries once for each."""
    firsts: Ints
    """Shape `(lanes + 1,)`: the events of lane `i` are `rows[firsts[i]:firsts[i + 1]]`."""
    by_count: bool = False
    """Whether the lanes with the most events come first, whatever is filtered."""

    @classmethod
    def of(cls, table: EventTable, in_time: Rows, group_by: GroupBy, language: str = "en") -> Self:
        """Share out the rows that are given in order of time, each once; lanes without any are made too.

        Categories keep the file's order, countries are sorted by their names in `language`. An event with
        several countries stands in the lane of each, once.
        """
        if group_by == "country":
            return cls._by_country(table, in_time, language)
        categories = table.categories if group_by == "category" else ()
        keys = (*(LaneKey(category.id, code) for code, category in enumerate(categories)), _WITHOUT)
        if not categories:
            return cls(keys, in_time, np.array([0, len(in_time)]))
        # -1 becomes the last lane. Numbers of a few bits are sorted in no time.
        lanes = (table.category[in_time] % len(keys)).astype(np.min_scalar_type(len(keys)))
        firsts = np.concatenate([[0], np.cumsum(np.bincount(lanes, minlength=len(keys)))])
        return cls(keys, in_time[np.argsort(lanes, kind="stable")], firsts)

    @classmethod
    def _by_country(cls, table: EventTable, in_time: Rows, language: str) -> Self:
        names = [country_name(code, language) for code in table.countries]
        codes = sorted(range(len(names)), key=lambda code: name_sort_key(names[code]))
        keys = (*(LaneKey(table.countries[code], -1) for code in codes), _WITHOUT)
        lane_of_code = np.empty(len(codes), dtype=np.int64)
        lane_of_code[codes] = np.arange(len(codes))
        per_row = np.diff(table.country_begin)
        without = np.flatnonzero(per_row == 0)
        lanes = np.concatenate([lane_of_code[table.country], np.full(len(without), len(codes))])
        place_of_row = np.full(len(table), -1, dtype=np.int64)
        place_of_row[in_time] = np.arange(len(in_time))
        places = place_of_row[np.concatenate([np.repeat(np.arange(len(table)), per_row), without])]
        # One key for both: sorting 64-bit numbers is much faster than sorting by two columns.
        pairs = ((lanes << 32) | places)[places >= 0]
        pairs.sort()
        # Not np.unique: it is ten times slower here.
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        firsts = pairs.searchsorted(np.arange(len(keys) + 1) << 32)
        return cls(keys, in_time[pairs & 0xFFFFFFFF], firsts, by_count=True)

    def matching(
        self, matches: Bools, arrangement: LaneArrangement = USUAL, only: frozenset[str] | None = None
    ) -> LaneOrder:
        """Those rows of the table that match, shape `(n,)`, in arranged lanes; those without any are left out.

        Where `only` is given, so are all other lanes; each row that matches has to be in one of these.
        """
        rows, firsts = self.rows, self.firsts
        kept = np.flatnonzero(matches[rows])
        if len(kept) < len(rows):
            rows, firsts = rows[kept], kept.searchsorted(firsts)
        counts = np.diff(firsts)
        all_filled: list[int] = np.flatnonzero(counts).tolist()
        filled = [lane for lane in all_filled if only is None or self.keys[lane].id in only]
        if self.by_count:
            filled.sort(key=lambda lane: (self.keys[lane] == _WITHOUT, -counts[lane]))
        order = [filled[place] for place in arrangement.in_order([self.keys[lane].id for lane in filled])]
        if order != all_filled:
            rows = np.concatenate([rows[firsts[lane] : firsts[lane + 1]] for lane in order])
        firsts = np.concatenate([[0], np.cumsum(counts[order])])
        return LaneOrder(tuple(self.keys[lane] for lane in order), rows, firsts, self.by_count)


def chosen_lanes(event_filter: EventFilter, group_by: GroupBy) -> frozenset[str] | None:
    """The ids of the lanes that a filter leaves, None for all: where a country is not chosen, it needs no lane.

    An event of several countries stands in the lanes of those that are chosen.
    """
    chosen = event_filter.chosen(COUNTRY) if group_by == "country" else None
    if chosen is None or (chosen.need_all and not chosen.values):
        return None
    return chosen.values


def lane_ids(table: EventTable, group_by: GroupBy) -> list[str]:
    """By what all lanes go that a table can have; "" is the one for events without."""
    ids = {"category": [category.id for category in table.categories], "country": [*table.countries], "none": []}
    return [*ids[group_by], ""]
