"""The window as a person meets it: a real X11 display with a pointer and a keyboard."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from program import clean_environment
from real_display import PATIENCE_S, Display, Pixels, open_display, settled, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCENT: Final = 0x1D4FD7
"""The light theme's frame around the selected event."""
FRENCH_RAFALES: Final = 0x008070
"""The light theme's colour of the category "Allied forces"."""
MISSING: Final = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with open_display(tmp_path) as display:
        yield display


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
