"""The timeline in words, one thing after the other: for assistive tools, and for keys that go from sign to sign."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from made_up import event_lists, make_file
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication
from window_parts import CONTROL, SHIFT, drive_dialog, id_of, key, place_of, row_of, scale_of, scene_of, show_file

from timeline_app.dates.calendar import civil_to_seconds
from timeline_app.filters import EventFilter
from timeline_app.layout.scene import Break, Cluster
from timeline_app.window import commands
from timeline_app.window.accessible_timeline import TimelineList
from timeline_app.window.timeline_items import Reaching, items_in_view, signs_in_view

if TYPE_CHECKING:
    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
YEARS = [f"{year}-03-{day:02}" for year in range(2000, 2012) for day in range(1, 26)]
GAPS = ["2014-02/2014-03", "2015", "2024-01-17", "2024-06/2026-10", "2050", "2051-05"]


def crowd(count: int = len(YEARS)) -> Any:
    """So many events that most are only counted."""
    return make_file(
        [{"id": date, "title": f"Number {number}", "date": date} for number, date in enumerate(YEARS[:count])]
    )


def listed(window: MainWindow) -> TimelineList:
    commands.start_announcing(window)
    interface = QAccessible.queryAccessibleInterface(window.timeline)
    assert isinstance(interface, TimelineList)
    return interface


def children(window: MainWindow) -> list[Any]:
    events = listed(window)
    return [events.child(index) for index in range(events.childCount())]


def names(window: MainWindow) -> list[str]:
    return [child.text(NAME) for child in children(window)]


# What is said


def test_an_event_is_said_with_its_date_its_certainty_and_its_lane(window: MainWindow) -> None:
    said = {child.text(NAME): child.text(DESCRIPTION) for child in children(window)}
    assert len(said) == 16
    assert said["Russia annexes Crimea"] == "from February to March 2014, month known at each end, lane Russia’s war"


def test_the_selected_event_says_so(window: MainWindow) -> None:
    window.select(row_of(window, "crimea"))
    selected = [child for child in children(window) if child.state().selected]
    assert [child.text(NAME) for child in selected] == ["Russia annexes Crimea"]
    assert selected[0].text(DESCRIPTION).endswith(", selected")
    assert id(listed(window).focusChild()) == id(selected[0])
    assert selected[0].state().focused


def test_an_event_of_several_countries_is_one_event_with_all_its_lanes(window: MainWindow) -> None:
    window.set_group_by("country")
    said = {child.text(NAME): child.text(DESCRIPTION) for child in children(window)}
    assert len(said) == len(names(window)) == 16
    assert said["French Rafales police the Baltic skies"].endswith("lane Lithuania, lane France")


def test_events_come_in_order_of_time(window: MainWindow) -> None:
    rows = [item.thing for item in items_in_view(window.timeline)]
    layout = window.timeline.timeline_layout
    assert layout is not None
    begins = [int(layout.footprints.outer_lo_s[row]) for row in rows if isinstance(row, int)]
    assert begins == sorted(begins)


def test_a_cluster_says_how_many_events_it_counts_and_from_when(open_window: OpenWindow) -> None:
    window = open_window(crowd())
    clusters = [item for item in signs_in_view(window.timeline) if isinstance(item.thing, Cluster)]
    assert clusters
    for item in clusters:
        assert isinstance(item.thing, Cluster)
        assert item.name.startswith(f"{item.thing.count} more event")
        assert "20" in item.name
        assert "March" in item.name


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ("2014", "from January to December 2014"),
        ("2014-03", "from 1 to 31 March 2014"),
        ("[..2014]", "2014"),
        ("[2014..]", "2014"),
        ("2014-03-05", "5 March 2014"),
    ],
)
def test_a_cluster_says_no_more_of_when_than_is_known(open_window: OpenWindow, date: str, when: str) -> None:
    events = [{"title": f"Event {number}", "date": date} for number in range(90)]
    window = open_window(make_file([*events, "1900"]))
    (item,) = (item for item in signs_in_view(window.timeline) if isinstance(item.thing, Cluster))
    assert item.name.endswith(f"more events, {when}")


def test_a_break_says_what_it_hides(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": date, "date": date} for date in GAPS]))
    key(window, Qt.Key.Key_F, CONTROL | SHIFT)
    QApplication.processEvents()
    said = [(item.name, item.description) for item in signs_in_view(window.timeline)]
    assert ("23 years hidden", "no event has its place from 1 January 2027 to 31 December 2049") in said


def test_titles_are_said_as_plain_text(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "<b>a</b>\u202eb\n\tc", "date": "2000"}]))
    assert names(window) == ["<b>a</b> b c"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=event_lists())
def test_each_event_and_each_cluster_of_a_scene_is_said_once(window: MainWindow, events: list[dict[str, Any]]) -> None:
    show_file(window, make_file(events))
    QApplication.processEvents()
    items = items_in_view(window.timeline)
    rows = [item.thing for item in items if item.is_event]
    assert len(rows) == len(set(rows))
    assert set(rows) == {mark.row for mark in scene_of(window).marks}
    assert len({item.key for item in items}) == len(items)
    counted = [item for item in items if isinstance(item.thing, Cluster)]
    assert len(counted) == len(scene_of(window).clusters)
    assert all(item.name for item in items)
    assert all(item.rect.isValid() for item in items)


def test_each_lane_says_how_many_reach_in(open_window: OpenWindow) -> None:
    lasting = [{"date": f"19{year:02}-05/2020-05", "category": "ab"[year % 2]} for year in range(20, 100)] * 2
    in_view = [{"date": f"2000-{month:02}", "category": "ab"[month % 2]} for month in range(1, 13)] * 7
    window = open_window(make_file([{"title": "x"} | event for event in [*lasting, *in_view]]), size_px=(900, 400))
    window.timeline.motion.reduced = True
    window.timeline.show_span(civil_to_seconds(2000), civil_to_seconds(2001))
    counts = [lane.reaching for lane in scene_of(window).lanes if lane.reaching]
    assert len(counts) == 2
    signs = [sign for sign in signs_in_view(window.timeline) if isinstance(sign.thing, Reaching)]
    assert [int(sign.name.split()[0]) for sign in signs] == counts


# Where it is, and what can be done


@pytest.mark.parametrize("percent", [100, 200])
def test_a_child_is_where_it_is_seen(window: MainWindow, percent: int) -> None:
    window.appearance.text_size.choose(percent)
    QApplication.processEvents()
    events = listed(window)
    crimea = next(child for child in children(window) if child.text(NAME) == "Russia annexes Crimea")
    seen = window.timeline.mapToGlobal(place_of(window, "crimea") * (percent / 100)).toPoint()
    assert crimea.rect().contains(seen)
    assert events.childAt(seen.x(), seen.y()) is crimea
    for child in children(window):
        rect = child.rect()
        if child.state().offscreen:
            continue
        found = events.childAt(rect.center().x(), rect.center().y())
        assert found is not None
        assert found.rect().intersects(rect)
        assert events.indexOfChild(child) >= 0
    window.appearance.text_size.choose(100)


def test_a_press_selects(window: MainWindow) -> None:
    child = children(window)[3]
    press(child)
    assert window.selected is not None
    assert child.state().selected


def press(child: Any) -> None:
    # Qt's own way to it ends in the same object; from Python it can only be gone by way of a real tool.
    child._press.doAction(child._press.actionNames()[0])


def test_children_that_vanished_are_no_more_valid_and_do_no_harm(window: MainWindow) -> None:
    before = children(window)
    window.set_filter(EventFilter.of(country={"FR"}))
    QApplication.processEvents()
    assert names(window) == ["French Rafales police the Baltic skies"]
    gone = [child for child in before if not child.isValid()]
    assert len(gone) == 15
    for child in gone:
        assert (child.text(NAME), child.text(DESCRIPTION), child.rect().isEmpty()) == ("", "", True)
        assert child.state().invalid
        assert listed(window).indexOfChild(child) == -1
        press(child)
    assert window.selected is None
    listed(window).refresh()
    window.set_filter(EventFilter())
    QApplication.processEvents()
    assert len(names(window)) == 16


def test_nothing_is_left_of_a_window_that_was_closed(open_window: OpenWindow) -> None:
    window = open_window()
    numbers = [QAccessible.uniqueId(child) for child in children(window)]
    assert all(QAccessible.accessibleInterface(number) is not None for number in numbers)
    window.timeline.setParent(None)
    window.timeline.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    gc.collect()
    assert [number for number in numbers if QAccessible.accessibleInterface(number) is not None] == []


def test_without_an_assistive_tool_no_child_is_made(window: MainWindow) -> None:
    assert not QAccessible.isActive()
    window.select(row_of(window, "crimea"))
    window.timeline.zoom(2)
    assert listed(window)._children == {}


# What is announced


@pytest.fixture
def told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced in the window from now on."""
    commands.start_announcing(window)
    said: list[str] = []

    def note(event: Any) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(note))
    return said


def test_a_filter_is_announced_by_what_it_leaves(window: MainWindow, told: list[str]) -> None:
    window.set_filter(EventFilter.of(country={"RU"}))
    assert told == ["5 of 16 events"]


def test_a_selection_is_announced_in_words(window: MainWindow, told: list[str]) -> None:
    window.overview.setFocus()
    window.select(row_of(window, "squadron"))
    assert told == ["French Rafales police the Baltic skies, since December 2024, 6 of 16"]
    window.select_rows([0, 1, 2])
    window.select(None)
    assert told[1:] == ["3 events selected", "Nothing selected"]


def test_with_the_keys_on_the_timeline_the_event_is_read_and_only_its_place_is_announced(
    window: MainWindow, told: list[str]
) -> None:
    key(window.timeline, Qt.Key.Key_Tab)
    assert id_of(window, window.selected) == "crimea"
    assert told == ["1 of 16"]


def test_another_file_is_announced(window: MainWindow, told: list[str]) -> None:
    show_file(window, make_file([{"title": "A", "date": "2000"}], title="Another"))
    assert told == ["Another", "1 of 1 event"]


# Signs by keys


def go_to(window: MainWindow, kind: type) -> Any:
    for _ in range(len(signs_in_view(window.timeline))):
        key(window.timeline, Qt.Key.Key_Right, CONTROL)
        sign = window.timeline.current_sign()
        assert sign is not None
        if isinstance(sign.thing, kind):
            return sign.thing
    raise AssertionError(f"no {kind.__name__} is in view")


def test_keys_go_through_all_signs_and_around(open_window: OpenWindow) -> None:
    window = open_window(crowd())
    signs = [sign.key for sign in signs_in_view(window.timeline)]
    assert len(signs) > 2
    visited = []
    for _ in signs:
        key(window.timeline, Qt.Key.Key_Right, CONTROL)
        visited.append(window.timeline.current_key())
    assert visited == signs
    key(window.timeline, Qt.Key.Key_Right, CONTROL)
    assert window.timeline.current_key() == signs[0]
    key(window.timeline, Qt.Key.Key_Left, CONTROL)
    assert window.timeline.current_key() == signs[-1]


def test_enter_opens_the_cluster_that_the_keys_are_on(open_window: OpenWindow) -> None:
    window = open_window(crowd())
    before = scale_of(window)
    cluster = go_to(window, Cluster)
    key(window.timeline, Qt.Key.Key_Return)
    assert scale_of(window).px_per_s > before.px_per_s
    assert scale_of(window).left_s <= cluster.first_s <= cluster.last_s <= scale_of(window).right_s


def test_space_opens_the_break_that_the_keys_are_on(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": date, "date": date} for date in GAPS]))
    key(window, Qt.Key.Key_F, CONTROL | SHIFT)
    QApplication.processEvents()
    sign = go_to(window, Break)
    key(window.timeline, Qt.Key.Key_Space)
    assert sign.fold not in window.empty_time.folding.folds


def test_enter_lists_the_events_that_reach_in_where_the_keys_are_on_their_count(open_window: OpenWindow) -> None:
    long = [{"title": f"Long {i}", "date": f"19{50 + i % 10}-05/2020-05"} for i in range(80)]
    short = [{"title": f"Short {i}", "date": f"2000-{1 + i % 12:02}"} for i in range(80)]
    window = open_window(make_file([*long, *short]), size_px=(900, 400))
    window.timeline.show_span(946_684_800, 978_307_200)
    go_to(window, Reaching)
    listed_titles: list[str] = []
    drive_dialog(lambda dialog: listed_titles.append(dialog.windowTitle()))
    key(window.timeline, Qt.Key.Key_Return)
    assert listed_titles == ["Events that reach in from before or after"]


def test_the_sign_that_the_keys_are_on_is_framed_and_escape_leaves_it(open_window: OpenWindow) -> None:
    window = open_window(crowd())
    before = window.timeline.grab().toImage()
    go_to(window, Cluster)
    assert window.timeline.grab().toImage() != before
    window.select(0)
    assert window.timeline.current_key() == ("event", 0)
    go_to(window, Cluster)
    key(window.timeline, Qt.Key.Key_Escape)
    assert window.selected == 0
    assert window.timeline.current_key() == ("event", 0)
    key(window.timeline, Qt.Key.Key_Escape)
    assert window.selected is None


def test_without_signs_the_keys_stay_where_they_are(window: MainWindow) -> None:
    key(window.timeline, Qt.Key.Key_Right, CONTROL)
    assert window.timeline.current_sign() is None
    window.timeline.zoom(8)
    before = scale_of(window)
    key(window.timeline, Qt.Key.Key_Right)
    assert scale_of(window).left_s > before.left_s
