"""Composes the pages of a picture from a file and a request; the window and the command line both come here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from timeline_app.export.export_error import ExportError
from timeline_app.export.page_words import (
    numbered_words,
    rows_in_picture,
    rows_matching,
    running_words,
    stated_span,
    subtitle_words,
    words_around,
)
from timeline_app.export.pages import Around, nothing_words, part_to_page
from timeline_app.export.scenes import lay_out_lanes, page_scales, scales_to_scenes
from timeline_app.export.sheets import scenes_to_parts
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.layout.signs import signs_told_by
from timeline_app.painting.canvas import Look
from timeline_app.painting.frame_layout import lay_out_frame
from timeline_app.painting.logo import LogoError, read_logo
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from timeline_app.export.request import PictureRequest
    from timeline_app.export.sheets import Part
    from timeline_app.export.sizes import PictureSize
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.painting.frame import Frame, FrameWords
    from timeline_app.painting.logo import Logo
    from timeline_app.painting.page import Page
    from timeline_app.table import Bools, EventFile

_LAID_OUT_SHARE: Final = 0.5
_WIDE_DIGIT: Final = "8"
"""Room is kept for numbers of pages that are made of it: no digit is wider."""


class Picture(msgspec.Struct, frozen=True):
    """Pages of one size; all but PDFs have one."""

    pages: tuple[Page, ...]
    size: PictureSize
    said: FrameWords
    """What is written around the whole of it, without the number of a page."""


def prepare(file: EventFile, request: PictureRequest) -> PreparedFile:
    """What all pictures of a file share; see `compose_picture`. Needs a QGuiApplication."""
    return PreparedFile.of(file, FontMeasure(Typography.load(request.family)), request.language)


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


class _LaidOut(NamedTuple):
    """What is the same for all pages, and the scene of each stretch of time."""

    words: FrameWords
    first: Frame
    """With the room that heading and footer have on the first page."""
    further: Frame
    """The same of further pages."""
    layout: TimelineLayout
    scenes: list[Scene]

    @property
    def around_px(self) -> tuple[float, float]:
        """How much axis, heading and footer take of the height, on the first page and on further ones."""
        first_px, further_px = (frame.header_px + frame.footer_px for frame in (self.first, self.further))
        return AXIS_HEIGHT_PX + first_px, AXIS_HEIGHT_PX + further_px


class _Composition:
    """A picture in the making."""

    def __init__(
        self, prepared: PreparedFile, look: Look, request: PictureRequest, told: Callable[[float], None]
    ) -> None:
        self._prepared, self._look, self._request, self._told = prepared, look, request, told
        self._folded = prepared.folded(request.folding)
        # All is laid out for a page that is smaller by the scale, and drawn larger by it.
        self._size_px = request.size.width_px / request.enlargement, request.size.height_px / request.enlargement
        self._shown: Bools = rows_matching(prepared, request) & rows_in_picture(prepared, request)
        self._may_have_pages = request.page_count > 1 or request.has_sheets
        self._logo = None if request.logo_path is None else _logo(request.logo_path)
        span_s = stated_span(prepared, request)
        self._words = words_around(prepared, request, span_s)
        width_px, _ = self._frame(self._words).timeline_size_px(*self._size_px)
        self._scales = page_scales(self._folded, self._shown, request, width_px)
        self._subtitles = [self._words.subtitle]
        """Of each stretch of time."""
        if len(self._scales) > 1:
            to_real = request.folding.to_real
            pages_s = [(to_real(scale.left_s), to_real(scale.right_s)) for scale in self._scales]
            self._subtitles = [subtitle_words(prepared.file, request, span_s, page_s) for page_s in pages_s]

    def picture(self) -> Picture:
        """The pages, all of one size."""
        digits = len(str(self._request.page_count))
        while True:
            laid_out = self._laid_out(digits)
            parts, size = scenes_to_parts(laid_out.scenes, self._request, laid_out.around_px)
            if len(str(len(parts))) <= digits:
                return Picture(tuple(self._pages(laid_out, parts)), size, laid_out.words)
            # How many sheets there are is only known once they are cut, in the room that their numbers leave.
            digits = len(str(len(parts)))

    def _laid_out(self, digits: int) -> _LaidOut:
        """All with room for numbers of pages of so many digits."""
        # Which signs are to be explained is only known when the events are placed, in the room that is left by them.
        words = self._words
        frame = self._roomy_frame(words, digits)
        layout, scenes = self._placed(frame)
        if self._request.has_legend:
            words = replace(words, signs=signs_told_by(scenes))
            with_signs = self._roomy_frame(words, digits)
            if with_signs.footer_px != frame.footer_px:
                layout, scenes = self._placed(with_signs)
            frame = with_signs
        further = self._roomy_frame(running_words(words), digits) if self._may_have_pages else frame
        return _LaidOut(words, frame, further, layout, scenes)

    def _roomy_frame(self, words: FrameWords, digits: int) -> Frame:
        """The words with room for the number of a page, where there may be several, and for each page's subtitle."""
        if self._may_have_pages:
            widest = int(_WIDE_DIGIT * digits)
            words = numbered_words(words, widest, widest)
        frames = [self._frame(replace(words, subtitle=subtitle)) for subtitle in self._subtitles]
        return max(frames, key=lambda frame: frame.header_px)

    def _frame(self, words: FrameWords) -> Frame:
        margin_px = self._request.margin_px / self._request.enlargement
        return lay_out_frame(self._look, words, self._size_px[0], margin_px, self._logo.shape if self._logo else 0.0)

    def _placed(self, frame: Frame) -> tuple[TimelineLayout, list[Scene]]:
        layout = lay_out_lanes(self._folded, self._shown, self._request, frame.timeline_size_px(*self._size_px))
        return layout, scales_to_scenes(layout, self._scales, lambda share: self._told(_LAID_OUT_SHARE * share))

    def _pages(self, laid_out: _LaidOut, parts: Sequence[Part]) -> Iterator[Page]:
        further_words, is_only = running_words(laid_out.words), len(parts) == 1
        if_empty = translate("Export", "No events on this page.")
        if is_only:
            if_empty = nothing_words(self._prepared, self._request)
        for number, part in enumerate(parts, start=1):
            self._told(_LAID_OUT_SHARE + (1 - _LAID_OUT_SHARE) * number / len(parts))
            words, frame = (laid_out.words, laid_out.first) if number == 1 else (further_words, laid_out.further)
            words = replace(words, subtitle=self._subtitles[part.stretch])
            if len(self._scales) > 1 and not (part.lanes_px and part.lanes_px[0]):
                # Pages that are put side by side have their lanes at one height.
                frame = replace(frame, header_px=laid_out.first.header_px)
            if not is_only:
                words = numbered_words(words, number, len(parts))
            if self._may_have_pages:
                # Its own words, in the room that was kept for them.
                frame = replace(self._frame(words), header_px=frame.header_px, footer_px=frame.footer_px)
            yield part_to_page(
                part,
                self._scales[part.stretch],
                Around(words, frame, self._logo),
                laid_out.layout,
                look=self._look,
                enlargement=self._request.enlargement,
                if_empty=if_empty,
            )


def _logo(path: Path) -> Logo:
    try:
        return read_logo(path)
    except LogoError as error:
        # It could be read when it was chosen.
        raise ExportError(f"{path}: {error}") from error
