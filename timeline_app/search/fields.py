"""The words of an event that are searched, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from timeline_app.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_app.table import EventFile

UNSEARCHED: Final = frozenset({"date", "start", "end", "covers", "importance", "related"})
"""Numbers and codes, which are looked for by other means, and what belongs to other events."""
_PLAIN: Final[Mapping[str, tuple[str, ...]]] = {}
"""Of the fields whose texts stand for nothing else."""


class Field(NamedTuple):
    """A text of an event, and the name of the field in which it stands."""

    name: str
    text: str


class FieldTexts(msgspec.Struct, frozen=True, eq=False):
    """Gives the texts of an event's fields, with the names for which ids stand in some of them."""

    names: Mapping[str, Mapping[str, tuple[str, ...]] | None]
    """By the field and the id: what the id stands for, then the id where that is another text. None: not searched."""

    @classmethod
    def of(cls, file: EventFile, language: str = "en") -> FieldTexts:
        """With the titles of a file's sources, the names of its categories and of countries."""
        table = file.table
        names = {
            "source": {key: source.title for key, source in file.sources.items()},
            "category": {category.id: category.title for category in table.categories},
            "countries": {code: country_name(code, language) for code in table.countries},
        }
        both = {
            field: {key: (name,) if name == key else (name, key) for key, name in of_field.items()}
            for field, of_field in names.items()
        }
        return cls({**both, "dates": both["source"], **dict.fromkeys(UNSEARCHED)})

    def fields(self, event: Mapping[str, Any]) -> list[Field]:
        """All that is searched of an event, given as the file has it."""
        return [Field(name, text) for name, value in event.items() for text in self.texts({name: value})]

    def texts(self, event: Mapping[str, Any]) -> list[str]:
        """The same without the fields' names; a million events pass through here."""
        texts: list[str] = []
        names_of = self.names.get
        for name, value in event.items():
            known = names_of(name, _PLAIN)
            if known is _PLAIN:
                if type(value) is str:
                    texts.append(value)
                else:
                    texts += _texts(value)
            elif known is not None:
                said = _without_dates(value) if name == "dates" else value
                for one in (said,) if type(said) is str else _texts(said):
                    texts += known.get(one) or (one,)
        return texts


def _without_dates(stated: Any) -> Any:
    """What is said of an event's dates, without the dates themselves."""
    if not isinstance(stated, list):
        return stated
    return [
        {key: value for key, value in one.items() if key != "date"} if isinstance(one, dict) else one for one in stated
    ]


def _texts(value: Any) -> Iterator[str]:
    """The texts and numbers in a value, however deep."""
    values = [value]
    while values:
        one = values.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            values += reversed(one)
        elif isinstance(one, dict):
            values += reversed(one.values())
        elif isinstance(one, int | float) and not isinstance(one, bool):
            yield f"{one}"
