"""A small picture of one sign of the timeline, drawn by the timeline's own painter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from timeline_app.layout.footprint import table_to_footprints
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import CLUSTER_PX, ROW_STYLES
from timeline_app.layout.scene import Cluster, LaneBand, Mark, Scene
from timeline_app.painting.canvas import Canvas
from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.marks import paint_marks
from timeline_app.readers.json_reader import read_json
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from timeline_app.painting.canvas import Look

_WIDTH_PX: Final = 120
_HEIGHT_PX: Final = 28
_MARGIN_PX: Final = 8.0
_STYLE: Final = ROW_STYLES[0]
_AS_OF: Final = "2014-08-15"


class Sign(msgspec.Struct, frozen=True):
    """What a sign means in words, and a date that is drawn with it; None stands for a cluster of twelve events."""

    words: str
    date: str | None
    length_px: float = 90.0
    """How long the stretch of the date is drawn."""
    is_planned: bool = False


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
            scene = _cluster_scene()
            paint_clusters(canvas, scene, scene.clusters, ())
        painter.end()


def signs_to_pictures(signs: Sequence[Sign], look: Look) -> list[SignPicture]:
    """A picture of each sign, in their order, in the look's first colour."""
    events = [
        {"title": sign.words, "date": sign.date, "category": "sign", "status": "planned" if sign.is_planned else None}
        for sign in signs
    ]
    document = {"as_of": _AS_OF, "categories": [{"id": "sign"}], "events": events}
    file = read_json(msgspec.json.encode(document), "signs")
    footprints = table_to_footprints(file.table, file.as_of_s or 0)
    pictures = []
    for row, sign in enumerate(signs):
        begin_s, end_s = int(footprints.outer_lo_s[row]), int(footprints.outer_hi_s[row])
        px_per_s = sign.length_px / max(1, end_s - begin_s)
        scale = TimeScale(begin_s, 0.0, px_per_s, _WIDTH_PX).panned(_MARGIN_PX + float(footprints.pad_left_px[row]))
        top_px = (_HEIGHT_PX - _STYLE.mark_px) / 2
        (mark,) = rows_to_marks(file.table, footprints, np.array([row]), [top_px], scale)
        pictures.append(SignPicture(mark if sign.date else None, look))
    return pictures


def _cluster_scene() -> Scene:
    cluster = Cluster(
        lane=0,
        top_px=(_HEIGHT_PX - CLUSTER_PX) / 2,
        count=12,
        lo_s=0,
        hi_s=1,
        first_s=0,
        last_s=0,
        middle_px=_WIDTH_PX / 2,
        from_px=_MARGIN_PX,
        to_px=_WIDTH_PX - _MARGIN_PX,
    )
    lane = LaneBand("", "", 0, 0.0, _HEIGHT_PX, reaching=0, shaded=False)
    return Scene(
        width_px=_WIDTH_PX,
        height_px=_HEIGHT_PX,
        row_style=_STYLE,
        ticks=(),
        context=(),
        as_of_px=None,
        as_of_label="",
        lanes=(lane,),
        marks=(),
        labels=(),
        clusters=(cluster,),
    )
