"""What stands in the timeline's view, in words and one by one: events, counted groups of events, breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.dates.calendar import SECONDS_PER_DAY, seconds_to_civil
from timeline_app.dates.words import certainty_to_words, date_to_words, day_to_words
from timeline_app.layout.hidden_rows import clusters_with
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, CLUSTER_PX
from timeline_app.layout.scene import Break, Cluster
from timeline_app.painting.lane_names import lane_head, lane_in_sight
from timeline_app.span_words import span_words
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from timeline_app.layout.scene import Scene
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.window.timeline_display import TimelineDisplay

_SIGN_MARGIN_PX: Final = 5.0
"""Above and below the sign of a break, which stands in the upper row of the axis or in the lower one."""
_DAYS_UP_TO_S: Final = 62 * SECONDS_PER_DAY
_MONTHS_UP_TO_S: Final = 6 * 366 * SECONDS_PER_DAY


class Reaching(NamedTuple):
    """The count beside a lane's name of the events that reach in from before or after."""

    lane: int


Thing = int | Cluster | Reaching | Break
"""What can be pressed; a number is the row of an event."""


class Item(NamedTuple):
    """One thing in view that can be pressed."""

    key: Hashable
    """The same for the same thing at another scale."""
    thing: Thing
    name: str
    description: str
    rect: QRectF
    """In the timeline's own pixels, see `TimelineDisplay.width_px`; it may be scrolled out of sight."""
    begin_px: float
    is_selected: bool = False

    @property
    def is_event(self) -> bool:
        """Whether it is an event; else it is a sign that stands for some, or for empty time."""
        return isinstance(self.thing, int)


def items_in_view(view: TimelineDisplay) -> tuple[Item, ...]:
    """All of them in order of time, those of one time from the top."""
    scene, layout = view.scene(), view.timeline_layout
    if scene is None or layout is None:
        return ()
    items = [*_events(view, scene, layout), *signs_in_view(view)]
    return tuple(sorted(items, key=lambda item: (item.begin_px, item.rect.top())))


def signs_in_view(view: TimelineDisplay) -> tuple[Item, ...]:
    """Those that are not events: clusters, counts beside the names of lanes, breaks; in the same order."""
    scene, layout = view.scene(), view.timeline_layout
    if scene is None or layout is None:
        return ()
    signs = [*_clusters(view, scene, layout), *_reaching(view, scene), *_breaks(scene)]
    return tuple(sorted(signs, key=lambda item: (item.begin_px, item.rect.top())))


def empty_words(sign: Break) -> str:
    """What a break hides."""
    first, last = hidden_days(sign)
    return translate("Timeline", "no event has its place from {first} to {last}").format(first=first, last=last)


def hidden_days(sign: Break) -> tuple[str, str]:
    """The first and the last day that a break hides."""
    return day_to_words(sign.fold.begin_s), day_to_words(sign.fold.end_s - 1)


def event_words(layout: TimelineLayout, row: int, lanes: list[str]) -> str:
    """What is said of an event after its title: its date, how well that is known, and its lanes."""
    certainty = certainty_to_words(layout.table.bounds(row))
    return _listed(layout.captions.date_line(row), certainty, *map(_lane_words, lanes))


def _events(view: TimelineDisplay, scene: Scene, layout: TimelineLayout) -> Iterator[Item]:
    rects: dict[int, QRectF] = {}
    lanes: dict[int, list[str]] = {}
    for mark in scene.marks:
        # An event that stands in several lanes is one event, in its first.
        rects.setdefault(mark.row, QRectF(*scene.rect_of(mark)))
        lanes.setdefault(mark.row, []).append(_lane_title(scene, mark.top_px))
    scale = view.scale
    begins_px = (
        {} if scale is None else {row: scale.time_to_px(int(layout.footprints.outer_lo_s[row])) for row in rects}
    )
    for row, rect in rects.items():
        is_selected = row in view.selected_rows
        words = _listed(
            event_words(layout, row, lanes[row]), translate("Timeline", "selected", "an event") if is_selected else ""
        )
        title = layout.captions.title(row)
        yield Item(("event", row), row, title, words, _shifted(view, rect), begins_px[row], is_selected)


def _clusters(view: TimelineDisplay, scene: Scene, layout: TimelineLayout) -> Iterator[Item]:
    row, px_per_s = view.main_row, 1.0 if view.scale is None else view.scale.px_per_s
    holding = () if row is None else clusters_with(layout, row, scene.clusters, px_per_s)
    for cluster in scene.clusters:
        lane = scene.lanes[cluster.lane]
        when = _when_words(layout, cluster, px_per_s)
        name = translate("Timeline", "%Ln more event(s), {when}", "", cluster.count).format(when=when)
        if cluster.is_lone:
            alone = int(layout.cluster_rows(cluster, px_per_s)[0])
            name = f"{layout.captions.title(alone)}, {layout.captions.date_line(alone)}"
        selected = translate("Timeline", "with the selected event") if cluster in holding else ""
        words = _listed(_lane_words(lane.title), selected)
        width_px = cluster.width_px
        rect = QRectF(cluster.middle_px - width_px / 2, cluster.top_px, width_px, CLUSTER_PX)
        key = ("cluster", lane.key, cluster.lo_s, cluster.hi_s)
        yield Item(key, cluster, name, words, _shifted(view, rect), cluster.from_px)


def _when_words(layout: TimelineLayout, cluster: Cluster, px_per_s: float) -> str:
    """From when to when the dates of what is counted reach; over years, the places where it is counted say as much.

    A frame with the keys on a sign asks for it of every cluster: no event is read.
    """
    first_s, last_s = (layout.folding.to_real(time_s) for time_s in (cluster.first_s, cluster.last_s))
    if last_s - first_s > _MONTHS_UP_TO_S:
        return _stretch_words(first_s, last_s)
    rows = layout.cluster_rows(cluster, px_per_s)
    lo_s, last_of_s = layout.table.lo_s[rows], layout.table.hi_s[rows] - 1
    misses_start, misses_end = lo_s == FAR_PAST, last_of_s == FAR_FUTURE - 1
    first_s = int(np.where(misses_start, last_of_s, lo_s).min())
    last_s = int(np.where(misses_end, lo_s, last_of_s).max())
    return _stretch_words(first_s, last_s, in_years=bool(misses_start.any() or misses_end.any()))


def _reaching(view: TimelineDisplay, scene: Scene) -> Iterator[Item]:
    for number, lane in enumerate(scene.lanes):
        sign = lane_head(view.look, lane_in_sight(lane, view.scroll_px), scene.width_px, in_hand=True).reaching
        if sign is not None:
            words = _lane_words(lane.title)
            name = _reaching_words(lane.reaching)
            yield Item(("reaching", lane.key), Reaching(number), name, words, _shifted(view, sign.rect), -1.0)


def _breaks(scene: Scene) -> Iterator[Item]:
    for sign in scene.breaks:
        rect = QRectF(sign.label_left_px, _SIGN_MARGIN_PX, sign.label_px, AXIS_HEIGHT_PX - 2 * _SIGN_MARGIN_PX)
        key = ("break", sign.fold.begin_s)
        name = translate("Timeline", "{length} hidden", "of time").format(length=sign.words)
        yield Item(key, sign, name, empty_words(sign), rect, sign.from_px)


def _shifted(view: TimelineDisplay, rect: QRectF) -> QRectF:
    """From below the top of the lanes to below the top of the widget, cut to the picture's width."""
    rect = rect.translated(0, AXIS_HEIGHT_PX - view.scroll_px)
    left_px, right_px = max(0.0, rect.left()), min(view.width_px, rect.right())
    return QRectF(left_px, rect.top(), max(1.0, right_px - left_px), rect.height())


def _lane_title(scene: Scene, y_px: float) -> str:
    return next((lane.title for lane in reversed(scene.lanes) if lane.top_px <= y_px), "")


def _lane_words(title: str) -> str:
    return translate("Timeline", "lane {lane}").format(lane=title) if title else ""


def _reaching_words(count: int) -> str:
    if count == 1:
        return translate("Timeline", "1 more event reaches in", "from before or after")
    return translate("Timeline", "%Ln more events reach in", "from before or after", count)


def _stretch_words(lo_s: int, hi_s: int, *, in_years: bool = False) -> str:
    """From when to when, as precisely as its length deserves, if not in years: "from March to May 2014"."""
    first, last = seconds_to_civil(lo_s), seconds_to_civil(hi_s)
    if not 0 <= first[0] <= last[0] <= 9999:
        return span_words(lo_s, hi_s + 1)
    parts = 3 if hi_s - lo_s <= _DAYS_UP_TO_S else 2 if hi_s - lo_s <= _MONTHS_UP_TO_S else 1
    if in_years:
        # Of an open date only one end is known: "31 December 2014" would be more than "by 2014" says.
        parts = 1
    begin, end = (
        "-".join(f"{part:0{width}}" for part, width in zip(time[:parts], (4, 2, 2), strict=False))
        for time in (first, last)
    )
    return date_to_words(begin if begin == end else f"{begin}/{end}")


def _listed(*words: str) -> str:
    return ", ".join(word for word in words if word)
