"""Words at the edges of a picture, which cannot be panned: they are moved inside, and cut where there is no room."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from timeline_app.layout.metrics import LABEL_GAP_PX

if TYPE_CHECKING:
    from timeline_app.layout.scene import Label, Scene

_LEAST_PX: Final = 24.0
"""Less would show an ellipsis and no word."""

_Extent = tuple[float, float]


def labels_inside(scene: Scene) -> tuple[Label, ...]:
    """The scene's labels, none of which crosses its left or right edge, nor comes closer to another event for that.

    What stands beside a title is left out where it has no room, and so is a label without room for a word; its mark
    still stands.
    """
    rows: dict[float, dict[int, _Extent]] = defaultdict(dict)
    for mark in scene.marks:
        rows[mark.top_px + scene.row_style.mark_px][mark.row] = (mark.left_px, mark.right_px)
    for label in scene.labels:
        lo_px, hi_px = rows[label.top_px].get(label.row, (label.left_px, label.left_px))
        rows[label.top_px][label.row] = (min(lo_px, label.left_px), max(hi_px, label.right_px))
    inside = ((label, _inside(label, rows[label.top_px], scene.width_px)) for label in scene.labels)
    return tuple(moved for label, moved in inside if moved.width_px >= min(_LEAST_PX, label.width_px))


def _inside(label: Label, row: dict[int, _Extent], width_px: float) -> Label:
    if label.left_px >= 0 and label.right_px <= width_px:
        return label
    others = [extent for other, extent in row.items() if other != label.row]
    least_px = max((hi + LABEL_GAP_PX for lo, hi in others if lo < label.left_px), default=0.0)
    most_px = min((lo - LABEL_GAP_PX for lo, _ in others if lo > label.left_px), default=width_px)
    # Pushed away from the others, but never out from under its own mark.
    left_px = label.left_px
    least_px = min(least_px, left_px)
    if left_px + label.width_px > width_px:
        left_px = max(least_px, min(left_px, width_px - label.width_px))
    left_px = max(0.0, left_px)
    moved = label._replace(left_px=left_px, width_px=min(label.width_px, min(width_px, most_px) - left_px))
    if moved.right_px > min(width_px, most_px) or moved.width_px < label.width_px:
        return moved.without_aside()
    return moved
