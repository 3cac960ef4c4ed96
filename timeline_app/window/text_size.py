"""How large everything is written in the window: chosen in steps, remembered, and given to all parts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal

from timeline_app.window.style import FONT_PX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.window.settings import Remembered


class TextSize(QObject):
    """The chosen size in percent of the usual one; exported pictures have sizes of their own."""

    changed = Signal(int)
    """The percentage that holds now."""

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.percent = remembered.text_percent()

    @property
    def scale(self) -> float:
        """How many times the usual size it is."""
        return self.percent / 100

    def choose(self, percent: int) -> None:
        """Write everything in another size from now on."""
        if percent != self.percent:
            self.percent = percent
            self._remembered.save_text_percent(percent)
            self.changed.emit(percent)


def least_panel_px(usual_px: int, growing_share: float, text_scale: float) -> int:
    """How wide a panel at the side has to be, of whose usual width a share grows with the text.

    Not all of it: lines can wrap, and the timeline needs room too.
    """
    return round(usual_px * (1 + growing_share * (text_scale - 1)))


def give_room(dialog: QWidget, width_px: int, height_px: int) -> None:
    """Make a dialog as large as it is with the usual text, and larger with larger text, as far as the screen goes."""
    scale = dialog.font().pixelSize() / FONT_PX
    wanted = QSize(round(width_px * scale), round(height_px * scale))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize()))
