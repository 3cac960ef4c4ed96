"""Composes the pages of a picture from a file and a request; the window and the command line both come here."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from msgspec.structs import replace

from timeline_app.export.bookmarks import scale_to_bookmarks
from timeline_app.export.export_error import ExportError
from timeline_app.export.page_words import (
    numbered_words,
    rows_in_picture,
    rows_matching,
    running_words,
    subtitle_words,
    words_around,
)
from timeline_app.export.sheets import lane_cut_at, scene_on_sheet, scene_to_sheets
from timeline_app.export.sizes import PictureSize, SizeError
from timeline_app.export.tags import scene_tags
from timeline_app.layout.building import LayoutRequest, build_layout, request_to_fit
from timeline_app.layout.edge_clusters import clusters_inside
from timeline_app.layout.edge_labels import labels_inside
from timeline_app.layout.hidden import ALL_TIME
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, CLUSTER_STRIP_PX, LANE_HEADER_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.layout.signs import signs_told_by
from timeline_app.painting.canvas import Look
from timeline_app.painting.frame_layout import lay_out_frame
from timeline_app.painting.logo import LogoError, read_logo
from timeline_app.painting.page import Page
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.frame import Frame, FrameWords
    from timeline_app.painting.logo import Logo
    from timeline_app.table import Bools, EventFile
    from timeline_app.timescale import TimeScale


_NOTHING_PX: Final = 0.01
_LAID_OUT_SHARE: Final = 0.5
_WIDE_DIGIT: Final = "8"
"""Room is kept for numbers of pages that are made of it: no digit is wider."""


class Picture(msgspec.Struct, frozen=True):
    """Pages of one size; all but PDFs have one."""

    pages: tuple[Page, ...]
    size: PictureSize
    said: FrameWords
    """What is written around the whole of it, without the number of a page."""


class _Part(msgspec.Struct, frozen=True):
    """What stands on a page: a stretch of time, and some of the lanes."""

    scale: TimeScale
    scene: Scene
    lanes_px: tuple[float, float] | None


def prepare(file: EventFile, request: PictureRequest) -> PreparedFile:
    """What all pictures of a file share; see `compose_picture`. Needs a QGuiApplication."""
    return PreparedFile.of(file, FontMeasure(Typography.load(request.family)), request.language)


def compose_page(file: EventFile, request: PictureRequest) -> tuple[Page, PictureSize]:
    """Lay out a picture of one page; see `compose_picture`."""
    picture = compose_picture(prepare(file, request), replace(request, page_count=1, has_sheets=False))
    return picture.pages[0], picture.size


def compose_picture(
    prepared: PreparedFile, request: PictureRequest, told: Callable[[float], None] = lambda _share: None
) -> Picture:
    """Lay out a picture for its own size; `told` hears of the share that is done, 0 to 1, page by page.

    Needs a QGuiApplication. Raises ExportError for a size that can't be made, and what `told` raises. Unless it has
    several sheets, its size is taller than the one asked for where the lanes need it: no event is cut off.
    """
    request.check()
    look = Look.of(request.theme, Typography.load(request.family), prepared.file.table.categories)
    return _Composition(prepared, look, request, told).picture()


class _Composition:
    """A picture in the making."""

    def __init__(
        self, prepared: PreparedFile, look: Look, request: PictureRequest, told: Callable[[float], None]
    ) -> None:
        self._prepared, self._look, self._request, self._told = prepared, look, request, told
        self._folded = prepared.folded(request.folding)
        # All is laid out for a page that is smaller by the scale, and drawn larger by it.
        self._width_px = request.size.width_px / request.enlargement
        self._height_px = request.size.height_px / request.enlargement
        self._shown: Bools = rows_matching(prepared, request) & rows_in_picture(prepared, request)
        self._may_have_pages = request.page_count > 1 or request.has_sheets
        self._number_digits = len(str(request.page_count))
        """How many the number of a page has, if it has one."""
        self._words = words_around(prepared, request)
        self._logo = None if request.logo_path is None else _logo(request.logo_path)

    def picture(self) -> Picture:
        """The pages, all of one size."""
        while True:
            frame, layout, scenes = self._laid_out()
            running = self._roomy_frame(running_words(self._words)) if self._may_have_pages else frame
            parts, size = self._cut(frame, running, layout, scenes)
            if len(str(len(parts))) <= self._number_digits:
                return self._paged(frame, running, layout, parts, size)
            # How many sheets there are is only known once they are cut, in the room that their numbers leave.
            self._number_digits = len(str(len(parts)))

    def _laid_out(self) -> tuple[Frame, TimelineLayout, list[tuple[TimeScale, Scene]]]:
        # Which signs are to be explained is only known when the events are placed, in the room that is left by them.
        self._words = replace(self._words, signs=())
        frame = self._roomy_frame(self._words)
        layout = self._layout(frame)
        scenes = self._scenes(layout, frame)
        if self._request.has_legend:
            self._words = replace(self._words, signs=signs_told_by([scene for _, scene in scenes]))
            with_signs = self._roomy_frame(self._words)
            if with_signs.footer_px != frame.footer_px:
                layout = self._layout(with_signs)
                scenes = self._scenes(layout, with_signs)
            frame = with_signs
        return frame, layout, scenes

    def _roomy_frame(self, words: FrameWords) -> Frame:
        """The words with room for the number of a page, where there may be several."""
        if self._may_have_pages:
            widest = int(_WIDE_DIGIT * self._number_digits)
            words = numbered_words(words, widest, widest)
        return self._frame(words)

    def _frame(self, words: FrameWords) -> Frame:
        margin_px = self._request.margin_px / self._request.enlargement
        return lay_out_frame(self._look, words, self._width_px, margin_px, self._logo.shape if self._logo else 0.0)

    def _layout(self, frame: Frame) -> TimelineLayout:
        return build_layout(self._folded, self._shown, self._layout_request(frame))

    def _layout_request(self, frame: Frame) -> LayoutRequest:
        request, folding = self._request, self._request.folding
        span_s = request.span_s and (folding.to_folded(request.span_s[0]), folding.to_folded(request.span_s[1]))
        width_px, height_px = frame.timeline_size_px(self._width_px, self._height_px)
        return LayoutRequest(
            request.group_by,
            width_px,
            max(1.0, height_px - AXIS_HEIGHT_PX),
            span_s,
            arrangement=request.arrangement,
            fits_matches=request.fits_shown,
        )

    def _scenes(self, layout: TimelineLayout, frame: Frame) -> list[tuple[TimeScale, Scene]]:
        """The stretches of time of the pages, side by side, and what is to be seen of each."""
        pages, width_px = self._request.page_count, layout.fit.width_px
        if pages == 1:
            return [(layout.fit, _inside(layout.scene(layout.fit, is_still=True)))]
        over_all = replace(self._layout_request(frame), width_px=pages * width_px)
        fit = replace(request_to_fit(self._folded, self._shown, over_all), width_px=width_px)
        scales = [fit.panned(-number * width_px) for number in range(pages)]
        # Each event that is only counted is so on one page.
        edges_s = [ALL_TIME[0], *(scale.left_s for scale in scales[1:]), ALL_TIME[1]]
        scenes = []
        for number, (scale, span_s) in enumerate(zip(scales, pairwise(edges_s), strict=True)):
            self._told(_LAID_OUT_SHARE * number / pages)
            scenes.append((scale, _inside(_with_marks(layout.scene(scale, span_s, is_still=True)))))
        return scenes

    def _cut(
        self, frame: Frame, running: Frame, layout: TimelineLayout, scenes: Sequence[tuple[TimeScale, Scene]]
    ) -> tuple[list[_Part], PictureSize]:
        """What stands on each page, and the size of all."""
        size = self._request.size
        around_px = AXIS_HEIGHT_PX + frame.header_px + frame.footer_px
        if self._request.has_sheets:
            room_px = self._height_px - around_px
            further_px = self._height_px - AXIS_HEIGHT_PX - running.header_px - running.footer_px
            if room_px < LANE_HEADER_PX + layout.row_style.height_px + CLUSTER_STRIP_PX:
                reason = translate(
                    "Export",
                    "the sheets are too small: heading, axis and footer leave no room for a lane of events; "
                    "larger ones, smaller type, a shorter note or no legend do",
                )
                raise SizeError(reason)
            parts = [
                _Part(scale, scene_on_sheet(scene, lanes_px), lanes_px)
                for scale, scene in scenes
                for lanes_px in scene_to_sheets(scene, room_px, further_px)
            ]
            return parts, size
        # Lanes that share all the room there is are as tall as it, but for the last digits.
        if layout.height_px + around_px > self._height_px + _NOTHING_PX:
            height_px = (layout.height_px + around_px) * self._request.enlargement
            size = replace(size, height_px=int(np.ceil(height_px)))
            replace(self._request, size=size).check()
        return [_Part(scale, scene, None) for scale, scene in scenes], size

    def _paged(
        self, frame: Frame, running: Frame, layout: TimelineLayout, parts: Sequence[_Part], size: PictureSize
    ) -> Picture:
        further_words = running_words(self._words)
        pages = []
        for number, part in enumerate(parts, start=1):
            self._told(_LAID_OUT_SHARE + (1 - _LAID_OUT_SHARE) * number / len(parts))
            words, around = (self._words, frame) if number == 1 else (further_words, running)
            if self._request.page_count > 1 and not (part.lanes_px and part.lanes_px[0]):
                # Pages that are put side by side have their lanes at one height.
                around = replace(around, header_px=frame.header_px)
            if len(parts) > 1:
                words = numbered_words(words, number, len(parts))
            pages.append(self._page(words, around, layout, part, is_only=len(parts) == 1))
        return Picture(tuple(pages), size, self._words)

    def _page(self, words: FrameWords, frame: Frame, layout: TimelineLayout, part: _Part, *, is_only: bool) -> Page:
        folding = self._request.folding
        if self._request.page_count > 1:
            span_s = folding.to_real(part.scale.left_s), folding.to_real(part.scale.right_s)
            words = replace(words, subtitle=subtitle_words(self._prepared, self._request, span_s))
        if self._may_have_pages:
            # Its own words, in the room that was kept for them.
            frame = replace(self._frame(words), header_px=frame.header_px, footer_px=frame.footer_px)
        return Page(
            part.scene,
            self._look,
            words,
            frame,
            part.lanes_px,
            lane_cut_at(part.scene, part.lanes_px[0]) if part.lanes_px else None,
            self._request.enlargement,
            said_if_empty=self._nothing_words() if is_only else translate("Export", "No events on this page."),
            bookmarks=tuple(scale_to_bookmarks(part.scale, folding)),
            logo=self._logo,
            make_tags=partial(scene_tags, part.scene, layout, self._prepared.file.table),
        )

    def _nothing_words(self) -> str:
        """Why the only page has no events."""
        matches, dated = rows_matching(self._prepared, self._request), self._prepared.file.table.dated()
        if matches.any() and not (matches & dated).any():
            return translate("Export", "None of the events has a date.")
        return translate("Timeline", "There are no events to show.")


def _inside(scene: Scene) -> Scene:
    """The scene with all words and counts inside of it: a picture can't be panned."""
    return replace(scene, labels=labels_inside(scene), clusters=clusters_inside(scene))


def _with_marks(scene: Scene) -> Scene:
    """The scene without the words of marks that stand on the page before; there they have their words too."""
    marked = {mark.row for mark in scene.marks}
    return replace(scene, labels=tuple(label for label in scene.labels if label.row in marked))


def _logo(path: Path) -> Logo:
    try:
        return read_logo(path)
    except LogoError as error:
        # It could be read when it was chosen.
        raise ExportError(f"{path}: {error}") from error
