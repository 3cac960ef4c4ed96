"""A start does nothing that the first frame does not need."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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


def printed_by(code: str, home: Path) -> list[str]:
    """The lines that some code prints in a process of its own with settings and compiled modules in `home`."""
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_a_start_reads_no_source_of_modules(tmp_path: Path) -> None:
    code = """
import builtins, sys
sources = []
sys.addaudithook(lambda event, args: event == "open" and sources.append(str(args[0])))
imports = builtins.__import__
from timeline_app.starting import quick_start
with quick_start():
    import timeline_app.cli, timeline_app.window.app
print([path for path in sources if path.endswith(".py") and ("timeline_app" in path or "numpy" in path)])
assert "PySide6.QtWidgets" in sys.modules
assert builtins.__import__ is not imports, "PySide's own import is back"
"""
    printed_by(code, tmp_path)  # compiles
    assert printed_by(code, tmp_path) == ["[]"]


def test_without_qt_a_start_goes_on(tmp_path: Path) -> None:
    code = """
import sys
sys.modules["PySide6"] = None
from timeline_app.starting import quick_start
with quick_start():
    print("reached")
"""
    assert printed_by(code, tmp_path) == ["reached"]


def test_a_start_loads_nothing_that_only_dialogs_need(tmp_path: Path) -> None:
    loaded = printed_by(
        """
import sys
from timeline_app.window import app
running = app.start(None, lambda file, group_by: None, None)
running.application.processEvents()
assert running.window.isVisible()
print(*sys.modules, sep="\\n")
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
