"""The user's language: loads the translations that come along, and has everything said in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from timeline_app.resources import translations_path
from timeline_app.wording import say_in_english, speak

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def speak_users_language(application: QCoreApplication) -> None:
    """Say everything in the first of the user's languages that there is a translation for, else in English.

    Numbers follow the user's locale in any case; with a translation, Qt's own dialogs and the direction of the
    panels do too.
    """
    locale = QLocale.system()
    # Without a locale of its own, a system would have figures without anything between the thousands.
    in_figures = None if locale.language() == QLocale.Language.C else partial(_in_figures, locale)
    speak(translated if install_translations(application, locale) else None, in_figures)


def _in_figures(locale: QLocale, number: float, decimals: int) -> str:
    return locale.toString(number, "f", decimals) if decimals else locale.toString(number)


def install_translations(application: QObject, locale: QLocale) -> bool:
    """Have Qt's translators answer for a locale; False where there is no translation for it."""
    own, of_qt = QTranslator(application), QTranslator(application)
    if locale.language() in (QLocale.Language.English, QLocale.Language.C):
        return False
    if not own.load(locale, "timeline", "_", str(translations_path())):
        return False
    if of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(of_qt)
    QCoreApplication.installTranslator(own)
    return True


def translated(context: str, text: str, note: str, count: int) -> str:
    """What Qt's translators say; English where they don't know the text."""
    said = QCoreApplication.translate(context, text, note, count)
    return say_in_english(context, text, note, count) if "(s)" in said else said
