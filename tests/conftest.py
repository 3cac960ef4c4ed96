"""What all tests share."""

from __future__ import annotations

import gc
import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

# Before Qt is loaded: tests need no display. The one real window's test starts its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No deadline: a busy machine must not fail a test.
settings.register_profile("calm", deadline=None, max_examples=100)
settings.load_profile("calm")


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of widgets that leaves top-level widgets or running threads behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    # Only here: most tests must run without Qt.
    from PySide6.QtCore import QCoreApplication, QEvent, QThread  # noqa: PLC0415  # Qt
    from PySide6.QtWidgets import QApplication, QToolTip  # noqa: PLC0415  # Qt
    from shiboken6 import isValid  # noqa: PLC0415  # comes with Qt

    widgets_before, threads_before = QApplication.topLevelWidgets(), threading.enumerate()
    yield
    QToolTip.hideText()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    widgets = [widget for widget in QApplication.topLevelWidgets() if widget not in widgets_before]
    threads = [thread for thread in threading.enumerate() if thread not in threads_before]
    qt_threads = [
        one for one in gc.get_objects() if issubclass(type(one), QThread) and isValid(one) and one.isRunning()
    ]
    assert not widgets, f"left open: {widgets}"
    assert not threads + qt_threads, f"still running: {threads + qt_threads}"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt's arguments in the tests: those of the program."""
    from timeline_app.window.app import ARGUMENTS  # noqa: PLC0415  # loads Qt

    return list(ARGUMENTS)


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """Settings of the test's own."""
    from window_parts import settings_at  # noqa: PLC0415  # loads Qt

    return settings_at(tmp_path / "settings.ini")


@pytest.fixture
def open_window(qtbot: QtBot, remembered: Remembered, monkeypatch: pytest.MonkeyPatch) -> OpenWindow:
    """Opens a window that speaks English and moves at once; the bundled file is shown unless another is given."""
    from window_parts import window_opener  # noqa: PLC0415  # loads Qt

    return window_opener(qtbot, remembered, monkeypatch)


@pytest.fixture
def in_brackets() -> Iterator[None]:
    """All that is translated stands in brackets meanwhile; see `brackets`."""
    from brackets import speak_in_brackets  # noqa: PLC0415  # loads Qt

    from timeline_app.wording import speak  # noqa: PLC0415  # with the above

    speak_in_brackets()
    yield
    speak(None, None)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window on the bundled file."""
    return open_window()
