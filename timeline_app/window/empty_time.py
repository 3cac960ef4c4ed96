"""The empty time of the file that is shown: all folded, some of it opened again, or all shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.layout.empty_time import find_empty_time
from timeline_app.layout.folding import UNFOLDED, Fold, Folding

if TYPE_CHECKING:
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.window.settings import Remembered


class EmptyTime(QObject):
    """Knows how a file's time is folded, and remembers whether one wants that; `take` gives it its first file."""

    changed = Signal()
    """The time is folded in another way."""
    all_folded = Signal(bool)
    """Whether all the empty time is folded that is long."""

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._path = ""
        self._unfolded: PreparedFile
        self._opened: tuple[Fold, ...] = ()
        self.folded: PreparedFile
        """The file as it is to be laid out."""

    @property
    def is_wanted(self) -> bool:
        """Whether empty time is to be folded."""
        return self._remembered.folds_empty_time(self._path)

    @property
    def folding(self) -> Folding:
        """How the time is folded now."""
        return self.folded.folding

    def take(self, prepared: PreparedFile) -> None:
        """Fold another file's time, if that is wanted."""
        self._opened = ()
        self.take_again(prepared)

    def take_again(self, prepared: PreparedFile) -> None:
        """Fold the time of a later reading of the same file, if that is wanted; what was opened stays open."""
        self._unfolded, self._path = prepared, prepared.file.path
        found = self._found().folds if self.is_wanted else ()
        kept = tuple(fold for fold in found if not any(map(fold.overlaps, self._opened)))
        self.folded = prepared.folded(Folding(kept))
        self.all_folded.emit(self.is_wanted and len(kept) == len(found))

    def fold_all(self, fold: bool) -> None:
        """Fold all the long empty time, also what was opened, or show all of it; remembered."""
        self._remembered.save_folds_empty_time(self._path, folds=fold)
        self._fold(self._found() if fold else UNFOLDED, is_all=fold)

    def open(self, fold: Fold) -> None:
        """Show one of the stretches that are folded."""
        self._fold(self.folding.without(fold), is_all=False)

    def open_at(self, *times_s: int) -> None:
        """Show the folded stretches in which these times lie."""
        folding = self.folding.opened_at(*times_s)
        if folding != self.folding:
            self._fold(folding, is_all=False)

    def _found(self) -> Folding:
        file = self._unfolded.file
        return find_empty_time(self._unfolded.chronology.footprints, file.table.dated(), file.as_of_s)

    def _fold(self, folding: Folding, *, is_all: bool) -> None:
        opened = (fold for fold in self.folding.folds if fold not in folding.folds)
        self._opened = () if is_all else (*self._opened, *opened)
        self.folded = self._unfolded.folded(folding)
        self.changed.emit()
        self.all_folded.emit(is_all)
