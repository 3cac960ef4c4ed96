"""A view of a file: what is shown of it, when, in which lanes, and what is selected."""

from __future__ import annotations

import msgspec

from timeline_app.event_name import EventName  # noqa: TC001  # msgspec reads the types of the fields
from timeline_app.filters import EventFilter
from timeline_app.layout.lanes import GroupBy  # noqa: TC001  # the same


class View(msgspec.Struct, frozen=True):
    """All that has to be said to see the same again."""

    event_filter: EventFilter = msgspec.field(default_factory=EventFilter)
    group_by: GroupBy = "category"
    span_s: tuple[int, int] | None = None
    """The stretch of time, in real time; None for all of the file."""
    selected: tuple[EventName, ...] = ()
    """The one that counts most last."""
