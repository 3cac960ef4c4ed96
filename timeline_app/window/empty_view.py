"""Why there is nothing to see on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.summary import beyond_knowledge_words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.timescale import TimeScale


def shows_nothing(scene: Scene) -> bool:
    """Whether no lane has anything, not even events that reach in."""
    return not (scene.lanes and (scene.marks or scene.clusters or any(lane.reaching for lane in scene.lanes)))


def empty_view_words(layout: TimelineLayout, scene: Scene, scale: TimeScale) -> str:
    """What is true of a scene that shows nothing; beyond its own day the file just knows nothing."""
    as_of_s, dated = layout.prepared.file.as_of_s, layout.table.dated()
    if scene.lanes:
        if as_of_s is not None and scale.left_s >= layout.folding.to_folded(as_of_s):
            return beyond_knowledge_words(as_of_s, layout.ongoing_count)
        return translate("Timeline", "No events in this stretch of time. Home shows everything.")
    if dated.any():
        return translate("Timeline", "No event with a date matches the filter.")
    if len(dated):
        return translate("Timeline", "No event has a date; those without are listed below.")
    return translate("Timeline", "There are no events.")
