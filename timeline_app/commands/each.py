"""One file for each value of a field, its name in the place of `{field}` in the name of the file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from timeline_app.export.page_words import rows_in_picture, rows_matching
from timeline_app.facets.ids import CATEGORY, CERTAINTY, COUNTRY, NO_VALUE, PLACE, SOURCE, STATUS, TAG
from timeline_app.filters import Chosen
from timeline_app.view_options import field_to_facet
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.commands.jobs import Job

_FIELDS: Final = (COUNTRY, CATEGORY, CERTAINTY, STATUS, TAG, SOURCE, PLACE)
_NO_VALUE_NAME: Final = "none"
_SAFE: Final = frozenset("_.+-")
_SAFE_KINDS: Final = frozenset("LMN")
"""Letters, marks on them, and numbers, as Unicode has them."""
_MOST_BYTES: Final = 120
"""Few systems take more than 255 for all of a name."""
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""What Windows takes for no file at all."""
_PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")


def each_value(job: Job, field: str | None) -> list[Job]:
    """A job for each value of a field that events of the picture have; without a field, the job itself.

    Raises ValueError where the name of the file has no place for the values, or one that is not asked for.
    """
    _refuse_other_places(job, field)
    if field is None:
        return [job]
    facet_id = field_to_facet(field, job.prepared.facets)
    placeholder = f"{{{field}}}"
    if placeholder not in str(job.path):
        words = translate("Command line", "--each {field}: OUT has no {placeholder} in it")
        raise ValueError(words.format(field=field, placeholder=placeholder))
    jobs, taken = [], set[str]()
    for value in _values(job, facet_id):
        name = _free_name(_file_name(value), taken)
        with_value = job.request.event_filter.with_chosen(facet_id, Chosen(frozenset({value})))
        path = Path(str(job.path).replace(placeholder, name))
        jobs.append(replace(job, request=replace(job.request, event_filter=with_value), path=path, makes_folder=True))
    return jobs


def _refuse_other_places(job: Job, field: str | None) -> None:
    """Whoever writes "{country}.png" wants a file for each."""
    for found in _PLACEHOLDER.finditer(str(job.path)):
        if found[1] in _FIELDS and found[1] != field:
            words = translate("Command line", "OUT has {placeholder} in it, which needs --each {field}")
            if field is not None:
                words = translate("Command line", "OUT has {placeholder} in it: --each takes one field, here {each}")
            raise ValueError(words.format(placeholder=found[0], field=found[1], each=field))


def _values(job: Job, facet_id: str) -> Iterator[str]:
    """The values that events of the picture have, and that its filter lets through."""
    facet = job.prepared.facets.facet(facet_id)
    chosen = job.request.event_filter.chosen(facet_id)
    if facet is None:
        return
    shown = rows_matching(job.prepared, job.request) & rows_in_picture(job.prepared, job.request)
    for value, count in facet.counts(shown).items():
        if count and (chosen is None or chosen.need_all or value in chosen.values):
            yield value


def _free_name(name: str, taken: set[str]) -> str:
    """The name or, where it is taken, the name with a number; taken from now on."""
    free, number = name, 1
    # Many systems do not tell small letters from capital ones.
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free


def _file_name(value: str) -> str:
    """A value as a part of a file's name that no system refuses."""
    if value == NO_VALUE:
        return _NO_VALUE_NAME
    composed = unicodedata.normalize("NFC", value)
    safe = "".join(char if char in _SAFE or unicodedata.category(char)[0] in _SAFE_KINDS else "-" for char in composed)
    name = re.sub("-{2,}", "-", safe).lstrip(".").strip("-")
    name = name.encode()[:_MOST_BYTES].decode(errors="ignore") or "-"
    return f"_{name}" if _DEVICES.match(name) else name
