"""The menu on a lane's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.window.arranging import Arranging


class LaneMenu(QMenu):
    """What can be done with one lane; it goes away by itself."""

    def __init__(self, arranging: Arranging, lane: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number, count = arranging.number_of(lane), len(arranging.lanes)
        is_folded = number is not None and arranging.lanes[number].is_folded
        fold_words = translate("Lanes", "Unfold") if is_folded else translate("Lanes", "Fold")
        self._add(fold_words, lambda: arranging.toggle(lane))
        self._add(translate("Lanes", "Fold all others"), lambda: arranging.fold_others(lane), can=count > 1)
        self._add(translate("Lanes", "Unfold all"), arranging.unfold_all, can=arranging.has_folded())
        self.addSeparator()
        self._add(translate("Lanes", "Move up"), lambda: arranging.step(lane, -1), can=number not in (None, 0))
        self._add(translate("Lanes", "Move down"), lambda: arranging.step(lane, 1), can=number not in (None, count - 1))
        self._add(translate("Lanes", "Usual order"), arranging.restore_order, can=not arranging.has_usual_order())

    def _add(self, text: str, do: Callable[[], None], *, can: bool = True) -> None:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: do())
        action.setEnabled(can)
