"""Where the keys of a TOML file stand: Python's own reader does not say."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY: Final = rf"\s*{_PART}(?:\s*\.\s*{_PART})*\s*"
_LINE: Final = re.compile(rf"^\s*\[(?P<table>{_KEY})\]|^(?P<key>{_KEY})=")


class KeyLines:
    """The lines of keys by their paths, as in ("colors", "paper")."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(text.split("\n"), 1):
            found = _LINE.match(line)
            if found is None:
                continue
            if found["table"]:
                path = table = _parts(found["table"])
            else:
                path = (*table, *_parts(found["key"]))
            self._lines.setdefault(path, number)

    def of(self, path: tuple[str, ...]) -> int:
        """The line of a key, from 1; of what it stands in where that is all that is found, and 0 for nothing."""
        return next((self._lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._lines), 0)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
