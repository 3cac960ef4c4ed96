"""Makes a file of events of any number, the same for the same seed: `make_events.py COUNT OUT.json [SEED]`."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any, Final

COUNTRIES: Final = (
    *("AT", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FI", "FR"),
    *("GB", "GR", "IT", "LT", "LV", "NL", "PL", "RO", "SE", "UA"),
)
CATEGORIES: Final = ("politics", "science", "arts", "sport", "nature", "trade")
SUBJECTS: Final = ("A harbour", "The railway", "A comet", "The parliament", "A bridge", "The orchestra", "A school")
VERBS: Final = ("opens", "is founded", "burns down", "is rebuilt", "moves to the coast", "is first seen", "closes")
INTERVAL_SHARE: Final = 0.3
VAGUE_SHARE: Final = 0.15


def make_events(count: int, seed: int = 1) -> dict[str, Any]:
    """A file's content: `count` events between 1900 and 2030, in no order."""
    chance = random.Random(seed)
    return {
        "title": f"{count:,} made-up events",
        "as_of": "2026-01-01",
        "categories": [{"id": category, "name": category.capitalize()} for category in CATEGORIES],
        "events": [_make_event(number, chance) for number in range(count)],
    }


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


def main() -> None:
    count, out, *seed = sys.argv[1:]
    content = make_events(int(count), *map(int, seed))
    Path(out).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
