"""What drops down from the search field: a date to go to, the hits with their context, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from timeline_app.window.hit_delegate import HitDelegate
from timeline_app.window.hit_model import HitModel
from timeline_app.window.style import FONT_PX
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from timeline_app.theme import Theme

_LEAST_WIDTH_PX: Final = 380
"""With text of the usual size."""
_MOST_ENTRIES: Final = 7
_MOST_SHARE: Final = 0.55
"""Of the window's height: the timeline with its marks stays in view below."""
_EDGE_PX: Final = 8
_INSET_PX: Final = 4


class HitList(QFrame):
    """Lies over the window, below the field, which keeps the keys."""

    chosen = Signal(object)
    """The entry that was clicked, a `HitEntry` or a `DateEntry`."""

    def __init__(self, field: QWidget, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self._field, self._over = field, parent
        self.model = HitModel(self)
        self.view = QListView(self)
        # Not the one that Qt makes: to find out its class, PySide would load all classes of widgets.
        self.view.setViewport(QWidget())
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(translate("Search", "Hits"))
        self.view.setModel(self.model)
        self._delegate = HitDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._choose)
        self.counts = QLabel()
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setObjectName("muted")
        self.counts.setWordWrap(True)
        self.counts.setContentsMargins(12, 6, 12, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _INSET_PX, 1, _INSET_PX)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.counts)
        self.hide()
        parent.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Show the same in other colours."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def show_counts(self, words: str) -> None:
        """Say how many hits there are; the entries are in `model`."""
        self.counts.setText(words)
        self.counts.setVisible(bool(words))
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        if self.isVisible():
            self._put()

    def open(self) -> None:
        """Drop down."""
        self._put()
        self.show()
        self.raise_()

    def move_by(self, entries: int) -> None:
        """Go so many entries down, or up if negative, as far as there are any."""
        number = max(0, self.view.currentIndex().row() + entries)
        while number >= self.model.rowCount() and self.model.canFetchMore():
            self.model.fetchMore()
        index = self.model.index(min(number, self.model.rowCount() - 1))
        self.view.setCurrentIndex(index)
        # The keys stay in the field, so a screen reader has to be told what is current in the list.
        words = self.model.data(index)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def choose_current(self) -> None:
        """Have the current entry chosen."""
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row()) if index.isValid() else None
        if entry is not None:
            self.chosen.emit(entry)

    def _put(self) -> None:
        """Below the field, inside the window."""
        whole = self._over
        below = self._field.mapTo(whole, QPoint(0, self._field.height() + 4))
        least_px = round(_LEAST_WIDTH_PX * self.fontInfo().pixelSize() / FONT_PX)
        width_px = min(max(least_px, self._field.width()), whole.width() - 2 * _EDGE_PX)
        left_px = below.x() + (self._field.width() - width_px) // 2
        left_px = max(_EDGE_PX, min(left_px, whole.width() - width_px - _EDGE_PX))
        entries = min(self.model.rowCount(), _MOST_ENTRIES)
        self.view.setVisible(entries > 0)
        counts_px = self.counts.heightForWidth(width_px - 2) if not self.counts.isHidden() else 0
        view_px = min(entries * self._delegate.entry_px, int(whole.height() * _MOST_SHARE))
        self.view.setFixedHeight(view_px)
        height_px = view_px + counts_px + 2 * (_INSET_PX + 1)
        self.setGeometry(left_px, below.y(), width_px, height_px)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._put()
        return super().eventFilter(watched, event)
