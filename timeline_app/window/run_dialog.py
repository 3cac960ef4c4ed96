"""Dialogs that are asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def run_dialog(dialog: QDialog) -> int:
    """Have a dialog answered; what was answered. It is there to be read until the program waits for the next event."""
    answer = dialog.exec()
    # Its parent would keep it for as long as the window is there.
    dialog.deleteLater()
    return answer
