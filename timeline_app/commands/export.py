"""`timeline-app export`: writes a picture or a table of a file of events, without a display."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.commands.outcome import FAILED, OK, UNUSABLE, fail, mention_problems, read_or_say, say
from timeline_app.resources import bundled_events_path
from timeline_app.view_arguments import GROUPINGS, THEME_NAMES, add_filter_options, add_span_options
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.sizes import PictureSize
    from timeline_app.table import EventFile


def export(words: list[str]) -> int:
    """Run the command; the exit status."""
    options = _parser().parse_args(words)
    file = read_or_say(options.file or bundled_events_path())
    if file is None:
        return UNUSABLE
    # Before Qt is loaded: no window system is asked for anything.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.output.suffix.lower() == ".csv":
        return _export_csv(file, options)
    try:
        from PySide6.QtCore import QLocale  # noqa: PLC0415  # Qt, slow to load and not everywhere
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from timeline_app.export.formats import format_of  # noqa: PLC0415
        from timeline_app.export.picture import PictureRequest, write_picture  # noqa: PLC0415
        from timeline_app.export.sizes import check_size  # noqa: PLC0415
        from timeline_app.export.writing import ExportError  # noqa: PLC0415
        from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415
        from timeline_app.language import speak_users_language  # noqa: PLC0415
        from timeline_app.layout.empty_time import file_to_empty_time  # noqa: PLC0415
        from timeline_app.layout.folding import UNFOLDED  # noqa: PLC0415
        from timeline_app.theme import THEMES  # noqa: PLC0415
        from timeline_app.view_options import options_to_filter, options_to_span  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import no_qt_words  # noqa: PLC0415

        return fail(no_qt_words(error))
    application = QGuiApplication.instance() or QGuiApplication(["timeline-app"])
    speak_users_language(application)
    try:
        span_s = options_to_span(options, file)
        request = PictureRequest(
            event_filter=options_to_filter(options, FileFacets(file.table)),
            group_by=options.group_by,
            span_s=span_s,
            folding=file_to_empty_time(file, span_s) if options.fold else UNFOLDED,
            size=_size(options.size, options.scale),
            theme=THEMES[options.theme],
            language=QLocale.system().name(),
        )
        check_size(request.size)
        format_of(options.output)
    except (ExportError, ValueError) as error:
        return fail(str(error), UNUSABLE)
    try:
        page, size = write_picture(file, request, options.output)
    except ExportError as error:
        return fail(str(error), FAILED)
    finally:
        del application
    if page.is_empty:
        said = translate("Command line", "no events to show: {count} ({shown})", "the span and the filter in brackets")
        say(said.format(count=page.count, shown=page.subtitle))
    if size != request.size:
        said = translate("Command line", "made {height} pixels tall, so that all lanes fit")
        say(said.format(height=size.height_px))
    mention_problems(file)
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline-app export",
        description=translate("Command line", "Writes a picture or a table of a file of events; needs no display."),
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=translate("Command line", "events as JSON; the bundled ones if left out"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help=translate("Command line", "a .png, .svg or .pdf; a .csv table"),
    )
    add_filter_options(parser)
    add_span_options(parser)
    parser.add_argument(
        "--fold",
        action="store_true",
        help=translate("Command line", "shrink long empty stretches of time to marked breaks"),
    )
    parser.add_argument(
        "--size", default="1600x1000", metavar="WxH", help=translate("Command line", "in pixels; default 1600x1000")
    )
    parser.add_argument(
        "--scale",
        type=float,
        default=1.0,
        metavar="N",
        help=translate("Command line", "pixels per pixel, 2 for print; default 1"),
    )
    parser.add_argument("--theme", choices=THEME_NAMES, default="light")
    parser.add_argument("--group-by", choices=GROUPINGS, default="category")
    return parser


def _export_csv(file: EventFile, options: argparse.Namespace) -> int:
    """Write a table of the events that a picture would have, and of those without a date unless a span is given."""
    from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415  # NumPy, not needed for --help
    from timeline_app.filters import matching  # noqa: PLC0415
    from timeline_app.layout.chronology import horizon_s  # noqa: PLC0415
    from timeline_app.layout.footprint import rows_in_span, table_to_footprints  # noqa: PLC0415
    from timeline_app.tabular.columns import COLUMN_OF  # noqa: PLC0415
    from timeline_app.tabular.row_order import order_rows  # noqa: PLC0415
    from timeline_app.view_options import options_to_filter, options_to_span  # noqa: PLC0415

    try:
        from PySide6.QtCore import QLocale  # noqa: PLC0415  # Qt, slow to load and not everywhere

        from timeline_app.export.events_csv import export_csv  # noqa: PLC0415
        from timeline_app.export.writing import ExportError  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import no_qt_words  # noqa: PLC0415

        return fail(no_qt_words(error))
    try:
        span_s = options_to_span(options, file)
        facets = FileFacets(file.table)
        matches = matching(facets, options_to_filter(options, facets))
    except ValueError as error:
        return fail(str(error), UNUSABLE)
    if span_s is not None:
        matches &= rows_in_span(table_to_footprints(file.table, horizon_s(file)), file.table.dated(), *span_s)
    rows = order_rows(file, COLUMN_OF["date"]).matching(matches)
    try:
        export_csv(options.output, file, rows, QLocale.system().name())
    except ExportError as error:
        return fail(str(error), FAILED)
    if not len(rows):
        say(translate("Command line", "no events to write"))
    mention_problems(file)
    return OK


def _size(text: str, scale: float) -> PictureSize:
    from timeline_app.export.sizes import PictureSize  # noqa: PLC0415  # Qt
    from timeline_app.export.writing import ExportError  # noqa: PLC0415  # Qt

    width, cross, height = text.lower().partition("x")
    if not (cross and width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise ExportError(translate("Command line", "--size {size}: write it as 1920x1080").format(size=text))
    if not 0.1 <= scale <= 20:
        raise ExportError(translate("Command line", "--scale {scale}: from 0.1 to 20").format(scale=f"{scale:g}"))
    return PictureSize(int(width[:9]), int(height[:9]), scale)
