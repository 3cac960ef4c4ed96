"""What is written around the timeline of a picture: what it shows, of how many events, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec.structs import replace

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.facets.ids import CATEGORY, NO_VALUE
from timeline_app.facets.words import value_name
from timeline_app.filters import matching
from timeline_app.layout.footprint import rows_in_span
from timeline_app.painting.frame import FrameWords
from timeline_app.plain_text import single_line
from timeline_app.span_words import span_words
from timeline_app.summary import count_words, filter_words, source_line
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.painting.frame import Key
    from timeline_app.table import Bools, EventFile

_MOST_CHARS: Final = 400


def rows_matching(prepared: PreparedFile, request: PictureRequest) -> Bools:
    """Which events a picture may show wherever they stand in time, shape `(n,)`."""
    matches = matching(prepared.facets, request.event_filter)
    if request.rows is None:
        return matches
    chosen = np.zeros(len(matches), dtype=np.bool_)
    chosen[list(request.rows)] = True
    return matches & chosen


def rows_in_picture(prepared: PreparedFile, request: PictureRequest) -> Bools:
    """Which events have their place in the stretch of time, whatever the filter; shape `(n,)`."""
    dated = prepared.file.table.dated()
    return dated if request.span_s is None else rows_in_span(prepared.chronology.footprints, dated, *request.span_s)


def count_and_filter_words(prepared: PreparedFile, request: PictureRequest) -> tuple[str, str]:
    """How many events a picture will have, "13 of 15 events", and what its filter lets through, empty for all."""
    count = count_words(prepared.file, rows_matching(prepared, request), rows_in_picture(prepared, request))
    return count, _filter_words(prepared.file, request)


def words_around(prepared: PreparedFile, request: PictureRequest, span_s: tuple[int, int] | None) -> FrameWords:
    """The words around a picture, but for the signs that it explains; for `span_s` see `stated_span`."""
    file = prepared.file
    matches, in_picture = rows_matching(prepared, request), rows_in_picture(prepared, request)
    shown = matches & in_picture
    return FrameWords(
        title=title_words(file, request),
        subtitle=subtitle_words(file, request, span_s),
        key=_color_key(file, shown) if request.group_by != "category" else (),
        notes=single_line(request.notes, 4 * _MOST_CHARS),
        sources=source_line(file, shown),
        count=count_words(file, matches, in_picture),
    )


def running_words(words: FrameWords) -> FrameWords:
    """The words on all pages but the first, which says once what is the same for all."""
    on_first, has_key = "", bool(words.key or words.signs)
    if has_key and words.sources:
        on_first = translate("Export", "Key and sources: page {number}")
    elif has_key:
        on_first = translate("Export", "Key: page {number}")
    elif words.sources:
        on_first = translate("Export", "Sources: page {number}")
    return replace(words, key=(), signs=(), notes="", sources=on_first.format(number=in_figures(1)))


def numbered_words(words: FrameWords, number: int, count: int) -> FrameWords:
    """The words of a page that is one of several."""
    said = translate("Export", "page {number} of {count}")
    said = said.format(number=in_figures(number), count=in_figures(count))
    return replace(words, count=f"{words.count} · {said}")


def title_words(file: EventFile, request: PictureRequest) -> str:
    """The title that was asked for, else the file's."""
    return single_line(file.title if request.title is None else request.title, _MOST_CHARS)


def stated_span(prepared: PreparedFile, request: PictureRequest) -> tuple[int, int] | None:
    """The stretch of time of the axis, without its room for labels; None where there is no event."""
    if request.span_s is not None:
        return request.span_s
    shown = rows_in_picture(prepared, request)
    if request.fits_shown:
        shown = shown & rows_matching(prepared, request)
    return _stated_extent(prepared, shown)


def subtitle_words(
    file: EventFile,
    request: PictureRequest,
    span_s: tuple[int, int] | None,
    page_span_s: tuple[int, int] | None = None,
) -> str:
    """The stretch of time `span_s`, see `stated_span`, as far as it stands on a page; and the filter."""
    if page_span_s is not None and span_s is not None:
        within_s = max(span_s[0], page_span_s[0]), min(span_s[1], page_span_s[1])
        span_s = within_s if within_s[0] < within_s[1] else page_span_s
    parts = ["" if span_s is None else span_words(*span_s), _filter_words(file, request)]
    if request.subtitle is not None:
        parts = [single_line(request.subtitle, _MOST_CHARS), *parts[: page_span_s is not None]]
    return " · ".join(part for part in parts if part)


def _stated_extent(prepared: PreparedFile, shown: Bools) -> tuple[int, int] | None:
    """The first and the last moment that is stated of some events, without what "about" adds to it."""
    if not shown.any():
        return None
    table, prints = prepared.file.table, prepared.chronology.footprints
    lo_s = np.where(table.lo_s > FAR_PAST, table.lo_s, prints.outer_lo_s)[shown]
    hi_s = np.where(table.hi_s < FAR_FUTURE, table.hi_s, prints.outer_hi_s)[shown]
    return int(lo_s.min()), int(hi_s.max())


def _filter_words(file: EventFile, request: PictureRequest) -> str:
    parts = [filter_words(file, request.event_filter, request.language)]
    if request.rows is not None:
        parts.append(translate("Export", "%Ln selected event(s)", "", len(request.rows)))
    return " · ".join(part for part in parts if part)


def _color_key(file: EventFile, shown: Bools) -> Key:
    """The categories of the events shown, in the file's order, each by its name and number; -1 for none."""
    used = np.flatnonzero(np.bincount(file.table.category[shown] + 1, minlength=1)) - 1
    names = {-1: value_name(file, CATEGORY, NO_VALUE)}
    names |= {number: value_name(file, CATEGORY, one.id) for number, one in enumerate(file.table.categories)}
    # One colour needs no key.
    return tuple((names[number], number) for number in sorted(used.tolist(), key=_none_last)) if len(used) > 1 else ()


def _none_last(category: int) -> tuple[bool, int]:
    return category < 0, category
