"""The command line: opens the window, exports pictures, checks files. Qt is loaded only where it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline_app import __version__
from timeline_app.countries import is_known_country, normalized_country
from timeline_app.resources import bundled_events_path, schema_path
from timeline_app.starting import quick_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.export import PictureSize
    from timeline_app.filters import EventFilter
    from timeline_app.table import EventFile

OK: Final = 0
FAILED: Final = 1
"""A check found problems, or a picture could not be made."""
UNUSABLE: Final = 2
"""A file could not be read, the arguments make no sense, or there is no display."""

_THEMES: Final = ("light", "dark", "contrast-light", "contrast-dark")
"""The names in `theme.THEMES`, which knows Qt; a test holds the two together."""
_COMMANDS: Final = """\
other commands:
  timeline-app export [FILE] -o OUT.png    make a picture, without a display
  timeline-app check FILE...               list everything that is wrong in files
  timeline-app schema                      print the JSON Schema of event files

each has a --help of its own
"""


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
        description="Shows a file of events on a zoomable timeline.",
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="events as JSON; the last one if left out")
    _add_country(parser)
    parser.add_argument("--theme", choices=(*_THEMES, "system"), help="as remembered if left out")
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    options = parser.parse_args(words)
    from timeline_app.display import QT_PACKAGES, display_problem  # noqa: PLC0415  # loads nothing that check needs

    problem = display_problem()
    if problem:
        return _fail(f"{problem}\nPictures need no display: timeline-app export FILE -o OUT.png")
    with quick_start():
        try:
            from timeline_app.window import app  # noqa: PLC0415  # Qt, slow to load and not everywhere
        except ImportError as error:
            return _fail(f"Qt cannot be loaded: {error}\n{QT_PACKAGES}")
        from timeline_app.readers import UnreadableFileError  # noqa: PLC0415  # loaded with the window

        try:
            running = app.start(options.file, _event_filter(options.country), options.theme)
        except UnreadableFileError as error:
            print(error, file=sys.stderr)
            return UNUSABLE
    return running.exec()


def _export(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="timeline-app export", description="Writes a picture of a file of events; needs no display."
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="events as JSON; the bundled ones if left out"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="a .png, .svg or .pdf")
    _add_country(parser)
    parser.add_argument("--from", dest="from_date", metavar="DATE", help='first date, such as 2014 or "mid-2024"')
    parser.add_argument("--to", dest="to_date", metavar="DATE", help="last date, itself included")
    parser.add_argument("--fold", action="store_true", help="shrink long empty stretches of time to marked breaks")
    parser.add_argument("--size", default="1600x1000", metavar="WxH", help="in pixels; default 1600x1000")
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="N", help="pixels per pixel, 2 for print; default 1"
    )
    parser.add_argument("--theme", choices=_THEMES, default="light")
    parser.add_argument("--group-by", choices=("category", "country", "none"), default="category")
    options = parser.parse_args(words)
    file = _read(options.file or bundled_events_path())
    if file is None:
        return UNUSABLE
    # Before Qt is loaded: no window system is asked for anything.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtCore import QLocale  # noqa: PLC0415  # Qt, slow to load and not everywhere
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from timeline_app.export import ExportError, check_size, format_of  # noqa: PLC0415
        from timeline_app.layout.empty_time import file_to_empty_time  # noqa: PLC0415
        from timeline_app.layout.folding import UNFOLDED  # noqa: PLC0415
        from timeline_app.picture import PictureRequest, write_picture  # noqa: PLC0415
        from timeline_app.theme import THEMES  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import QT_PACKAGES  # noqa: PLC0415

        return _fail(f"Qt cannot be loaded: {error}\n{QT_PACKAGES}")
    application = QGuiApplication.instance() or QGuiApplication(["timeline-app"])
    try:
        span_s = _span(file, options.from_date, options.to_date)
        request = PictureRequest(
            event_filter=_event_filter(options.country),
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
        print(f"timeline-app: no events to show: {page.count} ({page.subtitle})", file=sys.stderr)
    if size != request.size:
        print(f"timeline-app: made {size.height_px} pixels tall, so that all lanes fit", file=sys.stderr)
    if file.problems:
        print(
            f"timeline-app: {len(file.problems)} problems in {file.path}; list them with: timeline-app check",
            file=sys.stderr,
        )
    return OK


def _check(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="timeline-app check",
        description='Prints every problem of files as FILE:LINE:COLUMN: event "TITLE" field: reason.',
        epilog="exit status: 0 no problem, 1 some, 2 a file could not be read",
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
    parser = argparse.ArgumentParser(prog="timeline-app schema", description="Prints the JSON Schema of event files.")
    parser.parse_args(words)
    print(schema_path().read_text(encoding="utf-8"), end="")
    return OK


def _add_country(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--country",
        action="append",
        type=_country,
        metavar="CODE",
        help="show the events of this country (ISO 3166, such as LT); any number of times; NONE for events without one",
    )


def _country(text: str) -> str:
    if text.upper() == "NONE":
        return ""
    code = normalized_country(text)
    if not is_known_country(code):
        raise argparse.ArgumentTypeError(f"{text!r} is no ISO 3166 country code; Lithuania, say, is LT")
    return code


def _event_filter(countries: list[str] | None) -> EventFilter:
    from timeline_app.filters import EventFilter  # noqa: PLC0415  # NumPy, not needed for --help

    return EventFilter(frozenset(countries) if countries else None)


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
        raise ExportError(f"--size {text}: write it as 1920x1080")
    if not 0.1 <= scale <= 20:
        raise ExportError(f"--scale {scale:g}: from 0.1 to 20")
    return PictureSize(int(width[:9]), int(height[:9]), scale)


def _span(file: EventFile, from_text: str | None, to_text: str | None) -> tuple[int, int] | None:
    """The span that --from and --to name; a side that is left out is that of the file. Raises ValueError."""
    if from_text is None and to_text is None:
        return None
    from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST  # noqa: PLC0415  # not needed without a span
    from timeline_app.dates.fast import read_bounds  # noqa: PLC0415
    from timeline_app.dates.people import people_to_edtf  # noqa: PLC0415
    from timeline_app.layout.chronology import horizon_s  # noqa: PLC0415
    from timeline_app.layout.footprint import table_to_footprints, time_extent  # noqa: PLC0415

    extent = time_extent(table_to_footprints(file.table, horizon_s(file)), file.table.dated())
    lo_s, hi_s = extent or (0, 1)
    for option, text in (("--from", from_text), ("--to", to_text)):
        if text is None:
            continue
        try:
            bounds = read_bounds(people_to_edtf(text))
        except ValueError as error:
            raise ValueError(f"{option} {text!r}: {error}") from error
        if FAR_PAST in bounds[:4] or FAR_FUTURE in bounds[:4]:
            raise ValueError(f"{option} {text!r}: a date is needed here that is closed on both sides")
        lo_s, hi_s = (bounds.lo_s, hi_s) if option == "--from" else (lo_s, bounds.hi_s)
    if lo_s >= hi_s:
        raise ValueError(f"the span from {from_text or 'the first event'} to {to_text or 'the last event'} is empty")
    return lo_s, hi_s


def _fail(message: str, status: int = UNUSABLE) -> int:
    print(f"timeline-app: {message}", file=sys.stderr)
    return status
