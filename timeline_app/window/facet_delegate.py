"""Draws a choice of a facet list, and takes the clicks on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from timeline_app.painting.canvas import Canvas, faded
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from timeline_app.painting.canvas import Look
    from timeline_app.window.facet_model import FacetModel

_ROW_PX: Final = 27
_BAR_PX: Final = 34.0
_COUNT_PX: Final = 42.0
_COUNT_MARGIN_PX: Final = 14.0
"""At both sides of a count together."""
_BAR_ABOVE_PX: Final = 240
"""In a narrower list the names need the bars' room."""


class FacetDelegate(QStyledItemDelegate):
    """Draws a choice: checkbox, name, a small bar and its count; under the pointer "only" in the bar's place."""

    def __init__(self, model: FacetModel, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.look = look
        self.hovered_row = -1
        """The row under the pointer."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, row_px(self.look))

    def count_room_px(self, *, with_bars: bool = True) -> float:
        """How far from the right edge names and bars end, so that every count has room behind them."""
        widest_px = self.look.text_px(in_figures(self._model.most_count), self.look.fonts.tick)
        return max(_COUNT_PX if with_bars else 0.0, widest_px + _COUNT_MARGIN_PX)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        choice, theme = self._model.in_sight[index.row()], self.look.theme
        checked = choice.key in self._model.chosen
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas.of_window(painter, self.look)
        rect = in_picture(QRectF(option.rect), self.look)
        # Not from option.state: QStyle's enums would take a tenth of the whole start.
        hovered = index.row() == self.hovered_row
        focused = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        if hovered or focused:
            painter.setPen(QPen(QColor(theme.accent), theme.focus_line_px / 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(theme.hover_wash)))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        paint_check(canvas, QRectF(rect.left() + 6, rect.center().y() - 8, 16, 16), checked=checked)
        x_px, baseline_px = rect.left() + 30, rect.center().y() + 4.5
        if choice.color is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(choice.color)))
            painter.drawEllipse(QRectF(x_px, rect.center().y() - 5, 10, 10))
            x_px += 18
        ink = theme.ink if checked else theme.muted
        fonts = self.look.fonts
        roomy = rect.width() >= _BAR_ABOVE_PX or hovered
        count_room_px = self.count_room_px(with_bars=roomy)
        name_px = rect.right() - count_room_px - (_BAR_PX + 8 if roomy else 0) - x_px
        canvas.text(x_px, baseline_px, canvas.elided(choice.name, fonts.tick, name_px), fonts.tick, ink)
        bar = QRectF(rect.right() - count_room_px - _BAR_PX, rect.center().y() - 3, _BAR_PX, 6)
        if hovered:
            canvas.text(bar.left() + 4, baseline_px, translate("Facets", "only"), fonts.badge, theme.accent)
        elif roomy and choice.count:
            bar.setWidth(max(3.0, _BAR_PX * choice.count / self._model.most_count))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(faded(QColor(theme.density), 0.7 if checked else 0.3)))
            painter.drawRoundedRect(bar, 3, 3)
        count = in_figures(choice.count)
        count_px = canvas.text_px(count, fonts.tick)
        canvas.text(rect.right() - 6 - count_px, baseline_px, count, fonts.tick, theme.muted)
        painter.restore()

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() != QEvent.Type.MouseButtonRelease:
            # The double click of a quick second one must not toggle twice.
            return event.type() == QEvent.Type.MouseButtonDblClick
        only_from_px = in_picture(QRectF(option.rect), self.look).right() - self.count_room_px() - _BAR_PX
        if only_from_px <= event.position().x() / self.look.text_scale <= only_from_px + _BAR_PX:
            self._model.choose_only(index.row())
        else:
            self._model.toggle(index.row())
        return True


def row_px(look: Look) -> int:
    """The height of a line of a list."""
    return round(_ROW_PX * look.text_scale)


def in_picture(rect: QRectF, look: Look) -> QRectF:
    """A rectangle of the widget in the picture's own pixels, see `Canvas.of_window`."""
    scale = look.text_scale
    return QRectF(rect.left() / scale, rect.top() / scale, rect.width() / scale, rect.height() / scale)


def paint_check(canvas: Canvas, box: QRectF, *, checked: bool) -> None:
    """Draw a check box 16 px wide and high."""
    theme, painter = canvas.look.theme, canvas.painter
    painter.setPen(QColor(theme.accent if checked else theme.muted))
    painter.setBrush(QBrush(QColor(theme.accent if checked else theme.field)))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if checked:
        pen = painter.pen()
        pen.setColor(QColor(theme.on_accent))
        pen.setWidthF(1.8)
        painter.setPen(pen)
        left, top = box.left(), box.top()
        tick = ((4.0, 8.2), (7.0, 11.2), (12.0, 5.0))
        painter.drawPolyline([QPointF(left + x, top + y) for x, y in tick])
