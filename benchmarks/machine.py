"""Says on what a figure was measured, and what memory this process takes."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from PySide6.QtCore import qVersion


def machine_words() -> str:
    """Processor, cores, system, Python and Qt in one line."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Qt {qVersion()}"
    )


def memory_kb() -> tuple[int | None, int | None]:
    """The memory in use now and the most since the process began; None on systems that don't tell."""
    return _value_kb("VmRSS"), _value_kb("VmHWM")


def _processor() -> str:
    return _value(Path("/proc/cpuinfo"), "model name") or platform.processor() or "unknown processor"


def _value_kb(name: str) -> int | None:
    value = _value(Path("/proc/self/status"), name)
    return int(value.removesuffix("kB")) if value else None


def _value(path: Path, name: str) -> str | None:
    """What stands behind `name:` in a file of such lines."""
    if not path.exists():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)
