"""Texts from files made safe to show: one line, no control characters, no tricks with writing direction."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.wording import translate

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufffe\uffff]+"
)
_UNSAFE_IN_BLOCK: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)


def single_line(text: str, max_chars: int = 300) -> str:
    """The text without control characters, bidi overrides and lone surrogates, cut with an ellipsis at `max_chars`."""
    # Cut first with room to spare: a megabyte of blanks must not be searched for every label.
    line = " ".join(_UNSAFE.sub(" ", text[: 4 * max_chars]).split())
    return line if len(line) <= max_chars else line[: max_chars - 1].rstrip() + "…"


def text_block(text: str, max_chars: int = 20_000) -> str:
    """The text with its line breaks, safe to show; what is cut off beyond `max_chars` is said at its end."""
    kept = _UNSAFE_IN_BLOCK.sub(" ", text[:max_chars].replace("\r\n", "\n"))
    missing = len(text) - max_chars
    if missing <= 0:
        return kept
    return f"{kept}…\n[{translate('Details', '%Ln more characters are not shown', '', missing)}]"
