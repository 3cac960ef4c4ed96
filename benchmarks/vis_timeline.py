"""Runs vis-timeline in headless Chromium on the same events, with what it needs installed on the way."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from easel import WIDTH_PX
from frames import journey

from timeline_app.dates.bounds import Kind
from timeline_app.layout.chronology import horizon_s
from timeline_app.layout.footprint import table_to_footprints, time_extent
from timeline_app.readers import read_file
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from figures import Figure

PACKAGES: Final = ("vis-timeline@8.5.4", "playwright-core@1.65.1")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
MAX_COUNT: Final = 100_000
LIMIT_S: Final = 60
"""For the first rendering, and for all frames after it."""
INSTALL_LIMIT_S: Final = 600


class MissingError(Exception):
    """Something that it needs can't be had; the text says what."""


def peer_table(folder: Path, counts: tuple[int, ...], figures: list[Figure]) -> str:
    """Both programs side by side for the files `COUNT.json` in a folder; or a line that says why not."""
    try:
        browser = _browser()
        _install_packages(folder)
    except MissingError as missing:
        return f"vis-timeline was not measured: {missing}"
    lines = [
        f"{PACKAGES[0]} in {_version(browser)}, {LIMIT_S} s at most for the first picture and for the frames\n",
        "| events | figure | timeline-app | vis-timeline | ratio |\n| ---: | --- | ---: | ---: | ---: |",
    ]
    for count in counts:
        if count <= MAX_COUNT:
            ours_ms = {figure.name: figure.value for figure in figures if figure.events == count}
            lines += _rows(count, ours_ms, _measure(folder, count, browser))
    return "\n".join(lines)


def _rows(count: int, ours_ms: dict[str, float], theirs_ms: list[float]) -> list[str]:
    """A picture and the frames after it; where `theirs_ms` ends early, the time was over."""
    rows = []
    first_ms, frames_ms = theirs_ms[:1], theirs_ms[1:]
    for name, our_name, times_ms in (
        ("file to picture", "file to picture", first_ms),
        ("frame, median", "frame, first journey, median", frames_ms),
        ("frame, p95", "frame, first journey, p95", frames_ms),
    ):
        our_ms = ours_ms[our_name]
        if not times_ms:
            rows.append(f"| {count:,} | {name} | {our_ms:,.1f} ms | not in {LIMIT_S} s | – |")
            continue
        p95 = name.endswith("p95") and len(times_ms) > 1
        their_ms = statistics.quantiles(times_ms, n=20, method="inclusive")[-1] if p95 else statistics.median(times_ms)
        frames = f" ({len(times_ms)} frames)" if name.startswith("frame") else ""
        rows.append(f"| {count:,} | {name} | {our_ms:,.1f} ms | {their_ms:,.1f} ms{frames} | {their_ms / our_ms:.1f} |")
    return rows


def _measure(folder: Path, count: int, browser: str) -> list[float]:
    """Milliseconds to its first complete rendering, then of each frame of the journey; what the time allows."""
    items, windows = _items_and_windows(folder / f"{count}.json")
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "windows.json").write_text(json.dumps(windows), encoding="utf-8")
    script = Path(__file__).with_suffix(".mjs")
    # Node looks for packages beside the script.
    shutil.copy(script, folder)
    command = ["node", str(folder / script.name), browser, str(LIMIT_S)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=5 * LIMIT_S, check=False)
    if done.returncode != 0:
        raise SystemExit(f"vis-timeline failed:\n{done.stderr}")
    times_ms: list[float] = json.loads(done.stdout)
    return times_ms


def _items_and_windows(path: Path) -> tuple[list[dict[str, object]], list[tuple[float, float]]]:
    """A file's events as vis-timeline takes them, their dates already read for it, and the journey; milliseconds."""
    file = read_file(path)
    table, footprints = file.table, table_to_footprints(file.table, horizon_s(file))
    rows = np.flatnonzero(table.dated())
    items: list[dict[str, object]] = []
    for row in rows.tolist():
        event = table.records.event(row)
        item = {"id": row, "content": event.title, "group": event.category}
        if table.kind[row] == Kind.INTERVAL:
            times_s = {"start": footprints.outer_lo_s[row], "end": footprints.outer_hi_s[row]}
        else:
            times_s = {"start": footprints.mid_s[row]}
        items.append(item | {key: int(time_s) * 1000 for key, time_s in times_s.items()})
    fit = TimeScale.fit(*(time_extent(footprints, table.dated()) or (0, 1)), WIDTH_PX)
    return items, [(scale.left_s * 1000, scale.right_s * 1000) for scale in journey(fit, len(rows))]


def _browser() -> str:
    """Chromium's path, once it is there."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise MissingError("there is no Chromium, and only root on Debian can install it")
    _install("apt-get", "update", "-qq")
    _install("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return shutil.which("chromium") or "chromium"


def _install_packages(folder: Path) -> None:
    if not shutil.which("npm"):
        raise MissingError("there is no npm")
    _install("npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES)


def _install(*command: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False
    )
    if done.returncode != 0:
        raise MissingError(
            f"{' '.join(command[:3])} failed: {(done.stderr.strip() or 'no reason given').splitlines()[-1]}"
        )


def _version(browser: str) -> str:
    done = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=LIMIT_S, check=False)
    return done.stdout.strip() or browser
