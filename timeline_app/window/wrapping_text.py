"""Text that breaks inside a word where the word is longer than the line, which a label's cannot."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent


class WrappingText(QTextBrowser):
    """As tall as its text needs to be; what is selected and copied is the text itself, without any break in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAccessibleName(translate("Details", "Text"))
        self.setAcceptRichText(False)
        # It never opens anything by itself.
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumWidth(1)
        self.setPlainText(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt's own object without its rich text: one made here would outlive Python on the clipboard and crash at exit.
        mime = super().createMimeDataFromSelection()
        mime.text()  # It makes its rich text when first asked for any.
        mime.clear()
        # QTextDocument has its own sign for the end of a line.
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return mime

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The frame, unseen without the focus, takes its part of the height.
        frame_px = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(self.document().size().height()) + frame_px)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # It never scrolls by itself: the pane around it does.
        event.ignore()
