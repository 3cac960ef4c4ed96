"""Work beside the window: what it tells, and how seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from timeline_app.window import work
from timeline_app.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable


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
    assert done.outcome == "done"
    assert told == [step / 1_024 for step in range(0, 1_024, 21)]


@pytest.mark.usefixtures("qapp")
def test_what_goes_wrong_is_kept_for_whoever_waits() -> None:
    def fail(_tell: Callable[[float], None]) -> None:
        raise ValueError("no")

    parent = QObject()
    failed = Work(fail, parent)
    failed.run()
    assert str(failed.error) == "no"
    assert failed.outcome is None
