"""How everything looks: the theme that is chosen or that the system asks for, and the size of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.painting.canvas import Look
from timeline_app.painting.type import Typography
from timeline_app.window.settings import choice_to_theme
from timeline_app.window.style import apply_theme
from timeline_app.window.text_size import TextSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Category
    from timeline_app.theme import Theme
    from timeline_app.window.settings import Remembered


class Appearance(QObject):
    """Gives the application its style, and those who paint their look; made before the first widget.

    Widgets made earlier keep their old fonts under a style sheet.
    """

    changed = Signal()
    """All is to be shown in another theme or size."""
    theme_chosen = Signal(str)
    """The choice: the name of a theme, or `system`."""

    def __init__(self, remembered: Remembered, choice: str, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.fonts = Typography.load()
        self.choice = choice
        """The name of a theme, or `system`."""
        self.text_size = TextSize(remembered, self)
        self.theme = self._chosen()
        """The theme in which all is shown."""
        self._apply()
        self.text_size.changed.connect(self._show)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def look(self, categories: Sequence[Category]) -> Look:
        """How to paint a file that has these categories."""
        return Look.of(self.theme, self.fonts, categories, self.text_size.scale)

    def choose_theme(self, choice: str) -> None:
        """Show all in another theme, by its name or `system`."""
        self.choice = choice
        self._remembered.save("theme", choice)
        self._show_if_other()
        self.theme_chosen.emit(choice)

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._show_if_other()

    def _show_if_other(self) -> None:
        if self._chosen() is not self.theme:
            self._show()

    def _show(self) -> None:
        self.theme = self._chosen()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        apply_theme(cast("QApplication", QApplication.instance()), self.theme, self.text_size.scale)

    def _chosen(self) -> Theme:
        return choice_to_theme(
            self.choice, system_is_dark=system_is_dark(), system_wants_contrast=system_wants_contrast()
        )


def system_is_dark() -> bool:
    """Whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
