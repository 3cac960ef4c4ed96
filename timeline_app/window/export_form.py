"""The fields of the export dialog: what a picture shows, how large it is, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from timeline_app.export.endings import FORMATS, Format
from timeline_app.export.formats import for_format
from timeline_app.layout.arrangement import USUAL
from timeline_app.theme import THEMES
from timeline_app.view_arguments import LEAST_TEXT_SCALE, MOST_PAGES, MOST_TEXT_SCALE
from timeline_app.window.appearance import HOUSE_STYLE
from timeline_app.window.export_size import SizeFields, choice_box
from timeline_app.window.export_span import SpanFields
from timeline_app.window.header import grouping_words
from timeline_app.window.plain import plain_label
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.export.request import PictureRequest


class ExportForm(QWidget):
    """Starts from a request for what is in view and gives back what its fields say."""

    changed = Signal()

    def __init__(self, in_view: PictureRequest, selected: tuple[int, ...]) -> None:
        super().__init__()
        self._in_view, self._selected = in_view, selected
        self.format = choice_box([(format_titles()[name], name) for name in FORMATS])
        self.shown = choice_box(self._what_can_be_shown())
        self.span = SpanFields()
        self.lanes = choice_box([(words, name) for name, words in grouping_words().items()])
        self.count, self.filter = plain_label(), plain_label()
        self.size_fields = SizeFields(in_view.size, self)
        self.text_size = QSpinBox()
        self.pages = QSpinBox()
        themes = [] if in_view.style is None else [(translate("Export", "House style"), HOUSE_STYLE)]
        self.theme = choice_box(themes + [(theme.title, name) for name, theme in THEMES.items()])
        self.legend = QCheckBox(translate("Export", "Explain uncertain dates"))
        self.transparent = QCheckBox(translate("Export", "Without paper"))
        self.real_text = QCheckBox(translate("Export", "Texts, not outlines"))
        self.title, self.subtitle, self.notes = QLineEdit(), QLineEdit(), QLineEdit()
        self._lay_out()
        self._take(in_view)
        self._listen()

    def request(self) -> PictureRequest:
        """The picture that is asked for. Raises ValueError where its stretch of time makes no sense."""
        shown = self.shown.currentData()
        span_s = {"view": self._in_view.span_s, "span": None}.get(shown)
        if shown == "span":
            span_s = self.span.span_s()
        has_style = self.theme.currentData() == HOUSE_STYLE
        request = replace(
            self._in_view,
            span_s=span_s,
            rows=self._selected if shown == "selected" else None,
            fits_shown=shown in {"selected", "fit"},
            group_by=self.lanes.currentData(),
            size=self.size_fields.size(),
            theme=self._in_view.theme if has_style else THEMES[self.theme.currentData()],
            style=self._in_view.style if has_style else None,
            text_scale=self.text_size.value() / 100,
            has_legend=self.legend.isChecked(),
            is_transparent=self.transparent.isChecked() and self.format.currentData() == "png",
            has_outlines=not (self.real_text.isChecked() and self.format.currentData() == "svg"),
            page_count=self.pages.value() if self.format.currentData() == "pdf" else 1,
            title=self.title.text().strip() or None,
            subtitle=self.subtitle.text().strip() or None,
            notes=self.notes.text().strip(),
        )
        if request.group_by != self._in_view.group_by:
            # The arrangement was made for other lanes.
            request = replace(request, arrangement=USUAL)
        return for_format(request, self.picture_format())

    @property
    def usual_theme(self) -> str:
        """The theme that is chosen at first, by its name: the window's."""
        return self._in_view.theme.name if self._in_view.style is None else HOUSE_STYLE

    def picture_format(self) -> Format:
        """The format that is asked for."""
        chosen: Format = self.format.currentData()
        return chosen

    def say_defaults(self, title: str, subtitle: str) -> None:
        """Show what stands in the picture where nothing else is written."""
        self.title.setPlaceholderText(title)
        self.subtitle.setPlaceholderText(subtitle)

    def _what_can_be_shown(self) -> list[tuple[str, str]]:
        choices = [
            (translate("Export", "All of the timeline"), "all"),
            (translate("Export", "The time of the events shown"), "fit"),
        ]
        if self._in_view.span_s is not None:
            choices.append((translate("Export", "The span in view"), "view"))
        choices.append((translate("Export", "From one date to another"), "span"))
        if self._selected:
            words = translate("Export", "%Ln selected event(s)", "", len(self._selected))
            choices.append((words, "selected"))
        return choices

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(7)
        self._form = form
        form.addRow(translate("Export", "Format"), self.format)
        form.addRow(translate("Export", "Show"), self.shown)
        form.addRow("", self.span)
        form.addRow(translate("Export", "Lanes"), self.lanes)
        form.addRow(translate("Export", "Events"), self.count)
        form.addRow(translate("Export", "Filter"), self.filter)
        self.size_fields.add_rows(form)
        form.addRow(translate("Export", "Type"), self.text_size)
        form.addRow(translate("Export", "Pages of time"), self.pages)
        form.addRow(translate("Export", "Theme"), self.theme)
        form.addRow("", self.legend)
        form.addRow("", self.transparent)
        form.addRow("", self.real_text)
        form.addRow(translate("Export", "Title"), self.title)
        form.addRow(translate("Export", "Subtitle"), self.subtitle)
        form.addRow(translate("Export", "Note"), self.notes)
        for number in (self.text_size, self.pages):
            number.setMinimumHeight(self.format.sizeHint().height())
        self.text_size.setRange(round(100 * LEAST_TEXT_SCALE), round(100 * MOST_TEXT_SCALE))
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(translate("Export", " %", "after a number"))
        self.pages.setRange(1, MOST_PAGES)

    def _take(self, request: PictureRequest) -> None:
        """Show what a request says."""
        shown = "view" if request.span_s is not None else "all"
        self.shown.setCurrentIndex(self.shown.findData(shown))
        self.lanes.setCurrentIndex(self.lanes.findData(request.group_by))
        self.theme.setCurrentIndex(self.theme.findData(self.usual_theme))
        self.text_size.setValue(round(request.text_scale * 100))
        self.pages.setValue(request.page_count)
        self.legend.setChecked(request.has_legend)
        self.transparent.setChecked(request.is_transparent)
        self.real_text.setChecked(not request.has_outlines)
        self._show_what_applies()

    def _listen(self) -> None:
        self.size_fields.changed.connect(self._tell)
        for box in (self.format, self.shown, self.lanes, self.theme):
            box.currentIndexChanged.connect(self._tell)
        for number in (self.text_size, self.pages):
            number.valueChanged.connect(self._tell)
        for tick in (self.legend, self.transparent, self.real_text):
            tick.toggled.connect(self._tell)
        for text in (self.title, self.subtitle, self.notes):
            text.textChanged.connect(self._tell)
        self.span.changed.connect(self._tell)

    def _tell(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        picture_format = self.format.currentData()
        for field, applies in (
            (self.span, self.shown.currentData() == "span"),
            (self.size_fields.resolution, picture_format == "png"),
            (self.transparent, picture_format == "png"),
            (self.real_text, picture_format == "svg"),
            (self.pages, picture_format == "pdf"),
        ):
            self._form.setRowVisible(field, applies)


def format_titles() -> dict[Format, str]:
    """What the formats are called."""
    return {
        "png": translate("Export", "PNG picture"),
        "svg": translate("Export", "SVG drawing"),
        "pdf": translate("Export", "PDF"),
    }
