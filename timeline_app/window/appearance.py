"""How everything looks: a house style, or the theme that is chosen or that the system asks for, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.painting.canvas import Look
from timeline_app.painting.type import FAMILY, Typography
from timeline_app.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, WINDOW_THEMES
from timeline_app.window.style import apply_theme
from timeline_app.window.text_size import TextSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.events import Category
    from timeline_app.house_style import HouseStyle
    from timeline_app.theme import Theme
    from timeline_app.window.settings import Remembered, ThemeChoice

HOUSE_STYLE: Final = "house-style"
"""The choice among the themes that is a house style."""


class Appearance(QObject):
    """Gives the application its style, and those who paint their look; made before the first widget.

    Widgets made earlier keep their old fonts under a style sheet.
    """

    changed = Signal()
    """All is to be shown in another theme or size."""
    typeface_changed = Signal()
    """All is to be measured in another typeface."""
    theme_chosen = Signal(str)
    """The choice: the name of a theme, `system` or `house-style`."""

    def __init__(self, remembered: Remembered, choice: str, parent: QObject, style: HouseStyle | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.style = style
        """The house style; it goes before the theme. Its size of text is that of pictures only."""
        self.fonts = Typography.load(self.family)
        self._theme_choice = choice
        self.text_size = TextSize(remembered, self)
        self.theme = self._chosen()
        """The theme in which all is shown."""
        self._apply()
        self.text_size.changed.connect(self._show)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """The name of a theme, `system` or `house-style`."""
        return self._theme_choice if self.style is None else HOUSE_STYLE

    @property
    def family(self) -> str:
        """The typeface."""
        return FAMILY if self.style is None else self.style.family

    def look(self, categories: Sequence[Category]) -> Look:
        """How to paint a file that has these categories."""
        return Look.of(self.theme, self.fonts, categories, self.text_size.scale)

    def choose_theme(self, choice: str) -> None:
        """Show all in another theme, by its name or `system`; a house style is forgotten."""
        self._theme_choice = choice
        self._remembered.save_theme_choice(choice)
        self._remembered.save_house_style(None)
        self._put_on(None)

    def choose_style(self, style: HouseStyle) -> None:
        """Show all in a house style, and remember its file."""
        self._remembered.save_house_style(style.path)
        self._put_on(style)

    def _put_on(self, style: HouseStyle | None) -> None:
        family = self.family
        self.style = style
        if self.family != family:
            self.fonts = Typography.load(self.family)
        if self._chosen() != self.theme or self.family != family:
            self._show()
        if self.family != family:
            self.typeface_changed.emit()
        self.theme_chosen.emit(self.choice)

    def _follow_system(self) -> None:
        if self.choice == "system" and self._chosen() != self.theme:
            self._show()

    def _show(self) -> None:
        self.theme = self._chosen()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        apply_theme(cast("QApplication", QApplication.instance()), self.theme, self.text_size.scale, self.family)

    def _chosen(self) -> Theme:
        if self.style is not None:
            return self.style.theme()
        return choice_to_theme(
            self._theme_choice, system_is_dark=system_is_dark(), system_wants_contrast=system_wants_contrast()
        )


def system_is_dark() -> bool:
    """Whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def choice_to_theme(choice: ThemeChoice, *, system_is_dark: bool, system_wants_contrast: bool = False) -> Theme:
    """The theme that a choice means on this system."""
    named = next((theme for name, theme in WINDOW_THEMES.items() if name == choice), None)
    if named is not None:
        return named
    if system_wants_contrast:
        return CONTRAST_DARK if system_is_dark else CONTRAST_LIGHT
    return DARK if system_is_dark else LIGHT
