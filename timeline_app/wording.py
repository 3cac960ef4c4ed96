"""The language of the program: all that it says goes through `translate`, which Qt's translators answer.

The core knows no Qt, so whoever starts Qt hands its translator in with `speak`; until then, and for want of a
translation, texts are said in English as they stand in the code. The calls have the form that Qt's `lupdate` collects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Translate = Callable[[str, str, str, int], str]
    """From context, English text, note for translators and count (-1 for none) to the text in the user's language."""
    Figures = Callable[[float, int], str]
    """From a number and how many decimals it has to its figures."""


def say_in_english(_context: str, text: str, _note: str, count: int) -> str:
    """The text as it stands in the code, with its count."""
    if count < 0:
        return text
    return text.replace("%Ln", in_figures(count)).replace("(s)", "" if count == 1 else "s")


def _figures_in_english(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}" if decimals else f"{number:,}"


class _Spoken:
    """What is spoken now; one language for the whole process, as Qt has one translator."""

    translate: Translate = staticmethod(say_in_english)
    in_figures: Figures = staticmethod(_figures_in_english)
    changes = 0


def speak(translate: Translate | None, in_figures: Figures | None) -> None:
    """Say everything in another language from now on; None for English."""
    _Spoken.translate = staticmethod(translate or say_in_english)
    _Spoken.in_figures = staticmethod(in_figures or _figures_in_english)
    _Spoken.changes += 1


def language_number() -> int:
    """Another one each time the language changes; what remembers words remembers it with them."""
    return _Spoken.changes


def translate(context: str, text: str, note: str = "", count: int = -1) -> str:
    """A text in the user's language. With a `count`, `%Ln` is replaced by it, and "(s)" stands for the plural."""
    return _Spoken.translate(context, text, note, count)


def in_figures(number: float, decimals: int = 0) -> str:
    """A number with its thousands apart and so many decimals, as the user's locale does: 1,000, 13.82.

    Without decimals it must be an int.
    """
    return _Spoken.in_figures(number, decimals)
