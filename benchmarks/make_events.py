"""Makes a file of events of any number, the same for the same seed."""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRIES: Final = (
    *("AT", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FI", "FR"),
    *("GB", "GR", "IT", "LT", "LV", "NL", "PL", "RO", "SE", "UA"),
)
CATEGORIES: Final = ("politics", "science", "arts", "sport", "nature", "trade")
SUBJECTS: Final = ("A harbour", "The railway", "A comet", "The parliament", "A bridge", "The orchestra", "A school")
VERBS: Final = ("opens", "is founded", "burns down", "is rebuilt", "moves to the coast", "is first seen", "closes")
INTERVAL_SHARE: Final = 0.3
VAGUE_SHARE: Final = 0.15
"""Of those that are no intervals."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="COUNT", help="how many events")
    parser.add_argument("out", type=Path, metavar="OUT.json", help="the file to write")
    parser.add_argument("seed", type=int, nargs="?", default=1, metavar="SEED", help="other events; default 1")
    options = parser.parse_args()
    write_events(options.out, options.count, options.seed)


def write_events(path: Path, count: int, seed: int = 1) -> None:
    """Write a file of `count` events between 1900 and 2030, in no order; one event is in memory at a time."""
    head = {
        "title": f"{count:,} made-up events",
        "as_of": "2026-01-01",
        "categories": [{"id": category, "name": category.capitalize()} for category in CATEGORIES],
    }
    with path.open("w", encoding="utf-8") as out:
        out.write(json.dumps(head, indent=1).removesuffix("\n}") + ',\n "events": [')
        comma = ""
        for event in make_events(count, seed):
            out.write(f"{comma}\n{textwrap.indent(json.dumps(event, indent=1), '  ')}")
            comma = ","
        out.write("\n ]\n}")


def make_events(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The events of a file, one after the other."""
    chance = random.Random(seed)
    return (_make_event(number, chance) for number in range(count))


def _make_event(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "id": f"e{number}",
        "title": f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} ({number})",
        "date": _make_date(chance),
        "countries": chance.sample(COUNTRIES, chance.choice((1, 1, 1, 2, 3))),
        "category": chance.choice(CATEGORIES),
        "importance": chance.randint(0, 10),
        "text": "Made up to measure how fast the program is. " * chance.randint(1, 6),
    }


def _make_date(chance: random.Random) -> str:
    year, month, day = chance.randint(1900, 2029), chance.randint(1, 12), chance.randint(1, 28)
    if chance.random() < INTERVAL_SHARE:
        end = year + min(chance.randint(0, 8), 2030 - year)
        return chance.choice((f"{year}-{month:02}/{end + 1}-01", f"{year}/{end}", f"{year}-{month:02}-{day:02}/.."))
    if chance.random() < VAGUE_SHARE:
        return chance.choice((f"{year}~", f"{year}?", f"{year // 10}X", f"{year}-{month:02}~", f"[..{year}]"))
    return chance.choice((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}"))


if __name__ == "__main__":
    main()
