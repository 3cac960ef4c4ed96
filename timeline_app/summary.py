"""What is in view, said in words: the span, the filter, how many events of how many, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.countries import name_sort_key
from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.time_words import year_to_words
from timeline_app.dates.words import day_to_words
from timeline_app.facets.ids import CATEGORY, COUNTRY, NO_VALUE
from timeline_app.facets.words import facet_title, value_name
from timeline_app.plain_text import single_line

if TYPE_CHECKING:
    from timeline_app.events import Source
    from timeline_app.filters import EventFilter
    from timeline_app.table import Bools, EventFile

_YEAR_S: Final = 31_556_952
_NAMED_AT_MOST: Final = 4
_READ_AT_MOST: Final = 5_000
_OBVIOUS: Final = (COUNTRY, CATEGORY)
"""Facets whose values say themselves what they are."""


def span_words(lo_s: int, hi_s: int) -> str:
    """A stretch of time at the precision that its length deserves: "2014 – 2030", "17 Jan 2025 – 3 Feb 2025"."""
    if hi_s - lo_s >= 3 * _YEAR_S:
        return f"{_year_words(lo_s)} – {_year_words(hi_s - 1)}"
    return f"{day_to_words(lo_s, short=True)} – {day_to_words(max(lo_s, hi_s - 1), short=True)}"


def _year_words(time_s: int) -> str:
    return year_to_words(seconds_to_civil(time_s)[0])


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
    """As in: 13 of 15 events; and what of them has no place in time or could not be read.

    `in_picture`, if given, are the rows that the picture's stretch of time touches; both have shape `(n,)`.
    """
    dated = file.table.dated()
    shown = matches & dated if in_picture is None else matches & in_picture
    words = f"{int(shown.sum()):,} of {file.event_count:,} {'event' if file.event_count == 1 else 'events'}"
    undated = int((matches & ~dated).sum())
    if undated:
        words += f" · {undated:,} without a date"
    if file.lost_count:
        words += f" · {file.lost_count:,} unreadable"
    return words


def _credit(source: Source) -> str:
    note = f" ({single_line(source.note, 60)})" if source.note else ""
    return single_line(source.title, 90) + note


def source_line(file: EventFile, rows: Bools) -> str:
    """The sources that the shown events name, in the file's order; at most four by name."""
    used: set[str] = set()
    shown = np.flatnonzero(rows)
    # A newspaper's line has room for a few: no need to read a million events for it.
    for row in shown[:_READ_AT_MOST].tolist():
        used.update(file.table.records.event(row).source_refs())
    names = [_credit(source) for key, source in file.sources.items() if key in used]
    names += [single_line(name, 90) for name in sorted(used - set(file.sources))]
    if not names:
        return ""
    more = len(names) - _NAMED_AT_MOST
    listed = "; ".join(names[:_NAMED_AT_MOST]) + (f"; {more} more" if more > 0 else "")
    if len(shown) > _READ_AT_MOST:
        listed += "; and perhaps others"
    return f"{'Source' if len(names) == 1 else 'Sources'}: {listed}"
