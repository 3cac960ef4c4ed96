"""A list of choices with counts: check any number, one only, all or none; used for countries and for categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.painting.canvas import Canvas, faded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent

    from timeline_app.painting.canvas import Look

_SEARCH_ABOVE: Final = 12
_ROW_PX: Final = 27
_BAR_PX: Final = 34.0
_COUNT_PX: Final = 42.0
_BAR_ABOVE_PX: Final = 215
"""In a narrower list the names need the bars' room."""
_ANY_INDEX = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list."""

    key: str
    name: str
    count: int
    color: str | None = None
    """Shown as a dot before the name."""


class FacetModel(QAbstractListModel):
    """The choices and which of them are checked."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self.chosen: set[str] = set()

    def set_choices(self, choices: Sequence[Choice], chosen: frozenset[str] | None) -> None:
        """Show other choices or counts; `chosen` None checks all."""
        same_rows = [choice.key for choice in self.choices] == [choice.key for choice in choices]
        if not same_rows:
            self.beginResetModel()
        self.choices = list(choices)
        self.chosen = {choice.key for choice in choices if chosen is None or choice.key in chosen}
        if not same_rows:
            self.endResetModel()
        elif choices:
            self.dataChanged.emit(self.index(0), self.index(len(choices) - 1))

    def selection(self) -> frozenset[str] | None:
        """What is checked; None where all is."""
        return None if len(self.chosen) == len(self.choices) else frozenset(self.chosen)

    def choose(self, keys: set[str]) -> None:
        """Check just these."""
        if keys != self.chosen:
            self.chosen = keys
            self.dataChanged.emit(self.index(0), self.index(len(self.choices) - 1))
            self.chosen_changed.emit()

    def rowCount(self, parent: _ANY_INDEX | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def flags(self, index: _ANY_INDEX) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.key in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.name}, {choice.count:,} {'event' if choice.count == 1 else 'events'}"
        return None

    def setData(self, index: _ANY_INDEX, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self.choices[index.row()].key
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose(self.chosen | {key} if checked else self.chosen - {key})
        return True


class _FacetDelegate(QStyledItemDelegate):
    """Draws a choice: checkbox, name, a small bar and its count; under the pointer "only" in the bar's place."""

    def __init__(self, model: FacetModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _ANY_INDEX) -> QSize:
        return QSize(160, _ROW_PX)

    def paint(self, painter: QPainter, option: Any, index: _ANY_INDEX) -> None:
        choice, theme = self._model.choices[index.row()], self.look.theme
        checked = choice.key in self._model.chosen
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self.look, painter.device().devicePixelRatioF())
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered or option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(
                QColor(theme.accent) if option.state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen
            )
            painter.setBrush(QBrush(QColor(theme.hover_wash)))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        _paint_check(canvas, QRectF(rect.left() + 6, rect.center().y() - 8, 16, 16), checked=checked)
        x_px, baseline_px = rect.left() + 30, rect.center().y() + 4.5
        if choice.color is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(choice.color)))
            painter.drawEllipse(QRectF(x_px, rect.center().y() - 5, 10, 10))
            x_px += 18
        ink = theme.ink if checked else theme.muted
        fonts = self.look.fonts
        roomy = rect.width() >= _BAR_ABOVE_PX or hovered
        name_px = rect.right() - _COUNT_PX - (_BAR_PX + 8 if roomy else 0) - x_px
        canvas.text(x_px, baseline_px, canvas.elided(choice.name, fonts.tick, name_px), fonts.tick, ink)
        bar = QRectF(rect.right() - _COUNT_PX - _BAR_PX, rect.center().y() - 3, _BAR_PX, 6)
        if hovered:
            canvas.text(bar.left() + 4, baseline_px, "only", fonts.badge, theme.accent)
        elif roomy:
            most = max((other.count for other in self._model.choices), default=1) or 1
            if choice.count:
                bar.setWidth(max(3.0, _BAR_PX * choice.count / most))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(faded(QColor(theme.density), 0.7 if checked else 0.3)))
                painter.drawRoundedRect(bar, 3, 3)
        count = f"{choice.count:,}"
        count_px = canvas.text_px(count, fonts.tick)
        canvas.text(rect.right() - 6 - count_px, baseline_px, count, fonts.tick, theme.muted)
        painter.restore()

    def editorEvent(self, event: QEvent, _model: QAbstractItemModel, option: Any, index: _ANY_INDEX) -> bool:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() != QEvent.Type.MouseButtonRelease:
            # The double click of a quick second one must not toggle twice.
            return event.type() == QEvent.Type.MouseButtonDblClick
        key = self._model.choices[index.row()].key
        only_from_px = option.rect.right() - _COUNT_PX - _BAR_PX
        if only_from_px <= event.position().x() <= only_from_px + _BAR_PX:
            self._model.choose({key})
        else:
            self._model.choose(self._model.chosen ^ {key})
        return True


def _paint_check(canvas: Canvas, box: QRectF, *, checked: bool) -> None:
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


class _FacetView(QListView):
    """The list itself: Space checks, Enter chooses this one only."""

    def __init__(self, model: FacetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._facet_model = model
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._facet_model.choose({self._facet_model.choices[index.row()].key})
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            key = self._facet_model.choices[index.row()].key
            self._facet_model.choose(self._facet_model.chosen ^ {key})
        else:
            super().keyPressEvent(event)


class FacetList(QWidget):
    """A heading with "All" and "None", a search field once the list is long, and the choices."""

    selection_changed = Signal(object)
    """The chosen keys as a frozenset; None where all are."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FacetModel(self)
        self._model.chosen_changed.connect(lambda: self.selection_changed.emit(self._model.selection()))
        heading = QLabel(title)
        heading.setObjectName("heading")
        all_button, none_button = _link("All", f"All {title.lower()}"), _link("None", f"No {title.lower()}")
        all_button.clicked.connect(lambda: self._model.choose({choice.key for choice in self._model.choices}))
        none_button.clicked.connect(lambda: self._model.choose(set()))
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 4, 0)
        top.setSpacing(2)
        top.addWidget(heading, 1)
        top.addWidget(all_button)
        top.addWidget(none_button)
        self._search = QLineEdit()
        self._search.setPlaceholderText(f"Search {title.lower()}")
        self._search.setAccessibleName(f"Search {title.lower()}")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._hide_others)
        self._view = _FacetView(self._model, self)
        self._view.setAccessibleName(title)
        self._delegate = _FacetDelegate(self._model, look, self._view)
        self._view.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._search)
        column.addWidget(self._view, 1)

    @property
    def view(self) -> QListView:
        """The list of choices."""
        return self._view

    def set_look(self, look: Look) -> None:
        """Show the same in other colours."""
        self._delegate.look = look
        self._view.viewport().update()

    def set_choices(self, choices: Sequence[Choice], chosen: frozenset[str] | None) -> None:
        """Show other choices or counts; `chosen` None checks all."""
        self._model.set_choices(choices, chosen)
        self._search.setVisible(len(choices) > _SEARCH_ABOVE)
        self._view.setMaximumHeight(_ROW_PX * max(1, len(choices)) + 4)
        # No taller than its lines: what follows moves up to it.
        search_px = self._search.sizeHint().height() + 6 if len(choices) > _SEARCH_ABOVE else 0
        self.setMaximumHeight(self._view.maximumHeight() + search_px + 34)
        self._view.setMinimumHeight(_ROW_PX * min(3, max(1, len(choices))) + 4)
        self._hide_others(self._search.text())

    def _hide_others(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row, choice in enumerate(self._model.choices):
            matches = wanted in choice.name.casefold() or wanted == choice.key.casefold()
            self._view.setRowHidden(row, not matches)


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("link")
    button.setFlat(True)
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
