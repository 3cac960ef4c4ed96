"""Shows what a picture will be, drawn by the very code that writes it, beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.export.export_error import ExportError
from timeline_app.export.picture import Picture, compose_picture, prepare
from timeline_app.export.png import draw_image, draw_transparent_image
from timeline_app.window.work import Work
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.table import EventFile
    from timeline_app.theme import Theme

_SETTLED_MS: Final = 150
"""What is typed and turned within that time makes one picture."""
_MARGIN_PX: Final = 8
_CHECK_PX: Final = 8


class Preview(msgspec.Struct, frozen=True):
    """A picture, and one of its pages small enough to be shown."""

    request: PictureRequest
    picture: Picture
    page: int
    image: QImage


class ExportPreview(QWidget):
    """Draws the picture of the request that came last; meanwhile what was shown stays."""

    drawn = Signal(object)
    """The `Preview` that is shown now."""
    failed = Signal(str)
    """Why there is no picture of the last request."""

    def __init__(self, file: EventFile, theme: Theme) -> None:
        super().__init__()
        self._file, self._theme = file, theme
        self._prepared: tuple[str, PreparedFile] | None = None
        """The typeface that a file was measured in, and the file."""
        self._wanted: tuple[PictureRequest, int] | None = None
        """What is to be drawn, and which page of it."""
        self._shown: Preview | None = None
        self._work: Work[Preview] | None = None
        self._is_stale = False
        self._words = translate("Export", "Drawing …")
        """What stands where no picture does."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._start)
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Export", "Preview"))

    @property
    def image(self) -> QImage:
        """What is shown."""
        return QImage() if self._shown is None else self._shown.image

    def show_request(self, request: PictureRequest, page: int = 0) -> None:
        """Draw another picture, or another page of it, soon."""
        self._wanted = (request, page)
        self._settling.start()

    def show_none(self, reason: str) -> None:
        """Draw nothing, for there is no such picture; what was drawn before stays."""
        self._wanted, self._words = None, reason
        self._settling.stop()
        self.update()

    def stop(self) -> None:
        """Draw no more, and wait for what is being drawn."""
        self._settling.stop()
        self._wanted = None
        work, self._work = self._work, None
        if work is not None:
            work.stop()

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted is not None:
            self._settling.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            image = self.image
            if image.isNull():
                painter.setPen(QColor(self._theme.muted))
                centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), centred, self._words)
                return
            ratio = image.devicePixelRatio()
            width, height = image.width() / ratio, image.height() / ratio
            place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
            if image.hasAlphaChannel():
                _paint_checks(painter, place)
            painter.drawImage(place, image)
            painter.setPen(QPen(QColor(self._theme.faint), 1))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _start(self) -> None:
        if self._wanted is None:
            return
        if self._work is not None:
            # What is being drawn is not for this any more; once that has ended, the next one starts.
            self._is_stale = True
            self._work.requestInterruption()
            return
        self._is_stale = False
        room = (QSize(self.width() - 2 * _MARGIN_PX, self.height() - 2 * _MARGIN_PX), self.devicePixelRatioF())
        self._work = work = Work(partial(self._draw, *self._wanted, room), self)
        work.ended.connect(lambda: self._finish(work))
        work.start()

    def _draw(
        self, request: PictureRequest, page: int, room: tuple[QSize, float], told: Callable[[float], None]
    ) -> Preview:
        """What the thread does; one at a time, so that what it keeps is its own."""
        told(0.0)
        if self._shown is not None and self._shown.request == request:
            # Another page of it, or more room.
            picture = self._shown.picture
        else:
            if self._prepared is None or self._prepared[0] != request.family:
                self._prepared = (request.family, prepare(self._file, request))
            picture = compose_picture(self._prepared[1], request, told)
        page = min(page, len(picture.pages) - 1)
        size, (room_px, ratio) = picture.size, room
        scale = min(room_px.width() / size.width_px, room_px.height() / size.height_px) * ratio
        draw = draw_transparent_image if request.is_transparent else draw_image
        image = draw(picture.pages[page], replace(size, scale=max(scale, 0.01)))
        image.setDevicePixelRatio(ratio)
        return Preview(request, picture, page, image)

    def _finish(self, work: Work[Preview]) -> None:
        self._work = None
        if self._is_stale:
            self._start()
            return
        if self._wanted is None:
            # Meanwhile there is no such picture.
            return
        try:
            self._shown = work.result()
        except ExportError as error:
            self.failed.emit(str(error))
        else:
            self.update()
            self.drawn.emit(self._shown)


def _paint_checks(painter: QPainter, place: QRectF) -> None:
    """The squares that stand for what is seen through."""
    painter.fillRect(place, QColor("#ffffff"))
    for row in range(int(place.height() // _CHECK_PX) + 1):
        for column in range(row % 2, int(place.width() // _CHECK_PX) + 1, 2):
            left, top = place.left() + column * _CHECK_PX, place.top() + row * _CHECK_PX
            square = QRectF(left, top, _CHECK_PX, _CHECK_PX).intersected(place)
            painter.fillRect(square, QColor("#e2e2e2"))
