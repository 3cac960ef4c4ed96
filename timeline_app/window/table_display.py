"""Shows rows of a file as a table; knows nothing of pointers and keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from timeline_app.painting.canvas import Canvas
from timeline_app.window.event_cell import EventCell
from timeline_app.window.event_table_model import TABLE_COLUMNS, EventTableModel
from timeline_app.window.facet_delegate import in_picture, row_px
from timeline_app.window.table_columns import LEAST_PX, arrange_columns, columns_to_text, text_to_columns
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from timeline_app.painting.canvas import Look
    from timeline_app.table import EventFile, Rows
    from timeline_app.tabular.columns import Column

_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class TableDisplay(QTableView):
    """Draws the events, and owns the order and the widths of the columns."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setObjectName("table")
        self.setAccessibleName(translate("Table", "Table of events"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(4 * row_px(look))
        self._notice = ""
        self._is_showing = False
        """While what is selected is shown, not chosen."""
        self._events = EventTableModel(language, self)
        self._cells = EventCell(self._events, look, self)
        self.setModel(self._events)
        self.setItemDelegate(self._cells)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(row_px(look))
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(LEAST_PX)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # By the rows in view: others would have to be decoded.
        head.setResizeContentsPrecision(0)
        head.setSortIndicatorShown(True)
        # With the table's own selection, each repaint asks all rows whether they are selected: 12 s for a million.
        for header in (lines, head):
            header.setSelectionModel(QItemSelectionModel(self._events, header))

    @property
    def events(self) -> EventTableModel:
        """The rows that are shown."""
        return self._events

    @property
    def notice(self) -> str:
        """What is said where there are no rows; "" while there are some."""
        return "" if len(self._events.rows) else self._notice

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._cells.look = look
        self.setMinimumHeight(4 * row_px(look))
        self.verticalHeader().setDefaultSectionSize(row_px(look))
        self.viewport().update()

    def set_notice(self, notice: str) -> None:
        """What to say where there are no rows."""
        self._notice = notice
        self.viewport().update()

    def show_rows(self, file: EventFile, rows: Rows, selected: Sequence[int]) -> None:
        """Show these rows of a file in this order, some of them selected; the focus stays with its row."""
        shown = self._events.file
        current, column = self.current_row() if file is shown else None, self.current_column()
        self._events.show_rows(file, rows)
        if shown is None or file.path != shown.path:
            # The same one, read again, keeps its place.
            self.scrollToTop()
        self._cells.hovered = -1
        if current is not None:
            self._set_current([current], column)
        self.show_selected(selected)

    def show_selected(self, rows: Sequence[int]) -> None:
        """Mark these rows of the file's table as selected and bring the last of them into view, without a signal."""
        self._is_showing = True
        selection, positions = QItemSelection(), self._events.positions_of(list(rows))
        last_column = len(TABLE_COLUMNS) - 1
        for first, last in _runs(positions):
            selection.select(self._events.index(first, 0), self._events.index(last, last_column))
        self.selectionModel().select(selection, _REPLACE)
        if positions:
            self._set_current(list(rows[-1:]), self.current_column())
            self.scrollTo(self.currentIndex())
        self._is_showing = False

    def current_row(self) -> int | None:
        """The row of the file's table that has the focus."""
        index = self.currentIndex()
        return int(self._events.rows[index.row()]) if index.isValid() else None

    def current_column(self) -> int:
        """The number of the column that has the focus; of the first one to be seen where none has."""
        column = self.currentIndex().column()
        return self.horizontalHeader().logicalIndexAt(0) if column < 0 or self.isColumnHidden(column) else column

    def _set_current(self, rows: list[int], column: int) -> None:
        """Give a row the focus, where it is shown, without selecting it."""
        for position in self._events.positions_of(rows):
            index = self._events.index(position, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    # Columns

    def shown_columns(self) -> list[Column]:
        """The columns that are to be seen, from left to right."""
        head = self.horizontalHeader()
        sections = map(head.logicalIndex, range(head.count()))
        return [TABLE_COLUMNS[section] for section in sections if not head.isSectionHidden(section)]

    def columns_as_text(self) -> str:
        """The columns as they stand, to be remembered."""
        return columns_to_text(self.horizontalHeader())

    def arrange_columns(self, text: str) -> None:
        """Put the columns as they were remembered; as usual for any other text."""
        arrange_columns(self.horizontalHeader(), text_to_columns(text))

    def show_order(self, column_id: str, *, descending: bool) -> None:
        """Mark the column by which the rows are sorted."""
        section = next(section for section, column in enumerate(TABLE_COLUMNS) if column.id == column_id)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        blocked = head.blockSignals(True)
        head.setSortIndicator(section, order)
        head.blockSignals(blocked)
        head.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Ended whatever happens: Qt crashes on a painter that an exception leaves active.
        with QPainter(self.viewport()) as painter:
            look = self._cells.look
            canvas = Canvas.of_window(painter, look)
            view = in_picture(QRectF(self.viewport().rect()), look)
            width_px = view.width()
            if self.notice:
                x_px = (width_px - canvas.text_px(self.notice, look.fonts.title)) / 2
                canvas.text(x_px, view.height() / 2, self.notice, look.fonts.title, look.theme.muted)
            if self.hasFocus():
                canvas.fill(0, 0, width_px, 2, look.theme.accent)


def _runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs without a gap, each from its first to its last."""
    if not positions:
        return []
    ends = [index for index, (one, following) in enumerate(pairwise(positions)) if following != one + 1]
    firsts, lasts = [0, *(index + 1 for index in ends)], [*ends, len(positions) - 1]
    return [(positions[first], positions[last]) for first, last in zip(firsts, lasts, strict=True)]
