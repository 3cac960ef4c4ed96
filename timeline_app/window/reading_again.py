"""Finds the events of an earlier reading of a file in a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.table import EventTable

_NEAR: Final = 1_000
"""Rows around the old one in which an event is looked for by its title: whoever mends a file moves few events."""
_FAR_AT_MOST: Final = 5_000
"""Events elsewhere with the same date that are looked at, so that a file of a million delays nothing."""


def rows_again(rows: Iterable[int], old: EventTable, new: EventTable) -> list[int]:
    """The rows in `new` of the events at `rows` of `old`, in their order, without those that are gone.

    An event is known by its id, else by its title: beside its old place whatever has become of its date, elsewhere only
    with the same one.
    """
    found = (_row_again(row, old, new) for row in rows)
    return list(dict.fromkeys(row for row in found if row is not None))


def _row_again(row: int, old: EventTable, new: EventTable) -> int | None:
    event = old.records.event(row)
    by_id = None if event.id is None else new.row_of_id(event.id)
    if by_id is not None:
        return by_id

    def is_like(other_row: int) -> bool:
        other = new.records.event(other_row)
        return other.title == event.title and (event.id is None or other.id is None)

    near = [other_row for other_row in _rows_near_with_title(row, event.title, new) if is_like(other_row)]
    far = _rows_with_same_bounds(row, old, new)
    return min(
        near,
        key=lambda other: (new.bounds(other) != old.bounds(row), abs(other - row)),
        default=next(filter(is_like, far), None),
    )


def _rows_near_with_title(row: int, title: str, new: EventTable) -> Iterator[int]:
    first, end = max(0, row - _NEAR), min(len(new), row + _NEAR)
    if first < end:
        titles = new.records.titles(first, end)
        yield from (number for number, other in enumerate(titles, first) if other == title)


def _rows_with_same_bounds(row: int, old: EventTable, new: EventTable) -> list[int]:
    same = (new.lo_s == old.lo_s[row]) & (new.hi_s == old.hi_s[row]) & (new.kind == old.kind[row])
    rows: list[int] = np.flatnonzero(same)[:_FAR_AT_MOST].tolist()
    return rows
