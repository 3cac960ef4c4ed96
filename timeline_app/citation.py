"""Events to be pasted elsewhere: as text, as citations of their sources, as the file's own JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.countries import country_name
from timeline_app.dates.words import bounds_to_words
from timeline_app.event_dates import edtf_or_doubt_words, event_date_words
from timeline_app.events import source_title
from timeline_app.markdown import markdown_to_words
from timeline_app.plain_text import single_line, text_block
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_app.events import Event, Source, StatedDate
    from timeline_app.table import EventFile, EventRecords, EventTable

_TOOLTIP_DATES: Final = 6


def events_to_text(file: EventFile, rows: Iterable[int], language: str = "en") -> str:
    """The events in plain words: title, date with its bounds and status, who reports it, where, what, filed how."""
    return "\n\n".join(_event_to_text(file, row, language) for row in rows)


def events_to_citations(file: EventFile, rows: Iterable[int]) -> str:
    """Each source of each event on a line of its own, with the event and the date that it is cited for."""
    return "\n".join(line for row in rows for line in _event_to_citations(file, file.table.records.event(row)))


def events_to_json(records: EventRecords, rows: Iterable[int]) -> str:
    """The events as they stand in the file, byte for byte: one as an object, several as a list."""
    raw = [records.raw(row).decode("utf-8", "replace") for row in rows]
    return raw[0] if len(raw) == 1 else "[\n" + ",\n".join(raw) + "\n]"


def source_words(ref: str, sources: Mapping[str, Source]) -> str:
    """What a source is called."""
    return single_line(source_title(ref, sources))


def _event_to_text(file: EventFile, row: int, language: str) -> str:
    event, table = file.table.records.event(row), file.table
    date = event_date_words(event)
    bounds = bounds_to_words(table.bounds(row)) if table.is_dated(row) else date
    dated = date if bounds == date else f"{date} ({bounds})"
    lines = [single_line(event.title), " · ".join([dated, *status_words(table, row)])]
    lines += [stated_to_line(stated, file.sources) for stated in event.dates]
    source = translate("Citations", "Source: {source}")
    lines += [source.format(source=_source_to_line(ref, file.sources)) for ref in event.source_refs()]
    countries = [country_name(code, language) for code in table.countries_of(row)]
    where = [single_line(event.place)] if event.place else []
    if where or countries:
        lines.append(", ".join([*where, *countries]))
    if table.category[row] >= 0:
        category = table.categories[int(table.category[row])].title
        filed = translate("Citations", "Category: {category}")
        lines.append(filed.format(category=single_line(category, 80)))
    if event.text:
        lines.append(markdown_to_words(text_block(event.text), with_addresses=True))
    if event.tags:
        tags = ", ".join(single_line(tag, 80) for tag in event.tags)
        lines.append(translate("Citations", "Tags: {tags}").format(tags=tags))
    return "\n".join(lines)


def status_words(table: EventTable, row: int) -> list[str]:
    """What an event is beside having happened: planned, ongoing."""
    planned = [translate("Details", "planned", "of an event")] if table.planned[row] else []
    is_ongoing = table.records.event(row).status == "ongoing"
    return planned + [translate("Details", "ongoing", "of an event")] * is_ongoing


def disputed_lines(file: EventFile, row: int) -> list[str]:
    """Who says what of a disputed date, as far as a tooltip has room; none of a date that is not disputed."""
    event = file.table.records.event(row)
    if not event.is_disputed():
        return []
    more = len(event.dates) - _TOOLTIP_DATES
    lines = [single_line(stated_to_line(stated, file.sources), 120) for stated in event.dates[:_TOOLTIP_DATES]]
    return [*lines, translate("Citations", "and %Ln more", "dates", more)] if more > 0 else lines


def stated_to_line(stated: StatedDate, sources: Mapping[str, Source]) -> str:
    """Who says what of a date, and the note on it."""
    said = ", ".join(source_words(ref, sources) for ref in stated.source_refs())
    note = f" ({single_line(stated.note)})" if stated.note else ""
    date = edtf_or_doubt_words(stated.date)
    words = translate("Citations", "{source}: {date}").format(source=said, date=date) if said else date
    return words + note


def _event_to_citations(file: EventFile, event: Event) -> list[str]:
    title = translate("Citations", "“{title}”").format(title=single_line(event.title))
    # Beside a date of its own, its sources are not to be credited with those that others state.
    own = replace(event, dates=[])
    own_date = event_date_words(event if own.edtf() is None else own)
    cited = [(ref, own_date) for ref in event.source_refs()]
    cited += [(ref, edtf_or_doubt_words(stated.date)) for stated in event.dates for ref in stated.source_refs()]
    if not cited:
        words = translate("Citations", "No source is given for {title}, {date}.")
        return [words.format(title=title, date=event_date_words(event))]
    words = translate("Citations", "{source} Cited for {title}, {date}.", "the source ends with a full stop")
    return [words.format(source=_source_to_line(ref, file.sources), title=title, date=date) for ref, date in cited]


def _source_to_line(ref: str, sources: Mapping[str, Source]) -> str:
    """Title, date, note and address of a source, each ending with a full stop where it is a sentence."""
    source = sources.get(ref)
    if source is None:
        return _sentence(single_line(ref))
    parts = [_sentence(single_line(source.title))]
    if source.date and edtf_or_doubt_words(source.date) not in source.title:
        parts.append(_sentence(edtf_or_doubt_words(source.date)))
    if source.note:
        parts.append(_sentence(single_line(source.note)))
    if source.url:
        parts.append(single_line(source.url, 2_000))
    return " ".join(parts)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
