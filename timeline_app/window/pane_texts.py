"""What the detail pane's pages are made of: texts, links and sections, all of them plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from timeline_app.links import is_safe_link
from timeline_app.plain_text import single_line
from timeline_app.window.link_label import LinkLabel
from timeline_app.window.plain import plain_tooltip
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sized

LISTED_AT_MOST: Final = 20
"""Of countries, sources, tags and further fields each; a file can hold any number."""
_LONG_WORD: Final = re.compile(r"\S{21,}")
"""Longer than nearly all words of people, so an address or a mistake; it may be broken anywhere."""


def words(text: str, role: str) -> QWidget:
    """A text that can be selected; `role` is its name in the style sheet."""
    if _LONG_WORD.search(text):
        from timeline_app.window.wrapping_text import WrappingText  # noqa: PLC0415  # most events never need it

        # A label would widen the pane to the length of the word.
        block = WrappingText(text)
        block.setObjectName(role)
        return block
    label = QLabel(text)
    # Never rich text: it would read local files.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(1)
    label.setObjectName(role)
    label.setIndent(0)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def link(text: str) -> LinkLabel:
    """A line to be clicked, with places to break at (zero width spaces) in long words; it is not to be copied."""
    return LinkLabel(_LONG_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,8}", word[0])), text))


def link_or_words(text: str, url: str | None) -> QWidget:
    """What opens the address on a click; plain words where there is none or it is not safe to open."""
    if url is None or not is_safe_link(url):
        return words(text, "source")
    # The sign never stands alone on a line.
    opener = link(f"{text}\u00a0↗")
    opener.setToolTip(address_tooltip(url))
    opener.setAccessibleDescription(single_line(url))
    opener.clicked.connect(lambda: open_address(url))
    return opener


def address_tooltip(url: str) -> str:
    """Where a link leads to."""
    return plain_tooltip(single_line(url))


def open_address(url: str) -> None:
    """Have the system open an address; one that is not safe is not opened, wherever it comes from."""
    if is_safe_link(url):
        QDesktopServices.openUrl(QUrl(url.strip()))


def add_section(column: QVBoxLayout, title: str) -> None:
    """A line across, and under it what the following is."""
    column.addSpacing(16)
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    column.addWidget(line)
    column.addSpacing(12)
    column.addWidget(words(title, "section"))
    column.addSpacing(4)


def more_words(listed: Sized, at_most: int = LISTED_AT_MOST) -> list[str]:
    """What is said of those that are not listed, if there are any."""
    more = len(listed) - at_most
    return [translate("Details", "and %Ln more", "of a list", more)] if more > 0 else []


def add_more(column: QVBoxLayout, listed: Sized) -> None:
    """Say how many are not listed, if there are any."""
    for more in more_words(listed):
        column.addWidget(words(more, "muted"))


def empty_column(page: QWidget) -> QVBoxLayout:
    """The column into which a page puts its parts."""
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(0)
    return column
