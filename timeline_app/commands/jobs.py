"""What `timeline-app export` is to write: a file, or one for each value of a field."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from timeline_app.commands.export_arguments import STDOUT
from timeline_app.event_name import EventName, name_to_row
from timeline_app.export.formats import draw_picture, for_format, format_of
from timeline_app.export.page_words import rows_in_picture, rows_matching
from timeline_app.export.picture import compose_picture, prepare
from timeline_app.export.request import PictureRequest
from timeline_app.export.size_words import text_to_size
from timeline_app.export.sizes import check_size
from timeline_app.export.writing import ExportError, write_parts
from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import FURTHER, NO_VALUE
from timeline_app.filters import Chosen
from timeline_app.house_style import logo_fault, read_house_style
from timeline_app.layout.arrangement import LaneArrangement
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.layout.folding import UNFOLDED
from timeline_app.tabular.columns import COLUMN_OF, COLUMNS
from timeline_app.tabular.delimited import rows_to_csv
from timeline_app.tabular.row_order import order_rows
from timeline_app.theme import THEMES
from timeline_app.view_options import field_to_facet, options_to_filter, options_to_span
from timeline_app.wording import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import EventFile

_NO_VALUE_NAME: Final = "none"
_UNSAFE: Final = re.compile(r"[^\w.+-]+|^\.+")
"""What no name of a file should have, on whatever system."""
_MOST_CHARS: Final = 80


class Job(msgspec.Struct, frozen=True):
    """One file to be written."""

    prepared: PreparedFile
    request: PictureRequest
    path: Path
    format: str
    """As in "png"."""
    makes_folder: bool = False

    def run(self) -> Iterator[str]:
        """Write it; what there is to say of it. Raises ExportError; the file that was there then still is."""
        if self.format == "csv":
            rows = rows_matching(self.prepared, self.request)
            if self.request.span_s is not None:
                rows &= rows_in_picture(self.prepared, self.request)
            in_order = order_rows(self.prepared.file, COLUMN_OF["date"]).matching(rows)
            self._write(rows_to_csv(self.prepared.file, in_order, COLUMNS, self.request.language))
            if not len(in_order):
                yield translate("Command line", "no events to write")
            return
        picture_format = format_of(self.path.with_suffix(f".{self.format}"))
        picture = compose_picture(self.prepared, for_format(self.request, picture_format))
        self._write([draw_picture(picture_format, picture, self.request)])
        page = picture.pages[0]
        if all(page.is_empty for page in picture.pages):
            said = translate("Command line", "no events to show: {count}")
            shown = f" ({page.said.subtitle})" if page.said.subtitle else ""
            yield said.format(count=page.said.count) + shown
        if picture.size != self.request.size:
            said = translate("Command line", "made {height} pixels tall, so that all lanes fit")
            yield said.format(height=f"{picture.size.height_px:g}")

    def _write(self, parts: Iterable[bytes]) -> None:
        if self.path == STDOUT:
            for part in parts:
                sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
            return
        if self.makes_folder:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ExportError(
                    translate("Export", "{file}: cannot be written: {reason}").format(file=self.path, reason=error)
                ) from error
        write_parts(self.path, parts)


def options_to_jobs(options: argparse.Namespace, file: EventFile, language: str) -> list[Job]:
    """The files that the options ask for; `language` is for the names of countries.

    Raises ExportError and ValueError where that makes no sense.
    """
    span_s = options_to_span(options, file)
    style = None if options.style is None else read_house_style(options.style)
    facets = FileFacets(file.table)
    request = PictureRequest(
        event_filter=options_to_filter(options, facets),
        group_by=options.group_by,
        span_s=span_s,
        folding=file_to_empty_time(file, span_s) if options.fold else UNFOLDED,
        size=text_to_size(options.size, options.scale, options.dpi),
        theme=THEMES[options.theme] if style is None else style.theme(),
        style=style,
        logo=_logo(options),
        language=language,
        arrangement=LaneArrangement(tuple(options.lane or ()), frozenset(options.fold_lane or ())),
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
    file_format = _format(options)
    if file_format != "csv":
        check_size(request.size, request.enlargement)
        for_format(request, format_of(Path(f"x.{file_format}")))
    job = Job(prepare(file, request), request, options.output, file_format)
    return [job] if options.each is None else _each(job, options.each)


def _format(options: argparse.Namespace) -> str:
    if options.format is not None:
        return str(options.format)
    if options.output == STDOUT:
        return "png"
    return "csv" if options.output.suffix.lower() == ".csv" else format_of(options.output)


def _logo(options: argparse.Namespace) -> Path | None:
    logo: Path | None = options.logo
    reason = "" if logo is None else logo_fault(logo)
    if reason:
        raise ValueError(f"{logo}: {reason}")
    return logo


def _selected_rows(options: argparse.Namespace, file: EventFile) -> tuple[int, ...] | None:
    if not options.select:
        return None
    rows = []
    for event_id in options.select:
        row = name_to_row(file.table, EventName(-1, event_id))
        if row is None:
            raise ValueError(translate("Command line", "no event has the id {id}").format(id=repr(event_id)))
        rows.append(row)
    return tuple(rows)


def _each(job: Job, field: str) -> list[Job]:
    """A job for each value of a field that events of the picture have, its name in the place of `{field}`."""
    facet_id = field_to_facet(field, job.prepared.facets)
    placeholder = f"{{{field}}}"
    if placeholder not in str(job.path):
        words = translate("Command line", "--each {field}: OUT has no {placeholder} in it")
        raise ValueError(words.format(field=field, placeholder=placeholder))
    facet = job.prepared.facets.facet(facet_id)
    if facet is None:
        return []
    matches = rows_matching(job.prepared, job.request) & rows_in_picture(job.prepared, job.request)
    jobs, taken = [], set()
    for value, count in facet.counts(matches).items():
        chosen = job.request.event_filter.chosen(facet_id)
        if not count or (chosen is not None and not chosen.need_all and value not in chosen.values):
            continue
        name = _file_name(value)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{_file_name(value)}-{number}"
        taken.add(name.casefold())
        with_value = job.request.event_filter.with_chosen(facet_id, Chosen(frozenset({value})))
        path = Path(str(job.path).replace(placeholder, name))
        jobs.append(replace(job, request=replace(job.request, event_filter=with_value), path=path, makes_folder=True))
    return jobs


def _file_name(value: str) -> str:
    """A value as a part of a file's name."""
    if value == NO_VALUE:
        return _NO_VALUE_NAME
    return _UNSAFE.sub("-", value.removeprefix(FURTHER)).strip("-")[:_MOST_CHARS] or "-"
