"""Views: named, left and found again, stepped through, said in words and as a command line."""

from __future__ import annotations

import argparse
import shlex
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget
from window_parts import (
    as_left,
    drive_dialog,
    id_of,
    ids_shown,
    key,
    row_of,
    scale_of,
    settings_at,
    show_file,
    status_words,
)

from timeline_app.cli import _options_to_view
from timeline_app.event_name import EventName, name_to_row, row_to_name
from timeline_app.facets.column_facets import CERTAINTIES
from timeline_app.facets.ids import NO_VALUE
from timeline_app.facets.named_values import CLOSED
from timeline_app.filters import Chosen, EventFilter
from timeline_app.view import View
from timeline_app.view_arguments import GROUPINGS, add_filter_options, add_span_options
from timeline_app.view_options import view_to_options
from timeline_app.window.app import show_window
from timeline_app.window.saved_views import view_to_command, view_to_name

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.table import EventFile
    from timeline_app.window.main_window import MainWindow

FRANCE = EventFilter.of(country=["FR"])
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY_S = 86_400


# Names of events


def test_an_event_is_found_by_its_id_wherever_it_stands() -> None:
    name = row_to_name(make_file([{"title": "x", "id": "a"}, {"title": "y", "id": "b"}]).table, 1)
    other = make_file([{"title": "another", "id": "b"}, {"title": "y"}]).table
    assert name_to_row(other, name) == 0


def test_an_event_without_an_id_is_found_by_title_and_date_nearest_to_where_it_stood() -> None:
    same = {"title": "x", "date": "2024"}
    table = make_file([same, {"title": "x", "date": "2025"}, same]).table
    assert [name_to_row(table, row_to_name(table, row)) for row in range(3)] == [0, 1, 2]
    moved = make_file([{"title": "new"}, *[{"title": "x", "date": date} for date in ("2023", "2025")]]).table
    assert name_to_row(moved, row_to_name(table, 1)) == 2
    assert name_to_row(moved, row_to_name(table, 0)) is None


# As a command line

FIELDS = {"tag": ["war", "-x=y", 'a "quote"'], "status": ["planned"], "source": ["s"], "field:a=b%": ["1", "2"]}
EVENTS: list[dict[str, Any]] = [
    {"title": "x", "date": "2024", "countries": ["LT", "ZZ"], "tags": FIELDS["tag"], "source": "s", "a=b%": ["1", "2"]},
    {"title": "y", "date": "-0500/2030", "status": "planned", "source": "s", "a=b%": "1", "id": "y"},
]
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        key: st.builds(
            Chosen,
            st.frozensets(
                st.sampled_from([*values, NO_VALUE, *(["unheard of"] if key not in CLOSED else [])]), min_size=1
            ),
            st.booleans(),
        )
        for key, values in {**FIELDS, "country": ["LT", "GB", "ZZ"], "category": ["a"], "certainty": ["day"]}.items()
    },
)
SPANS = st.none() | st.tuples(
    st.integers(-60_000 * DAY_S, 60_000 * DAY_S), st.integers(1, 70 * DAY_S) | st.integers(1, 10**11)
).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
VIEWS = st.builds(
    View,
    st.builds(EventFilter, CHOICES),
    st.sampled_from(GROUPINGS),
    SPANS,
    st.sampled_from([(), (EventName(-1, "y"),)]),
)


def words_to_view(words: list[str], file: EventFile, remembered: GroupBy = "category") -> View | None:
    parser = argparse.ArgumentParser()
    add_filter_options(parser)
    add_span_options(parser)
    parser.add_argument("--group-by", choices=GROUPINGS)
    parser.add_argument("--select", action="append")
    return _options_to_view(parser.parse_args(words), file, remembered)


@given(VIEWS, st.sampled_from(GROUPINGS))
def test_a_views_command_line_shows_the_same_view_whatever_is_remembered(view: View, remembered: GroupBy) -> None:
    again = words_to_view(view_to_options(view), make_file(EVENTS), remembered)
    assert again is not None
    assert (again.event_filter, again.group_by, again.selected) == (view.event_filter, view.group_by, view.selected)
    if view.span_s is None or again.span_s is None:
        assert again.span_s is view.span_s
        return
    (lo_s, hi_s), (again_lo_s, again_hi_s) = view.span_s, again.span_s
    most_s = DAY_S if hi_s - lo_s > 60 * DAY_S else 0
    if hi_s > 250_000_000_000:
        most_s = 366 * DAY_S  # beyond the year 9999 there are only whole years
    assert 0 <= lo_s - again_lo_s <= most_s
    assert 0 <= again_hi_s - hi_s <= most_s


@given(VIEWS)
def test_a_view_is_remembered_as_it_is(view: View) -> None:
    assert msgspec.json.decode(msgspec.json.encode(view), type=View) == view


def test_no_command_line_shows_nothing() -> None:
    with pytest.raises(ValueError, match="nothing is chosen"):
        view_to_options(View(EventFilter.of(tag=())))


def test_a_field_that_no_event_has_is_named_with_the_nearest_one() -> None:
    file = make_file([{"title": "x", "actor": "EU"}] * 2)
    with pytest.raises(ValueError, match="'acter'; perhaps 'actor'"):
        words_to_view(["--only", "acter=EU"], file)
    with pytest.raises(ValueError, match="there are country, category, certainty, status, actor"):
        words_to_view(["--only", "zzzzz=EU"], file)
    view = words_to_view(["--only", "actor=EU"], file)
    assert view is not None
    assert view.event_filter == EventFilter.of(**{"field:actor": ["EU"]})


FILED: dict[str, Any] = {
    "categories": [{"id": "pol", "name": "Politics"}],
    "sources": [{"id": "lm", "title": "Le Monde"}],
    "events": [
        {"title": "a", "date": "2014-03-21", "tags": ["NATO"], "category": "pol", "source": "lm", "countries": ["LT"]}
    ],
}


@pytest.mark.parametrize(
    ("asked", "facet_id", "value"),
    [
        ("category=pol", "category", "pol"),
        ("category=Politics", "category", "pol"),
        ("source=Le Monde", "source", "lm"),
        ("certainty=To the day", "certainty", "day"),
        ("status=Ongoing", "status", "ongoing"),
        ("country=Lithuania", "country", "LT"),
        ("status=", "status", ""),
    ],
)
def test_a_value_goes_by_its_own_name_and_by_the_one_that_is_shown(asked: str, facet_id: str, value: str) -> None:
    view = words_to_view(["--only", asked], make_file(**FILED))
    assert view is not None
    assert view.event_filter == EventFilter.of(**{facet_id: [value]})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("tag=nato", "no event has the tag 'nato'; perhaps 'NATO'"),
        ("category=Politcs", "no event has the category 'Politcs'; perhaps 'Politics'"),
        ("tag=zzz", "no event has the tag 'zzz'"),
    ],
)
def test_a_value_that_no_event_has_is_named_with_the_nearest_one(
    asked: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    view = words_to_view(["--only", asked], make_file(**FILED))
    assert view is not None
    facet_id, value = asked.split("=")
    assert view.event_filter == EventFilter.of(**{facet_id: [value]})
    assert capsys.readouterr().err == f"timeline-app: {said}\n"


@pytest.mark.parametrize("asked", ["certainty=uncertain", "status=done"])
def test_certainty_and_status_have_their_own_values_alone(asked: str) -> None:
    field, value = asked.split("=")
    with pytest.raises(ValueError, match=f"there is no {field} '{value}'; there are (day, month|happened, ongoing)"):
        words_to_view(["--only", asked], make_file(**FILED))


def test_the_readme_has_the_values_of_certainty_and_status() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for value in (*CERTAINTIES, "happened", "ongoing", "planned"):
        assert f"`{value}`" in readme


def test_the_command_line_is_one_that_a_shell_takes_apart_again() -> None:
    view = View(EventFilter.of(tag=['a "quote"', "it's"]))
    words = shlex.split(view_to_command("/tmp/my events.json", view))
    assert words == [
        *("timeline-app", "/tmp/my events.json"),
        *('--only=tag=a "quote"', "--only=tag=it's", "--group-by", "category"),
    ]


# In the window


def test_back_and_forward_go_through_what_was_shown(window: MainWindow) -> None:
    window.views.settle()
    window.set_filter(FRANCE)
    window.views.settle()
    window.set_filter(EventFilter())
    window.timeline.zoom(8)
    window.select(row_of(window, "pledge"))
    zoomed = scale_of(window)
    key(window, Qt.Key.Key_Left, ALT)
    assert ids_shown(window) == {"squadron"}
    assert window.timeline.is_fitted
    key(window, Qt.Key.Key_Left, ALT)
    assert window.event_filter == EventFilter()
    assert window.selected is None
    key(window, Qt.Key.Key_Left, ALT)
    assert "no view before" in window.status.note()
    key(window, Qt.Key.Key_Right, ALT)
    key(window, Qt.Key.Key_Right, ALT)
    assert id_of(window, window.selected) == "pledge"
    assert scale_of(window).px_per_s == pytest.approx(zoomed.px_per_s)
    assert scale_of(window).left_s == zoomed.left_s


def test_going_back_to_another_span_counts_and_lays_out_nothing_anew(window: MainWindow) -> None:
    window.views.settle()
    window.timeline.zoom(8)
    layout = window.timeline.timeline_layout
    counted: list[int] = []
    window.matches_changed.connect(lambda: counted.append(1))
    key(window, Qt.Key.Key_Left, ALT)
    assert window.timeline.is_fitted
    assert window.timeline.timeline_layout is layout
    assert counted == []


def test_a_new_step_after_going_back_replaces_what_was_ahead(window: MainWindow) -> None:
    window.views.settle()
    window.set_filter(FRANCE)
    key(window, Qt.Key.Key_Left, ALT)
    assert window.event_filter == EventFilter()
    window.set_group_by("country")
    key(window, Qt.Key.Key_Right, ALT)
    assert "no view after" in window.status.note()
    key(window, Qt.Key.Key_Left, ALT)
    assert window.views.present().group_by == "category"


def test_what_settles_is_one_step(window: MainWindow) -> None:
    window.views.settle()
    for code in ("FR", "LT", "DE"):
        window.set_filter(EventFilter.of(country=[code]))
    key(window, Qt.Key.Key_Left, ALT)
    assert window.event_filter == EventFilter()


def test_another_size_of_the_window_is_no_step(window: MainWindow) -> None:
    window.timeline.zoom(8)
    window.views.settle()
    zoomed = scale_of(window)
    window.resize(window.width() - 100, window.height())
    window.views.settle()
    assert scale_of(window).px_per_s == zoomed.px_per_s
    key(window, Qt.Key.Key_Left, ALT)
    assert "no view before" in window.status.note()


def test_another_file_begins_anew(window: MainWindow) -> None:
    window.views.settle()
    window.set_filter(FRANCE)
    window.views.settle()
    show_file(window, make_file(["2024"]))
    key(window, Qt.Key.Key_Left, ALT)
    assert "no view before" in window.status.note()


def saved_menu(window: MainWindow) -> QMenu:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "Saved &views")
    menu.aboutToShow.emit()
    return menu


def test_a_view_is_saved_with_a_name_shown_again_and_forgotten(window: MainWindow) -> None:
    assert [action.text() for action in saved_menu(window).actions()] == ["None yet: Ctrl+D saves what is shown"]
    window.set_filter(FRANCE)

    def name_it(dialog: QInputDialog) -> None:
        assert dialog.textValue() == "France"
        dialog.setTextValue("France & co")
        dialog.accept()

    drive_dialog(name_it)
    key(window, Qt.Key.Key_D, CONTROL)
    window.set_filter(EventFilter())
    menu = saved_menu(window)
    assert menu.actions()[0].text() == "France && co"
    menu.actions()[0].trigger()
    assert ids_shown(window) == {"squadron"}
    forget = menu.actions()[-1].menu()
    assert isinstance(forget, QMenu)
    forget.actions()[0].trigger()
    assert window.views.named() == {}


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View(FRANCE, span_s=(0, DAY_S)), "France"),
        (View(span_s=(1_388_534_400, 1_861_920_000)), "2014 – 2028"),
        (View(), "Lithuania fortifies its borders"),
        (
            View(EventFilter.of(country=["FR", "LT", "PL"], category=["politics"])),
            "France, Lithuania or Poland · Politics",
        ),
        (View(EventFilter.of(country=["FR", "LT", "SE", "PL"])), "France, Lithuania, Poland or Sweden"),
        (View(EventFilter.of(country=["FR", "GB", "LT", "PL"])), "France, Lithuania, Poland or United …"),
        (View(EventFilter.of(tag=["x" * 60])), f"Tags: {'x' * 34} …"),
    ],
)
def test_a_short_name_is_proposed_for_a_view(window: MainWindow, view: View, name: str) -> None:
    assert view_to_name(window.file, view, "en") == name


def test_the_menu_of_saved_views_keeps_no_older_one_below_it(window: MainWindow) -> None:
    window.views.save("France")
    for _ in range(3):
        menu = saved_menu(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(menu.findChildren(QMenu)) == 1


def test_no_name_saves_nothing(window: MainWindow) -> None:
    drive_dialog(lambda dialog: dialog.reject())
    key(window, Qt.Key.Key_D, CONTROL)
    assert window.views.named() == {}


def test_a_view_is_copied_as_words_and_as_a_command_that_shows_it(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(country=["FR", "DE"], status=["planned"]))
    window.set_group_by("country")
    window.actions_by_name["Copy view as text"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied == (
        "Lithuania fortifies its borders: 1 of 16 events · France or Germany · Status: Planned · by country"
    )
    window.actions_by_name["Copy view as command line"].trigger()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[1].endswith("events.json")
    assert words_to_view(words[2:], window.file) == window.views.present()
    window.set_filter(EventFilter.of(country=()))
    window.actions_by_name["Copy view as command line"].trigger()
    assert "No command line shows this" in window.status.note()


def test_a_command_line_says_which_selected_events_it_leaves_out(open_window: OpenWindow) -> None:
    window = open_window(make_file([{"title": "A", "id": "a", "date": "2014"}, {"title": "B", "date": "2015"}]))
    window.select_rows([0, 1])
    window.actions_by_name["Copy view as command line"].trigger()
    assert QGuiApplication.clipboard().text().endswith("--select a")
    assert window.status.note().startswith("1 selected event without an id left out. On the clipboard: timeline-app")
    window.select_rows([0])
    window.actions_by_name["Copy view as command line"].trigger()
    assert window.status.note().startswith("On the clipboard")


def test_a_message_in_passing_stands_over_nothing_else(window: MainWindow) -> None:
    window.actions_by_name["Copy view as command line"].trigger()
    window.set_filter(EventFilter.of(country=["FR", "DE"]))
    window.status.set_timeline_shown(False)
    window.status.set_timeline_shown(True)
    QApplication.processEvents()
    assert "On the clipboard: timeline-app" in status_words(window)
    assert window.status.currentMessage() == ""
    inner = [w for w in window.status.findChildren(QWidget) if w.isVisible() and not w.size().isEmpty()]
    overlaps = [(a, b) for a, b in combinations(inner, 2) if a.geometry().intersects(b.geometry())]
    assert overlaps == []


def test_a_file_is_found_as_it_was_left(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    remembered = settings_at(tmp_path / "settings.ini")
    window = open_window(settings=remembered)
    window.set_filter(EventFilter.of(country=["FR", "DE"]))
    window.set_group_by("country")
    window.timeline.zoom(4)
    window.select(row_of(window, "brigade"))
    left = window.views.present()
    window.close()
    again = show_window(None, remembered, as_left, "light")
    qtbot.addWidget(again)
    assert again.views.present().event_filter == left.event_filter
    assert again.group_by == "country"
    assert id_of(again, again.selected) == "brigade"
    assert "Filtered: France or Germany" in status_words(again)
    assert not again.timeline.is_fitted
    again.close()
    # Of another file it says nothing.
    assert remembered.last_view(str(tmp_path / "other.json")) is None


def test_what_the_command_line_asks_for_goes_before_what_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    remembered = settings_at(tmp_path / "settings.ini")
    parser = argparse.ArgumentParser()
    add_filter_options(parser)
    add_span_options(parser)
    parser.add_argument("--group-by")
    parser.add_argument("--select", action="append")
    options = parser.parse_args(
        ["--country", "FR", "--from", "2024", "--to", "2025", "--group-by", "none", "--select", "squadron"]
    )
    window = show_window(None, remembered, partial(_options_to_view, options), "light")
    qtbot.addWidget(window)
    scale = window.timeline.target_scale
    assert scale is not None
    assert (window.event_filter, window.group_by) == (FRANCE, "none")
    assert id_of(window, window.selected) == "squadron"
    assert scale.left_s == 1_704_067_200
    assert scale.right_s == pytest.approx(1_767_225_600, abs=1)
