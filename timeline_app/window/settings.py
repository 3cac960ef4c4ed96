"""What the window remembers: its size, its panels, the last file, the look. Damaged settings are forgotten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar, cast
from urllib.parse import quote

import msgspec
from PySide6.QtCore import QByteArray, QSettings

from timeline_app.facets.ids import CATEGORY, COUNTRY
from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.theme import WINDOW_THEMES
from timeline_app.view import View
from timeline_app.view_arguments import GROUPINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QMainWindow, QSplitter

    from timeline_app.layout.lanes import GroupBy

_T = TypeVar("_T")

ThemeChoice = str
"""The name of a theme, or `system`."""
_MOST_CHARS: Final = 4096
_MOST_ENCODED_CHARS: Final = 1_000_000
_MOST_FILES: Final = 50
TEXT_PERCENTS: Final = (100, 125, 150, 200)
"""The sizes of text to choose from, the usual one first."""
_PANELS: Final = ("side", "detail", "overview")


class _LeftView(msgspec.Struct, frozen=True):
    """How a file was left."""

    path: str
    view: View


class Remembered(msgspec.Struct, frozen=True):
    """Reads and writes the settings; whatever is not as it was written counts as not there."""

    store: QSettings

    def last_file(self) -> Path | None:
        """The file that was open last; it may be gone."""
        text = self._text("file")
        return Path(text) if text else None

    def save_last_file(self, path: Path) -> None:
        """Remember which file is open."""
        self._save("file", str(_whole(path)))

    def theme_choice(self) -> ThemeChoice:
        """The name of a theme, or `system`."""
        text = self._text("theme")
        return text if text in WINDOW_THEMES else "system"

    def save_theme_choice(self, choice: ThemeChoice) -> None:
        """Remember a theme, by its name, or `system`."""
        self._save("theme", choice)

    def house_style(self) -> Path | None:
        """The file of the house style; it may be gone."""
        text = self._text("house_style")
        return Path(text) if text else None

    def save_house_style(self, path: Path | None) -> None:
        """Remember the file of the house style; None for no house style."""
        self._save("house_style", "" if path is None else str(_whole(path)))

    def group_by(self) -> GroupBy:
        """How the lanes were grouped."""
        text = self._text("group_by")
        return cast("GroupBy", text) if text in GROUPINGS else "category"

    def save_group_by(self, group_by: GroupBy) -> None:
        """Remember how the lanes are grouped."""
        self._save("group_by", group_by)

    def arrangement(self, path: str, group_by: GroupBy) -> LaneArrangement:
        """How the lanes of a file were arranged in a grouping."""
        return self._arrangements().get(_resolved(path), {}).get(group_by, USUAL)

    def save_arrangement(self, path: str, group_by: GroupBy, arrangement: LaneArrangement) -> None:
        """Remember how the lanes of a file are arranged in a grouping; of the last files only."""
        others = self._arrangements()
        of_file = others.pop(_resolved(path), {}) | {group_by: arrangement}
        kept = [*others.items(), (_resolved(path), of_file)][-_MOST_FILES:]
        # Not sorted: the file that was arranged last stands last.
        while kept and not self._encode("lanes", dict(kept), order=None):
            kept = kept[1:]

    def _arrangements(self) -> dict[str, dict[str, LaneArrangement]]:
        return self._decoded("lanes", dict[str, dict[str, LaneArrangement]]) or {}

    def last_view(self, path: str) -> View | None:
        """How a file was left, if it is the one that was left last."""
        left = self._decoded("last_view", _LeftView)
        return left.view if left is not None and left.path == _resolved(path) else None

    def save_last_view(self, path: str, view: View) -> None:
        """Remember how a file is left."""
        if not self._encode("last_view", _LeftView(_resolved(path), view)):
            self.store.remove("last_view")

    def named_views(self, path: str) -> dict[str, View]:
        """The views of a file that were given a name, by that."""
        return self._decoded(_views_key(path), dict[str, View]) or {}

    def save_named_views(self, path: str, views: dict[str, View]) -> bool:
        """Remember the views of a file that have a name; False, and nothing changes, where there is no room for all.

        Each file has room of its own.
        """
        if views:
            return self._encode(_views_key(path), views)
        self.store.remove(_views_key(path))
        return True

    def reduced_motion(self) -> bool:
        """Whether motion was switched off."""
        return self._text("reduced_motion") == "yes"

    def save_reduced_motion(self, *, reduced: bool) -> None:
        """Remember whether motion is switched off."""
        self._save("reduced_motion", "yes" if reduced else "no")

    def text_percent(self) -> int:
        """How large texts were chosen to be."""
        text = self._text("text_percent")
        return next((percent for percent in TEXT_PERCENTS if text == str(percent)), TEXT_PERCENTS[0])

    def save_text_percent(self, percent: int) -> None:
        """Remember how large texts are, one of `TEXT_PERCENTS`."""
        self._save("text_percent", str(percent))

    def folds_empty_time(self, path: str) -> bool:
        """Whether the long empty time of a file was folded."""
        return _resolved(path) in (self._decoded("folded_files", list[str]) or [])

    def save_folds_empty_time(self, path: str, *, folds: bool) -> None:
        """Remember whether the long empty time of a file is folded; of the last files only."""
        others = [one for one in self._decoded("folded_files", list[str]) or [] if one != _resolved(path)]
        self._encode("folded_files", [*others, *[_resolved(path)] * folds][-_MOST_FILES:])

    def follows_file(self) -> bool:
        """Whether the file is read again when it is saved; unless that was switched off, it is."""
        return self._text("follow_file") != "no"

    def save_follows_file(self, *, follows: bool) -> None:
        """Remember whether the file is read again when it is saved."""
        self._save("follow_file", "yes" if follows else "no")

    def editor_command(self) -> str:
        """The command that opens a place in the user's editor; "" where none was set."""
        return self._text("editor_command")

    def save_editor_command(self, command: str) -> None:
        """Remember the command that opens a place in the user's editor."""
        self._save("editor_command", command)

    def hidden_panels(self) -> set[str]:
        """The panels that were closed."""
        return set(self._text("hidden_panels").split(",")) & set(_PANELS)

    def save_hidden_panels(self, names: Iterable[str]) -> None:
        """Remember which panels are closed."""
        self._save("hidden_panels", ",".join(names))

    def open_facets(self) -> frozenset[str]:
        """The facets whose values were shown in the filter panel."""
        opened = self._decoded("open_facets", frozenset[str])
        return frozenset({COUNTRY, CATEGORY}) if opened is None else opened

    def save_open_facets(self, facet_ids: Sequence[str]) -> None:
        """Remember the facets whose values are shown."""
        self._encode("open_facets", facet_ids)

    def shown_parts(self) -> str:
        """What stood in the middle of the window, as text; whoever reads it copes with any."""
        return self._text("middle")

    def save_shown_parts(self, shown: str) -> None:
        """Remember what stands in the middle of the window."""
        self._save("middle", shown)

    def table_columns(self) -> str:
        """How the columns of the table stood, as text; whoever reads it copes with any."""
        return self._text("table_columns")

    def save_table_columns(self, text: str) -> None:
        """Remember how the columns of the table stand."""
        self._save("table_columns", text)

    def table_order(self) -> tuple[str, bool]:
        """The column by which the table was sorted, and whether from last to first."""
        column, _, direction = self._text("table_order").partition(" ")
        return column, direction == "descending"

    def save_table_order(self, column: str, *, descending: bool) -> None:
        """Remember by which column the table is sorted."""
        self._save("table_order", f"{column} {'descending' if descending else 'ascending'}")

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give a splitter its sizes; False where nothing usable was remembered."""
        state = self._bytes(f"splitter_{name}")
        return state is not None and splitter.restoreState(state)

    def save_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember the sizes of a splitter."""
        self.store.setValue(f"splitter_{name}", splitter.saveState())

    def restore(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> bool:
        """Give the window its size and the splitters theirs; False where nothing usable was remembered."""
        for name, splitter in splitters.items():
            self.restore_splitter(name, splitter)
        state = self._bytes("geometry")
        return state is not None and window.restoreGeometry(state)

    def save_geometry(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Remember the window's size and the splitters'."""
        self.store.setValue("geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self.save_splitter(name, splitter)

    def _decoded(self, key: str, kind: type[_T]) -> _T | None:
        try:
            return msgspec.json.decode(self._text(key, _MOST_ENCODED_CHARS), type=kind)
        except (msgspec.DecodeError, UnicodeError):
            return None

    def _encode(self, key: str, value: object, order: Literal["deterministic"] | None = "deterministic") -> bool:
        """Remember a value; False, and what was remembered stays, where it is longer than what is read again."""
        text = msgspec.json.encode(value, order=order).decode()
        has_room = len(text) < _MOST_ENCODED_CHARS
        if has_room:
            self._save(key, text)
        return has_room

    def _text(self, key: str, most_chars: int = _MOST_CHARS) -> str:
        value = self.store.value(key)
        return value if isinstance(value, str) and len(value) < most_chars and "\0" not in value else ""

    def _save(self, key: str, text: str) -> None:
        self.store.setValue(key, text)

    def _bytes(self, key: str) -> QByteArray | None:
        value = self.store.value(key)
        return value if isinstance(value, QByteArray) else None


def _whole(path: Path) -> Path:
    """The path from its root on, as far as that can be told: a folder may be gone, links may lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _resolved(path: str) -> str:
    # On Linux a name is bytes, and not all of them are text.
    return os.fsencode(_whole(Path(path))).decode(errors="backslashreplace")


def _views_key(path: str) -> str:
    # A slash would begin a group of settings.
    return f"named_views/{quote(_resolved(path), safe='')}"
