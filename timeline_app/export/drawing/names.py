"""Names and texts as XML takes them, whatever characters a file has."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a document, however it is written, and control characters that it allows."""
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_-]")
_LONGEST_NAME: Final = 80


def to_text(text: str) -> str:
    """The text as the contents of an element or of an attribute in double quotes."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;"})


def to_name(text: str) -> str:
    """The text in letters, digits, "-", "_" and ".", so that it may follow a letter in an id.

    Each other character becomes its number between two dots: different texts are different names, unless they are
    longer than a name should be.
    """
    return _NOT_IN_NAMES.sub(lambda found: f".{ord(found[0]):x}.", text[:_LONGEST_NAME])
