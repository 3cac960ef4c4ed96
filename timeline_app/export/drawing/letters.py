"""Texts of a drawing: as outlines, which look the same wherever they are shown, or as texts, to be worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath, QRawFont, QTextLayout, QTransform

from timeline_app.export.drawing.names import to_text
from timeline_app.export.drawing.paint import plain_fill
from timeline_app.export.drawing.paths import matrix, number, path_data
from timeline_app.painting.missing_letters import has_letters

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from timeline_app.export.drawing.document import SvgDocument

_UNITS: Final = 1000
"""Of outlines, in the height of the typeface: letters of all sizes share them, and have whole numbers."""

_Glyph = tuple[str, str, int, int]
"""The family, its style and weight, and the glyph's number in it."""


class Letters:
    """The texts of one document."""

    def __init__(self, document: SvgDocument, *, has_outlines: bool) -> None:
        self._document, self._has_outlines = document, has_outlines
        self._typefaces: dict[tuple[str, str, int], QRawFont] = {}
        self._glyphs: dict[_Glyph, str | None] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    def element(self, text: str, font: QFont, color: QColor, opacity: float, placed: QTransform) -> tuple[str, QRectF]:
        """One line of text, and the rectangle around it; both begin at the baseline, which `placed` puts on the page.

        Where an outline is missing, as of an emoji that is a picture, all of the line stays text.
        """
        metrics = self._metrics.get(font.key())
        if metrics is None:
            metrics = self._metrics[font.key()] = QFontMetricsF(font)
        width_px = metrics.horizontalAdvance(text)
        # Letters reach beyond what they advance: a slanted one, a stack of accents.
        beyond_px = metrics.height() / 4
        around = QRectF(0, -metrics.ascent(), width_px, metrics.height())
        around.adjust(-beyond_px, -beyond_px, beyond_px, beyond_px)
        painted = plain_fill(color, opacity)
        if self._has_outlines and (used := self._outlines(text, font)) is not None:
            size = font.pixelSize() / _UNITS
            outlines = matrix(QTransform.fromScale(size, size) * placed)
            return (f"<g{painted}{outlines}>{used}</g>" if used else ""), around
        size_and_weight = f'font-size="{font.pixelSize()}" font-weight="{int(font.weight())}"'
        fitted = f' textLength="{number(width_px)}" lengthAdjust="spacingAndGlyphs"' if width_px else ""
        moved = f' x="{number(placed.dx())}" y="{number(placed.dy())}"'
        if not placed.isTranslating() or placed.isScaling() or placed.isRotating():
            moved = matrix(placed)
        return f"<text{moved} {size_and_weight}{painted}{fitted}>{to_text(text)}</text>", around

    def _outlines(self, text: str, font: QFont) -> str | None:
        """The line's glyphs, each where it stands; None where one has no outline."""
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        step_px = font.pixelSize() / _UNITS
        used: list[str] = []
        for run in line.glyphRuns():
            typeface = run.rawFont()
            name = (typeface.familyName(), typeface.styleName()) if has_letters(typeface) else ("", "")
            key = (*name, int(font.weight()))
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                outline = self._glyph((*key, glyph), typeface)
                if outline is None:
                    return None
                if outline:
                    places = (("x", place.x() / step_px), ("y", (place.y() - line.ascent()) / step_px))
                    moved = "".join(f' {side}="{round(units)}"' for side, units in places if round(units))
                    used.append(f'<use xlink:href="#{outline}"{moved}/>')
        return "".join(used)

    def _glyph(self, key: _Glyph, typeface: QRawFont) -> str | None:
        """The id of a glyph's outline; "" where there is nothing to draw, None where there is but no outline."""
        if key not in self._glyphs:
            self._glyphs[key] = self._defined(key, typeface)
        return self._glyphs[key]

    def _defined(self, key: _Glyph, typeface: QRawFont) -> str | None:
        *face, glyph = key
        large = self._typefaces.get(tuple(face))  # type: ignore[arg-type]  # three
        if large is None:
            large = QRawFont(typeface)
            large.setPixelSize(_UNITS)
            self._typefaces[tuple(face)] = large  # type: ignore[index]
        outline: QPainterPath = large.pathForGlyph(glyph)
        if outline.isEmpty():
            return "" if typeface.boundingRect(glyph).isEmpty() else None
        # Filled as SVG does unless it is told otherwise: the outlines of a variable typeface overlap.
        return self._document.define("g", f'<path{{id}} d="{path_data(outline, 0)}"/>')
