"""What the painter draws, by structure and by single pixels: the truth about dates must be seen, in both themes."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from made_up import lay_out, make_file
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from timeline_app.layout.arrangement import USUAL, LaneArrangement
from timeline_app.layout.clusters import CELL_MIN_PX
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, LANE_HEADER_PX
from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.lane_names import LaneGrip, lane_head
from timeline_app.painting.timeline import Emphasis, paint_timeline
from timeline_app.painting.type import Typography
from timeline_app.theme import DARK, LIGHT, THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.scene import Mark, Scene

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH_PX, LANES_PX = 1000, 300
HEIGHT_PX = LANES_PX + int(AXIS_HEIGHT_PX)
both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


class Painted:
    """A painted file: its scene, and the colours of its pixels."""

    def __init__(
        self,
        events: list[dict[str, Any] | str],
        theme: Theme = LIGHT,
        emphasis: Emphasis | None = None,
        *,
        scroll_px: float = 0,
        arrangement: LaneArrangement = USUAL,
        group_by: GroupBy = "category",
        device_pixels: int = 1,
        **head: Any,
    ) -> None:
        file = make_file(events, **head)
        layout = lay_out(file, width_px=WIDTH_PX, height_px=LANES_PX, arrangement=arrangement, group_by=group_by)
        self.scene: Scene = layout.scene(layout.fit)
        self.look = Look.of(theme, Typography.load(), file.table.categories)
        self._scroll_px, self._emphasis = scroll_px, emphasis
        self._device_pixels = device_pixels
        self.image = QImage(WIDTH_PX * device_pixels, HEIGHT_PX * device_pixels, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(device_pixels)
        self._paint_on(self.image)

    def _paint_on(self, device: QPaintDevice) -> None:
        painter = QPainter(device)
        is_drawing = isinstance(device, QSvgGenerator)
        canvas = Canvas(painter, self.look, 1 if is_drawing else self._device_pixels, is_raster=not is_drawing)
        paint_timeline(canvas, self.scene, HEIGHT_PX, self._scroll_px, self._emphasis)
        painter.end()

    def texts(self) -> list[str]:
        """Every text that is drawn."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(WIDTH_PX, HEIGHT_PX))
        generator.setViewBox(QRectF(0, 0, WIDTH_PX, HEIGHT_PX))
        self._paint_on(generator)
        root = ET.fromstring(bytes(buffer.data().data()))
        return ["".join(element.itertext()).strip() for element in root.iter("{http://www.w3.org/2000/svg}text")]

    def mark(self, row: int = 0) -> Mark:
        return next(mark for mark in self.scene.marks if mark.row == row)

    def color(self, x_px: float, y_px: float) -> QColor:
        return self.image.pixelColor(round(x_px * self._device_pixels), round(y_px * self._device_pixels))

    def middle_y(self, row: int = 0) -> float:
        return AXIS_HEIGHT_PX + self.mark(row).top_px + self.scene.row_style.mark_px // 2

    def along(self, row: int = 0, dy_px: float = 0) -> list[QColor]:
        """The colours along a mark's middle, or `dy_px` below it."""
        mark = self.mark(row)
        first, last = round(mark.profile[0][0]), round(mark.profile[-1][0])
        return [self.color(x_px, self.middle_y(row) + dy_px) for x_px in range(first, last)]


def difference(first: QColor, second: QColor | str) -> int:
    other = QColor(second)
    return max(abs(first.red() - other.red()), abs(first.green() - other.green()), abs(first.blue() - other.blue()))


def changes(colors: list[QColor], is_ink: Callable[[QColor], bool]) -> int:
    """How often a row of pixels goes over from ink to no ink or back."""
    return sum(is_ink(first) != is_ink(second) for first, second in pairwise(colors))


@both_themes
def test_what_lasted_from_a_day_to_a_day_is_a_solid_bar_with_sharp_ends(theme: Theme) -> None:
    painted = Painted([{"title": "x", "date": "2024-02-01/2024-03-31", "category": "a"}, "2024-12-31"], theme)
    mark, color = painted.mark(), painted.look.colors[0].mark
    assert [difference(one, color) for one in painted.along()[4:-4]] == [0] * (len(painted.along()) - 8)
    assert difference(painted.color(mark.left_px - 3, painted.middle_y()), theme.paper) < 10
    assert difference(painted.color(mark.right_px + 3, painted.middle_y()), theme.paper) < 10


@both_themes
def test_what_came_by_some_year_fades_away_from_it(theme: Theme) -> None:
    painted = Painted([{"title": "x", "date": "[..2027]", "category": "a"}, "2020-01-01"], theme)
    strengths = [difference(color, theme.paper) for color in painted.along()]
    assert strengths[0] < 25
    assert strengths[-5] > 100
    assert all(second >= first - 3 for first, second in pairwise(strengths[2:-4]))


def test_the_vague_ends_of_a_stretch_ramp_up_and_down() -> None:
    painted = Painted([{"title": "x", "date": "2014-02/2014-06", "category": "a"}])
    strengths = [difference(color, LIGHT.paper) for color in painted.along()]
    top = strengths.index(max(strengths))
    assert strengths[2] < 0.3 * strengths[top] > strengths[-3]
    assert all(second >= first - 3 for first, second in pairwise(strengths[2:top]))
    assert all(second <= first + 3 for first, second in pairwise(strengths[top:-2]))


@both_themes
def test_a_month_is_a_pale_band_with_a_hollow_marker(theme: Theme) -> None:
    painted = Painted([{"title": "x", "date": "2014-02", "category": "a"}, "2014-06-30"], theme)
    mark, color = painted.mark(), painted.look.colors[0].mark
    band = painted.color(mark.left_px + 5, painted.middle_y())
    paper = QColor(theme.paper)
    # On dark paper it takes more of the colour to be seen as well.
    assert 0.2 * difference(color, paper) - 5 <= difference(band, paper) <= 0.4 * difference(color, paper)
    assert difference(painted.color(mark.middle_px, painted.middle_y()), paper) < 5
    rim = [painted.color(mark.middle_px + dx_px, painted.middle_y()) for dx_px in range(-6, 7)]
    assert min(difference(one, color) for one in rim) < 30


@both_themes
@pytest.mark.parametrize(("date", "is_dashed"), [("[2012,2014]", True), ("{2012,2014}", False)])
def test_between_the_members_of_a_set_is_only_a_faint_line(theme: Theme, date: str, is_dashed: bool) -> None:
    painted = Painted([{"title": "x", "date": date, "category": "a"}], theme)
    mark, color = painted.mark(), painted.look.colors[0].mark
    first, second = mark.members
    gap = range(round(first.profile[-1][0]) + 2, round(second.profile[0][0]) - 2)
    assert len(gap) > 20
    for dy_px in (-5, -3, 3, 5):
        assert {painted.color(x_px, painted.middle_y() + dy_px).name() for x_px in gap} <= {theme.paper, theme.grid}
    line = [painted.color(x_px, painted.middle_y()) for x_px in gap]
    assert max(difference(one, theme.paper) for one in line) > 30
    assert min(difference(one, color) for one in line) > 30
    assert (changes(line, lambda one: difference(one, theme.paper) > 20) > 6) is is_dashed
    for member in (first, second):
        near = [painted.color(member.middle_px + dx_px, painted.middle_y()) for dx_px in range(-6, 7)]
        assert min(difference(one, color) for one in near) < 30


@pytest.mark.parametrize("date", ["2024-02-01/2024-05-31", "2024-02/2024-05", "2024"])
def test_what_is_planned_is_hatched_and_never_solid(date: str) -> None:
    happened = Painted([{"title": "x", "date": date, "category": "a"}])
    planned = Painted([{"title": "x", "date": date, "category": "a", "status": "planned"}])
    color = planned.look.colors[0].mark

    def inked(one: QColor) -> bool:
        return difference(one, LIGHT.paper) > 45

    # At a quarter of the height, above the hollow marker of a vague one.
    above_px = -planned.scene.row_style.mark_px / 4
    assert changes(planned.along(dy_px=above_px), inked) > 20
    assert changes(happened.along(dy_px=above_px), inked) <= 4
    assert sum(difference(one, color) < 10 for one in planned.along(dy_px=above_px)) < len(planned.along()) / 4


@both_themes
@pytest.mark.parametrize("device_pixels", [1, 2])
@pytest.mark.parametrize(
    "date", ["2024-02-01", "2024-02-01T12:00:00Z", "2024-02", "2024-02-01/2024-02-03", "{2024-02-01,2124-02-01}"]
)
def test_the_marker_of_what_is_planned_is_neither_solid_nor_hollow(theme: Theme, date: str, device_pixels: int) -> None:
    event = {"title": "x", "date": date, "category": "a", "status": "planned"}
    painted = Painted([event, "1024", "3024"], theme, device_pixels=device_pixels)
    mark = painted.mark()
    middle_px = (mark.members or (mark,))[0].middle_px
    # Well inside of the ring.
    inside = [(dx_px / 2, dy_px / 2) for dx_px in range(-3, 4) for dy_px in range(-3, 4) if abs(dx_px) + abs(dy_px) < 5]
    inks = [
        difference(painted.color(middle_px + dx_px, painted.middle_y() + dy_px), theme.paper) for dx_px, dy_px in inside
    ]
    assert max(inks) > 60
    assert min(inks) < max(inks) / 2


@both_themes
def test_a_planned_day_is_marked_otherwise_than_what_is_known_to_the_month(theme: Theme) -> None:
    dates = ({"date": "2024-02-01", "status": "planned"}, {"date": "2024-02"}, {"date": "2024-02", "status": "planned"})
    images = set()
    for date in dates:
        painted = Painted([{"title": "x", "category": "a", **date}, "1024", "3024"], theme)
        x_px, y_px = round(painted.mark().middle_px), round(painted.middle_y())
        around = [(x_px + dx_px, y_px + dy_px) for dx_px in range(-4, 5) for dy_px in range(-4, 5)]
        images.add(tuple(painted.color(*at).name() for at in around))
    assert len(images) == 3


@both_themes
def test_a_planned_set_is_hatched_and_not_solid(theme: Theme) -> None:
    painted = Painted([{"title": "x", "date": "{2017,2019}", "category": "a", "status": "planned"}], theme)
    first = painted.mark().members[0]
    inside = range(round(first.profile[0][0]) + 6, round(first.profile[-1][0]) - 6)
    middle = [painted.color(x_px, painted.middle_y()) for x_px in inside]
    assert changes(middle, lambda one: difference(one, theme.paper) > 45) > 20


def test_what_is_perhaps_has_a_dashed_outline_and_a_question_mark() -> None:
    date = "2024-02-01/2024-05-31"
    certain = Painted([{"title": "x", "date": date, "category": "a"}, "2024-12-31"])
    perhaps = Painted([{"title": "x", "date": "2024-02-01?/2024-05-31", "category": "a"}, "2024-12-31"])
    assert certain.texts().count("?") == 0
    assert perhaps.texts().count("?") == 1
    # The outline's own row of pixels: dashes can be told from what is between them.
    top_px = -perhaps.scene.row_style.mark_px // 2
    color = perhaps.look.colors[0].mark

    def inked(one: QColor) -> bool:
        return difference(one, color) < 60

    assert changes(perhaps.along(dy_px=top_px), inked) > 20
    assert changes(certain.along(dy_px=top_px + 1), inked) <= 4


@pytest.mark.parametrize("date", ["2024-02-01?", "2024-02-01~", "2024-02-01%", "2024?", "2024"])
def test_no_marker_of_a_doubtful_date_is_filled(date: str) -> None:
    painted = Painted([{"title": "x", "date": date, "category": "a"}, "1024", "3024"])
    filled = Painted([{"title": "x", "date": "2024-02-01", "category": "a"}, "1024", "3024"])
    color = painted.look.colors[0].mark
    assert difference(filled.color(filled.mark().middle_px, filled.middle_y()), color) == 0
    assert difference(painted.color(painted.mark().middle_px, painted.middle_y()), color) > 60


@pytest.mark.parametrize(("date", "count"), [("2015/", 1), ("/2015", 1), ("2015?", 1), ("2015", 0), ("2015/..", 0)])
def test_a_question_mark_stands_where_something_is_unknown(date: str, count: int) -> None:
    assert Painted([{"title": "x", "date": date}, "2030"]).texts().count("?") == count


@both_themes
def test_the_day_the_file_knows_up_to_is_a_line_at_its_x(theme: Theme) -> None:
    painted = Painted(["2024-01-01", "2024-12-31"], theme, as_of="2024-06-30")
    assert painted.scene.as_of_px is not None

    def red_pixels(x_px: float) -> int:
        column = [painted.color(x_px, y_px) for y_px in range(int(AXIS_HEIGHT_PX) + 2, HEIGHT_PX)]
        return sum(difference(one, theme.as_of) < 110 for one in column)

    at_line = max(red_pixels(painted.scene.as_of_px + dx_px) for dx_px in (-1, 0, 1))
    assert at_line > LANES_PX / 4
    assert red_pixels(painted.scene.as_of_px - 20) == red_pixels(painted.scene.as_of_px + 20) == 0
    assert painted.scene.as_of_label in painted.texts()


def test_a_day_out_of_view_has_no_flag() -> None:
    painted = Painted(["2024-01-01", "2024-12-31"], as_of="2034-06-30")
    assert painted.scene.as_of_label not in painted.texts()


def test_the_ground_is_the_themes_paper_and_the_lanes_stripe() -> None:
    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2024-05-17", "category": one} for one in "ab"]
    for theme in (LIGHT, DARK):
        painted = Painted(events, theme)
        first, second = painted.scene.lanes
        assert painted.color(2, 2) == QColor(theme.paper)
        assert painted.color(WIDTH_PX - 2, AXIS_HEIGHT_PX + first.top_px + 4) == QColor(theme.paper)
        assert painted.color(WIDTH_PX - 2, AXIS_HEIGHT_PX + second.top_px + 4) == QColor(theme.stripe)


def test_every_title_date_and_lane_name_is_written_once() -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "First", "date": "2024-01-17", "category": "a"},
        {"title": "Second", "date": "2024-05-17", "category": "a"},
        {"title": "Third", "date": "2024-09", "category": "b", "date_text": "last autumn"},
    ]
    texts = Painted(events).texts()
    for text in ("First", "Second", "Third", "17 January 2024", "17 May 2024", "last autumn", "Alpha", "Beta"):
        assert texts.count(text) == 1


def test_a_cluster_says_how_many_it_holds() -> None:
    painted = Painted([{"title": "x" * 30, "date": "2024-05-17"}] * 40)
    (cluster,) = painted.scene.clusters
    assert cluster.count + len(painted.scene.marks) == 40
    assert f"+{cluster.count}" in painted.texts()


def test_the_longest_count_fits_on_its_cluster_so_that_neighbours_never_touch() -> None:
    painted = Painted([{"title": "x" * 30, "date": "2024-05-17"}] * 40)
    canvas = Canvas(QPainter(), painted.look)
    font = painted.look.fonts.badge
    for count in (2, 88, 888, 8888, 88_888, 888_888, 8_888_888):
        cluster = replace(painted.scene.clusters[0], count=count)
        assert canvas.text_px(cluster.text, font) + 10 <= cluster.width_px < CELL_MIN_PX - 4


def test_an_event_in_two_lanes_is_framed_in_each_and_not_across_the_lane_between() -> None:
    events: list[dict[str, Any] | str] = [{"title": "both", "date": "2014", "countries": ["LT", "PL"]}]
    events += [{"title": "x", "date": "2016", "countries": [code]} for code in ("LT", "LT", "DE", "DE")]
    painted = Painted(events, emphasis=Emphasis(selected=frozenset({0})), group_by="country")
    washed = []
    for lane in painted.scene.lanes:
        top_px = int(AXIS_HEIGHT_PX + lane.top_px)
        pixels = [
            painted.color(x, y) for y in range(top_px + 2, int(top_px + lane.height_px) - 2) for x in range(0, 300, 2)
        ]
        washed.append(QColor(LIGHT.accent_wash) in pixels)
    assert [lane.title for lane in painted.scene.lanes] == ["Lithuania", "Germany", "Poland"]
    assert washed == [True, False, True]


def test_the_selected_event_is_framed_and_the_hovered_one_washed() -> None:
    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2024-05-17", "category": "a"}]

    def count(painted: Painted, color: str) -> int:
        pixels = (painted.color(x, y) for x in range(0, WIDTH_PX, 1) for y in range(60, 140))
        return sum(pixel == QColor(color) for pixel in pixels)

    plain, selected, hovered = (
        Painted(events, emphasis=emphasis) for emphasis in (None, Emphasis(frozenset([0]), 0), Emphasis(hovered=0))
    )
    assert count(plain, LIGHT.accent_wash) == count(plain, LIGHT.hover_wash) == 0
    assert count(selected, LIGHT.accent_wash) > 200
    assert count(hovered, LIGHT.hover_wash) > 200


def test_scrolling_moves_the_lanes_and_leaves_the_axis() -> None:
    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2024-02-01/2024-03-31", "category": "a"}]
    still, scrolled = Painted(events), Painted(events, scroll_px=5)
    x_px = still.mark().middle_px
    moved = [scrolled.color(x_px, y_px) == still.color(x_px, y_px + 5) for y_px in range(70, 110)]
    assert all(moved)
    axis = QRectF(0, 0, WIDTH_PX, AXIS_HEIGHT_PX).toRect()
    assert scrolled.image.copy(axis) == still.image.copy(axis)


def test_painting_takes_no_reference_from_none() -> None:
    """PySide6 6.12 on Python below 3.12 does, and aborts after some thousand calls."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen, line = QPen(Qt.GlobalColor.black), QLineF(0, 0, 5, 5)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen(pen)
        painter.drawLine(line)
    painter.end()
    assert sys.getrefcount(None) > before - 100


@both_themes
def test_a_picture_has_a_chevron_only_where_a_lane_is_folded_and_the_window_has_all(theme: Theme) -> None:
    def inked(painted: Painted, number: int) -> bool:
        lane = painted.scene.lanes[number]
        chevron = lane_head(painted.look, lane, WIDTH_PX, in_hand=True).chevron.translated(0, AXIS_HEIGHT_PX).toRect()
        ground = painted.color(2, AXIS_HEIGHT_PX + lane.top_px + 4)
        xs, ys = range(chevron.left() + 11, chevron.right() - 4), range(chevron.top() + 2, chevron.bottom() - 2)
        return any(difference(painted.color(x_px, y_px), ground) > 60 for x_px in xs for y_px in ys)

    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2020", "category": one} for one in ("c", "c", "b")]
    folded = LaneArrangement(folded=frozenset("c"))
    head: dict[str, Any] = {"categories": [{"id": "b", "name": "l"}, {"id": "c", "name": "l"}]}
    picture = Painted(events, theme, arrangement=folded, **head)
    window = Painted(events, theme, Emphasis(grip=LaneGrip()), arrangement=folded, **head)
    assert [inked(window, number) for number in (0, 1)] == [True, True]
    places = [
        lane_head(one.look, lane, WIDTH_PX, in_hand=one is window).name.left()
        for one in (picture, window)
        for lane in one.scene.lanes
    ]
    assert places[0] < places[1] == places[2] == places[3]
    assert inked(picture, 1)


@both_themes
def test_the_name_of_a_lane_stays_at_the_top_of_the_window_until_the_next_one_pushes_it_out(theme: Theme) -> None:
    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2020", "category": one} for one in "ab"]

    def name_px(scroll_px: float, *, in_hand: bool = True) -> list[int]:
        """Where there is ink in the room of a name, below the axis."""
        emphasis = Emphasis(grip=LaneGrip()) if in_hand else None
        painted = Painted(events, theme, emphasis, scroll_px=scroll_px)
        name = lane_head(painted.look, painted.scene.lanes[0], WIDTH_PX, in_hand=True).name.toRect()
        color = painted.look.colors[0].text
        xs, ys = range(name.left(), name.right()), range(int(LANE_HEADER_PX))
        return [
            y_px
            for y_px in ys
            if any(difference(painted.color(x_px, AXIS_HEIGHT_PX + y_px), color) < 90 for x_px in xs)
        ]

    lane = Painted(events, theme).scene.lanes[0]
    at_rest = name_px(0)
    assert at_rest
    assert name_px(40) == at_rest
    assert name_px(40, in_hand=False) == []
    pushed = name_px(lane.height_px - LANE_HEADER_PX + 6)
    assert pushed == [y_px - 6 for y_px in at_rest if y_px >= 6]


@pytest.mark.parametrize("in_hand", [True, False])
def test_how_many_reach_in_stands_behind_the_name(in_hand: bool) -> None:
    painted = Painted(["2020"])
    lane = replace(painted.scene.lanes[0], title="A name", reaching=12)
    head = lane_head(painted.look, lane, WIDTH_PX, in_hand=in_hand)
    assert head.reaching is not None
    assert head.chevron.right() <= head.name.left() < head.name.right() < head.reaching.rect.left()
    assert head.chevron.isEmpty() == (not in_hand)
