"""What tooltips say in a timeline; what comes from files is escaped, since tooltips guess rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.citation import disputed_lines
from timeline_app.date_counts import date_counts_to_words
from timeline_app.dates.words import bounds_to_words
from timeline_app.layout.scene import Break, Cluster
from timeline_app.window.lane_hold import LaneHold
from timeline_app.window.plain import escaped
from timeline_app.window.timeline_items import Reaching, Thing, hidden_days
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.window.timeline_display import TimelineDisplay

_NAMED_AT_MOST: Final = 6


def thing_tip(view: TimelineDisplay, thing: LaneHold | Thing | None) -> str:
    """What is said of a thing in view; "" of nothing."""
    layout, scale, scene = view.timeline_layout, view.scale, view.scene()
    if layout is None or scale is None or scene is None or thing is None:
        return ""
    match thing:
        case LaneHold():
            return _lane_tip(thing, is_folded=scene.lanes[thing.number].folded)
        case Cluster():
            return _cluster_tip(layout, thing, scale.px_per_s)
        case Reaching():
            return translate(
                "Timeline",
                "Before or after this stretch of time, but long or uncertain enough to reach into it. Click to list.",
            )
        case Break():
            return break_tip(thing)
        case row:
            return event_tip(layout, row)


def event_tip(layout: TimelineLayout, row: int) -> str:
    """The event's title, its date in words, both bounds, and what sources state instead."""
    captions = layout.captions
    title, date_line = captions.title(row), captions.date_line(row)
    bounds = bounds_to_words(layout.table.bounds(row))
    lines = [f"<b>{escaped(title)}</b>", escaped(date_line)]
    if bounds != date_line:
        lines.append(escaped(bounds))
    lines += map(escaped, disputed_lines(layout.prepared.file, row))
    return "<br>".join(lines)


def break_tip(sign: Break) -> str:
    """What a break hides, and how to see it."""
    words = translate(
        "Timeline", "{length} hidden: no event has its place from {first} to {last}. Click to show this time."
    )
    first, last = hidden_days(sign)
    return words.format(length=sign.words, first=first, last=last)


def _cluster_tip(layout: TimelineLayout, cluster: Cluster, px_per_s: float) -> str:
    """What a cluster counts: how many, when, and the most important of them in order of time."""
    rows = layout.cluster_rows(cluster, px_per_s)
    if cluster.is_lone:
        return event_tip(layout, int(rows[0]))
    lines = [f"<b>{escaped(translate('Timeline', '%Ln event(s)', '', cluster.count))}</b>"]
    others = len(rows) - _NAMED_AT_MOST
    if others > 0:
        lines.append(escaped(date_counts_to_words(layout.table, rows)))
        rows = rows[np.argsort(layout.prepared.chronology.rank[rows])[:_NAMED_AT_MOST]]
    in_time = rows[np.argsort(layout.footprints.outer_lo_s[rows], kind="stable")]
    lines += [escaped(f"{layout.captions.date_line(row)} · {layout.captions.title(row)}") for row in in_time.tolist()]
    if others > 0:
        lines.append(escaped(translate("Timeline", "and %Ln more", "events", others)))
    return "<br>".join(line for line in lines if line)


def _lane_tip(lane: LaneHold, *, is_folded: bool) -> str:
    if lane.is_chevron:
        return translate("Lanes", "Click to unfold") if is_folded else translate("Lanes", "Click to fold")
    if is_folded:
        return translate("Lanes", "Drag to move, double click to unfold")
    return translate("Lanes", "Drag to move, double click to fold")
