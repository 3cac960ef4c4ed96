"""Pictures as SVG: well-formed whatever a file says, sorted into parts, small, and everywhere the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from composing import compose_page
from likeness import SAME, difference, pdf_in_poppler, svg_in_browser, svg_in_qt
from made_up import make_file
from make_events import write_events
from msgspec.structs import replace
from program import clean_environment, run_program
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.export.drawing.device import SvgDevice
from timeline_app.export.drawing.letters import Letters
from timeline_app.export.drawing.names import to_name
from timeline_app.export.pdf import draw_pdf
from timeline_app.export.png import draw_image
from timeline_app.export.request import PictureRequest
from timeline_app.export.sizes import PictureSize
from timeline_app.export.svg import draw_svg
from timeline_app.filters import EventFilter
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.painting.drawing import Tag, Tags
from timeline_app.painting.type import make_font
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline_app.painting.page import Page

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
SMALL = PictureSize(640, 400)
EVENTS: list[dict[str, Any] | str] = [
    {"id": "first", "title": "First", "date": "2024-01-17", "category": "a", "countries": ["LT"], "source": "paper"},
    {"title": "Second", "date": "2024-09", "category": "b", "countries": ["FR", "LT"]},
]
SOURCES = [{"id": "paper", "title": "The Paper"}]
ALL_KINDS = (
    *("1200", "1201-05", "1900/1910", "2000?/2001", "2003-05-06?", "2004/..", "../2005", "/2002"),
    *("[2001..2003]", "{1905,1908}", "199X", "2006-21/2009~", "2024/2030", "2035-01-01"),
)


def page_of(
    events: Sequence[dict[str, Any] | str] = EVENTS, request: PictureRequest | None = None, **head: Any
) -> tuple[Page, PictureSize]:
    return compose_page(make_file(events, sources=SOURCES, **head), request or PictureRequest(size=SMALL))


def bundled_page(**request: Any) -> tuple[Page, PictureSize]:
    return compose_page(read_file(bundled_events_path()), PictureRequest(**request))


def words_of(svg: bytes) -> str:
    """All the words of a drawing: its letters are outlines, so they stand in its description."""
    return ET.fromstring(svg).findtext(f"{SVG}desc") or ""


def groups_of(svg: bytes) -> dict[str, ET.Element]:
    return {group.attrib["id"]: group for group in ET.fromstring(svg).iter(f"{SVG}g") if "id" in group.attrib}


def title_of(group: ET.Element) -> str | None:
    return group.findtext(f"{SVG}title")


# Its parts


def test_an_svg_has_the_size_in_pixels_a_title_and_all_the_words() -> None:
    svg = draw_svg(*page_of())
    root = ET.fromstring(svg)
    assert (root.attrib["viewBox"], root.attrib["width"], root.attrib["height"]) == ("0 0 640 400", "640", "400")
    assert (root.attrib["role"], root.attrib["aria-labelledby"]) == ("img", "title desc")
    assert [(child.tag, child.attrib["id"]) for child in root[:2]] == [(f"{SVG}title", "title"), (f"{SVG}desc", "desc")]
    assert root[0].text == "Made up"
    for words in ("Made up", "First", "Second", "17 January 2024", "Alpha", "Beta", "The Paper", "2 of 2 events"):
        assert words in words_of(svg)


def test_lanes_events_and_all_around_them_are_groups_that_say_what_they_are() -> None:
    groups = groups_of(draw_svg(*page_of()))
    assert {"page", "heading", "axis", "footer"} <= set(groups)
    lanes = {name: title_of(group) for name, group in groups.items() if name.startswith("lane-")}
    assert lanes == {"lane-a": "Alpha", "lane-b": "Beta"}
    events = {name: title_of(group) for name, group in groups.items() if name.startswith("event-")}
    assert events == {"event-first": "First, 17 January 2024", "event-number-2": "Second, September 2024"}
    assert groups["event-first"] in list(groups["lane-a"])
    assert groups["event-number-2"] in list(groups["lane-b"])
    for name in events:
        # A mark and, besides the title, words.
        assert len(list(groups[name])) >= 3


def test_an_event_in_several_lanes_is_a_group_in_each() -> None:
    groups = groups_of(draw_svg(*page_of(request=PictureRequest(group_by="country", size=SMALL))))
    assert {name for name in groups if name.startswith(("lane-", "event-"))} == {
        *("lane-LT", "lane-FR", "event-first", "event-number-2", "event-number-2.2")
    }
    assert "key" in groups


def test_counts_say_how_many_and_when_and_lone_markers_which_event() -> None:
    events: list[dict[str, Any] | str] = [
        {"id": f"e{i}", "title": f"Event {i} " + "x" * 30, "date": f"{2014 + i % 3}-05-17"} for i in range(300)
    ]
    page, size = page_of(events)
    groups = groups_of(draw_svg(page, size))
    counted = [title_of(group) or "" for name, group in groups.items() if name.startswith("count-")]
    lone = sum(cluster.is_lone for cluster in page.scene.clusters)
    assert len(counted) + lone == len(page.scene.clusters)
    assert all(re.fullmatch(r"\d+ events, \d.*201[456].*", words) for words in counted)
    assert sum(int(words.split()[0]) for words in counted) + lone + len(page.scene.marks) == 300


def test_what_counts_say_in_folded_time_is_real_time() -> None:
    file = make_file([{"title": f"Event {i} " + "x" * 60, "date": f"{1200 + i // 99 * 800}-05-17"} for i in range(198)])
    request = PictureRequest(group_by="none", size=SMALL, folding=file_to_empty_time(file))
    groups = groups_of(draw_svg(*compose_page(file, request)))
    counted = {title_of(group) or "" for name, group in groups.items() if name.startswith("count-")}
    assert {words.partition(", ")[2] for words in counted} == {"17 May 1200", "17 May 2000"}


def test_all_ids_are_names_and_there_once_whatever_the_file_says() -> None:
    ids = ["title", "a b", "a.20.b", 'x"><script>', "é", "e\u0301", "", "-", "9", "x" * 300, "x" * 299, "g1", "axis"]
    events: list[dict[str, Any] | str] = [{"id": one, "title": "x", "date": "2024", "category": one} for one in ids]
    svg = draw_svg(*page_of([*events, "2023", "2023"], PictureRequest(size=PictureSize(1600, 1000))))
    found = [element.attrib["id"] for element in ET.fromstring(svg).iter() if "id" in element.attrib]
    assert len(found) == len(set(found))
    assert [name for name in found if not re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]{0,300}", name)] == []
    assert len([name for name in found if name.startswith("event-")]) == len(ids) + 2
    refers = re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', svg.decode())
    assert refers
    assert set(refers) <= set(found)


def test_different_texts_are_different_names() -> None:
    texts = ["a", "a b", "a.b", "a.20.b", "a..b", ".", "..", ".2e.", "é", ".e9.", "", " "]
    assert len({to_name(text) for text in texts}) == len(texts)
    assert to_name("zapad-2017_b") == "zapad-2017_b"


HOSTILE = "a\x00b\x01c\x0b\x1f\x7f\x9f\ud800d\ufffe\uffffe\u202ef<script>alert(1)</script>&amp;]]>\"'"


@pytest.mark.parametrize("has_outlines", [True, False])
@pytest.mark.parametrize("group_by", ["category", "country"])
def test_no_text_of_a_file_breaks_the_svg(group_by: Any, *, has_outlines: bool) -> None:
    hostile = HOSTILE.replace("\ud800", "")
    events: list[dict[str, Any] | str] = [
        {
            "id": hostile,
            "title": hostile,
            "date": "2024",
            "date_text": hostile,
            "category": hostile,
            "countries": [hostile],
            "source": [hostile],
        },
        {"title": "x", "date": "2024-01-01", "category": "named"},
        {"title": HOSTILE, "date": "2024"},
    ]
    file = make_file(events, title=hostile, categories=[{"id": "named", "name": hostile}])
    countries = frozenset(file.table.countries) | {""}
    request = PictureRequest(EventFilter.of(country=countries), group_by, size=PictureSize(1600, 900))
    page, size = compose_page(file, request)
    raw = replace(page, said=replace(page.said, title=HOSTILE), make_tags=lambda: Tags({0: Tag(HOSTILE, HOSTILE)}))
    for one in (page, raw):
        svg = draw_svg(one, size, has_outlines=has_outlines)
        root = ET.fromstring(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert "<script>alert(1)</script>" in words_of(svg)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", svg.decode())


# Its letters


def test_an_svg_needs_no_typeface_and_has_each_letter_once() -> None:
    root = ET.fromstring(draw_svg(*page_of()))
    assert list(root.iter(f"{SVG}text")) == []
    outlines = [path.attrib for path in root.find(f"{SVG}defs") or () if path.tag == f"{SVG}path"]
    assert len({path["d"] for path in outlines}) == len(outlines) > 20
    # Outlines of a variable font overlap; filled by even and odd they would have holes.
    assert not [path for path in outlines if "fill-rule" in path]
    used = [use.attrib[f"{XLINK}href"][1:] for use in root.iter(f"{SVG}use")]
    assert len(used) > 100
    assert set(used) == {path["id"] for path in outlines}


def test_texts_stay_texts_if_asked_for_and_fit_whatever_typeface_is_there() -> None:
    svg = draw_svg(*page_of(), has_outlines=False)
    texts = {text.text: text.attrib for text in ET.fromstring(svg).iter(f"{SVG}text")}
    assert {"First", "Second", "Made up", "17 January 2024", "2 of 2 events"} <= set(texts)
    assert (texts["First"]["font-size"], texts["First"]["font-weight"]) == ("13", "600")
    assert texts["First"]["lengthAdjust"] == "spacingAndGlyphs"
    assert 20 < float(texts["First"]["textLength"]) < 40
    assert b'font-family="Inter, sans-serif"' in svg
    assert b'xml:space="preserve"' in svg
    assert b"<use" not in svg


def test_what_no_outline_can_show_stays_text_in_an_svg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Letters, "_glyph", lambda *_: None)
    texts = [text.text for text in ET.fromstring(draw_svg(*page_of())).iter(f"{SVG}text")]
    assert {"First", "Second", "Made up"} <= set(texts)


# Its bytes


def test_the_same_page_is_the_same_svg() -> None:
    assert draw_svg(*page_of()) == draw_svg(*page_of())


def test_an_svg_does_not_depend_on_the_machines_typefaces(tmp_path: Path) -> None:
    path = tmp_path / "there.svg"
    words = ("export", bundled_events_path(), "-o", path)
    assert run_program(*words, environment=clean_environment(tmp_path), cwd=tmp_path).returncode == 0
    assert path.read_bytes() == draw_svg(*bundled_page())


def test_an_svg_of_few_events_is_small_and_so_is_one_of_many(tmp_path: Path) -> None:
    assert len(draw_svg(*bundled_page())) < 120_000
    write_events(tmp_path / "many.json", 5_000)
    page, size = compose_page(read_file(tmp_path / "many.json"), PictureRequest(size=PictureSize(3000, 2000)))
    assert len(page.scene.marks) > 300
    assert len(draw_svg(page, size)) < 1_500_000


def test_nothing_of_the_lanes_reaches_into_the_margins_nor_far_beyond_the_page() -> None:
    span_s = (1_577_836_800, 1_640_995_200)  # 2020 and 2021
    svg = draw_svg(*page_of(["2010-01-01/2030-01-01", "1000/3000~"], PictureRequest(span_s=span_s, size=SMALL)))
    shapes = " ".join(re.findall("<(?:rect|path|circle) [^>]*", svg.decode().partition("</defs>")[2]))
    written = " ".join(re.findall(' (?:d|x|width|cx)="([^"]+)"', shapes))
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", written)]
    assert max(map(abs, numbers)) < 2_000
    width, height = SMALL.pixels
    image = svg_in_qt(svg, width, height)
    margin = QColor(LIGHT.paper).rgb()
    lanes = range(150, 340)
    assert {image.pixel(x, y) for y in lanes for x in (*range(22), *range(width - 22, width))} == {margin}


def test_an_error_while_drawing_is_told_and_ends_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("as in any program")

    monkeypatch.setattr("timeline_app.export.svg.paint_page", fail)
    with pytest.raises(ValueError, match="as in any program"):
        draw_svg(*page_of())


# How it looks


def all_kinds_page() -> tuple[Page, PictureSize]:
    events: list[dict[str, Any] | str] = [
        {"title": f"Of {date}", "date": date, "category": "ab"[index % 2], "countries": ["LT", "FR"][: index % 3]}
        for index, date in enumerate(ALL_KINDS)
    ]
    request = PictureRequest(group_by="country", size=PictureSize(1200, 900), theme=DARK)
    return page_of(events, request, as_of="2020-01-01")


PAGES: dict[str, Callable[[], tuple[Page, PictureSize]]] = {"bundled": bundled_page, "all kinds": all_kinds_page}
every_page = pytest.mark.parametrize("compose", PAGES.values(), ids=PAGES.keys())


@every_page
def test_an_svg_looks_like_the_png(compose: Callable[[], tuple[Page, PictureSize]]) -> None:
    page, size = compose()
    assert difference(draw_image(page, size), svg_in_qt(draw_svg(page, size), *size.pixels)) < SAME


@every_page
def test_an_svg_looks_like_the_png_in_a_browser(
    compose: Callable[[], tuple[Page, PictureSize]], tmp_path: Path
) -> None:
    page, size = compose()
    shown = svg_in_browser(draw_svg(page, size), *size.pixels, tmp_path)
    assert difference(draw_image(page, size), shown) < SAME


@every_page
def test_a_pdf_looks_like_the_png(compose: Callable[[], tuple[Page, PictureSize]], tmp_path: Path) -> None:
    page, size = compose()
    shown = pdf_in_poppler(draw_pdf([page], size, page.said), *size.pixels, tmp_path)
    assert difference(draw_image(page, size), shown) < SAME


@pytest.mark.parametrize("missing", ["marks", "labels", "ticks", "lanes"])
def test_a_picture_without_one_of_its_parts_does_not_look_like_it(missing: Any) -> None:
    page, size = bundled_page()
    less = replace(page, scene=replace(page.scene, **{missing: getattr(page.scene, missing)[:-1]}))
    assert difference(draw_image(page, size), draw_image(less, size)) > SAME


def paint_shapes(painter: QPainter) -> None:
    """All that a page may draw, and a logo and whatever else a later one may."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, 400, 300), QColor("#fff"))
    gradient = QLinearGradient(20, 0, 180, 0)
    gradient.setStops([(0.0, QColor(0, 114, 178, 0)), (0.4, QColor("#0072b2")), (1.0, QColor("#d55e00"))])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawRoundedRect(QRectF(20, 10, 160, 30), 8, 4)
    painter.setBrush(QColor(200, 0, 0, 90))
    painter.drawRects([QRectF(200, 10, 60, 30), QRectF(240, 20, 60, 30)])
    painter.save()
    painter.setClipRect(QRectF(20, 60, 100, 40))
    painter.translate(20, 60)
    painter.setOpacity(0.5)
    painter.setPen(QPen(QColor("#080"), 6, Qt.PenStyle.DashLine))
    painter.drawEllipse(QRectF(3, 3, 60, 34))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(-20, -10, 90, 60))
    painter.setClipRect(QRectF(50, 10, 90, 60), Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, 400, 400), QColor("#333"))
    painter.restore()
    ring = QPainterPath()
    ring.addEllipse(QRectF(200, 60, 60, 60))
    ring.addEllipse(QRectF(215, 75, 30, 30))
    painter.fillPath(ring, QColor("#159"))
    dashes = QPen(QColor("#000"), 3, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashes.setDashPattern([3, 2, 1, 2])
    painter.setPen(dashes)
    painter.drawLines([QLineF(20, 120, 180, 120), QLineF(20, 130, 180, 140)])
    painter.setPen(QPen(QColor("#a0a"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawPolyline(QPolygonF([QPointF(300, 60), QPointF(330, 110), QPointF(360, 60)]))
    painter.setBrush(QColor("#fd0"))
    painter.drawPolygon(QPolygonF([QPointF(30, 160), QPointF(80, 160), QPointF(60, 200)]))
    painter.save()
    painter.translate(200, 180)
    painter.rotate(20)
    painter.scale(2, 2)
    painter.setPen(QPen(QColor("#000"), 2))
    painter.drawRect(QRectF(0, 0, 40, 20))
    painter.setFont(make_font(14))
    painter.drawText(QPointF(4, 15), "Aé  1")
    logo = QImage(8, 8, QImage.Format.Format_ARGB32)
    logo.fill(QColor(0, 120, 0, 128))
    painter.drawImage(QRectF(50, 0, 20, 20), logo)
    painter.restore()
    painter.drawImage(QPointF(340, 140), logo.scaled(40, 40), QRectF(0, 0, 20, 40))


def paint_clipped_shapes(painter: QPainter) -> None:
    """What only those programs show that can clip."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, 400, 300), QColor("#fff"))
    painter.setPen(QPen(QColor("#080"), 20))
    painter.setClipRect(QRectF(100, 100, 100, 100))
    painter.drawEllipse(QRectF(60, 60, 100, 100))
    round_hole = QPainterPath()
    round_hole.addEllipse(QRectF(220, 100, 100, 60))
    painter.setClipPath(round_hole)
    painter.fillRect(QRectF(0, 0, 270, 300), QColor("#00f"))


def svg_and_png(paint: Callable[[QPainter], None]) -> tuple[bytes, QImage]:
    device = SvgDevice(400, 300, Tags(), has_outlines=True)
    with QPainter(device) as painter:
        paint(painter)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter)
    return device.written("Shapes", ""), image


def test_whatever_a_painter_draws_looks_the_same() -> None:
    svg, image = svg_and_png(paint_shapes)
    assert svg.count(b"data:image/png;base64,") == 2
    assert difference(image, svg_in_qt(svg, 400, 300)) < SAME


def test_what_is_clipped_looks_the_same_in_a_browser(tmp_path: Path) -> None:
    svg, image = svg_and_png(paint_clipped_shapes)
    assert difference(image, svg_in_browser(svg, 400, 300, tmp_path)) < SAME


@pytest.mark.parametrize("width_px", range(700, 760, 12))
def test_each_labelled_tick_of_a_picture_has_its_label_also_at_the_edges(width_px: int) -> None:
    size = PictureSize(width_px, 400)
    page, size = compose_page(make_file(["2014-03", "2021-05-17"]), PictureRequest(size=size))
    svg = draw_svg(page, size, has_outlines=False).decode()
    labels = [tick.label for tick in page.scene.ticks if tick.label]
    assert labels
    assert all(f">{label}<" in svg for label in labels)
