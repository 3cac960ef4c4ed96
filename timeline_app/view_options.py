"""A view as words of the command line, and these as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.countries import is_known_country
from timeline_app.dates.bound_edtf import time_to_edtf
from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.dates.words import day_to_words
from timeline_app.facets.ids import COUNTRY, FURTHER
from timeline_app.facets.named_values import CLOSED, name_to_values, nearest_name
from timeline_app.filters import Chosen, EventFilter
from timeline_app.nearest import nearest
from timeline_app.view_arguments import unescaped
from timeline_app.wording import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from timeline_app.dates.bounds import DateBounds
    from timeline_app.facets.file_facets import FileFacets
    from timeline_app.table import EventFile
    from timeline_app.view import View

_LONG_S: Final = 60 * SECONDS_PER_DAY
"""A stretch of time of more days is said in days, and then may begin and end up to a day further out."""


def options_to_filter(options: argparse.Namespace, file: EventFile, facets: FileFacets) -> EventFilter:
    """The filter that parsed options name, values as they are written or as they are called.

    Raises ValueError for a field that no event of the file can be told by, and for a certainty or a status that there
    is not. Other values that no event has are taken as they are: `unknown_values` names them.
    """
    event_filter = EventFilter.of(country=options.country)
    for field, name in options.only or ():
        facet_id = field_to_facet(field, facets)
        facet = facets.facet(facet_id)
        assert facet is not None
        values = name_to_values(file, facet, name)
        if not values and facet_id in CLOSED:
            words = translate("Command line", "there is no {field} {value}; there are {names}")
            raise ValueError(words.format(field=facet_id, value=repr(name), names=", ".join(facet.values)))
        event_filter = _with_values(event_filter, facet_id, values or {name})
    for field in options.all_of or ():
        facet_id = field_to_facet(unescaped(field), facets)
        chosen = event_filter.chosen(facet_id)
        if chosen is not None:
            event_filter = event_filter.with_chosen(facet_id, Chosen(chosen.values, need_all=True))
    return event_filter


def _with_values(event_filter: EventFilter, facet_id: str, values: AbstractSet[str]) -> EventFilter:
    chosen = event_filter.chosen(facet_id)
    already = frozenset[str]() if chosen is None else chosen.values
    return event_filter.with_chosen(facet_id, Chosen(already | values))


def unknown_values(options: argparse.Namespace, file: EventFile, facets: FileFacets) -> Iterator[str]:
    """What is to be said of each value asked for that no event of the file has."""
    for field, name in options.only or ():
        facet = facets.facet(field_to_facet(field, facets))
        if facet is None or name_to_values(file, facet, name):
            continue
        near = nearest_name(file, facet, name)
        words = translate("Command line", "no event has the {field} {value}")
        if near is not None:
            words = translate("Command line", "no event has the {field} {value}; perhaps {near}")
        yield words.format(field=field, value=repr(name), near=repr(near))


def field_to_facet(field: str, facets: FileFacets) -> str:
    """The facet that a field is: a further field can go by its own name, unless that is a facet's.

    Raises ValueError where no event of the file can be told by it.
    """
    for facet_id in (field, FURTHER + field):
        if facets.facet(facet_id) is not None:
            return facet_id
    names = [facet_id.removeprefix(FURTHER) for facet_id in facets.ids]
    near = nearest(field, names)
    if near is not None:
        words = translate("Command line", "the events of this file can't be filtered by {field}; perhaps {near}")
        raise ValueError(words.format(field=repr(field), near=repr(near)))
    words = translate("Command line", "the events of this file can't be filtered by {field}; there are {names}")
    raise ValueError(words.format(field=repr(field), names=", ".join(names)))


def options_to_span(options: argparse.Namespace, file: EventFile) -> tuple[int, int] | None:
    """The span that --from and --to name; a side that is left out is that of the file. Raises ValueError."""
    first: DateBounds | None = options.from_date
    last: DateBounds | None = options.to_date
    if first is None and last is None:
        return None
    from timeline_app.layout.chronology import horizon_s  # noqa: PLC0415  # not needed without a span
    from timeline_app.layout.footprint import table_to_footprints, time_extent  # noqa: PLC0415

    extent = time_extent(table_to_footprints(file.table, horizon_s(file)), file.table.dated()) or (0, 1)
    lo_s, hi_s = extent[0] if first is None else first.lo_s, extent[1] if last is None else last.hi_s
    if lo_s >= hi_s:
        words = translate("Command line", "the span from {first} to {last} is empty", "days")
        raise ValueError(words.format(first=day_to_words(lo_s), last=day_to_words(hi_s - 1)))
    return lo_s, hi_s


def view_to_options(view: View) -> list[str]:
    """The words that show this view again, whatever the window remembers.

    Raises ValueError where a facet has no value chosen: nothing is shown.
    """
    words = filter_to_options(view.event_filter)
    if view.span_s is not None:
        words += span_to_options(*view.span_s, whole_days=view.span_s[1] - view.span_s[0] > _LONG_S)
    # Always: left out it is as remembered, and without any word a file is shown as it was left.
    words += ["--group-by", view.group_by]
    for name in view.selected:
        words += ["--select", name.id] if name.id is not None else []
    return words


def filter_to_options(event_filter: EventFilter) -> list[str]:
    """The words of a filter. Raises ValueError where a facet has no value chosen: nothing is shown."""
    words: list[str] = []
    for facet_id, chosen in event_filter.choices.items():
        if not chosen.values and not chosen.need_all:
            raise ValueError(translate("Command line", "nothing is chosen, so nothing is shown"))
        words += _chosen_to_options(facet_id, chosen)
    return words


def _chosen_to_options(facet_id: str, chosen: Chosen) -> Iterable[str]:
    field = facet_id.replace("%", "%25").replace("=", "%3D")
    for value in sorted(chosen.values):
        if facet_id == COUNTRY and is_known_country(value):
            yield from ("--country", value)
        else:
            # As one word: a value may begin with a dash.
            yield f"--only={field}={value}"
    if chosen.need_all and chosen.values:
        yield f"--all-of={field}"


def span_to_options(lo_s: int, hi_s: int, *, whole_days: bool = False) -> list[str]:
    """The words of a stretch of time, to the second unless it is told in `whole_days`."""
    whole_days = whole_days or lo_s % SECONDS_PER_DAY == hi_s % SECONDS_PER_DAY == 0
    # As one word each: a year before 1 begins with a dash.
    return [
        f"--from={time_to_edtf(lo_s, with_time=not whole_days)}",
        f"--to={time_to_edtf(hi_s - 1, with_time=not whole_days)}",
    ]
