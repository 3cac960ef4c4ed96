"""Draws an entry of the list of hits: title, date and context, the found words set off as on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate

from timeline_app.painting.type import make_font
from timeline_app.window.hit_model import ENTRY_ROLE, DateEntry

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from timeline_app.search.context import Excerpt
    from timeline_app.theme import Theme
    from timeline_app.window.hit_model import HitEntry

ENTRY_PX: Final = 46
_MARGIN_PX: Final = 12.0
_DATE_SHARE: Final = 0.45
"""Of the width, at most for the date."""


class HitDelegate(QStyledItemDelegate):
    """Draws two lines an entry: title and date, and the words around what was found."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self._title_font = make_font(13, QFont.Weight.DemiBold)
        self._small_font = make_font(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ENTRY_PX)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        entry, rect = index.data(ENTRY_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Not from option.state: QStyle's enums would take a tenth of the whole start.
        if index.row() == self._view.currentIndex().row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(self.theme.accent_wash)))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
            painter.setBrush(QBrush(QColor(self.theme.accent)))
            painter.drawRoundedRect(QRectF(rect.left() + 4, rect.top() + 9, 3, rect.height() - 18), 1.5, 1.5)
        inner = rect.adjusted(_MARGIN_PX, 5, -_MARGIN_PX, -5)
        if isinstance(entry, DateEntry):
            self._paint_date(painter, inner, entry)
        elif entry is not None:
            self._paint_hit(painter, inner, entry)
        painter.restore()

    def _paint_date(self, painter: QPainter, rect: QRectF, entry: DateEntry) -> None:
        painter.setFont(self._title_font)
        painter.setPen(QColor(self.theme.accent))
        words = f"→  Go to {entry.words}"
        words = QFontMetricsF(self._title_font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_hit(self, painter: QPainter, rect: QRectF, entry: HitEntry) -> None:
        metrics = QFontMetricsF(self._small_font)
        date_line = metrics.elidedText(entry.date_line, Qt.TextElideMode.ElideRight, rect.width() * _DATE_SHARE)
        date_px = metrics.horizontalAdvance(date_line)
        top_px, lower_px = rect.top(), rect.top() + 19
        title_px = rect.width() - date_px - 14
        self._paint_excerpt(painter, QPointF(rect.left(), top_px), title_px, entry.title, self._title_font)
        painter.setFont(self._small_font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QPointF(rect.right() - date_px, top_px + 13), date_line)
        lower = QPointF(rect.left(), lower_px)
        self._paint_excerpt(painter, lower, rect.width(), entry.around, self._small_font, muted=True)

    def _paint_excerpt(
        self, painter: QPainter, at: QPointF, width_px: float, excerpt: Excerpt, font: QFont, *, muted: bool = False
    ) -> None:
        """One line from `at` on, cut with an ellipsis where it is wider than `width_px`."""
        text = QFontMetricsF(font).elidedText(excerpt.text, Qt.TextElideMode.ElideRight, width_px)
        cut_at = len(text) - 1 if text != excerpt.text else len(text)
        # By Qt's own line of text: it joins and orders letters of all scripts, the set off ones too.
        line = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        line.setTextOption(option)
        line.setFormats([self._found_format(text, lo, min(hi, cut_at)) for lo, hi in excerpt.found if lo < cut_at])
        line.beginLayout()
        line.createLine()
        line.endLayout()
        painter.setPen(QColor(self.theme.muted if muted else self.theme.ink))
        line.draw(painter, at)

    def _found_format(self, text: str, begin: int, end: int) -> QTextLayout.FormatRange:
        looks = QTextCharFormat()
        looks.setBackground(QBrush(QColor(self.theme.found_wash)))
        looks.setForeground(QBrush(QColor(self.theme.ink)))
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        looks.setUnderlineColor(QColor(self.theme.found))
        set_off = QTextLayout.FormatRange()
        # Qt counts in units of UTF-16.
        set_off.start = _utf16_length(text[:begin])
        set_off.length = _utf16_length(text[begin:end])
        set_off.format = looks
        return set_off


def _utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
