"""Finds the letters that no typeface of this machine has: boxes are drawn for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from PySide6.QtGui import QFontMetricsF, QRawFont, QTextLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_UNSEEN: Final = ("M", "C", "Z")
"""Marks on other letters, controls and blanks, by the first letter of their Unicode category."""


def missing_letters(text: str, font: QFont) -> str:
    """The letters of a text that are in none of the typefaces that Qt falls back to, each once, in their order."""
    metrics = QFontMetricsF(font)
    foreign = [letter for letter in dict.fromkeys(text) if not metrics.inFontUcs4(ord(letter))]
    return "".join(
        letter
        for letter in foreign
        if not category(letter).startswith(_UNSEEN)
        and not any(has_letters(face) and face.supportsCharacter(ord(letter)) for face in _typefaces(letter, font))
    )


def has_letters(typeface: QRawFont) -> bool:
    """Whether it is one; what Qt draws boxes with where it finds none for a script has no size.

    Such a one claims to have all letters, and to ask for its name ends the process (Qt 6.11).
    """
    return typeface.pixelSize() > 0


def _typefaces(letter: str, font: QFont) -> list[QRawFont]:
    """What a letter is drawn with."""
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return [run.rawFont() for run in line.glyphRuns()]
