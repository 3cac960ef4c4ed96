"""What was chosen in the export dialog, so that it is there again when the dialog is opened next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.window.export_size import choose

if TYPE_CHECKING:
    from timeline_app.export.endings import Format
    from timeline_app.export.sizes import PictureSize
    from timeline_app.window.export_form import ExportForm

_OF_ONE_FILE: Final = frozenset({"fit", "span"})
"""What can be shown whatever is in view; the rest starts from the window each time."""


class ExportChoices(msgspec.Struct, frozen=True):
    """The fields of the dialog as they were left. What is in view, the lanes and the filter are the window's."""

    path: str
    """Of the file that was exported: the words and the stretch of time belong to it."""
    format: Format
    size: PictureSize
    theme: str | None
    """None for the one that the window has, whichever that is."""
    text_percent: int
    page_count: int
    has_legend: bool
    is_transparent: bool
    has_real_text: bool
    shown: str
    span: tuple[str, str]
    """The first and the last date as they were written."""
    title: str
    subtitle: str
    notes: str


def form_to_choices(form: ExportForm, path: str) -> ExportChoices:
    """What the fields say, for the file of this path."""
    theme = form.theme.currentData()
    return ExportChoices(
        path,
        form.picture_format(),
        form.size_fields.size(),
        None if theme == form.usual_theme else theme,
        form.text_size.value(),
        form.pages.value(),
        form.legend.isChecked(),
        form.transparent.isChecked(),
        form.real_text.isChecked(),
        form.shown.currentData(),
        (form.span.first.text(), form.span.last.text()),
        form.title.text(),
        form.subtitle.text(),
        form.notes.text(),
    )


def restore_choices(form: ExportForm, choices: ExportChoices, path: str) -> None:
    """Have the fields say the same again, as far as that makes sense for the file of this path."""
    choose(form.format, choices.format)
    form.size_fields.set_size(choices.size)
    if choices.theme is not None:
        choose(form.theme, choices.theme)
    form.text_size.setValue(choices.text_percent)
    form.pages.setValue(choices.page_count)
    form.legend.setChecked(choices.has_legend)
    form.transparent.setChecked(choices.is_transparent)
    form.real_text.setChecked(choices.has_real_text)
    if choices.path != path:
        return
    if choices.shown in _OF_ONE_FILE:
        choose(form.shown, choices.shown)
    for field, text in zip((form.span.first, form.span.last), choices.span, strict=True):
        field.setText(text)
    form.title.setText(choices.title)
    form.subtitle.setText(choices.subtitle)
    form.notes.setText(choices.notes)
