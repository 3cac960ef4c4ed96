"""Draws a lane of the list to arrange, and takes the clicks on its check box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from timeline_app.painting.canvas import Canvas
from timeline_app.window.facet_delegate import in_picture, paint_check, row_px

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from timeline_app.painting.canvas import Look

_NAME_LEFT_PX: Final = 30


class LaneDelegate(QStyledItemDelegate):
    """Check box and name, as in the filters."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, row_px(self._look))

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, font = self._look.theme, self._look.fonts.tick
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas.of_window(painter, self._look)
        rect = in_picture(QRectF(option.rect), self._look)
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(theme.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(theme.accent_wash)))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        paint_check(canvas, QRectF(rect.left() + 6, rect.center().y() - 8, 16, 16), checked=checked)
        name = canvas.elided(index.data(), font, rect.width() - _NAME_LEFT_PX - 6)
        ink = theme.ink if checked else theme.muted
        canvas.text(rect.left() + _NAME_LEFT_PX, rect.center().y() + 4.5, name, font, ink)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        name_left_px = _NAME_LEFT_PX * self._look.text_scale
        is_click = event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
        if not is_click or event.position().x() >= option.rect.left() + name_left_px:
            return False
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
