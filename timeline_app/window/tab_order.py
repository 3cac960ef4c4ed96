"""The order in which Tab goes through widgets that are made while the window is there: Qt appends them at its end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def put_after(before: QWidget, parent: QWidget) -> None:
    """Let Tab go from a widget through all that stand in another, as they are laid out there; both in one window."""
    layout = parent.layout()
    stops = [] if layout is None else [widget for widget in _laid_out(layout) if _is_stop(widget)]
    for first, second in pairwise([before, *stops]):
        QWidget.setTabOrder(first, second)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = None if item is None else item.widget()
        inner = item.layout() if item is not None and widget is None else None
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _laid_out(inner)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
