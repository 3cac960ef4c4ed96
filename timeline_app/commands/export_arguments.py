"""The options of `timeline-app export`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from timeline_app.export.endings import FORMATS
from timeline_app.export.size_words import PRESET_OF
from timeline_app.view_arguments import (
    GROUPINGS,
    LEAST_TEXT_SCALE,
    MOST_PAGES,
    MOST_TEXT_SCALE,
    THEME_NAMES,
    add_filter_options,
    add_selection_option,
    add_span_options,
)
from timeline_app.wording import translate

STDOUT: Final = Path("-")


def export_parser() -> argparse.ArgumentParser:
    """Reads the arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="timeline-app export",
        description=translate("Command line", "Writes a picture or a table of a file of events; needs no display."),
        epilog=translate(
            "Command line",
            "exit status: 0 all is written, 1 something could not be written, 2 arguments or file are of no use",
        ),
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
        help=translate("Command line", "a .png, .svg or .pdf; a .csv table; - for standard output"),
    )
    _add_what_options(parser)
    _add_size_options(parser)
    _add_look_options(parser)
    _add_file_options(parser)
    return parser


def _add_what_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(translate("Command line", "what is shown"))
    add_filter_options(group)
    add_span_options(group)
    add_selection_option(group, translate("Command line", "only this event; any number of times"))
    group.add_argument(
        "--fit",
        action="store_true",
        help=translate("Command line", "let the time axis span the events shown, not all of the file"),
    )
    group.add_argument(
        "--fold",
        action="store_true",
        help=translate("Command line", "shrink long empty stretches of time to marked breaks"),
    )
    group.add_argument("--group-by", choices=GROUPINGS, default="category")
    group.add_argument(
        "--lane",
        action="append",
        metavar="ID",
        help=translate(
            "Command line", "the next lane from the top, by its category or country, NONE without; the others follow"
        ),
    )
    group.add_argument(
        "--fold-lane",
        action="append",
        metavar="ID",
        help=translate("Command line", "fold this lane: its events are only counted"),
    )


def _add_size_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(translate("Command line", "how large"))
    group.add_argument(
        "--size",
        default="screen",
        metavar="SIZE",
        help=translate(
            "Command line",
            "pixels as 1600x1000, paper as 210x99mm, or a name: {names}; default screen, 1600x1000",
        ).format(names=", ".join(PRESET_OF)),
    )
    group.add_argument(
        "--scale",
        type=float,
        metavar="N",
        help=translate("Command line", "pixels of a PNG per pixel, such as 2; default 1; paper has --dpi instead"),
    )
    group.add_argument(
        "--dpi",
        type=float,
        metavar="N",
        help=translate("Command line", "dots per inch of a PNG; default 300 on paper, 96 for a size in pixels"),
    )
    group.add_argument(
        "--pages",
        type=_page_count,
        default=1,
        metavar="N",
        help=translate("Command line", "spread the time over so many pages of a PDF"),
    )


def _add_look_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(translate("Command line", "how it looks"))
    look = group.add_mutually_exclusive_group()
    look.add_argument(
        "--theme",
        choices=THEME_NAMES,
        default="light",
        help=translate("Command line", "print is for paper, also where it is black and white; default light"),
    )
    look.add_argument(
        "--style",
        type=Path,
        metavar="TOML",
        help=translate("Command line", "a house style: colours, typeface, margins and logo"),
    )
    group.add_argument(
        "--logo", type=Path, metavar="IMAGE", help=translate("Command line", "a .png or .svg beside the title")
    )
    group.add_argument("--title", help=translate("Command line", "in place of the file's"))
    group.add_argument("--subtitle", help=translate("Command line", "in place of the stretch of time and the filter"))
    group.add_argument("--note", default="", help=translate("Command line", "a text below the timeline"))
    group.add_argument(
        "--text-scale",
        type=_text_scale,
        default=1.0,
        metavar="N",
        help=translate("Command line", "how large type and marks are, from 0.5 to 3; default 1, titles of 10 points"),
    )
    group.add_argument(
        "--no-legend",
        action="store_true",
        help=translate("Command line", "don't explain how uncertain dates are drawn"),
    )
    group.add_argument(
        "--transparent", action="store_true", help=translate("Command line", "a PNG without paper behind it")
    )
    group.add_argument(
        "--real-text",
        action="store_true",
        help=translate("Command line", "texts in an SVG that can be edited, not outlines of their letters"),
    )


def _add_file_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(translate("Command line", "how it is written"))
    group.add_argument(
        "--format",
        choices=(*FORMATS, "csv"),
        help=translate("Command line", "in place of what OUT ends with; default png for -"),
    )
    group.add_argument(
        "--each",
        metavar="FIELD",
        help=translate(
            "Command line",
            "a file for each value that events have of this field, such as country: "
            'OUT is written as "out/{country}.png", missing folders are made',
        ),
    )


def _text_scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not LEAST_TEXT_SCALE <= scale <= MOST_TEXT_SCALE:
        reason = translate("Command line", "{text}: from 0.5 to 3").format(text=repr(text))
        raise argparse.ArgumentTypeError(reason)
    return scale


def _page_count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_PAGES):
        reason = translate("Command line", "{text}: from 1 to {most} pages").format(text=repr(text), most=MOST_PAGES)
        raise argparse.ArgumentTypeError(reason)
    return int(text)
