"""Reads the fields of a style file's tables, and collects what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QColor

from timeline_app.house_style.faults import Fault
from timeline_app.nearest import did_you_mean, nearest
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.house_style.key_lines import KeyLines

_OPAQUE: Final = 255
_MOST_SHOWN_CHARS: Final = 60


class Table:
    """A table of the file; a value that is wrong is a fault and then counts as left out."""

    def __init__(self, values: dict[str, Any], lines: KeyLines, path: tuple[str, ...] = ()) -> None:
        self.values = values
        self.faults: list[Fault] = []
        """Those of its tables too."""
        self._lines, self._path = lines, path

    def blame(self, key: str, reason: str) -> None:
        """Say what is wrong with a field."""
        path = (*self._path, key)
        self.faults.append(Fault(self._lines.of(path), ".".join(path), reason))

    def check_keys(self, known: Iterable[str]) -> None:
        """No key goes unread unnoticed."""
        names = sorted(known)
        for key in self.values:
            if key not in names:
                reason = translate("House style", "is not among the fields that are read")
                near = nearest(key.lower(), names)
                said = _there_are(names) if near is None else did_you_mean(near)
                self.blame(key, f"{reason}; {said}")

    def table(self, key: str) -> Table:
        """A table in this one, empty where there is none."""
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            self.blame(key, translate("House style", "should be a table"))
            values = {}
        table = Table(values, self._lines, (*self._path, key))
        table.faults = self.faults
        return table

    def text(self, key: str) -> str | None:
        """A text."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self.blame(key, translate("House style", "{value} is no text").format(value=_shown(value)))
        return None

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
            return value
        self.blame(key, translate("House style", "should be a list of texts"))
        return []

    def number(self, key: str, least: float, most: float) -> float | None:
        """A number in a range."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        reason = translate("House style", "{value} is no number from {least} to {most}")
        self.blame(key, reason.format(value=_shown(value), least=f"{least:g}", most=f"{most:g}"))
        return None

    def choice(self, key: str, choices: Iterable[str]) -> str | None:
        """One of some texts."""
        value, names = self.text(key), list(choices)
        if value is None or value in names:
            return value
        near = nearest(value.lower(), names)
        reason = translate("House style", "there is no {value}").format(value=_shown(value))
        self.blame(key, f"{reason}; {_there_are(names) if near is None else did_you_mean(near)}")
        return None

    def color(self, key: str) -> str | None:
        """A colour, as `#rrggbb`."""
        value = self.values.get(key)
        return None if value is None else self._checked_color(key, value)

    def colors(self, key: str) -> list[str]:
        """A list of colours."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            self.blame(key, translate("House style", "should be a list of colours"))
            return []
        return [color for value in values if (color := self._checked_color(key, value)) is not None]

    def _checked_color(self, key: str, value: object) -> str | None:
        if isinstance(value, str) and QColor.isValidColorName(value) and QColor(value).alpha() == _OPAQUE:
            return QColor(value).name()
        reason = translate("House style", "{value} is no opaque colour, such as {example}")
        self.blame(key, reason.format(value=_shown(value), example='"#7f1d1d"'))
        return None


def _there_are(names: Iterable[str]) -> str:
    return translate("House style", "there are {names}").format(names=", ".join(names))


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= _MOST_SHOWN_CHARS else f"{text[:_MOST_SHOWN_CHARS]}…"
