"""Work beside the window: what it tells, and how seldom."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

from timeline_app.window import work
from timeline_app.window.work import StoppedError, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("qapp")
def test_work_calls_qt_some_fifty_times_a_second_however_often_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of a second of 1024 steps, which floats can tell exactly, 20 ms are over after 21.
    now = iter(range(1_024))
    monkeypatch.setattr(work, "monotonic", lambda: next(now) / 1_024)
    parent = QObject()

    def tell_often(tell: Callable[[float], None]) -> str:
        for step in range(1_024):
            tell(step / 1_024)
        return "done"

    told: list[float] = []
    done = Work(tell_often, parent)
    done.progressed.connect(told.append)
    done.run()
    assert done.result() == "done"
    assert told == [step / 1_024 for step in range(0, 1_024, 21)]


@pytest.mark.usefixtures("qapp")
def test_what_goes_wrong_is_kept_for_whoever_waits() -> None:
    def fail(_tell: Callable[[float], None]) -> None:
        raise ValueError("no")

    parent = QObject()
    failed = Work(fail, parent)
    failed.run()
    with pytest.raises(ValueError, match="no"):
        failed.result()


@pytest.mark.usefixtures("qapp")
def test_work_that_is_left_says_nothing_more_even_of_what_it_told_before_and_is_deleted() -> None:
    has_told = threading.Event()

    def tell_for_ever(tell: Callable[[float], None]) -> None:
        while True:
            tell(0.5)
            has_told.set()

    parent = QObject()
    left = Work(tell_for_ever, parent)
    said: list[object] = []
    left.progressed.connect(said.append)
    left.ended.connect(lambda: said.append("ended"))
    left.start()
    # What it tells now waits for the window.
    assert has_told.wait(10)
    left.stop()
    assert isinstance(left.error, StoppedError)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert said == []
    assert not isValid(left)


def test_work_that_ends_says_so_and_is_deleted(qtbot: QtBot) -> None:
    parent = QObject()
    done: Work[str] = Work(lambda _tell: "done", parent)
    results: list[str] = []
    done.ended.connect(lambda: results.append(done.result()))
    done.start()
    qtbot.waitUntil(lambda: results == ["done"])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(done)
