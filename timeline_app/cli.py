"""The command line: opens the window, exports pictures, checks files. Qt is loaded only where it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline_app import __version__
from timeline_app.resources import bundled_events_path, schema_path
from timeline_app.starting import quick_start
from timeline_app.view_arguments import GROUPINGS, add_filter_options, add_span_options
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.export import PictureSize
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import EventFile
    from timeline_app.view import View

OK: Final = 0
FAILED: Final = 1
"""A check found problems, or a picture could not be made."""
UNUSABLE: Final = 2
"""A file could not be read, the arguments make no sense, or there is no display."""

_THEMES: Final = ("light", "dark", "contrast-light", "contrast-dark")
"""The names in `theme.THEMES`, which knows Qt; a test holds the two together."""


def _commands_help() -> str:
    return translate(
        "Command line",
        "other commands:\n"
        "  timeline-app export [FILE] -o OUT.png    make a picture, or a table as OUT.csv, without a display\n"
        "  timeline-app check FILE...               list everything that is wrong in files\n"
        "  timeline-app schema                      print the JSON Schema of event files\n"
        "\n"
        "each has a --help of its own\n",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = {"export": _export, "check": _check, "schema": _schema}.get(words[0] if words else "")
    try:
        return command(words[1:]) if command else _open_window(words)
    except BrokenPipeError:
        # Whoever read the output has seen enough, such as `| head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130


def _open_window(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="timeline-app",
        description=translate("Command line", "Shows a file of events on a zoomable timeline."),
        epilog=_commands_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=translate("Command line", "events as JSON; the last one if left out"),
    )
    add_filter_options(parser)
    add_span_options(parser)
    parser.add_argument("--group-by", choices=GROUPINGS, help=translate("Command line", "as remembered if left out"))
    parser.add_argument(
        "--select",
        action="append",
        metavar="ID",
        help=translate("Command line", "select this event; any number of times"),
    )
    parser.add_argument(
        "--theme", choices=(*_THEMES, "system"), help=translate("Command line", "as remembered if left out")
    )
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    options = parser.parse_args(words)
    from timeline_app.display import display_problem, no_qt_words  # noqa: PLC0415  # loads nothing that check needs

    problem = display_problem()
    if problem:
        said = translate("Command line", "{problem}\nPictures need no display: {command}")
        return _fail(said.format(problem=problem, command="timeline-app export FILE -o OUT.png"))
    with quick_start():
        try:
            from timeline_app.window import app  # noqa: PLC0415  # Qt, slow to load and not everywhere
        except ImportError as error:
            return _fail(no_qt_words(error))
        from timeline_app.readers import UnreadableFileError  # noqa: PLC0415  # loaded with the window

        try:
            running = app.start(options.file, partial(_options_to_view, options), options.theme)
        except UnreadableFileError as error:
            print(error, file=sys.stderr)
            return UNUSABLE
        except ValueError as error:
            return _fail(str(error))
    return running.exec()


def _export(words: list[str]) -> int:
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
    parser.add_argument("--theme", choices=_THEMES, default="light")
    parser.add_argument("--group-by", choices=GROUPINGS, default="category")
    options = parser.parse_args(words)
    file = _read(options.file or bundled_events_path())
    if file is None:
        return UNUSABLE
    # Before Qt is loaded: no window system is asked for anything.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.output.suffix.lower() == ".csv":
        return _export_csv(file, options)
    try:
        from PySide6.QtCore import QLocale  # noqa: PLC0415  # Qt, slow to load and not everywhere
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from timeline_app.export import ExportError, check_size, format_of  # noqa: PLC0415
        from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415
        from timeline_app.language import speak_users_language  # noqa: PLC0415
        from timeline_app.layout.empty_time import file_to_empty_time  # noqa: PLC0415
        from timeline_app.layout.folding import UNFOLDED  # noqa: PLC0415
        from timeline_app.picture import PictureRequest, write_picture  # noqa: PLC0415
        from timeline_app.theme import THEMES  # noqa: PLC0415
        from timeline_app.view_options import options_to_filter, options_to_span  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import no_qt_words  # noqa: PLC0415

        return _fail(no_qt_words(error))
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
        return _fail(str(error), UNUSABLE)
    try:
        page, size = write_picture(file, request, options.output)
    except ExportError as error:
        return _fail(str(error), FAILED)
    finally:
        del application
    if page.is_empty:
        said = translate("Command line", "no events to show: {count} ({shown})", "the span and the filter in brackets")
        _say(said.format(count=page.count, shown=page.subtitle))
    if size != request.size:
        said = translate("Command line", "made {height} pixels tall, so that all lanes fit")
        _say(said.format(height=size.height_px))
    _mention_problems(file)
    return OK


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

        from timeline_app.csv_export import export_csv  # noqa: PLC0415
        from timeline_app.export import ExportError  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import no_qt_words  # noqa: PLC0415

        return _fail(no_qt_words(error))
    try:
        span_s = options_to_span(options, file)
        facets = FileFacets(file.table)
        matches = matching(facets, options_to_filter(options, facets))
    except ValueError as error:
        return _fail(str(error), UNUSABLE)
    if span_s is not None:
        matches &= rows_in_span(table_to_footprints(file.table, horizon_s(file)), file.table.dated(), *span_s)
    rows = order_rows(file, COLUMN_OF["date"]).matching(matches)
    try:
        export_csv(options.output, file, rows, QLocale.system().name())
    except ExportError as error:
        return _fail(str(error), FAILED)
    if not len(rows):
        _say(translate("Command line", "no events to write"))
    _mention_problems(file)
    return OK


def _mention_problems(file: EventFile) -> None:
    if file.problems:
        count = len(file.problems)
        said = translate("Command line", "%Ln problem(s) in {file}; list them with: {command}", "", count)
        _say(said.format(file=file.path, command="timeline-app check"))


def _check(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="timeline-app check",
        description=translate(
            "Command line", 'Prints every problem of files as FILE:LINE:COLUMN: event "TITLE" field: reason.'
        ),
        epilog=translate("Command line", "exit status: 0 no problem, 1 some, 2 a file could not be read"),
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    status = OK
    for path in parser.parse_args(words).files:
        file = _read(path)
        if file is None:
            status = UNUSABLE
            continue
        for problem in file.problems:
            print(problem)
        if file.problems:
            status = max(status, FAILED)
    return status


def _schema(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="timeline-app schema", description=translate("Command line", "Prints the JSON Schema of event files.")
    )
    parser.parse_args(words)
    print(schema_path().read_text(encoding="utf-8"), end="")
    return OK


def _options_to_view(options: argparse.Namespace, file: EventFile, group_by: GroupBy) -> View | None:
    """What the options ask for, grouped as usual if they don't say; None where they ask for nothing.

    Raises ValueError.
    """
    from timeline_app.event_name import EventName  # noqa: PLC0415  # NumPy, not needed for --help
    from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415
    from timeline_app.view import View  # noqa: PLC0415
    from timeline_app.view_options import options_to_filter, options_to_span  # noqa: PLC0415

    names = tuple(EventName(-1, event_id) for event_id in options.select or ())
    event_filter = options_to_filter(options, FileFacets(file.table))
    asked = View(event_filter, options.group_by or group_by, options_to_span(options, file), names)
    return None if options.group_by is None and asked == View(group_by=group_by) else asked


def _read(path: Path) -> EventFile | None:
    from timeline_app.readers import UnreadableFileError, read_file  # noqa: PLC0415  # NumPy, not needed for --help

    try:
        return read_file(path)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)
        return None


def _size(text: str, scale: float) -> PictureSize:
    from timeline_app.export import ExportError, PictureSize  # noqa: PLC0415  # Qt

    width, cross, height = text.lower().partition("x")
    if not (cross and width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise ExportError(translate("Command line", "--size {size}: write it as 1920x1080").format(size=text))
    if not 0.1 <= scale <= 20:
        raise ExportError(translate("Command line", "--scale {scale}: from 0.1 to 20").format(scale=f"{scale:g}"))
    return PictureSize(int(width[:9]), int(height[:9]), scale)


def _fail(message: str, status: int = UNUSABLE) -> int:
    _say(message)
    return status


def _say(message: str) -> None:
    print(f"timeline-app: {message}", file=sys.stderr)
