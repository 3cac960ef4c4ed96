"""The menu on the timeline: what can be done with an event, a count, a break, or the picture as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from timeline_app.layout.scene import Break, Cluster
from timeline_app.window.timeline_items import Reaching
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.timeline_items import Thing


class TimelineMenu(QMenu):
    """What can be done with one thing, or with all where there is none; it goes away by itself."""

    def __init__(self, window: MainWindow, thing: Thing | None) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        timeline = window.timeline
        match thing:
            case Cluster() as cluster:
                self._add(
                    translate("Timeline", "Zoom in", "to a count"),
                    lambda: timeline.open_cluster(cluster),
                    can=timeline.can_part(cluster),
                )
                self._add(translate("Timeline", "List the events"), lambda: timeline.list_cluster(cluster))
            case Reaching(lane):
                self._add(translate("Timeline", "List the events"), lambda: timeline.list_reaching(lane))
            case Break() as sign:
                self._add(translate("Timeline", "Show this time"), lambda: timeline.press(sign))
            case None:
                self._add_own("Show everything", "Export picture…", "Copy picture")
            case row:
                is_dated = window.file.table.is_dated(row)
                self._add(translate("Timeline", "Zoom to it"), lambda: timeline.zoom_to_row(row), can=is_dated)
                self.addSeparator()
                self._add_own("Copy as text", "Copy as citation", "Copy as JSON")

    def _add(self, text: str, do: Callable[[], None], *, can: bool = True) -> None:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: do())
        action.setEnabled(can)

    def _add_own(self, *names: str) -> None:
        """Add actions of the menu bar, with their keys."""
        self.addActions([self._window.actions_by_name[name] for name in names])
