"""All keys and what the drawings mean, in one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.events import Category
from timeline_app.layout.signs import signs
from timeline_app.painting.canvas import Look
from timeline_app.painting.type import FAMILY, Typography
from timeline_app.window.broad_label import BroadLabel
from timeline_app.window.key_page import KeyPage
from timeline_app.window.scene_signs import scene_signs
from timeline_app.window.sign_picture import SignPicture, signs_to_pictures
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.theme import Theme


def key_words() -> tuple[tuple[str, str], ...]:
    """Keys and what each of them does."""
    return (
        (translate("Help", "Wheel, pinch, + and −"), translate("Help", "zoom at the pointer or the selection")),
        (translate("Help", "Drag, Shift+wheel, ← and →"), translate("Help", "pan")),
        (translate("Help", "↑ ↓, Page up and down"), translate("Help", "scroll the lanes")),
        (translate("Help", "Home or 0"), translate("Help", "everything")),
        (translate("Help", "Tab, N or J; Shift+Tab, P or K"), translate("Help", "next, previous event in time")),
        (translate("Help", "Ctrl+click; Shift+N or J, P or K"), translate("Help", "select one more, to compare")),
        ("Ctrl+Enter", translate("Help", "on a link to an event: the same")),
        (translate("Help", "F or Enter, double click"), translate("Help", "zoom to the event")),
        ("Ctrl+→, Ctrl+←; Enter", translate("Help", "to a count or break; open it")),
        (translate("Help", "Right click, menu key, Shift+F10"), translate("Help", "what can be done there")),
        ("Ctrl+C, Ctrl+Alt+C, Ctrl+Alt+J", translate("Help", "copy as text, citation, JSON")),
        ("Esc", translate("Help", "let go: a lane, the selection, the search")),
        ("Ctrl+F; F3, Shift+F3", translate("Help", "search; next and previous hit")),
        ("Ctrl+G", translate("Help", "go to a date")),
        ("Ctrl+Shift+D", translate("Help", "list the events without a date")),
        (translate("Help", "Ctrl+Shift+F; click a break"), translate("Help", "fold empty time; open it again")),
        (translate("Help", "Ctrl+L; drag a lane’s name"), translate("Help", "arrange the lanes")),
        (translate("Help", "Space, Alt+↑ ↓"), translate("Help", "in the list of lanes: fold, move")),
        (translate("Help", "Click before a lane’s name"), translate("Help", "fold the lane; also double click on it")),
        (translate("Help", "← →, ↑ ↓, Page up, End"), translate("Help", "in the overview: move, zoom")),
        ("F6", translate("Help", "from panel to panel")),
        ("F7, F8, F9", translate("Help", "filters, details, overview")),
        ("F10, Ctrl+F10", translate("Help", "the table; the table alone")),
        (translate("Help", "Alt+↑ ↓, menu key"), translate("Help", "in the table: sort, all else")),
        (translate("Help", "Enter, Ctrl+C"), translate("Help", "in the table: to the event; copy rows")),
        ("Ctrl+Shift+E", translate("Help", "export the table as CSV")),
        (translate("Help", "Space, Enter"), translate("Help", "in a filter: choose; only this")),
        (translate("Help", "Letters; then Enter, ↓"), translate("Help", "in a filter: search; the first, the list")),
        ("Ctrl+Shift+X", translate("Help", "clear the filter")),
        (translate("Help", "Alt+← and Alt+→"), translate("Help", "the view before, and after")),
        ("Ctrl+D, Ctrl+Shift+L", translate("Help", "save the view, copy as command")),
        ("Ctrl+E, Ctrl+Shift+C", translate("Help", "export the picture, copy it")),
        ("Ctrl+O, F5, Ctrl+Q", translate("Help", "open a file, read it again, quit")),
        ("Ctrl+Shift+M", translate("Help", "problems in the file")),
        ("?, F1", translate("Help", "this help")),
    )


class HelpDialog(QDialog):
    """Lists keys and signs, a page each; where a page does not fit on the screen, it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget, text_scale: float = 1.0, family: str = FAMILY) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keys and signs"))
        self.pages = QTabWidget()
        self.pages.setAccessibleName(translate("Help", "Pages of the help"))
        look = Look.of(theme, Typography.load(family), [Category(id="sign")], text_scale)
        dates, others = signs(), scene_signs()
        keys = KeyPage(key_words())
        drawn = _sign_page([sign.words for sign in dates], signs_to_pictures(dates, look))
        drawn_too = _sign_page([sign.words for sign in others], [SignPicture(sign.paint, look) for sign in others])
        self._add_page(translate("Help", "Keys"), keys)
        self._add_page(translate("Help", "How dates are drawn"), drawn)
        self._add_page(translate("Help", "What else is drawn"), drawn_too)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.pages)
        column.addWidget(buttons)
        # By themselves, scroll areas ask for less than they hold.
        page = keys.sizeHint().expandedTo(drawn.sizeHint())
        first = self.pages.currentWidget()
        assert first is not None
        wanted = page + self.sizeHint() - first.sizeHint() + QSize(24, 4)
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        # It takes the keys that scroll.
        first.setFocus()

    def _add_page(self, title: str, body: QWidget) -> None:
        """Add a page that scrolls."""
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(title)
        self.pages.addTab(area, title)


def _sign_page(meanings: Sequence[str], pictures: Sequence[SignPicture]) -> QWidget:
    page = QWidget()
    rows = QGridLayout(page)
    rows.setContentsMargins(16, 14, 16, 8)
    rows.setHorizontalSpacing(14)
    # The pictures stand on one strip of paper.
    rows.setVerticalSpacing(0)
    for row, (meaning, picture) in enumerate(zip(meanings, pictures, strict=True)):
        rows.addWidget(picture, row, 0)
        words = BroadLabel(meaning)
        # Two lines must not seem to go on in the next ones.
        words.setContentsMargins(0, 4, 0, 4)
        rows.addWidget(words, row, 1)
    rows.setRowStretch(len(meanings), 1)
    rows.setColumnStretch(1, 1)
    return page
