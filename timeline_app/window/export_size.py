"""How large a picture is to be: a size by its name, or two sides in pixels or millimetres, and a resolution."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from timeline_app.export.size_words import LEAST_DPI, LEAST_SCALE, MOST_DPI, MOST_SCALE, PRESET_OF, PRESETS
from timeline_app.export.sizes import MAX_SIDE_PX, PictureSize
from timeline_app.painting.frame import PX_PER_MM
from timeline_app.wording import translate

_CUSTOM: Final = "custom"
_PAPER: Final = "custom-mm"


class SizeFields(QObject):
    """Rows of a form that belong together."""

    changed = Signal()

    def __init__(self, size: PictureSize, parent: QObject) -> None:
        super().__init__(parent)
        self._is_setting = self._is_paper = False
        self.preset = choice_box(
            [
                *((preset.title, preset.name) for preset in PRESETS),
                (translate("Export", "Other, in pixels"), _CUSTOM),
                (translate("Export", "Other, in millimetres"), _PAPER),
            ]
        )
        self.width, self.height, self.resolution = QDoubleSpinBox(), QDoubleSpinBox(), QDoubleSpinBox()
        self.width.setAccessibleName(translate("Export", "Width"))
        self.height.setAccessibleName(translate("Export", "Height"))
        for field in (self.width, self.height, self.resolution):
            field.setMinimumHeight(self.preset.sizeHint().height())
        self.set_size(size)
        self.preset.activated.connect(self._take_preset)
        for field in (self.width, self.height, self.resolution):
            field.valueChanged.connect(self._name_size)

    def add_rows(self, form: QFormLayout) -> None:
        """Put the fields below those that are there."""
        form.addRow(translate("Export", "Size"), self.preset)
        form.addRow(translate("Export", "Width × height"), _beside(self.width, QLabel("×"), self.height))
        form.addRow(translate("Export", "Resolution"), self.resolution)

    def size(self) -> PictureSize:
        """The size that is asked for."""
        if self._is_paper:
            return PictureSize.of_mm(self.width.value(), self.height.value(), self.resolution.value())
        return PictureSize(self.width.value(), self.height.value(), self.resolution.value())

    def set_size(self, size: PictureSize) -> None:
        """Ask for another size."""
        self._show_size(size)
        self._name_size()

    def _take_preset(self) -> None:
        preset = PRESET_OF.get(self.preset.currentData())
        if preset is not None:
            self._show_size(preset.size())
        elif self._is_paper != (self.preset.currentData() == _PAPER):
            # As large as before, in the other unit.
            self._show_size(replace(self.size(), is_paper=not self._is_paper))
        self.changed.emit()

    def _show_size(self, size: PictureSize) -> None:
        """Show a size in its own unit."""
        self._is_setting, self._is_paper = True, size.is_paper
        mm_per_px = 1 / PX_PER_MM if size.is_paper else 1.0
        for field, side_px in ((self.width, size.width_px), (self.height, size.height_px)):
            field.setDecimals(1 if size.is_paper else 0)
            field.setRange(1, MAX_SIDE_PX * mm_per_px)
            field.setSuffix(
                translate("Export", " mm", "millimetres, after a number")
                if size.is_paper
                else translate("Export", " px", "pixels, after a number")
            )
            field.setValue(side_px * mm_per_px)
        if size.is_paper:
            self.resolution.setDecimals(0)
            self.resolution.setRange(LEAST_DPI, MOST_DPI)
            self.resolution.setSingleStep(50)
            self.resolution.setSuffix(translate("Export", " dpi", "dots per inch, after a number"))
            self.resolution.setValue(size.dpi)
        else:
            self.resolution.setDecimals(2)
            self.resolution.setRange(LEAST_SCALE, MOST_SCALE)
            self.resolution.setSingleStep(0.5)
            self.resolution.setSuffix(" ×")
            self.resolution.setValue(size.scale)
        self._is_setting = False

    def _name_size(self) -> None:
        """Say which preset the sides are, if any."""
        if self._is_setting:
            return
        sides = (self.width.value(), self.height.value(), "mm" if self._is_paper else "px")
        names = [one.name for one in PRESETS if (one.width, one.height, one.unit) == sides]
        name = names[0] if names else (_PAPER if self._is_paper else _CUSTOM)
        self.preset.setCurrentIndex(self.preset.findData(name))
        self.changed.emit()


def choice_box(choices: list[tuple[str, str]]) -> QComboBox:
    """A box of choices, each by its words and by what it is called in the code."""
    box = QComboBox()
    for words, data in choices:
        box.addItem(words, data)
    # A name of a lane or a size must not make the dialog wider than the screen.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box


def choose(box: QComboBox, data: str) -> None:
    """Choose an entry by what it is called in the code; one that is not there leaves the box as it is."""
    index = box.findData(data)
    if index >= 0:
        box.setCurrentIndex(index)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return row
