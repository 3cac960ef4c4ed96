"""The timeline, the table, or both: what stands in the middle of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.table import Bools, EventFile, Rows
    from timeline_app.window.settings import Remembered
    from timeline_app.window.table_panel import TablePanel

TIMELINE: Final = "timeline"
TABLE: Final = "table"
BOTH: Final = "both"
_TABLE_SHARE: Final = 0.4


class Middle(QSplitter):
    """The timeline with its overview, and under it the table, which is made when it is first shown."""

    changed = Signal(str)
    """`timeline`, `table` or `both`."""
    rows_selected = Signal(object)
    event_wanted = Signal(int)
    copy_wanted = Signal()
    export_wanted = Signal()
    said = Signal(str)
    ended = Signal(str)
    """These six as the table has them."""

    def __init__(self, timeline: QWidget, look: Look, language: str, remembered: Remembered) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._timeline, self._look, self._language, self._remembered = timeline, look, language, remembered
        self._panel: TablePanel | None = None
        self._events: tuple[EventFile, Bools] | None = None
        self._selected: Sequence[int] = ()
        self._is_stale = True
        """Whether the table, hidden, has missed what changed."""
        self.addWidget(timeline)
        shown = remembered.shown_parts()
        self._shown = shown if shown in (TIMELINE, TABLE, BOTH) else TIMELINE
        timeline.setVisible(self._shown != TABLE)
        self.setFocusProxy(timeline)

    @property
    def shown(self) -> str:
        """`timeline`, `table` or `both`."""
        return self._shown

    @property
    def panel(self) -> TablePanel | None:
        """The table, once it was shown."""
        return self._panel

    def show_parts(self, shown: str) -> None:
        """Show the `timeline`, the `table` or `both`; remembered."""
        if shown == self._shown:
            return
        self._shown = shown
        self._remembered.save_shown_parts(shown)
        self._show()
        self.changed.emit(shown)

    def show_events(self, file: EventFile, matches: Bools, selected: Sequence[int]) -> None:
        """Show the events of a file that match, some of them selected."""
        self._events, self._selected, self._is_stale = (file, matches), selected, True
        self._refresh()

    def show_selection(self, rows: Sequence[int]) -> None:
        """Mark these rows of the file's table as selected."""
        self._selected = rows
        if self._panel is not None and not self._is_stale:
            self._panel.show_selection(rows)

    def neighbour(self, *, forward: bool) -> int | None:
        """The row of the event under the selected one in the table, or above it; None where there is none."""
        return None if self._panel is None else self._panel.neighbour(forward=forward)

    def rows_in_order(self) -> Rows | None:
        """The rows of the file's table as the table shows them; None where it does not."""
        return None if self._panel is None or self._shown == TIMELINE else self._panel.rows()

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._look = look
        if self._panel is not None:
            self._panel.view.set_look(look)

    def save(self) -> None:
        """Remember the columns and how high the table is, and leave what goes on beside the window."""
        if self._panel is not None:
            self._panel.stop()
            self._panel.save()
            self._remembered.save_splitter("middle", self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown != TIMELINE and self._panel is None:
            # Only now that the height is known can the table have its share of it.
            self._show()

    def _show(self) -> None:
        if self._shown != TIMELINE and self._panel is None:
            self._panel = self._make_panel()
        self._timeline.setVisible(self._shown != TABLE)
        if self._panel is not None:
            self._panel.view.setVisible(self._shown != TIMELINE)
            # Never what is hidden: there it would lose its keys.
            self.setFocusProxy(self._panel.view if self._shown == TABLE else self._timeline)
        self._refresh()

    def _make_panel(self) -> TablePanel:
        from timeline_app.window.table_panel import TablePanel  # noqa: PLC0415  # most windows start without

        panel = TablePanel(self._look, self._language, self._remembered, self)
        is_visible = self.isVisible()
        if is_visible:
            # Until both have their sizes: the timeline is laid out anew for each that it is given.
            self.hide()
        self.addWidget(panel.view)
        self.setStretchFactor(0, 1)
        if not self._remembered.restore_splitter("middle", self):
            table_px = round(self.height() * _TABLE_SHARE)
            self.setSizes([self.height() - table_px, table_px])
        if is_visible:
            self.show()
        panel.view.rows_selected.connect(self.rows_selected)
        panel.view.event_wanted.connect(self.event_wanted)
        panel.view.copy_wanted.connect(self.copy_wanted)
        panel.export_wanted.connect(self.export_wanted)
        panel.said.connect(self.said)
        panel.ended.connect(self.ended)
        return panel

    def _refresh(self) -> None:
        """Show what the table has missed; nothing is sorted for a table that nobody sees."""
        if self._panel is not None and self._events is not None and self._is_stale and self._shown != TIMELINE:
            self._is_stale = False
            self._panel.show_events(*self._events, self._selected)
