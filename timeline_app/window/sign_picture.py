"""A small picture of one sign of the timeline, drawn by the timeline's own painter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from timeline_app.layout.metrics import ROW_STYLES
from timeline_app.layout.signs import signs_to_marks
from timeline_app.painting.canvas import Canvas
from timeline_app.painting.marks import paint_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from timeline_app.layout.scene import Mark
    from timeline_app.layout.signs import Sign
    from timeline_app.painting.canvas import Look

WIDTH_PX: Final = 120
HEIGHT_PX: Final = 28
MARGIN_PX: Final = 8.0
MARK_PX: Final = ROW_STYLES[0].mark_px
MARK_TOP_PX: Final = (HEIGHT_PX - MARK_PX) / 2


class SignPicture(QWidget):
    """Shows what is painted into `(0, 0, WIDTH_PX, HEIGHT_PX)`."""

    def __init__(self, paint: Callable[[Canvas], None], look: Look) -> None:
        super().__init__()
        self._paint, self._look = paint, look
        self.setFixedSize(round(WIDTH_PX * look.text_scale), round(HEIGHT_PX * look.text_scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas.of_window(painter, self._look)
        canvas.fill(0, 0, WIDTH_PX, HEIGHT_PX, self._look.theme.paper)
        self._paint(canvas)
        painter.end()


def signs_to_pictures(signs: Sequence[Sign], look: Look) -> list[SignPicture]:
    """A picture of each sign of a date, in their order, in the look's first colour."""
    marks = signs_to_marks(tuple(signs), (MARGIN_PX, MARK_TOP_PX), WIDTH_PX)
    return [SignPicture(partial(_paint_mark, mark), look) for mark in marks if mark is not None]


def _paint_mark(mark: Mark, canvas: Canvas) -> None:
    paint_marks(canvas, [(mark, QColor(canvas.look.theme.paper))], MARK_PX)
