"""The part of the status line that says how far the opening of a file has come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from timeline_app.plain_text import single_line
from timeline_app.window.giving_label import GivingLabel
from timeline_app.wording import in_figures, translate


class ProgressLine(QWidget):
    """What is being opened, a bar, and a button to leave it; hidden while nothing is."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label, self._bar = GivingLabel(), QProgressBar()
        cancel = QPushButton(translate("Opening", "Cancel"))
        self._bar.setRange(0, 1000)
        # No taller than the line, which would push the timeline up when a file is read.
        self._bar.setFixedSize(160, 10)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Opening", "How much of the file is read"))
        cancel.setObjectName("link")
        cancel.setFlat(True)
        cancel.setAccessibleName(translate("Opening", "Cancel opening"))
        cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._bar, cancel):
            row.addWidget(widget)
        self.hide()

    def show_progress(self, name: str, share: float) -> None:
        """Say that the file `name` is read up to a share from 0 to 1."""
        words = translate("Opening", "Opening {file} · {percent} %")
        self._label.setText(words.format(file=single_line(name, 60), percent=in_figures(int(100 * share))))
        self._bar.setValue(int(1000 * share))
        self.show()
