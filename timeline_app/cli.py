"""The command line: opens the window, exports pictures, checks files. Qt is loaded only where it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app import __version__
from timeline_app.commands.outcome import OK, UNUSABLE, fail, say
from timeline_app.starting import quick_start
from timeline_app.view_arguments import (
    GROUPINGS,
    WINDOW_THEME_NAMES,
    add_filter_options,
    add_selection_option,
    add_span_options,
)
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import EventFile
    from timeline_app.view import View


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
    try:
        return _run(words)
    except BrokenPipeError:
        # Whoever read the output has seen enough, such as `| head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    # Each loads what it needs itself.
    match words:
        case ["export", *others]:
            from timeline_app.commands.export import export  # noqa: PLC0415

            return export(others)
        case ["check", *others]:
            from timeline_app.commands.check import check  # noqa: PLC0415

            return check(others)
        case ["schema", *others]:
            from timeline_app.commands.schema import print_schema  # noqa: PLC0415

            return print_schema(others)
    return _open_window(words)


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
    add_selection_option(parser, translate("Command line", "select this event; any number of times"))
    look = parser.add_mutually_exclusive_group()
    look.add_argument(
        "--theme", choices=(*WINDOW_THEME_NAMES, "system"), help=translate("Command line", "as remembered if left out")
    )
    look.add_argument(
        "--style",
        type=Path,
        metavar="TOML",
        help=translate("Command line", "a house style to be shown in, this time"),
    )
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    options = parser.parse_args(words)
    from timeline_app.display import display_problem, no_qt_words  # noqa: PLC0415  # loads nothing that check needs

    problem = display_problem()
    if problem:
        said = translate("Command line", "{problem}\nPictures need no display: {command}")
        return fail(said.format(problem=problem, command="timeline-app export FILE -o OUT.png"))
    with quick_start():
        try:
            from timeline_app.window import app  # noqa: PLC0415  # Qt, slow to load and not everywhere
        except ImportError as error:
            return fail(no_qt_words(error))
        from timeline_app.readers import UnreadableFileError  # noqa: PLC0415  # loaded with the window

        try:
            running = app.start(options.file, partial(_options_to_view, options), options.theme, options.style)
        except UnreadableFileError as error:
            print(error, file=sys.stderr)
            return UNUSABLE
        except ValueError as error:
            return fail(str(error))
    return running.exec()


def _options_to_view(options: argparse.Namespace, file: EventFile, group_by: GroupBy) -> View | None:
    """What the options ask for, grouped as usual if they don't say; None where they ask for nothing.

    Raises ValueError.
    """
    from timeline_app.event_name import EventName  # noqa: PLC0415  # NumPy, not needed for --help
    from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415
    from timeline_app.view import View  # noqa: PLC0415
    from timeline_app.view_options import options_to_filter, options_to_span, unknown_values  # noqa: PLC0415

    names = tuple(EventName(-1, event_id) for event_id in options.select or ())
    facets = FileFacets(file.table)
    event_filter = options_to_filter(options, file, facets)
    for remark in unknown_values(options, file, facets):
        say(remark)
    asked = View(event_filter, options.group_by or group_by, options_to_span(options, file), names)
    return None if options.group_by is None and asked == View(group_by=group_by) else asked
