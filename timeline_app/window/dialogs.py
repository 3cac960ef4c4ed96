"""Asks and says: opens the dialogs and gives back what was chosen. Loaded when the first one is needed.

Qt's classes are made when they are first named, with all their enums: those of all dialogs would take as long as an
empty window does to start.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

from timeline_app.export.endings import FORMATS
from timeline_app.plain_text import single_line
from timeline_app.window.arrange_lanes import ArrangeLanes
from timeline_app.window.event_list import EventList
from timeline_app.window.export_dialog import ExportDialog
from timeline_app.window.export_form import format_titles
from timeline_app.window.go_to_date import GoToDate, bounds_to_span
from timeline_app.window.help import HelpDialog
from timeline_app.window.run_dialog import run_dialog
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.captions import Captions
    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.painting.canvas import Look
    from timeline_app.table import Rows
    from timeline_app.theme import Theme
    from timeline_app.window.arranging import Arranging
    from timeline_app.window.export_choices import ExportChoices

_MOST_LINES: Final = 10
"""Of a message."""


def ask_file(parent: QWidget, folder: Path) -> Path | None:
    """A file to open."""
    kinds = _kinds((translate("Dialogs", "Events"), "*.json"), (translate("Dialogs", "All files"), "*"))
    title = translate("Dialogs", "Open a file of events")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def ask_style(parent: QWidget, beside: Path) -> Path | None:
    """A file of a house style, beside another file at first."""
    kinds = _kinds((translate("Dialogs", "House styles"), "*.toml"), (translate("Dialogs", "All files"), "*"))
    name, _ = QFileDialog.getOpenFileName(parent, translate("Dialogs", "Choose a house style"), str(beside), kinds)
    return Path(name) if name else None


class PictureAnswer(NamedTuple):
    """What was answered when a picture was asked for."""

    wanted: tuple[Path, PictureRequest] | None
    """Where to write which picture; None for none."""
    choices: ExportChoices
    """What was chosen, also where nothing is to be written."""


def ask_picture(
    parent: QWidget,
    in_view: PictureRequest,
    prepared: PreparedFile,
    selected: tuple[int, ...] = (),
    last: ExportChoices | None = None,
) -> PictureAnswer:
    """What to export and where to, starting from what is in view of a file and from what was chosen last."""
    beside = Path(prepared.file.path)
    ask_path = partial(_ask_picture_path, beside=beside)
    dialog = ExportDialog(prepared, in_view, parent, selected, ask_path=ask_path, last=last)
    run_dialog(dialog)
    return PictureAnswer(None if dialog.path is None else (dialog.path, dialog.request()), dialog.choices())


def _ask_picture_path(dialog: ExportDialog, beside: Path) -> Path | None:
    """Where to write the picture that a dialog asks for, beside its file at first."""
    parent, ending = dialog, f".{dialog.picture_format()}"
    beside, title = beside.with_suffix(ending), translate("Export", "Export picture")
    kinds = _kinds((format_titles()[dialog.picture_format()], f"*{ending}"))
    name, _ = QFileDialog.getSaveFileName(parent, title, str(beside), kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() not in {f".{name}" for name in FORMATS}:
        # The dot in "Lithuania 2014.03" begins no ending.
        path = path.with_name(path.name + ending)
        if path.exists() and not _may_replace(parent, path, title):
            return None
    return path


def ask_csv(parent: QWidget, events_path: Path) -> Path | None:
    """Where to write the table of a file of events."""
    beside, title = events_path.with_suffix(".csv"), translate("Export", "Export events as CSV")
    kinds = _kinds((translate("Export", "CSV table"), "*.csv"))
    name, _ = QFileDialog.getSaveFileName(parent, title, str(beside), kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != ".csv":
        path = path.with_name(f"{path.name}.csv")
        if path.exists() and not _may_replace(parent, path, title):
            return None
    return path


def _kinds(*kinds: tuple[str, str]) -> str:
    """Kinds of files as Qt wants them, from what they are called and what their names are like."""
    return ";;".join(f"{called} ({names})" for called, names in kinds)


def _may_replace(parent: QWidget, path: Path, title: str) -> bool:
    # Qt has asked about the name without its ending.
    question = translate("Export", "{file} is there already. Replace it?").format(file=path.name)
    box = _message(parent, title, question, QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return run_dialog(box) == QMessageBox.StandardButton.Yes


def ask_span(parent: QWidget) -> tuple[int, int] | None:
    """A date to go to, as a span in seconds."""
    dialog = GoToDate(parent)
    accepted = run_dialog(dialog) == QDialog.DialogCode.Accepted
    return bounds_to_span(dialog.bounds) if accepted and dialog.bounds is not None else None


def ask_name(parent: QWidget, title: str, words: str) -> str:
    """A name for what the words say; empty where none is given."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(translate("Dialogs", "Name:"))
    dialog.setTextValue(single_line(words, 80))
    dialog.resize(460, dialog.sizeHint().height())
    accepted = run_dialog(dialog) == QDialog.DialogCode.Accepted
    return single_line(dialog.textValue(), 120) if accepted else ""


def ask_event(parent: QWidget, title: str, captions: Captions, rows: Rows) -> int | None:
    """One of some events, as its row."""
    dialog = EventList(title, captions, rows, parent)
    return dialog.chosen_row if run_dialog(dialog) == QDialog.DialogCode.Accepted else None


def arrange_lanes(parent: QWidget, arranging: Arranging, look: Look) -> None:
    """The lanes, to be folded and moved."""
    run_dialog(ArrangeLanes(arranging, look, parent))


def show_help(parent: QWidget, theme: Theme, text_scale: float, family: str) -> None:
    """Keys and signs."""
    run_dialog(HelpDialog(theme, parent, text_scale, family))


def say(parent: QWidget, title: str, text: str) -> None:
    """A message in plain text, to be closed."""
    box = _message(parent, title, title, QMessageBox.StandardButton.Ok)
    lines = text.splitlines()
    shown = [single_line(line, 600) for line in lines[:_MOST_LINES]]
    box.setInformativeText("\n".join([*shown, "…"] if len(lines) > _MOST_LINES else shown))
    run_dialog(box)


def _message(parent: QWidget, title: str, text: str, buttons: QMessageBox.StandardButton) -> QMessageBox:
    # Words alone: Qt's own icons are in another style than the rest of the window.
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
