"""How wide a problem and its fix stand in their list: each by what it needs, until the user sets a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from timeline_app.window.problems_model import FIX, REASON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from timeline_app.window.problems_model import ProblemsModel

_FIX_SHARE: Final = 0.4
"""Of the width of both, where both have not enough."""
_LEAST_PX: Final = 160
"""The width of a problem, however narrow the list is."""


class ProblemWidths(QObject):
    """Shares what the other columns of a list leave between the problem and the fix, which is its last column."""

    def __init__(self, view: QTableView, model: ProblemsModel) -> None:
        super().__init__(view)
        self._view, self._model, self._header = view, model, view.horizontalHeader()
        self._is_sharing = self._is_by_hand = False
        self._longest: dict[int, list[int]] = {REASON: [], FIX: []}
        # A stretched section is never less than the width that it had before.
        self._header.resizeSection(FIX, self._header.minimumSectionSize())
        self._header.setStretchLastSection(True)
        self._header.sectionResized.connect(self._follow)
        # It gets its width after the list has its own.
        self._header.viewport().installEventFilter(self)
        model.modelReset.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)

    def share(self) -> None:
        """Share the width that there is now."""
        if self._is_by_hand:
            return
        room_px = self._header.viewport().width() - self._header.sectionPosition(REASON)
        spare_px = room_px - self._needed_px(REASON)
        fix_px = min(self._needed_px(FIX), max(spare_px, round(_FIX_SHARE * room_px)))
        self._is_sharing = True
        self._header.resizeSection(REASON, max(_LEAST_PX, room_px - fix_px))
        self._is_sharing = False

    def _needed_px(self, column: int) -> int:
        cells = (self._view.sizeHintForIndex(self._model.index(row, column)) for row in self._longest[column])
        return max(self._header.sectionSizeHint(column), *(cell.width() + 1 for cell in cells), 0)

    def _look(self) -> None:
        self._longest = {column: self._model.longest(column) for column in self._longest}
        self.share()

    def _follow(self, column: int) -> None:
        if column == REASON:
            self._is_by_hand |= not self._is_sharing
        elif column < REASON:
            self.share()
