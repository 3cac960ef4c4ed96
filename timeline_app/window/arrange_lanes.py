"""Arrange the lanes by keys: a list of them, to be folded and moved. Each change shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.window.lane_delegate import LaneDelegate
from timeline_app.window.plain import plain_label
from timeline_app.window.text_size import give_room
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.painting.canvas import Look
    from timeline_app.window.arranging import Arranging

_KEY_ROLE = Qt.ItemDataRole.UserRole


class ArrangeLanes(QDialog):
    """Lists the lanes that are shown, from the top; those that are ticked are unfolded."""

    def __init__(self, arranging: Arranging, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Lanes", "Arrange lanes"))
        give_room(self, 440, 380)
        self._arranging = arranging
        self.list = QListWidget()
        self.list.setItemDelegate(LaneDelegate(look, self.list))
        self.list.setAccessibleName(translate("Lanes", "Lanes"))
        self.words = plain_label("muted")
        self.list.setAccessibleDescription(_how_to())
        self.up = self._button(translate("Lanes", "Move up"), lambda: self._step(-1), "Alt+Up")
        self.down = self._button(translate("Lanes", "Move down"), lambda: self._step(1), "Alt+Down")
        self.usual = self._button(translate("Lanes", "Usual order"), arranging.restore_order)
        self.unfold = self._button(translate("Lanes", "Unfold all"), arranging.unfold_all)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter on the list must not press one of them.
        own = (self.up, self.down, self.usual, self.unfold)
        for button in (*own, *buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        side = QVBoxLayout()
        for button in own:
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.list.itemChanged.connect(lambda item: arranging.toggle(item.data(_KEY_ROLE)))
        self.list.currentRowChanged.connect(self._enable)
        arranging.shown.connect(self._show_lanes)
        self._show_lanes()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _button(self, text: str, do: Callable[[], None], keys: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("action")
        button.setAccessibleName(text if not keys else f"{text}, {keys}")
        button.clicked.connect(lambda _checked=False: do())
        if keys:
            button.setToolTip(keys)
            QShortcut(QKeySequence(keys), self, do)
        return button

    def _step(self, by: int) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._arranging.step(item.data(_KEY_ROLE), by)

    def _show_lanes(self) -> None:
        current = self.list.currentItem()
        key = None if current is None else current.data(_KEY_ROLE)
        lanes = self._arranging.lanes
        with QSignalBlocker(self.list):
            # Taken anew only where the lanes are others: a list that is filled again loses its place and its focus.
            while self.list.count() > len(lanes):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(lanes):
                self.list.addItem(QListWidgetItem())
            for lane in lanes:
                item = self.list.item(lane.number)
                item.setText(lane.title)
                item.setData(_KEY_ROLE, lane.key.id)
                item.setCheckState(Qt.CheckState.Unchecked if lane.is_folded else Qt.CheckState.Checked)
                if lane.key.id == key:
                    self.list.setCurrentItem(item)
        self.words.setText(_how_to() if lanes else translate("Lanes", "There are no lanes: group the events first."))
        self._enable()

    def _enable(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.usual.setEnabled(not self._arranging.has_usual_order())
        self.unfold.setEnabled(self._arranging.has_folded())


def _how_to() -> str:
    return translate("Lanes", "Ticked lanes are unfolded. Space folds, Alt+↑ and Alt+↓ move.")
