"""Asks what a picture is to show and how large it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.export.page_words import count_and_filter_words
from timeline_app.export.sizes import LEAST_HEIGHT_PX, LEAST_WIDTH_PX, MAX_SIDE_PX, PictureSize, check_size
from timeline_app.export.writing import ExportError
from timeline_app.theme import THEMES
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile


class ExportDialog(QDialog):
    """Starts from a request for what is in view of a file and gives back the one that was chosen."""

    def __init__(self, prepared: PreparedFile, in_view: PictureRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Export", "Export picture"))
        self._prepared = prepared
        self._in_view = in_view
        self.span = QComboBox()
        self.span.addItem(translate("Export", "All of the timeline"), None)
        if in_view.span_s is not None:
            self.span.addItem(translate("Export", "The span in view"), in_view.span_s)
            self.span.setCurrentIndex(1)
        self.preset = QComboBox()
        self._presets = _presets()
        self.preset.addItems([*(name for name, _, _ in self._presets), translate("Export", "Custom", "a size")])
        self.width_px = _pixels(translate("Export", "Width"), round(in_view.size.width_px), LEAST_WIDTH_PX)
        self.height_px = _pixels(translate("Export", "Height"), round(in_view.size.height_px), LEAST_HEIGHT_PX)
        self.scale = QDoubleSpinBox()
        self.scale.setRange(0.5, 8.0)
        self.scale.setSingleStep(0.5)
        self.scale.setValue(in_view.size.scale)
        self.scale.setSuffix(" ×")
        self.theme = QComboBox()
        for name, theme in THEMES.items():
            self.theme.addItem(theme.title, name)
        self.theme.setCurrentIndex(self.theme.findData(in_view.theme.name))
        self._count, self._filter, self._words = _plain_label(), _plain_label(), _plain_label()
        self._words.setObjectName("muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setText(translate("Export", "Save as…"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

        form = QFormLayout()
        form.addRow(translate("Export", "Show"), self.span)
        form.addRow(translate("Export", "Events"), self._count)
        form.addRow(translate("Export", "Filter"), self._filter)
        form.addRow(translate("Export", "Size"), self.preset)
        sides = QHBoxLayout()
        sides.addWidget(self.width_px, 1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self.height_px, 1)
        form.addRow(translate("Export", "Width × height"), sides)
        form.addRow(translate("Export", "Scale"), self.scale)
        form.addRow(translate("Export", "Theme"), self.theme)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._words)
        column.addWidget(self._buttons)
        self.preset.activated.connect(self._take_preset)
        for field in (self.width_px, self.height_px, self.scale):
            field.valueChanged.connect(self._describe)
        self.span.currentIndexChanged.connect(self._count_events)
        self._count_events()
        self._describe()

    def request(self) -> PictureRequest:
        """The picture that was asked for."""
        size = PictureSize(self.width_px.value(), self.height_px.value(), self.scale.value())
        theme = THEMES[self.theme.currentData()]
        return replace(self._in_view, span_s=self.span.currentData(), size=size, theme=theme)

    def _take_preset(self) -> None:
        if self.preset.currentIndex() < len(self._presets):
            _, width, height = self._presets[self.preset.currentIndex()]
            self.width_px.setValue(width)
            self.height_px.setValue(height)

    def _count_events(self) -> None:
        count, filtered = count_and_filter_words(self._prepared, self.request())
        self._count.setText(count)
        self._filter.setText(filtered or translate("Export", "All countries and categories"))

    def _describe(self) -> None:
        size = self.request().size
        sides = [(width, height) for _, width, height in self._presets]
        side = (size.width_px, size.height_px)
        # The last entry is "Custom".
        self.preset.setCurrentIndex(sides.index(side) if side in sides else len(sides))
        # How much higher, only the layout can tell, which takes too long here with many events.
        words = translate(
            "Export",
            "A PNG will be {width} pixels wide and {height} high, higher where the lanes need it. "
            "SVG and PDF are sharp at any size.",
        )
        words = words.format(width=f"{size.width_px * size.scale:.0f}", height=f"{size.height_px * size.scale:.0f}")
        fits = True
        try:
            check_size(size)
        except ExportError as error:
            words, fits = str(error), False
        self._words.setText(words)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(fits)


def _presets() -> list[tuple[str, int, int]]:
    """Sizes that are often wanted: what they are called, width and height in pixels."""
    return [
        (translate("Export", "Screen 16:9, 1920 × 1080"), 1920, 1080),
        (translate("Export", "Newspaper, three columns, 1200 × 800"), 1200, 800),
        (translate("Export", "A4 landscape, 1123 × 794"), 1123, 794),
        (translate("Export", "Square, 1200 × 1200"), 1200, 1200),
        (translate("Export", "Link preview, 1200 × 630"), 1200, 630),
    ]


def _plain_label() -> QLabel:
    label = QLabel()
    # Never rich text: names of categories come from the file.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _pixels(name: str, value: int, least: int) -> QSpinBox:
    field = QSpinBox()
    field.setAccessibleName(name)
    field.setRange(least, MAX_SIDE_PX)
    field.setValue(value)
    field.setSuffix(translate("Export", " px", "pixels, after a number"))
    return field
