"""Asks what a picture is to show, how large it is to be and how it looks, and shows it meanwhile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.export.export_error import ExportError
from timeline_app.export.page_words import count_and_filter_words, stated_span, subtitle_words, title_words
from timeline_app.export.request_words import request_to_options
from timeline_app.export.sizes import px_to_mm
from timeline_app.window.export_choices import form_to_choices, restore_choices
from timeline_app.window.export_form import ExportForm
from timeline_app.window.export_preview import ExportPreview
from timeline_app.window.plain import plain_label
from timeline_app.window.saved_views import words_to_command
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.export.endings import Format
    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.window.export_choices import ExportChoices
    from timeline_app.window.export_preview import Preview

_WIDTH_PX: Final = 1_120
_AROUND_FORM_PX: Final = 150
_SCREEN_SHARE: Final = 0.95


class ExportDialog(QDialog):
    """Starts from a request for what is in view of a file and gives back the one that was chosen.

    It is open until it is known where the picture goes: `ask_path` asks for that, and gives None where one thinks
    better of it. `last` is what was chosen the last time.
    """

    def __init__(
        self,
        prepared: PreparedFile,
        in_view: PictureRequest,
        parent: QWidget,
        selected: tuple[int, ...] = (),
        *,
        ask_path: Callable[[ExportDialog], Path | None] = lambda _dialog: None,
        last: ExportChoices | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Export", "Export picture"))
        self._prepared = prepared
        self._pages, self._page = 1, 0
        self._ask_path = ask_path
        self.path: Path | None = None
        """Where the picture goes, once it was chosen."""
        self.form = ExportForm(in_view, selected)
        if last is not None:
            restore_choices(self.form, last, prepared.file.path)
        self.preview = ExportPreview(prepared.file, in_view.theme)
        self.words = plain_label("muted")
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName(translate("Export", "The command that makes the same picture"))
        self.copy = QPushButton(translate("Export", "Copy command"))
        self.copy.setAutoDefault(False)
        self.before, self.after = QToolButton(), QToolButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(translate("Export", "Save as…"))
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.form.changed.connect(self._show_request)
        self.preview.drawn.connect(self._describe)
        self.preview.failed.connect(self._refuse)
        self._show_request()

    def request(self) -> PictureRequest:
        """The picture that was asked for. Raises ValueError and ExportError where it cannot be made."""
        return self.form.request()

    def picture_format(self) -> Format:
        """The format that was asked for."""
        return self.form.picture_format()

    def choices(self) -> ExportChoices:
        """What the fields say, to be there again the next time."""
        return form_to_choices(self.form, self._prepared.file.path)

    def accept(self) -> None:
        self.path = self._ask_path(self)
        if self.path is not None:
            super().accept()

    def done(self, result: int) -> None:
        self.preview.stop()
        super().done(result)

    def _lay_out(self) -> None:
        fields = _Fields(self.form)
        fields.setWidgetResizable(True)
        fields.setFrameShape(QFrame.Shape.NoFrame)
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button, words, arrow in (
            (self.before, translate("Export", "Page before"), Qt.ArrowType.LeftArrow),
            (self.after, translate("Export", "Page after"), Qt.ArrowType.RightArrow),
        ):
            button.setArrowType(arrow)
            button.hide()
            button.setAccessibleName(words)
            button.setToolTip(words)
        below = QHBoxLayout()
        below.addWidget(self.before)
        below.addWidget(self.after)
        below.addWidget(self.words, 1)
        seen = QVBoxLayout()
        seen.addWidget(self.preview, 1)
        seen.addLayout(below)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(fields)
        upper.addLayout(seen, 1)
        command = QHBoxLayout()
        command.addWidget(self.command, 1)
        command.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(upper, 1)
        column.addLayout(command)
        column.addWidget(self.buttons)
        wanted = QSize(_WIDTH_PX, self.form.sizeHint().height() + _AROUND_FORM_PX).expandedTo(self.sizeHint())
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SCREEN_SHARE))
        self.form.format.setFocus()

    def _show_request(self) -> None:
        """Say and draw what the fields ask for."""
        try:
            request = self.request()
            request.check()
        except (ExportError, ValueError) as error:
            self._refuse(str(error))
            return
        self._set_possible(True)
        count, filtered = count_and_filter_words(self._prepared, request)
        self.form.count.setText(count)
        self.form.filter.setText(filtered or translate("Export", "All countries and categories"))
        usual = replace(request, title=None, subtitle=None)
        file, span_s = self._prepared.file, stated_span(self._prepared, usual)
        self.form.say_defaults(title_words(file, usual), subtitle_words(file, usual, span_s))
        self._show_command(request)
        self.preview.show_request(request, self._page)

    def _show_command(self, request: PictureRequest) -> None:
        path, picture_format = self._prepared.file.path, self.picture_format()
        try:
            options = request_to_options(self._prepared.file, request)
        except ValueError as error:
            self.command.setText("")
            self.command.setPlaceholderText(
                translate("Export", "No command line makes this picture: {reason}").format(reason=error)
            )
            self.copy.setEnabled(False)
            return
        words = ("timeline-app", "export", os.path.abspath(path), "-o", f"picture.{picture_format}", *options)  # noqa: PTH100  # links stay as they are
        self.command.setText(words_to_command(*words))
        self.command.setCursorPosition(0)
        self.copy.setEnabled(True)

    def _describe(self, preview: Preview) -> None:
        """Say what the picture that is shown will be as a file."""
        picture, self._page, self._pages = preview.picture, preview.page, len(preview.picture.pages)
        for button, is_possible in ((self.before, self._page > 0), (self.after, self._page < self._pages - 1)):
            button.setVisible(self._pages > 1)
            button.setEnabled(is_possible)
        size = picture.size
        words = translate("Export", "{width} × {height} mm").format(
            width=px_to_mm(size.width_px), height=px_to_mm(size.height_px)
        )
        if preview.request.has_pixels:
            width, height = size.pixels
            words = translate("Export", "{width} × {height} pixels").format(width=width, height=height)
        if self._pages > 1:
            said = translate("Export", "page {number} of {count}")
            words += " · " + said.format(number=in_figures(self._page + 1), count=in_figures(self._pages))
        if size.height_px > preview.request.size.height_px:
            words += " · " + translate("Export", "taller than asked for, so that all lanes fit")
        self.words.setText(words)

    def _refuse(self, reason: str) -> None:
        self.preview.show_none(reason)
        self.words.setText(reason)
        self._set_possible(False)

    def _set_possible(self, is_possible: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(is_possible)
        self.copy.setEnabled(is_possible)

    def _turn(self, by: int) -> None:
        self._page = max(0, min(self._page + by, self._pages - 1))
        self._show_request()


class _Fields(QScrollArea):
    """Scrolls up and down only, and is always as wide as its fields need: millimetres have more figures than pixels."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form = form
        self.setWidget(form)

    def minimumSizeHint(self) -> QSize:
        bar_px = self.verticalScrollBar().sizeHint().width()
        return QSize(self._form.minimumSizeHint().width() + bar_px + 8, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
