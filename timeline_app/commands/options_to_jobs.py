"""The options of `timeline-app export` as what is to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.commands.each import each_value
from timeline_app.commands.export_arguments import STDOUT, export_parser
from timeline_app.commands.jobs import Job
from timeline_app.event_name import EventName, name_to_row
from timeline_app.export.endings import format_of
from timeline_app.export.formats import for_format
from timeline_app.export.picture import prepare
from timeline_app.export.request import PictureRequest
from timeline_app.export.size_words import text_to_size
from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import NO_VALUE
from timeline_app.house_style import read_house_style
from timeline_app.layout.arrangement import LaneArrangement
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.layout.folding import UNFOLDED
from timeline_app.layout.lanes import lane_ids
from timeline_app.nearest import nearest
from timeline_app.painting.logo import LogoError, read_logo
from timeline_app.theme import THEMES
from timeline_app.view_arguments import WITHOUT
from timeline_app.view_options import options_to_filter, options_to_span
from timeline_app.wording import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from timeline_app.export.endings import Format
    from timeline_app.table import EventFile


_OF_PICTURES: Final = (
    *("fit", "fold", "group_by", "lane", "fold_lane", "size", "scale", "dpi", "pages", "theme", "style", "logo"),
    *("title", "subtitle", "note", "text_scale", "no_legend", "transparent", "real_text"),
)


def options_to_jobs(options: argparse.Namespace, file: EventFile, language: str) -> list[Job]:
    """The files that the options ask for; `language` is for the names of countries.

    Raises ExportError and ValueError where that makes no sense.
    """
    picture_format = _format(options)
    if picture_format is None:
        _refuse_of_pictures(options)
    elif picture_format != "png":
        _refuse_of_pixels(options)
    facets = FileFacets(file.table)
    request = _request(options, file, facets, language)
    if picture_format is not None:
        _check_logo(options)
        for_format(request, picture_format).check()
    # What was read of the file for the filter is not read again for the counts of each value.
    prepared = replace(prepare(file, request), facets=facets)
    job = Job(prepared, request, options.output, picture_format)
    jobs = each_value(job, options.each)
    _refuse_to_overwrite(jobs, (Path(file.path), options.style, options.logo))
    return jobs


def _refuse_to_overwrite(jobs: Sequence[Job], read: Sequence[Path | None]) -> None:
    """Nobody wants a picture in the place of what it was made from."""
    for job in jobs:
        for path in read:
            if path is not None and _is_same_file(job.path, path):
                reason = translate("Command line", "{file}: this file was read for the picture; it is not overwritten")
                raise ValueError(reason.format(file=job.path))


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        # Most often there is none yet.
        return False


def _request(options: argparse.Namespace, file: EventFile, facets: FileFacets, language: str) -> PictureRequest:
    span_s = options_to_span(options, file)
    style = None if options.style is None else read_house_style(options.style)
    return PictureRequest(
        event_filter=options_to_filter(options, file, facets),
        group_by=options.group_by,
        span_s=span_s,
        folding=file_to_empty_time(file, span_s) if options.fold else UNFOLDED,
        size=text_to_size(options.size, options.scale, options.dpi),
        theme=THEMES[options.theme] if style is None else style.theme(),
        style=style,
        logo=options.logo,
        language=language,
        arrangement=_arrangement(options, file),
        rows=_selected_rows(options, file),
        fits_shown=options.fit,
        title=options.title,
        subtitle=options.subtitle,
        notes=options.note,
        text_scale=options.text_scale,
        has_legend=not options.no_legend,
        page_count=options.pages,
        is_transparent=options.transparent,
        has_outlines=not options.real_text,
    )


def _format(options: argparse.Namespace) -> Format | None:
    """The format of a picture; None for a table."""
    if options.format is None and options.output == STDOUT:
        return "png"
    name = options.format or options.output.suffix.lower().removeprefix(".")
    return None if name == "csv" else format_of(options.output, name)


def _refuse_of_pictures(options: argparse.Namespace) -> None:
    """Whoever gives a table a title or a logo expects to see it."""
    usual = export_parser().get_default
    for option in _OF_PICTURES:
        if getattr(options, option) != usual(option):
            said = translate("Command line", "a table has no --{option}; a picture has")
            raise ValueError(said.format(option=option.replace("_", "-")))


def _refuse_of_pixels(options: argparse.Namespace) -> None:
    """What is drawn in lines has no pixels of which there could be more."""
    for option in ("scale", "dpi"):
        if getattr(options, option) is not None:
            raise ValueError(translate("Command line", "only a PNG has --{option}").format(option=option))


def _check_logo(options: argparse.Namespace) -> None:
    if options.logo is not None:
        try:
            read_logo(options.logo)
        except LogoError as error:
            raise ValueError(f"{options.logo}: {error}") from error


def _arrangement(options: argparse.Namespace, file: EventFile) -> LaneArrangement:
    known = lane_ids(file.table, options.group_by)
    order, folded = (
        [NO_VALUE if lane.upper() == WITHOUT and lane not in known else lane for lane in asked or ()]
        for asked in (options.lane, options.fold_lane)
    )
    for lane in (*order, *folded):
        if lane not in known:
            near = nearest(lane, known)
            words = translate("Command line", "there is no lane {lane}")
            if near is not None:
                words = translate("Command line", "there is no lane {lane}; perhaps {near}")
            raise ValueError(words.format(lane=repr(lane), near=repr(near)))
    return LaneArrangement(tuple(order), frozenset(folded))


def _selected_rows(options: argparse.Namespace, file: EventFile) -> tuple[int, ...] | None:
    if not options.select:
        return None
    rows = []
    for event_id in dict.fromkeys(options.select):
        row = name_to_row(file.table, EventName(-1, event_id))
        if row is None:
            raise ValueError(translate("Command line", "no event has the id {id}").format(id=repr(event_id)))
        rows.append(row)
    return tuple(rows)
