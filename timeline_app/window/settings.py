"""What the window remembers: its size, its panels, the last file, the look. Damaged settings are forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QByteArray, QSettings

from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.theme import Theme

ThemeChoice = str
"""The name of a theme, or `system`."""
_MOST_CHARS: Final = 4096
_MOST_ARRANGEMENT_CHARS: Final = 100_000
TEXT_PERCENTS: Final = (100, 125, 150, 200)
"""The sizes of text to choose from, the usual one first."""
_PANELS: Final = ("side", "detail", "overview")


class Remembered(msgspec.Struct, frozen=True):
    """Reads and writes the settings; whatever is not as it was written counts as not there."""

    store: QSettings

    def last_file(self) -> Path | None:
        """The file that was open last; it may be gone."""
        text = self._text("file")
        return Path(text) if text else None

    def theme_choice(self) -> ThemeChoice:
        """The name of a theme, or `system`."""
        text = self._text("theme")
        return text if text in THEMES else "system"

    def group_by(self) -> str:
        """How the lanes were grouped."""
        text = self._text("group_by")
        return text if text in ("category", "country", "none") else "category"

    def arrangement(self, group_by: GroupBy) -> LaneArrangement:
        """How the lanes of a grouping were arranged."""
        text = self._text(f"lanes_{group_by}", _MOST_ARRANGEMENT_CHARS)
        try:
            return msgspec.json.decode(text, type=LaneArrangement)
        except (msgspec.DecodeError, UnicodeError):
            return USUAL

    def save_arrangement(self, group_by: GroupBy, arrangement: LaneArrangement) -> None:
        """Remember how the lanes of a grouping are arranged."""
        self.save(f"lanes_{group_by}", msgspec.json.encode(arrangement).decode())

    def reduced_motion(self) -> bool:
        """Whether motion was switched off."""
        return self._text("reduced_motion") == "yes"

    def text_percent(self) -> int:
        """How large texts were chosen to be."""
        text = self._text("text_percent")
        return next((percent for percent in TEXT_PERCENTS if text == str(percent)), TEXT_PERCENTS[0])

    def folds_empty_time(self) -> bool:
        """Whether long empty time was folded."""
        return self._text("fold_empty_time") == "yes"

    def hidden_panels(self) -> set[str]:
        """The panels that were closed."""
        return set(self._text("hidden_panels").split(",")) & set(_PANELS)

    def restore(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> bool:
        """Give the window its size and the splitters theirs; False where nothing usable was remembered."""
        for name, splitter in splitters.items():
            state = self._bytes(f"splitter_{name}")
            if state is not None:
                splitter.restoreState(state)
        state = self._bytes("geometry")
        return state is not None and window.restoreGeometry(state)

    def save_geometry(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Remember the window's size and the splitters'."""
        self.store.setValue("geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self.store.setValue(f"splitter_{name}", splitter.saveState())

    def save(self, key: str, text: str) -> None:
        """Remember a text."""
        self.store.setValue(key, text)

    def _text(self, key: str, most_chars: int = _MOST_CHARS) -> str:
        value = self.store.value(key)
        return value if isinstance(value, str) and len(value) < most_chars and "\0" not in value else ""

    def _bytes(self, key: str) -> QByteArray | None:
        value = self.store.value(key)
        return value if isinstance(value, QByteArray) else None


def choice_to_theme(choice: ThemeChoice, *, system_is_dark: bool, system_wants_contrast: bool = False) -> Theme:
    """The theme that a choice means on this system."""
    named = next((theme for name, theme in THEMES.items() if name == choice), None)
    if named is not None:
        return named
    if system_wants_contrast:
        return CONTRAST_DARK if system_is_dark else CONTRAST_LIGHT
    return DARK if system_is_dark else LIGHT
