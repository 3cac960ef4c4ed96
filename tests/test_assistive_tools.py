"""The window as a screen reader meets it: a real process, read over D-Bus through AT-SPI."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from assistive import FOCUSED, SELECTED, GoneError, Reader, Thing, assistive_environment, missing, session_bus
from program import clean_environment
from real_display import PATIENCE_S, Display, open_display, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MISSING = missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[tuple[Reader, Thing, subprocess.Popen[str], Display]]:
    """A reader, the program's window on the bundled file, its process and its display."""
    with open_display(tmp_path) as display:
        environment = clean_environment(tmp_path) | {"DISPLAY": display.name}
        with session_bus(environment) as address:
            # Before the program: it looks for the bus of assistive tools once, when it starts.
            reader = Reader.at(address)
            app = subprocess.Popen(
                [sys.executable, "-m", "timeline_app", "--theme", "light"],
                cwd=tmp_path,
                env=assistive_environment(environment, address),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            try:
                wait_until("the program tells of itself", reader.programs)
                window = wait_until("its window is there", lambda: reader.children(reader.programs()[0]))[0]
                yield reader, window, app, display
            finally:
                reader.close()
                app.kill()
                app.communicate()


def test_a_screen_reader_reads_selects_filters_and_quits(
    reader: tuple[Reader, Thing, subprocess.Popen[str], Display],
) -> None:
    tree, window, app, display = reader
    timeline = tree.find(window, "list", "Timeline")
    events = wait_until("the events are there", lambda: tree.children(timeline))
    names = [tree.name(event) for event in events]
    assert len(names) == 16
    assert names[0] == "Russia annexes Crimea"
    assert {tree.role(event) for event in events} == {"list item"}

    rafales = events[names.index("French Rafales police the Baltic skies")]
    assert tree.description(rafales) == "since December 2024, month known, open end, lane Allied forces"
    left, top, width, height = tree.extents(rafales)
    timeline_left, timeline_top, timeline_width, timeline_height = tree.extents(timeline)
    assert timeline_left <= left < left + width <= timeline_left + timeline_width
    assert timeline_top < top < top + height <= timeline_top + timeline_height
    assert not tree.has_state(rafales, SELECTED)

    # Again and again: the program may not know yet that somebody listens.
    words = "French Rafales police the Baltic skies, since December 2024, 6 of 16"
    wait_until("the selection is announced", lambda: tree.press(rafales) and tree.has_announced(words))
    assert tree.has_state(rafales, SELECTED)
    assert tree.description(rafales).endswith(", selected")
    assert [tree.name(event) for event in events if tree.has_state(event, SELECTED)] == [tree.name(rafales)]
    tree.find(window, "label", "since December 2024")

    # With the keys on the timeline, the event itself is read, and its place is announced.
    display.xdotool("windowfocus", "--sync", display.xdotool("search", "--onlyvisible", "--name", "timeline-app"))
    wait_until("the timeline has the focus", lambda: tree.has_state(timeline, FOCUSED))
    assert tree.has_state(rafales, FOCUSED)
    display.xdotool("key", "Tab")
    tree.wait_for("7 of 16")
    assert [tree.name(event) for event in events if tree.has_state(event, FOCUSED)] == [names[6]]
    assert not tree.has_state(rafales, SELECTED)

    assert tree.press(tree.find(window, "push button", "None: Countries"))
    tree.wait_for("0 of 16 events")
    wait_until("no event is in view", lambda: tree.children(timeline) == [])
    with pytest.raises(GoneError):
        wait_until("a child that vanished", lambda: tree.name(rafales) and None)
    assert tree.press(tree.find(window, "push button", "All: Countries"))
    tree.wait_for("16 of 16 events")
    wait_until("the events are back", lambda: len(tree.children(timeline)) == 16)

    assert tree.press(tree.find(window, "menu item", "Quit"))
    said, complained = app.communicate(timeout=PATIENCE_S)
    assert (app.returncode, said) == (0, "")
    # Qt notes that it was asked for the child that had vanished.
    assert [line for line in complained.splitlines() if "Accessible invalid" not in line] == []
