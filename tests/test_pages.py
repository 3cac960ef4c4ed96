"""What stands on the pages of a picture: all events, their signs explained, and years to find them by."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from composing import compose_page
from made_up import make_file
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from timeline_app.export.export_error import ExportError
from timeline_app.export.formats import for_format
from timeline_app.export.pdf import draw_pdf
from timeline_app.export.picture import Picture, compose_picture, prepare
from timeline_app.export.png import draw_png
from timeline_app.export.request import PictureRequest
from timeline_app.export.sheets import scene_to_sheets
from timeline_app.export.size_words import text_to_size
from timeline_app.export.sizes import PictureSize
from timeline_app.export.svg import draw_svg
from timeline_app.house_style import read_house_style
from timeline_app.layout.scene import Mark
from timeline_app.layout.signs import signs_told_by
from timeline_app.painting.logo import LogoError, read_logo
from timeline_app.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pypdf.generic import Destination

    from timeline_app.table import EventFile

pytestmark = pytest.mark.usefixtures("qapp")
A5 = text_to_size("210x148mm")


def crowd(lanes: int = 8, each: int = 4) -> list[dict[str, Any] | str]:
    return [
        {"title": f"{lane}-{number}", "date": f"{2000 + 3 * number}-05-17", "category": f"c{lane}"}
        for lane in range(lanes)
        for number in range(each)
    ]


def picture_of(events: Sequence[dict[str, Any] | str], request: PictureRequest, **head: Any) -> Picture:
    file = make_file(events, **head)
    return compose_picture(prepare(file, request), request)


def sheets_of(file: EventFile, request: PictureRequest) -> Picture:
    return compose_picture(prepare(file, request), for_format(request, "pdf"))


def rows_on(picture: Picture, page: int) -> set[int]:
    shown = picture.pages[page]
    lo_px, hi_px = shown.lanes_px or (0.0, shown.scene.height_px)
    return {mark.row for mark in shown.scene.marks if lo_px <= mark.top_px < hi_px}


# Sheets of paper


def test_lanes_without_room_on_a_sheet_stand_on_the_next_ones() -> None:
    file = make_file(crowd())
    picture = sheets_of(file, PictureRequest(size=A5))
    assert picture.size == A5
    assert len(picture.pages) > 1
    shown = [rows_on(picture, page) for page in range(len(picture.pages))]
    assert sorted(row for rows in shown for row in rows) == list(range(len(file.table)))
    for page in picture.pages:
        assert page.lanes_px is not None
        # A lane is cut only where it has no room on a sheet of its own.
        assert page.lanes_px[0] in {lane.top_px for lane in page.scene.lanes}


def test_a_picture_of_one_sheet_has_no_number_of_a_page() -> None:
    (page,) = sheets_of(make_file(["2014"]), PictureRequest(size=A5)).pages
    said = [line.text for line in page.frame.footer_lines]
    assert "1 of 1 event" in said
    assert not any("page" in text for text in said)


def test_each_sheet_says_which_it_is_and_how_many_events_there_are_in_all() -> None:
    picture = sheets_of(make_file(crowd()), PictureRequest(size=A5))
    count = len(picture.pages)
    assert [page.said.count for page in picture.pages] == [
        f"32 of 32 events · page {number} of {count}" for number in range(1, count + 1)
    ]


def test_a_lane_that_is_taller_than_a_sheet_is_cut_between_its_rows() -> None:
    request = PictureRequest(group_by="none", size=A5)
    picture = sheets_of(make_file([{"title": f"{n} " + "x" * 40, "date": "2020-01-01"} for n in range(40)]), request)
    assert len(picture.pages) > 1
    for page in picture.pages:
        assert page.lanes_px is not None
        for mark in page.scene.marks:
            bottom_px = mark.top_px + page.scene.row_style.height_px
            assert not mark.top_px < page.lanes_px[1] < bottom_px - page.scene.row_style.gap_px


def test_key_and_sources_stand_on_the_first_sheet_alone_and_the_others_say_so() -> None:
    events = [
        {"title": f"{number} " + "x" * 40, "date": "2020-05", "category": f"c{number % 3}", "source": "paper"}
        for number in range(40)
    ]
    picture = sheets_of(make_file(events), PictureRequest(group_by="country", size=A5, notes="A note."))
    first, *others = picture.pages
    assert first.said.key
    assert first.said.signs
    assert (first.said.notes, first.said.sources) == ("A note.", "Source: paper")
    assert others
    for page in others:
        assert (page.said.key, page.said.signs, page.said.notes) == ((), (), "")
        assert page.said.sources == "Key and sources: page 1"
        assert page.frame.footer_px < first.frame.footer_px


@pytest.mark.parametrize("text_scale", [1.0, 1.7])
@pytest.mark.parametrize("page_count", [1, 3])
def test_all_words_of_each_sheet_are_on_its_paper(text_scale: float, page_count: int) -> None:
    source = "A source that has a long name, as the reports of ministries have, " * 3
    events = [{"title": "x" * 40, "date": f"20{10 + number % 16}", "source": source} for number in range(40)]
    size = PictureSize.of_mm(297, 210, 96)
    picture = sheets_of(make_file(events), PictureRequest(size=size, page_count=page_count, text_scale=text_scale))
    assert len(picture.pages) > 1
    for page in picture.pages:
        assert max(line.baseline_px for line in page.frame.footer_lines) <= page.frame.footer_px - 8


@pytest.mark.parametrize("page_count", [12, 100])
def test_room_is_kept_for_the_numbers_of_as_many_pages_as_there_are(page_count: int) -> None:
    events: list[dict[str, Any] | str] = ["2014-05", "2016", *({"title": "Undated"} for _ in range(30))]
    prepared = prepare(make_file(events), PictureRequest())
    # Some of these widths are just too narrow for the last digits beside the words before them.
    for width_px in range(352, 376, 2):
        request = PictureRequest(page_count=page_count, size=PictureSize(width_px, 400), has_legend=False)
        assert_footers_have_room(compose_picture(prepared, request))


def test_room_is_kept_for_the_stretch_of_time_of_each_page_beside_words_of_ones_own() -> None:
    subtitle = "Two events in all of the time that there is"
    request = PictureRequest(page_count=3, size=PictureSize(420, 400), subtitle=subtitle)
    for page in picture_of(["2014-05", "2016"], request).pages:
        assert page.said.subtitle.startswith(f"{subtitle} · ")
        assert page.frame.subtitle_lines[-1].baseline_px < page.frame.header_px - 8


def test_room_is_kept_for_the_numbers_of_sheets_whose_number_is_not_known_before() -> None:
    lanes = [{"title": f"{number}", "date": "2014", "category": f"c{number}"} for number in range(120)]
    prepared = prepare(make_file([*lanes, *({"title": "Undated"} for _ in range(30))]), PictureRequest())
    for width_px in range(372, 396, 2):
        size = replace(PictureSize(width_px, 280), is_paper=True)
        picture = compose_picture(prepared, for_format(PictureRequest(size=size, has_legend=False), "pdf"))
        assert len(picture.pages) > 99
        assert_footers_have_room(picture)


def assert_footers_have_room(picture: Picture) -> None:
    for page in picture.pages[:: len(picture.pages) - 1]:
        assert max(line.baseline_px for line in page.frame.footer_lines) <= page.frame.footer_px - 8


def test_the_name_of_a_lane_that_goes_on_stands_on_the_next_sheet_too() -> None:
    file = make_file([{"title": f"{n} " + "x" * 40, "date": "2020-01-01", "category": "a"} for n in range(40)])
    picture = sheets_of(file, PictureRequest(size=A5))
    first, *others = picture.pages
    assert first.going_on is None
    assert others
    for page in others:
        assert page.going_on is not None
        assert page.going_on.title == "Alpha"
    pdf = PdfReader(BytesIO(draw_pdf(picture.pages, picture.size, picture.said)))
    texts = [page.extract_text() for page in pdf.pages]
    assert ["(continued)" in text for text in texts] == [False, *(True for _ in others)]


def test_the_parts_of_the_lanes_follow_each_other_without_a_gap() -> None:
    page, _ = compose_page(make_file(crowd()), PictureRequest())
    for room_px in (60.0, 100.0, 333.0, 5_000.0):
        sheets = scene_to_sheets(page.scene, room_px, 2 * room_px)
        assert sheets[0][0] == 0
        assert all(end == begin for (_, end), (begin, _) in pairwise(sheets))
        assert sheets[0][1] <= room_px
        assert all(end - begin <= 2 * room_px for begin, end in sheets)
        assert sheets[-1][1] == page.scene.lanes[-1].top_px + page.scene.lanes[-1].height_px


def test_the_time_is_spread_over_pages_side_by_side() -> None:
    file = make_file([f"{year}-06-01" for year in range(1990, 2020)])
    picture = sheets_of(file, PictureRequest(group_by="none", page_count=3, size=PictureSize(1000, 700)))
    assert len(picture.pages) == 3
    shown = [rows_on(picture, page) for page in range(3)]
    assert set().union(*shown) == set(range(30))
    years = [[int(bookmark.name) for bookmark in page.bookmarks] for page in picture.pages]
    assert years[0][0] <= 1990
    assert years[2][-1] >= 2019
    assert all(first[-1] <= second[0] for first, second in pairwise(years))
    assert picture.pages[0].said.subtitle.startswith("1990 – ")
    for page in picture.pages:
        marked = {mark.row for mark in page.scene.marks}
        assert {label.row for label in page.scene.labels} <= marked


@pytest.mark.parametrize("page_count", [2, 3, 7])
@pytest.mark.parametrize(
    "events",
    [["2000-01-01"] * 300, [f"{1900 + n % 100}-0{1 + n % 9}" for n in range(500)]],
    ids=["at one moment", "spread"],
)
def test_what_is_only_counted_is_counted_on_one_page(events: list[dict[str, Any] | str], page_count: int) -> None:
    picture = sheets_of(make_file(events), PictureRequest(group_by="none", page_count=page_count))
    counted = sum(cluster.count for page in picture.pages for cluster in page.scene.clusters)
    shown = set().union(*(rows_on(picture, page) for page in range(page_count)))
    assert counted + len(shown) == len(events)


@pytest.mark.parametrize("name", ["png", "svg"])
def test_only_a_pdf_has_pages(name: Any) -> None:
    with pytest.raises(ExportError, match="only a PDF"):
        for_format(PictureRequest(page_count=2), name)


def titles_of(outline: Sequence[Destination | list[Any]]) -> list[Any]:
    return [titles_of(item) if isinstance(item, list) else item.title for item in outline]


def test_a_pdf_has_its_years_as_bookmarks_and_says_what_it_is() -> None:
    page, size = compose_page(make_file(["2014-03", "2016"], title="Two events"), PictureRequest(size=A5))
    pdf = PdfReader(BytesIO(draw_pdf([page], size, page.said)))
    assert len(pdf.pages) == 1
    assert {"2014", "2015", "2016"} <= set(titles_of(pdf.outline))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Two events"
    assert "2 of 2 events" in str(pdf.metadata.subject)


@pytest.mark.parametrize("page_count", [1, 3])
def test_the_bookmarks_are_the_years_from_the_first_event_to_the_last(page_count: int) -> None:
    request = PictureRequest(page_count=page_count, size=A5)
    picture = sheets_of(make_file(["2014-01-01/2014-03", "2015-12", "2017-10/2017-12-31"]), request)
    years = [bookmark.name for page in picture.pages for bookmark in page.bookmarks]
    assert list(dict.fromkeys(years)) == ["2014", "2015", "2016", "2017"]


def test_a_pdf_of_several_sheets_has_its_years_sheet_by_sheet() -> None:
    request = PictureRequest(page_count=2, size=A5)
    picture = sheets_of(make_file(["2014-03", "2018", "2022"]), request)
    pdf = PdfReader(BytesIO(draw_pdf(picture.pages, picture.size, picture.said)))
    assert len(pdf.pages) == 2
    first, first_years, second, second_years = titles_of(pdf.outline)
    assert first.startswith("1: 2014 – ")
    assert second.startswith("2: ")
    assert "2014" in first_years
    assert "2022" in second_years


# What is said around the timeline


@pytest.mark.parametrize(
    ("event", "sign"),
    [
        ("2014~", "about then"),
        ("2014", "at some time in the band"),
        ({"date": "2014-01-01?/2016-01-01"}, "the source is not sure"),
        ("2014-02/2016-03", "somewhere in the fades"),
        ("2014-02-03/..", "goes on"),
        ("2014-02/..", "somewhere in the fades"),
        ("2014-02-03/", "nobody knows when it ended"),
        ("/2014-02-03", "mirrored: began"),
        ("[..2014]", "once, by then"),
        ("{2012,2014}", "in each of these"),
        ("[2012,2014]", "in one of these"),
        ({"date": "2014-01-01/2016-01-01", "status": "planned"}, "planned"),
    ],
    ids=str,
)
def test_an_uncertain_date_has_its_sign_explained(event: dict[str, Any] | str, sign: str) -> None:
    event = {"title": "x", "date": event} if isinstance(event, str) else {"title": "x", **event}
    page, _ = compose_page(make_file([event]), PictureRequest())
    assert [one.words for one in page.said.signs if sign in one.words]
    assert sign in page.words()
    assert len(page.frame.signs) == len(page.said.signs)


def test_counts_of_events_without_room_are_explained() -> None:
    crowded, _ = compose_page(make_file(["2014-01-01"] * 400), PictureRequest())
    assert crowded.scene.clusters
    assert [one.words for one in crowded.said.signs] == ["so many more events, without room of their own"]


def test_known_dates_need_no_legend_and_nobody_has_to_have_one() -> None:
    plain, _ = compose_page(make_file(["2014-01-17", "2014-02-03/2014-06-20"]), PictureRequest())
    assert plain.said.signs == ()
    without, _ = compose_page(make_file(["2014~"]), PictureRequest(has_legend=False))
    assert without.said.signs == ()


def test_the_signs_don_t_touch_their_words_nor_each_other() -> None:
    events = ["2014~", "2014", "2014-02/2016-03", "[..2014]", "{2012,2014}", "2014-02-03/.."]
    page, _ = compose_page(make_file(events), PictureRequest(size=PictureSize(420, 900)))
    for entry, following in pairwise(page.frame.signs):
        assert isinstance(entry.sample, Mark)
        assert entry.sample.left_px >= -0.5
        name_px = page.look.text_px(entry.name, page.look.fonts.note)
        if entry.baseline_px == following.baseline_px:
            assert entry.name_left_px + name_px < following.left_px


def test_nothing_that_is_explained_is_cut_on_a_narrow_page() -> None:
    events: list[dict[str, Any] | str] = [
        {"title": "x", "date": "2014~", "category": "c" * 200, "countries": ["LT"]},
        "2014-02/2016-03",
        "2014",
    ]
    request = PictureRequest(size=PictureSize(320, 900), text_scale=2.0, group_by="country")
    page, _ = compose_page(make_file(events), request)
    for entry in (*page.frame.signs, *page.frame.key):
        name_px = page.look.text_px(entry.name, page.look.fonts.note)
        assert entry.name_left_px + name_px <= 160 - page.frame.margin_px + 1
    assert "it may lie in the fades too" in " ".join(entry.name for entry in page.frame.signs)


def test_a_page_without_events_among_others_does_not_say_that_there_are_none() -> None:
    picture = sheets_of(make_file(["1000", "2000"]), PictureRequest(page_count=4, size=A5))
    assert [page.is_empty for page in picture.pages] == [False, True, True, False]
    assert {page.said_if_empty for page in picture.pages} == {"No events on this page."}
    alone, _ = compose_page(make_file([]), PictureRequest())
    assert alone.said_if_empty == "There are no events to show."


def test_sheets_without_room_for_events_are_refused() -> None:
    with pytest.raises(ExportError, match="leave no room"):
        sheets_of(make_file(crowd()), PictureRequest(size=text_to_size("90x55mm")))


def test_title_subtitle_and_notes_can_be_given() -> None:
    request = PictureRequest(title="Another", subtitle="Not the span", notes="Drawn for the Sunday paper.")
    page, _ = compose_page(make_file(["2014"], title="The file's"), request)
    assert (page.said.title, page.said.subtitle) == ("Another", "Not the span")
    assert "Drawn for the Sunday paper." in [line.text for line in page.frame.footer_lines]
    assert "The file's" not in page.words()


def test_a_long_title_is_broken_into_lines() -> None:
    title = "How a country between two neighbours fortified its borders within ten years"
    page, _ = compose_page(make_file(["2014"], title=title), PictureRequest(size=PictureSize(420, 500)))
    assert " ".join(line.text for line in page.frame.title_lines) == title
    assert len(page.frame.title_lines) > 1


# Which events, and how large


def test_only_the_rows_that_are_asked_for_are_shown_and_counted() -> None:
    events = ["2014", "2015", "2016", "2030"]
    page, _ = compose_page(make_file(events), PictureRequest(rows=(1, 2)))
    assert {mark.row for mark in page.scene.marks} == {1, 2}
    assert page.said.count == "2 of 4 events"
    assert page.said.subtitle.endswith("2 selected events")


def test_the_axis_can_fit_the_events_that_are_shown() -> None:
    events = ["1200", "2014-05", "2015-05"]
    whole, _ = compose_page(make_file(events), PictureRequest(rows=(1, 2)))
    fitted, _ = compose_page(make_file(events), PictureRequest(rows=(1, 2), fits_shown=True))
    widths_px = [page.scene.marks[1].middle_px - page.scene.marks[0].middle_px for page in (whole, fitted)]
    assert widths_px[1] > 50 * widths_px[0]
    assert fitted.said.subtitle.startswith("2014 – 2015") or "May 2014" in fitted.said.subtitle


def test_larger_type_makes_all_larger_and_no_event_is_lost() -> None:
    file = make_file(crowd(3, 3))
    page, size = compose_page(file, PictureRequest(text_scale=2.0, size=PictureSize(1000, 400)))
    plain, _ = compose_page(file, PictureRequest(size=PictureSize(500, 200)))
    assert page.scene.lanes == plain.scene.lanes
    assert page.scene.row_style == plain.scene.row_style
    assert size.height_px > 400
    assert QImage.fromData(draw_png(page, size)).height() == size.height_px


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_transparent_png_on_its_paper_is_the_opaque_one(theme: Any) -> None:
    request = PictureRequest(theme=replace(theme, stripe=theme.paper), size=PictureSize(640, 400))
    page, size = compose_page(make_file(["2014-02/2016", "2015-06", "2016-01-01/.."], as_of="2020"), request)
    opaque = pixels_of(QImage.fromData(draw_png(page, size)))
    transparent = pixels_of(QImage.fromData(draw_png(page, size, is_transparent=True)))
    assert (transparent[0, 0] == (0, 0, 0, 0)).all()
    alpha = transparent[..., 3:].astype(np.float64) / 255
    paper = QColor(theme.paper)
    ground = np.array([paper.blue(), paper.green(), paper.red()])
    merged = transparent[..., :3] + ground * (1 - alpha)
    differs = np.abs(merged - opaque[..., :3]).max(axis=2) > 6
    assert differs.mean() < 0.002


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10" width="30" height="10">{}</svg>'
RED = '<rect width="30" height="10" fill="#ff0000"/>'


def write_logos(folder: Path) -> None:
    (folder / "logo.svg").write_text(LOGO.format(RED))
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    image.save(str(folder / "logo.png"))


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_a_logo_stands_in_the_upper_right_corner_in_its_own_shape(tmp_path: Path, name: str) -> None:
    write_logos(tmp_path)
    request = PictureRequest(logo=tmp_path / name, title="Words " * 40, size=PictureSize(640, 400))
    page, size = compose_page(make_file(["2014"]), request)
    pixels = pixels_of(QImage.fromData(draw_png(page, size)))
    rows, columns = np.nonzero((pixels[..., :3] == (0, 0, 255)).all(axis=2))
    width_px, height_px = columns.max() - columns.min() + 1, rows.max() - rows.min() + 1
    assert columns.max() < 640 - 23
    assert rows.min() > 22
    assert width_px / height_px == pytest.approx(3, abs=0.1)
    for line in page.frame.title_lines:
        assert line.left_px + page.look.text_px(line.text, page.look.fonts.heading) < columns.min()
    assert ET.fromstring(draw_svg(page, size)).tag.endswith("svg")


BAD_LOGOS = {
    "other.svg": LOGO.format('<image href="file:///etc/passwd" width="5" height="5"/>'),
    "thin.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10000 1"/>',
    "none.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "not.svg": "<html/>",
    "broken.svg": "<svg",
    "broken.png": "\x89PNG\r\n\x1a\nnothing",
}


@pytest.mark.parametrize("name", BAD_LOGOS)
def test_what_can_be_no_logo_is_refused_in_our_own_words(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(BAD_LOGOS[name].encode("latin-1"))
    with pytest.raises(LogoError):
        read_logo(tmp_path / name)
    assert capfd.readouterr() == ("", "")


def test_a_logo_is_told_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    write_logos(tmp_path)
    (tmp_path / "logo.png").rename(tmp_path / "named.svg")
    logo = read_logo(tmp_path / "named.svg")
    assert logo.image is not None
    assert logo.shape == 3


def test_a_logo_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no such file"):
        compose_page(make_file(["2014"]), PictureRequest(logo=tmp_path / "gone.png"))


def test_a_sheet_of_lanes_without_events_says_so() -> None:
    page, _ = compose_page(make_file(crowd(2, 1)), PictureRequest())
    below_px = page.scene.lanes[-1].top_px + page.scene.lanes[-1].height_px
    assert not page.is_empty
    assert replace(page, lanes_px=(below_px, below_px + 100)).is_empty


def test_one_event_without_room_has_a_sign_of_its_own() -> None:
    page, _ = compose_page(make_file(["2014-01-01"] * 400), PictureRequest())
    (cluster, *_) = page.scene.clusters
    lone = replace(page.scene, clusters=(replace(cluster, count=1),))
    assert [sign.words for sign in signs_told_by([lone])] == ["one more event"]
    assert len(signs_told_by([lone, page.scene])) == 2


def test_on_a_narrow_page_the_sources_have_all_the_width() -> None:
    sources = [{"id": str(n), "title": f"Paper number {n} of that name, as retold elsewhere"} for n in range(4)]
    events: list[dict[str, Any] | str] = [{"title": "x", "date": "2014-01-01", "source": ["0", "1", "2", "3"]}]
    page, _ = compose_page(make_file(events, sources=sources), PictureRequest(size=PictureSize(320, 400)))
    written = " ".join(line.text for line in page.frame.footer_lines)
    assert "Paper number 3 of that name, as retold elsewhere" in written
    assert "…" not in written


def test_a_house_style_gives_a_picture_its_colours_margins_and_scale(tmp_path: Path) -> None:
    write_logos(tmp_path)
    (tmp_path / "style.toml").write_text(
        '[colors]\npaper = "#fffaf0"\n[fonts]\nscale = 1.5\n[page]\nmargin_mm = 20\nlogo = "logo.png"\n'
    )
    style = read_house_style(tmp_path / "style.toml")
    request = PictureRequest(style=style, theme=style.theme(), size=PictureSize(900, 600))
    page, size = compose_page(make_file(["2014"]), request)
    pixels = pixels_of(QImage.fromData(draw_png(page, size)))
    assert (pixels[0, 0] == (0xF0, 0xFA, 0xFF, 255)).all()
    drawn = np.nonzero((pixels != pixels[0, 0]).any(axis=2))
    margin_px = 20 / 25.4 * 96
    assert drawn[1].min() == pytest.approx(margin_px, abs=2)
    assert drawn[1].max() == pytest.approx(900 - margin_px, abs=2)
    assert page.text_scale == 1.5
    assert page.frame.logo_px[0] > 0


def pixels_of(image: QImage) -> Any:
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()
