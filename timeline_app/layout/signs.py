"""The ways in which dates are drawn, each with what it means: for the help and for the legend of a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from timeline_app.layout.footprint import table_to_footprints
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import CLUSTER_PX, MARKER_PX, ROW_STYLES
from timeline_app.layout.scene import Cluster, LaneBand, Mark, Scene, Shape
from timeline_app.readers.json_reader import read_json
from timeline_app.timescale import TimeScale
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_AS_OF: Final = "2014-08-15"


class Sign(msgspec.Struct, frozen=True):
    """What a sign means in words, and a date that is drawn with it; None stands for a cluster."""

    words: str
    date: str | None
    length_px: float = 90.0
    """How long the stretch of the date is drawn."""
    is_planned: bool = False
    count: int = 12
    """Of a cluster."""
    tells: Callable[[Mark], bool] | None = None
    """Whether it is this sign that a mark needs to be understood; None where nobody needs to be told."""


def signs() -> tuple[Sign, ...]:
    """The ways in which dates are drawn, and what they mean."""
    return (
        Sign(translate("Help", "a known day or time"), "2014-03-21", length_px=8),
        Sign(translate("Help", "known from its first day to its last"), "2014-02-03/2014-06-20"),
        Sign(translate("Help", "began and ended somewhere in the fades"), "2014-02/2014-06", tells=_has_vague_ends),
        Sign(translate("Help", "at some time in the band: a month, a year"), "2014", tells=_is_band),
        Sign(translate("Help", "the same, with the best guess at the marker"), "1930S2"),
        Sign(translate("Help", "about then: it may lie in the fades too"), "2014~", tells=_is_fading_band),
        Sign(translate("Help", "about then"), "2014-02-03~", length_px=3, tells=_is_about),
        Sign(
            translate("Help", "dashed, with “?”: the source is not sure"),
            "2014-02-03?/2014-06-20",
            length_px=80,
            tells=lambda mark: mark.uncertain,
        ),
        Sign(
            translate("Help", "goes on"),
            "2014-02-03/..",
            length_px=80,
            tells=lambda mark: mark.shape is Shape.SPAN and mark.arrow_right,
        ),
        Sign(
            translate("Help", "went on before, nobody says since when"),
            "../2014-06-20",
            length_px=36,
            tells=lambda mark: mark.shape is Shape.SPAN and mark.arrow_left,
        ),
        Sign(
            translate("Help", "nobody knows when it ended; mirrored: began"),
            "2014-02/",
            length_px=36,
            tells=lambda mark: mark.question_right or mark.question_left,
        ),
        Sign(
            translate("Help", "once, by then; mirrored: then or later"),
            "[..2014]",
            tells=lambda mark: mark.shape is Shape.LIMIT,
        ),
        Sign(
            translate("Help", "in one of these and not in between"),
            "[2012,2014]",
            tells=lambda mark: mark.shape is Shape.VAGUE and bool(mark.members),
        ),
        Sign(
            translate("Help", "in each of these, from cap to cap"),
            "{2012,2014}",
            tells=lambda mark: mark.shape is Shape.SET,
        ),
        Sign(
            translate("Help", "hatched: planned"),
            "2014-02-03/2014-06-20",
            is_planned=True,
            tells=_is_hatched,
        ),
        Sign(
            translate("Help", "planned for a known day or time"),
            "2014-03-21",
            length_px=8,
            is_planned=True,
            tells=_is_planned_moment,
        ),
    )


def signs_told_by(scenes: Sequence[Scene]) -> tuple[Sign, ...]:
    """The signs that somebody who sees these scenes needs to be told of."""
    marks = [mark for scene in scenes for mark in scene.marks]
    told = [sign for sign in signs() if sign.tells is not None and any(map(sign.tells, marks))]
    counts = [cluster.count for scene in scenes for cluster in scene.clusters]
    if any(count > 1 for count in counts):
        told.append(Sign(translate("Export", "so many more events, without room of their own"), None))
    if any(count == 1 for count in counts):
        told.append(Sign(translate("Export", "one more event"), None, count=1))
    return tuple(told)


@lru_cache(maxsize=8)
def signs_to_marks(
    signs: tuple[Sign, ...], at_px: tuple[float, float], width_px: float, share: float = 1.0
) -> tuple[Mark | None, ...]:
    """A mark of each sign, its stretch from `at_px` on and `share` times as long; None for a cluster.

    What reaches beyond `width_px` is cut off. Remembered: each page of a picture explains the same.
    """
    if not signs:
        return ()
    events = [
        {"title": sign.words, "date": sign.date, "category": "sign", "status": "planned" if sign.is_planned else None}
        for sign in signs
    ]
    document = {"as_of": _AS_OF, "categories": [{"id": "sign"}], "events": events}
    file = read_json(msgspec.json.encode(document), "signs")
    footprints = table_to_footprints(file.table, file.as_of_s or 0)
    marks: list[Mark | None] = []
    for row, sign in enumerate(signs):
        begin_s, end_s = int(footprints.outer_lo_s[row]), int(footprints.outer_hi_s[row])
        px_per_s = share * sign.length_px / max(1, end_s - begin_s)
        scale = TimeScale(begin_s, 0.0, px_per_s, width_px).panned(at_px[0] + float(footprints.pad_left_px[row]))
        (mark,) = rows_to_marks(file.table, footprints, np.array([row]), [at_px[1]], scale)
        if mark.left_px < at_px[0]:
            # The least marker is wider than the stretch that it stands for.
            scale = scale.panned(at_px[0] - mark.left_px)
            (mark,) = rows_to_marks(file.table, footprints, np.array([row]), [at_px[1]], scale)
        marks.append(mark if sign.date else None)
    return tuple(marks)


def count_scene(size_px: tuple[float, float], margin_px: float, count: int = 12) -> Scene:
    """A cluster of some events in the middle of a scene of its own."""
    width_px, height_px = size_px
    cluster = Cluster(
        lane=0,
        top_px=(height_px - CLUSTER_PX) / 2,
        count=count,
        lo_s=0,
        hi_s=1,
        first_s=0,
        last_s=0,
        middle_px=width_px / 2,
        from_px=margin_px,
        to_px=width_px - margin_px,
    )
    lane = LaneBand("", "", 0, 0.0, height_px, reaching=0, shaded=False)
    return Scene(
        width_px=width_px,
        height_px=height_px,
        row_style=ROW_STYLES[0],
        ticks=(),
        context=(),
        as_of_px=None,
        as_of_label="",
        lanes=(lane,),
        marks=(),
        labels=(),
        clusters=(cluster,),
    )


def _has_vague_ends(mark: Mark) -> bool:
    if mark.shape is not Shape.SPAN:
        return False
    full = max(alpha for _, alpha in mark.profile)
    fades_in = mark.profile[0][1] < full and not (mark.arrow_left or mark.question_left)
    fades_out = mark.profile[-1][1] < full and not (mark.arrow_right or mark.question_right)
    return fades_in or fades_out


def _is_about(mark: Mark) -> bool:
    return any(part.about for part in mark.members or (mark,))


def _is_hatched(mark: Mark) -> bool:
    return mark.planned and not all(map(_is_marker_of_moment, mark.members or (mark,)))


def _is_planned_moment(mark: Mark) -> bool:
    return mark.planned and any(map(_is_marker_of_moment, mark.members or (mark,)))


def _is_marker_of_moment(mark: Mark) -> bool:
    return mark.shape is Shape.MOMENT and mark.profile[-1][0] - mark.profile[0][0] <= MARKER_PX


def _is_band(mark: Mark) -> bool:
    return mark.shape is Shape.VAGUE and not mark.members and not _is_fading_band(mark)


def _is_fading_band(mark: Mark) -> bool:
    ends = (mark.profile[0][1], mark.profile[-1][1])
    return mark.shape is Shape.VAGUE and not mark.members and min(ends) < max(alpha for _, alpha in mark.profile)
