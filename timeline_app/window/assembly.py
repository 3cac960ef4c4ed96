"""Puts the parts of the main window in their places and connects them: the only place where their signals meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.filters import EventFilter
from timeline_app.plain_text import single_line
from timeline_app.window import commands, copying, exporting, going, selecting, telling
from timeline_app.window.middle import TABLE
from timeline_app.window.text_size import least_panel_px
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.settings import Remembered

_TITLE_BAR_PX: Final = 40
"""Of the screen's height, for the frame that the system gives a window; how much that is, is known too late."""


def put_together(window: MainWindow, remembered: Remembered) -> None:
    """Give all parts their places and sizes, as they were remembered."""
    side, stack = window.side, window.stack
    for splitter in (side, stack):
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
    stack.addWidget(window.timeline)
    stack.addWidget(window.overview)
    stack.setStretchFactor(0, 1)
    stack.setSizes([700, 84])
    stack.setFocusProxy(window.timeline)
    give_panels_room(window)
    for widget in (window.filters, window.middle, window.detail):
        side.addWidget(widget)
    side.setStretchFactor(1, 1)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.header)
    column.addWidget(side, 1)
    window.setCentralWidget(body)
    window.setStatusBar(window.status)
    available = window.screen().availableGeometry()
    window.resize(min(1440, available.width()), min(900, available.height() - _TITLE_BAR_PX))
    narrow = window.width() < 1200
    side.setSizes([248, window.width() - 498, 250] if narrow else [252, window.width() - 572, 320])
    remembered.restore(window, {"side": side, "stack": stack})
    hidden = remembered.hidden_panels()
    for name, panel in window.panels().items():
        panel.setVisible(name not in hidden)


def give_panels_room(window: MainWindow) -> None:
    """Have the panels at the sides as wide as their text needs."""
    for panel, usual_px, growing_share in ((window.filters, 190, 0.75), (window.detail, 230, 0.3)):
        panel.setMinimumWidth(least_panel_px(usual_px, growing_share, window.appearance.text_size.scale))


def connect(window: MainWindow, remembered: Remembered) -> None:
    """Connect all parts with each other."""
    _connect_timeline(window)
    _connect_middle(window)
    _connect_finding(window)
    window.header.show_grouping(window.group_by)
    window.header.group_by_wanted.connect(window.set_group_by)
    window.group_by_changed.connect(window.header.show_grouping)
    window.header.fit_wanted.connect(window.timeline.fit_all)
    window.header.export_wanted.connect(lambda: exporting.export(window))
    window.filters.filter_wanted.connect(window.set_filter)
    window.filters.opened_changed.connect(lambda: remembered.save_open_facets(window.filters.open_facets))
    window.facet_reading.completed.connect(window.show_facets)
    window.detail.event_wanted.connect(lambda row: selecting.choose(window, row))
    window.detail.list_wanted.connect(lambda title, rows: commands.list_events(window, title, rows))
    window.detail.copy_wanted.connect(lambda: copying.copy_events(window, "text"))
    window.detail.step_wanted.connect(lambda forward: selecting.step(window, forward=forward))
    window.status.problems_wanted.connect(lambda: commands.show_problems(window))
    window.status.undated_wanted.connect(lambda: commands.list_undated(window))
    window.status.clear_wanted.connect(lambda: window.set_filter(EventFilter()))
    window.status.cancel_wanted.connect(window.opening.cancel)
    _connect_opening(window)
    window.appearance.changed.connect(lambda: give_panels_room(window))
    window.appearance.changed.connect(window.show_look)
    window.appearance.typeface_changed.connect(window.measure_again)


def _connect_opening(window: MainWindow) -> None:
    opening, status, timeline = window.opening, window.status, window.timeline

    def show_notice(name: str, _share: float) -> None:
        timeline.set_notice(translate("Opening", "Opening {file} …").format(file=single_line(name, 80)))

    def show_counts() -> None:
        # Before its first file a window has none, which is not to be taken for one without events.
        is_counted = not opening.is_running or window.file.event_count > 0
        for part in (window.header, status):
            part.set_counted(is_counted)

    opening.progressed.connect(show_counts)
    opening.ended.connect(show_counts)
    opening.progressed.connect(status.show_reading)
    opening.progressed.connect(show_notice)
    opening.ended.connect(status.hide_reading)
    opening.ended.connect(lambda: timeline.set_notice(""))
    opening.failed.connect(
        lambda reason: telling.say(window, translate("Opening", "The file cannot be opened"), reason)
    )


def _connect_timeline(window: MainWindow) -> None:
    timeline = window.timeline
    timeline.scale_changed.connect(window.show_scale)
    timeline.scrolled.connect(window.show_counts)
    timeline.size_changed.connect(window.lay_out)
    timeline.event_selected.connect(lambda row: window.select(row if row >= 0 else None))
    timeline.event_toggled.connect(lambda row: selecting.toggle(window, row))
    timeline.step_wanted.connect(lambda forward: selecting.step(window, forward=forward))
    timeline.unfold_wanted.connect(window.empty_time.open)
    timeline.list_wanted.connect(lambda title, rows: commands.list_events(window, title, rows))
    timeline.fold_wanted.connect(window.arranging.toggle)
    timeline.lane_move_wanted.connect(window.arranging.move)
    timeline.lane_menu_wanted.connect(lambda lane, at: commands.show_lane_menu(window, lane, at))
    timeline.menu_wanted.connect(lambda thing, at: commands.show_timeline_menu(window, thing, at))
    timeline.rested.connect(lambda: commands.start_announcing(window), Qt.ConnectionType.SingleShotConnection)
    window.empty_time.changed.connect(window.lay_out)
    window.arranging.changed.connect(window.lay_out)
    window.overview.scale_wanted.connect(timeline.set_scale)


def _connect_middle(window: MainWindow) -> None:
    middle = window.middle
    window.matches_changed.connect(lambda: middle.show_events(window.file, window.matches, window.selected_rows))
    window.selection_changed.connect(lambda: middle.show_selection(window.selected_rows))
    middle.rows_selected.connect(window.select_rows)
    middle.event_wanted.connect(lambda row: going.show_on_timeline(window, row))
    middle.copy_wanted.connect(lambda: copying.copy_rows(window))
    middle.export_wanted.connect(lambda: exporting.export_table(window))
    middle.said.connect(window.status.show_note)
    middle.ended.connect(window.status.end_note)
    middle.changed.connect(lambda shown: window.status.set_timeline_shown(shown != TABLE))
    window.status.set_timeline_shown(middle.shown != TABLE)


def _connect_finding(window: MainWindow) -> None:
    finding = window.finding
    window.matches_changed.connect(lambda: finding.show_matches(window.prepared, window.matches))
    finding.found_changed.connect(window.timeline.show_found)
    finding.found_changed.connect(window.overview.show_found)
    finding.row_wanted.connect(lambda row: window.select(row, reveal=True))
    finding.span_wanted.connect(lambda span_s: going.go_to_span(window, span_s))
    finding.left.connect(window.middle.setFocus)
