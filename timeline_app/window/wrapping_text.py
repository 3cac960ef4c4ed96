"""Plain text that breaks inside a word where the word is longer than the line, which a label's cannot."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent


class WrappingText(QTextEdit):
    """As tall as its text needs to be; what is selected and copied is the text itself, without any break in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAccessibleName("Text")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumWidth(1)
        self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(ceil(self.document().size().height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # It never scrolls by itself: the pane around it does.
        event.ignore()
