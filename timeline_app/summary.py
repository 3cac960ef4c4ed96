"""What is in view, said in words: the filter, how many events of how many, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import msgspec
import numpy as np

from timeline_app.countries import name_sort_key
from timeline_app.dates.phrases import spoken
from timeline_app.dates.words import day_to_words
from timeline_app.facets.column_facets import category_facet, country_facet
from timeline_app.facets.ids import CATEGORY, COUNTRY, NO_VALUE
from timeline_app.facets.words import facet_title, value_name
from timeline_app.plain_text import single_line
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from timeline_app.events import Source
    from timeline_app.filters import Chosen, EventFilter
    from timeline_app.layout.in_view import InView
    from timeline_app.table import Bools, EventFile

_BETWEEN: Final = " · "
_NAMED_AT_MOST: Final = 4
_READ_AT_MOST: Final = 5_000
_SOURCE_CHARS: Final = 200
"""Of the title of a source, and of its note."""
_OBVIOUS: Final = (COUNTRY, CATEGORY)
"""Facets whose values say themselves what they are."""
_FACETS: Final = {COUNTRY: country_facet, CATEGORY: category_facet}


def beyond_knowledge_words(as_of_s: int, ongoing: int) -> str:
    """What is true of the time from `as_of_s` on, where the file says nothing: how many events it knows to go on."""
    words = translate("Counts", "The file knows up to {day}; %Ln events go on.", "", ongoing)
    if ongoing == 1:
        words = translate("Counts", "The file knows up to {day}; 1 event goes on.")
    if not ongoing:
        words = translate("Counts", "The file knows up to {day}; no event is known to go on.")
    return words.format(day=day_to_words(as_of_s - 1))


def filter_words(file: EventFile, event_filter: EventFilter, language: str = "en") -> str:
    """What the filter lets through: "France or Lithuania · National defence"; empty where it lets through all.

    Where only a few of many countries or categories are left out, these are named: "all but Germany".
    """
    parts = []
    for facet_id, chosen in event_filter.choices.items():
        if chosen.need_all and not chosen.values:
            continue
        left_out = _left_out(file, facet_id, chosen)
        joined = _listed(_value_names(file, facet_id, left_out or chosen.values, language), all_of=chosen.need_all)
        if left_out:
            joined = translate("Counts", "all but {values}").format(values=joined)
        with_title = translate("Counts", "{facet}: {values}").format(facet=facet_title(facet_id), values=joined)
        parts.append(joined if facet_id in _OBVIOUS else with_title)
    return " · ".join(parts)


def _left_out(file: EventFile, facet_id: str, chosen: Chosen) -> frozenset[str]:
    """The few values that are not among the many chosen ones; none where that is not how to say it."""
    facet = _FACETS.get(facet_id)
    if facet is None or chosen.need_all or len(chosen.values) <= _NAMED_AT_MOST:
        return frozenset()
    every = np.ones(len(file.table), dtype=np.bool_)
    left_out = frozenset(value for value, count in facet(file.table).counts(every).items() if count) - chosen.values
    return left_out if len(left_out) < _NAMED_AT_MOST else frozenset()


def _value_names(file: EventFile, facet_id: str, values: frozenset[str], language: str) -> list[str]:
    names = [single_line(value_name(file, facet_id, value, language), 60) for value in values - {NO_VALUE}]
    without = [value_name(file, facet_id, NO_VALUE, language)] * (NO_VALUE in values)
    return [*sorted(names, key=name_sort_key), *map(_uncapitalized, without)]


def _uncapitalized(name: str) -> str:
    return name[:1].lower() + name[1:]


def _listed(names: list[str], *, all_of: bool) -> str:
    if not names:
        return translate("Counts", "nothing chosen")
    if len(names) > _NAMED_AT_MOST:
        more = translate("Counts", "%Ln more", "values", len(names) - _NAMED_AT_MOST + 1)
        names = [*names[: _NAMED_AT_MOST - 1], more]
    phrases = spoken()
    return phrases.listed(names, phrases.last_and if all_of else phrases.last_or)


def count_words(file: EventFile, matches: Bools, in_picture: Bools | None = None) -> str:
    """As in: 13 of 15 events · 2 of them without a date · 1 unreadable.

    `in_picture`, if given, are the rows that a picture's stretch of time touches: then it is these that are counted,
    and those without a date come on top. Both have shape `(n,)`.
    """
    counted = matches if in_picture is None else matches & in_picture
    parts = [_of_all_words(int(counted.sum()), file.event_count)]
    undated = int((matches & ~file.table.dated()).sum())
    if undated and in_picture is None:
        parts.append(translate("Counts", "%Ln of them without a date", "events", undated))
    elif undated:
        parts.append(translate("Counts", "%Ln more without a date", "events", undated))
    if file.lost_count:
        parts.append(translate("Counts", "%Ln unreadable", "events", file.lost_count))
    return _BETWEEN.join(parts)


def problem_count_words(count: int) -> str:
    """As in: 1 problem."""
    return translate("Counts", "%Ln problem(s)", "", count) if count else translate("Counts", "no problems")


def read_again_words(file: EventFile) -> str:
    """As in: Read again: 16 events, 1 problem."""
    events = translate("Counts", "%Ln event(s)", "", file.event_count)
    words = translate("Counts", "Read again: {events}, {problems}", "16 events, 1 problem")
    return words.format(events=events, problems=problem_count_words(len(file.problems)))


def match_words(counts: FileCounts) -> str:
    """As in: 260 of 1,500 events · 1,230 filtered out · 10 unreadable."""
    parts = [_of_all_words(counts.total - counts.filtered_out - counts.unreadable, counts.total)]
    if counts.filtered_out:
        parts.append(translate("Counts", "%Ln filtered out", "events", counts.filtered_out))
    if counts.unreadable:
        parts.append(translate("Counts", "%Ln unreadable", "events", counts.unreadable))
    return _BETWEEN.join(parts)


def _of_all_words(count: int, total: int) -> str:
    return translate("Counts", "{count} of %Ln event(s)", "", total).format(count=in_figures(count))


def in_view_words(in_view: InView) -> str:
    """As in: In view: 16 shown (6 above or below) + 44 only counted · 1,440 before or after."""
    # The lanes' own counts then make more.
    once = in_view.in_several_lanes and in_view.counted > 0
    words = (
        translate("Counts", "In view, each event once: {counts}") if once else translate("Counts", "In view: {counts}")
    )
    counts = translate("Counts", "%Ln shown", "events", in_view.shown)
    if in_view.out_of_sight:
        counts = translate("Counts", "%Ln shown ({hidden} above or below)", "events", in_view.shown)
        counts = counts.format(hidden=in_figures(in_view.out_of_sight))
    if in_view.counted:
        counts += " + " + translate("Counts", "%Ln only counted", "events", in_view.counted)
    if in_view.elsewhere:
        counts += _BETWEEN + translate("Counts", "%Ln before or after", "events", in_view.elsewhere)
    return words.format(counts=counts)


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
        (in_view.shown, translate("Counts", "%Ln shown", "events", in_view.shown)),
        (in_view.counted, translate("Counts", "%Ln counted", "events", in_view.counted)),
        (in_view.elsewhere, translate("Counts", "%Ln before or after", "events", in_view.elsewhere)),
        (others.undated, translate("Counts", "%Ln without a date", "events", others.undated)),
        (others.filtered_out, translate("Counts", "%Ln filtered out", "events", others.filtered_out)),
        (others.unreadable, translate("Counts", "%Ln unreadable", "events", others.unreadable)),
    )
    terms = " + ".join(words for count, words in parts if count) or in_figures(0)
    return translate("Counts", "{terms} = %Ln in the file", "events", others.total).format(terms=terms)


def _credit(source: Source) -> str:
    note = f" ({single_line(source.note, _SOURCE_CHARS)})" if source.note else ""
    return single_line(source.title, _SOURCE_CHARS) + note


def source_line(file: EventFile, rows: Bools) -> str:
    """The sources that the shown events name, in the file's order; at most four by name."""
    used: set[str] = set()
    shown = np.flatnonzero(rows)
    # A newspaper's line has room for a few: no need to read a million events for it.
    for row in shown[:_READ_AT_MOST].tolist():
        used.update(file.table.records.event(row).all_source_refs())
    names = [_credit(source) for key, source in file.sources.items() if key in used]
    names += [single_line(name, _SOURCE_CHARS) for name in sorted(used - set(file.sources)) if name.strip()]
    if not names:
        return ""
    more = len(names) - _NAMED_AT_MOST
    listed = names[:_NAMED_AT_MOST]
    if more > 0:
        listed.append(translate("Counts", "%Ln more", "sources", more))
    if len(shown) > _READ_AT_MOST:
        listed.append(translate("Counts", "and perhaps others", "sources"))
    return translate("Counts", "Source(s): {sources}", "", len(names)).format(sources="; ".join(listed))
