"""All keys and what the drawings mean, in one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.events import Category
from timeline_app.painting.canvas import Look
from timeline_app.painting.type import FAMILY, Typography
from timeline_app.window.sign_picture import Sign, signs_to_pictures
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.theme import Theme


def key_words() -> tuple[tuple[str, str], ...]:
    """Keys and what each of them does."""
    return (
        (translate("Help", "Wheel, pinch, + and −"), translate("Help", "zoom at the pointer or the selection")),
        (translate("Help", "Drag, Shift+wheel, ← and →"), translate("Help", "pan")),
        (translate("Help", "↑ ↓, Page up and down"), translate("Help", "scroll the lanes")),
        (translate("Help", "Home or 0"), translate("Help", "everything")),
        (translate("Help", "Tab, N or J; Shift+Tab, P or K"), translate("Help", "next, previous event in time")),
        (translate("Help", "Ctrl+click, Shift+N, Shift+P"), translate("Help", "select one more, to compare")),
        (translate("Help", "F or Enter, double click"), translate("Help", "zoom to the event")),
        ("Ctrl+→, Ctrl+←; Enter", translate("Help", "to a count or break; open it")),
        ("Ctrl+C, Ctrl+Alt+C, Ctrl+Alt+J", translate("Help", "copy as text, citation, JSON")),
        ("Esc", translate("Help", "let go: a lane, the selection, the search")),
        ("Ctrl+F; F3, Shift+F3", translate("Help", "search; next and previous hit")),
        ("Ctrl+G", translate("Help", "go to a date")),
        (translate("Help", "Ctrl+Shift+F; click a break"), translate("Help", "fold empty time; open it again")),
        (translate("Help", "Ctrl+L; drag a lane’s name"), translate("Help", "arrange the lanes")),
        (translate("Help", "Click before a lane’s name"), translate("Help", "fold the lane, count its events")),
        ("F6", translate("Help", "from panel to panel")),
        ("F7, F8, F9", translate("Help", "filters, details, overview")),
        ("F10, Ctrl+F10", translate("Help", "the table; the table alone")),
        (translate("Help", "Alt+↑ ↓, menu key"), translate("Help", "in the table: sort, all else")),
        ("Ctrl+Shift+E", translate("Help", "export the table as CSV")),
        (translate("Help", "Space, Enter"), translate("Help", "in a filter: choose; only this")),
        ("Ctrl+Shift+X", translate("Help", "clear the filter")),
        (translate("Help", "Alt+← and Alt+→"), translate("Help", "the view before, and after")),
        ("Ctrl+D, Ctrl+Shift+L", translate("Help", "save the view, copy as command")),
        ("Ctrl+E, Ctrl+Shift+C", translate("Help", "export the picture, copy it")),
        ("Ctrl+O, F5", translate("Help", "open a file, read it again")),
        ("Ctrl+Shift+M", translate("Help", "problems in the file")),
        ("?", translate("Help", "this help")),
    )


def signs() -> tuple[Sign, ...]:
    """The ways in which dates are drawn, and what they mean."""
    return (
        Sign(translate("Help", "a known day or time"), "2014-03-21", length_px=8),
        Sign(translate("Help", "known from its first day to its last"), "2014-02-03/2014-06-20"),
        Sign(translate("Help", "began and ended somewhere in the fades"), "2014-02/2014-06"),
        Sign(translate("Help", "at some time in the band: a month, a year"), "2014"),
        Sign(translate("Help", "the same, with the best guess at the marker"), "1930S2"),
        Sign(translate("Help", "about then: it may lie in the fades too"), "2014~"),
        Sign(translate("Help", "dashed, with “?”: the source is not sure"), "2014-02-03?/2014-06-20", length_px=80),
        Sign(translate("Help", "goes on"), "2014-02-03/..", length_px=80),
        Sign(translate("Help", "came to an end, nobody knows when"), "2014-02/", length_px=36),
        Sign(translate("Help", "once, by then; mirrored: then or later"), "[..2014]"),
        Sign(translate("Help", "once, in one of these and not in between"), "[2012,2014]"),
        Sign(translate("Help", "in each of these, from cap to cap"), "{2012,2014}"),
        Sign(translate("Help", "hatched: planned"), "2014-02-03/2014-06-20", is_planned=True),
        Sign(translate("Help", "twelve more events without room: click to see"), None),
    )


class HelpDialog(QDialog):
    """Lists keys and signs, a page each; where a page does not fit on the screen, it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget, text_scale: float = 1.0, family: str = FAMILY) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keys and signs"))
        self.pages = QTabWidget()
        self.pages.setAccessibleName(translate("Help", "Pages of the help"))
        bodies = [
            self._add_page(translate("Help", "Keys"), _key_page()),
            self._add_page(translate("Help", "How dates are drawn"), _sign_column(theme, text_scale, family)),
        ]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.pages)
        column.addWidget(buttons)
        # By themselves, scroll areas ask for less than they hold.
        page = bodies[0].sizeHint().expandedTo(bodies[1].sizeHint())
        first = self.pages.currentWidget()
        assert first is not None
        wanted = page + self.sizeHint() - first.sizeHint() + QSize(24, 4)
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        # It takes the keys that scroll.
        first.setFocus()

    def _add_page(self, title: str, content: QLayout) -> QWidget:
        """Add a page that scrolls; its body."""
        content.setContentsMargins(16, 14, 16, 8)
        body = QWidget()
        body.setLayout(content)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(title)
        self.pages.addTab(area, title)
        return body


def _key_page() -> QHBoxLayout:
    """The keys in two columns."""
    columns = QHBoxLayout()
    columns.setSpacing(28)
    lines = key_words()
    half = -(-len(lines) // 2)
    for part in (lines[:half], lines[half:]):
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        for row, (keys, meaning) in enumerate(part):
            rows.addWidget(_words(keys, "heading"), row, 0)
            rows.addWidget(_words(meaning), row, 1)
        rows.setRowStretch(len(part), 1)
        columns.addLayout(rows)
    return columns


def _sign_column(theme: Theme, text_scale: float, family: str) -> QGridLayout:
    look = Look.of(theme, Typography.load(family), [Category(id="sign")], text_scale)
    shown = signs()
    rows = QGridLayout()
    rows.setHorizontalSpacing(14)
    # The pictures stand on one strip of paper.
    rows.setVerticalSpacing(0)
    for row, (sign, picture) in enumerate(zip(shown, signs_to_pictures(shown, look), strict=True)):
        rows.addWidget(picture, row, 0)
        rows.addWidget(_words(sign.words), row, 1)
    rows.setRowStretch(len(shown), 1)
    rows.setColumnStretch(1, 1)
    return rows


def _words(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(role)
    return label
