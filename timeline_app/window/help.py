"""All keys and what the drawings mean, in one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.events import Category
from timeline_app.painting.canvas import Look
from timeline_app.painting.type import Typography
from timeline_app.window.sign_picture import Sign, signs_to_pictures

if TYPE_CHECKING:
    from timeline_app.theme import Theme

KEYS: Final = (
    ("Wheel, pinch, + and −", "zoom at the pointer or the selection"),
    ("Drag, Shift+wheel, ← and →", "pan"),
    ("↑ ↓, Page up and down", "scroll the lanes"),
    ("Home or 0", "everything"),
    ("F", "zoom to the selected event"),
    ("Tab, N or J; Shift+Tab, P or K", "next, previous event in time"),
    ("Enter, double click", "zoom to the event"),
    ("Esc", "select nothing; let a dragged lane go"),
    ("Ctrl+→, Ctrl+←; Enter", "to a count or break; open it"),
    ("F6", "from panel to panel"),
    ("Arrows in the overview", "move its window, zoom"),
    ("Space, Enter in a filter list", "choose, choose this one only"),
    ("Ctrl+Shift+X", "clear the filter"),
    ("Ctrl+F, Ctrl+G", "search the countries, go to a date"),
    ("Ctrl+Shift+F; click a break", "fold empty time; open it again"),
    ("Ctrl+E, Ctrl+Shift+C", "export the picture, copy it"),
    ("Ctrl+O, F5", "open a file, read it again"),
    ("Ctrl+L; drag a lane’s name", "arrange the lanes"),
    ("Click before a lane’s name", "fold the lane: its events are counted"),
    ("F7, F8, F9", "filters, details, overview: show or hide"),
    ("?", "this help"),
)
SIGNS: Final = (
    Sign("a known day or time", "2014-03-21", length_px=8),
    Sign("known from its first day to its last", "2014-02-03/2014-06-20"),
    Sign("began and ended somewhere in the fades", "2014-02/2014-06"),
    Sign("at some time in the band: a month, a year", "2014"),
    Sign("the same, with the best guess at the marker", "1930S2"),
    Sign("about then: it may lie in the fades too", "2014~"),
    Sign("dashed, with “?”: the source is not sure", "2014-02-03?/2014-06-20", length_px=80),
    Sign("goes on", "2014-02-03/..", length_px=80),
    Sign("came to an end, nobody knows when", "2014-02/", length_px=36),
    Sign("once, by then; mirrored: then or later", "[..2014]"),
    Sign("once, in one of these and not in between", "[2012,2014]"),
    Sign("in each of these, from cap to cap", "{2012,2014}"),
    Sign("hatched: planned", "2014-02-03/2014-06-20", is_planned=True),
    Sign("twelve more events without room: click to see", None),
)


class HelpDialog(QDialog):
    """Lists keys and signs; where it does not fit on the screen, it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget, text_scale: float = 1.0) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and signs")
        columns = QHBoxLayout()
        columns.setContentsMargins(20, 14, 20, 8)
        columns.setSpacing(32)
        columns.addLayout(_key_column())
        columns.addLayout(_sign_column(theme, text_scale))
        body = QWidget()
        body.setLayout(columns)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName("Keys and signs")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(area)
        column.addWidget(buttons)
        if text_scale > 1 and body.sizeHint().width() > self.screen().availableSize().width():
            # Large text: the signs come below the keys.
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        # By itself, a scroll area asks for less than it holds.
        wanted = body.sizeHint() + self.sizeHint() - area.sizeHint()
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        # It takes the keys that scroll.
        area.setFocus()


def _key_column() -> QVBoxLayout:
    rows = QGridLayout()
    rows.setHorizontalSpacing(18)
    rows.setVerticalSpacing(5)
    for row, (keys, meaning) in enumerate(KEYS):
        rows.addWidget(_words(keys, "heading"), row, 0)
        rows.addWidget(_words(meaning), row, 1)
    return _column("Keys", rows)


def _sign_column(theme: Theme, text_scale: float) -> QVBoxLayout:
    look = Look.of(theme, Typography.load(), [Category(id="sign")], text_scale)
    rows = QGridLayout()
    rows.setHorizontalSpacing(14)
    # The pictures stand on one strip of paper.
    rows.setVerticalSpacing(0)
    for row, (sign, picture) in enumerate(zip(SIGNS, signs_to_pictures(SIGNS, look), strict=True)):
        rows.addWidget(picture, row, 0)
        rows.addWidget(_words(sign.words), row, 1)
    return _column("How dates are drawn", rows)


def _column(title: str, rows: QGridLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    column.addWidget(_words(title, "chapter"))
    column.addLayout(rows)
    column.addStretch(1)
    return column


def _words(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(role)
    return label
