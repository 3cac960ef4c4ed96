"""`timeline-app check`: every mistake in files, by line and column."""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline_app.commands.outcome import FAILED, OK, UNUSABLE, read_or_say
from timeline_app.wording import translate


def check(words: list[str]) -> int:
    """Run the command; the exit status."""
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
        file = read_or_say(path)
        if file is None:
            status = UNUSABLE
            continue
        for problem in file.problems:
            print(problem)
        if file.problems:
            status = max(status, FAILED)
    return status
