"""The date of an event in words: as its source words it, else in ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import EdtfError
from timeline_app.dates.phrases import spoken
from timeline_app.dates.words import date_to_words
from timeline_app.plain_text import single_line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.events import Event

_SAID_DATES: Final = 3


def event_date_words(event: Event) -> str:
    """The date as the source words it, else as `stated_date_words` says it."""
    return single_line(event.date_text, 120) if event.date_text else stated_date_words(event)


def stated_date_words(event: Event) -> str:
    """The date in our words, all of them where sources differ; "undated" where there is none that can be read."""
    text = event.edtf()
    if not text or text.isspace():
        return translate("Dates", "undated")
    try:
        return _disputed_words(event) if event.is_disputed() else date_to_words(text)
    except EdtfError:
        return translate("Dates", "undated ({text})").format(text=single_line(text, 60))


def _disputed_words(event: Event) -> str:
    said = [date_to_words(text) for text in event.all_edtf()]
    if len(said) > _SAID_DATES:
        said = [*said[:_SAID_DATES], translate("Dates", "another date")]
    return spoken().either(said)


def edtf_or_doubt_words(edtf: str) -> str:
    """A date in words, or that it is none."""
    try:
        return date_to_words(edtf)
    except EdtfError:
        return translate("Dates", "“{text}”, which is no date that can be read").format(text=single_line(edtf, 80))
