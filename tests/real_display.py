"""A real X11 display of the test's own, and patience with programs on it."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S: Final = 30.0
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


@contextmanager
def open_display(tmp_path: Path) -> Iterator[Display]:
    """Start a display and end it again; its picture lies below `tmp_path`."""
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
