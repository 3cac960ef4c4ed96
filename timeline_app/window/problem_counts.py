"""What the problems list says above its lines: how many there are, and which events the timeline lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.table import EventFile


def counts_sentences(file: EventFile) -> list[str]:
    """How many problems a file has, how many events are lost, and how many have no place in time."""
    count, lost, undated = len(file.problems), file.lost_count, int((~file.table.dated()).sum())
    said = [translate("Problems", "%Ln problem(s).", "", count) if count else translate("Problems", "No problems.")]
    if lost:
        said.append(_lost_sentence(lost))
    if undated:
        said.append(_undated_sentence(undated))
    if not lost and not undated:
        said.append(translate("Problems", "All events are shown."))
    elif undated < len(file.table):
        said.append(translate("Problems", "All others are shown."))
    return said


def _lost_sentence(count: int) -> str:
    if count == 1:
        return translate("Problems", "1 event could not be read and is not shown.")
    return translate("Problems", "%Ln events could not be read and are not shown.", "", count)


def _undated_sentence(count: int) -> str:
    if count == 1:
        return translate("Problems", "1 event without a date is in the table, not on the timeline.")
    return translate("Problems", "%Ln events without a date are in the table, not on the timeline.", "", count)
