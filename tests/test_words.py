"""Words on the timeline as they are seen: whole where they can be, fading where they are cut, never struck through."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any

import pytest
from composing import compose_page
from made_up import lay_out, make_file
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from window_parts import scale_of, scene_of

from timeline_app.colors import contrast
from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.events import Category
from timeline_app.export.request import PictureRequest
from timeline_app.export.sizes import PictureSize
from timeline_app.layout.metrics import ASIDE_GAP_PX, AXIS_HEIGHT_PX, LABEL_MAX_PX, LANE_HEADER_PX
from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.labels import paint_message
from timeline_app.painting.lane_names import lane_head
from timeline_app.painting.relations import relation_path
from timeline_app.painting.timeline import Emphasis, paint_timeline
from timeline_app.painting.type import Typography
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.summary import beyond_knowledge_words
from timeline_app.theme import DARK, LIGHT, MARK_CONTRAST, THEMES, Theme
from timeline_app.window.empty_view import empty_view_words

if TYPE_CHECKING:
    from window_parts import OpenWindow

    from timeline_app.layout.scene import Label, Scene

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH_PX, HEIGHT_PX = 800, 260
CATEGORIES = [Category(id=one) for one in "abc"]
both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def painted(scene: Scene, theme: Theme = LIGHT, emphasis: Emphasis | None = None) -> QImage:
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_timeline(
            Canvas(painter, Look.of(theme, Typography.load(), CATEGORIES)), scene, HEIGHT_PX, emphasis=emphasis
        )
    return image


def scene_with_first_at(left_px: float, title: str = "A title of some length", text: str = "") -> tuple[Scene, Label]:
    """A scene in which the words of the first event begin at an x, and these words."""
    events: list[dict[str, Any] | str] = [{"title": title, "date": "2024-05-01", "text": text}, "1024", "3024"]
    layout = lay_out(make_file(events), width_px=WIDTH_PX, height_px=HEIGHT_PX, group_by="none")
    scale = layout.fit.zoomed(4_000, 0)
    mid_px = scale.time_to_px(int(layout.footprints.mid_s[0]))
    scene = layout.scene(scale.panned(left_px + 5 - mid_px))
    return scene, next(label for label in scene.labels if label.row == 0)


def darkest(image: QImage, label: Label, from_px: int, to_px: int, theme: Theme = LIGHT) -> float:
    """The most contrast with the paper between two x in the line of a title."""
    lines = range(int(AXIS_HEIGHT_PX + label.top_px) + 2, int(AXIS_HEIGHT_PX + label.top_px) + 16)
    colors = {image.pixelColor(x, y).name() for x in range(from_px, to_px) for y in lines}
    return max(contrast(color, theme.paper) for color in colors)


@pytest.mark.parametrize("size_px", [(1440, 900), (1024, 640)])
def test_at_first_every_word_of_the_bundled_file_is_whole(open_window: OpenWindow, size_px: tuple[int, int]) -> None:
    window = open_window(size_px=size_px)
    scene, look = scene_of(window), window.timeline.look
    layout = window.timeline.timeline_layout
    assert layout is not None
    assert len(scene.labels) == len(layout.rows_in_time)
    for label in scene.labels:
        assert label.left_px >= 0
        assert label.right_px <= scene.width_px
        assert look.text_px(label.title, look.fonts.title) <= label.width_px + 0.5
        date = layout.captions.date_line(label.row)
        # A neighbour in the row may leave no room for the date beside a title; what is there is not cut.
        assert date == label.date_line or label.aside in ("", date)
        assert look.text_px(label.aside, look.fonts.date) <= label.aside_width_px + 0.5


@both_themes
def test_words_that_an_edge_cuts_fade_there_and_only_there(theme: Theme) -> None:
    scene, label = scene_with_first_at(-60)
    image = painted(scene, theme)
    assert darkest(image, label, 0, 3, theme) < 1.6
    assert darkest(image, label, 30, 90, theme) > 4.5


def test_a_scrap_of_words_is_pale_and_words_that_are_just_cut_are_not() -> None:
    _, label = scene_with_first_at(0)
    all_px = label.right_px
    scrap, label = scene_with_first_at(12 - all_px)
    assert darkest(painted(scrap), label, 0, 12) < 2.5
    just_cut, label = scene_with_first_at(-1)
    assert darkest(painted(just_cut), label, 4, 24) > 4.5


@both_themes
def test_words_beside_a_title_get_paler_as_it_leaves(theme: Theme) -> None:
    contrasts = []
    for seen_share in (1.0, 0.6, 0.2):
        _, label = scene_with_first_at(0, text="Words that say more")
        title_px = label.aside_px - ASIDE_GAP_PX
        scene, label = scene_with_first_at(-(1 - seen_share) * title_px, text="Words that say more")
        from_px = int(label.left_px + label.aside_px) + 1
        contrasts.append(darkest(painted(scene, theme), label, from_px, int(label.right_px), theme))
    assert contrasts[0] > 4.5
    assert contrasts[0] > contrasts[1] + 1 > contrasts[2] + 1.5
    assert contrasts[2] < 2.2


def test_lines_come_back_behind_words_as_these_fade() -> None:
    _, label = scene_with_first_at(0, text="Words that say more")
    title_px = label.aside_px - ASIDE_GAP_PX
    scene, label = scene_with_first_at(0.5 - title_px, text="Words that say more")
    x_px = label.right_px - 40.0
    lined = replace(scene, as_of_px=x_px)
    top_px = int(AXIS_HEIGHT_PX + label.top_px)
    inside, above = (painted(lined).pixelColor(int(x_px), y_px).name() for y_px in (top_px + 10, top_px - 9))
    assert contrast(inside, above) < 1.1


@both_themes
def test_no_line_goes_through_words(theme: Theme) -> None:
    events: list[dict[str, Any] | str] = [{"title": "W" * 20, "date": "2024-01-01"}, "2024-12-31"]
    layout = lay_out(make_file(events, as_of="2024-01-20"), width_px=WIDTH_PX, height_px=HEIGHT_PX)
    scene = layout.scene(layout.fit)
    label = scene.labels[0]
    assert scene.as_of_px is not None
    assert label.left_px < scene.as_of_px < label.right_px
    image, y_px = painted(scene, theme), int(AXIS_HEIGHT_PX + label.top_px) + 2
    crossed = [tick.x_px for tick in scene.ticks if label.left_px < tick.x_px < label.right_px]
    for x_px in (scene.as_of_px, *crossed):
        around = {image.pixelColor(round(x_px) + dx_px, y_px).name() for dx_px in (-1, 0, 1)}
        assert around == {theme.paper}


def test_no_line_between_events_goes_through_what_is_said_beside_a_lanes_name() -> None:
    dated = {"a": "2001", "b": "2090", "c": "2002"}
    events: list[dict[str, Any] | str] = [
        {"title": category, "date": date, "category": category} for category, date in dated.items()
    ]
    layout = lay_out(make_file([*events, "2100"]), width_px=WIDTH_PX, height_px=HEIGHT_PX)
    look = Look.of(LIGHT, Typography.load(), [])
    selected = Emphasis(main=0, selected=frozenset({0}))
    crossed = 0
    for pan_px in range(40, 200, 8):
        at = layout.scene(layout.fit.panned(pan_px))
        scene = replace(at, lanes=tuple(replace(lane, reaching=7) for lane in at.lanes))
        reaching = lane_head(look, scene.lanes[1], WIDTH_PX, in_hand=False).reaching
        assert reaching is not None
        own, other = (next(mark for mark in scene.marks if mark.row == row) for row in (0, 2))
        crossed += relation_path(scene, own, other).intersects(reaching.rect)
        words = reaching.rect.translated(0, AXIS_HEIGHT_PX).toAlignedRect()
        with_line = painted(scene, emphasis=replace(selected, related=frozenset({2})))
        assert with_line.copy(words) == painted(scene, emphasis=selected).copy(words)
    assert crossed > 3


def test_a_message_stands_on_plain_paper() -> None:
    image = QImage(WIDTH_PX, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    with QPainter(image) as painter:
        paint_message(Canvas(painter, Look.of(LIGHT, Typography.load(), [])), "Nothing", WIDTH_PX / 2, 30)
    assert image.pixelColor(WIDTH_PX // 2, 12) == QColor(LIGHT.paper)


def test_beyond_its_own_day_the_file_is_not_said_to_have_no_events(open_window: OpenWindow) -> None:
    window = open_window()
    layout = window.timeline.timeline_layout
    assert layout is not None
    day_s = civil_to_seconds(2025, 3, 28)
    window.timeline.show_exactly(day_s, day_s + 86_400, at_once=True)
    assert not [mark for mark in scene_of(window).marks if mark.left_px < scene_of(window).width_px]
    words = beyond_knowledge_words(civil_to_seconds(2025, 2, 18), layout.ongoing_count)
    assert words == f"The file knows up to 17 February 2025; {layout.ongoing_count} events go on."
    assert empty_view_words(layout, scene_of(window), scale_of(window)) == words
    assert beyond_knowledge_words(0, 1).endswith("; 1 event goes on.")
    assert beyond_knowledge_words(0, 0).endswith("; no event is known to go on.")


def test_what_is_only_planned_does_not_go_on() -> None:
    dates = ["2010/..", "2020-12/..", "2030/..", "2010/2030", "2010/", "[2010..]"]
    planned = {"title": "planned", "date": "2020/..", "status": "planned"}
    assert lay_out(make_file([*dates, planned], as_of="2020-12-15")).ongoing_count == 2


def test_a_long_title_is_whole_where_it_has_room() -> None:
    events: list[dict[str, Any] | str] = [{"title": "x" * 60, "date": "2000"}, "2900"]
    label = lay_out(make_file(events), height_px=60).scene(lay_out(make_file(events), height_px=60).fit).labels[0]
    assert label.width_px == 60 * 7 > LABEL_MAX_PX


def test_in_a_column_every_date_is_there() -> None:
    page, size = compose_page(read_file(bundled_events_path()), PictureRequest(size=PictureSize(360, 900)))
    assert size.height_px > 900
    assert all(label.date_line for label in page.scene.labels)


@pytest.mark.parametrize("scale", [1.25, 1.5, 1.75])
def test_at_a_fractional_scale_every_device_pixel_is_painted(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    timeline = open_window(size_px=(1024, 640)).timeline
    monkeypatch.setattr(type(timeline), "devicePixelRatioF", lambda _self: scale)
    unpainted = QColor("#ff00ff")
    for width_px in range(541, 546):
        timeline.resize(width_px, 457)
        QApplication.processEvents()
        for beside_px in (1, 2):
            # Where the widget begins in its window, so that its edges lie within device pixels.
            image = QImage(
                floor((width_px + beside_px) * scale), floor((457 + beside_px) * scale), QImage.Format.Format_RGB32
            )
            image.setDevicePixelRatio(scale)
            image.fill(unpainted)
            timeline.render(image, QPoint(beside_px, beside_px))
            first = int(beside_px * scale) + 1
            for y in (first, 20, 300, image.height() - 1):
                assert unpainted not in [image.pixelColor(x, y) for x in range(first, image.width())]


def test_on_dark_paper_a_pale_band_has_edges_that_are_seen() -> None:
    layout = lay_out(make_file(["2024", "2020-01-01", "2028"]), width_px=WIDTH_PX, height_px=HEIGHT_PX)
    scene = layout.scene(layout.fit)
    mark = next(mark for mark in scene.marks if mark.row == 0)
    image, x_px = painted(scene, DARK), round(mark.profile[0][0] + 8)
    top_px = int(AXIS_HEIGHT_PX + mark.top_px)
    column = [image.pixelColor(x_px, y_px).name() for y_px in range(top_px, top_px + int(scene.row_style.mark_px))]
    assert max(contrast(color, DARK.paper) for color in column) >= MARK_CONTRAST
    assert contrast(column[len(column) // 2], DARK.paper) < MARK_CONTRAST


def test_in_a_still_picture_words_take_the_room_that_zooming_would_give_to_others() -> None:
    events = [{"title": "The one that is shown", "date": "2010-05-17", "importance": 9}]
    events += [{"title": "one without room", "date": f"2010-06-{day:02}", "importance": 1} for day in range(1, 25)]
    events += [{"title": "far away", "date": date, "importance": 8} for date in ("1990-05-17", "2030-05-17")]
    layout = lay_out(make_file(events), height_px=LANE_HEADER_PX + 60)
    moving, still = (layout.scene(layout.fit, is_still=is_still) for is_still in (False, True))
    words = [next(label for label in scene.labels if label.row == 0) for scene in (moving, still)]
    assert [label.aside for label in words] == ["", "17 May 2010"]
    assert [mark.row for mark in still.marks] == [mark.row for mark in moving.marks]
    assert still.clusters == moving.clusters
