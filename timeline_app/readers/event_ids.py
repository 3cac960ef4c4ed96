"""The ids of the events, and what is wrong with them once all of them are known."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from timeline_app.readers.findings import Finding, capped
from timeline_app.readers.json_positions import item_begins, value_begin
from timeline_app.table import EventIds
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from timeline_app.events import Event
    from timeline_app.table import EventRecords


class IdColumns(msgspec.Struct):
    """Hashes of ids, not the ids themselves, of the events so far and of those that they are related to."""

    hash: array[int] = msgspec.field(default_factory=lambda: array("q"))
    nameless: array[int] = msgspec.field(default_factory=lambda: array("i"))
    """The rows of the events without an id."""
    related_hash: array[int] = msgspec.field(default_factory=lambda: array("q"))
    related_row: array[int] = msgspec.field(default_factory=lambda: array("i"))
    """The row of the event that names the other."""
    lost: dict[str, int] = msgspec.field(default_factory=dict)
    """Ids of the events that are in no row, with the byte offset of the first."""

    def extend(self, events: Sequence[Event], first_row: int) -> None:
        """Add the events that stand in the rows from `first_row` on."""
        ids = [event.id for event in events]
        if None in ids:
            self.nameless.fromlist([row for row, event_id in enumerate(ids, first_row) if event_id is None])
            ids = [event_id for event_id in ids if event_id is not None]
        self.hash.fromlist([*map(hash, ids)])
        for related, row in [(event.related, row) for row, event in enumerate(events, first_row) if event.related]:
            self.related_hash.extend(map(hash, related))
            self.related_row.extend([row] * len(related))

    def event_ids(self) -> EventIds:
        """The ids of all events added so far."""
        rows = np.arange(len(self.hash) + len(self.nameless), dtype=np.int32)
        return EventIds.of(np.frombuffer(self.hash, np.int64), np.delete(rows, np.frombuffer(self.nameless, np.int32)))


def id_findings(records: EventRecords, columns: IdColumns, ids: EventIds) -> Iterator[Finding]:
    """Ids given twice, and related events that the file does not have.

    The former are compared letter by letter. Of the latter one in 10^19 would pass for an event that there is.
    """
    yield from _repeated(records, ids, columns.lost)
    named = np.frombuffer(columns.related_hash, np.int64)
    known = ids.known(named)
    if columns.lost:
        known |= np.isin(named, [*map(hash, columns.lost)])
    unknown = set(named[~known].tolist())
    # Not np.unique: it loads numpy.ma, 10 ms of a start.
    for row in sorted(set(np.frombuffer(columns.related_row, np.int32)[~known].tolist())):
        yield from _unknown_related(records.data, int(records.begin[row]), records.event(row), unknown)


def _repeated(records: EventRecords, ids: EventIds, lost: Mapping[str, int]) -> Iterator[Finding]:
    rows = {row for event_id in lost for row in ids.candidates(event_id)}
    first_begins: dict[str | None, int] = {}
    for row in sorted(rows.union(ids.repeated())):
        event, begin = records.event(row), int(records.begin[row])
        first = min(first_begins.setdefault(event.id, begin), lost.get(event.id or "", begin))
        if first != begin:
            at = value_begin(records.data, begin, "id")
            yield Finding(at, translate("Problems", "this id is given twice"), event.title, "id", first_at=first)


def _unknown_related(data: bytes, begin: int, event: Event, unknown: Container[int]) -> list[Finding]:
    """Related events that the file does not have: those whose ids have one of the `unknown` hashes."""
    begins = item_begins(data, begin, "related")
    return capped(
        Finding(
            at,
            translate("Problems", 'no event of this file has the id "{id}"').format(id=event_id),
            event.title,
            "related",
        )
        for at, event_id in zip(begins, event.related, strict=True)
        if hash(event_id) in unknown
    )
