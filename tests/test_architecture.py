"""Imports point one way: from the window to the dates, never back; and what needs no Qt loads none."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).parent.parent / "timeline_app"
LAYERS: list[set[str]] = [
    {
        "wording",
        "dates",
        "countries",
        "plain_text",
        "nearest",
        "links",
        "markdown",
        "resources",
        "display",
        "editors",
    },
    {"events"},
    {"table", "event_name", "readers", "facets", "filters", "view_arguments", "timescale", "ticks"},
    {
        "layout",
        "search",
        "date_counts",
        "event_dates",
        "span_words",
        "summary",
        "view",
        "view_options",
        "relations",
        "citation",
    },
    {"tabular"},
    {"colors", "theme", "category_colors", "painting", "house_style", "language", "starting"},
    {"export"},
    {"window", "commands"},
    {"cli"},
    {"__main__"},
]
LEVEL_OF = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
CORE = set().union(*LAYERS[:5])
MODULES = sorted(PACKAGE.rglob("*.py"))
every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, *, at_load_only: bool = False) -> set[str]:
    """The modules that a module names in its imports; with `at_load_only` those that loading it loads."""
    nodes: list[ast.AST] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    found: set[str] = set()
    while nodes:
        node = nodes.pop()
        match node:
            case ast.Import():
                found.update(alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module)):
                found.update(f"{module}.{alias.name}" for alias in node.names)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if at_load_only:
                pass
            case ast.If(test=ast.Name(id="TYPE_CHECKING")) if at_load_only:
                nodes += node.orelse
            case _:
                nodes += ast.iter_child_nodes(node)
    return found


@every_module
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert not any(name.startswith(("timeline_app.", "PySide6")) for name in imports(path))
        return
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("timeline_app.")} - {"__version__"}
    assert {other for other in rooms if LEVEL_OF[other] > LEVEL_OF[room]} == set()


@every_module
def test_only_the_window_knows_widgets_and_the_core_knows_no_qt(path: Path) -> None:
    room, names = room_of(path), imports(path)
    if room in CORE:
        assert [name for name in names if name.startswith("PySide6")] == []
    elif room != "window":
        assert [name for name in names if name.startswith("PySide6.QtWidgets")] == []
    if room in {"cli", "commands", "__main__"}:
        assert [name for name in imports(path, at_load_only=True) if name.startswith("PySide6")] == []


def run_python(code: str) -> Any:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "words",
    [["check", str(PACKAGE.parent / "events.json")], ["--help"], ["schema"], ["--version"], ["export", "--help"]],
)
def test_what_needs_no_picture_loads_no_qt(words: list[str]) -> None:
    code = f"""
import sys
from timeline_app.cli import main
try:
    status = main({words!r})
except SystemExit as end:
    status = end.code
assert not [name for name in sys.modules if name.startswith("PySide6")], "Qt was loaded"
sys.exit(status)
"""
    result = run_python(code)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_picture_loads_no_widgets() -> None:
    code = """
import sys
import timeline_app.export.picture
assert "PySide6.QtGui" in sys.modules
assert "PySide6.QtWidgets" not in sys.modules
"""
    assert run_python(code).returncode == 0
