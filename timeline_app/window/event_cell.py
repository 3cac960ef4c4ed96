"""Draws a cell of the table of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QToolTip

from timeline_app.dates.words import bounds_to_words
from timeline_app.painting.canvas import Canvas
from timeline_app.plain_text import single_line
from timeline_app.window.event_table_model import TABLE_COLUMNS
from timeline_app.window.facet_delegate import in_picture, row_px
from timeline_app.window.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from timeline_app.painting.canvas import Look
    from timeline_app.tabular.columns import Column
    from timeline_app.window.event_table_model import EventTableModel

MARGIN_PX: Final = 10
"""Before the words of a cell and after them."""
_DOT_PX: Final = 9
_DOT_ROOM_PX: Final = 16
_TOLD_CHARS: Final = 1_000
_MAIN: Final = frozenset({"date_in_words", "title"})
"""What is read first; the rest is said in a lower voice."""


class EventCell(QStyledItemDelegate):
    """The words of a column, before a category's name its dot; rows under the pointer and selected ones stand out."""

    def __init__(self, model: EventTableModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.look = look
        self.hovered = -1
        """The place of the row under the pointer."""

    def font(self, column: Column) -> QFont:
        """The font of a column."""
        return self.look.fonts.lane if column.id == "title" else self.look.fonts.tick

    def sizeHint(self, _option: QStyleOptionViewItem | None, index: QModelIndex | QPersistentModelIndex) -> QSize:
        column = TABLE_COLUMNS[index.column()]
        words_px = self.look.text_px(self._model.words_at(index.row(), index.column()), self.font(column))
        dot_px = _DOT_ROOM_PX if column.id == "category" else 0
        width_px = round((words_px + dot_px + 2 * MARGIN_PX) * self.look.text_scale) + 1
        return QSize(width_px, row_px(self.look))

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        column, theme = TABLE_COLUMNS[index.column()], self.look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas.of_window(painter, self.look)
        rect = in_picture(QRectF(option.rect), self.look)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or index.row() == self.hovered:
            wash = theme.accent_wash if is_selected else theme.hover_wash
            canvas.fill(rect.left(), rect.top(), rect.width(), rect.height(), wash)
        canvas.fill(rect.left(), rect.bottom() - 1, rect.width(), 1, theme.grid)
        left_px, right_px = rect.left() + MARGIN_PX, rect.right() - MARGIN_PX
        if column.id == "category":
            left_px += self._paint_dot(
                painter, index.row(), QRectF(left_px, rect.center().y() - _DOT_PX / 2, _DOT_PX, _DOT_PX)
            )
        font, words = self.font(column), self._model.words_at(index.row(), index.column())
        words = canvas.elided(words, font, max(0.0, right_px - left_px))
        if column.is_number:
            left_px = right_px - canvas.text_px(words, font)
        ink = theme.ink if column.id in _MAIN or is_selected else theme.muted
        canvas.text(left_px, rect.center().y() + 4.5, words, font, ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: Any,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tooltip(index, option.rect.width()), view)
        return True

    def tooltip(self, index: QModelIndex | QPersistentModelIndex, width_px: int) -> str:
        """Words that have no room in their cell, and both bounds of a date; escaped, since tooltips guess rich text."""
        lines, row = [], self._model.event_at(index.row())
        if self.sizeHint(None, index).width() > width_px:
            lines = [single_line(TABLE_COLUMNS[index.column()].words(row), _TOLD_CHARS)]
        if TABLE_COLUMNS[index.column()].id == "date_in_words" and row.is_dated:
            words = self._model.words_at(index.row(), index.column())
            bounds = bounds_to_words(row.file.table.bounds(row.row))
            lines = [words, bounds] if words != bounds else lines
        return "<br>".join(map(plain_tooltip, lines))

    def _paint_dot(self, painter: QPainter, position: int, box: QRectF) -> int:
        """The dot of the event's category, and how much room it takes; none for an event without a category."""
        row = self._model.event_at(position)
        category = int(row.file.table.category[row.row])
        if category < 0:
            return 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.look.colors[category].mark))
        painter.drawEllipse(box)
        return _DOT_ROOM_PX
