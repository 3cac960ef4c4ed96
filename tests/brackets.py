"""A language in which every translated text stands in brackets, and what is left of texts outside of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QMenu, QTabWidget, QWidget

from timeline_app.wording import say_in_english, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING: Final = re.compile(r"(?!)")


def speak_in_brackets() -> None:
    """From now on, until another language is spoken."""
    speak(lambda context, text, note, count: f"⟦{say_in_english(context, text, note, count)}⟧", None)


def untranslated(text: str, of_the_file: re.Pattern[str] = NOTHING) -> str:
    """What is left of a text without what was translated and what comes from the file; "" without any letters."""
    rest = re.sub(r"<[^<>]*>|&", "", text)
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
        rest = shorter
    # What had no room lacks its end.
    rest = of_the_file.sub("", re.sub(r"⟦.*", "", rest, flags=re.DOTALL))
    return " ".join(rest.split()) if re.search(r"[^\W\d_]{2}", rest) else ""


def texts_of(widget: QWidget) -> Iterator[str]:
    """The texts of a widget alone, those for a screen reader too."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
