"""What is searched for: every word that was typed has to begin a word of the event, every phrase has to stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS: Final = 200
"""Of a text that is searched for; what comes after does not count."""
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS: Final = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|[^\s"]+')


class Query(msgspec.Struct, frozen=True):
    """Stretches of folded text that an event must have, all of them, each within one of its fields.

    " lith" is for words that begin so, " armed forces " for these two words side by side.
    """

    needles: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.needles

    @property
    def has_phrases(self) -> bool:
        """Whether words have to stand side by side: only then does it matter how many spaces are between them."""
        return any(" " in needle.strip() for needle in self.needles)

    def matches(self, folded: str) -> bool:
        """Whether an event whose fields are folded so is a hit."""
        return all(needle in folded for needle in self.needles)


def read_query(text: str) -> Query:
    """The query that was typed: words, and phrases in double quotes of any kind.

    A word typed with signs in it, as "full-scale", is searched as its parts side by side. While a phrase is not closed,
    its last word may go on.
    """
    needles = list(dict.fromkeys(_needles(text[:MAX_CHARS].translate(_QUOTES))))
    # What stands in another one is found with it.
    return Query(tuple(one for one in needles if not any(one in other and one != other for other in needles)))


def _needles(text: str) -> Iterator[str]:
    for part in _PARTS.finditer(text):
        words = fold(part["phrase"] or part[0]).split()
        if words:
            yield f" {' '.join(words)}{' ' if part['closed'] else ''}"
