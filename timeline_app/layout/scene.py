"""What is to be painted: plain values with pixel coordinates, and what lies under a point."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from timeline_app.layout.metrics import ASIDE_GAP_PX, CLUSTER_PX, LONE_PX
from timeline_app.wording import in_figures, language_number

if TYPE_CHECKING:
    from timeline_app.layout.folding import Fold
    from timeline_app.layout.metrics import RowStyle

_FRAME_PX: Final = (6.0, 4.0, 6.0, 2.0)
"""How far the frame of a selected event stands off: left, above, right and below."""
_MOST_COUNTED: Final = 99_999
"""A count of more figures has no room in a cell."""


class Shape(IntEnum):
    """How a mark is drawn."""

    MOMENT = 0
    """One known day or time: solid, sharp."""
    VAGUE = 1
    """One moment somewhere in a stretch: a pale band, a hollow marker in its middle."""
    SPAN = 2
    """Something that lasts: a bar."""
    LIMIT = 3
    """One moment with a bound on one side only: a cap at the bound, fading away from it."""
    SET = 4
    """Several moments between two ends: a line with caps."""


class Rect(NamedTuple):
    """A rectangle; y counts from the top of the lanes."""

    left_px: float
    top_px: float
    width_px: float
    height_px: float

    def contains(self, x_px: float, y_px: float) -> bool:
        """Whether a point is in it, or on its edge."""
        in_x = self.left_px <= x_px <= self.left_px + self.width_px
        return in_x and self.top_px <= y_px <= self.top_px + self.height_px


class Mark(NamedTuple):
    """The drawn date of one event.

    `profile` is the opacity along x: (x_px, 0..1), in order of x, cut a little outside of the picture's edges.
    """

    row: int
    """The event's row in the table."""
    shape: Shape
    category: int
    profile: tuple[tuple[float, float], ...]
    left_px: float
    right_px: float
    middle_px: float
    top_px: float
    planned: bool
    uncertain: bool
    arrow_left: bool
    arrow_right: bool
    question_left: bool
    question_right: bool
    cap_left: bool
    cap_right: bool
    members: tuple[Mark, ...] = ()
    """Of a set with gaps, a mark for each stretch that its members make up, in order; nothing lies between them."""
    about: bool = False
    """Whether it is too narrow for its fades to show that the source says "about"."""


class Label(NamedTuple):
    """The words under a mark."""

    row: int
    left_px: float
    top_px: float
    width_px: float
    title: str
    date_line: str
    aside: str = ""
    """Further words, right of the title, where there is room."""
    aside_px: float = 0.0
    """Where they begin, from the label's left."""
    aside_width_px: float = 0.0
    """How much of them is seen: where a long bar's label slides on, its neighbour covers the last of them."""

    @property
    def right_px(self) -> float:
        """Where the last of the words end."""
        return self.left_px + max(self.width_px, self.aside_px + self.aside_width_px)

    @property
    def aside_opacity(self) -> float:
        """How much there is of the words beside the title, 0 to 1: as large a share as is in view of the title.

        Alone at the left edge they would be taken for what happened in the time that is in view.
        """
        title_px = self.aside_px - ASIDE_GAP_PX
        return 1.0 if self.left_px >= 0 or title_px <= 0 else max(0.0, (self.left_px + title_px) / title_px)

    def without_aside(self) -> Label:
        """The same with nothing beside the title."""
        return self._replace(aside="", aside_px=0.0, aside_width_px=0.0)


class Cluster(msgspec.Struct, frozen=True):
    """A counted group of events that have no room of their own at this scale."""

    lane: int
    top_px: float
    count: int
    lo_s: int
    """It counts what stands in `[lo_s, hi_s)`; see `Footprints.anchor_s` and `TimelineLayout.cluster_rows`."""
    hi_s: int
    first_s: int
    """Where the first of them stands."""
    last_s: int
    """Where the last of them stands."""
    middle_px: float
    from_px: float
    """The x of `first_s`."""
    to_px: float
    """The x of `last_s`."""

    @property
    def text(self) -> str:
        """The count as it is written on the cluster."""
        return count_text(self.count)

    @property
    def is_lone(self) -> bool:
        """Whether it is one event: a small marker, without a count."""
        return self.count == 1

    @property
    def width_px(self) -> float:
        """The width of the pill around the count, or of the lone marker."""
        return pill_px(self.count)


class LaneBand(msgspec.Struct, frozen=True):
    """A lane's own parts: its stripe, its name, and how many hidden events reach in."""

    key: str
    title: str
    category: int
    top_px: float
    height_px: float
    reaching: int
    """How many touch the stretch of time in view without a row, but stand before or after it, in no cluster."""
    shaded: bool
    folded: bool = False
    """Whether its events are only counted."""


class Break(NamedTuple):
    """A fold of the axis: where it is drawn, and the sign in the upper row that says how much time it hides."""

    fold: Fold
    words: str
    """How long the hidden time is, "8 years"."""
    sign: str
    """As much of the words as has room, "≈ 349 years" for "348 years 6 months"; "…" where none has."""
    from_px: float
    to_px: float
    label_left_px: float
    label_px: float
    """The width of the sign."""

    @property
    def label_right_px(self) -> float:
        """Where the sign ends."""
        return self.label_left_px + self.label_px


class AxisMark(NamedTuple):
    """A tick or a label of the axis; `strong` ones are drawn bolder."""

    x_px: float
    label: str
    strong: bool


class Scene(msgspec.Struct, frozen=True, dict=True):
    """The whole picture of a stretch of time. y counts from the top of the lanes, so below the axis."""

    width_px: float
    height_px: float
    """Of all lanes; the window may show a part."""
    row_style: RowStyle
    ticks: tuple[AxisMark, ...]
    context: tuple[AxisMark, ...]
    as_of_px: float | None
    as_of_label: str
    lanes: tuple[LaneBand, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    clusters: tuple[Cluster, ...]
    breaks: tuple[Break, ...] = ()

    def label_of(self, mark: Mark) -> Label | None:
        """The words under a mark, which may stand in several lanes; None where it has none."""
        return self._labels_by_place.get((mark.row, mark.top_px + self.row_style.mark_px))

    def rect_of(self, mark: Mark) -> Rect:
        """What a mark and the words under it cover."""
        label = self.label_of(mark)
        if label is None:
            return Rect(mark.left_px, mark.top_px, mark.right_px - mark.left_px, self.row_style.mark_px)
        left_px = min(mark.left_px, label.left_px)
        words_px = self.row_style.title_px + self.row_style.date_px
        width_px = max(mark.right_px, label.right_px) - left_px
        return Rect(left_px, mark.top_px, width_px, self.row_style.mark_px + words_px)

    def frame_of(self, mark: Mark) -> Rect:
        """What is framed where a mark and the words under it are selected."""
        rect, (left_px, above_px, right_px, below_px) = self.rect_of(mark), _FRAME_PX
        return Rect(
            rect.left_px - left_px,
            rect.top_px - above_px,
            rect.width_px + left_px + right_px,
            rect.height_px + above_px + below_px,
        )

    @cached_property
    def _labels_by_place(self) -> dict[tuple[int, float], Label]:
        return {(label.row, label.top_px): label for label in self.labels}

    def row_at(self, x_px: float, y_px: float) -> int | None:
        """The event whose mark or words are at a point, else the one that a frame would be around; None for none.

        A mark is also hit from a little beside it.
        """
        slack_px = 3.0
        for mark in self.marks:
            inside_x = mark.left_px - slack_px <= x_px <= mark.right_px + slack_px
            if inside_x and mark.top_px - slack_px <= y_px <= mark.top_px + self.row_style.mark_px + slack_px:
                return mark.row
        text_px = self.row_style.title_px + self.row_style.date_px
        for label in self.labels:
            inside_x = label.left_px <= x_px <= label.right_px
            if inside_x and label.top_px <= y_px <= label.top_px + text_px:
                return label.row
        # Last: a frame may reach over the words of a neighbour.
        return next((mark.row for mark in self.marks if self.frame_of(mark).contains(x_px, y_px)), None)

    def cluster_at(self, x_px: float, y_px: float) -> Cluster | None:
        """The cluster at a point."""
        for cluster in self.clusters:
            inside_x = abs(x_px - cluster.middle_px) <= cluster.width_px / 2 + 1
            if inside_x and cluster.top_px <= y_px <= cluster.top_px + CLUSTER_PX:
                return cluster
        return None

    def break_at(self, x_px: float) -> Break | None:
        """The break at an x, in the lanes or on the axis."""
        return next((sign for sign in self.breaks if sign.from_px <= x_px <= sign.to_px), None)

    def break_sign_at(self, x_px: float) -> Break | None:
        """The break whose sign in the axis is at an x, or which is there itself."""
        signs = (sign for sign in self.breaks if sign.label_left_px <= x_px <= sign.label_right_px)
        return next(signs, None) or self.break_at(x_px)


def pill_px(count: int) -> float:
    """The width of a cluster's pill, no font's digits are wider than this allows; of one event that of a marker."""
    return LONE_PX if count == 1 else max(26.0, 12 + 7.2 * len(count_text(count)))


def count_text(count: int) -> str:
    """A count as it is written on a cluster."""
    return _count_text(count, language_number())


@lru_cache(maxsize=4_096)
def _count_text(count: int, _language_number: int) -> str:
    return f"+{in_figures(count) if count <= _MOST_COUNTED else compact_count(count)}"


def compact_count(count: int) -> str:
    """A large count in few characters: 340k, 1.2M."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if count >= 0.9995 * size:
            value = count / size
            return f"{in_figures(value, 1) if value < 9.95 else in_figures(round(value))}{unit}"
    return in_figures(count)
