"""Measures process start to first painted frame, the program against an empty QMainWindow: `startup.py [RUNS]`."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from first_frame import EMPTY, LOADED, PROGRAM
from machine import machine_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEASURED: Final = Path(__file__).with_name("first_frame.py")
LIMIT_S: Final = 60
DROPPED: Final = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"{machine_words()}; medians of {runs} alternating runs\n")
    print("| environment | empty QMainWindow | the same with NumPy, msgspec, `Qt` | timeline-app | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as home:
        clean = clean_environment(home)
        _print_row("offscreen", clean, runs)
        if shutil.which("Xvfb"):
            with _x11_display() as display:
                _print_row("X11 (Xvfb)", clean | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, runs)


def clean_environment(home: str) -> dict[str, str]:
    """What a measured process sees: no display, and settings and compiled modules of its own below `home`."""
    kept = {key: value for key, value in os.environ.items() if key not in DROPPED}
    # Compiled modules as after any first start, wherever the program lies: the unmeasured run makes them.
    own = {"HOME": home, "XDG_CONFIG_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    return kept | own | {"QT_QPA_PLATFORM": "offscreen"}


def _print_row(name: str, environment: dict[str, str], runs: int) -> None:
    empty_ms, loaded_ms, program_ms = _medians_ms(environment, runs, (EMPTY, LOADED, PROGRAM))
    print(
        f"| {name} | {empty_ms:.0f} ms | {loaded_ms:.0f} ms, {loaded_ms / empty_ms:.2f} | {program_ms:.0f} ms "
        f"| {program_ms / empty_ms:.2f} |",
        flush=True,
    )


def first_frames_ms(environment: dict[str, str], runs: int, *arguments: str) -> tuple[float, float]:
    """From process start to first painted frame, of an empty window and of the program: medians of alternating runs.

    `arguments` are the program's.
    """
    empty_ms, program_ms = _medians_ms(environment, runs, (EMPTY, PROGRAM), *arguments)
    return empty_ms, program_ms


def _medians_ms(environment: dict[str, str], runs: int, kinds: Sequence[str], *arguments: str) -> list[float]:
    times_ms: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in range(runs + 1):
        for what, measured in times_ms.items():
            time_ms = _first_frame_ms(environment, what, *arguments)
            # The first run of each only fills the caches.
            if run:
                measured.append(time_ms)
    return [statistics.median(times_ms[kind]) for kind in kinds]


def _first_frame_ms(environment: dict[str, str], what: str, *arguments: str) -> float:
    start_ns = time.monotonic_ns()
    command = [sys.executable, str(MEASURED), what, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{what} failed:\n{done.stderr}")
    return (int(done.stdout) - start_ns) / 1e6


@contextmanager
def _x11_display() -> Iterator[str]:
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        yield f":{os.read(read_end, 16).decode().strip()}"
    finally:
        os.close(read_end)
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
