"""A date is drawn as what the source says: the visual grammar's table, line by line, and what holds for every date."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import make_file

from timeline_app.dates.bounds import FAR_FUTURE, FAR_PAST, DateFlags, Kind
from timeline_app.layout.chronology import horizon_s
from timeline_app.layout.date_marks import VAGUE_ALPHA
from timeline_app.layout.footprint import Footprints, table_to_footprints, time_extent
from timeline_app.layout.marks import rows_to_marks
from timeline_app.layout.metrics import ARROW_PX, FADE_PX, MARKER_PX, QUESTION_PX, SHORT_FADE_PX
from timeline_app.layout.scene import Mark, Shape
from timeline_app.timescale import TimeScale

if TYPE_CHECKING:
    from timeline_app.table import EventFile

DAY_S = 86_400
VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "edtf_vectors.json").read_text(encoding="utf-8")
)["rows"]
ACCEPTED = [row["edtf"] for row in VECTORS if row["accept"]]


def footprints_of(file: EventFile) -> Footprints:
    return table_to_footprints(file.table, horizon_s(file))


def mark_of(
    event: str | dict[str, Any], px_per_day: float = 2.0, at_px: float = 400.0, as_of: str | None = None
) -> Mark:
    """The mark of one event, its begin at `at_px` in a picture of 4,000 px."""
    head = {"as_of": as_of} if as_of else {}
    file = make_file([event], **head)
    footprints = footprints_of(file)
    left_s = int(footprints.outer_lo_s[0])
    scale = TimeScale(left_s, 0.0, px_per_day / DAY_S, 4000.0).panned(at_px)
    (mark,) = rows_to_marks(file.table, footprints, np.array([0]), [0.0], scale)
    return mark


def widths(mark: Mark) -> list[tuple[float, float]]:
    """The profile as (x from the begin in px, opacity), without repetitions."""
    rounded = [(round(x - 400, 1), alpha) for x, alpha in mark.profile]
    return [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]


class Drawn(NamedTuple):
    """What the visual grammar asks for; `ends` names caps (|), arrows (<, >) and question marks (?) left and right."""

    date: str
    shape: Shape
    profile: list[tuple[float, float]]
    ends: str = ""
    uncertain: bool = False
    as_of: str | None = None


V = VAGUE_ALPHA
GRAMMAR = {
    # At 2 px a day; x counts from where the footprint begins.
    "an exact day, narrower than the marker": Drawn("2025-01-17", Shape.MOMENT, [(-4, 1), (6, 1)]),
    "an exact time": Drawn("2025-01-17T12:00:00Z", Shape.MOMENT, [(-5, 1), (5, 1)]),
    "a month": Drawn("2014-02", Shape.VAGUE, [(0, V), (56, V)]),
    "a season": Drawn("2014-33", Shape.VAGUE, [(0, V), (180, V)]),
    "a year": Drawn("2015", Shape.VAGUE, [(0, V), (730, V)]),
    "one of two years": Drawn("[1667,1668]", Shape.VAGUE, [(0, V), (1462, V)]),
    "from a month to a month": Drawn("2014-02/2014-04", Shape.SPAN, [(0, 0), (56, 1), (118, 1), (178, 0)]),
    "from a day to a day": Drawn("2014-02-01/2014-02-28", Shape.SPAN, [(0, 1), (56, 1)]),
    "about a month": Drawn("2024-06~", Shape.VAGUE, [(0, 0), (60, V), (120, V), (180, 0)]),
    "from about a month on": Drawn("2024-06~/2024-10-01", Shape.SPAN, [(0, 0), (120, 1), (306, 1)]),
    "perhaps a year": Drawn("2014?", Shape.VAGUE, [(0, V), (730, V)], uncertain=True),
    "perhaps a stretch": Drawn("2014-02-01?/2014-02-28", Shape.SPAN, [(0, 1), (56, 1)], uncertain=True),
    "by": Drawn("[..2027]", Shape.LIMIT, [(-FADE_PX, 0), (0, 1)], "<|"),
    "after": Drawn("[2014..]", Shape.LIMIT, [(0, 1), (FADE_PX, 0)], "|>"),
    "since, ongoing": Drawn("2024-12-01/..", Shape.SPAN, [(0, 1), (124, 1)], ">", as_of="2025-01-31"),
    "since a month": Drawn("2024-12/..", Shape.SPAN, [(0, 0), (62, 1), (124, 1)], ">", as_of="2025-01-31"),
    "until": Drawn("../2014-02-28", Shape.SPAN, [(-FADE_PX, 0), (0, 1), (2, 1)], "<"),
    "ended, unknown when": Drawn("2015-01-01/", Shape.SPAN, [(0, 1), (2, 1), (2 + SHORT_FADE_PX, 0)], "?"),
    "begun, unknown when": Drawn("/2015-01-01", Shape.SPAN, [(-SHORT_FADE_PX, 0), (0, 1), (2, 1)], "?left"),
    "all of several": Drawn("{1960,1961-12}", Shape.SET, [(0, 1), (1462, 1)], ends="||"),
}


@pytest.mark.parametrize("drawn", GRAMMAR.values(), ids=GRAMMAR.keys())
def test_a_date_is_drawn_as_the_grammar_says(drawn: Drawn) -> None:
    mark = mark_of(drawn.date, as_of=drawn.as_of)
    assert mark.shape is drawn.shape
    assert widths(mark) == drawn.profile
    assert (mark.arrow_left, mark.arrow_right) == ("<" in drawn.ends, ">" in drawn.ends)
    assert (mark.cap_left, mark.cap_right) == (drawn.ends.startswith("|"), drawn.ends.endswith("|"))
    assert (mark.question_left, mark.question_right) == (drawn.ends == "?left", drawn.ends == "?")
    assert mark.uncertain is drawn.uncertain
    assert not mark.planned


@pytest.mark.parametrize(
    ("event", "as_of", "planned"),
    [
        ("2030", "2025-02-17", True),
        ("2025-02-18/2026", "2025-02-17", True),
        ("2025-02-17", "2025-02-17", False),
        ("2030", None, False),
        ("[..2027]", "2025-02-17", False),
        ({"title": "x", "date": "2020", "status": "planned"}, "2025-02-17", True),
        ({"title": "x", "date": "[..2027]", "status": "planned"}, None, True),
    ],
)
def test_what_lies_after_the_files_day_or_is_said_to_be_is_planned(
    event: str | dict[str, Any], as_of: str | None, planned: bool
) -> None:
    assert mark_of(event, as_of=as_of).planned is planned


@pytest.mark.parametrize("date", ["2014-02", "2015", "2024-06~", "2024-06-15~", "2014?", "[1667,1668]"])
def test_a_vague_date_narrower_than_the_marker_is_just_the_hollow_marker(date: str) -> None:
    mark = mark_of(date, px_per_day=0.001)
    assert mark.profile == ((mark.middle_px - MARKER_PX / 2, 0.0), (mark.middle_px + MARKER_PX / 2, 0.0))
    assert mark.shape in {Shape.VAGUE, Shape.MOMENT}
    assert mark.shape is Shape.VAGUE or mark.uncertain


def test_the_day_up_to_which_the_file_knows_ends_what_goes_on() -> None:
    file = make_file(["2015/..", "2020"], as_of="2025-02-17")
    assert footprints_of(file).outer_hi_s[0] == file.as_of_s == horizon_s(file)


def test_without_such_a_day_the_last_moment_of_the_file_does() -> None:
    file = make_file(["2015-01-01/..", "2020-12-31"])
    footprints = footprints_of(file)
    assert footprints.outer_hi_s[0] == horizon_s(file) == footprints.outer_hi_s[1]


def test_what_goes_on_but_begins_after_the_files_day_is_not_drawn_backwards() -> None:
    mark = mark_of("2030-01-01/..", as_of="2025-02-17")
    assert [alpha for _, alpha in mark.profile] == [1.0] * len(mark.profile)
    assert mark.arrow_right
    assert mark.left_px <= mark.right_px


def test_no_moment_is_certain_where_the_doubts_of_both_ends_overlap() -> None:
    footprints = footprints_of(make_file(["2004-06/2004-06"]))
    assert footprints.solid_lo_s[0] == footprints.solid_hi_s[0]


def test_rows_without_a_date_are_all_zero_and_out_of_the_extent() -> None:
    file = make_file([{"title": "x"}, {"title": "x", "date": "nonsense"}, "2024-01-01"])
    footprints = footprints_of(file)
    assert [int(column[:2].sum()) for column in (footprints.outer_lo_s, footprints.outer_hi_s)] == [0, 0]
    day_s = int(footprints.outer_lo_s[2])
    assert time_extent(footprints, file.table.dated()) == (day_s, day_s + DAY_S)
    assert time_extent(footprints, np.zeros(3, dtype=np.bool_)) is None


@given(
    date=st.sampled_from(ACCEPTED), px_per_s=st.floats(-10, 0).map(lambda power: 10**power), offset_px=st.floats(0, 900)
)
def test_no_date_ever_looks_more_certain_than_it_is(date: str, px_per_s: float, offset_px: float) -> None:
    file = make_file([date])
    assert [problem for problem in file.problems if problem.field == "date"] == []
    table, footprints = file.table, footprints_of(file)
    if not table.dated()[0]:
        return
    flags, kind = int(table.flags[0]), int(table.kind[0])
    times = [int(column[0]) for column in (footprints.outer_lo_s, footprints.solid_lo_s, footprints.solid_hi_s)]
    times.append(int(footprints.outer_hi_s[0]))
    assert times == sorted(times)
    assert all(abs(time_s) < -FAR_PAST for time_s in times)
    assert times[0] <= footprints.mid_s[0] <= times[-1]

    scale = TimeScale(int(footprints.mid_s[0]), 0.0, px_per_s, 1000.0).panned(offset_px)
    (mark,) = rows_to_marks(table, footprints, np.array([0]), [0.0], scale)
    xs, alphas = zip(*mark.profile, strict=True)
    assert list(xs) == sorted(xs)
    assert np.isfinite([*xs, mark.left_px, mark.right_px]).all()
    assert all(0 <= alpha <= 1 for alpha in alphas)
    one_day = table.hi_s[0] - table.lo_s[0] <= DAY_S
    exact = not flags & (DateFlags.UNCERTAIN | DateFlags.APPROXIMATE) and one_day
    if mark.shape is Shape.MOMENT:
        assert exact or mark.uncertain
    if kind != Kind.INTERVAL and not exact and not mark.uncertain:
        assert mark.shape in {Shape.VAGUE, Shape.LIMIT, Shape.SET}
    if mark.shape is Shape.VAGUE:
        assert max(alphas) <= VAGUE_ALPHA


@pytest.mark.parametrize("date", ACCEPTED)
def test_every_unknown_end_is_marked_and_fades(date: str) -> None:
    file = make_file([date])
    if not file.table.dated()[0]:
        return
    flags = int(file.table.flags[0])
    mark = mark_of(date)
    assert mark.question_left == bool(flags & DateFlags.UNKNOWN_START)
    assert mark.question_right == bool(flags & DateFlags.UNKNOWN_END)
    if flags & (DateFlags.OPEN_START | DateFlags.UNKNOWN_START):
        assert mark.profile[0][1] == 0


def test_the_mark_leaves_room_for_arrows_and_question_marks() -> None:
    assert mark_of("[2014..]").right_px == 400 + FADE_PX + ARROW_PX
    assert mark_of("2015-01-01/").right_px == 402 + SHORT_FADE_PX + QUESTION_PX
    assert mark_of("2014?").right_px == 400 + 730 + QUESTION_PX


@pytest.mark.parametrize(
    ("date", "opacities"),
    [
        ("2014-02/2014-03", [0.0, 1.0, 0.0]),
        ("2014-02-03/2014-03", [1.0, 1.0, 0.0]),
        ("2014-02/2014-03-20", [0.0, 1.0, 1.0]),
        ("2014-02-03/2014-03-20", [1.0, 1.0, 1.0]),
    ],
)
def test_an_end_that_is_not_known_fades_even_where_the_bar_is_narrower_than_a_marker(
    date: str, opacities: list[float]
) -> None:
    mark = mark_of(date, px_per_day=0.05)
    assert [alpha for _, alpha in mark.profile] == opacities
    assert mark.profile[-1][0] - mark.profile[0][0] == pytest.approx(MARKER_PX)


@pytest.mark.parametrize(
    "date", ["[..2015~]", "[2015~..]", "[2012~,2014]", "{1960~,1970}", "2015~/..", "../2015~", "199X~"]
)
def test_about_widens_by_one_unit_of_its_own_and_no_more(date: str) -> None:
    file = make_file([date], as_of="2020")
    footprints, bounds = footprints_of(file), file.table.bounds(0)
    year_s, widest_s = 366 * DAY_S, 3653 * DAY_S
    unit_s = widest_s if "X" in date else year_s
    if bounds.lo_s != FAR_PAST:
        assert bounds.lo_s - unit_s <= footprints.outer_lo_s[0] <= bounds.lo_s
    if bounds.hi_s != FAR_FUTURE:
        assert bounds.hi_s <= footprints.outer_hi_s[0] <= bounds.hi_s + unit_s


def test_the_farthest_years_do_not_wrap_around() -> None:
    footprints = footprints_of(make_file(["[Y-140000000000~..Y140000000000~]"]))
    assert footprints.outer_lo_s[0] < footprints.outer_hi_s[0]


def test_one_of_two_hours_is_no_known_hour() -> None:
    assert mark_of("[2014-03-21T09:00,2014-03-21T17:00]", px_per_day=400).shape is Shape.VAGUE
    assert mark_of("[2014-03-21]", px_per_day=400).shape is Shape.MOMENT


def test_all_up_to_a_year_is_not_drawn_as_once_by_that_year() -> None:
    once, always = mark_of("[..1983]"), mark_of("{..1983}")
    assert (once.shape, always.shape) == (Shape.LIMIT, Shape.SET)
    assert always.arrow_left
    assert always.cap_right


def test_without_a_day_that_the_file_knows_up_to_an_ancient_file_ends_with_its_last_moment() -> None:
    footprints = footprints_of(make_file(["-0043/..", "-0010"]))
    assert footprints.outer_hi_s[0] == footprints.outer_hi_s[1]


@pytest.mark.parametrize(
    ("date", "estimate"),
    [("1950S2", "1950"), ("1999S2", "1999"), ("1950S2~", "1950"), ("Y171010000S3", "Y171010000"), ("-1950S2", "-1950")],
)
def test_the_marker_of_an_estimate_stands_at_it_and_not_in_the_middle_of_what_is_possible(
    date: str, estimate: str
) -> None:
    year = make_file([estimate]).table.bounds(0)
    footprints = footprints_of(make_file([date]))
    assert year.lo_s < footprints.mid_s[0] < year.hi_s
    mark = mark_of(date, px_per_day=0.02 if len(date) < 8 else 1e-8)
    assert mark.shape is Shape.VAGUE
    assert mark.left_px < mark.middle_px < mark.right_px


def years_px(mark: Mark) -> list[tuple[int, int]]:
    """Where the members of a set lie, in years after the begin of the mark, drawn at 1 px a day."""
    return [(round((one.profile[0][0] - 400) / 365), round((one.profile[-1][0] - 400) / 365)) for one in mark.members]


@pytest.mark.parametrize(
    ("date", "members"),
    [
        ("[2012,2014]", [(0, 1), (2, 3)]),
        ("[2014,2012]", [(0, 1), (2, 3)]),
        ("[1667,1668,1670..1672]", [(0, 2), (3, 6)]),
        ("{2012,2014}", [(0, 1), (2, 3)]),
        ("{1960,1961-12,1964}", [(0, 1), (2, 2), (4, 5)]),
    ],
)
def test_nothing_is_drawn_where_no_member_of_a_set_lies(date: str, members: list[tuple[int, int]]) -> None:
    mark = mark_of(date, px_per_day=1.0)
    assert years_px(mark) == members
    shape = Shape.VAGUE if date.startswith("[") else Shape.SET
    assert {one.shape for one in mark.members} == {shape}
    for member in mark.members:
        assert member.profile[0][0] <= member.middle_px <= member.profile[-1][0]


@pytest.mark.parametrize("date", ["[1667,1668]", "[2026..2030]", "[2014-03-21]", "{1960..1963}", "[..2015]", "2014"])
def test_what_has_no_gaps_has_no_members(date: str) -> None:
    assert mark_of(date).members == ()


def test_one_of_two_days_is_hollow_and_both_of_two_days_are_dots() -> None:
    one_of, both = mark_of("[2014-03-21,2014-05-09]"), mark_of("{2014-03-21,2014-05-09}")
    assert [one.shape for one in one_of.members] == [Shape.VAGUE] * 2
    assert [one.shape for one in both.members] == [Shape.MOMENT] * 2
    assert one_of.left_px <= one_of.members[0].left_px
    assert one_of.right_px >= one_of.members[1].right_px


@pytest.mark.parametrize(("px_per_day", "count"), [(2.0, 2), (0.02, 2), (0.012, 0), (0.001, 0)])
def test_members_that_have_no_room_for_two_markers_share_one(px_per_day: float, count: int) -> None:
    mark = mark_of("[2012,2014]", px_per_day=px_per_day)
    assert len(mark.members) == count
    for first, second in pairwise(mark.members):
        assert first.profile[-1][0] <= second.profile[0][0]


def test_each_member_keeps_its_own_doubt_and_the_events_look() -> None:
    mark = mark_of({"title": "x", "date": "[2012~,2016?]", "status": "planned", "category": "b"})
    about, perhaps = mark.members
    assert (about.uncertain, perhaps.uncertain) == (False, True)
    assert [alpha for _, alpha in about.profile] == [0, V, V, 0]
    assert {(one.row, one.planned, one.category) for one in mark.members} == {(0, True, 1)}
    assert mark.left_px <= about.left_px
    assert perhaps.right_px <= mark.right_px


def test_between_members_far_outside_of_the_picture_there_is_still_nothing() -> None:
    mark = mark_of("[2012,2014]", px_per_day=2000, at_px=-366 * 2000 - 5_000)
    assert len(mark.members) == 2
    for member, side_px in zip(mark.members, (-1, 4001), strict=True):
        xs = [member.middle_px, *(x_px for x_px, _ in member.profile)]
        assert xs == sorted(xs)
        assert max(abs(x_px - side_px) for x_px in xs) < 1_000
