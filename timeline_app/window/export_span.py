"""Two dates in people's own wording, and the stretch of time between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from timeline_app.dates.closed import closed_date
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds


class SpanFields(QWidget):
    """Asks for a first and a last date, which belongs to it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.first.setPlaceholderText(translate("Export", "from 2014", "an example of a date"))
        self.last.setPlaceholderText(translate("Export", "to mid-2027", "an example of a date"))
        self.first.setAccessibleName(translate("Export", "First date"))
        self.last.setAccessibleName(translate("Export", "Last date"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, QLabel("–"), self.last):
            row.addWidget(widget)
        for field in (self.first, self.last):
            field.textChanged.connect(self.changed)

    def span_s(self) -> tuple[int, int]:
        """The stretch of time. Raises ValueError that says what is wrong with it."""
        first, last = (_closed(field.text().strip(), field.accessibleName()) for field in (self.first, self.last))
        if first.lo_s >= last.hi_s:
            raise ValueError(translate("Export", "The last date is before the first."))
        return first.lo_s, last.hi_s


def _closed(text: str, name: str) -> DateBounds:
    """The date in the field of this name. Raises ValueError."""
    if not text:
        raise ValueError(translate("Export", "{field}: write a date, such as 2014 or mid-2027").format(field=name))
    return closed_date(text)
