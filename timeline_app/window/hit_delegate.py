"""Draws an entry of the list of hits: title, date and context, the found words set off as on the timeline."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate

from timeline_app.window.hit_model import ENTRY_ROLE, DateEntry, go_to_words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from timeline_app.search.context import Excerpt
    from timeline_app.theme import Theme
    from timeline_app.window.hit_model import HitEntry

_MARGIN_PX: Final = 12.0
_ABOVE_PX: Final = 6
"""Above the first line of an entry, and below the second."""
_BETWEEN_PX: Final = 3
"""Between the two lines."""
_DATE_SHARE: Final = 0.45
"""Of the width, at most for the date."""


class HitDelegate(QStyledItemDelegate):
    """Draws two lines an entry: title and date, and the words around what was found."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme

    @property
    def title_font(self) -> QFont:
        """That of the first line: the list's, which may be larger for those who need it."""
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def small_font(self) -> QFont:
        """That of dates and of the second line."""
        font = QFont(self._view.font())
        font.setPixelSize(max(8, self._view.fontInfo().pixelSize() - 1))
        return font

    @property
    def entry_px(self) -> int:
        """How tall an entry is."""
        lines_px = QFontMetricsF(self.title_font).height() + QFontMetricsF(self.small_font).height()
        return ceil(lines_px) + 2 * _ABOVE_PX + _BETWEEN_PX

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.entry_px)

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
        inner = rect.adjusted(_MARGIN_PX, _ABOVE_PX, -_MARGIN_PX, -_ABOVE_PX)
        if isinstance(entry, DateEntry):
            self._paint_date(painter, inner, entry)
        elif entry is not None:
            self._paint_hit(painter, inner, entry)
        painter.restore()

    def _paint_date(self, painter: QPainter, rect: QRectF, entry: DateEntry) -> None:
        painter.setFont(self.title_font)
        painter.setPen(QColor(self.theme.accent))
        words = f"→  {go_to_words(entry)}"
        words = QFontMetricsF(self.title_font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_hit(self, painter: QPainter, rect: QRectF, entry: HitEntry) -> None:
        title_font, small_font = self.title_font, self.small_font
        metrics = QFontMetricsF(small_font)
        date_line = metrics.elidedText(entry.date_line, Qt.TextElideMode.ElideRight, rect.width() * _DATE_SHARE)
        date_px = metrics.horizontalAdvance(date_line)
        title_metrics = QFontMetricsF(title_font)
        lower = QPointF(rect.left(), rect.top() + title_metrics.height() + _BETWEEN_PX)
        self._paint_excerpt(painter, rect.topLeft(), rect.width() - date_px - 14, entry.title, title_font)
        painter.setFont(small_font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QPointF(rect.right() - date_px, rect.top() + title_metrics.ascent()), date_line)
        self._paint_excerpt(painter, lower, rect.width(), entry.around, small_font, muted=True)

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
