"""What else is drawn on the timeline beside dates, each sign with what it means: for the help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QColor

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.dates.length_words import length_to_words
from timeline_app.layout.axis import SIGN_MARGIN_PX
from timeline_app.layout.folding import Fold
from timeline_app.layout.scene import Break, LaneBand
from timeline_app.layout.signs import Sign, count_scene, signs_to_marks
from timeline_app.painting.axis import paint_as_of_line
from timeline_app.painting.breaks import paint_break, paint_break_sign
from timeline_app.painting.clusters import paint_clusters
from timeline_app.painting.found import paint_found_in_clusters, paint_found_rings
from timeline_app.painting.lane_names import lane_head, paint_lane_name
from timeline_app.painting.marks import paint_marks
from timeline_app.window.sign_picture import HEIGHT_PX, MARGIN_PX, MARK_PX, MARK_TOP_PX, WIDTH_PX
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.painting.canvas import Canvas

_COUNT: Final = 12
_BREAK_PX: Final = (10.0, 110.0)
_FOLDED: Final = Fold(civil_to_seconds(2016, 1), civil_to_seconds(2024, 1), 24)
_LABEL_TOP_PX: Final = 5.0


class SceneSign(NamedTuple):
    """What a sign means in words, and how it is drawn."""

    words: str
    paint: Callable[[Canvas], None]


def scene_signs() -> tuple[SceneSign, ...]:
    """The signs that stand for no date, in the order in which they are explained."""
    hit = translate("Help", "a hit of the search")
    return (
        SceneSign(
            translate("Help", "twelve more events without room: click to see"),
            partial(_paint_cluster, count=_COUNT, is_found=False),
        ),
        SceneSign(
            translate("Help", "one more event without room: click to see"),
            partial(_paint_cluster, count=1, is_found=False),
        ),
        SceneSign(
            translate("Help", "events that stand before or after the view and reach into it: click to list them"),
            _paint_reaching,
        ),
        SceneSign(translate("Help", "empty time that is folded: click to open"), _paint_folded_time),
        SceneSign(translate("Help", "the day up to which the file knows"), _paint_as_of),
        SceneSign(hit, partial(_paint_hit, Sign(hit, "2014-03-21", length_px=8))),
        SceneSign(
            translate("Help", "hits are among those that are counted"),
            partial(_paint_cluster, count=_COUNT, is_found=True),
        ),
    )


def _paint_cluster(canvas: Canvas, *, count: int, is_found: bool) -> None:
    scene = count_scene((WIDTH_PX, HEIGHT_PX), MARGIN_PX, count)
    paint_clusters(canvas, scene, scene.clusters, ())
    if is_found:
        paint_found_in_clusters(canvas, scene.clusters)


def _paint_reaching(canvas: Canvas) -> None:
    lane = LaneBand("", "", -1, 0.0, HEIGHT_PX, reaching=_COUNT, shaded=False)
    paint_lane_name(canvas, lane, lane_head(canvas.look, lane, WIDTH_PX, in_hand=True), is_pointed=False)


def _paint_folded_time(canvas: Canvas) -> None:
    words = length_to_words(_FOLDED.begin_s, _FOLDED.end_s)
    label_px = canvas.text_px(words, canvas.look.fonts.badge) + 2 * SIGN_MARGIN_PX
    sign = Break(_FOLDED, words, words, *_BREAK_PX, (WIDTH_PX - label_px) / 2, label_px)
    paint_break(canvas, sign, WIDTH_PX, 0.0, HEIGHT_PX)
    paint_break_sign(canvas, sign, _LABEL_TOP_PX)


def _paint_as_of(canvas: Canvas) -> None:
    paint_as_of_line(canvas, WIDTH_PX / 2, 0.0, HEIGHT_PX)


def _paint_hit(day: Sign, canvas: Canvas) -> None:
    scene = count_scene((WIDTH_PX, HEIGHT_PX), MARGIN_PX)
    marks = [mark for mark in signs_to_marks((day,), (MARGIN_PX, MARK_TOP_PX), WIDTH_PX) if mark is not None]
    paint_marks(canvas, [(mark, QColor(canvas.look.theme.paper)) for mark in marks], MARK_PX)
    paint_found_rings(canvas, scene, marks)
