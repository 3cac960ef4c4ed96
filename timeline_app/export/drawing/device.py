"""What a painter draws on to make an SVG document: its page, and the parts that it makes up."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintDevice

from timeline_app.export.drawing.document import SvgDocument
from timeline_app.export.drawing.engine import SvgEngine
from timeline_app.export.drawing.letters import Letters
from timeline_app.painting.frame import PX_PER_INCH, PX_PER_MM

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QFont, QPaintEngine

    from timeline_app.painting.drawing import Tag, Tags

_Metric = QPaintDevice.PaintDeviceMetric
_SCALE_OF_RATIO: Final = 65_536


class SvgDevice(QPaintDevice):
    """A page of so many logical pixels of 1/96 inch; a `Drawing`."""

    def __init__(self, width_px: float, height_px: float, tags: Tags, *, has_outlines: bool) -> None:
        super().__init__()
        self.tags: Final = tags
        self._width_px, self._height_px = width_px, height_px
        self._document = SvgDocument()
        letters = Letters(self._document, has_outlines=has_outlines)
        self._engine = SvgEngine(self._document, letters, QRectF(0, 0, width_px, height_px))

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric, /) -> int:
        values = {
            _Metric.PdmWidth: ceil(self._width_px),
            _Metric.PdmHeight: ceil(self._height_px),
            _Metric.PdmWidthMM: round(self._width_px / PX_PER_MM),
            _Metric.PdmHeightMM: round(self._height_px / PX_PER_MM),
            _Metric.PdmDpiX: round(PX_PER_INCH),
            _Metric.PdmDpiY: round(PX_PER_INCH),
            _Metric.PdmPhysicalDpiX: round(PX_PER_INCH),
            _Metric.PdmPhysicalDpiY: round(PX_PER_INCH),
            _Metric.PdmDepth: 32,
            _Metric.PdmNumColors: 2**31 - 1,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: _SCALE_OF_RATIO,
        }
        return values.get(metric, 0)

    def group(self, tag: Tag) -> AbstractContextManager[None]:
        """What is drawn while this lasts belongs together."""
        return self._document.group(tag.name, tag.title)

    def text(self, at: QPointF, text: str, font: QFont, color: QColor) -> None:
        """One line of text in the painter's coordinates; `at` is where its baseline begins."""
        self._engine.write_text(at, text, font, color)

    def written(self, title: str, words: str) -> bytes:
        """The whole document; the painter has ended."""
        return self._document.written(title, words, self._width_px, self._height_px)
