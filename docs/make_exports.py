"""Makes the README's exported pictures: `python docs/make_exports.py`. Each could be had from the command line too."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from timeline_app.cli import main as run_program
from timeline_app.resources import bundled_events_path

FOLDER: Final = Path(__file__).parent
MANY: Final = 10_000
EXPORTS: Final[dict[str, tuple[str, ...]]] = {
    "export-slide.png": ("--size", "slide"),
    "export-newspaper.png": (
        *("--size", "newspaper", "--dpi", "150", "--theme", "print"),
        *("--only", "category=allied-forces", "--only", "category=border-works", "--fit"),
        *(
            "--title",
            "Who guards the border",
            "--note",
            "Dates as the sources tell them: what fades is not known exactly.",
        ),
    ),
    "export-countries.svg": (
        "--group-by",
        "country",
        "--theme",
        "dark",
        "--from",
        "2022",
        "--to",
        "2027",
        "--text-scale",
        "0.8",
    ),
    "export-many.png": ("--size", "1600x900", "--group-by", "category"),
}
"""Their options by the names of the files; the last one shows made-up events."""


def main() -> None:
    """Write the pictures beside this script."""
    sys.path.append(str(FOLDER.parent / "benchmarks"))
    from make_events import write_events  # noqa: PLC0415  # found only now

    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.json"
        write_events(many, MANY)
        for name, options in EXPORTS.items():
            file = many if name == "export-many.png" else bundled_events_path()
            if run_program(["export", str(file), "-o", str(FOLDER / name), *options]) != 0:
                raise SystemExit(f"{name} was not made")


if __name__ == "__main__":
    main()
