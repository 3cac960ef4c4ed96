"""Measures the program with files of up to a million events, each figure against its floor: one Markdown table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from figures import HEAD, filter_figures, frame_figures, growth_figures, picture_figures, start_figure, table_figures
from machine import machine_words
from make_events import write_events
from startup import clean_environment, first_frames_ms
from vis_timeline import peer_table

if TYPE_CHECKING:
    from figures import Figure

COUNTS: Final = (1_000, 10_000, 100_000, 1_000_000)
START_MAX_COUNT: Final = 10_000
"""Larger files take most of their start to be read, which has a figure of its own."""
LIMIT_S: Final = 600


def main() -> None:
    options = _read_arguments()
    print(f"{machine_words()}; pictures and starts: medians of {options.runs} processes\n\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        environment = clean_environment(home)
        figures: list[Figure] = []
        for count in options.counts:
            path = folder / f"{count}.json"
            write_events(path, count)
            measured = measure(path, count, options.runs, environment)
            if count <= START_MAX_COUNT:
                measured.append(start_figure(count, *first_frames_ms(environment, options.runs, str(path))))
            _print_rows(measured)
            figures += measured
        _print_rows(growth(figures, min(options.counts), max(options.counts)))
        if options.peers:
            print(f"\n{peer_table(folder, options.counts, figures)}", flush=True)


def measure(path: Path, count: int, runs: int, environment: dict[str, str]) -> list[Figure]:
    """All figures of a file of `count` events that need no window."""
    # In alternation, so that what else the machine does meets the figure and its floor alike.
    pairs = [(_run("first_picture", path, environment), _run("decoding", path, environment)) for _ in range(runs)]
    pictures, decodings = [picture for picture, _ in pairs], [decoding for _, decoding in pairs]
    return [
        *frame_figures(count, _run("frames", path, environment)),
        *filter_figures(count, _run("filtering", path, environment)),
        *picture_figures(count, pictures, decodings, path.stat().st_size),
        *table_figures(count, _run("table_view", path, environment)),
    ]


def growth(figures: list[Figure], few: int, many: int) -> list[Figure]:
    """The frames of the largest file against those of the smallest."""
    frames = [figure for figure in figures if figure.name.startswith("frame")]
    of_few, of_many = ([figure for figure in frames if figure.events == count] for count in (few, many))
    return growth_figures(of_few, of_many) if few < many else []


def _run(script: str, path: Path, environment: dict[str, str]) -> Any:
    """What a script of this folder prints about a file, in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(f"{script}.py")), str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{script} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _print_rows(figures: list[Figure]) -> None:
    for figure in figures:
        print(figure.row, flush=True)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=_counts, default=COUNTS, metavar="N,N", help="events of the files to measure")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="processes that a median is of; default 5")
    parser.add_argument("--peers", action="store_true", help="vis-timeline in headless Chromium beside it")
    return parser.parse_args()


def _counts(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(word) for word in text.split(",")))


if __name__ == "__main__":
    main()
