"""Texts as outlines: a drawing with them looks the same wherever it is shown, whatever typefaces are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTextLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


def text_to_path(text: str, font: QFont) -> QPainterPath | None:
    """One line of text as its outlines, its baseline beginning at (0, 0).

    None where it has a character without outlines, such as an emoji that is a picture.
    """
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    path = QPainterPath()
    # The outlines of a variable typeface overlap.
    path.setFillRule(Qt.FillRule.WindingFill)
    for run in line.glyphRuns():
        typeface = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            outline = typeface.pathForGlyph(glyph)
            if outline.isEmpty() and not typeface.boundingRect(glyph).isEmpty():
                return None
            path.addPath(outline.translated(place.x(), place.y() - line.ascent()))
    return path
