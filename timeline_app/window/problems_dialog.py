"""The problems list: what was wrong in the file, in order of lines, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.readers import Problem

_SHOWN_AT_MOST = 5_000


class ProblemsDialog(QDialog):
    """Lists problems with file, line, column, event, field and reason."""

    def __init__(self, problems: Sequence[Problem], lost_count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problems in the file")
        self.resize(760, 420)
        intro = f"{len(problems):,} found. " + (
            f"{lost_count:,} {'event' if lost_count == 1 else 'events'} could not be read and "
            f"{'is' if lost_count == 1 else 'are'} not shown; all others are."
            if lost_count
            else "All events are shown."
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setAccessibleName("Problems in the file")
        lines = [str(problem) for problem in problems[:_SHOWN_AT_MOST]]
        if len(problems) > _SHOWN_AT_MOST:
            lines.append(f"… and {len(problems) - _SHOWN_AT_MOST:,} more: `timeline-app check` lists all of them.")
        self.text.setPlainText("\n".join(lines))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(intro))
        column.addWidget(self.text)
        column.addWidget(buttons)
