"""The filters: lists of choices with counts, chosen by mouse and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from window_parts import (
    NO_KEY,
    click,
    double_click,
    id_of,
    ids_shown,
    key,
    scale_of,
    scene_of,
    show_file,
    status_words,
    texts_in,
)

from timeline_app.facets.file_facets import FileFacets
from timeline_app.facets.ids import NO_VALUE
from timeline_app.filters import Chosen, EventFilter
from timeline_app.window.facet_delegate import FacetDelegate
from timeline_app.window.facet_menu import FacetMenu
from timeline_app.window.facet_model import Choice, FacetModel
from timeline_app.window.facet_reading import AT_ONCE, FacetReading
from timeline_app.window.facet_view import FacetView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from window_parts import OpenWindow

    from timeline_app.window.facet_list import FacetList
    from timeline_app.window.main_window import MainWindow

ONLY_PX = 60.0
"""From the right end of a line: on the word "only"."""


def index_of(facet: FacetList, name: str) -> QModelIndex:
    model = facet.view.model()
    return next(index for row in range(model.rowCount()) if (index := model.index(row, 0)).data() == name)


def place_in(facet: FacetList, name: str, *, only: bool = False) -> QPointF:
    """A point on a choice's name, or on its "only"."""
    facet.view.scrollTo(index_of(facet, name))
    rect = facet.view.visualRect(index_of(facet, name))
    return QPointF(rect.right() - ONLY_PX if only else rect.left() + 12, rect.center().y())


def names_in(facet: FacetList) -> list[str]:
    model = facet.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount()) if not facet.view.isRowHidden(row)]


def checked_in(facet: FacetList) -> set[str]:
    model = facet.view.model()
    checked = Qt.CheckState.Checked
    indices = [model.index(row, 0) for row in range(model.rowCount())]
    return {index.data() for index in indices if index.data(Qt.ItemDataRole.CheckStateRole) == checked}


def counts_in(facet: FacetList) -> dict[str, str]:
    model = facet.view.model()
    texts = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole).rsplit(", ", 1) for row in range(model.rowCount())
    ]
    return dict(texts)


def press_button(facet: FacetList, text: str) -> None:
    next(button for button in facet.findChildren(QPushButton) if button.text() == text).click()


def search_of(facet: FacetList) -> QLineEdit:
    search = facet.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    return search


def menu_of(facet: FacetList) -> FacetMenu:
    press_button(facet, "⋯")
    menu = facet.findChild(FacetMenu)
    assert isinstance(menu, FacetMenu)
    return menu


def menu_texts(facet: FacetList) -> list[str]:
    menu = menu_of(facet)
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    menu.close()
    return texts


def choose_in_menu(facet: FacetList, text: str) -> None:
    menu = menu_of(facet)
    next(action for action in menu.actions() if action.text().replace("&", "") == text).trigger()
    menu.close()
    QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)


@pytest.fixture
def countries(window: MainWindow) -> FacetList:
    return window.filters.countries


def test_all_is_chosen_at_first_and_counted(window: MainWindow, countries: FacetList) -> None:
    assert names_in(countries)[0] == "Lithuania"
    assert checked_in(countries) == set(names_in(countries))
    assert counts_in(countries)["France"] == "1 event"
    assert counts_in(countries)["Russia"] == "5 events"
    assert names_in(window.filters.categories)[0] == "Russia’s war"


def test_only_france_by_mouse_leaves_exactly_the_french_squadron(window: MainWindow, countries: FacetList) -> None:
    click(countries.view.viewport(), place_in(countries, "France", only=True))
    assert ids_shown(window) == {"squadron"}
    assert checked_in(countries) == {"France"}
    assert "Filtered: France" in status_words(window)


def test_only_france_by_enter_leaves_exactly_the_french_squadron(window: MainWindow, countries: FacetList) -> None:
    countries.view.setCurrentIndex(index_of(countries, "France"))
    key(countries.view, Qt.Key.Key_Return)
    assert ids_shown(window) == {"squadron"}


def test_none_leaves_none_and_says_so_and_all_brings_all_back(window: MainWindow, countries: FacetList) -> None:
    press_button(countries, "None")
    assert ids_shown(window) == set()
    assert not scene_of(window).lanes
    assert "0 of 16 events" in status_words(window)
    assert "Filtered: nothing chosen" in status_words(window)
    assert not window.timeline.grab().isNull()
    press_button(countries, "All")
    assert len(ids_shown(window)) == 16
    assert window.event_filter == EventFilter()


def test_none_and_then_france_leaves_the_french_squadron(window: MainWindow, countries: FacetList) -> None:
    press_button(countries, "None")
    click(countries.view.viewport(), place_in(countries, "France"))
    assert ids_shown(window) == {"squadron"}


def test_a_click_takes_a_country_out_and_brings_it_back(window: MainWindow, countries: FacetList) -> None:
    click(countries.view.viewport(), place_in(countries, "Lithuania"))
    assert "Lithuania" not in checked_in(countries)
    # Events of another chosen country stay: France and the United States have theirs with Lithuania.
    assert {"squadron", "us-inauguration"} <= ids_shown(window)
    assert "conscription" not in ids_shown(window)
    click(countries.view.viewport(), place_in(countries, "Lithuania"))
    assert len(ids_shown(window)) == 16


def test_space_takes_a_country_out_and_brings_it_back(window: MainWindow, countries: FacetList) -> None:
    countries.view.setCurrentIndex(index_of(countries, "Lithuania"))
    key(countries.view, Qt.Key.Key_Space)
    assert "conscription" not in ids_shown(window)
    key(countries.view, Qt.Key.Key_Space)
    assert len(ids_shown(window)) == 16


def test_arrows_go_through_the_list(countries: FacetList) -> None:
    countries.view.setFocus()
    countries.view.setCurrentIndex(countries.view.model().index(0, 0))
    key(countries.view, Qt.Key.Key_Down)
    assert countries.view.currentIndex().row() == 1


def test_two_quick_clicks_are_one_choice(countries: FacetList) -> None:
    double_click(countries.view.viewport(), place_in(countries, "Lithuania"))
    assert checked_in(countries) == set(names_in(countries)) or "Lithuania" not in checked_in(countries)


def test_counts_follow_the_other_filter(window: MainWindow, countries: FacetList) -> None:
    before = counts_in(countries)
    categories = window.filters.categories
    click(categories.view.viewport(), place_in(categories, "Allied forces", only=True))
    assert counts_in(countries)["Russia"] == "0 events"
    assert counts_in(countries)["France"] == "1 event"
    click(countries.view.viewport(), place_in(countries, "Germany", only=True))
    assert counts_in(categories)["Allied forces"] == "1 event"
    assert counts_in(categories)["Border works"] == "0 events"
    assert ids_shown(window) == {"brigade"}
    assert names_in(countries) == list(before)


def test_a_countrys_own_filter_does_not_change_its_counts(countries: FacetList) -> None:
    before = counts_in(countries)
    click(countries.view.viewport(), place_in(countries, "France", only=True))
    assert counts_in(countries) == before


def test_the_lists_show_a_filter_that_was_set_elsewhere(window: MainWindow, countries: FacetList) -> None:
    window.set_filter(EventFilter.of(country={"FR", "DE"}, category={"allied-forces"}))
    assert checked_in(countries) == {"France", "Germany"}
    assert checked_in(window.filters.categories) == {"Allied forces"}
    window.set_filter(EventFilter())
    assert checked_in(countries) == set(names_in(countries))


def test_events_without_a_country_have_an_entry_of_their_own(open_window: OpenWindow) -> None:
    events: list[Any] = [
        {"id": "a", "title": "A", "date": "2000", "countries": ["LT"]},
        {"id": "b", "title": "B", "date": "2001"},
    ]
    window = open_window(make_file(events))
    countries = window.filters.countries
    assert names_in(countries) == ["Lithuania", "No country"]
    click(countries.view.viewport(), place_in(countries, "No country", only=True))
    assert ids_shown(window) == {"b"}
    assert window.event_filter == EventFilter.of(country=[NO_VALUE])


CODES = ["AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"]


def test_a_long_list_can_be_searched(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": code, "date": "2000", "countries": [code]} for code in CODES]
    window = open_window(make_file(events))
    countries = window.filters.countries
    search = countries.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    assert search.isVisible()
    search.setText("  fr ")
    assert names_in(countries) == ["France"]
    search.setText("land")
    assert names_in(countries) == ["Finland", "Ireland"]
    search.setText("nowhere")
    assert names_in(countries) == []
    assert "Nothing of that name" in texts_in(countries)
    search.clear()
    # The first ten, and a link to the rest.
    assert len(names_in(countries)) == 10
    press_button(countries, "Show all 14")
    assert len(names_in(countries)) == len(CODES)
    press_button(countries, "Show fewer")
    assert len(names_in(countries)) == 10


def test_what_is_searched_for_is_found_beyond_the_first_lines(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": code, "date": "2000", "countries": [code]} for code in CODES]
    window = open_window(make_file(events))
    countries = window.filters.countries
    search = countries.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    assert "Ireland" not in names_in(countries)
    search.setText("ireland")
    click(countries.view.viewport(), place_in(countries, "Ireland", only=True))
    assert window.event_filter == EventFilter.of(country={"IE"})


def test_a_search_that_is_hidden_hides_nothing(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": code, "date": "2000", "countries": [code]} for code in CODES]
    window = open_window(make_file(events))
    search = window.filters.countries.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setText("nowhere")
    show_file(window, make_file(events[:2]))
    assert not search.isVisible()
    assert names_in(window.filters.countries) == ["Austria", "Belgium"]


def test_letters_typed_into_the_search_are_no_commands(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": code, "date": "2000", "countries": [code]} for code in CODES]
    window = open_window(make_file(events))
    search = window.filters.countries.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setFocus()
    for name in (Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_0, Qt.Key.Key_Question):
        key(search, name)
    assert search.text().lower() == "fnp0?"
    assert window.selected is None


def test_escape_clears_the_search_before_it_lets_go_of_the_event(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": code, "date": "2000", "countries": [code]} for code in CODES]
    window = open_window(make_file(events))
    search = window.filters.countries.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    window.select(0)
    search.setFocus()
    key(search, Qt.Key.Key_F)
    key(search, Qt.Key.Key_Escape)
    assert (search.text(), window.selected) == ("", 0)
    key(search, Qt.Key.Key_Escape)
    assert window.selected is None


def test_a_short_list_has_no_search(window: MainWindow) -> None:
    search = window.filters.categories.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    assert not search.isVisible()


# All facets


def test_a_facet_opens_by_its_heading_and_filters(window: MainWindow) -> None:
    tags = window.filters.lists["tag"]
    assert not tags.heading.isChecked()
    tags.heading.click()
    click(tags.view.viewport(), place_in(tags, "armed forces", only=True))
    assert ids_shown(window) == {"conscription", "commander"}
    assert "Filtered: Tags: armed forces" in status_words(window)
    assert tags.heading.accessibleName() == "Tags, 1 chosen"
    tags.heading.click()
    assert not tags.view.isVisible()
    # Closed, it still says that it limits what is shown.
    assert "· 1" in tags.heading.text()
    window.set_filter(EventFilter())
    assert "·" not in tags.heading.text()


def test_a_closed_facet_is_not_counted(window: MainWindow) -> None:
    tags = window.filters.lists["tag"]
    window.set_filter(EventFilter.of(country={"FR"}))
    assert tags.findChild(FacetView) is None
    tags.set_open(True)
    assert counts_in(tags)["air policing"] == "1 event"
    assert counts_in(tags)["GDP"] == "0 events"


def test_open_facets_are_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    window.filters.lists["tag"].set_open(True)
    window.filters.lists["country"].set_open(False)
    window.close()
    again = open_window()
    assert {key for key, one in again.filters.lists.items() if one.is_open} == {"category", "tag"}


def test_choices_are_inverted_by_the_menu(window: MainWindow, countries: FacetList) -> None:
    click(countries.view.viewport(), place_in(countries, "France", only=True))
    choose_in_menu(countries, "Invert")
    assert checked_in(countries) == set(names_in(countries)) - {"France"}
    choose_in_menu(countries, "Invert")
    assert ids_shown(window) == {"squadron"}


def test_events_with_all_of_the_countries(window: MainWindow, countries: FacetList) -> None:
    choose_in_menu(countries, "Events with all of them")
    assert len(ids_shown(window)) == 16
    assert checked_in(countries) == set()
    click(countries.view.viewport(), place_in(countries, "Lithuania"))
    click(countries.view.viewport(), place_in(countries, "Ukraine"))
    assert "Filtered: Lithuania and Ukraine" in status_words(window)
    both = {row for row in range(16) if {"LT", "UA"} <= set(window.file.table.countries_of(row))}
    assert ids_shown(window) == {id_of(window, row) for row in both}
    # What one more would leave.
    assert counts_in(countries)["France"] == "0 events"
    choose_in_menu(countries, "Events with any of them")
    assert len(ids_shown(window)) > len(both)


def test_a_category_is_never_one_of_several(window: MainWindow) -> None:
    assert menu_texts(window.filters.categories) == ["Invert"]


def test_the_status_line_clears_the_filter(window: MainWindow, countries: FacetList) -> None:
    click(countries.view.viewport(), place_in(countries, "France", only=True))
    clear = next(one for one in window.status.findChildren(QPushButton) if one.text() == "Clear")
    assert clear.isVisible()
    clear.click()
    assert window.event_filter == EventFilter()
    assert not clear.isVisible()


def test_facets_in_the_texts_of_many_events_come_when_they_are_read(open_window: OpenWindow, qtbot: Any) -> None:
    events: list[Any] = [{"title": "x", "date": "2000", "tags": ["war"]} for _ in range(AT_ONCE + 1)]
    window = open_window(make_file(events))
    fresh, reading = FileFacets(window.file.table), FacetReading(window)
    reading.start(fresh)
    assert reading.is_running
    assert not fresh.is_complete
    qtbot.waitUntil(lambda: fresh.is_complete)
    qtbot.waitUntil(lambda: "tag" in window.filters.lists)
    assert list(window.filters.lists)[:3] == ["country", "category", "certainty"]
    window.filters.lists["tag"].set_open(True)
    assert counts_in(window.filters.lists["tag"]) == {"war": f"{AT_ONCE + 1:,} events"}


def test_a_filter_by_what_is_not_read_yet_reads_it(open_window: OpenWindow) -> None:
    events: list[Any] = [{"title": "x", "date": "2000", "tags": ["war"]}] + [{"title": "y", "date": "2000"}] * AT_ONCE
    window = open_window(make_file(events), EventFilter.of(tag=["war"]))
    assert int(window.matches.sum()) == 1


def test_another_file_has_other_facets(window: MainWindow) -> None:
    show_file(window, make_file([{"title": "x", "date": "2000", "actor": "EU"}] * 2))
    assert list(window.filters.lists) == ["country", "category", "certainty", "status", "field:actor"]


# The model alone


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_model_says_none_where_all_is_chosen(parent: QWidget) -> None:
    model = FacetModel(parent)
    model.set_choices([Choice("a", "A", 1), Choice("b", "B", 2)], None)
    assert model.selection() is None
    model.choose({"a"})
    assert model.selection() == Chosen(frozenset({"a"}))
    model.setData(model.index(1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.selection() is None


def test_choosing_the_same_again_is_no_change(parent: QWidget, qtbot: Any) -> None:
    model = FacetModel(parent)
    model.set_choices([Choice("a", "A", 1), Choice("b", "B", 2)], Chosen(frozenset({"a"})))
    with qtbot.assertNotEmitted(model.chosen_changed):
        model.choose({"a"})
    with qtbot.waitSignal(model.chosen_changed):
        model.choose({"b"})


@given(st.sets(st.sampled_from("abcdef")), st.none() | st.frozensets(st.sampled_from("abcdefgh")))
def test_what_is_chosen_is_always_among_the_choices(keys: set[str], chosen: frozenset[str] | None) -> None:
    owner: Any = QObject()
    model = FacetModel(owner)
    model.set_choices([Choice(one, one, 0) for one in sorted(keys)], None if chosen is None else Chosen(chosen))
    assert model.chosen == (keys if chosen is None else keys & chosen)
    assert model.rowCount() == len(keys)


@pytest.mark.parametrize("most", [12, 9_999, 80_487, 1_000_000])
def test_a_bar_ends_before_the_widest_count_begins(window: MainWindow, most: int) -> None:
    countries = window.filters.countries
    countries.set_choices([Choice("LT", "Lithuania", most), Choice("FR", "France", 1)], None)
    delegate = countries.view.itemDelegate()
    assert isinstance(delegate, FacetDelegate)
    count_px = delegate.look.text_px(f"{most:,}", delegate.look.fonts.tick)
    # The count ends 6 px before the edge.
    assert delegate.count_room_px() >= count_px + 6 + 4


def test_after_a_step_enter_is_for_the_event_and_not_for_the_filter(window: MainWindow, countries: FacetList) -> None:
    countries.view.setFocus()
    countries.view.setCurrentIndex(index_of(countries, "France"))
    # From the heading: in the list a letter goes to a choice.
    countries.heading.setFocus()
    key(countries.heading, Qt.Key.Key_J)
    assert window.focusWidget() is window.timeline
    key(window.timeline, Qt.Key.Key_Return)
    assert window.event_filter == EventFilter()
    assert window.selected is not None


def test_letters_typed_into_a_list_search_it_and_are_no_commands(window: MainWindow, countries: FacetList) -> None:
    selected, scale = window.selected, scale_of(window)
    countries.view.setFocus()
    type_words(window, "pnj")
    assert "Nothing of that name" in texts_in(countries)
    key(window.focusWidget(), Qt.Key.Key_Return)
    assert window.event_filter == EventFilter()
    key(window.focusWidget(), Qt.Key.Key_Escape)
    # A short list has its search only while there is something in it.
    assert not search_of(countries).isVisible()
    assert window.focusWidget() is countries.view
    type_words(window, "fra")
    assert names_in(countries) == ["France"]
    assert (window.selected, scale_of(window)) == (selected, scale)
    key(window.focusWidget(), Qt.Key.Key_Return)
    assert ids_shown(window) == {"squadron"}
    for _ in "fra":
        key(window.focusWidget(), Qt.Key.Key_Backspace)
    assert window.focusWidget() is countries.view


def type_words(window: MainWindow, words: str) -> None:
    """Type where the focus is, wherever the letters before have put it."""
    for letter in words:
        QTest.keyClicks(window.focusWidget(), letter)


@pytest.fixture
def many(open_window: OpenWindow) -> MainWindow:
    """A window on events of 17 countries, of which the list shows ten; the one with most events comes first."""
    codes = ["GB", "AE", *CODES, "UA"]
    events: list[Any] = [
        {"title": code, "date": "2000", "countries": [code]}
        for place, code in enumerate(codes)
        for _ in range(len(codes) - place)
    ]
    return open_window(make_file(events))


@pytest.mark.parametrize(
    ("words", "code"), [("ukr", "UA"), ("united k", "GB"), ("kingd", "GB"), ("UNITED ARAB", "AE"), ("Írel", "IE")]
)
def test_words_typed_into_a_list_find_all_of_its_choices(many: MainWindow, words: str, code: str) -> None:
    many.filters.countries.view.setFocus()
    type_words(many, words)
    key(many.focusWidget(), Qt.Key.Key_Return)
    assert many.event_filter == EventFilter.of(country=[code])


def test_a_word_typed_anew_into_a_list_replaces_the_one_before(many: MainWindow) -> None:
    countries = many.filters.countries
    countries.view.setFocus()
    type_words(many, "ukr")
    key(many.focusWidget(), Qt.Key.Key_Down)
    assert many.focusWidget() is countries.view
    type_words(many, "ge")
    assert names_in(countries)[0] == "Germany"


def test_down_goes_from_the_search_into_the_list(many: MainWindow) -> None:
    countries = many.filters.countries
    search_of(countries).setFocus()
    type_words(many, "united")
    key(many.focusWidget(), Qt.Key.Key_Down)
    assert many.focusWidget() is countries.view
    assert countries.view.currentIndex().data() == "United Kingdom"
    key(countries.view, Qt.Key.Key_Down)
    key(countries.view, Qt.Key.Key_Space)
    assert "United Arab Emirates" not in checked_in(countries)
    key(countries.view, Qt.Key.Key_Escape)
    assert len(names_in(countries)) == 10
    assert many.focusWidget() is countries.view


@pytest.mark.parametrize("words", ["", "nowhere", " "])
def test_where_nothing_is_found_enter_and_down_in_the_search_do_nothing(many: MainWindow, words: str) -> None:
    search = search_of(many.filters.countries)
    search.setFocus()
    type_words(many, words)
    key(search, Qt.Key.Key_Return)
    assert many.event_filter == EventFilter()
    if words == "nowhere":
        key(search, Qt.Key.Key_Down)
        assert many.focusWidget() is search


def test_names_with_a_word_that_begins_so_come_first(parent: QWidget) -> None:
    model = FacetModel(parent)
    names = ["Sweden", "Côte d’Ivoire", "Łódź Voivodeship", "Denmark", "★"]
    model.set_choices([Choice(name, name, 1) for name in names], None)
    for words, found in (
        ("den", ["Denmark", "Sweden"]),
        ("cote", ["Côte d’Ivoire"]),
        ("D'I", ["Côte d’Ivoire"]),
        ("lodz  v", ["Łódź Voivodeship"]),
        ("★", ["★"]),
        ("?", []),
        (" ", names),
    ):
        model.look_for(words, 0)
        assert [choice.name for choice in model.in_sight] == found


def test_tab_does_not_stop_at_the_empty_ground_of_the_panel(window: MainWindow) -> None:
    assert not window.filters.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def all_open(open_window: OpenWindow) -> MainWindow:
    """A small window with all facets open, so that the panel is far taller than what is seen of it."""
    events: list[Any] = [
        {"title": code, "date": "2000", "countries": [code], "tags": [f"tag {code}"], "place": code, "actor": "EU"}
        for code in CODES
    ]
    window = open_window(make_file(events * 2), size_px=(1024, 640))
    for facet in window.filters.lists.values():
        facet.set_open(True)
    QApplication.processEvents()
    return window


def is_in_sight(window: MainWindow) -> bool:
    """Whether what the keys are on is to be seen: all of a control, of a list its current line."""
    widget, seen = window.focusWidget(), window.filters.viewport()
    if isinstance(widget, FacetView):
        rect, widget = widget.visualRect(widget.currentIndex()), widget.viewport()
    else:
        rect = widget.rect()
    return seen.rect().contains(QRect(widget.mapTo(seen, rect.topLeft()), rect.size()))


def test_the_panel_follows_the_keys(all_open: MainWindow) -> None:
    facets = list(all_open.filters.lists.values())
    facets[0].heading.setFocus()
    met: list[QWidget] = []
    while all_open.filters.isAncestorOf(all_open.focusWidget()) and len(met) < 100:
        widget = all_open.focusWidget()
        met.append(widget)
        assert is_in_sight(all_open)
        if isinstance(widget, FacetView):
            last = widget.model().rowCount() - 1
            for name, row in ((Qt.Key.Key_End, last), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, min(1, last))):
                key(widget, name)
                assert widget.currentIndex().row() == row
                assert is_in_sight(all_open)
            for name in (*[Qt.Key.Key_Down] * 9, Qt.Key.Key_Up):
                key(widget, name)
                assert is_in_sight(all_open)
        key(widget, Qt.Key.Key_Tab)
    assert {facet.view for facet in facets} <= set(met)


def test_page_keys_go_on_by_some_lines_of_a_long_list(open_window: OpenWindow) -> None:
    tags = [f"tag {number:02}" for number in range(40)]
    window = open_window(make_file([{"title": "x", "date": "2014", "tags": [tag]} for tag in tags for _ in range(2)]))
    facet = window.filters.lists["tag"]
    facet.set_open(True)
    press_button(facet, "Show all 40")
    view = facet.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    rows = []
    for name in (*[Qt.Key.Key_PageDown] * 4, Qt.Key.Key_PageUp):
        key(view, name)
        rows.append(view.currentIndex().row())
    assert rows == [10, 20, 30, 39, 29]


def test_a_line_is_in_sight_when_a_key_ticks_it(all_open: MainWindow) -> None:
    view = all_open.filters.countries.view
    view.setFocus()
    key(view, Qt.Key.Key_Down)
    scroll_bar = all_open.filters.verticalScrollBar()
    for name in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        scroll_bar.setValue(scroll_bar.maximum())
        assert not is_in_sight(all_open)
        key(view, name)
        assert is_in_sight(all_open)


def test_what_gets_the_focus_from_elsewhere_is_in_sight(all_open: MainWindow) -> None:
    last = list(all_open.filters.lists.values())[-1]
    for widget in (last.view, all_open.filters.countries.heading, last.heading):
        all_open.timeline.setFocus()
        widget.setFocus()
        assert is_in_sight(all_open)


def test_nothing_moves_under_the_pointer_when_a_click_gives_the_focus(all_open: MainWindow) -> None:
    filters, view, handle = all_open.filters, all_open.filters.countries.view, all_open.windowHandle()
    panel = filters.widget()
    assert panel is not None
    second = view.visualRect(view.model().index(1, 0))
    # Only half of the line is to be seen, at the upper edge.
    filters.verticalScrollBar().setValue(view.mapTo(panel, second.center()).y())
    at = view.mapTo(all_open, second.center()) + QPoint(0, 6)
    scrolled = filters.verticalScrollBar().value()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, NO_KEY, at)
    assert view.hasFocus()
    assert filters.verticalScrollBar().value() == scrolled
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NO_KEY, at)
    assert view.model().index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_tab_goes_through_an_opened_facet_before_the_next_heading(window: MainWindow) -> None:
    closed = [facet for facet in window.filters.lists.values() if not facet.is_open and facet.isVisible()]
    facet, following = closed[0], closed[1]
    facet.set_open(True)
    QApplication.processEvents()
    facet.heading.setFocus()
    met: list[QWidget | None] = [facet.heading]
    while met[-1] is not following.heading and len(met) < 10:
        key(window.focusWidget(), Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert met[-1] is following.heading
    assert facet.view in met
    assert all(facet.isAncestorOf(widget) for widget in met[:-1] if widget is not None)
    for widget in reversed(met[:-1]):
        key(window.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert window.focusWidget() is widget


@pytest.mark.parametrize("opening", [Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_open_and_close_a_facet_and_the_focus_stays_on_its_heading(window: MainWindow, opening: Qt.Key) -> None:
    facet = next(facet for facet in window.filters.lists.values() if not facet.is_open and facet.isVisible())
    facet.heading.setFocus()
    states = []
    for name in (opening, Qt.Key.Key_Right, Qt.Key.Key_Left):
        key(facet.heading, name)
        states.append(facet.is_open)
        assert window.focusWidget() is facet.heading
    assert states == [True, True, False]
