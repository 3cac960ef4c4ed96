"""What an event, a category and a source are, as they stand in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from timeline_app.dates.fast import is_edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

Status = Literal["happened", "ongoing", "planned"]


class StatedDate(msgspec.Struct, frozen=True, kw_only=True):
    """What some source says of an event's date."""

    date: str
    """EDTF."""
    source: str | list[str] = []
    """Ids of the file's sources, or free text."""
    note: str | None = None

    def source_refs(self) -> list[str]:
        """Who says so, as a list, however the file writes them."""
        return _as_list(self.source)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event as the file gives it; further fields stay in the file's bytes and are shown as they are."""

    title: str
    id: str | None = None
    date: str | None = None
    """EDTF; or `start` and `end`, for an interval between times of day."""
    start: str | None = None
    end: str | None = None
    dates: list[StatedDate] = []
    """What each source says, where they differ."""
    date_text: str | None = None
    """The source's own words for the date."""
    covers: str | None = None
    """EDTF: the period that the event is about, where that is not when it happened."""
    countries: list[str] = []
    """ISO 3166-1 alpha-2 codes."""
    category: str | None = None
    text: str = ""
    importance: int | float | None = None
    """Larger is more important; 0 to 10 by custom."""
    source: str | list[str] = []
    """Ids of the file's sources, or free text."""
    status: Status | None = None
    place: str | None = None
    tags: list[str] = []
    related: list[str] = []
    """Ids of other events in the file."""

    def edtf(self) -> str | None:
        """The date that comes first, as one EDTF expression: the event's own, or None when the file gives none."""
        if self.date is not None:
            return self.date
        if self.start is not None or self.end is not None:
            return f"{self.start or ''}/{self.end or ''}"
        stated = [one.date for one in self.dates]
        return next(filter(is_edtf, stated), stated[0]) if stated else None

    def all_edtf(self) -> tuple[str, ...]:
        """All dates that are given, each once, that of `edtf` first; of the others those that can be read."""
        first = self.edtf()
        others = (stated.date for stated in self.dates if is_edtf(stated.date))
        return () if first is None else tuple(dict.fromkeys((first, *others)))

    def is_disputed(self) -> bool:
        """Whether more than one date is given."""
        return bool(self.dates) and len(self.all_edtf()) > 1

    def source_refs(self) -> list[str]:
        """The sources as a list, however the file writes them; without those of its `dates`."""
        return _as_list(self.source)

    def all_source_refs(self) -> list[str]:
        """The same with those of its `dates`, each once."""
        stated = [ref for one in self.dates for ref in one.source_refs()]
        return list(dict.fromkeys([*self.source_refs(), *stated]))


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of event, with the colour it is drawn in; lanes follow the file's order."""

    id: str
    name: str | None = None
    color: str | None = None
    """`#rrggbb`."""

    @property
    def title(self) -> str:
        """What it is called: by its id where it has no name."""
        return self.name or self.id


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who reports an event."""

    id: str
    title: str
    url: str | None = None
    date: str | None = None
    """EDTF: when it was published."""
    note: str | None = None


def source_title(ref: str, sources: Mapping[str, Source]) -> str:
    """The title of the source with this id; what is none of their ids says itself who reports an event."""
    return sources[ref].title if ref in sources else ref


def _as_list(source: str | list[str]) -> list[str]:
    return [source] if isinstance(source, str) else source
