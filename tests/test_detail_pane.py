"""The detail pane: an event in full, as plain text, with links that open only when they are clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from window_parts import HOSTILE, Said, click, id_of, is_plain, key, row_of, texts_in

from timeline_app.countries import ISO_COUNTRIES
from timeline_app.filters import EventFilter
from timeline_app.links import is_safe_link
from timeline_app.theme import WINDOW_THEMES
from timeline_app.window.chip import Chip
from timeline_app.window.flow_layout import FlowLayout
from timeline_app.window.link_label import LinkLabel
from timeline_app.window.wrapping_text import WrappingText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.theme import Theme
    from timeline_app.window.detail_pane import DetailPane
    from timeline_app.window.main_window import MainWindow

SAFE = ["https://example.org/a?b=1&c=2", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:desk@example.org"]
UNSAFE = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org",
    "//example.org", "example.org", "", "  ", "java\nscript:x", "vbscript:x", "https", "http://[", "smb://host/share",
]  # fmt: skip


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    return Said(monkeypatch)


def link_with(pane: DetailPane, words: str) -> LinkLabel:
    return next(link for link in pane.findChildren(LinkLabel) if words in link.text())


def select(window: MainWindow, name: str) -> None:
    window.select(row_of(window, name))
    QApplication.processEvents()


def test_without_an_event_it_says_how_to_choose_one_and_what_the_file_is(window: MainWindow) -> None:
    texts = texts_in(window.detail)
    assert "Choose an event to read about it." in texts
    assert "17 February 2025" in texts
    assert "Common public knowledge" in texts


def test_an_event_is_shown_in_full(window: MainWindow) -> None:
    select(window, "pledge")
    texts = texts_in(window.detail)
    assert "Lithuania pledges 5 to 6 % of GDP for defence" in texts
    assert "17 January 2025" in texts
    assert "Politics" in texts
    assert "Lithuania" in texts
    assert any(text.startswith("Lithuania announces that it will put") for text in texts)
    assert any(text.startswith("Covers") and "2026" in text and "2030" in text for text in texts)
    assert any("Le Monde, 17 February 2025" in text for text in texts)
    assert "tags: spending, GDP" in texts


def test_a_vague_date_is_said_to_be_vague(window: MainWindow) -> None:
    select(window, "depots")
    texts = texts_in(window.detail)
    assert "since mid-2024" in texts
    assert any("ongoing" in text for text in texts)


@pytest.mark.parametrize("as_of", ["2O25", "2025-13", "2025/..", "yesterday"])
def test_a_day_that_the_file_cannot_be_as_of_is_said_to_be_none(open_window: OpenWindow, as_of: str) -> None:
    window = open_window(make_file([{"title": "A", "date": "2000"}], as_of=as_of))
    assert f"“{as_of}” is no day that can be used" in texts_in(window.detail)


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("2024-06~", ["about June 2024", "month approximate", "about 1 June 2024 – about 30 June 2024"]),
        ("2024-06", ["June 2024", "month known", "1 June 2024 – 30 June 2024"]),
        ("2014-XX-21", ["the 21st of some month of 2014", "year known", "21 January 2014 – 21 December 2014"]),
        ("2024-06-17~", ["about 17 June 2024", "day approximate"]),
    ],
)
def test_what_is_said_of_a_date_agrees_with_itself(open_window: OpenWindow, date: str, lines: list[str]) -> None:
    window = open_window(make_file([{"title": "A", "date": date}]))
    window.select(0)
    assert texts_in(window.detail)[1 : 1 + len(lines)] == lines


@pytest.mark.parametrize(("covers", "words"), [("2026/2030", "Covers 2026 to 2030"), ("2O26", "Covers “2O26”, which")])
def test_a_period_that_cannot_be_read_is_not_worded_as_one(open_window: OpenWindow, covers: str, words: str) -> None:
    window = open_window(make_file([{"title": "A", "date": "2000", "covers": covers}]))
    window.select(0)
    assert any(text.startswith(words) for text in texts_in(window.detail))


def test_fields_that_are_not_ours_are_shown_too(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "A", "date": "2000", "weather": "mild", "crew": [1, 2]}]))
    window.select(0)
    assert "weather: mild" in texts_in(window.detail)
    assert "crew: [1,2]" in texts_in(window.detail)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_related_event_is_selected_by_click_or_key(window: MainWindow, by_key: bool) -> None:
    select(window, "crimea")
    link = link_with(window.detail, "Russia begins full-scale invasion")
    if by_key:
        link.setFocus()
        key(link, Qt.Key.Key_Return)
    else:
        click(link, QPointF(5, 5))
    assert id_of(window, window.selected) == "invasion"
    assert "Russia begins full-scale invasion" in texts_in(window.detail)


def test_a_click_that_ends_beside_the_link_is_no_click(window: MainWindow) -> None:
    select(window, "crimea")
    click(link_with(window.detail, "Russia begins"), QPointF(-20, 5))
    assert id_of(window, window.selected) == "crimea"


def test_a_related_event_that_the_filter_hides_is_shown_all_the_same(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(country={"FR"}))
    select(window, "squadron")
    click(link_with(window.detail, "Germany to base a brigade"), QPointF(5, 5))
    assert id_of(window, window.selected) == "brigade"
    assert window.event_filter == EventFilter()
    assert "Germany to base a brigade of 5,000" in texts_in(window.detail)


def test_a_related_event_that_is_named_twice_is_listed_once(open_window: OpenWindow) -> None:
    events: list[dict[str, Any]] = [
        {"id": "a", "title": "A", "date": "2000", "related": ["b", "a"] * 50},
        {"id": "b", "title": "B"},
    ]
    window = open_window(make_file([*events, {"id": "b", "title": "B"}]))
    window.select(0)
    assert len(window.detail.findChildren(LinkLabel)) == 1


def test_a_related_event_that_does_not_exist_is_left_out(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "A", "date": "2000", "related": ["nothing"]}]))
    window.select(0)
    assert "Related" not in texts_in(window.detail)


def test_its_buttons_step_through_the_events(window: MainWindow) -> None:
    select(window, "crimea")
    buttons = {button.text(): button for button in window.detail.findChildren(QPushButton)}
    buttons["Next ▸"].click()
    after = window.selected
    assert id_of(window, after) != "crimea"
    buttons["◂ Previous"].click()
    assert id_of(window, window.selected) == "crimea"


# Chips


def test_a_chip_wider_than_the_pane_is_cut_and_its_tooltip_says_it_whole(open_window: OpenWindow) -> None:
    name = "W" * 70 + "<img src=x>"
    event = {"title": "A", "date": "2000", "category": "c", "countries": ["LT", "Q" * 40]}
    window = open_window(make_file([event], categories=[{"id": "c", "name": name}]))
    window.select(0)
    QApplication.processEvents()
    chips = window.detail.findChildren(Chip)
    assert len(chips) == 3
    for chip in chips:
        assert chip.mapTo(window.detail, chip.rect().topRight()).x() < window.detail.width()
    category = chips[0]
    assert category.text().endswith("…")
    assert "W" * 70 + "&lt;img" in category.toolTip()
    lithuania = next(chip for chip in chips if chip.text() == "Lithuania")
    assert not lithuania.toolTip()


def test_a_flow_of_widgets_keeps_within_its_margins(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    flow = FlowLayout(spacing_px=6)
    owner.setLayout(flow)
    flow.setContentsMargins(10, 20, 30, 40)
    for text in ("a", "b" * 200, "c"):
        flow.addWidget(Chip(text))
    owner.resize(200, flow.heightForWidth(200))
    owner.show()
    QApplication.processEvents()
    inner = owner.rect().adjusted(10, 20, -30, -40)
    assert all(inner.contains(chip.geometry()) for chip in owner.findChildren(Chip))
    assert flow.minimumSize().width() == 1 + 10 + 30


# Links


@pytest.mark.parametrize("url", SAFE)
def test_web_and_mail_links_are_safe(url: str) -> None:
    assert is_safe_link(url)


@pytest.mark.parametrize("url", UNSAFE)
def test_all_other_links_are_not(url: str) -> None:
    assert not is_safe_link(url)


def with_source(open_window: OpenWindow, url: str) -> MainWindow:
    source = {"id": "s", "title": "The paper", "url": url}
    window = open_window(make_file([{"title": "A", "date": "2000", "source": "s"}], sources=[source]))
    window.select(0)
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("url", SAFE)
def test_a_safe_link_opens_only_on_a_click(open_window: OpenWindow, said: Said, url: str) -> None:
    window = with_source(open_window, url)
    assert said.opened == []
    click(link_with(window.detail, "The paper"), QPointF(5, 5))
    assert [opened.lower() for opened in said.opened] == [url.lower()]


@pytest.mark.parametrize("url", UNSAFE)
def test_an_unsafe_link_is_plain_text(open_window: OpenWindow, said: Said, url: str) -> None:
    window = with_source(open_window, url)
    assert not window.detail.findChildren(LinkLabel)
    label = next(label for label in window.detail.findChildren(QLabel) if "The paper" in label.text())
    click(label, QPointF(5, 5))
    assert said.opened == []


def test_a_link_shows_where_it_leads(open_window: OpenWindow) -> None:
    window = with_source(open_window, "https://example.org/?a=1&b=<img src=x>")
    tooltip = link_with(window.detail, "The paper").toolTip()
    assert "<img" not in tooltip
    # Qt shows entities as characters only where it sees a tag.
    assert tooltip.startswith("<")
    assert "a=1&amp;b=&lt;img" in tooltip


# Hostile texts


def test_a_megabyte_without_a_space_is_cut_and_said_to_be(open_window: OpenWindow) -> None:
    long = "x" * 1_000_000
    events: list[Any] = [{"title": long, "date": "2000", "text": long, "place": long, "note": long, "tags": [long]}]
    window = open_window(make_file(events, title=long))
    window.select(0)
    texts = texts_in(window.detail)
    assert sum(len(text) for text in texts) < 40_000
    assert any("more characters are not shown" in text for text in texts)
    assert len(window.windowTitle()) < 200


@pytest.mark.parametrize("field", ["countries", "tags", "related", "source"])
def test_a_list_without_end_is_cut(open_window: OpenWindow, field: str) -> None:
    of_field = {"countries": sorted(ISO_COUNTRIES), "related": [f"id {i}" for i in range(300)]}
    names = of_field.get(field, [f"name {i}" for i in range(300)])
    others = [{"id": name, "title": name, "date": "2000"} for name in of_field["related"]]
    window = open_window(make_file([{"id": "a", "title": "A", "date": "2000", field: names}, *others]))
    window.select(0)
    assert len(window.detail.findChildren(QLabel)) < 60
    said = " ".join(texts_in(window.detail))
    assert f"and {len(names) - 20} more" in said
    assert len(said) < 2_000


def test_more_fields_than_anyone_reads_are_cut(open_window: OpenWindow) -> None:
    event: dict[str, Any] = {"title": "A", "date": "2000"} | {f"field {i}": i for i in range(300)}
    window = open_window(make_file([event]))
    window.select(0)
    assert len(window.detail.findChildren(QLabel)) < 60
    assert "and 280 more" in texts_in(window.detail)


def test_a_long_word_can_be_broken_and_none_of_it_is_lost(open_window: OpenWindow) -> None:
    word = "https://example.org/" + "y" * 200
    window = open_window(make_file([{"title": "A", "date": "2000", "text": f"See {word} there"}]))
    window.select(0)
    assert f"See {word} there" in texts_in(window.detail)


def test_control_characters_and_turned_text_are_taken_out(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "a\u202eb\x07c", "date": "2000", "text": "x\u2066y\x1bz"}]))
    window.select(0)
    assert "a b c" in texts_in(window.detail)
    assert "x y z" in texts_in(window.detail)


def test_markup_is_shown_as_it_is_written(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": HOSTILE, "date": "2000", "text": f"<b>{HOSTILE}</b>"}]))
    window.select(0)
    assert HOSTILE in texts_in(window.detail)
    assert all(is_plain(label) for label in window.detail.findChildren(QLabel))


def test_a_word_longer_than_the_pane_is_broken_on_screen_but_not_where_it_is_copied(open_window: OpenWindow) -> None:
    address = "https://example.org/" + "a" * 300
    window = open_window(make_file([{"title": "A", "date": "2000", "text": f"See {address} for more."}]))
    window.select(0)
    QApplication.processEvents()
    block = next(block for block in window.detail.findChildren(WrappingText) if "See" in block.toPlainText())
    assert block.width() <= window.detail.width()
    assert block.height() > 3 * block.fontMetrics().height()
    block.selectAll()
    assert block.textCursor().selectedText() == f"See {address} for more."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (["OSCE", "UN\nobservers"], "actors: OSCE, UN observers"),
        ([str(number) for number in range(25)], f"actors: {', '.join(map(str, range(20)))}, and 5 more"),
        (["OSCE", 3], 'actors: ["OSCE",3]'),
        ({"a": []}, 'actors: {"a":[]}'),
        (0, "actors: 0"),
        (False, "actors: false"),
        ([], None),
        ({}, None),
        (None, None),
        ("", None),
    ],
)
def test_further_lists_of_words_are_shown_as_tags_are_and_empty_fields_not_at_all(
    open_window: OpenWindow, value: object, shown: str | None
) -> None:
    window = open_window(make_file([{"title": "A", "date": "2000", "actors": value}]))
    window.select(0)
    texts = texts_in(window.detail)
    assert [text for text in texts if text.startswith("actors")] == [shown] * (shown is not None)
    assert ("More" in texts) == (shown is not None)


@pytest.mark.parametrize("theme", WINDOW_THEMES.values(), ids=list(WINDOW_THEMES))
@pytest.mark.parametrize("percent", [100, 200])
def test_the_last_line_is_whole_and_all_texts_begin_at_the_same_place(
    open_window: OpenWindow, theme: Theme, percent: int
) -> None:
    event = {"title": "A", "date": "2000", "text": "**Two**\nlines", "place": "x" * 60, "source": "https://example.org"}
    window = open_window(make_file([event]))
    for name in (theme.title, f"{percent} %"):
        window.actions_by_name[name].trigger()
    window.select(0)
    QApplication.processEvents()
    blocks = window.detail.findChildren(WrappingText)
    assert len(blocks) == 2
    for block in blocks:
        assert block.viewport().height() == block.document().size().height()
    labels = [label for label in window.detail.findChildren(QLabel) if label.text()]
    begin_px = {_text_begin_px(window, block.viewport()) for block in blocks} | {
        _text_begin_px(window, label) + label.contentsRect().left() for label in labels
    }
    assert len(begin_px) == 1


def _text_begin_px(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window.detail, QPoint()).x()


def test_tab_goes_from_the_pane_through_its_links_to_its_buttons(window: MainWindow) -> None:
    window.select(next(row for row in range(len(window.file.table)) if _has_links(window, row)))
    links = sorted(window.detail.findChildren(LinkLabel), key=lambda link: link.mapTo(window, QPoint()).y())
    links = [link for link in links if link.isVisible()]
    window.detail.setFocus()
    met = []
    for _ in range(len(links) + 1):
        key(window.focusWidget(), Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert met[:-1] == links
    assert isinstance(met[-1], QPushButton)


def _has_links(window: MainWindow, row: int) -> bool:
    window.select(row)
    QApplication.processEvents()
    return len([link for link in window.detail.findChildren(LinkLabel) if link.isVisible()]) > 1
