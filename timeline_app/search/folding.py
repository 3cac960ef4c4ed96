"""Text folded for comparison: words in plain letters between single spaces, without accents, case and signs."""

from __future__ import annotations

import unicodedata
from typing import Final

FIELD_END: Final = "\x1f"
"""Stands between the fields of an event in folded text, so that no phrase reaches from one into the next."""
EVENT_END: Final = "\x1e"
"""Stands between events."""

_PLAIN: Final = {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ĸ": "k", "ſ": "s"}
"""Letters that are no letter with a sign on it, but are often typed as one."""
_SCRIPTS_WITH_SIGNS: Final = ("LATIN ", "CYRILLIC ", "GREEK ")
_INSIDE_WORDS: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640")
"""Soft hyphens, joiners and the Arabic stretch: they only change how a word looks."""
_CONTINUOUS: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x9FFF),  # Chinese characters
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that put no spaces between words: each character counts as a word, so that any part of a text is found."""


class _Folds(dict[int, str]):
    """What each character becomes, found out when it first occurs."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """The words of a text, each between two single spaces: " siauliai air base " for "Šiauliai air base!"."""
    return single_spaced(f" {text.translate(FOLDS)} ")


def single_spaced(text: str) -> str:
    """The text with one space wherever it has several in a row."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _fold_character(character: str) -> str:
    # Twice: what a ligature or a wide letter stands for has a case of its own.
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    return "".join(map(_fold_part, decomposed))


def _fold_part(character: str) -> str:
    if unicodedata.combining(character) or character in _INSIDE_WORDS or "\ufe00" <= character <= "\ufe0f":
        return ""
    category = unicodedata.category(character)
    if category[0] not in "LNM":
        return " "
    if any(first <= ord(character) <= last for first, last in _CONTINUOUS):
        return f" {character} "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return _PLAIN.get(character) or _without_sign(character)


def _without_sign(character: str) -> str:
    """The letter that a sign was put on: Unicode gives a stroke or a hook only in the letter's name."""
    name = unicodedata.name(character, "")
    base, has_sign, _ = name.partition(" WITH ")
    if has_sign and name.startswith(_SCRIPTS_WITH_SIGNS):
        try:
            return unicodedata.lookup(base)
        except KeyError:
            return character
    return character


FOLDS: Final = _Folds({ord(FIELD_END): FIELD_END, ord(EVENT_END): EVENT_END})
"""For `str.translate`: by code point, what it becomes; all that is no letter and no digit becomes a space."""
