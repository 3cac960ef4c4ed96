"""The marks in view and their words: a title below each, and beside it what there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST
from timeline_app.layout.asides import words_room
from timeline_app.layout.axis import EDGE_PX
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import ASIDE_GAP_PX, LABEL_GAP_PX, LABEL_MAX_PX, LANE_HEADER_PX
from timeline_app.layout.scene import Label

if TYPE_CHECKING:
    from timeline_app.layout.captions import Captions
    from timeline_app.layout.scene import Mark
    from timeline_app.layout.timeline_layout import TimelineLayout
    from timeline_app.table import Rows
    from timeline_app.timescale import TimeScale

_LEAST_ASIDE_PX: Final = 30.0
_TITLE_STEP_PX: Final = 24.0
_TEXT_FROM: Final = 4.0
"""Texts are shown from so many times the coarsest scale on."""


def marks_and_labels(
    layout: TimelineLayout, shown: Rows, scale: TimeScale, *, is_still: bool
) -> tuple[list[Mark], list[Label]]:
    """The marks and labels in view of `shown`, the boxes that have a row at the scale; see `TimelineLayout.scene`."""
    boxes, px_per_s = layout.placement.boxes, scale.px_per_s
    # Beyond, where no event is, seconds don't fit into 64 bits.
    lo_s, hi_s = max(scale.left_s, FAR_PAST), min(scale.right_s, FAR_FUTURE)
    left_px = boxes.left_px(shown, px_per_s)
    begun = (boxes.begin_s[shown] - hi_s) * px_per_s + left_px < 0
    room = words_room(layout.placement, shown, scale, min(layout.fit.right_s, FAR_FUTURE), is_still=is_still)
    title_px = boxes.label_px(shown) - LABEL_GAP_PX
    more_px = room.width_px - title_px
    is_whole = title_px < LABEL_MAX_PX
    has_more = more_px >= np.where(is_whole, _LEAST_ASIDE_PX, 0.0)
    # What a title is longer than its event is placed for may be the last that is in view of the event.
    reach_px = np.where(has_more & ~is_whole, more_px, 0.0)
    places = np.flatnonzero(begun & (boxes.room_after_px(shown, left_px, lo_s, px_per_s) <= reach_px))
    in_view, room = shown[places], room.of(places)
    lane_tops_px = np.array([lane.top_px for lane in layout.lanes] or [0.0])
    tops_px = lane_tops_px[boxes.lane[in_view]] + LANE_HEADER_PX
    tops_px += layout.placement.row[in_view] * layout.row_style.height_px
    marks = rows_to_marks(
        layout.table, layout.footprints, boxes.rows[in_view], tops_px.tolist(), scale, folding=layout.folding
    )
    widths_px = (boxes.label_px(in_view) - LABEL_GAP_PX).tolist()
    with_text = px_per_s >= _TEXT_FROM * layout.fit.px_per_s
    rooms = (columns.tolist() for columns in (*room, has_more[places]))
    labels = [
        _label(
            layout,
            mark,
            left_px,
            width_px=width_px,
            room_px=room_px,
            end_px=end_px,
            has_more=has_more,
            with_text=with_text,
        )
        for mark, width_px, left_px, room_px, end_px, has_more in zip(marks, widths_px, *rooms, strict=True)
    ]
    return (
        [mark for mark in marks if mark.right_px >= 0 and mark.left_px <= scale.width_px],
        [label for label in labels if label.left_px + label.width_px > 0 and label.left_px < scale.width_px],
    )


def _label(
    layout: TimelineLayout,
    mark: Mark,
    left_px: float,
    *,
    width_px: float,
    room_px: float,
    end_px: float,
    has_more: bool,
    with_text: bool,
) -> Label:
    """The words of a mark, as many as `room_px` allows; where they slide, they are covered from `end_px` on."""
    date_line = layout.captions.date_line(mark.row) if layout.row_style.date_px else ""
    top_px = mark.top_px + layout.row_style.mark_px
    label = Label(mark.row, left_px, top_px, width_px, layout.captions.title(mark.row), date_line)
    # Hardly any has room among many events: the title is not measured for nothing.
    if has_more:
        label = _with_more(layout.captions, label, room_px, with_text=with_text)
    if left_px >= EDGE_PX:
        return label
    # The title of a long bar stays inside its visible part.
    left_px = max(left_px, min(EDGE_PX, mark.right_px - label.width_px))
    seen_px = max(0.0, min(label.aside_width_px, end_px - left_px - label.aside_px))
    moved = label._replace(left_px=left_px, aside_width_px=seen_px)
    return moved if seen_px and moved.aside_opacity else moved.without_aside()


def _with_more(captions: Captions, label: Label, room_px: float, *, with_text: bool) -> Label:
    """The label with a title that is not cut, and with words beside it, where they have room."""
    title_px = captions.title_px(label.row)
    if label.width_px >= LABEL_MAX_PX:
        whole_px = max(title_px, captions.date_px(label.row) if label.date_line else 0.0)
        # In steps: while one zooms, the end of a cut title changes now and then, not in every frame.
        part_px = max(label.width_px, room_px // _TITLE_STEP_PX * _TITLE_STEP_PX)
        label = label._replace(width_px=whole_px if whole_px <= room_px else part_px)
    aside_px = min(label.width_px, title_px) + ASIDE_GAP_PX
    aside = captions.aside(label.row, after_date=bool(label.date_line), room_px=room_px - aside_px, with_text=with_text)
    if not aside.words:
        return label
    return label._replace(aside=aside.words, aside_px=aside_px, aside_width_px=aside.width_px)
