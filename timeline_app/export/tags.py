"""What the parts of a picture are called: events by their ids, titles and dates, counts by how many and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.calendar import SECONDS_PER_DAY
from timeline_app.painting.drawing import Tag, Tags
from timeline_app.span_words import span_words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.scene import Cluster, Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import EventTable


def scene_tags(scene: Scene, layout: TimelineLayout, table: EventTable) -> Tags:
    """The tags of what is in a scene of the layout, at the scale that fits."""

    def event_tag(row: int) -> Tag:
        event_id, captions = table.records.event(row).id, layout.captions
        # Those without an id are counted as people do.
        name = f"event-number-{row + 1}" if event_id is None else f"event-{event_id}"
        return Tag(name, f"{captions.title(row)}, {captions.date_line(row)}")

    def count_tag(number: int, cluster: Cluster) -> Tag:
        if cluster.is_lone:
            return event_tag(int(layout.cluster_rows(cluster, layout.fit.px_per_s)[0]))
        # From the first one's day to the last one's: most of them have no time of day.
        first_s, last_s = (layout.folding.to_real(time_s) for time_s in (cluster.first_s, cluster.last_s))
        lo_s, hi_s = (time_s - time_s % SECONDS_PER_DAY for time_s in (first_s, last_s + SECONDS_PER_DAY))
        words = translate("Export", "%Ln event(s), {when}", "that are counted", cluster.count)
        return Tag(f"count-{number}", words.format(when=span_words(lo_s, hi_s)))

    return Tags(
        {mark.row: event_tag(mark.row) for mark in scene.marks},
        tuple(count_tag(number, cluster) for number, cluster in enumerate(scene.clusters, start=1)),
    )
