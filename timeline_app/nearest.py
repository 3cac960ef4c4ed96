"""What was probably meant by a word that is none of those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Collection


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most like this one; None where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  # few starts need it, and it takes its time

    return next(iter(get_close_matches(word, known, 1)), None)


def did_you_mean(word: str) -> str:
    """The suggestion of a word or a date, in quotes."""
    return did_you_mean_value(f'"{word}"')


def did_you_mean_value(value: str) -> str:
    """The suggestion of a value as it is written."""
    return translate("Problems", "did you mean {value}?").format(value=value)
