"""The part of Markdown that is safe and cannot be meant otherwise, read line by line; all the rest is as it stands.

Emphasis (`*word*`, `_word_`), strong (`**word**`), links (`[words](https://…)`), headings (`# words`) and lists.
No HTML, no pictures, no links but those that `is_safe_link` lets through. Line breaks stay where they are.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.links import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 3
"""Markup within markup, and lists within lists; more is left as it stands."""
# Where a word can begin and end. So 2*3*4, snake_case and a lone asterisk mean themselves; and only two hundred
# characters are looked through for an end, however many beginnings a text has.
_OPENS: Final = r"(?<![^\s(\[“‘«\"'—–/*_-])"
_FIRST: Final = r"(?=[^\W_]|[“‘«\"'(\[$€£+−-]|\*[^\W_]|_[^\W_])"
_CLOSES: Final = r"(?![\w*])"
_markup = re.compile(
    rf"{_OPENS}(?P<escape>\\?)(?:"
    rf"\*\*{_FIRST}(?P<strong>[^\n]{{1,200}}?)(?<![\s*])\*?\*\*{_CLOSES}"
    rf"|\*{_FIRST}(?P<starred>[^\n]{{1,200}}?)(?<![\s*])\*{_CLOSES}"
    rf"|_{_FIRST}(?P<underscored>[^\n]{{1,200}}?)(?<![\s_])_{_CLOSES}"
    rf")"
    r"|(?<!!)(?P<link_escape>\\?)\[(?P<words>[^\[\]\n]{1,300})\]"
    r"\((?P<address>(?:[^\s()<>]|\([^\s()<>]*\)){1,1000})\)"
)
_escaped = re.compile(r"\\([*_\[])")
_heading = re.compile(r"#{1,6} +(?=\S)").match
_item = re.compile(r"(?P<indent> {0,12})(?P<sign>[-*+•]|\d{1,4}[.)]) +(?=\S)").match
# What no text with markup is without: one of these signs, or an item of a list after another.
_sign = re.compile(r"[*_\[#]").search
_further_item = re.compile(r"\n {0,12}(?:[-+•]|\d{1,4}[.)]) ").search


class Run(NamedTuple):
    """Some words of a line that look the same."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    address: str | None = None
    """Where they lead to; safe to open."""


class Line(NamedTuple):
    """A line of a text."""

    runs: tuple[Run, ...]
    sign: str = ""
    """What stands before an item of a list: a bullet, or its number as it is written."""
    depth: int = 0
    """Of an item: how many lists it stands in, from 1; of any other line 0."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing about it is marked."""
        return not self.sign and all(run == Run(run.text) for run in self.runs)


def read_markdown(text: str) -> tuple[Line, ...]:
    """The lines of a text; of one without any markup all are plain and say together what the text says."""
    lines: list[Line] = []
    numbered = enumerate(text.split("\n"))
    for is_list, group in groupby(numbered, key=lambda numbered: _item(numbered[1]) is not None):
        texts = [line for _, line in group]
        # One line alone may begin with a dash because somebody speaks, or with a number because it is a year.
        lines += map(_list_item, texts) if is_list and len(texts) > 1 else map(_line, texts)
    return tuple(lines)


def markdown_to_words(text: str, *, with_addresses: bool = False) -> str:
    """The text without its marks, line by line; if asked, with the address of each link after its words."""
    # Most texts are plain, and cost no more than a look.
    if _sign(text) is None and _further_item(text) is None:
        return text
    return "\n".join(_line_to_words(line, with_addresses=with_addresses) for line in read_markdown(text))


def _line_to_words(line: Line, *, with_addresses: bool) -> str:
    shown = (f"{run.text} ({run.address})" if with_addresses and _hides_address(run) else run.text for run in line.runs)
    return f"{line.sign} " * bool(line.sign) + "".join(shown)


def _hides_address(run: Run) -> bool:
    return run.address is not None and run.address.removeprefix("mailto:") != run.text


def _line(text: str) -> Line:
    heading = _heading(text)
    if heading is None:
        return Line(tuple(_runs(text, Run(""))))
    return Line(tuple(_runs(text[heading.end() :], Run("", is_strong=True))))


def _list_item(text: str) -> Line:
    item = _item(text)
    if item is None:
        return _line(text)
    sign = "•" if len(item["sign"]) == 1 else item["sign"]
    depth = min(_DEEPEST, 1 + len(item["indent"]) // 2)
    return Line(tuple(_runs(text[item.end() :], Run(""))), sign, depth)


def _runs(text: str, like: Run, depth: int = 0) -> Iterator[Run]:
    """The runs of a part of a line, each with what `like` is marked with."""
    at = 0
    for markup in _markup.finditer(text) if depth < _DEEPEST else ():
        if text[at : markup.start()]:
            yield like._replace(text=text[at : markup.start()])
        at = markup.end()
        if markup["escape"] or markup["link_escape"]:
            # A backslash keeps what would be markup as it is, and goes; any other stays.
            yield like._replace(text=_escaped.sub(r"\1", markup[0]))
        elif markup["words"] is not None:
            yield _link(markup, like)
        elif markup["strong"] is not None:
            # Of ***both*** the third asterisk belongs to the words.
            yield from _runs(markup[0][2:-2], like._replace(is_strong=True), depth + 1)
        else:
            yield from _runs(markup[0][1:-1], like._replace(is_emphasised=True), depth + 1)
    if text[at:]:
        yield like._replace(text=text[at:])


def _link(markup: re.Match[str], like: Run) -> Run:
    if like.address is None and is_safe_link(markup["address"]):
        return like._replace(text=markup["words"], address=markup["address"])
    return like._replace(text=markup[0])
