"""Says things to the user: in passing, or so that they must be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow


def tell(window: MainWindow, words: str, time_ms: int) -> None:
    """Say something in passing, in the status bar."""
    window.status.show_note(words, time_ms)


def say(window: MainWindow, title: str, text: str) -> None:
    """Say something that must be read."""
    from timeline_app.window.dialogs import say  # noqa: PLC0415

    say(window, title, text)
