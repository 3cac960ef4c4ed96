"""What is in view, said in words: the filter, how many events of how many, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import msgspec
import numpy as np

from timeline_app.countries import name_sort_key
from timeline_app.dates.words import day_to_words
from timeline_app.facets.ids import CATEGORY, COUNTRY, NO_VALUE
from timeline_app.facets.words import facet_title, value_name
from timeline_app.plain_text import single_line

if TYPE_CHECKING:
    from timeline_app.events import Source
    from timeline_app.filters import EventFilter
    from timeline_app.table import Bools, EventFile

_NAMED_AT_MOST: Final = 4
_READ_AT_MOST: Final = 5_000
_OBVIOUS: Final = (COUNTRY, CATEGORY)
"""Facets whose values say themselves what they are."""


def beyond_knowledge_words(as_of_s: int, ongoing: int) -> str:
    """What is true of the time from `as_of_s` on, where the file says nothing: how many events it knows to go on."""
    words = f"The file knows up to {day_to_words(as_of_s - 1)}"
    if not ongoing:
        return f"{words}; no event is known to go on."
    return f"{words}; {ongoing:,} {'event goes' if ongoing == 1 else 'events go'} on."


def filter_words(file: EventFile, event_filter: EventFilter, language: str = "en") -> str:
    """What the filter lets through: "France or Lithuania · National defence"; empty where it lets through all."""
    parts = []
    for facet_id, chosen in event_filter.choices.items():
        if chosen.need_all and not chosen.values:
            continue
        names = [single_line(value_name(file, facet_id, value, language), 60) for value in chosen.values - {NO_VALUE}]
        without = [value_name(file, facet_id, NO_VALUE, language)] * (NO_VALUE in chosen.values)
        joined = _listed([*sorted(names, key=name_sort_key), *map(_uncapitalized, without)], all_of=chosen.need_all)
        parts.append(joined if facet_id in _OBVIOUS else f"{facet_title(facet_id)}: {joined}")
    return " · ".join(parts)


def _uncapitalized(name: str) -> str:
    return name[:1].lower() + name[1:]


def _listed(names: list[str], *, all_of: bool) -> str:
    if not names:
        return "nothing chosen"
    if len(names) > _NAMED_AT_MOST:
        names = [*names[: _NAMED_AT_MOST - 1], f"{len(names) - _NAMED_AT_MOST + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {'and' if all_of else 'or'} {names[-1]}"


def count_words(file: EventFile, matches: Bools, in_picture: Bools | None = None) -> str:
    """As in: 13 of 15 events · 2 of them without a date · 1 unreadable.

    `in_picture`, if given, are the rows that a picture's stretch of time touches: then it is these that are counted,
    and those without a date come on top. Both have shape `(n,)`.
    """
    counted = matches if in_picture is None else matches & in_picture
    words = _of_all_words(int(counted.sum()), file.event_count)
    undated = int((matches & ~file.table.dated()).sum())
    if undated:
        words += f" · {undated:,} {'of them' if in_picture is None else 'more'} without a date"
    if file.lost_count:
        words += f" · {file.lost_count:,} unreadable"
    return words


def problem_count_words(count: int) -> str:
    """As in: 1 problem."""
    return f"{count:,} {'problem' if count == 1 else 'problems'}" if count else "no problems"


def read_again_words(file: EventFile) -> str:
    """As in: Read again: 16 events, 1 problem."""
    count = file.event_count
    events = f"{count:,} {'event' if count == 1 else 'events'}"
    return f"Read again: {events}, {problem_count_words(len(file.problems))}"


def match_words(counts: FileCounts) -> str:
    """As in: 260 of 1,500 events · 1,230 filtered out · 10 unreadable."""
    words = _of_all_words(counts.total - counts.filtered_out - counts.unreadable, counts.total)
    words += f" · {counts.filtered_out:,} filtered out" * bool(counts.filtered_out)
    return words + f" · {counts.unreadable:,} unreadable" * bool(counts.unreadable)


def _of_all_words(count: int, total: int) -> str:
    return f"{count:,} of {total:,} {'event' if total == 1 else 'events'}"


class InView(msgspec.Struct, frozen=True):
    """Where the matching events with a date are; each is counted once."""

    shown: int
    """With a row of their own, touching the stretch of time in view; not all may be in sight where lanes scroll."""
    out_of_sight: int
    """So many of these are above or below."""
    counted: int
    """Touching the stretch too, but without a row: in clusters, or beside a lane's name."""
    in_several_lanes: bool
    """Whether some stand in several lanes, shown in one and counted in another."""
    elsewhere: int
    """Wholly before or after the stretch."""


def in_view_words(in_view: InView) -> str:
    """As in: In view: 16 shown (6 above or below) + 44 only counted · 1,440 before or after."""
    # The lanes' own counts then make more.
    once = ", each event once" * (in_view.in_several_lanes and in_view.counted > 0)
    words = f"In view{once}: {in_view.shown:,} shown"
    if in_view.out_of_sight:
        words += f" ({in_view.out_of_sight:,} above or below)"
    if in_view.counted:
        words += f" + {in_view.counted:,} only counted"
    return words + f" · {in_view.elsewhere:,} before or after" * bool(in_view.elsewhere)


class FileCounts(msgspec.Struct, frozen=True):
    """Where a file's other events are, whatever stretch of time is in view."""

    undated: int
    """Matching, without a date."""
    filtered_out: int
    unreadable: int
    total: int
    """All that stand in the file, those in view too."""

    @classmethod
    def of(cls, file: EventFile, matches: Bools) -> Self:
        """Those of a file of which the rows that match are given, shape `(n,)`."""
        undated = int((matches & ~file.table.dated()).sum())
        return cls(undated, len(matches) - int(matches.sum()), file.lost_count, file.event_count)


def sum_words(in_view: InView, others: FileCounts) -> str:
    """How all events of the file add up: "16 shown + 1,440 before or after + 44 without a date = 1,500 in the file"."""
    parts = (
        (in_view.shown, "shown"),
        (in_view.counted, "counted"),
        (in_view.elsewhere, "before or after"),
        (others.undated, "without a date"),
        (others.filtered_out, "filtered out"),
        (others.unreadable, "unreadable"),
    )
    terms = [f"{count:,} {words}" for count, words in parts if count]
    return f"{' + '.join(terms) or '0'} = {others.total:,} in the file"


def _credit(source: Source) -> str:
    note = f" ({single_line(source.note, 60)})" if source.note else ""
    return single_line(source.title, 90) + note


def source_line(file: EventFile, rows: Bools) -> str:
    """The sources that the shown events name, in the file's order; at most four by name."""
    used: set[str] = set()
    shown = np.flatnonzero(rows)
    # A newspaper's line has room for a few: no need to read a million events for it.
    for row in shown[:_READ_AT_MOST].tolist():
        used.update(file.table.records.event(row).all_source_refs())
    names = [_credit(source) for key, source in file.sources.items() if key in used]
    names += [single_line(name, 90) for name in sorted(used - set(file.sources)) if name.strip()]
    if not names:
        return ""
    more = len(names) - _NAMED_AT_MOST
    listed = "; ".join(names[:_NAMED_AT_MOST]) + (f"; {more} more" if more > 0 else "")
    if len(shown) > _READ_AT_MOST:
        listed += "; and perhaps others"
    return f"{'Source' if len(names) == 1 else 'Sources'}: {listed}"
