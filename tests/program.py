"""Runs the program as a child process in an environment that holds nothing of the machine's desktop."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
LIMIT_S: Final = 120
"""No run takes nearly as long; a hanging one must end."""


def clean_environment(home: Path) -> dict[str, str]:
    """No display, no settings, no fonts, English: what a server has."""
    no_fonts = home / "no-fonts.conf"
    no_fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home),
        "LC_ALL": "C.UTF-8",
        "FONTCONFIG_FILE": str(no_fonts),
    }


def run_program(
    *words: str | Path, environment: Mapping[str, str], cwd: Path, python: str | Path = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run `python -m timeline_app` with these arguments."""
    command = [python, "-m", "timeline_app", *words]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=LIMIT_S, check=False
    )
