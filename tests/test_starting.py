"""A start does nothing that the first frame does not need."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from test_architecture import CORE

from timeline_app.starting import quick_start

if TYPE_CHECKING:
    from pathlib import Path

THREADS = "OPENBLAS_NUM_THREADS"


def test_no_garbage_is_looked_for_during_a_start() -> None:
    with quick_start():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_again_after_a_start_that_failed() -> None:
    with pytest.raises(OSError, match="unreadable"), quick_start():
        raise OSError("unreadable")
    assert gc.isenabled()


def test_what_a_start_made_is_not_looked_through_again() -> None:
    with quick_start():
        made: list[list[int]] = [[] for _ in range(1000)]
    assert gc.get_freeze_count() >= len(made)
    gc.unfreeze()


def test_openblas_gets_the_threads_that_the_user_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "3")
    with quick_start():
        assert os.environ[THREADS] == "3"
    monkeypatch.delenv(THREADS)
    with quick_start():
        assert os.environ[THREADS] == "1"


def modules_after(code: str, home: Path) -> list[str]:
    """The modules that are loaded when some code has run, in a process of its own with the settings in `home`."""
    environment = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    code += "\nimport sys\nprint(*sys.modules, sep='\\n')"
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_what_needs_no_qt_is_loaded_before_qt(tmp_path: Path) -> None:
    before = modules_after("import timeline_app.cli, timeline_app.window", tmp_path)
    assert [name for name in before if name.startswith("PySide6")] == []
    after = modules_after("import timeline_app.cli, timeline_app.window.app", tmp_path)
    core = [name for name in after if name.startswith("timeline_app.") and name.split(".")[1] in CORE]
    assert [name for name in core if name not in before] == []


def test_a_start_loads_nothing_that_only_dialogs_need(tmp_path: Path) -> None:
    loaded = modules_after(
        """
from timeline_app.window import app
running = app.start(None, lambda file, group_by: None, None)
running.application.processEvents()
assert running.window.isVisible()
""",
        tmp_path,
    )
    unneeded = {
        "numpy.ma",
        "dateutil",
        "timeline_app.dates.people",
        "timeline_app.export",
        "timeline_app.window.dialogs",
    }
    assert unneeded & set(loaded) == set()
