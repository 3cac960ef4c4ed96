"""A small picture of one sign of the timeline, drawn by the timeline's own painter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from timeline_app.layout.metrics import ROW_STYLES
from timeline_app.layout.signs import count_scene, signs_to_marks
from timeline_app.painting.canvas import Canvas
from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.marks import paint_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from timeline_app.layout.scene import Mark
    from timeline_app.layout.signs import Sign
    from timeline_app.painting.canvas import Look

_WIDTH_PX: Final = 120
_HEIGHT_PX: Final = 28
_MARGIN_PX: Final = 8.0
_STYLE: Final = ROW_STYLES[0]


class SignPicture(QWidget):
    """Shows a mark or, without one, a cluster."""

    def __init__(self, mark: Mark | None, look: Look) -> None:
        super().__init__()
        self._mark, self._look = mark, look
        self.setFixedSize(round(_WIDTH_PX * look.text_scale), round(_HEIGHT_PX * look.text_scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas.of_window(painter, self._look)
        canvas.fill(0, 0, _WIDTH_PX, _HEIGHT_PX, self._look.theme.paper)
        if self._mark is not None:
            paint_marks(canvas, [(self._mark, QColor(self._look.theme.paper))], _STYLE.mark_px)
        else:
            scene = count_scene((_WIDTH_PX, _HEIGHT_PX), _MARGIN_PX)
            paint_clusters(canvas, scene, scene.clusters, ())
        painter.end()


def signs_to_pictures(signs: Sequence[Sign], look: Look) -> list[SignPicture]:
    """A picture of each sign, in their order, in the look's first colour."""
    top_px = (_HEIGHT_PX - _STYLE.mark_px) / 2
    return [SignPicture(mark, look) for mark in signs_to_marks(tuple(signs), (_MARGIN_PX, top_px), _WIDTH_PX)]
