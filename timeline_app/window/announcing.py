"""Tells assistive tools what changed in the window: the file, the filter, the selection, what is in view.

Without such a tool nothing here costs more than asking whether there is one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from timeline_app.plain_text import single_line
from timeline_app.span_words import span_words
from timeline_app.summary import count_words
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from timeline_app.window.accessible_timeline import TimelineList
    from timeline_app.window.main_window import MainWindow
    from timeline_app.window.timeline_view import TimelineView

_REST_MS: Final = 250
"""So long after the last motion, what is in view is told."""


class Announcing(QObject):
    """Listens to a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._tell_view)
        install_factory()
        if QAccessible.isActive() and self._list() is None:
            # Asked for too early: Qt has made an interface of its own for the timeline.
            QAccessible.deleteAccessibleInterface(
                QAccessible.uniqueId(QAccessible.queryAccessibleInterface(window.timeline))
            )
        window.file_changed.connect(self._tell_file)
        window.matches_changed.connect(self._tell_matches)
        window.selection_changed.connect(self._tell_selection)
        window.timeline.scale_changed.connect(self._wait_for_rest)
        window.timeline.current_changed.connect(self._tell_focus)

    def say(self, words: str) -> None:
        """Have something said when nothing else is being said."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.timeline, words))

    def _tell_file(self) -> None:
        if QAccessible.isActive():
            self.say(single_line(self._window.file.title, 120))

    def _tell_matches(self) -> None:
        if QAccessible.isActive():
            self.say(count_words(self._window.file, self._window.matches))

    def _tell_selection(self) -> None:
        if not QAccessible.isActive():
            return
        rows = self._window.selected_rows
        if len(rows) > 1:
            self.say(translate("Timeline", "%Ln event(s) selected", "", len(rows)))
        elif not rows:
            self.say(translate("Timeline", "Nothing selected"))
        elif self._tell_focus():
            # The event itself is read then.
            self.say(place_words(self._window.timeline, rows[0]))
        else:
            self.say(selection_words(self._window.timeline, rows[0]))

    def _tell_focus(self) -> bool:
        """Say that what the keys are on now has the focus; whether it has."""
        if not QAccessible.isActive() or not self._window.timeline.hasFocus():
            return False
        events = self._list()
        child = None if events is None else events.focusChild()
        if child is None:
            return False
        QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.Focus))
        return True

    def _wait_for_rest(self) -> None:
        if QAccessible.isActive():
            self._rest.start()

    def _tell_view(self) -> None:
        timeline, events = self._window.timeline, self._list()
        if events is not None:
            events.refresh()
        words = view_words(timeline)
        if words != timeline.accessibleDescription():
            timeline.setAccessibleDescription(words)
            if timeline.hasFocus():
                self.say(words)

    def _list(self) -> TimelineList | None:
        from timeline_app.window.accessible_timeline import TimelineList  # noqa: PLC0415  # for assistive tools only

        interface = QAccessible.queryAccessibleInterface(self._window.timeline)
        return interface if isinstance(interface, TimelineList) else None


def view_words(timeline: TimelineView) -> str:
    """Which time is in view, and how many events."""
    layout, scale = timeline.timeline_layout, timeline.scale
    if layout is None or scale is None:
        return ""
    lo_s, hi_s = (layout.folding.to_real(edge_s) for edge_s in (scale.left_s, scale.right_s))
    in_view = timeline.count_in_view()
    events = translate("Timeline", "%Ln event(s) shown", "", in_view.shown)
    if in_view.counted:
        # The rest is too many to be drawn one by one.
        counted = translate("Timeline", "{events_shown} and %Ln counted", "of events", in_view.counted)
        events = counted.format(events_shown=events)
    return translate("Timeline", "{time}, {events}").format(time=span_words(lo_s, hi_s), events=events)


def selection_words(timeline: TimelineView, row: int) -> str:
    """An event in a few words, and which one it is of those that match: its title, its date, "2 of 16"."""
    layout = timeline.timeline_layout
    if layout is None:
        return ""
    words = [layout.captions.title(row), layout.captions.date_line(row), place_words(timeline, row)]
    return ", ".join(word for word in words if word)


def place_words(timeline: TimelineView, row: int) -> str:
    """Which one an event is of those that match and have a date, in order of time: "2 of 16"."""
    layout = timeline.timeline_layout
    if layout is None:
        return ""
    places = np.flatnonzero(layout.rows_in_time == row)
    if not len(places):
        return ""
    number, count = in_figures(int(places[0]) + 1), in_figures(len(layout.rows_in_time))
    return translate("Timeline", "{number} of {count}").format(number=number, count=count)


@cache
def install_factory() -> None:
    """Have Qt ask for the timeline's interface, once a process."""
    QAccessible.installFactory(_interface_of)


def _interface_of(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name != "TimelineView":
        return None
    from timeline_app.window.accessible_timeline import TimelineList  # noqa: PLC0415  # for assistive tools only
    from timeline_app.window.timeline_view import TimelineView  # noqa: PLC0415  # knows nothing of this

    if not isinstance(thing, TimelineView):
        return None
    interface = TimelineList(thing)
    # Not the method itself: PySide would not keep the interface for it, and Qt does not.
    thing.destroyed.connect(interface.forget_all)
    return interface
