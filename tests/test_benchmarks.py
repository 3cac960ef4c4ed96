"""The benchmarks run, on a few events, and measure what they say: the right picture of all events. Nothing is timed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from decoding import time_decoding
from easel import HEIGHT_PX, WIDTH_PX, Easel
from figures import HEAD, Figure, filter_figures, frame_figures, picture_figures, start_figure
from filtering import BARE_PER_RUN, RUNS, time_filters
from first_picture import first_picture
from frames import journey, time_frames
from large import growth, measure
from make_events import CATEGORIES, COUNTRIES, INTERVAL_SHARE, make_events, write_events
from pictures import png_figure, svg_figure
from PySide6.QtGui import QImage
from searching import QUERIES
from searching import measure as measure_search
from vis_timeline import MAX_COUNT, MissingError, peer_table

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from first_picture import FirstPicture
    from frames import Frames
    from PySide6.QtWidgets import QApplication

    from timeline_app.layout.timeline_layout import TimelineLayout

COUNT = 200
FOLDER = Path(__file__).parents[1] / "benchmarks"
FRAMES: Frames = {"cold": [4.0] * 20, "warm": [3.0] * 20, "bare": [2.0] * 40}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("events") / f"{COUNT}.json"
    write_events(path, COUNT)
    return path


@pytest.fixture
def easel(qapp: QApplication) -> Easel:
    del qapp  # it only has to be there
    return Easel()


@pytest.mark.parametrize("name", ["large", "make_events"])
def test_a_command_prints_how_it_is_used(name: str) -> None:
    command = [sys.executable, str(FOLDER / f"{name}.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {name}.py")


def test_made_up_events_are_what_they_are_said_to_be(path: Path) -> None:
    file = read_file(path)
    assert (len(file.table), file.problems, file.lost_count) == (COUNT, (), 0)
    assert {category.id for category in file.table.categories} == set(CATEGORIES)
    events = list(make_events(5_000))
    assert {country for event in events for country in event["countries"]} == set(COUNTRIES)
    intervals = sum("/" in event["date"] for event in events) / len(events)
    assert intervals == pytest.approx(INTERVAL_SHARE, abs=0.03)
    years = [int(event["date"].strip("[.")[:4]) for event in events if "X" not in event["date"]]
    assert 1900 <= min(years) <= 1901
    assert 2028 <= max(years) <= 2029


def test_the_same_seed_makes_the_same_file(path: Path, tmp_path: Path) -> None:
    write_events(tmp_path / "same.json", COUNT)
    write_events(tmp_path / "other.json", COUNT, seed=2)
    assert (tmp_path / "same.json").read_bytes() == path.read_bytes()
    assert (tmp_path / "other.json").read_bytes() != path.read_bytes()
    assert json.loads(path.read_bytes())["events"] == list(make_events(COUNT))


def test_a_journey_goes_from_all_events_to_a_window_of_some_three_hundred() -> None:
    fit = TimeScale.fit(0, 10**9, WIDTH_PX)
    first, *_, last = journey(fit, 1_000_000)
    assert first == fit
    assert last.span_s == pytest.approx(fit.span_s * 300 / 1_000_000)
    assert all(fit.left_s < scale.left_s and scale.right_s < fit.right_s for scale in list(journey(fit, 3_000))[40:])


def picture_at(easel: Easel, layout: TimelineLayout, scale: TimeScale) -> bytes:
    easel.image.fill(0)
    easel.paint(layout, scale, easel.look_of(layout.prepared))
    return bytes(easel.image.constBits())


def test_every_frame_of_a_journey_is_the_same_picture_whatever_was_seen_before(easel: Easel, path: Path) -> None:
    prepared = easel.read(path)
    there, back = easel.lay_out(prepared), easel.lay_out(prepared)
    scales = list(journey(there.fit, 20 * COUNT))[::14]
    pictures = [picture_at(easel, there, scale) for scale in scales]
    assert [picture_at(easel, back, scale) for scale in reversed(scales)] == pictures[::-1]
    assert len(set(pictures)) == len(pictures)


def test_frames_show_or_count_every_event(easel: Easel, path: Path) -> None:
    layout = easel.lay_out(easel.read(path))
    scene = layout.scene(layout.fit)
    counted = sum(cluster.count for cluster in scene.clusters) + sum(lane.reaching for lane in scene.lanes)
    assert len(scene.marks) + counted == COUNT
    assert (scene.width_px, easel.image.height()) == (WIDTH_PX, HEIGHT_PX)


def test_each_frame_has_a_bare_one_beside_it(easel: Easel, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = easel.lay_out(easel.read(path))
    scales = [layout.fit.zoomed(factor, WIDTH_PX / 2) for factor in (1.0, 2.0, 3.0)]
    monkeypatch.setattr("frames.journey", lambda *_: iter(scales))
    frames = time_frames(easel, layout)
    assert [len(frames["cold"]), len(frames["warm"]), len(frames["bare"])] == [3, 3, 6]
    assert bytes(easel.image.constBits()) == picture_at(easel, layout, scales[-1])


def test_a_filter_is_timed_to_the_picture_of_all_events(easel: Easel, path: Path) -> None:
    prepared = easel.read(path)
    times = time_filters(easel, prepared)
    assert [len(times["one"]), len(times["all"]), len(times["bare"])] == [RUNS, RUNS, RUNS * BARE_PER_RUN]
    shown = bytes(easel.image.constBits())
    layout = easel.lay_out(prepared)
    assert shown == picture_at(easel, layout, layout.fit)
    few = easel.lay_out(prepared, EventFilter.of(country=["LT"]))
    assert 0 < len(few.rows_in_time) < COUNT
    assert shown != picture_at(easel, few, few.fit)


def test_a_file_is_timed_to_its_picture(easel: Easel, path: Path) -> None:
    taken = first_picture(easel, path)
    shown = bytes(easel.image.constBits())
    layout = easel.lay_out(easel.read(path))
    assert shown == picture_at(easel, layout, layout.fit)
    if Path("/proc/self/status").exists():
        assert taken["growth_kb"] is not None
        assert taken["peak_kb"] is not None
        assert taken["peak_kb"] >= taken["growth_kb"]


def test_the_floor_of_reading_needs_a_file_of_events() -> None:
    assert set(time_decoding(b'{"events": [{"title": "One"}]}')) == {"as_it_comes", "warm"}
    with pytest.raises(ValueError, match="title"):
        time_decoding(b'{"events": [{}]}')


def test_the_table_has_a_row_for_each_figure(path: Path) -> None:
    figures = measure(path, COUNT, 1, dict(os.environ))
    names = [figure.name for figure in figures]
    assert names[:6] == [
        "frame, first journey, median",
        "frame, first journey, p95",
        "frame, second journey, median",
        "frame, second journey, p95",
        "one country chosen to picture",
        "all countries again to picture",
    ]
    assert names[6:8] == ["file to picture"] * 2
    assert names[-4:] == [
        "table, rows to picture",
        "table, sorted by date",
        "table, sorted by title",
        "table, longest pause meanwhile",
    ]
    columns = HEAD.splitlines()[0].count("|")
    assert [figure.row.count("|") for figure in figures] == [columns] * len(figures)
    # Targets are for a million events.
    assert [figure.targets for figure in figures] == [()] * len(figures)


def test_a_target_is_reached_or_it_is_not() -> None:
    cold, _, warm, _ = frame_figures(1_000_000, {**FRAMES, "cold": [4.1] * 20})
    assert cold.row == (
        "| 1,000,000 | frame, first journey, median | 4.1 ms | bare frame | 2.0 ms | 2.05 | ≤ 2 | **no** |"
    )
    assert warm.row.endswith("| 1.50 | ≤ 2 | yes |")
    one, _ = filter_figures(1_000_000, {"one": [40.0], "all": [40.0], "bare": [2.0]})
    assert one.row.endswith("| 20.00 | ≤ 15, ≤ 150 | **no**, yes |")
    assert start_figure(10_000, 100, 150).row.endswith("| 1.50 | ≤ 2 | yes |")
    assert start_figure(1_000, 100, 150).row.endswith("| 1.50 | – | – |")


def test_reading_is_held_against_the_stricter_of_two_floors() -> None:
    pictures: list[FirstPicture] = [{"ms": 400.0, "growth_kb": 2_000, "peak_kb": 3_000}]
    figures = picture_figures(1_000_000, pictures, [{"as_it_comes": 300.0, "warm": 100.0}], 1_024_000)
    assert [(figure.floor, figure.targets) for figure in figures[:2]] == [(300, ()), (100, (5,))]
    assert [(figure.ratio, figure.targets) for figure in figures[2:]] == [(2, (2,)), (3, ())]


def test_many_events_are_held_against_a_few() -> None:
    few, many = frame_figures(1_000, FRAMES), frame_figures(1_000_000, {**FRAMES, "cold": [6.0] * 20})
    assert [(figure.ratio, figure.targets) for figure in growth([*few, *many], 1_000, 1_000_000)] == [
        (1.5, (1.5,)),
        (1.5, ()),
        (1, (1.5,)),
        (1, ()),
    ]
    assert growth(few, 1_000, 1_000) == []


def test_peers_that_can_not_be_had_are_left_out_with_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing() -> str:
        raise MissingError("there is no Chromium")

    monkeypatch.setattr("vis_timeline._browser", missing)
    assert peer_table(tmp_path, (1_000,), []) == "vis-timeline was not measured: there is no Chromium"


def test_a_peer_that_does_not_come_up_in_time_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    times_ms: list[float] = []
    monkeypatch.setattr("vis_timeline._browser", lambda: sys.executable)
    monkeypatch.setattr("vis_timeline._install_packages", lambda _: None)
    monkeypatch.setattr("vis_timeline._measure", lambda *_: times_ms)
    names = ("file to picture", "frame, first journey, median", "frame, first journey, p95")
    figures = [Figure(1_000, name, 10.0, "ms", 1.0, "floor") for name in names]
    assert peer_table(tmp_path, (1_000, 10 * MAX_COUNT), figures).count("| 10.0 ms | not in 60 s | – |") == 3
    times_ms += [50.0, 20.0, 20.0, 30.0]
    rows = peer_table(tmp_path, (1_000, 10 * MAX_COUNT), figures).splitlines()[-3:]
    assert rows[0] == "| 1,000 | file to picture | 10.0 ms | 50.0 ms | 5.0 |"
    assert rows[1] == "| 1,000 | frame, median | 10.0 ms | 20.0 ms (3 frames) | 2.0 |"


def test_searches_are_timed_and_find_what_is_there(qapp: QApplication, path: Path) -> None:
    learnt, before, after = measure_search(qapp, path)
    assert learnt["index_mb"] > 0
    assert len(before) < len(after) == len(QUERIES)
    hits = {row["name"]: row["hits"] for row in after}
    assert hits["the beginning of nearly every text"] == COUNT
    assert hits["one event by its number"] == 1
    assert hits["a word that no event has"] == 0
    for row in after:
        assert 0 < row["first"] <= row["all"]
        assert row["floor"] > 0


def test_pictures_are_measured_as_files(path: Path, tmp_path: Path, qapp: QApplication) -> None:
    del qapp  # it only has to be there
    file = read_file(path)
    figure = png_figure(file, 1.5, 1, tmp_path)
    assert (figure.events, figure.unit, figure.targets) == (COUNT, "ms", (1.5,))
    sizes = {QImage(str(tmp_path / name)).size().toTuple() for name in ("bare.png", "ours.png")}
    assert sizes == {(3840, 2160)}
    drawing = svg_figure(file, tmp_path)
    assert drawing.value == (tmp_path / "many.svg").stat().st_size / 1e6
