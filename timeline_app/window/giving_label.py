"""A line of plain text that gives way where there is no room for it, so that it never makes its window wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from timeline_app.window.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent


class GivingLabel(QLabel):
    """What does not fit ends with an ellipsis; `text()` is always the whole, and so is the tooltip of what is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def event(self, event: QEvent) -> bool:
        # Asked for when it is needed: what is cut changes with every size. A label may have a tooltip of its own.
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            whole = plain_tooltip(self.text()) if self._fitting() != self.text() else ""
            QToolTip.showText(event.globalPos(), whole, self)
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        fitting = self._fitting()
        if fitting == self.text():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), self.alignment(), fitting)

    def _fitting(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())


def share_room(labels: Iterable[GivingLabel], room_px: int) -> None:
    """Let the labels that come first have what they need of some room, and the others what is left."""
    for label in labels:
        if label.isHidden():
            continue
        given_px = max(0, min(label.sizeHint().width(), room_px))
        # At most, not at least: their window can be made smaller.
        label.setMaximumWidth(given_px)
        room_px -= given_px
