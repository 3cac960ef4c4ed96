"""Collects the texts to be translated: `python docs/collect_texts.py resources/translations/timeline_lt.ts`.

From Python, lupdate sees that a text counts only where a plain number stands in the call, and it drops texts that are
counted by `a.b` or `f(x)`. So it is given copies of the modules in which each count is such a number.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "timeline_app"
ARGUMENTS_WITH_COUNT = 4


def with_plain_counts(source: str) -> str:
    """A module's source in which each count of a translating call is 1."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "translate"
            and len(node.args) == ARGUMENTS_WITH_COUNT
        ):
            node.args[3] = ast.Constant(1)
    return ast.unparse(tree)


def collect(target: Path) -> None:
    """Add all texts to a .ts file; what is translated there stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for path in sorted(SOURCES.rglob("*.py")):
            copy = Path(folder, "_".join(path.relative_to(SOURCES).parts))
            copy.write_text(with_plain_counts(path.read_text("utf-8")), "utf-8")
            copies.append(str(copy))
        lupdate = Path(sys.executable).with_name("pyside6-lupdate")
        subprocess.run([lupdate, *copies, "-locations", "none", "-ts", target.absolute()], check=True)


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
