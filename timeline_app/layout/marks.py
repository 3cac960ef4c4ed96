"""Rows of a table to marks; a set with gaps gets a mark for each of its members, so that none lies in a gap."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateBounds, DateFlags, Kind
from timeline_app.dates.disputed import disputed_stretches
from timeline_app.dates.inner_times import edtf_to_stretches, join_stretches
from timeline_app.layout.date_marks import dates_to_marks
from timeline_app.layout.folding import UNFOLDED
from timeline_app.layout.footprint import table_to_footprints
from timeline_app.layout.metrics import MARKER_PX, QUESTION_PX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.layout.folding import Folding
    from timeline_app.layout.footprint import Footprints
    from timeline_app.layout.scene import Mark
    from timeline_app.table import EventTable, Rows
    from timeline_app.timescale import TimeScale

_WITH_SIGN: Final = int(DateFlags.APPROXIMATE | DateFlags.UNCERTAIN)


def rows_to_marks(
    table: EventTable,
    footprints: Footprints,
    rows: Rows,
    tops_px: Iterable[float],
    scale: TimeScale,
    *,
    folding: Folding = UNFOLDED,
) -> list[Mark]:
    """The marks of `rows`, in their order, their tops at `tops_px`; footprints and scale are of folded time."""
    marks = dates_to_marks(table, footprints, rows, tops_px, scale)
    owners: list[int] = []
    stretches: list[DateBounds] = []
    for index in np.flatnonzero(table.kind[rows] >= Kind.ONE_OF).tolist():
        apart = _stretches_apart(table, int(rows[index]), scale)
        owners += [index] * len(apart)
        stretches += apart
    if stretches:
        tops_of_members = [marks[index].top_px for index in owners]
        members = _members_table(table, rows[owners], stretches)
        prints = folding.fold_footprints(table_to_footprints(members, 0))
        drawn = dates_to_marks(members, prints, np.arange(len(members)), tops_of_members, scale, are_members=True)
        for index, of_set in groupby(zip(owners, drawn, strict=True), key=itemgetter(0)):
            marks[index] = _with_members(marks[index], [member for _, member in of_set])
    return marks


def _stretches_apart(table: EventTable, row: int, scale: TimeScale) -> tuple[DateBounds, ...]:
    """The stretches of a set's members that can be told apart at this scale; empty if it is one.

    The columns hold only the bounds of a set, so its text is read, or what each source says of a disputed date.
    """
    is_disputed = bool(table.flags[row] & DateFlags.DISPUTED)
    if not is_disputed and (table.lo_s[row] == FAR_PAST or table.hi_s[row] == FAR_FUTURE):
        return ()  # its fade shows no gaps
    event = table.records.event(row)
    named = disputed_stretches(event.all_edtf()) if is_disputed else edtf_to_stretches(event.edtf() or "")
    # Room for the sign behind a marker, too.
    has_sign = any(stretch.flags & _WITH_SIGN for stretch in named)
    apart = join_stretches(named, int((MARKER_PX + QUESTION_PX * has_sign) / scale.px_per_s))
    return apart if len(apart) > 1 else ()


def _members_table(table: EventTable, owners: Rows, stretches: list[DateBounds]) -> EventTable:
    """A table of the members of sets, each with what the event in `owners` is apart from its date."""
    columns = dict(zip(DateBounds._fields, np.array(stretches, dtype=np.int64).T, strict=True))
    return replace(table, **columns, planned=table.planned[owners], category=table.category[owners])


def _with_members(mark: Mark, members: list[Mark]) -> Mark:
    return mark._replace(
        left_px=min(mark.left_px, members[0].left_px),
        right_px=max(mark.right_px, *(member.right_px for member in members)),
        members=tuple(member._replace(row=mark.row) for member in members),
    )
