"""All keys and what the drawings mean, in one dialog."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KEYS: Final = (
    ("Wheel, pinch, + and −", "zoom at the pointer, or at the selected event"),
    ("Drag, Shift+wheel, ← and →", "pan"),
    ("↑ ↓, Page up and down", "scroll the lanes"),
    ("Home or 0", "everything"),
    ("F", "zoom to the selected event"),
    ("Tab and Shift+Tab, N and P, J and K", "next and previous event in time"),
    ("Enter, double click", "zoom to the event"),
    ("Esc", "select nothing"),
    ("F6", "from panel to panel"),
    ("Space, Enter in a filter list", "choose, choose this one only"),
    ("Ctrl+Shift+X", "clear the filter"),
    ("Ctrl+F, Ctrl+G", "search the countries, go to a date"),
    ("Ctrl+E, Ctrl+Shift+C", "export the picture, copy it"),
    ("Ctrl+O, F5", "open a file, read it again"),
    ("F7, F8, F9", "filters, details, overview: show or hide"),
    ("?", "this help"),
)
SIGNS: Final = (
    ("solid", "known: an exact day, or the sure part of a longer time"),
    ("pale band, hollow marker", "some time within the band: a month, a season, a year"),
    ("fading edge", "the start or the end lies somewhere in the fade"),
    ("arrow", "goes on, or open at that side"),
    ("upright cap, fading away from it", "by then, or after then"),
    ("dashed outline, ?", "the source is not sure"),
    ("hatched", "planned"),
    ("+12", "twelve more events stand here that have no room yet; click to see them"),
)


class HelpDialog(QDialog):
    """Lists keys and signs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and signs")
        text = QLabel(f"<h3>Keys</h3>{_table(KEYS)}<h3>How dates are drawn</h3>{_table(SIGNS)}")
        text.setAccessibleName("Keys and signs")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    line = "<tr><td style='padding: 2px 24px 2px 0'><b>{}</b></td><td style='padding: 2px 0'>{}</td></tr>"
    lines = (line.format(html.escape(key), html.escape(words)) for key, words in rows)
    return f"<table>{''.join(lines)}</table>"
