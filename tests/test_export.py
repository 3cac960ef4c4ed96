"""Pictures: right in size and words, whole on disk or not there, whatever the texts in the file are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from composing import compose_page
from made_up import make_file
from msgspec.structs import replace
from PySide6.QtCore import QSaveFile
from PySide6.QtGui import QColor, QImage

from timeline_app.events import Category
from timeline_app.export.export_error import ExportError
from timeline_app.export.formats import write_picture
from timeline_app.export.pdf import draw_pdf
from timeline_app.export.png import draw_png
from timeline_app.export.request import PictureRequest
from timeline_app.export.sizes import MAX_PIXELS, MAX_SIDE_PX, PictureSize
from timeline_app.export.svg import draw_svg
from timeline_app.filters import EventFilter
from timeline_app.layout.arrangement import LaneArrangement
from timeline_app.painting.canvas import Look
from timeline_app.painting.frame import MARGIN_PX, FrameWords
from timeline_app.painting.frame_layout import lay_out_frame
from timeline_app.painting.type import Typography
from timeline_app.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline_app.painting.frame import KeyEntry
    from timeline_app.painting.page import Page

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
SMALL = PictureSize(640, 400)
EVENTS: list[dict[str, Any] | str] = [
    {"title": "First", "date": "2024-01-17", "category": "a", "countries": ["LT"], "source": "paper"},
    {"title": "Second", "date": "2024-09", "category": "b", "countries": ["FR"]},
]
SOURCES = [{"id": "paper", "title": "The Paper"}]


def page_of(
    events: Sequence[dict[str, Any] | str] = EVENTS, request: PictureRequest | None = None, **head: Any
) -> tuple[Page, PictureSize]:
    return compose_page(make_file(events, sources=SOURCES, **head), request or PictureRequest(size=SMALL))


def write(path: Path, size: PictureSize = SMALL) -> None:
    write_picture(make_file(EVENTS, sources=SOURCES), PictureRequest(size=size), path)


def svg_words(svg: bytes) -> str:
    """All the words of a drawing: its letters are outlines, so they stand in its description."""
    return " ".join("".join(element.itertext()).strip() for element in ET.fromstring(svg).iter(f"{SVG}desc"))


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 2.0])
def test_a_png_has_the_size_times_the_scale_its_resolution_and_its_words(scale: float) -> None:
    page, size = page_of(request=PictureRequest(size=PictureSize(640, 400, scale)))
    image = QImage.fromData(draw_png(page, size))
    assert (image.width(), image.height()) == (640 * scale, 400 * scale)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == round(96 * scale / 0.0254)
    assert image.text("Title") == "Made up"
    assert image.text("Source") == "Source: The Paper"
    assert image.text("Description") == "17 Jan 2024 – 30 Sep 2024 · 2 of 2 events"


@pytest.mark.parametrize("is_transparent", [False, True])
@pytest.mark.parametrize("size", [PictureSize(1001, 777, 1.3), PictureSize.of_mm(210, 99, 100)])
def test_paper_reaches_to_the_last_pixel_of_a_size_that_is_no_whole_number(
    size: PictureSize, is_transparent: bool
) -> None:
    page, size = page_of(request=PictureRequest(size=size, theme=DARK))
    image = QImage.fromData(draw_png(page, size, is_transparent=is_transparent))
    right, bottom = image.width() - 1, image.height() - 1
    edge = {image.pixelColor(right, y).name(QColor.NameFormat.HexArgb) for y in range(image.height())}
    edge |= {image.pixelColor(x, bottom).name(QColor.NameFormat.HexArgb) for x in range(image.width())}
    assert edge == {"#00000000" if is_transparent else f"#ff{DARK.paper[1:]}"}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_title_at_the_edge_of_a_picture_is_moved_inside_or_ends_with_an_ellipsis(scale: float) -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "A title that begins before the picture does", "date": "2019-12-01/2020-01-09"},
        {"title": "A title that would go on after the picture's end", "date": "2021-12-27"},
    ]
    span_s = (1_577_836_800, 1_640_995_200)  # 2020 and 2021
    page, _ = page_of(events, PictureRequest(span_s=span_s, size=PictureSize(640, 400, scale)))
    assert len(page.scene.labels) == 2
    for label in page.scene.labels:
        assert label.left_px >= 0
        assert label.left_px + label.width_px <= page.scene.width_px
        assert label.width_px > 200


def test_a_pdf_has_one_page_of_the_size() -> None:
    page, size = page_of()
    pdf = draw_pdf([page], size, page.said)
    assert pdf.startswith(b"%PDF-")
    boxes = [[float(number) for number in box.split()] for box in re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)]
    assert boxes == [[0, 0, pytest.approx(480, abs=1), pytest.approx(300, abs=1)]]


@pytest.mark.parametrize(("name", "begin"), [("t.png", b"\x89PNG"), ("t.SVG", b"<?xml"), ("t.pdf", b"%PDF")])
def test_the_ending_names_the_format(tmp_path: Path, name: str, begin: bytes) -> None:
    write(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_the_same_page_is_the_same_picture() -> None:
    assert draw_png(*page_of()) == draw_png(*page_of())


@pytest.mark.parametrize("name", ["t", "t.jpg", "t.png.bak", ".png", "t."])
def test_an_unknown_ending_is_refused_and_the_known_ones_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("before")
    with pytest.raises(ExportError, match=r"\.png, \.svg or \.pdf"):
        write(tmp_path / name)
    assert (tmp_path / name).read_text() == "before"


@pytest.mark.parametrize(
    "size",
    [
        PictureSize(319, 400),
        PictureSize(400, 199),
        PictureSize(0, 0),
        PictureSize(-640, -400),
        PictureSize(MAX_SIDE_PX + 1, 400),
        PictureSize(640, MAX_SIDE_PX + 1),
        PictureSize(640, 400, MAX_SIDE_PX),
        PictureSize(30_000, MAX_PIXELS // 30_000 + 1),
        PictureSize(640, 400, float("nan")),
        PictureSize(640, 400, float("inf")),
        PictureSize(640, 400, 0),
        PictureSize(640, 400, -1),
        PictureSize(10**12, 10**12),
    ],
    ids=str,
)
def test_a_size_that_cannot_be_made_is_refused(
    tmp_path: Path, size: PictureSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.png").write_text("before")

    def draw(*_: object) -> bytes:
        raise AssertionError("memory was asked for")

    monkeypatch.setattr("timeline_app.export.png.draw_png", draw)
    with pytest.raises(ExportError, match=r"too small|too many"):
        write(tmp_path / "t.png", size)
    with pytest.raises(ExportError, match=r"too small|too many"):
        page_of(request=PictureRequest(size=size))
    assert (tmp_path / "t.png").read_text() == "before"


def assert_refused(path: Path) -> None:
    with pytest.raises(ExportError) as error:
        write(path)
    assert str(path) in str(error.value)


def test_a_folder_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "t.png").mkdir()
    assert_refused(tmp_path / "t.png")
    assert (tmp_path / "t.png").is_dir()


@pytest.mark.parametrize("name", ["missing/t.png", "file/t.png", "x" * 300 + ".png", "loop.png", "dev.png"])
def test_where_nothing_can_be_written_the_message_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("before")
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    (tmp_path / "dev.png").symlink_to("/dev/null")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert_refused(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_text() == "before"


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        (folder / "probe").touch()
    except PermissionError:
        assert_refused(folder / "t.png")
    else:
        pytest.skip("this user may write everywhere")
    finally:
        folder.chmod(0o700)


def test_a_full_disk_leaves_what_was_there_and_no_litter(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only POSIX limits the size of files")
    path = tmp_path / "t.png"
    path.write_text("before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(ExportError, match="no room is left"):
            write(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_that_is_short_of_bytes_never_replaces_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(QSaveFile):
        """Takes what it is given, and loses half of it on the way to the disk."""

        def write(self, data: bytes) -> int:  # type: ignore[override]  # one of Qt's three
            super().write(data[: len(data) // 2])
            return len(data)

    monkeypatch.setattr("timeline_app.export.writing.QSaveFile", Forgetful)
    path = tmp_path / "t.png"
    path.write_text("before")
    assert_refused(path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_text("before")
    link = tmp_path / "link.png"
    link.symlink_to("real.png")
    write(link)
    assert link.is_symlink()
    assert (tmp_path / "real.png").read_bytes().startswith(b"\x89PNG")


def test_lanes_that_need_more_height_get_it_and_no_event_is_lost() -> None:
    events: list[dict[str, Any] | str] = [
        {"title": f"{category} {i} " + "x" * 30, "date": "2024-05-17", "category": category}
        for category in "abcdefgh"
        for i in range(4)
    ]
    page, size = page_of(events, PictureRequest(size=PictureSize(640, 300)))
    assert (size.width_px, size.scale) == (640, 1.0)
    assert size.height_px > 300
    scene = page.scene
    assert len(scene.marks) + sum(cluster.count for cluster in scene.clusters) == len(events)
    assert page.said.count == "32 of 32 events"
    svg = draw_svg(page, size)
    assert ET.fromstring(svg).attrib["viewBox"] == f"0 0 640 {size.height_px}"
    for title in "abcdefgh":
        assert re.search(f"\\b{title} [0-3] x", svg_words(svg))


def test_a_span_that_cuts_events_off_says_how_many_are_left() -> None:
    events: list[dict[str, Any] | str] = ["1990", "2010/2030", "2020-05-17", "2021", "2050", {"title": "No date"}]
    span_s = (1_577_836_800, 1_640_995_200)  # 2020 and 2021
    page, size = page_of(events, PictureRequest(span_s=span_s, size=SMALL))
    assert page.said.count == "3 of 6 events · 1 more without a date"
    assert {mark.row for mark in page.scene.marks} == {1, 2, 3}
    assert "3 of 6 events" in svg_words(draw_svg(page, size))


def test_a_filter_is_named_in_the_picture_and_counted() -> None:
    page, _ = page_of(request=PictureRequest(EventFilter.of(country={"LT"}), size=SMALL))
    assert page.said.subtitle.endswith(" · Lithuania")
    assert page.said.count == "1 of 2 events"
    assert [mark.row for mark in page.scene.marks] == [0]


def test_a_file_without_events_makes_a_picture_too() -> None:
    page, size = page_of([])
    assert page.said.count == "0 of 0 events"
    assert draw_png(page, size).startswith(b"\x89PNG")


def test_a_picture_has_the_arrangement_that_was_asked_for() -> None:
    events = [{"title": "x", "date": f"2020-0{i}", "category": "ab"[i % 2]} for i in range(1, 8)]
    arrangement = LaneArrangement(("b", "a"), frozenset("a"))
    page, _ = page_of(events, PictureRequest(size=SMALL, arrangement=arrangement))
    assert [(lane.title, lane.folded) for lane in page.scene.lanes] == [("Beta", False), ("Alpha", True)]


def test_a_picture_whose_events_are_all_counted_at_an_edge_is_not_said_to_be_empty() -> None:
    page, _ = page_of(["2020-01-01"])
    lane = replace(page.scene.lanes[0], reaching=1)
    assert not replace(page, scene=replace(page.scene, marks=(), clusters=(), lanes=(lane,))).is_empty
    assert replace(page, scene=replace(page.scene, marks=(), clusters=())).is_empty


# What stands around the timeline


@pytest.mark.parametrize("width_px", [200, 360, 700, 1600])
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_the_key_and_the_source_line_have_room_at_any_width(width_px: int, count: int) -> None:
    look = Look.of(LIGHT, Typography.load(), [Category(id=str(number)) for number in range(count)])
    key = tuple((f"Category {number}", number) for number in range(count))
    words = FrameWords("Title", "2014 – 2030", key, sources="Source: a paper (not checked) " * 4, count="1 of 2 events")
    frame = lay_out_frame(look, words, width_px)
    names = [entry.name for entry in frame.key]
    if len(names) == count:
        assert names == [name for name, _ in key]
    else:
        assert names == [*(name for name, _ in key[: len(names) - 1]), f"and {count + 1 - len(names)} more"]
        assert count == 40
        assert width_px < 400
    by_line: dict[float, list[KeyEntry]] = {}
    for entry in frame.key:
        by_line.setdefault(entry.baseline_px, []).append(entry)
        assert entry.baseline_px < frame.header_px
    for entries in by_line.values():
        ends_px = [entry.name_left_px + look.text_px(entry.name, look.fonts.note) for entry in entries]
        for end_px, following in zip(ends_px, entries[1:], strict=False):
            assert end_px < following.left_px
        assert ends_px[-1] <= max(width_px - MARGIN_PX, MARGIN_PX + 120)
    if width_px >= 360:
        assert " ".join(line.text for line in frame.footer_lines).count("(not checked)") == 4


def test_a_picture_in_lanes_of_countries_has_a_key_to_its_colours() -> None:
    events = [{"title": "x", "date": "2020", "category": one, "countries": ["LT"]} for one in ("b", "a")]
    page, _ = page_of([*events, "2021"], PictureRequest(group_by="country", size=SMALL))
    assert [(entry.name, entry.category) for entry in page.frame.key] == [
        ("Alpha", 0),
        ("Beta", 1),
        ("No category", -1),
    ]
    for request in (PictureRequest(size=SMALL), PictureRequest(EventFilter.of(category="a"), "none", size=SMALL)):
        assert page_of([*events, "2021"], request)[0].frame.key == ()


@pytest.mark.parametrize(
    ("events", "words"),
    [([], "There are no events to show."), ([{"title": "undated"}] * 5, "None of the events has a date.")],
)
def test_a_picture_without_events_says_why(events: list[dict[str, Any] | str], words: str) -> None:
    page, _ = page_of(events)
    assert page.is_empty
    assert page.said_if_empty == words


def test_the_subtitle_says_no_date_that_nobody_stated() -> None:
    page, _ = page_of(["0753-XX-XX~", "1990~"])
    assert page.said.subtitle == "AD 753 – 1990"
