"""`timeline-app schema`: the format of event files."""

from __future__ import annotations

import argparse

from timeline_app.commands.outcome import OK
from timeline_app.resources import schema_path
from timeline_app.wording import translate


def print_schema(words: list[str]) -> int:
    """Run the command; the exit status."""
    parser = argparse.ArgumentParser(
        prog="timeline-app schema", description=translate("Command line", "Prints the JSON Schema of event files.")
    )
    parser.parse_args(words)
    print(schema_path().read_text(encoding="utf-8"), end="")
    return OK
