"""A timeline whose clusters, counts and breaks can be reached and pressed by keys as well as by the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.layout.hidden_rows import reaching_rows
from timeline_app.layout.metrics import AXIS_HEIGHT_PX
from timeline_app.layout.scene import Break, Cluster
from timeline_app.painting.canvas import Canvas
from timeline_app.window.lane_hands import LaneHands
from timeline_app.window.timeline_display import MAX_PX_PER_S
from timeline_app.window.timeline_items import Item, Reaching, signs_in_view
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.window.timeline_items import Thing

_AROUND_PX: Final = 3.0


class SignKeys(LaneHands):
    """Goes from sign to sign with `Ctrl+→` and `Ctrl+←`, and does what a click on a thing does."""

    event_selected = Signal(int)
    """A row of the table; -1 for none."""
    list_wanted = Signal(str, object)
    """A title, and rows that are to be listed under it: no zoom can part them, or they have no room in view."""
    unfold_wanted = Signal(object)
    """The `Fold` whose break was pressed."""
    current_changed = Signal()
    """The keys are on another sign, or on none."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._sign: Hashable = None

    def current_sign(self) -> Item | None:
        """The sign that the keys are on, as long as it is in view."""
        if self._sign is None:
            return None
        return next((sign for sign in signs_in_view(self) if sign.key == self._sign), None)

    def current_key(self) -> Hashable:
        """What the keys are on, by its key: a sign, else the selected event, else None."""
        sign = self.current_sign()
        if sign is not None:
            return sign.key
        return None if self.main_row is None else ("event", self.main_row)

    def step_sign(self, *, forward: bool) -> None:
        """Go to the next sign in view or to the one before; after the last comes the first."""
        signs = signs_in_view(self)
        if not signs:
            return
        keys = [sign.key for sign in signs]
        if self._sign in keys:
            index = (keys.index(self._sign) + (1 if forward else -1)) % len(keys)
        else:
            index = 0 if forward else -1
        self._sign = keys[index]
        self._scroll_to(signs[index])
        self.update()
        self.current_changed.emit()

    def leave_sign(self) -> bool:
        """Be on no sign any more; whether there was one."""
        was_on_one, self._sign = self.current_sign() is not None, None
        if was_on_one:
            self.update()
            self.current_changed.emit()
        return was_on_one

    def press(self, thing: Thing) -> None:
        """Do what a click on a thing in view does."""
        match thing:
            case Cluster() as cluster:
                self.open_cluster(cluster)
            case Reaching(lane):
                self.list_reaching(lane)
            case Break() as sign:
                self.unfold_wanted.emit(sign.fold)
            case row:
                self.event_selected.emit(row)

    def open_cluster(self, cluster: Cluster) -> None:
        """Zoom to what a cluster counts; where zooming can't part it, list it."""
        if self._layout is None or self._scale is None:
            return
        if cluster.is_lone:
            self.event_selected.emit(int(self._layout.cluster_rows(cluster, self._scale.px_per_s)[0]))
            return
        if not self.can_part(cluster):
            self.list_cluster(cluster)
            return
        span_s = cluster.last_s - cluster.first_s
        if span_s * self._scale.px_per_s > self._scale.width_px * 0.6:
            self.zoom(2.0, cluster.middle_px)
        else:
            self.show_span(cluster.first_s, cluster.last_s + 1)

    def can_part(self, cluster: Cluster) -> bool:
        """Whether zooming can part what a cluster counts."""
        if self._scale is None:
            return False
        span_s = cluster.last_s - cluster.first_s
        return span_s * MAX_PX_PER_S >= self._scale.width_px / 4 and span_s * self._scale.px_per_s >= 1e-6

    def list_cluster(self, cluster: Cluster) -> None:
        """List the events that a cluster counts."""
        if self._layout is not None and self._scale is not None:
            rows = self._layout.cluster_rows(cluster, self._scale.px_per_s)
            self.list_wanted.emit(translate("Timeline", "Events counted together"), rows)

    def list_reaching(self, lane_number: int) -> None:
        """List the events that a lane counts as reaching in."""
        if self._layout is not None and self._scale is not None:
            rows = reaching_rows(self._layout, lane_number, self._scale)
            self.list_wanted.emit(translate("Timeline", "Events that reach in from before or after"), rows)

    def select(self, rows: Sequence[int]) -> None:
        self._sign = None
        super().select(rows)

    def _scroll_to(self, sign: Item) -> None:
        if isinstance(sign.thing, Break):
            return
        above_px, below_px = sign.rect.top() - AXIS_HEIGHT_PX, sign.rect.bottom() - self.height_px
        if above_px < 0 or below_px > 0:
            self._scroll_bar.setValue(round(self.scroll_px + (above_px if above_px < 0 else below_px)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.ControlModifier and event.key() in steps:
            self.step_sign(forward=steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sign = self.current_sign() if self.hasFocus() else None
        if sign is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            canvas = Canvas.of_window(painter, self._look)
            theme = canvas.look.theme
            painter.setPen(QPen(QColor(theme.accent), theme.focus_line_px))
            around = sign.rect.adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
            painter.drawRoundedRect(around, 6, 6)
