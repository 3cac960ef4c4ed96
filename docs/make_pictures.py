"""Makes the README's pictures of the window with the bundled file: `python docs/make_pictures.py`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

# Before Qt is loaded: the pictures are the same with and without a display.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.window.app import ARGUMENTS
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered

WIDTH_PX: Final = 1440
HEIGHT_PX: Final = 900
SELECTED_ID: Final = "squadron"


def main() -> None:
    """Write `window-light.png` and `window-dark.png` beside this script."""
    application = QApplication(list(ARGUMENTS))
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        for theme in ("light", "dark"):
            save_picture(Path(__file__).with_name(f"window-{theme}.png"), Remembered(settings), theme)
    del application


def save_picture(path: Path, remembered: Remembered, theme: str) -> None:
    """Show the window in a theme with one event selected, and save what is seen."""
    file = read_file(bundled_events_path())
    window = MainWindow(file, remembered, EventFilter(), theme)
    window.set_reduced_motion(True)
    window.resize(WIDTH_PX, HEIGHT_PX)
    window.show()
    row = next(row for row in range(len(file.table)) if file.table.records.event(row).id == SELECTED_ID)
    window.select(row)
    QApplication.processEvents()
    if not window.grab().save(str(path)):
        raise SystemExit(f"{path} cannot be written")
    window.close()


if __name__ == "__main__":
    main()
