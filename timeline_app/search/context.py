"""Where in an event the words were found: its title and what stands around them, with the places of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_app.markdown import markdown_to_words
from timeline_app.plain_text import single_line
from timeline_app.search.folding import FOLDS, fold
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.search.fields import Field, FieldTexts
    from timeline_app.search.query import Query

_BEFORE_CHARS: Final = 32
"""Of the text, shown before the first word that was found."""
_EXCERPT_CHARS: Final = 160
_STRETCH_CHARS: Final = 4_000
_OVERLAP_CHARS: Final = 300
"""A long text is looked through in stretches that overlap so far; a longer phrase is not set off."""
_WEIGHTIEST: Final = ("text", "place", "tags", "date_text", "source")
"""Fields whose words are shown before those of others."""


class Excerpt(NamedTuple):
    """Some text on one line, and where in it the found words stand, as ascending (begin, end) that don't touch."""

    text: str
    found: tuple[tuple[int, int], ...] = ()


class Context(NamedTuple):
    """What a list of hits shows of an event."""

    title: Excerpt
    around: Excerpt


def hit_context(event: Mapping[str, Any], texts: FieldTexts, query: Query) -> Context:
    """The words of a hit, given as the file has it."""
    title = Excerpt(single_line(event["title"]))
    title = title._replace(found=found_spans(title.text, query.needles))
    in_title = fold(event["title"])
    missing = [needle for needle in query.needles if needle not in in_title]
    fields = sorted(
        (field for field in texts.fields(event) if field.name != "title"),
        key=lambda field: _WEIGHTIEST.index(field.name) if field.name in _WEIGHTIEST else len(_WEIGHTIEST),
    )
    parts = list(_parts_around(fields, missing))
    if not parts:
        text = next((field for field in fields if field.name == "text"), None)
        return Context(title, _excerpt(text, query.needles) if text is not None else Excerpt(""))
    return Context(title, _joined(parts))


def _parts_around(fields: Iterable[Field], missing: list[str]) -> Iterator[Excerpt]:
    """For each of the needles an excerpt that has it, as few as that takes."""
    for field in fields:
        if not missing:
            return
        folded = fold(field.text)
        here = [needle for needle in missing if needle in folded]
        if here:
            missing = [needle for needle in missing if needle not in here]
            excerpt = _excerpt(field, here)
            yield excerpt if field.name == "text" else _joined([Excerpt(_field_name(field)), excerpt], " ")


def _field_name(field: Field) -> str:
    words = {
        "place": translate("Search", "place", "a field of an event"),
        "tags": translate("Search", "tags", "a field of an event"),
        "date_text": translate("Search", "date", "a field of an event"),
        "source": translate("Search", "source", "a field of an event"),
        "category": translate("Search", "category", "a field of an event"),
        "countries": translate("Search", "country", "a field of an event"),
        "status": translate("Search", "status", "a field of an event"),
    }
    # Others go by their own names.
    name = words.get(field.name) or single_line(field.name.replace("_", " "), 40)
    return translate("Search", "{field}:", "what was found in a field follows").format(field=name)


def _joined(parts: list[Excerpt], between: str = " · ") -> Excerpt:
    text, found = "", []
    for part in parts:
        begin = len(text) + (len(between) if text else 0)
        text += between * bool(text) + part.text
        found += [(begin + lo, begin + hi) for lo, hi in part.found]
    return Excerpt(text, tuple(found))


def _excerpt(field: Field, needles: Sequence[str]) -> Excerpt:
    """The first place in a field where a needle stands; its beginning where none does."""
    stretch = _stretch_with(field.text, needles)
    if field.name == "text":
        stretch = _without_marks(stretch, needles)
    stretch = single_line(stretch, _STRETCH_CHARS + _OVERLAP_CHARS)
    found = found_spans(stretch, needles)
    first = found[0][0] if found else 0
    begin = max(0, first - _BEFORE_CHARS)
    if begin:
        # From where a word begins, unless it is endless.
        begin = stretch.find(" ", begin, first) + 1 or begin
    shown = stretch[begin : begin + _EXCERPT_CHARS]
    lead = "… " if begin else ""
    tail = "…" if begin + _EXCERPT_CHARS < len(stretch) else ""
    shift = len(lead) - begin
    spans = [(lo + shift, min(hi + shift, len(lead) + len(shown))) for lo, hi in found if lo - begin < len(shown)]
    return Excerpt(f"{lead}{shown}{tail}", tuple(spans))


def _without_marks(text: str, needles: Iterable[str]) -> str:
    """The words of a text in Markdown, with what is left out where that is what was found: addresses, or any marks."""
    words = markdown_to_words(text)
    if words == text:
        return text
    folded = fold(text)
    found = [needle for needle in needles if needle in folded]
    for choice in (words, markdown_to_words(text, with_addresses=True)):
        folded = fold(choice)
        if all(needle in folded for needle in found):
            return choice
    return text


def _stretch_with(text: str, needles: Iterable[str]) -> str:
    for begin in range(0, max(1, len(text)), _STRETCH_CHARS):
        stretch = text[begin : begin + _STRETCH_CHARS + _OVERLAP_CHARS]
        if begin:
            # What is left of a word is none.
            stretch = stretch.partition(" ")[2]
        folded = fold(stretch)
        if any(needle in folded for needle in needles):
            return stretch
    return text[:_STRETCH_CHARS]


def found_spans(text: str, needles: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where in a text the needles stand, as ascending (begin, end); those that touch are one."""
    folded, origins = _fold_with_origins(text)
    spans: list[tuple[int, int]] = []
    for needle in needles:
        words = needle.rstrip(" ")
        at = folded.find(needle)
        while at >= 0:
            last, following = origins[at + len(words) - 1], origins[at + len(words)]
            spans.append((origins[at + 1], max(last + 1, following)))
            at = folded.find(needle, at + 1)
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` that it comes from."""
    folded, origins = [" "], [0]
    for place, character in enumerate(text):
        for part in FOLDS[ord(character)]:
            if part != " " or folded[-1] != " ":
                folded.append(part)
                origins.append(place)
    if folded[-1] != " ":
        folded.append(" ")
    origins += [len(text)] * (len(folded) + 1 - len(origins))
    return "".join(folded), origins
