"""A page of a picture: a part of its lanes in a stretch of time, with the words around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.export.bookmarks import scale_to_bookmarks
from timeline_app.export.page_words import rows_matching
from timeline_app.export.sheets import lane_cut_at
from timeline_app.export.tags import scene_tags
from timeline_app.layout.footprint import time_extent
from timeline_app.painting.page import Page
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.export.sheets import Part
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.canvas import Look
    from timeline_app.painting.frame import Frame, FrameWords
    from timeline_app.painting.logo import Logo
    from timeline_app.timescale import TimeScale


class Around(NamedTuple):
    """What stands around the timeline of a page: the words, laid out for its width, and the logo."""

    words: FrameWords
    frame: Frame
    logo: Logo | None


def part_to_page(
    part: Part,
    scale: TimeScale,
    around: Around,
    layout: TimelineLayout,
    *,
    look: Look,
    enlargement: float,
    if_empty: str,
) -> Page:
    """The page that shows a part of a layout at a scale; `if_empty` stands in place of events."""
    return Page(
        part.scene,
        look,
        around.words,
        around.frame,
        part.lanes_px,
        lane_cut_at(part.scene, part.lanes_px[0]) if part.lanes_px else None,
        enlargement,
        said_if_empty=if_empty,
        bookmarks=tuple(scale_to_bookmarks(scale, layout.folding, time_extent(layout.footprints, layout.placed))),
        logo=around.logo,
        make_tags=partial(scene_tags, part.scene, layout, layout.table),
    )


def nothing_words(prepared: PreparedFile, request: PictureRequest) -> str:
    """Why a picture has no events."""
    matches, dated = rows_matching(prepared, request), prepared.file.table.dated()
    if matches.any() and not (matches & dated).any():
        return translate("Export", "None of the events has a date.")
    return translate("Timeline", "There are no events to show.")
