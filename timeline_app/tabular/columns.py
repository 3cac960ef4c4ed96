"""What can stand in a column of a table of events: a name, a heading, and the words of each event."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.countries import country_name
from timeline_app.dates.bound_edtf import earliest_to_edtf, latest_to_edtf
from timeline_app.dates.phrases import spoken
from timeline_app.dates.words import certainty_to_words
from timeline_app.event_dates import event_date_words
from timeline_app.events import source_title
from timeline_app.wording import language_number, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from timeline_app.dates.bounds import DateBounds
    from timeline_app.events import StatedDate
    from timeline_app.tabular.event_rows import EventRow

_BETWEEN: Final = "; "
"""Between the values of a cell: names of countries and sources have commas of their own."""
_REMEMBERED: Final = 20_000


# Dates repeat, and their words take longer than all others.
_earliest = lru_cache(_REMEMBERED)(earliest_to_edtf)
_latest = lru_cache(_REMEMBERED)(latest_to_edtf)


@lru_cache(_REMEMBERED)
def _certainty_words(bounds: DateBounds, _language_number: int) -> str:
    return certainty_to_words(bounds)


class Column(msgspec.Struct, frozen=True, eq=False):
    """A column of a table of events."""

    id: str
    """Its name in settings, and at the head of a CSV file."""
    words: Callable[[EventRow], str]
    """What an event says here, as the file has it: any text, of any number of lines; "" for nothing."""
    field: str | None = None
    """The one field of the event that the words are made of, if there is one: the rest need not be decoded."""
    is_number: bool = False
    """Whether the words are a number and nothing else."""

    @property
    def title(self) -> str:
        """Its heading for people."""
        return _titles()[self.id]


def _date_in_words(row: EventRow) -> str:
    words = event_date_words(row.event)
    if row.is_dated or words.startswith(translate("Dates", "undated")):
        return words
    # The source's own words for a date that cannot be read.
    return translate("Dates", "undated ({text})").format(text=words)


def _status(row: EventRow) -> str:
    # Also what is not said to be planned but lies after all that the file knows.
    status = "planned" if row.file.table.planned[row.row] else row.event.status or ""
    return _status_words(language_number()).get(status, status)


@lru_cache(1)
def _status_words(_language_number: int) -> dict[str, str]:
    return {
        "happened": translate("Table", "happened", "the status of an event"),
        "ongoing": translate("Table", "ongoing", "the status of an event"),
        "planned": translate("Table", "planned", "the status of an event"),
    }


def _category(row: EventRow) -> str:
    index = int(row.file.table.category[row.row])
    if index < 0:
        return ""
    return row.file.table.categories[index].title


def _certainty(row: EventRow) -> str:
    bounds = row.file.table.bounds(row.row)
    return _certainty_words(bounds, language_number()) if row.is_dated else spoken().no_date


def _importance(row: EventRow) -> str:
    given = row.event.importance
    return "" if given is None else str(given)


def _source_titles(row: EventRow, refs: Iterable[str]) -> list[str]:
    return [source_title(ref, row.file.sources) for ref in refs]


def _sources(row: EventRow) -> str:
    return _BETWEEN.join(_source_titles(row, row.event.all_source_refs()))


def _stated_dates(row: EventRow) -> str:
    return _BETWEEN.join(_stated_date(row, stated) for stated in row.event.dates)


def _stated_date(row: EventRow, stated: StatedDate) -> str:
    """A date as the file has it, who says so and why: "2024-03-05: Reuters, BBC (from a witness)"."""
    said = ", ".join(_source_titles(row, stated.source_refs()))
    by = f": {said}" if said else ""
    return f"{stated.date}{by} ({stated.note})" if stated.note else f"{stated.date}{by}"


def _country_names(row: EventRow) -> str:
    return _BETWEEN.join(country_name(code, row.language) for code in row.file.table.countries_of(row.row))


def _further(row: EventRow) -> str:
    fields = row.file.table.records.extra_fields(row.row)
    return msgspec.json.encode(fields).decode() if fields else ""


def _titles() -> dict[str, str]:
    """The heading of each column by its id."""
    return {
        "title": translate("Table", "Title"),
        "date": translate("Table", "EDTF"),
        "date_in_words": translate("Table", "Date"),
        "earliest": translate("Table", "Earliest"),
        "latest": translate("Table", "Latest"),
        "certainty": translate("Table", "Certainty"),
        "dates": translate("Table", "Stated dates"),
        "status": translate("Table", "Status"),
        "countries": translate("Table", "Countries"),
        "country_codes": translate("Table", "Country codes"),
        "category": translate("Table", "Category"),
        "place": translate("Table", "Place"),
        "importance": translate("Table", "Importance"),
        "source": translate("Table", "Source"),
        "text": translate("Table", "Text"),
        "tags": translate("Table", "Tags"),
        "covers": translate("Table", "Covers"),
        "id": translate("Table", "ID"),
        "related": translate("Table", "Related"),
        "further_fields": translate("Table", "Further fields"),
    }


COLUMNS: Final = (
    Column("title", lambda row: row.event.title, "title"),
    Column("date", lambda row: row.event.edtf() or ""),
    Column("date_in_words", _date_in_words),
    Column("earliest", lambda row: _earliest(row.file.table.bounds(row.row))),
    Column("latest", lambda row: _latest(row.file.table.bounds(row.row))),
    Column("certainty", _certainty),
    Column("dates", _stated_dates, "dates"),
    Column("status", _status, "status"),
    Column("countries", _country_names),
    Column("country_codes", lambda row: _BETWEEN.join(row.file.table.countries_of(row.row))),
    Column("category", _category),
    Column("place", lambda row: row.event.place or "", "place"),
    Column("importance", _importance, "importance", is_number=True),
    Column("source", _sources),
    Column("text", lambda row: row.event.text, "text"),
    Column("tags", lambda row: _BETWEEN.join(row.event.tags), "tags"),
    Column("covers", lambda row: row.event.covers or "", "covers"),
    Column("id", lambda row: row.event.id or "", "id"),
    Column("related", lambda row: _BETWEEN.join(row.event.related), "related"),
    Column("further_fields", _further),
)
"""Each field of an event in words, in the order of a CSV file."""

COLUMN_OF: Final[Mapping[str, Column]] = MappingProxyType({column.id: column for column in COLUMNS})


def columns_named(names: Iterable[str]) -> list[Column]:
    """The columns of these names, in their order."""
    return [COLUMN_OF[name] for name in names]
