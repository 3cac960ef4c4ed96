"""Composes the page of a picture from a file and a view; the window and the command line both come here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec.structs import replace

from timeline_app.export.formats import export_picture
from timeline_app.export.sizes import PictureSize, check_size
from timeline_app.export.tags import scene_tags
from timeline_app.facets.ids import CATEGORY, NO_VALUE
from timeline_app.facets.words import value_name
from timeline_app.filters import EventFilter, matching
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.edge_clusters import clusters_inside
from timeline_app.layout.edge_labels import labels_inside
from timeline_app.layout.folding import UNFOLDED, Folding
from timeline_app.layout.footprint import rows_in_span, time_extent
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.canvas import Look
from timeline_app.painting.frame import lay_out_frame
from timeline_app.painting.page import Page
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.plain_text import single_line
from timeline_app.span_words import span_words
from timeline_app.summary import count_words, filter_words, source_line
from timeline_app.theme import LIGHT, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import Bools, EventFile


class PictureRequest(msgspec.Struct, frozen=True):
    """What a picture is to show."""

    event_filter: EventFilter = msgspec.field(default_factory=EventFilter)
    group_by: GroupBy = "category"
    span_s: tuple[int, int] | None = None
    """The stretch of time; None for all of the file."""
    folding: Folding = UNFOLDED
    """The empty time that is folded."""
    size: PictureSize = msgspec.field(default_factory=PictureSize)
    theme: Theme = LIGHT
    language: str = "en"
    """For the names of countries."""
    arrangement: LaneArrangement = USUAL


def write_picture(file: EventFile, request: PictureRequest, path: Path) -> tuple[Page, PictureSize]:
    """Make a picture and write it in the format of the path's ending; its page and its size, see `compose_page`.

    Raises ExportError; the file that was there then still is.
    """
    page, size = compose_page(file, request)
    export_picture(path, page, size)
    return page, size


def count_and_filter_words(prepared: PreparedFile, request: PictureRequest) -> tuple[str, str]:
    """How many events a picture will have, "13 of 15 events", and what its filter lets through, empty for all."""
    file = prepared.file
    matches = matching(prepared.facets, request.event_filter)
    filtered = filter_words(file, request.event_filter, request.language)
    return count_words(file, matches, _rows_in_picture(prepared, request)), filtered


def _color_key(file: EventFile, shown: Bools) -> tuple[tuple[str, int], ...]:
    """The categories of the events shown, in the file's order, each by its name and number; -1 for none."""
    used = np.flatnonzero(np.bincount(file.table.category[shown] + 1, minlength=1)) - 1
    names = {-1: value_name(file, CATEGORY, NO_VALUE)}
    names |= {number: value_name(file, CATEGORY, one.id) for number, one in enumerate(file.table.categories)}
    # One colour needs no key.
    return (
        tuple((names[number], number) for number in sorted(used.tolist(), key=lambda n: n % 2**31))
        if len(used) > 1
        else ()
    )


def _rows_in_picture(prepared: PreparedFile, request: PictureRequest) -> Bools:
    """Which events have their place in the stretch of time, whatever the filter; shape `(n,)`."""
    dated = prepared.file.table.dated()
    return dated if request.span_s is None else rows_in_span(prepared.chronology.footprints, dated, *request.span_s)


def compose_page(file: EventFile, request: PictureRequest) -> tuple[Page, PictureSize]:
    """Lay out a picture for its own size. Needs a QGuiApplication; raises ExportError for a size that can't be made.

    The size that comes back is taller than the one asked for where the lanes need it: no event is cut off.
    """
    check_size(request.size)
    fonts = Typography.load()
    prepared = PreparedFile.of(file, FontMeasure(fonts), request.language)
    matches = matching(prepared.facets, request.event_filter)
    in_picture = _rows_in_picture(prepared, request)
    shown = matches & in_picture
    look = Look.of(request.theme, fonts, file.table.categories)
    title, subtitle = single_line(file.title, 200), _subtitle(prepared, request, in_picture)
    footer, count = source_line(file, shown), count_words(file, matches, in_picture)
    key = _color_key(file, shown) if request.group_by != "category" else ()
    frame = lay_out_frame(look, (title, subtitle), key, (footer, count), request.size.width_px)
    width_px, height_px = frame.timeline_size_px(request.size.width_px, request.size.height_px)
    folding = request.folding
    folded_span_s = request.span_s and (folding.to_folded(request.span_s[0]), folding.to_folded(request.span_s[1]))
    layout = build_layout(
        prepared.folded(folding),
        shown,
        LayoutRequest(
            request.group_by,
            width_px,
            height_px - AXIS_HEIGHT_PX,
            folded_span_s,
            arrangement=request.arrangement,
        ),
    )
    size = request.size
    if layout.height_px + AXIS_HEIGHT_PX > height_px:
        around_px = AXIS_HEIGHT_PX + frame.header_px + frame.footer_px
        size = replace(size, height_px=int(np.ceil(layout.height_px + around_px)))
        check_size(size)
    scene = layout.scene(layout.fit)
    shown_scene = replace(scene, labels=labels_inside(scene), clusters=clusters_inside(scene))
    page = Page(shown_scene, look, title, subtitle, footer, count, frame, scene_tags(shown_scene, layout, file.table))
    return page, size


def _subtitle(prepared: PreparedFile, request: PictureRequest, in_picture: Bools) -> str:
    """The stretch of time of the axis, without its room for labels, and the filter."""
    span_s = request.span_s or time_extent(prepared.chronology.footprints, in_picture)
    parts = [
        "" if span_s is None else span_words(*span_s),
        filter_words(prepared.file, request.event_filter, request.language),
    ]
    return " · ".join(part for part in parts if part)
