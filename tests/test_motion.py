"""Smooth motion: it arrives, it is taken over, it can be switched off; and how far a flick glides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from timeline_app.timescale import TimeScale
from timeline_app.window.flick import Flick
from timeline_app.window.motion import ScaleMotion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HERE = TimeScale.fit(0, 1000, 500.0)
THERE = TimeScale.fit(400, 500, 500.0)
ELSEWHERE = TimeScale.fit(-5000, 5000, 500.0)


@pytest.fixture
def motion(qtbot: QtBot) -> Iterator[ScaleMotion]:
    assert qtbot is not None
    owner = QObject()
    yield ScaleMotion(owner)
    owner.deleteLater()


def scales_said(motion: ScaleMotion) -> list[TimeScale]:
    said: list[TimeScale] = []
    motion.moved.connect(said.append)
    return said


def test_a_motion_runs_to_its_target(motion: ScaleMotion, qtbot: QtBot) -> None:
    said = scales_said(motion)
    motion.run(HERE, THERE, 60)
    assert motion.is_running
    assert motion.target_or(HERE) == THERE
    qtbot.waitUntil(lambda: not motion.is_running)
    assert said[-1] == THERE
    widths = [scale.px_per_s for scale in said]
    assert widths == sorted(widths)
    assert motion.target_or(HERE) == HERE


def test_a_motion_under_way_is_taken_over(motion: ScaleMotion, qtbot: QtBot) -> None:
    said = scales_said(motion)
    motion.run(HERE, THERE, 10_000)
    motion.run(HERE, ELSEWHERE, 60)
    assert motion.target_or(HERE) == ELSEWHERE
    qtbot.waitUntil(lambda: not motion.is_running)
    assert said[-1] == ELSEWHERE
    assert THERE not in said


def test_a_motion_that_is_stopped_stays_where_it_is(motion: ScaleMotion) -> None:
    said = scales_said(motion)
    motion.run(HERE, THERE, 10_000)
    motion.stop()
    assert not motion.is_running
    assert motion.target_or(HERE) == HERE
    assert THERE not in said


def test_reduced_motion_is_there_at_once(motion: ScaleMotion) -> None:
    said = scales_said(motion)
    motion.reduced = True
    motion.run(HERE, THERE)
    assert said == [THERE]
    assert not motion.is_running


def test_reduced_motion_ends_what_moves(motion: ScaleMotion) -> None:
    motion.run(HERE, THERE, 10_000)
    said = scales_said(motion)
    motion.reduced = True
    motion.run(HERE, ELSEWHERE)
    assert said == [ELSEWHERE]
    assert not motion.is_running


def test_nothing_moves_where_the_target_is_reached(motion: ScaleMotion) -> None:
    said = scales_said(motion)
    motion.run(HERE, HERE)
    assert not motion.is_running
    assert said == [HERE]


def flicked(*moves: tuple[float, int]) -> Flick:
    flick = Flick()
    for x_px, time_ms in moves:
        flick = flick.moved(x_px, time_ms)
    return flick


def test_a_flick_glides_on_in_its_direction() -> None:
    assert flicked((100, 0), (140, 20), (180, 40)).glide_px(45) > 50
    assert flicked((180, 0), (140, 20), (100, 40)).glide_px(45) < -50


@pytest.mark.parametrize(
    ("moves", "released_ms"),
    [
        ([], 10),
        ([(100, 0)], 10),
        ([(100, 0), (200, 0)], 0),
        ([(100, 0), (180, 40)], 400),
        ([(100, 0), (102, 40)], 45),
        ([(100, 0), (180, 40), (180, 200)], 205),
    ],
    ids=["no move", "one move", "no time", "rested before letting go", "slow", "stopped before letting go"],
)
def test_no_glide_without_a_flick(moves: list[tuple[float, int]], released_ms: int) -> None:
    assert flicked(*moves).glide_px(released_ms) == 0


@given(st.lists(st.tuples(st.floats(-5000, 5000), st.integers(0, 300)), max_size=8), st.integers(300, 400))
def test_a_flick_seen_in_a_mirror_glides_the_other_way(moves: list[tuple[float, int]], released_ms: int) -> None:
    moves = sorted(moves, key=lambda one: one[1])
    mirrored = flicked(*((-x_px, time_ms) for x_px, time_ms in moves))
    assert mirrored.glide_px(released_ms) == -flicked(*moves).glide_px(released_ms)
