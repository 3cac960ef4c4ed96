"""What a drawing keeps that pixels do not: which parts belong together, what they are called, and texts as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QFont


class Tag(NamedTuple):
    """What a part of a picture is called."""

    name: str
    """For programs: the same in every picture of the file, of any characters."""
    title: str
    """For people."""


class Tags(msgspec.Struct, frozen=True):
    """What the events and the counts of a scene are called."""

    events: Mapping[int, Tag] = {}
    """By row of the table."""
    counts: tuple[Tag, ...] = ()
    """As many as the scene has clusters."""


class Drawing(Protocol):
    """Takes what a painter of its own draws, and the parts that this makes up."""

    @property
    def tags(self) -> Tags:
        """What the parts of the scene are called."""

    def group(self, tag: Tag) -> AbstractContextManager[None]:
        """What is drawn while this lasts belongs together."""

    def text(self, at: QPointF, text: str, font: QFont, color: QColor) -> None:
        """One line of text in the painter's coordinates; `at` is where its baseline begins."""
