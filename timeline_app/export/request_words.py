"""A picture that was asked for as the command line that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.event_name import row_to_name
from timeline_app.export.size_words import size_to_options
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.layout.lanes import lane_ids
from timeline_app.view_options import filter_to_options, span_to_options
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.table import EventFile


def request_to_options(file: EventFile, request: PictureRequest) -> list[str]:
    """The options of `timeline-app export` that make the same picture. Raises ValueError where none do."""
    words = filter_to_options(request.event_filter)
    if request.span_s is not None:
        words += span_to_options(*request.span_s)
    if request.folding.folds:
        if request.folding != file_to_empty_time(file, request.span_s):
            raise ValueError(
                translate("Export", "some empty time is folded and some is not, which no command line can tell")
            )
        words.append("--fold")
    for row in request.rows or ():
        name = row_to_name(file.table, row)
        if name.id is None:
            raise ValueError(translate("Export", "a selected event has no id by which a command line could name it"))
        words.append(f"--select={name.id}")
    words += _lane_options(file, request) + _size_options(request) + _look_options(request)
    return words


def _size_options(request: PictureRequest) -> list[str]:
    words = size_to_options(request.size)
    # A drawing has no pixels, whatever resolution the size has.
    return words if request.has_pixels else words[:2]


def _lane_options(file: EventFile, request: PictureRequest) -> list[str]:
    # An arrangement may have lanes that were in the file when it was made.
    known = lane_ids(file.table, request.group_by)
    words = [] if request.group_by == "category" else ["--group-by", request.group_by]
    words += [f"--lane={lane}" for lane in request.arrangement.order if lane in known]
    words += [f"--fold-lane={lane}" for lane in sorted(request.arrangement.folded) if lane in known]
    return words


def _look_options(request: PictureRequest) -> list[str]:
    words = [] if request.theme.name == "light" else ["--theme", request.theme.name]
    if request.style is not None:
        words = ["--style", str(request.style.path)]
    if request.logo is not None:
        words.append(f"--logo={request.logo}")
    for option, text in (("title", request.title), ("subtitle", request.subtitle), ("note", request.notes or None)):
        words += [] if text is None else [f"--{option}={text}"]
    if request.text_scale != 1:
        words += ["--text-scale", f"{request.text_scale:g}"]
    if request.page_count > 1:
        words += ["--pages", str(request.page_count)]
    for option, is_given in (
        ("--fit", request.fits_shown),
        ("--no-legend", not request.has_legend),
        ("--transparent", request.is_transparent),
        ("--real-text", not request.has_outlines),
    ):
        words += [option] * is_given
    return words
