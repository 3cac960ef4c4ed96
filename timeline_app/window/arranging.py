"""The lanes' arrangement as the window keeps it: one for each file and grouping, changed lane by lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from timeline_app.layout.arrangement import USUAL, LaneArrangement

if TYPE_CHECKING:
    from timeline_app.layout.lane import Lane
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.window.settings import Remembered


class Arranging(QObject):
    """Folds and moves the lanes of the layout that is shown; these go by the ids of their keys."""

    changed = Signal()
    """A layout for another arrangement is needed."""
    shown = Signal()
    """There is a new layout."""

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._path = ""
        self._arrangements: dict[GroupBy, LaneArrangement] = {}
        self._group_by: GroupBy = "none"
        self._layout: TimelineLayout | None = None

    def take(self, path: str) -> None:
        """Arrange the lanes of another file, as they were left."""
        self._path = path
        groupings: tuple[GroupBy, ...] = ("category", "country")
        self._arrangements = {group_by: self._remembered.arrangement(path, group_by) for group_by in groupings}

    def of(self, group_by: GroupBy) -> LaneArrangement:
        """How the lanes of a grouping are arranged."""
        return self._arrangements.get(group_by, USUAL)

    def show(self, layout: TimelineLayout, group_by: GroupBy) -> None:
        """Take the layout that is shown now; what is arranged from now on is its lanes."""
        self._layout, self._group_by = layout, group_by
        self.shown.emit()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that can be arranged, from the top; none where the events are not grouped."""
        return () if self._layout is None or self._group_by == "none" else self._layout.lanes

    def number_of(self, lane: str) -> int | None:
        """Which one from the top a lane is; None where it is not shown."""
        return next((one.number for one in self.lanes if one.key.id == lane), None)

    def has_usual_order(self) -> bool:
        """Whether no lane was moved."""
        return not self.of(self._group_by).order

    def has_folded(self) -> bool:
        """Whether a lane that is shown is folded."""
        return any(lane.is_folded for lane in self.lanes)

    def toggle(self, lane: str) -> None:
        """Fold a lane, or unfold it."""
        self._arrange(self.of(self._group_by).toggled(lane))

    def fold_others(self, lane: str) -> None:
        """Leave one lane alone unfolded."""
        self._arrange(self.of(self._group_by).with_only(lane, self._ids()))

    def unfold_all(self) -> None:
        """Leave none of the lanes that are shown folded."""
        self._arrange(self.of(self._group_by).unfolded(self._ids()))

    def move(self, lane: str, to: int) -> None:
        """Make a lane number `to`, counted from the top; beyond the ends nothing happens."""
        if self._layout is None or not 0 <= to < len(self.lanes) or to == self.number_of(lane):
            return
        # All lanes of the file, so that those that are filtered away keep their turn too.
        usual = self._layout.prepared.lane_order(self._group_by).matching(self._layout.table.dated())
        self._arrange(self.of(self._group_by).moved(lane, to, self._ids(), [key.id for key in usual.keys]))

    def step(self, lane: str, by: int) -> None:
        """Move a lane down by some places, up if negative."""
        number = self.number_of(lane)
        if number is not None:
            self.move(lane, number + by)

    def restore_order(self) -> None:
        """Put the lanes into their usual order; what is folded stays so."""
        self._arrange(replace(self.of(self._group_by), order=()))

    def _ids(self) -> list[str]:
        return [lane.key.id for lane in self.lanes]

    def _arrange(self, arrangement: LaneArrangement) -> None:
        if self._group_by in self._arrangements and arrangement != self.of(self._group_by):
            self._arrangements[self._group_by] = arrangement
            self._remembered.save_arrangement(self._path, self._group_by, arrangement)
            self.changed.emit()
