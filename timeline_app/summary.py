"""What is in view, said in words: the filter, how many events of how many, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.countries import name_sort_key
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
