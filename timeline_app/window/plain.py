"""Labels and tooltips that show a text as it is: rich text from a file would read local files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(role: str = "") -> QLabel:
    """A label that wraps its text; `role` is its name in the style sheet."""
    label = QLabel()
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def escaped(text: str) -> str:
    """A text as a part of rich text."""
    from html import escape  # noqa: PLC0415  # loads a table of two thousand names

    return escape(text)


def plain_tooltip(text: str) -> str:
    """A text as a tooltip, with a tag around it: Qt shows the entities of a text without tags as they are."""
    return f"<span>{escaped(text)}</span>"
