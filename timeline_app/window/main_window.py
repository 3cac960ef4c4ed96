"""The main window: owns the file, the filter, the grouping and the selection, and shows what follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from timeline_app.filters import EventFilter, matching
from timeline_app.layout.building import LayoutRequest
from timeline_app.layout.lanes import chosen_lanes
from timeline_app.layout.layouts import Layouts
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.type import FontMeasure
from timeline_app.plain_text import single_line
from timeline_app.summary import count_words, filter_words, read_again_words
from timeline_app.window import commands, exporting
from timeline_app.window.actions import add_actions
from timeline_app.window.appearance import Appearance
from timeline_app.window.arranging import Arranging
from timeline_app.window.assembly import connect, put_together
from timeline_app.window.detail_pane import DetailPane
from timeline_app.window.empty_time import EmptyTime
from timeline_app.window.facet_reading import FacetReading
from timeline_app.window.filter_panel import FilterPanel
from timeline_app.window.finding import Finding
from timeline_app.window.following import Following
from timeline_app.window.header import Header
from timeline_app.window.middle import Middle
from timeline_app.window.opening import Opening
from timeline_app.window.overview import Overview
from timeline_app.window.reading_again import rows_again
from timeline_app.window.status_line import StatusLine
from timeline_app.window.timeline_view import TimelineView
from timeline_app.window.views import Views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from timeline_app.house_style import HouseStyle
    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import Bools, EventFile
    from timeline_app.timescale import TimeScale
    from timeline_app.window.export_choices import ExportChoices
    from timeline_app.window.settings import Remembered


class MainWindow(QMainWindow):
    """A window on one file of events."""

    group_by_changed = Signal(str)
    file_changed = Signal()
    """Another file is shown, or the same one read again; the selection is empty then."""
    matches_changed = Signal()
    """The filter lets other events through."""
    selection_changed = Signal()
    first_shown = Signal()
    """The first file that was read is shown; until then an empty one stood in for it."""

    def __init__(
        self,
        file: EventFile,
        remembered: Remembered,
        event_filter: EventFilter,
        theme_choice: str,
        style: HouseStyle | None = None,
        *,
        stands_in: bool = False,
    ) -> None:
        """`file` is the first one, or `stands_in` for one that is still to be read."""
        super().__init__()
        self.setAcceptDrops(True)
        self._remembered = remembered
        self.has_file = not stands_in
        """Whether a file is shown; nothing is remembered of one that stands in."""
        self.export_choices: ExportChoices | None = None
        """What was chosen when a picture was exported last; it is there again the next time."""
        self.language = QLocale.system().name()
        self.appearance = Appearance(remembered, theme_choice, self, style)
        self.measure = FontMeasure(self.appearance.fonts)
        self._group_by = remembered.group_by()
        self._filter = event_filter
        look = self.appearance.look(file.table.categories)

        self.header = Header()
        self.filters = FilterPanel(look, self.language, remembered.open_facets())
        self.timeline = TimelineView(look)
        self.overview = Overview(look)
        self.detail = DetailPane(look, self.language)
        self.status = StatusLine()
        self.empty_time = EmptyTime(remembered, self)
        self.arranging = Arranging(remembered, self)
        self.opening = Opening(self.measure, self.language, self)
        self.facet_reading = FacetReading(self)
        self.following = Following(remembered, self)
        self.finding = Finding(self.header.search, self.language, look.theme, self)
        self.side, self.stack = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self.middle = Middle(self.stack, look, self.language, remembered)
        put_together(self, remembered)
        connect(self, remembered)
        self.views = Views(self, remembered)
        self.actions_by_name = add_actions(self)
        self.timeline.motion.reduced = remembered.reduced_motion()
        # The parts have this file's look already.
        self._layouts = Layouts()
        prepared = PreparedFile.of(file, self.measure, self.language)
        self.empty_time.take(prepared)
        self._take(prepared)
        self._show_file(event_filter)
        self.detail.show_events(())

    def panels(self) -> dict[str, QWidget]:
        """The panels that can be closed."""
        return {"side": self.filters, "detail": self.detail, "overview": self.overview}

    # The state: file, filter, grouping, selection, theme

    @property
    def file(self) -> EventFile:
        """The file that is shown."""
        return self._prepared.file

    @property
    def prepared(self) -> PreparedFile:
        """The same, ready to be laid out, its time not folded."""
        return self._prepared

    @property
    def matches(self) -> Bools:
        """Which events the filter lets through; shape `(n,)`."""
        return self._matches

    @property
    def event_filter(self) -> EventFilter:
        """What is let through."""
        return self._filter

    @property
    def group_by(self) -> GroupBy:
        """How the lanes are grouped."""
        return self._group_by

    @property
    def remembered(self) -> Remembered:
        """The settings."""
        return self._remembered

    @property
    def selected(self) -> int | None:
        """The row of the selected event; of several, of the one that was selected last."""
        return self._selected[-1] if self._selected else None

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """The rows of all selected events, in the order in which they were selected."""
        return self._selected

    def open(self, path: Path) -> None:
        """Read a file and show it; a large one is read beside the window.

        What can't be read leaves what is shown and is said.
        """
        self.opening.start(path, self.show_new)

    def show_new(self, prepared: PreparedFile) -> None:
        """Show another file, all of it."""
        self.empty_time.take(prepared)
        self._take(prepared)
        self._set_look()
        self._show_file(EventFilter())
        self.detail.show_events(())
        self.timeline.fit_all()
        self._note_shown()

    def show_again(self, prepared: PreparedFile) -> None:
        """Show a later reading of the same file, and keep filter, span and selection where they still make sense."""
        self._show_in_place(prepared)
        self.status.show_note(read_again_words(self.file))
        self._note_shown()

    def measure_again(self) -> None:
        """Lay all out anew for another typeface."""
        self.measure = self.opening.measure = FontMeasure(self.appearance.fonts)
        self._show_in_place(PreparedFile.of(self.file, self.measure, self.language))

    def _show_in_place(self, prepared: PreparedFile) -> None:
        table, selected = self.file.table, self._selected
        self.empty_time.take_again(prepared)
        self._take(prepared)
        self._set_look()
        self._show_file(self._filter)
        again = rows_again(selected, table, self.file.table)
        self.select_rows([row for row in again if self._matches[row]])

    def _take(self, prepared: PreparedFile) -> None:
        self._prepared = prepared
        self._selected: tuple[int, ...] = ()
        self.arranging.take(prepared.file.path)
        self.facet_reading.start(prepared.facets)
        self.filters.set_file(prepared)
        self.detail.set_file(prepared)

    def _show_file(self, event_filter: EventFilter) -> None:
        self.file_changed.emit()
        self.set_filter(event_filter)
        title = single_line(self.file.title, 120)
        self.setWindowTitle(f"{title} – timeline-app")

    def _note_shown(self) -> None:
        """Remember which file is shown."""
        self._remembered.save_last_file(Path(self.file.path))
        if not self.has_file:
            self.has_file = True
            self.first_shown.emit()

    def show_facets(self) -> None:
        """Show those facets too that were read beside the window."""
        self.filters.set_file(self._prepared)
        self.filters.show_filter(self._filter)

    def set_filter(self, event_filter: EventFilter) -> None:
        """Show what another filter lets through."""
        self.show_events(event_filter, self._group_by)

    def set_group_by(self, group_by: str) -> None:
        """Group the lanes in another way."""
        self.show_events(self._filter, cast("GroupBy", group_by))

    def show_events(self, event_filter: EventFilter, group_by: GroupBy) -> None:
        """Show what a filter lets through, in lanes of a grouping."""
        if group_by != self._group_by:
            self._group_by = group_by
            self._remembered.save_group_by(group_by)
            self.group_by_changed.emit(group_by)
            if event_filter == self._filter:
                self.lay_out()
                return
        self._filter = event_filter
        self._matches = matching(self._prepared.facets, event_filter)
        still_there = [row for row in self._selected if self._matches[row]]
        if len(still_there) < len(self._selected):
            self.select_rows(still_there)
        self.filters.show_filter(event_filter)
        self.lay_out()
        self._show_words()
        self.matches_changed.emit()

    def select(self, row: int | None, *, reveal: bool = False) -> None:
        """Select one event or none, read it in the detail pane and, if asked, bring it into view."""
        if row is not None and not self._matches[row]:
            # A related event that the filter hides: show it rather than nothing.
            self.set_filter(EventFilter())
        self.select_rows([] if row is None else [row])
        if row is not None and reveal:
            self.timeline.reveal_row(row)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select several events that the filter lets through, the one that counts most last."""
        self._selected = tuple(rows)
        self.timeline.select(self._selected)
        self.detail.show_events(self._selected)
        self.selection_changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Switch motion off or on."""
        self.timeline.motion.reduced = reduced
        self._remembered.save_reduced_motion(reduced=reduced)

    def set_panel_visible(self, name: str, visible: bool) -> None:
        """Close a panel or bring it back."""
        self.panels()[name].setVisible(visible)
        self._remembered.save_hidden_panels(key for key, panel in self.panels().items() if panel.isHidden())

    # What follows from the state

    def lay_out(self) -> None:
        """Lay out anew what matches, for the size that the timeline has."""
        if self.timeline.timeline_layout is None and not self.isVisible():
            # The true size is not known before the window is shown.
            return
        height_px = self.timeline.lanes_height_px()
        arrangement = self.arranging.of(self._group_by)
        only = chosen_lanes(self._filter, self._group_by)
        for width_px in self.timeline.layout_widths_px():
            request = LayoutRequest(self._group_by, width_px, height_px, arrangement=arrangement, only_lanes=only)
            layout = self._layouts.build(self.empty_time.folded, self._matches, request)
            if layout.height_px <= height_px:
                break
        self.timeline.set_layout(layout)
        self.overview.set_layout(layout)
        self.arranging.show(layout, self._group_by)

    def show_look(self) -> None:
        """Show the same in other colours, or larger."""
        self._set_look()
        self.filters.show_filter(self._filter)
        self.detail.show_events(self._selected)

    def _set_look(self) -> None:
        look = self.appearance.look(self.file.table.categories)
        for part in (self.filters, self.timeline, self.overview, self.detail, self.middle):
            part.set_look(look)
        self.finding.set_theme(look.theme)

    def show_scale(self, scale: TimeScale) -> None:
        """Follow the timeline to another stretch of time."""
        self.overview.set_scale(scale)
        self.show_counts()

    def show_counts(self) -> None:
        """Say which stretch of time is in view, and how much is in it."""
        scale = self.timeline.scale
        if scale is not None:
            lo_s, hi_s = (self.empty_time.folding.to_real(edge_s) for edge_s in (scale.left_s, scale.right_s))
            self.status.show_view(lo_s, hi_s, self.timeline.count_in_view())

    def _show_words(self) -> None:
        file = self.file
        self.header.show_file(single_line(file.title, 120), count_words(file, self._matches))
        filtered = filter_words(file, self._filter, self.language)
        self.status.show_file(file, self._matches, filtered)

    # Qt's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # It comes here from wherever the focus is, if nothing there is to be left first.
        if event.matches(QKeySequence.StandardKey.Cancel):
            commands.leave_off(self)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open(Path(paths[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.opening.cancel()
        self.facet_reading.stop()
        if self.has_file:
            self._remembered.save_last_view(self.file.path, self.views.present())
        exporting.stop_export(self)
        self.middle.save()
        self._remembered.save_geometry(self, {"side": self.side, "stack": self.stack})
        super().closeEvent(event)
