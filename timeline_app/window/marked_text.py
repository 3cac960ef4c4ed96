"""An event's text with its emphasis, lists and links; made of words and formats, so nothing in it can be HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QFont, QHelpEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QToolTip

from timeline_app.links import shown_host
from timeline_app.window.pane_texts import address_tooltip, open_address
from timeline_app.window.wrapping_text import WrappingText
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.markdown import Line, Run

_INDENT_PX: Final = 18.0
_DIGIT_PX: Final = 7.0


class MarkedText(WrappingText):
    """Lines of Markdown. A link says where it leads to and opens on a click, or with Tab and Enter."""

    def __init__(self, lines: Iterable[Line]) -> None:
        super().__init__("")
        self.setObjectName("body")
        self.setAccessibleName(translate("Details", "Text"))
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(line))
            if line.sign:
                cursor.insertText(f"{line.sign}\t", QTextCharFormat())
            for run in line.runs:
                cursor.insertText(run.text, self._char_format(run))
                if run.address is not None and shown_host(run.address) not in run.text:
                    cursor.insertText(f" ({shown_host(run.address)})", QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(lambda url: open_address(url.toString()))

    def event(self, event: QEvent) -> bool:
        """Links say where they lead to; the rest goes its usual way."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            address = self.anchorAt(event.pos())
            QToolTip.showText(event.globalPos(), address_tooltip(address) if address else "", self)
            return True
        return super().event(event)

    def _char_format(self, run: Run) -> QTextCharFormat:
        char_format = QTextCharFormat()
        if run.is_strong:
            char_format.setFontWeight(QFont.Weight.DemiBold)
        char_format.setFontItalic(run.is_emphasised)
        if run.address is not None:
            char_format.setAnchor(True)
            char_format.setAnchorHref(QUrl(run.address).toString())
            char_format.setForeground(self.palette().link())
        return char_format


def _block_format(line: Line) -> QTextBlockFormat:
    """An item of a list hangs behind its sign."""
    block_format = QTextBlockFormat()
    if line.sign:
        sign_px = _INDENT_PX + _DIGIT_PX * (len(line.sign) - 1)
        block_format.setLeftMargin(_INDENT_PX * (line.depth - 1) + sign_px)
        block_format.setTextIndent(-sign_px)
        block_format.setTabPositions([QTextOption.Tab(sign_px, QTextOption.TabType.LeftTab)])
    return block_format
