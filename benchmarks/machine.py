"""Says on what a figure was measured."""

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


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
