"""Takes what a QPainter draws and writes it as shapes of an SVG document, all in the page's own coordinates."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPaintEngine, QPainterPath, QPixmap, QPolygonF, QTransform

from timeline_app.export.drawing.paint import fill, stroke
from timeline_app.export.drawing.paths import matrix, number, path_data
from timeline_app.export.drawing.shapes import is_of_parts, is_rect, path_to_shape, rect_to_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QLineF
    from PySide6.QtGui import QColor, QFont, QPaintDevice, QTextItem

    from timeline_app.export.drawing.document import SvgDocument
    from timeline_app.export.drawing.letters import Letters

_FAR_PX: Final = 50.0
"""What is only filled is cut so far outside of the page: far-away coordinates are misdrawn."""


class _Clip(NamedTuple):
    """What a clip leaves of the page."""

    path: QPainterPath
    rect: QRectF
    """The rectangle around it."""
    is_rect: bool
    """Whether it is that rectangle, with nothing left out."""


class SvgEngine(QPaintEngine):
    """Writes to a document; with which pen and where, it asks the painter when something is drawn."""

    def __init__(self, document: SvgDocument, letters: Letters, page: QRectF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._document, self._letters = document, letters
        self._page, self._room = page, page.adjusted(-_FAR_PX, -_FAR_PX, _FAR_PX, _FAR_PX)

    def begin(self, _device: QPaintDevice, /) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object, /) -> None:
        pass

    def drawRects(self, rects: Iterable[QRectF], /) -> None:
        # As one shape, if nothing shines through where they overlap.
        painter, path = self.painter(), QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        is_opaque = painter.brush().isOpaque() and painter.opacity() == 1
        for rect in rects:
            path.addRect(QRectF(rect))
            if not is_opaque or painter.pen().style() != Qt.PenStyle.NoPen:
                self.drawPath(path)
                path.clear()
        self.drawPath(path)

    def drawEllipse(self, rect: QRectF, /) -> None:  # type: ignore[override]  # one of Qt's two
        path = QPainterPath()
        path.addEllipse(QRectF(rect))
        self.drawPath(path)

    def drawLines(self, lines: Iterable[QLineF], /) -> None:
        path = QPainterPath()
        for line in lines:
            path.moveTo(line.p1())
            path.lineTo(line.p2())
        self._draw(path, is_filled=False)

    def drawPolygon(self, points: Iterable[QPointF], mode: QPaintEngine.PolygonDrawMode, /) -> None:
        corners = [QPointF(point) for point in points]
        is_open = mode == QPaintEngine.PolygonDrawMode.PolylineMode
        path = QPainterPath()
        path.addPolygon(QPolygonF(corners if is_open else [*corners, corners[0]]))
        if mode == QPaintEngine.PolygonDrawMode.WindingMode:
            path.setFillRule(Qt.FillRule.WindingFill)
        self._draw(path, is_filled=not is_open)

    def drawPath(self, path: QPainterPath, /) -> None:
        self._draw(path, is_filled=True)

    def drawTextItem(self, at: QPointF, item: QTextItem, /) -> None:  # type: ignore[override]  # QPointF it is
        self.write_text(at, item.text(), item.font(), self.painter().pen().color())

    def drawPixmap(self, rect: QRectF, pixmap: QPixmap, part: QRectF, /) -> None:  # type: ignore[override]
        self.drawImage(rect, pixmap.toImage(), part)

    def drawImage(self, rect: QRectF, image: QImage, part: QRectF, /, _flags: object = None) -> None:  # type: ignore[override]
        transform, clip = self.painter().combinedTransform(), self._clip()
        if part != QRectF(image.rect()):
            image = image.copy(part.toAlignedRect())
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        png = b64encode(buffer.data().data()).decode()
        place = f'width="{number(rect.width())}" height="{number(rect.height())}" preserveAspectRatio="none"'
        move = matrix(QTransform.fromTranslate(rect.x(), rect.y()) * transform)
        opacity = self.painter().opacity()
        faded = f' opacity="{number(opacity, 3)}"' if opacity < 1 else ""
        element = f'<image {place}{move}{faded} xlink:href="data:image/png;base64,{png}"/>'
        self._write(element, transform.mapRect(QRectF(rect)), clip)

    def write_text(self, at: QPointF, text: str, font: QFont, color: QColor) -> None:
        """One line of text from its baseline on."""
        painter = self.painter()
        transform = painter.combinedTransform()
        placed = QTransform.fromTranslate(at.x(), at.y()) * transform
        element, bounds = self._letters.element(text, font, color, painter.opacity(), placed)
        self._write(element, placed.mapRect(bounds), self._clip())

    def _draw(self, path: QPainterPath, *, is_filled: bool) -> None:
        painter, clip = self.painter(), self._clip()
        transform, pen = painter.combinedTransform(), painter.pen()
        whole = path.boundingRect()
        path = transform.map(path)
        bounds = path.boundingRect()
        if pen.style() == Qt.PenStyle.NoPen:
            # Rather cut than clipped: not every program knows how to clip.
            limits = clip.rect if clip and clip.is_rect else self._room
            if not limits.contains(bounds):
                path = path.intersected(rect_to_path(limits))
                bounds = path.boundingRect()
        else:
            reach_px = max(1.0, pen.widthF()) * max(1.0, pen.miterLimit())
            bounds.adjust(-reach_px, -reach_px, reach_px, reach_px)
        if path.isEmpty():
            return
        painted = ' fill="none"'
        if is_filled:
            painted = fill(painter.brush(), whole, transform, painter.opacity(), self._document)
        painted += stroke(pen, transform, painter.opacity())
        if path.fillRule() == Qt.FillRule.OddEvenFill and is_filled and is_of_parts(path):
            painted += ' fill-rule="evenodd"'
        self._write(f"<{path_to_shape(path)}{painted}/>", bounds, clip)

    def _write(self, element: str, bounds: QRectF, clip: _Clip | None) -> None:
        """Write what is seen of the page."""
        if not bounds.intersects(clip.rect if clip else self._page):
            return
        if clip and not (clip.is_rect and clip.rect.contains(bounds)):
            name = self._document.define("clip", f'<clipPath{{id}}><path d="{path_data(clip.path)}"/></clipPath>')
            element = f'<g clip-path="url(#{name})">{element}</g>'
        self._document.add(element)

    def _clip(self) -> _Clip | None:
        painter = self.painter()
        if not painter.hasClipping():
            return None
        path = painter.combinedTransform().map(painter.clipPath())
        return _Clip(path, path.boundingRect(), is_rect(path))
