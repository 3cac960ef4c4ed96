"""The head of the window: what file this is, how much of it is shown, and what people do most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from timeline_app.window.giving_label import GivingLabel, share_room
from timeline_app.window.search_field import SearchField
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.lanes import GroupBy


_NAMES_APART_PX: Final = 20


def grouping_words() -> dict[GroupBy, str]:
    """What each way of grouping the lanes is called, in the order in which they are offered."""
    return {
        "category": translate("Header", "Group by category"),
        "country": translate("Header", "Group by country"),
        "none": translate("Header", "No grouping"),
    }


class Header(QWidget):
    """Title and count at the left, the search in the middle, grouping, fit and export at the right."""

    group_by_wanted = Signal(str)
    fit_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._count = GivingLabel(), GivingLabel()
        self._title.setObjectName("file_title")
        self._count.setObjectName("file_count")
        self.grouping = QPushButton()
        self.grouping.setObjectName("action")
        menu = QMenu(self.grouping)
        self._groupings = QActionGroup(menu)
        for key, words in grouping_words().items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setData(key)
            self._groupings.addAction(action)
            menu.addAction(action)
        self._groupings.triggered.connect(lambda action: self.group_by_wanted.emit(action.data()))
        self.grouping.setMenu(menu)
        self.fit, self.export = QPushButton(translate("Header", "Fit")), QPushButton(translate("Header", "Export…"))
        self.fit.setObjectName("action")
        self.fit.setToolTip(translate("Header", "Show everything (Home)"))
        self.fit.clicked.connect(self.fit_wanted)
        self.export.setObjectName("primary")
        self.export.setToolTip(translate("Header", "Export a picture (Ctrl+E)"))
        self.export.clicked.connect(self.export_wanted)
        for button in (self.grouping, self.fit, self.export):
            # A click leaves the keys where they are.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search = SearchField()
        # Both sides share the room that the search leaves, however long the title is: so it stays in the middle.
        names, buttons = QWidget(), QWidget()
        names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        beside_search = ((names, (self._title, self._count)), (buttons, (self.grouping, self.fit, self.export)))
        for side, widgets in beside_search:
            line = QHBoxLayout(side)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(_NAMES_APART_PX if side is names else 10)
            if side is buttons:
                line.addStretch(1)
            for widget in widgets:
                line.addWidget(widget)
            if side is names:
                line.addStretch(1)
        self._names = names
        names.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 14, 9)
        row.setSpacing(14)
        row.addWidget(names, 3)
        row.addWidget(self.search, 2)
        row.addWidget(buttons, 3)

    def show_file(self, title: str, count: str) -> None:
        """Name the file and say how much of it is shown."""
        self._title.setText(title)
        self._count.setText(count)
        self._share_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share_room()

    def _share_room(self) -> None:
        """A title goes before the count, which the status line says too."""
        share_room((self._title, self._count), self._names.width() - _NAMES_APART_PX)

    def set_counted(self, counted: bool) -> None:
        """Say how much of the file is shown, or nothing of it while it is only being read."""
        self._count.setVisible(counted)

    def show_grouping(self, group_by: GroupBy) -> None:
        """Say how the lanes are grouped."""
        self.grouping.setText(grouping_words()[group_by])
        for action in self._groupings.actions():
            action.setChecked(action.data() == group_by)
