"""Go to a date: takes people's own wording, shows what it means, then goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.dates.calendar import seconds_to_civil
from timeline_app.dates.fast import read_bounds
from timeline_app.dates.people import PeopleDateError, people_to_edtf
from timeline_app.dates.time_words import year_to_words
from timeline_app.dates.words import date_to_words
from timeline_app.layout.footprint import UNITS_S
from timeline_app.window.plain import plain_label
from timeline_app.window.text_size import give_room
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds


class GoToDate(QDialog):
    """Asks for a date; `bounds` is what was understood."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Go to date", "Go to date"))
        self.bounds: DateBounds | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            translate("Go to date", "1968, 17 Jan 2025, mid-2024, 44 BC …", "dates that this field understands")
        )
        self.field.setAccessibleName(translate("Go to date", "Date"))
        self.field.textChanged.connect(self._read)
        self.meaning = plain_label("muted")
        self.meaning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Go to date", "Go"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.meaning)
        column.addWidget(self._buttons)
        give_room(self, 400, 120)
        self._read("")

    def _read(self, text: str) -> None:
        self.bounds = None
        if text.strip():
            try:
                edtf = people_to_edtf(text.strip())
                self.bounds = read_bounds(edtf)
                self.meaning.setText(f"{date_to_words(edtf)}  ({edtf})")
            except PeopleDateError as error:
                self.meaning.setText(str(error))
        else:
            self.meaning.setText("")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.bounds is not None)


def bounds_to_span(bounds: DateBounds) -> tuple[int, int]:
    """The known part of a date, as a span to bring into view; at an open side one unit of it, the year of "by 2027"."""
    unit_s = int(UNITS_S[bounds.precision])
    if bounds.lo_s == FAR_PAST:
        return (bounds.end_lo_s if bounds.end_lo_s != FAR_PAST else bounds.hi_s - unit_s), bounds.hi_s
    if bounds.hi_s == FAR_FUTURE:
        return bounds.lo_s, (bounds.start_hi_s if bounds.start_hi_s != FAR_FUTURE else bounds.lo_s + unit_s)
    return bounds.lo_s, bounds.hi_s


def outside_words(span_s: tuple[int, int], extent_s: tuple[int, int] | None) -> str:
    """Where the file begins or ends, if the span lies beyond that; else empty."""
    if extent_s is None:
        return ""
    if span_s[1] <= extent_s[0]:
        year = year_to_words(seconds_to_civil(extent_s[0])[0])
        return translate("Go to date", "The file begins in {year}.").format(year=year)
    if span_s[0] > extent_s[1]:
        year = year_to_words(seconds_to_civil(extent_s[1] - 1)[0])
        return translate("Go to date", "The file ends in {year}.").format(year=year)
    return ""
