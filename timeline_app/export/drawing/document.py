"""An SVG document while it is written: elements in groups, and what they refer to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from timeline_app.export.drawing.names import to_name, to_text
from timeline_app.export.drawing.paths import number

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">
<title id="title">{title}</title>
<desc id="desc">{words}</desc>
"""
_INHERITED: Final = (
    'stroke-linecap="square" stroke-linejoin="bevel" font-family="Inter, sans-serif" xml:space="preserve"'
    " style=\"font-feature-settings:'calt' 0\""
)
"""A painter's own defaults, and what all texts have in common; elements say only where they differ."""


class SvgDocument:
    """Takes elements as they are written; they stand in the group that is open then."""

    def __init__(self) -> None:
        self._elements: list[str] = []
        self._definitions: dict[tuple[str, str], str] = {}
        self._ids = {"title", "desc"}
        self._counts: dict[str, int] = {}

    def add(self, element: str) -> None:
        """Write an element behind all others."""
        self._elements.append(element)

    @contextmanager
    def group(self, name: str, title: str) -> Iterator[None]:
        """Put what is added while this lasts into a group; one that stays empty is none. `name` may be any text."""
        begin = len(self._elements)
        self.add("")
        yield
        if len(self._elements) == begin + 1:
            self._elements.pop()
            return
        said = f"<title>{to_text(title)}</title>" if title else ""
        self._elements[begin] = f'<g id="{self._new_id(to_name(name))}">{said}'
        self.add("</g>")

    def define(self, kind: str, body: str) -> str:
        """The id of a definition, as of a gradient; `body` is its element without its id, "<g{id}/>"."""
        known = self._definitions.get((kind, body))
        if known is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            known = self._definitions[kind, body] = self._new_id(f"{kind}{self._counts[kind]}")
        return known

    def written(self, title: str, words: str, width_px: float, height_px: float) -> bytes:
        """The whole document, in UTF-8; all its groups are closed."""
        width, height = number(width_px, 3), number(height_px, 3)
        head = _HEAD.format(width=width, height=height, title=to_text(title), words=to_text(words))
        defined = "\n".join(body.replace("{id}", f' id="{name}"', 1) for (_, body), name in self._definitions.items())
        lines = [f"{head}<defs>\n{defined}\n</defs>" if defined else head, f"<g {_INHERITED}>", *self._elements]
        return "\n".join([*lines, "</g>", "</svg>", ""]).encode()

    def _new_id(self, name: str) -> str:
        """The name or, where it is taken, the name with a number that no name can end with."""
        new, number = name, 1
        while new in self._ids:
            number += 1
            new = f"{name}.{number}"
        self._ids.add(new)
        return new
