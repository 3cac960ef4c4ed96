"""The window as a person meets it: a real X11 display with a pointer and a keyboard."""

from __future__ import annotations

import os
import select
import shutil
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pytest
from program import clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S: Final = 30.0
ACCENT: Final = 0x1D4FD7
"""The light theme's frame around the selected event."""
FRENCH_RAFALES: Final = 0x008070
"""The light theme's colour of the category "Allied forces"."""
MISSING: Final = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

Pixels = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Display:
    """A display of its own; its picture lies in a file in the XWD format (X11, `XWDFile.h`)."""

    name: str
    frame: Path

    def pixels(self) -> Pixels:
        """What is on the screen as `0xrrggbb`, shape `(height, width)`."""
        data = self.frame.read_bytes()
        header = struct.unpack(">25I", data[:100])
        header_bytes, width_px, height_px, line_bytes, color_count = (header[i] for i in (0, 4, 5, 12, 19))
        little_endian = header[7] == 0
        begin = header_bytes + 12 * color_count
        rows = np.frombuffer(data, "<u4" if little_endian else ">u4", line_bytes // 4 * height_px, begin)
        colors: Pixels = np.bitwise_and(rows.reshape(height_px, -1)[:, :width_px], np.uint32(0xFFFFFF))
        return colors

    def xdotool(self, *words: str | int) -> str:
        """What `xdotool` answers."""
        command = ["xdotool", *(str(word) for word in words)]
        environment = os.environ | {"DISPLAY": self.name}
        done = subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE_S, check=True
        )
        return done.stdout.strip()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    read_end, write_end = os.pipe()
    frames = tmp_path / "frames"
    frames.mkdir()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-fbdir", str(frames)]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        os.close(write_end)
        ready, _, _ = select.select([read_end], [], [], PATIENCE_S)
        assert ready, "Xvfb does not start"
        number = os.read(read_end, 16).decode().strip()
        assert number, "Xvfb has ended at once"
        yield Display(f":{number}", frames / "Xvfb_screen0")
    finally:
        os.close(read_end)
        server.terminate()
        server.wait(PATIENCE_S)


def wait_until(what: str, condition: Callable[[], Any]) -> Any:
    """The condition's value as soon as it is true."""
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        value = condition()
        if value:
            return value
        # Another process is waited for, and it gives no signal: look again, not too often.
        select.select([], [], [], 0.03)
    raise AssertionError(f"waited {PATIENCE_S:g} s: {what}")


def settled(display: Display) -> Pixels:
    """The screen once two looks at it are the same."""
    seen = [display.pixels()]

    def is_still() -> bool:
        seen.append(display.pixels())
        return bool(np.array_equal(seen[-1], seen[-2]))

    wait_until("the picture comes to rest", is_still)
    return seen[-1]


def in_lanes(pixels: Pixels) -> Pixels:
    """The middle of the window, where the timeline is."""
    return pixels[200:760, 320:1050]


def test_a_person_opens_selects_zooms_and_quits(display: Display, tmp_path: Path) -> None:
    environment = clean_environment(tmp_path) | {"DISPLAY": display.name}
    app = subprocess.Popen(
        [sys.executable, "-m", "timeline_app", "--theme", "light"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        window = display.xdotool("search", "--sync", "--onlyvisible", "--name", "Lithuania fortifies its borders")
        display.xdotool("windowfocus", "--sync", window)
        geometry = dict(
            line.split("=") for line in display.xdotool("getwindowgeometry", "--shell", window).splitlines()
        )
        assert (geometry["WIDTH"], geometry["HEIGHT"]) == ("1440", "900")
        display.xdotool("windowmove", "--sync", window, 0, 0)
        wait_until("marks are drawn", lambda: bool((in_lanes(display.pixels()) == FRENCH_RAFALES).any()))
        at_first = settled(display)
        assert not (in_lanes(at_first) == ACCENT).any()

        ys, xs = np.nonzero(in_lanes(at_first) == FRENCH_RAFALES)
        display.xdotool("mousemove", 320 + int(xs[-1]) - 2, 200 + int(ys[-1]) - 2, "click", 1)
        wait_until("the event is framed", lambda: bool((in_lanes(display.pixels()) == ACCENT).any()))
        display.xdotool("key", "Escape")
        wait_until("nothing is selected", lambda: not (in_lanes(display.pixels()) == ACCENT).any())

        fitted = in_lanes(settled(display))
        display.xdotool("click", "--repeat", 3, 4)
        wait_until("the wheel zooms", lambda: not np.array_equal(in_lanes(display.pixels()), fitted))
        zoomed = in_lanes(settled(display))
        display.xdotool("key", "Home")
        wait_until("Home goes back", lambda: not np.array_equal(in_lanes(display.pixels()), zoomed))

        display.xdotool("key", "ctrl+q")
        said, complained = app.communicate(timeout=PATIENCE_S)
        assert (app.returncode, said, complained) == (0, "", "")
        assert list((tmp_path / "config").rglob("timeline-app*")), "the window's size is remembered"
    finally:
        app.kill()
        app.communicate()
