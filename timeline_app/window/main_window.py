"""The main window: owns the file, the filter, the grouping and the selection, and is where all signals meet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timeline_app.filters import EventFilter, matching
from timeline_app.layout.building import LayoutRequest, build_layout
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.canvas import Look
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.plain_text import single_line
from timeline_app.resources import bundled_events_path
from timeline_app.summary import count_words, filter_words, read_again_words
from timeline_app.window import commands, selecting
from timeline_app.window.actions import add_actions
from timeline_app.window.arranging import Arranging
from timeline_app.window.detail_pane import DetailPane
from timeline_app.window.empty_time import EmptyTime
from timeline_app.window.facet_reading import FacetReading
from timeline_app.window.filter_panel import FilterPanel
from timeline_app.window.finding import Finding
from timeline_app.window.following import Following
from timeline_app.window.header import Header
from timeline_app.window.middle import TABLE, Middle
from timeline_app.window.opening import Opening
from timeline_app.window.overview import Overview
from timeline_app.window.reading_again import rows_again
from timeline_app.window.settings import Remembered, choice_to_theme
from timeline_app.window.status_line import StatusLine
from timeline_app.window.style import apply_theme
from timeline_app.window.text_size import TextSize, least_panel_px
from timeline_app.window.timeline_view import TimelineView
from timeline_app.window.views import Views
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import Bools, EventFile
    from timeline_app.theme import Theme
    from timeline_app.timescale import TimeScale


class MainWindow(QMainWindow):
    """A window on one file of events."""

    group_by_changed = Signal(str)
    theme_changed = Signal(str)
    """The choice: the name of a theme, or `system`."""
    file_changed = Signal()
    """Another file is shown, or the same one read again; the selection is empty then."""
    matches_changed = Signal()
    """The filter lets other events through."""
    selection_changed = Signal()

    def __init__(self, file: EventFile, remembered: Remembered, event_filter: EventFilter, theme_choice: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._remembered = remembered
        self.language = QLocale.system().name()
        self._fonts = Typography.load()
        self.measure = FontMeasure(self._fonts)
        self._theme_choice = theme_choice
        self.text_size = TextSize(remembered, self)
        self._theme = self._chosen_theme()
        # Before the first widget: those made earlier keep their old fonts under a style sheet.
        apply_theme(cast("QApplication", QApplication.instance()), self._theme, self.text_size.scale)
        self._group_by = remembered.group_by()
        self._filter = event_filter
        look = Look.of(self._theme, self._fonts, file.table.categories, self.text_size.scale)

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
        self.finding = Finding(self.header.search, self.language, self._theme, self)
        self.side, self.stack = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self.middle = Middle(self.stack, look, self.language, remembered)
        self._put_together()
        self._connect()
        self.views = Views(self, remembered)
        self.actions_by_name = add_actions(self)
        self.timeline.motion.reduced = remembered.reduced_motion()
        # The parts have this file's look already.
        prepared = PreparedFile.of(file, self.measure, self.language)
        self.empty_time.take(prepared)
        self._take(prepared)
        self._show_file(event_filter)

    def _put_together(self) -> None:
        for splitter in (self.side, self.stack):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.stack.addWidget(self.timeline)
        self.stack.addWidget(self.overview)
        self.stack.setStretchFactor(0, 1)
        self.stack.setSizes([700, 84])
        self._give_panels_room()
        for widget in (self.filters, self.middle, self.detail):
            self.side.addWidget(widget)
        self.side.setStretchFactor(1, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.side, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        available = self.screen().availableGeometry()
        self.resize(min(1440, available.width()), min(900, available.height()))
        narrow = self.width() < 1200
        self.side.setSizes([248, self.width() - 498, 250] if narrow else [252, self.width() - 572, 320])
        self._remembered.restore(self, {"side": self.side, "stack": self.stack})
        hidden = self._remembered.hidden_panels()
        for name, panel in self.panels().items():
            panel.setVisible(name not in hidden)

    def _connect(self) -> None:
        self._connect_timeline()
        self._connect_table()
        self.header.group_by_wanted.connect(self.set_group_by)
        self.header.fit_wanted.connect(self.timeline.fit_all)
        self.header.export_wanted.connect(lambda: commands.export(self))
        self.filters.filter_wanted.connect(self.set_filter)
        self.filters.opened_changed.connect(lambda: self._remembered.save_open_facets(self.filters.open_facets))
        self.facet_reading.completed.connect(self._show_facets)
        self.matches_changed.connect(lambda: self.finding.show_matches(self._prepared, self._matches))
        self.finding.found_changed.connect(self.timeline.show_found)
        self.finding.found_changed.connect(self.overview.show_found)
        self.finding.row_wanted.connect(lambda row: self.select(row, reveal=True))
        self.finding.span_wanted.connect(lambda span_s: commands.go_to_span(self, span_s))
        self.finding.left.connect(self.timeline.setFocus)
        self.detail.event_wanted.connect(lambda row: selecting.choose(self, row))
        self.detail.list_wanted.connect(lambda title, rows: commands.list_events(self, title, rows))
        self.detail.step_wanted.connect(lambda forward: self.step(forward=forward))
        self.status.problems_wanted.connect(lambda: commands.show_problems(self))
        self.status.undated_wanted.connect(lambda: commands.list_undated(self))
        self.status.clear_wanted.connect(lambda: self.set_filter(EventFilter()))
        self.status.cancel_wanted.connect(self.opening.cancel)
        self.opening.progressed.connect(self._show_opening)
        self.opening.ended.connect(self._end_opening)
        self.opening.failed.connect(
            lambda reason: commands.say(self, translate("Opening", "The file cannot be opened"), reason)
        )
        self.text_size.changed.connect(self._show_theme_and_size)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def _connect_timeline(self) -> None:
        self.timeline.scale_changed.connect(self._show_scale)
        self.timeline.scrolled.connect(self._show_counts)
        self.timeline.size_changed.connect(self._lay_out)
        self.timeline.event_selected.connect(lambda row: self.select(row if row >= 0 else None))
        self.timeline.event_toggled.connect(lambda row: selecting.toggle(self, row))
        self.timeline.leave_wanted.connect(self._leave_off)
        self.timeline.step_wanted.connect(lambda forward: self.step(forward=forward))
        self.timeline.unfold_wanted.connect(self.empty_time.open)
        self.empty_time.changed.connect(self._lay_out)
        self.timeline.list_wanted.connect(lambda title, rows: commands.list_events(self, title, rows))
        self.timeline.fold_wanted.connect(self.arranging.toggle)
        self.timeline.lane_move_wanted.connect(self.arranging.move)
        self.timeline.lane_menu_wanted.connect(lambda lane, at: commands.show_lane_menu(self, lane, at))
        self.arranging.changed.connect(self._lay_out)
        self.overview.scale_wanted.connect(self.timeline.set_scale)
        self.timeline.rested.connect(lambda: commands.start_announcing(self), Qt.ConnectionType.SingleShotConnection)

    def _connect_table(self) -> None:
        self.matches_changed.connect(lambda: self.middle.show_events(self.file, self._matches, self._selected))
        self.selection_changed.connect(lambda: self.middle.show_selection(self._selected))
        self.middle.rows_selected.connect(self.select_rows)
        self.middle.event_wanted.connect(lambda row: commands.show_on_timeline(self, row))
        self.middle.copy_wanted.connect(lambda: commands.copy_rows(self))
        self.middle.export_wanted.connect(lambda: commands.export_table(self))
        self.middle.leave_wanted.connect(self._leave_off)
        self.middle.said.connect(self.status.showMessage)
        self.middle.changed.connect(lambda shown: self.status.set_timeline_shown(shown != TABLE))
        self.status.set_timeline_shown(self.middle.shown != TABLE)

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
    def theme_choice(self) -> str:
        """The name of a theme, or `system`."""
        return self._theme_choice

    @property
    def shown_theme(self) -> Theme:
        """The theme in which all is shown."""
        return self._theme

    @property
    def selected(self) -> int | None:
        """The row of the selected event; of several, of the one that was selected last."""
        return self._selected[-1] if self._selected else None

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """The rows of all selected events, in the order in which they were selected."""
        return self._selected

    def set_file(self, file: EventFile, event_filter: EventFilter | None = None) -> None:
        """Show another file, all of it unless a filter is given."""
        self._set_prepared(PreparedFile.of(file, self.measure, self.language), event_filter)

    def _set_prepared(self, prepared: PreparedFile, event_filter: EventFilter | None = None) -> None:
        self.empty_time.take(prepared)
        self._take(prepared)
        self._show_look()
        self._show_file(event_filter or EventFilter())
        self.timeline.fit_all()

    def show_again(self, prepared: PreparedFile) -> None:
        """Show a later reading of the same file, and keep filter, span and selection where they still make sense."""
        table, selected = self.file.table, self._selected
        self.empty_time.take_again(prepared)
        self._take(prepared)
        self._show_look()
        self._show_file(self._filter)
        again = rows_again(selected, table, self.file.table)
        self.select_rows([row for row in again if self._matches[row]])
        self.status.show_note(read_again_words(self.file))

    def _take(self, prepared: PreparedFile) -> None:
        self._prepared = prepared
        self._selected: tuple[int, ...] = ()
        self.facet_reading.start(prepared.facets)
        self.filters.set_file(prepared)
        # Before the look: the event that is shown has the old file's categories.
        self.detail.set_file(prepared)

    def _show_file(self, event_filter: EventFilter) -> None:
        self.file_changed.emit()
        self.set_filter(event_filter)
        title = single_line(self.file.title, 120)
        self.setWindowTitle(f"{title} – timeline-app")

    def open(self, path: Path, event_filter: EventFilter | None = None, then: Callable[[], None] | None = None) -> bool:
        """Read a file and show it, all of it unless a filter is given; `then` comes when it is shown.

        A large one is read beside the window. What can't be read leaves what is shown and is said; False then.
        """

        def show(prepared: PreparedFile) -> None:
            self._set_prepared(prepared, event_filter)
            self._remembered.save("file", str(path.resolve()))
            if then is not None:
                then()

        return self.opening.start(path, show)

    def _show_opening(self, name: str, share: float) -> None:
        self.status.show_reading(name, share)
        self.timeline.set_notice(translate("Opening", "Opening {file} …").format(file=single_line(name, 80)))

    def _end_opening(self) -> None:
        self.status.hide_reading()
        self.timeline.set_notice("")

    def _leave_off(self) -> None:
        """What Escape does: leave the file that is being read or written, else the selected event, else the search."""
        if self.opening.is_running:
            self.opening.cancel()
        elif commands.stop_export(self):
            pass
        elif self._selected:
            self.select(None)
        else:
            self.finding.clear()

    def open_example(self) -> None:
        """Open the file that comes with the program."""
        self.open(bundled_events_path())

    def reload(self) -> None:
        """Read the file again."""
        self.opening.start(Path(self.file.path), self.show_again)

    def _show_facets(self) -> None:
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
            self._remembered.save("group_by", group_by)
            self.group_by_changed.emit(group_by)
            if event_filter == self._filter:
                self._lay_out()
                return
        self._filter = event_filter
        self._matches = matching(self._prepared.facets, event_filter)
        still_there = [row for row in self._selected if self._matches[row]]
        if len(still_there) < len(self._selected):
            self.select_rows(still_there)
        self.filters.show_filter(event_filter)
        self._lay_out()
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

    def step(self, *, forward: bool) -> None:
        """Select the next or the previous event in time; of the table alone, in its order."""
        view = self.middle if self.middle.shown == TABLE else self.timeline
        if self.filters.isAncestorOf(self.focusWidget()):
            # The next key is for the event, not for the filter.
            view.setFocus()
        row = view.neighbour(forward=forward)
        if row is not None:
            self.select(row, reveal=True)

    def set_theme(self, choice: str) -> None:
        """Show all in another theme, by its name or `system`."""
        self._theme_choice = choice
        self._remembered.save("theme", choice)
        self._show_theme()
        self.theme_changed.emit(choice)

    def _follow_system(self) -> None:
        if self._theme_choice == "system":
            self._show_theme()

    def _show_theme(self) -> None:
        if self._chosen_theme() is not self._theme:
            self._show_theme_and_size()

    def _chosen_theme(self) -> Theme:
        return choice_to_theme(
            self._theme_choice, system_is_dark=system_is_dark(), system_wants_contrast=system_wants_contrast()
        )

    def _give_panels_room(self) -> None:
        for panel, usual_px, growing_share in ((self.filters, 190, 0.75), (self.detail, 230, 0.3)):
            panel.setMinimumWidth(least_panel_px(usual_px, growing_share, self.text_size.scale))

    def _show_theme_and_size(self) -> None:
        self._theme = self._chosen_theme()
        apply_theme(cast("QApplication", QApplication.instance()), self._theme, self.text_size.scale)
        self._give_panels_room()
        self._show_look()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Switch motion off or on."""
        self.timeline.motion.reduced = reduced
        self._remembered.save("reduced_motion", "yes" if reduced else "no")

    def set_panel_visible(self, name: str, visible: bool) -> None:
        """Close a panel or bring it back."""
        self.panels()[name].setVisible(visible)
        hidden = [key for key, panel in self.panels().items() if panel.isHidden()]
        self._remembered.save("hidden_panels", ",".join(hidden))

    # What follows from the state

    def _lay_out(self) -> None:
        if self.timeline.timeline_layout is None and not self.isVisible():
            # The true size is not known before the window is shown.
            return
        height_px = self.timeline.lanes_height_px()
        for width_px in self.timeline.layout_widths_px():
            arrangement = self.arranging.of(self._group_by)
            request = LayoutRequest(self._group_by, width_px, height_px, arrangement=arrangement)
            layout = build_layout(self.empty_time.folded, self._matches, request)
            if layout.height_px <= height_px:
                break
        self.timeline.set_layout(layout)
        self.overview.set_layout(layout)
        self.arranging.show(layout, self._group_by)
        self.header.show_grouping(self._group_by)

    def _show_look(self) -> None:
        look = Look.of(self._theme, self._fonts, self.file.table.categories, self.text_size.scale)
        for part in (self.filters, self.timeline, self.overview, self.detail, self.middle):
            part.set_look(look)
        self.finding.set_theme(self._theme)

    def _show_scale(self, scale: TimeScale) -> None:
        self.overview.set_scale(scale)
        self._show_counts()

    def _show_counts(self) -> None:
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
        self._remembered.save_last_view(self.file.path, self.views.present())
        commands.stop_export(self)
        self.middle.save()
        self._remembered.save_geometry(self, {"side": self.side, "stack": self.stack})
        super().closeEvent(event)


def system_is_dark() -> bool:
    """Whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
